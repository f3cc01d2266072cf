"""Deadline rules as dated data, and a day computed by one: what came out, what it came from, and why, in words.

How days are counted is said by Bộ luật Dân sự 2015, Điều 147 and 148: the first day is not counted, a month without the day ends on its
last, and what ends on a day off ends with the next working day. Counted backward, a day off rolls to the working day before it: it may
never be later.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from giaoban.timing.knowledge import data, day, in_force
from giaoban.timing.saying import listed, said, short
from giaoban.timing.workdays import Calendar, TooFarError

Unit = Literal["day", "working-day", "week", "month"]
Direction = Literal["after", "before"]
UNITS: dict[str, str] = {"day": "ngày", "working-day": "ngày làm việc", "week": "tuần", "month": "tháng"}
_MOST_NAMED = 6
_MOST_COUNT = 40_000


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How long after or before what.

    `statutory` clocks do not heed the office's own closures. What is not `verified` is the office's to set.
    """

    key: str
    name: str
    trigger: str
    count: int
    unit: Unit
    direction: Direction
    roll: bool = True
    statutory: bool = False
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    source: str = ""
    verified: bool = True

    @property
    def words(self) -> str:
        """`03 ngày làm việc trước ngày họp`, `05 ngày làm việc kể từ ngày họp`."""
        how = "trước" if self.direction == "before" else "kể từ"
        return f"{self.count:02} {UNITS[self.unit]} {how} {self.trigger}"


@dataclass(frozen=True, slots=True)
class Computed:
    """A day that explains itself. `result` is the last good day, `unrolled` what it was before it rolled off a day off.

    Without a result, the trace says why. What is not `sure` is proposed and never taken by itself.
    """

    rule: str
    result: dt.date | None
    unrolled: dt.date | None
    calendar: str
    trace: tuple[str, ...]
    trigger: dt.date | None = None
    source: str = ""
    sure: bool = True

    @property
    def words(self) -> str:
        """The trace in one line."""
        return " ".join(f"{step}." for step in self.trace)

    @property
    def has_rolled(self) -> bool:
        """Is it another day than was counted, since that one is off?"""
        return self.result != self.unrolled

    def as_json(self) -> dict[str, Any]:
        """As it is kept beside what was set by it."""
        return {
            "rule": self.rule,
            "result": self.result and self.result.isoformat(),
            "unrolled": self.unrolled and self.unrolled.isoformat(),
            "calendar": self.calendar,
            "trigger": self.trigger and self.trigger.isoformat(),
            "source": self.source,
            "sure": self.sure,
            "trace": list(self.trace),
        }


def from_json(kept: dict[str, Any]) -> Computed:
    """What `as_json` wrote."""
    days = {name: day(kept[name]) for name in ("result", "unrolled", "trigger")}
    return Computed(
        kept["rule"],
        days["result"],
        days["unrolled"],
        kept["calendar"],
        tuple(kept["trace"]),
        days["trigger"],
        kept["source"],
        kept["sure"],
    )


@cache
def rules() -> tuple[DeadlineRule, ...]:
    """Every rule that is shipped."""
    return tuple(
        DeadlineRule(**{**row, "valid_from": day(row["valid_from"]), "valid_to": day(row["valid_to"])}) for row in data("rules")["rules"]
    )


def rule(key: str, on: dt.date) -> DeadlineRule:
    """The rule of a name that is in force on a day; KeyError where there is none."""
    found = in_force([each for each in rules() if each.key == key], on)
    if found is None:
        raise KeyError(f"{key} {on}")
    return found


def with_count(of: DeadlineRule, count: int | None, source: str = "Quy chế của cơ quan") -> DeadlineRule:
    """The rule with the office's own number; the rule as it stands where the office has none."""
    return of if count is None or count == of.count else replace(of, count=count, source=source)


def compute(of: DeadlineRule, trigger: dt.date, calendar: Calendar) -> Computed:
    """The last good day by a rule."""
    days = calendar.public if of.statutory else calendar
    try:
        unrolled, passed = counted(trigger, of.count, of.unit, of.direction, days)
        result = rolled(unrolled, of.direction, days) if of.roll else unrolled
    except (OverflowError, ValueError) as beyond:
        raise TooFarError(f"{of.name}: ngày tính được nằm quá xa {short(trigger)}.") from beyond
    steps = [f"{of.name}: {of.words} ({said(trigger)})", *passed]
    if result != unrolled:
        steps.append(rolled_words(unrolled, result, days))
    steps.append(f"{'Chậm nhất' if of.direction == 'before' else 'Đến hết'} {said(result)}")
    return Computed(of.key, result, unrolled, calendar.version, tuple(steps), trigger, of.source)


def counted(trigger: dt.date, count: int, unit: str, direction: str, days: Calendar) -> tuple[dt.date, list[str]]:
    """The day so many units after or before another, and which days off were passed over."""
    if not 0 <= count <= _MOST_COUNT:
        raise TooFarError(f"Số ngày phải từ 0 đến {_MOST_COUNT}: {count}")
    sign = -1 if direction == "before" else 1
    if unit == "working-day":
        found = days.working_days_before(trigger, count) if sign < 0 else days.add_working_days(trigger, count)
        return found, passed_words(min(trigger, found), max(trigger, found), days)
    if unit == "month":
        return trigger + relativedelta(months=sign * count), []
    return trigger + dt.timedelta(days=sign * count * (7 if unit == "week" else 1)), []


def rolled(day: dt.date, direction: str, days: Calendar) -> dt.date:
    """Off a day off: forward when counted forward, backward when counted backward."""
    return days.previous_working_day(day) if direction == "before" else days.next_working_day(day)


def rolled_words(unrolled: dt.date, result: dt.date, days: Calendar) -> str:
    """Why a day rolled on."""
    off = days.is_off(unrolled)
    name = off.name if off else ""
    where = "lùi về ngày làm việc liền trước" if result < unrolled else "kết thúc vào ngày làm việc tiếp theo"
    return f"Tính được {said(unrolled)} là ngày nghỉ ({name}) nên {where}"


def passed_words(first: dt.date, last: dt.date, days: Calendar) -> list[str]:
    """Which days off and make-up days lie between two days: what makes the count other than by weeks alone."""
    off = [f"{short(found.day)} ({found.name})" for found in days.between(first, last) if found.day.weekday() < 5]
    years = range(first.year, last.year + 1)
    work = [short(found.day) for year in years for found in days.make_up_days(year) if first <= found.day <= last]
    weekend = any(days.is_off(first + dt.timedelta(n)) for n in range(min(7, (last - first).days + 1)) if (first.weekday() + n) % 7 > 4)
    passed = [*(["thứ Bảy, Chủ nhật"] if weekend else []), *([_named(off)] if off else [])]
    steps = [f"Không tính {' và '.join(passed)}"] if passed else []
    if work:
        steps.append(f"Có tính ngày làm bù {listed(work)}")
    return steps


def _named(off: list[str]) -> str:
    if len(off) <= _MOST_NAMED:
        return f"{'ngày nghỉ' if len(off) == 1 else 'các ngày nghỉ'} {listed(off)}"
    return f"các ngày nghỉ {', '.join(off[:_MOST_NAMED])} và {len(off) - _MOST_NAMED} ngày nghỉ khác"
