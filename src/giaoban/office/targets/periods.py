"""Periods of the calendar by which targets are set and reports are owed: weeks, months, quarters, halves, years, and what is owed once."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

ONE_DAY = dt.timedelta(days=1)


class TargetPeriod(models.TextChoices):
    """For how long a target is set."""

    YEAR = "year", "Năm"
    QUARTER = "quarter", "Quý"
    MONTH = "month", "Tháng"
    TERM = "term", "Nhiệm kỳ"


class ReportPeriod(models.TextChoices):
    """How often a report is owed."""

    WEEKLY = "weekly", "Hằng tuần"
    MONTHLY = "monthly", "Hằng tháng"
    QUARTERLY = "quarterly", "Hằng quý"
    HALF_YEARLY = "half-year", "6 tháng"
    YEARLY = "yearly", "Hằng năm"
    ONCE = "once", "Một lần"


MONTHS_IN = {ReportPeriod.MONTHLY: 1, ReportPeriod.QUARTERLY: 3, ReportPeriod.HALF_YEARLY: 6, ReportPeriod.YEARLY: 12}
_MONTHS_OF_TARGET = {TargetPeriod.YEAR: 12, TargetPeriod.QUARTER: 3, TargetPeriod.MONTH: 1}
ONCE_KEY = "once"
_KEY = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])|W(\d{2})))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar, both days included. `key` is what it is called in addresses and rows, `words` on screen."""

    key: str
    first: dt.date
    last: dt.date
    words: str


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def target_days(period: str, day: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the year, quarter or month in which a day lies. A term has no days of the calendar: KeyError."""
    many = _MONTHS_OF_TARGET[TargetPeriod(period)]
    month = (day.month - 1) // many * many + 1
    return dt.date(day.year, month, 1), month_end(day.year, month + many - 1)


def period_of(kind: str, day: dt.date) -> Period:
    """The week, month, quarter, half or year in which a day lies. Nothing is owed by the calendar that is owed once: KeyError."""
    if kind == ReportPeriod.WEEKLY:
        return _week(day)
    many = MONTHS_IN[ReportPeriod(kind)]
    return _months(day.year, (day.month - 1) // many, many)


def period_called(kind: str, key: str) -> Period | None:
    """The period that a key names; None for what names none of the kind."""
    found = _KEY.fullmatch(key)
    if kind == ReportPeriod.ONCE or found is None or found[1] == "0000":
        return None
    year, month, quarter, half, week = (int(part) if part else 0 for part in found.groups())
    try:
        day = dt.date.fromisocalendar(year, week, 1) if week else dt.date(year, month or quarter * 3 or half * 6 or 1, 1)
    except ValueError:
        return None
    period = period_of(kind, day)
    return period if period.key == key else None


def periods_from(kind: str, day: dt.date) -> Iterator[Period]:
    """The period in which a day lies and those that follow it, to the end of the calendar."""
    period = period_of(kind, day)
    while True:
        yield period
        if period.last >= dt.date(9998, 12, 1):
            return
        period = period_of(kind, period.last + ONE_DAY)


def _week(day: dt.date) -> Period:
    year, week, weekday = day.isocalendar()
    first = day - dt.timedelta(days=weekday - 1)
    last = first + dt.timedelta(days=6)
    return Period(f"{year}-W{week:02}", first, last, f"tuần {week} ({first:%d/%m} đến {last:%d/%m/%Y})")


def _months(year: int, place: int, many: int) -> Period:
    """The period of so many months that stands at a place in the year, from nought."""
    first, last = dt.date(year, place * many + 1, 1), month_end(year, (place + 1) * many)
    key, words = {
        1: (f"{year}-{first.month:02}", f"tháng {first.month}/{year}"),
        3: (f"{year}-Q{place + 1}", f"quý {place + 1}/{year}"),
        6: (f"{year}-H{place + 1}", f"6 tháng {('đầu', 'cuối')[min(place, 1)]} năm {year}"),
        12: (f"{year}", f"năm {year}"),
    }[many]
    return Period(key, first, last, words)
