"""Dated knowledge: the data that stands beside the code, and what of it is in force on a day."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar


class Dated(Protocol):
    """What is in force from a day to a day, both included; None leaves an end open."""

    @property
    def valid_from(self) -> dt.date | None:
        """The first day."""

    @property
    def valid_to(self) -> dt.date | None:
        """The last day."""


_D = TypeVar("_D", bound=Dated)


@cache
def data(name: str) -> Any:
    """What stands in one of the data files."""
    return json.loads((files("giaoban.timing") / "data" / f"{name}.json").read_text("utf-8"))


def day(text: str | None) -> dt.date | None:
    """A day of the data; None where an end is open."""
    return dt.date.fromisoformat(text) if text else None


def is_in_force(thing: Dated, on: dt.date) -> bool:
    """Is it in force on a day?"""
    return (thing.valid_from is None or thing.valid_from <= on) and (thing.valid_to is None or on <= thing.valid_to)


def in_force(things: Iterable[_D], on: dt.date) -> _D | None:
    """The first that is in force on a day."""
    return next((thing for thing in things if is_in_force(thing, on)), None)
