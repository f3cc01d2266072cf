"""Days off as meetings ask of them: the office's calendar, and whether a slot of a series needs a decision."""

from __future__ import annotations

import datetime as dt

from giaoban.office.days.queries import calendar
from giaoban.office.meetings.kinds import Half, MeetingKind
from giaoban.office.meetings.models import Series
from giaoban.timing.seed import OffDay
from giaoban.timing.workdays import Calendar


def office_calendar() -> Calendar:
    """The calendar by which the office works."""
    return calendar()


def is_asked_of(series: Series | None, day: dt.date | None, by: Calendar | None = None) -> bool:
    """Does a meeting of the series ask on this day, by the calendar as it is now? `by`: that calendar, where many are asked about."""
    return series is not None and day is not None and question_of(series, (by or office_calendar()).is_off(day))


def question_of(series: Series, off: OffDay | None) -> bool:
    """Does a slot on this day off ask what becomes of it? A weekend does not where it is meant so: the rule itself names weekdays, it is in
    the evening, or a party cell meets."""
    if off is None:
        return False
    meant = "BYDAY=" in series.rule or series.half == Half.EVENING or series.kind == MeetingKind.CELL_MEETING
    return not (off.kind == "weekend" and meant)
