"""What of the tasks is asked for: the filters of every list, read from the query of an address and written back into one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum, StrEnum
from typing import Any
from urllib.parse import urlencode

from giaoban.office.work.models import CLOSED, Origin, Side, Workflow
from giaoban.office.work.timing import Timing

RUNNING = frozenset({Timing.NO_DEADLINE, Timing.NOT_YET_DUE, Timing.DUE_SOON, Timing.OVERDUE})
_LONGEST = 100
_MOST_FIGURES = 18


class Standing(StrEnum):
    """Which part of the tasks: those still followed, those that ended, or both."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters. With an `organ` (or `mine`) the rows are its shares, with their own deadline and state; otherwise they are tasks.

    `since`, `until` bound the deadline, `done_since`, `done_until` the day it was done, both days included. `leader` 0: nobody in charge.
    `work` is a cited document. `kept`: done, and not after its deadline. `extended`: the deadline is later than the
    first one. `q`: words of the title, with marks or without.
    """

    state: Standing = Standing.OPEN
    timing: Timing | None = None
    workflow: Workflow | None = None
    organ: int | None = None
    side: Side | None = None
    leader: int | None = None
    giver: int | None = None
    field: str = ""
    origin: Origin | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    done_since: dt.date | None = None
    done_until: dt.date | None = None
    paper: int | None = None
    work: int | None = None
    q: str = ""
    flagged: bool = False
    extended: bool = False
    kept: bool = False
    mine: bool = False

    @property
    def closed(self) -> bool | None:
        """Only what ended, only what did not, or both (None)."""
        if self.workflow is not None:
            return self.workflow in CLOSED
        if self.timing is not None or self.kept:
            return False if self.timing in RUNNING else None
        return {Standing.OPEN: False, Standing.CLOSED: True, Standing.ALL: None}[self.state]

    @property
    def newest_first(self) -> bool:
        """What is open is read from the nearest deadline on; what ended, from the last one back."""
        return self.closed is not False

    @property
    def is_filtered(self) -> bool:
        """Is anything asked for besides what is open?"""
        return self != Chosen(mine=self.mine)

    def of(self, **values: Any) -> Chosen:
        """The same, but for these."""
        return replace(self, **values)

    def query(self) -> str:
        """As an address asks for it: only what differs from what is shown unasked, always in one order."""
        pairs = [(one.name, getattr(self, one.name)) for one in fields(self)]
        return urlencode([(name, _written(value)) for name, value in pairs if value != getattr(_UNASKED, name)])


_UNASKED = Chosen()


def _written(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return "1" if value is True else str(value)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_FIGURES else None


def _one_of(kind: type[Enum]) -> Callable[[str], Any]:
    return lambda text: kind(text) if text in {one.value for one in kind} else None


def _words(text: str) -> str:
    return text.strip()[:_LONGEST]


_READ: dict[str, Callable[[str], Any]] = {
    "state": _one_of(Standing),
    "timing": _one_of(Timing),
    "workflow": _one_of(Workflow),
    "organ": _number,
    "side": _one_of(Side),
    "leader": _number,
    "giver": _number,
    "field": _words,
    "origin": _one_of(Origin),
    "since": _day,
    "until": _day,
    "done_since": _day,
    "done_until": _day,
    "paper": _number,
    "work": _number,
    "q": _words,
    "flagged": bool,
    "extended": bool,
    "kept": bool,
    "mine": bool,
}


def chosen(query: Mapping[str, str]) -> Chosen:
    """What an address asks for. What it says that is no day, no number or none of our words is left aside."""
    read = {name: reads(query[name]) for name, reads in _READ.items() if query.get(name)}
    return Chosen(**{name: value for name, value in read.items() if value is not None})
