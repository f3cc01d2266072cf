"""How far a target is, against the time that has passed. Computed whenever it is asked for, never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from giaoban.office.targets.models.indicators import Combining, Direction

WHOLE = Decimal(100)
_WITHIN, _BEYOND = "trong mức giao", "vượt mức giao"


class Standing(StrEnum):
    """How a target stands."""

    UNMEASURED = "unmeasured"
    REACHED = "reached"
    ON_TIME = "on-time"
    BEHIND = "behind"
    MISSED = "missed"  # the period is over


STANDING_WORDS = {
    Standing.UNMEASURED: "Chưa có số liệu",
    Standing.REACHED: "Đạt",
    Standing.ON_TIME: "Kịp tiến độ",
    Standing.BEHIND: "Chậm so với thời gian",
    Standing.MISSED: "Hết kỳ, chưa đạt",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """A target on a day. Shares are whole percents, rounded down: 100 is said of nothing that is less. None: it cannot be said in percents.

    `value` is what was measured last, the units' values made one; `reached` never falls below nought, `passed` lies between 0 and 100.
    """

    value: Decimal | None
    reached: int | None
    passed: int
    standing: Standing
    words: str

    @property
    def standing_words(self) -> str:
        """How the target stands, in words."""
        return STANDING_WORDS[self.standing]


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached, from which value, in which direction, from a first to a last day."""

    value: Decimal
    base: Decimal | None
    direction: str
    first: dt.date
    last: dt.date


def share_of_time(first: dt.date, last: dt.date, day: dt.date) -> int:
    """The share of a period that has passed at the end of a day, in whole percents: 0 before it, 100 from its last day on."""
    days, gone = (last - first).days + 1, (day - first).days + 1
    return max(0, min(100, gone * 100 // days))


def share_reached(goal: Goal, value: Decimal) -> int | None:
    """The share of the way to the goal, in whole percents, not below 0. None where a way has no length, or a ceiling no base."""
    base = goal.base if goal.base is not None else (None if goal.direction == Direction.LOWER else Decimal(0))
    if base is None or base == goal.value:
        return None
    share = max(0, int((value - base) * WHOLE // (goal.value - base)))
    return min(share, 100) if goal.direction == Direction.REACH else share


def is_reached(goal: Goal, value: Decimal) -> bool:
    """Is the goal reached with this value?"""
    return value <= goal.value if goal.direction == Direction.LOWER else value >= goal.value


def is_ceiling(goal: Goal) -> bool:
    """Is the goal not to go above a value, rather than to come down to it? It is kept from the first day on."""
    return goal.direction == Direction.LOWER and goal.base is None


def combined(values: Iterable[Decimal], way: str) -> Decimal | None:
    """The values of several units made one; None without any."""
    found = list(values)
    if not found:
        return None
    total = sum(found, Decimal(0))
    return total if way == Combining.SUM else (total / len(found)).quantize(Decimal("0.0001"))


def combined_through(rows: Iterable[tuple[int, dt.date, Decimal]], way: str) -> list[tuple[dt.date, Decimal]]:
    """The values of the units made one, day after day: on each day what each unit measured last. Rows are (organ, day, value)."""
    last: dict[int, Decimal] = {}
    found: dict[dt.date, Decimal] = {}
    for organ, on, value in sorted(rows, key=lambda row: row[1]):
        last[organ] = value
        found[on] = combined(last.values(), way) or Decimal(0)
    return list(found.items())


def progress_of(goal: Goal, value: Decimal | None, day: dt.date) -> Progress:
    """How far the goal is on a day."""
    passed = share_of_time(goal.first, goal.last, day)
    reached = share_reached(goal, value) if value is not None else None
    standing = _standing(goal, value, reached, passed, over=day > goal.last)
    return Progress(value, reached, passed, standing, f"{_words(goal, value, reached)}, thời gian đã qua {passed}%")


def _standing(goal: Goal, value: Decimal | None, reached: int | None, passed: int, *, over: bool) -> Standing:
    if value is None:
        return Standing.UNMEASURED
    if is_reached(goal, value):
        return Standing.ON_TIME if is_ceiling(goal) and not over else Standing.REACHED
    if over:
        return Standing.MISSED
    return Standing.ON_TIME if reached is not None and reached >= passed else Standing.BEHIND


def _words(goal: Goal, value: Decimal | None, reached: int | None) -> str:
    if value is None:
        return "chưa có số liệu"
    if reached is not None:
        return f"đạt {reached}% chỉ tiêu"
    if is_ceiling(goal):
        return _WITHIN if is_reached(goal, value) else _BEYOND
    return "đạt chỉ tiêu" if is_reached(goal, value) else "chưa đạt chỉ tiêu"
