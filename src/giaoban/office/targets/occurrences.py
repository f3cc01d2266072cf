"""When a report is owed: the periods of a duty with their days, computed from its rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.office.targets.models import ReportClosed, ReportDuty
from giaoban.office.targets.periods import ONCE_KEY, Period, ReportPeriod, month_end, period_called, periods_from
from giaoban.timing.saying import said, short
from giaoban.timing.workdays import Calendar

SOON = 7  # days: what is due within them is due soon


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report owed for one period: until when its figures are counted, by when it must be sent, and what closed it."""

    duty: ReportDuty
    period: Period
    cut_off: dt.date
    due: dt.date
    closed: ReportClosed | None = None

    @property
    def key(self) -> str:
        """What the period is called in addresses."""
        return self.period.key

    @property
    def title(self) -> str:
        """The report and its period."""
        return self.duty.name if self.key == ONCE_KEY else f"{self.duty.name} {self.period.words}"

    @property
    def days_late(self) -> int:
        """By how many days it was sent too late; 0 for what came in time or is still owed."""
        return max(0, (self.closed.on - self.due).days) if self.closed else 0

    def is_over(self, today: dt.date) -> bool:
        """Should it have been sent before today?"""
        return self.closed is None and self.due < today

    def is_soon(self, today: dt.date) -> bool:
        """Is it due today or within the next days?"""
        return self.closed is None and 0 <= (self.due - today).days <= SOON


def roll_over(due: ReportDue, calendar: Calendar) -> str:
    """Where its day is a day off: why, and the working days on both sides. Empty for a working day; the day itself stays."""
    off = calendar.is_off(due.due)
    if off is None:
        return ""
    before, after = calendar.previous_working_day(due.due), calendar.next_working_day(due.due)
    return f"{said(due.due)} là ngày nghỉ ({off.name}): ngày làm việc trước đó là {short(before)}, tiếp theo là {short(after)}"


def day_of(kind: str, period: Period, day: int, after: int) -> dt.date:
    """The day of a rule: of the week or month that lies so many weeks or months after the last one of the period.

    A day that a short month has not is its last one (day 31 in April is the 30th).
    """
    if kind == ReportPeriod.WEEKLY:
        return period.first + dt.timedelta(days=7 * after + day - 1)
    months = period.last.year * 12 + period.last.month - 1 + after
    end = month_end(months // 12, months % 12 + 1)
    return end.replace(day=min(day, end.day))


def occurrences(duty: ReportDuty, until: dt.date) -> Iterator[ReportDue]:
    """The periods of a duty that are due up to a day, the oldest first: those whose figures are cut off while it is in force."""
    if duty.period == ReportPeriod.ONCE:
        if duty.once_on is not None and duty.once_on <= until:
            yield _once(duty, duty.once_on)
        return
    # A cut-off may lie in the months after its period: the first that counts may belong to a period before the duty was in force.
    since = duty.valid_from or until
    for period in periods_from(duty.period, _before(since, duty.period, duty.cut_off_after)):
        found = _of(duty, period)
        if found.due > until or (duty.valid_to is not None and found.cut_off > duty.valid_to):
            return
        if found.cut_off >= since:
            yield found


def occurrence_called(duty: ReportDuty, key: str) -> ReportDue | None:
    """The occurrence that a key names; None for a key that names none of the duty's."""
    if duty.period == ReportPeriod.ONCE:
        return _once(duty, duty.once_on) if key == ONCE_KEY and duty.once_on is not None else None
    period = period_called(duty.period, key)
    if period is None or period.last.year > 9990:
        return None
    found = _of(duty, period)
    return found if duty.is_in_force(found.cut_off) else None


def _of(duty: ReportDuty, period: Period) -> ReportDue:
    cut_off = day_of(duty.period, period, duty.cut_off_day or 1, duty.cut_off_after)
    return ReportDue(duty, period, cut_off, day_of(duty.period, period, duty.due_day or 1, duty.due_after))


def _once(duty: ReportDuty, day: dt.date) -> ReportDue:
    return ReportDue(duty, Period(ONCE_KEY, day, day, ""), day, day)


def _before(day: dt.date, kind: str, after: int) -> dt.date:
    """A day early enough that no period whose cut-off lies on a day or later is left out."""
    return max(dt.date(1900, 1, 1), day - dt.timedelta(days=(7 if kind == ReportPeriod.WEEKLY else 31) * (after + 1)))
