"""Report periods: month, quarter, half-year, nine months, year, from the day after one closing of figures to the next.

By Nghị định 09/2019/NĐ-CP figures are closed on the 14th of the last month; a committee's own regulations may say another day.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from typing import Literal

from giaoban.timing.knowledge import data, day, in_force
from giaoban.timing.rules import Computed, compute, rule
from giaoban.timing.saying import short
from giaoban.timing.workdays import Calendar

Kind = Literal["month", "quarter", "half-year", "nine-months", "year"]
MONTHS: dict[Kind, int] = {"month": 1, "quarter": 3, "half-year": 6, "nine-months": 9, "year": 12}
_ROMAN = ("I", "II", "III", "IV")
_ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scheme:
    """On which day of a period's last month its figures are closed; None: on the last. A day a month has not is its last."""

    key: str
    name: str
    last_day: int | None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if self.last_day is not None and not 1 <= self.last_day <= 31:
            raise ValueError(f"Ngày chốt số liệu phải từ 1 đến 31: {self.last_day}")

    def closing(self, year: int, month: int) -> dt.date:
        """The day on which figures are closed in a month."""
        longest = monthrange(year, month)[1]
        return dt.date(year, month, min(self.last_day or longest, longest))


@dataclass(frozen=True, slots=True)
class Period:
    """A report's period, both days included."""

    kind: Kind
    year: int
    number: int
    first: dt.date
    last: dt.date

    @property
    def name(self) -> str:
        """`tháng 5/2026`, `quý II/2026`, `6 tháng đầu năm 2026`."""
        if self.kind == "month":
            return f"tháng {self.number}/{self.year}"
        if self.kind == "quarter":
            return f"quý {_ROMAN[self.number - 1]}/{self.year}"
        if self.kind == "year":
            return f"năm {self.year}"
        return f"{MONTHS[self.kind]} tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"

    @property
    def words(self) -> str:
        """With its days."""
        return f"{self.name} (từ {short(self.first)} đến {short(self.last)})"


@cache
def _schemes() -> tuple[Scheme, ...]:
    rows = data("periods")["schemes"]
    return tuple(Scheme(**{**row, "valid_from": day(row["valid_from"]), "valid_to": day(row["valid_to"])}) for row in rows)


def scheme(key: str, on: dt.date) -> Scheme | None:
    """The scheme of a name that is in force on a day."""
    return in_force([each for each in _schemes() if each.key == key], on)


def period(kind: Kind, year: int, number: int, by: Scheme) -> Period:
    """The period of a kind and number within a year; ValueError where the year has none."""
    many = MONTHS[kind]
    if not 1 <= number <= 12 // many:
        raise ValueError(f"Năm không có kỳ {number} loại {kind}")
    last_month = number * many
    before = (year, last_month - many) if last_month > many else (year - 1, 12)
    return Period(kind, year, number, by.closing(*before) + _ONE, by.closing(year, last_month))


def period_of(kind: Kind, day: dt.date, by: Scheme) -> Period | None:
    """The period in which a day lies; None for the months after nine months."""
    year, month = day.year, day.month
    if day > by.closing(year, month):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    number = (month - 1) // MONTHS[kind] + 1
    return period(kind, year, number, by) if number <= 12 // MONTHS[kind] else None


def earliest_due(of: Period, calendar: Calendar) -> Computed:
    """Before which day no report may be asked for: a working day after its figures are closed."""
    return compute(rule("report.earliest", of.last), of.last, calendar)
