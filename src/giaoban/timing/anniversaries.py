"""Anniversaries of documents and of commemoration days, those of the lunar calendar too.

On which day, for which time, and whether it is a round one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from giaoban.timing.knowledge import data
from giaoban.timing.saying import short

Round = Literal["năm tròn", "năm lẻ 5", "năm khác"]
_LEAP_DAY = (29, 2)


@dataclass(frozen=True, slots=True)
class Commemoration:
    """A day that is kept every year. `year` is the one it is counted from, None where nobody counts."""

    key: str
    name: str
    day: int
    month: int
    calendar: Literal["solar", "lunar"] = "solar"
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Anniversary:
    """One year's day. `years` is the count."""

    name: str
    day: dt.date
    years: int | None = None
    of: dt.date | None = None

    @property
    def round(self) -> Round | None:
        """What kind of year it is: counts that end in 0 are round, in 5 half-round; None where nobody counts."""
        if self.years is None:
            return None
        return "năm tròn" if self.years % 10 == 0 else "năm lẻ 5" if self.years % 5 == 0 else "năm khác"

    @property
    def words(self) -> str:
        """`kỷ niệm 97 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2027)`."""
        if self.years is None or self.of is None:
            return f"{self.name} ({short(self.day)})"
        return f"kỷ niệm {self.years} năm {self.name} ({short(self.of)} - {short(self.day)})"


@cache
def shipped() -> tuple[Commemoration, ...]:
    """The days that are shipped. An office adds those of its place."""
    return tuple(Commemoration(**row) for row in data("anniversaries")["days"])


def lunar_day(day: int, month: int, year: int, leap: bool = False) -> dt.date | None:
    """The day of a date of the Vietnamese lunar calendar; None where its month has not that day."""
    import vnlunar

    found = vnlunar.convert_lunar_to_solar(day, month, year, int(leap))
    return dt.date(found[2], found[1], found[0]) if found else None


def in_year(year: int, days: Iterable[Commemoration] | None = None) -> list[Anniversary]:
    """The anniversaries of a year in order. None in the year they are counted from, nor before."""
    found = [each for kept in (shipped() if days is None else days) for each in _of(kept, year)]
    return sorted(found, key=lambda each: (each.day, each.name))


def between(first: dt.date, last: dt.date, days: Iterable[Commemoration] | None = None) -> list[Anniversary]:
    """Those of a stretch of days, both ends included."""
    kept = tuple(shipped() if days is None else days)
    return [each for year in range(first.year, last.year + 1) for each in in_year(year, kept) if first <= each.day <= last]


def of_document(name: str, issued: dt.date, year: int) -> Anniversary | None:
    """A year's anniversary of a document; None in the year it was issued, and before."""
    return Anniversary(name, _solar(issued.day, issued.month, year), year - issued.year, issued) if year > issued.year else None


def _of(kept: Commemoration, year: int) -> list[Anniversary]:
    if kept.calendar == "lunar":
        # The last days of a lunar year lie in the next year of ours.
        found = (lunar_day(kept.day, kept.month, of_year) for of_year in (year - 1, year))
        return [Anniversary(kept.name, day) for day in found if day is not None and day.year == year]
    if kept.year is None:
        return [Anniversary(kept.name, _solar(kept.day, kept.month, year))]
    found_in = of_document(kept.name, _solar(kept.day, kept.month, kept.year), year)
    return [found_in] if found_in else []


def _solar(day: int, month: int, year: int) -> dt.date:
    """A day of a year; 29 February falls on the 28th where the year has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        if (day, month) != _LEAP_DAY:
            raise
        return dt.date(year, 2, 28)
