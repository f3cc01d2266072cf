"""Reception of citizens: how often who must receive, by level and date, and what is still owed of a week or a month."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from giaoban.timing.knowledge import data, day, in_force


@dataclass(frozen=True, slots=True)
class Regime:
    """At least so many days a week or a month. What is not `verified` is the office's to confirm; a committee may be stricter."""

    level: str
    position: str
    name: str
    count: int
    per: Literal["week", "month"]
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str
    verified: bool

    @property
    def words(self) -> str:
        """`ít nhất 02 ngày trong một tháng`."""
        return f"ít nhất {self.count:02} ngày trong một {'tuần' if self.per == 'week' else 'tháng'}"

    @property
    def frequency(self) -> str:
        """The stretch as a rule of RFC 5545; its days are the office's to choose."""
        return "FREQ=WEEKLY" if self.per == "week" else "FREQ=MONTHLY"

    def stretch(self, on: dt.date) -> tuple[dt.date, dt.date]:
        """The week or the month in which a day lies, first and last day."""
        if self.per == "week":
            monday = on - dt.timedelta(days=on.weekday())
            return monday, monday + dt.timedelta(days=6)
        return on.replace(day=1), on.replace(day=monthrange(on.year, on.month)[1])

    def missing(self, held: Iterable[dt.date], on: dt.date) -> int:
        """How many days are still owed in the week or month of a day, given the days held or planned."""
        first, last = self.stretch(on)
        return max(0, self.count - len({each for each in held if first <= each <= last}))


@cache
def _receptions() -> tuple[Regime, ...]:
    rows = data("regimes")["receptions"]
    return tuple(Regime(**{**row, "valid_from": day(row["valid_from"]), "valid_to": day(row["valid_to"])}) for row in rows)


def reception(level: str, position: str, on: dt.date) -> Regime | None:
    """How often a secretary, chairman or head of a province, district or commune receives citizens, by what is in force on a day."""
    return in_force([each for each in _receptions() if (each.level, each.position) == (level, position)], on)
