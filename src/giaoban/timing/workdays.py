"""Working days: which days the office works, and counting by them.

A calendar is the days off of the country, what was ordered otherwise (shipped, with sources), and the office's own table. It never
changes: another table makes another calendar, with a version of its own. Counting looks up whole years that are made once, and never
walks from day to day.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from giaoban.timing import seed
from giaoban.timing.knowledge import data
from giaoban.timing.seed import MakeUpDay, OffDay

OFF, WORK, CLOSED = "off", "work", "closed"
KINDS = (OFF, WORK, CLOSED)
_SATURDAY = 5
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_WEEKEND, _WEEKEND_BY = "nghỉ hằng tuần", "Thứ Bảy, Chủ nhật"


class TooFarError(ValueError):
    """A day that lies beyond what is reckoned."""


@dataclass(frozen=True, slots=True)
class Override:
    """One day otherwise than its week and the law have it: off, a make-up working day, or closed by the office itself."""

    day: dt.date
    kind: str
    reason: str
    source: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"Loại ngày phải là một trong {', '.join(KINDS)}: {self.kind}")


@dataclass(frozen=True)
class Calendar:
    """Which days the office works. Of two overrides of one day the later in the table counts."""

    version: str
    overrides: tuple[Override, ...] = ()
    _by_day: dict[dt.date, Override] = field(init=False, repr=False, compare=False)
    _years: dict[int, tuple[int, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_day", {override.day: override for override in self.overrides})

    @cached_property
    def public(self) -> Calendar:
        """The same without the office's own closures: the clocks of the law run on while an office is closed."""
        others = tuple(override for override in self.overrides if override.kind != CLOSED)
        return self if others == self.overrides else Calendar(self.version, others)

    def is_off(self, day: dt.date) -> OffDay | None:
        """Why the office does not work on a day; None for a working day."""
        override = self._by_day.get(day)
        if override is not None:
            return (
                None
                if override.kind == WORK
                else OffDay(day, override.reason, override.source, "off" if override.kind == OFF else "closed")
            )
        of_year = seed.year(day.year)
        if found := of_year.off.get(day):
            return found
        if day.weekday() < _SATURDAY or day in of_year.work:
            return None
        return OffDay(day, _WEEKEND, _WEEKEND_BY, "weekend")

    def is_working(self, day: dt.date) -> bool:
        """Does the office work on a day?"""
        return self.is_off(day) is None

    def make_up(self, day: dt.date) -> MakeUpDay | None:
        """Why the office works on a Saturday or Sunday; None for every other day."""
        if day.weekday() < _SATURDAY or not self.is_working(day):
            return None
        override = self._by_day.get(day)
        return MakeUpDay(day, override.reason, override.source) if override else seed.year(day.year).work[day]

    def days_off(self, year: int) -> list[OffDay]:
        """The days off of a year in order, Saturdays and Sundays as such left out."""
        days = {*seed.year(year).off, *(day for day in self._by_day if day.year == year)}
        found = (self.is_off(day) for day in sorted(days))
        return [off for off in found if off is not None and off.kind != "weekend"]

    def make_up_days(self, year: int) -> list[MakeUpDay]:
        """The Saturdays and Sundays of a year on which the office works."""
        days = {*seed.year(year).work, *(day for day in self._by_day if day.year == year)}
        return [found for day in sorted(days) if (found := self.make_up(day))]

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """The day that lies so many working days after a day, which is not counted itself (Bộ luật Dân sự 2015, Điều 147)."""
        if _checked(count) == 0:
            return day
        year, days = day.year, self._working(day.year)
        at = bisect_right(days, day.toordinal())
        while at + count > len(days):
            count -= len(days) - at
            year, at = year + 1, 0
            days = self._working(year)
        return dt.date.fromordinal(days[at + count - 1])

    def working_days_before(self, day: dt.date, count: int) -> dt.date:
        """The day that lies so many working days before a day, which is not counted itself."""
        if _checked(count) == 0:
            return day
        year, days = day.year, self._working(day.year)
        at = bisect_left(days, day.toordinal())
        while count > at:
            count -= at
            year -= 1
            days = self._working(year)
            at = len(days)
        return dt.date.fromordinal(days[at - count])

    def next_working_day(self, day: dt.date) -> dt.date:
        """The day itself when the office works on it, else the first working day after it."""
        return day if self.is_working(day) else self.add_working_days(day, 1)

    def previous_working_day(self, day: dt.date) -> dt.date:
        """The day itself when the office works on it, else the last working day before it."""
        return day if self.is_working(day) else self.working_days_before(day, 1)

    def count(self, after: dt.date, until: dt.date) -> int:
        """How many working days lie after a day, up to another and with it."""
        if until <= after:
            return 0
        return sum(
            bisect_right(days, until.toordinal()) - bisect_right(days, after.toordinal())
            for days in map(self._working, range(after.year, until.year + 1))
        )

    def between(self, first: dt.date, last: dt.date) -> list[OffDay]:
        """The days off of a stretch, both ends included, but Saturdays and Sundays as such."""
        return [off for year in range(first.year, last.year + 1) for off in self.days_off(year) if first <= off.day <= last]

    def _working(self, year: int) -> tuple[int, ...]:
        """The working days of a year, as ordinals."""
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise TooFarError(f"Ngày tính được nằm ngoài các năm {_FIRST_YEAR}-{_LAST_YEAR}: hãy xem lại số ngày.")
        days = self._years.get(year)
        if days is None:
            first, end = dt.date(year, 1, 1).toordinal(), dt.date(year + 1, 1, 1).toordinal()
            days = tuple(at for at in range(first, end) if self.is_working(dt.date.fromordinal(at)))
            self._years[year] = days
        return days


def _checked(count: int) -> int:
    if count < 0:
        raise ValueError(f"Số ngày làm việc không thể âm: {count}")
    return count


@cache
def shipped() -> tuple[Override, ...]:
    """What was ordered otherwise than the seed has it, as shipped."""
    rows = data("days")["overrides"]
    return tuple(Override(dt.date.fromisoformat(row["day"]), row["kind"], row["reason"], row["source"]) for row in rows)


def calendar(own: Iterable[Override] = (), number: int = 0) -> Calendar:
    """The office's calendar: the seed, what is shipped, and above both the office's own table, which has a number that grows."""
    return _calendar(tuple(own), number)


@lru_cache(maxsize=32)
def _calendar(own: tuple[Override, ...], number: int) -> Calendar:
    return Calendar(f"{seed.version()}/{number}", (*shipped(), *own))
