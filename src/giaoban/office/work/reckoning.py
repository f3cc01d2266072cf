"""The last good day of what a paper orders, reckoned from its own words.

Proposed on what waits to be handed out, and taken by a person alone.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from giaoban.office.evidence.models import Fact
from giaoban.office.evidence.shapes import folded
from giaoban.office.registry.models import Paper
from giaoban.office.work.models import Reckoning, Task, Workflow
from giaoban.timing.last_days import Settings, last_good_day
from giaoban.timing.phrases import Known, Phrase
from giaoban.timing.rules import Computed
from giaoban.timing.workdays import Calendar

DEADLINE = "deadline"  # the field of a fact
_ASKS = frozenset({"RELATIVE", "RECURRING", "PERIOD", "DATE"})  # kinds of deadlines that have, or want, a day


def phrase_of(fact: Fact) -> Phrase | None:
    """The deadline of a fact, in the paper's own words; None where it has none."""
    due = fact.understood.get(DEADLINE)
    if not due or due["kind"] not in _ASKS:
        return None
    quotes = [folded(words["quote"]) for words in fact.said.get(DEADLINE, ())]
    named = dt.date.fromisoformat(due["date"]) if due.get("date") else None
    return Phrase(due["kind"], " ".join(quotes) or due.get("words") or "", named, due.get("bound"))


def known_of(paper: Paper) -> Known:
    """The days that a paper brings with it: its own, and that of its arrival."""
    return Known(issued=paper.date, arrived=paper.received_on, since=paper.received_on or paper.date)


def proposal(task: Task, calendar: Calendar, reading: Settings) -> Computed | None:
    """What its paper's words make of a draft's deadline, where that is another day than it has, or none can be told and it has none.

    What somebody set by hand is left alone: nothing is proposed against it.
    """
    if task.workflow != Workflow.DRAFT or task.fact is None or task.paper is None:
        return None
    phrase = phrase_of(task.fact)
    if phrase is None or task.deadline not in (None, phrase.day):
        return None
    found = last_good_day(phrase, known_of(task.paper), calendar, reading)
    return None if found.result == task.deadline and found.result is not None else found


def kept(task: Task, computed: Computed, phrase: Phrase, known: Known) -> dict[str, Any]:
    """The fields of what is kept beside a deadline that was taken."""
    assert computed.result is not None
    return {
        "phrase": {"kind": phrase.kind, "text": phrase.text, "day": _text(phrase.day), "bound": phrase.bound},
        "known": {name: _text(getattr(known, name)) for name in ("issued", "arrived", "since")},
        "computed": computed.as_json(),
        "calendar": computed.calendar,
        "day": computed.result,
    }


def again(reckoning: Reckoning, calendar: Calendar, reading: Settings) -> Computed:
    """The same, reckoned by another table of days."""
    was = reckoning.phrase
    phrase = Phrase(was["kind"], was["text"], _day(was["day"]), was["bound"])
    known = Known(**{name: _day(day) for name, day in reckoning.known.items()})
    return last_good_day(phrase, known, calendar, reading)


def _text(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
