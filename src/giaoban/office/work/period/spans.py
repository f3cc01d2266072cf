"""Periods of which figures are asked: month, quarter, half-year, year, or from one day to another; local days, both included.

A named period is that of the calendar, or the one of a report scheme in force (`timing.periods`), which closes figures on a day of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from giaoban.timing.periods import MONTHS, Kind, Scheme, period, period_of, scheme
from giaoban.timing.saying import short

CALENDAR = "calendar"
SCHEMES = (CALENDAR, "state")
KINDS: tuple[Kind, ...] = ("month", "quarter", "half-year", "year")
KIND_WORDS: dict[Kind, str] = {"month": "Tháng", "quarter": "Quý", "half-year": "6 tháng", "year": "Năm"}
_ONE = dt.timedelta(1)
_MIDDLE = 14  # a month belongs to the period in which this day lies: also where figures are closed on it
_YEARS = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of local days. `kind` is empty for one from day to day; `year` and `number` name the others."""

    first: dt.date
    last: dt.date
    kind: Kind | None = None
    year: int = 0
    number: int = 0
    by: str = CALENDAR

    @property
    def name(self) -> str:
        """`tháng 11/2026`, `quý IV/2026`, `từ 02/11/2026 đến 15/11/2026`."""
        if self.kind is None:
            return self.days
        return period(self.kind, self.year, self.number, _scheme(self.by)).name

    @property
    def days(self) -> str:
        """Its days in words."""
        return f"từ {short(self.first)} đến {short(self.last)}"

    @property
    def words(self) -> str:
        """The name, with the days where the name does not say them."""
        return self.name if self.kind is None or self.by == CALENDAR else f"{self.name} ({self.days})"

    def until(self, today: dt.date) -> dt.date:
        """The day as of which is counted: the last one, or today while the period runs."""
        return min(self.last, today)

    @property
    def before(self) -> Span:
        """The period before: of the same kind, else as many days."""
        if self.kind is not None:
            return _named(self.kind, self.first - _ONE, self.by)
        return Span(self.first - (self.last - self.first) - _ONE, self.first - _ONE)

    @property
    def after(self) -> Span:
        """The period after: of the same kind, else as many days."""
        if self.kind is not None:
            return _named(self.kind, self.last + _ONE, self.by)
        return Span(self.last + _ONE, self.last + (self.last - self.first) + _ONE)

    def query(self) -> str:
        """As an address asks for it."""
        if self.kind is None:
            return urlencode({"from": self.first.isoformat(), "to": self.last.isoformat()})
        named: dict[str, str | int] = {"period": self.kind, "year": self.year, "number": self.number}
        return urlencode(named if self.by == CALENDAR else named | {"by": self.by})


def span_of(kind: Kind, day: dt.date, by: str = CALENDAR) -> Span:
    """The period of a kind in which a day lies."""
    return _named(kind, day, by)


def span_called(kind: str, year: int, number: int, by: str = CALENDAR) -> Span | None:
    """The period of a kind, year and number; None where there is none."""
    if kind not in KINDS or year not in _YEARS or not 1 <= number <= 12 // MONTHS[_kind(kind)]:
        return None
    found = period(_kind(kind), year, number, _scheme(by))
    return Span(found.first, found.last, found.kind, found.year, found.number, by)


def span_asked(query: Mapping[str, str], today: dt.date) -> Span:
    """The period that an address asks for; this month where it asks for none that there is."""
    first, last = _day(query.get("from", "")), _day(query.get("to", ""))
    if first is not None and last is not None and first <= last:
        return Span(first, last)
    by = query.get("by", CALENDAR)
    by = by if by in SCHEMES else CALENDAR
    kind, year, number = query.get("period", ""), query.get("year", ""), query.get("number", "1")
    if year.isascii() and year.isdigit() and number.isascii() and number.isdigit():
        found = span_called(kind, int(year[:4]), int(number[:2]), by)
        if found is not None:
            return found
    return _named(_kind(kind) if kind in KINDS else "month", today, by)


def months_of(span: Span) -> list[dt.date]:
    """The months whose lines belong to a period, by their first days."""
    found, month = [], span.first.replace(day=1)
    while month <= span.last:
        if span.first <= month.replace(day=_MIDDLE) <= span.last:
            found.append(month)
        month = (month + dt.timedelta(31)).replace(day=1)
    return found or [span.last.replace(day=1)]


def _kind(text: str) -> Kind:
    return next(kind for kind in get_args(Kind) if kind == text)


def _scheme(key: str) -> Scheme:
    found = scheme(key, dt.date.max) or scheme(CALENDAR, dt.date.max)
    assert found is not None
    return found


def _named(kind: Kind, day: dt.date, by: str) -> Span:
    found = period_of(kind, day, _scheme(by))
    assert found is not None  # only the months after nine months lie in no period, and nine months are no kind of ours
    return Span(found.first, found.last, found.kind, found.year, found.number, by)


def _day(text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in _YEARS else None
