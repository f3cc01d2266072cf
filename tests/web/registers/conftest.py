"""Rows for the registers' pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from giaoban.office.registry.actions import register_incoming, register_outgoing
from giaoban.office.registry.models import Direction, RegisterEntry
from tests.papers import make_paper
from tests.people import People

Register = Callable[..., RegisterEntry]


@pytest.fixture
def incoming(people: People) -> Register:
    """Makes a paper and enters it in the register of papers in."""

    def make(on: dt.date | None = None, row: dict[str, Any] | None = None, **fields: Any) -> RegisterEntry:
        return register_incoming(people.lan, make_paper(**fields).pk, on=on, **(row or {}))

    return make


@pytest.fixture
def outgoing(people: People) -> Register:
    """Makes a paper of ours and enters it in the register of papers out."""

    def make(row: dict[str, Any] | None = None, **fields: Any) -> RegisterEntry:
        paper = make_paper(**({"direction": Direction.OUT, "type": "KH", "number": "", "received_on": None} | fields))
        return register_outgoing(people.lan, paper.pk, **(row or {}))

    return make
