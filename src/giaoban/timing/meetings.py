"""The days around a meeting: until when papers and invitations are due, and its conclusion notice; and how often a body meets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from giaoban.timing.knowledge import data, day, in_force
from giaoban.timing.rules import Computed, compute, rule, with_count
from giaoban.timing.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a body meets. What is not `verified` is the office's to set by its own regulations."""

    body: str
    name: str
    rule: str
    words: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str
    verified: bool


def papers_due(day: dt.date, calendar: Calendar, count: int | None = None) -> Computed:
    """The last day to send papers for a meeting on a day; `count` working days where the office's own regulations say so."""
    return compute(with_count(rule("meeting.papers", day), count), day, calendar)


def invitation_due(day: dt.date, calendar: Calendar, count: int | None = None) -> Computed:
    """The last day to send invitations."""
    return compute(with_count(rule("meeting.invitation", day), count), day, calendar)


def notice_due(day: dt.date, calendar: Calendar, count: int | None = None) -> Computed:
    """The last day to issue the conclusion notice of a meeting that ended on a day."""
    return compute(with_count(rule("meeting.notice", day), count), day, calendar)


@cache
def _rhythms() -> tuple[Rhythm, ...]:
    rows = data("meetings")["rhythms"]
    return tuple(Rhythm(**{**row, "valid_from": day(row["valid_from"]), "valid_to": day(row["valid_to"])}) for row in rows)


def rhythm(body: str, on: dt.date) -> Rhythm | None:
    """How often a body meets by what is in force on a day; None where nothing is known of it."""
    return in_force([each for each in _rhythms() if each.body == body], on)


def rhythms(on: dt.date) -> list[Rhythm]:
    """How often the bodies meet of which something is known."""
    found = (rhythm(body, on) for body in dict.fromkeys(each.body for each in _rhythms()))
    return [each for each in found if each is not None]
