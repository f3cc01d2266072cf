"""The last good day of a deadline as papers say it, with its reasons; or why there is none, and what must be known first.

What is not sure (the paper does not say from when, a week may be counted otherwise) is said so: it is proposed, never taken by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from giaoban.reading.recurrence import find_rule
from giaoban.timing.phrases import Known, Phrase, Span, Start, span_of, start_of, week_of
from giaoban.timing.recurrence import occurrences
from giaoban.timing.rules import UNITS, Computed, counted, rolled, rolled_words
from giaoban.timing.saying import begun, said, short
from giaoban.timing.workdays import Calendar, TooFarError

_ONE = dt.timedelta(days=1)
_AHEAD = dt.timedelta(days=800)
_CIVIL = "Bộ luật Dân sự 2015, Điều 147 và Điều 148"
_STARTS: dict[Start, str] = {"issued": "ngày của văn bản", "arrived": "ngày văn bản đến"}
_NONE = {
    "CONTINUOUS": "Thường xuyên: không có ngày kết thúc",
    "TBD": "Văn bản để ngày lại sau: cần đặt ngày khi có thông báo hoặc theo tiến độ",
    "NONE_STATED": "Văn bản không nêu thời hạn",
    "NONE_NEEDED": "Việc không cần thời hạn",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How an office reads deadlines. `strict`: `trước ngày 20` ends with the 19th; `inclusive`: with the 20th."""

    before: Literal["strict", "inclusive"] = "strict"
    roll_counted: bool = True
    roll_named: bool = False
    start: Start = "issued"


@dataclass(frozen=True, slots=True)
class _Asked:
    phrase: Phrase
    known: Known
    calendar: Calendar
    settings: Settings

    def nothing(self, why: str, *before: str) -> Computed:
        return Computed(f"phrase.{self.phrase.kind.lower()}", None, None, self.calendar.version, (*before, why), sure=False)

    def found(self, day: dt.date, unrolled: dt.date, steps: list[str], trigger: dt.date | None = None, sure: bool = True) -> Computed:
        rule, source = f"phrase.{self.phrase.kind.lower()}", _CIVIL if trigger else ""
        return Computed(rule, day, unrolled, self.calendar.version, (*steps, f"Đến hết {said(day)}"), trigger, source, sure)


def last_good_day(phrase: Phrase, known: Known, calendar: Calendar, settings: Settings | None = None) -> Computed:
    """Until when, at the latest; without a day where the words or what is known give none."""
    asked = _Asked(phrase, known, calendar, settings or Settings())
    return _BY_KIND.get(phrase.kind, _without)(asked)


def _without(asked: _Asked) -> Computed:
    return asked.nothing(_NONE[asked.phrase.kind])


def _named(asked: _Asked) -> Computed:
    """`trước ngày 20/11`, `trong tháng 5`."""
    day = asked.phrase.day
    if day is None:
        return _week(asked)
    steps = [f"Văn bản ghi “{asked.phrase.text}”"]
    if asked.phrase.bound == "before":
        if asked.settings.before == "strict":
            day -= _ONE
            steps.append(f"“Trước ngày {short(day + _ONE)}” là đến hết ngày hôm trước")
        else:
            steps.append("Cơ quan hiểu “trước ngày” là tính cả ngày đó")
    return _ending(asked, day, steps)


def _ending(asked: _Asked, day: dt.date, steps: list[str], sure: bool = True) -> Computed:
    """A named day stands where it is; on a day off, the working day before it is told, unless the office rolls such days on."""
    off = asked.calendar.is_off(day)
    if off is None:
        return asked.found(day, day, steps, sure=sure)
    if asked.settings.roll_named and asked.phrase.bound != "before":
        then = asked.calendar.next_working_day(day)
        return asked.found(then, day, [*steps, rolled_words(day, then, asked.calendar)], sure=sure)
    before = asked.calendar.previous_working_day(day)
    return asked.found(
        day, day, [*steps, f"{begun(said(day))} là ngày nghỉ ({off.name}): ngày làm việc cuối trước đó là {said(before)}"], sure=sure
    )


def _week(asked: _Asked) -> Computed:
    week = week_of(asked.phrase.text, asked.known)
    if week is None:
        return asked.nothing("Hạn này chưa thành một ngày: cần đặt ngày", f"Văn bản ghi “{asked.phrase.text}”")
    monday, sunday = week
    steps = [f"Văn bản ghi “{asked.phrase.text}”: tuần từ {short(monday)} đến {short(sunday)}"]
    if asked.phrase.bound == "before":
        return asked.found(monday - _ONE, monday - _ONE, [*steps, "Trước tuần đó"], sure=False)
    last = asked.calendar.previous_working_day(sunday)
    if last < monday:
        return _ending(asked, sunday, [*steps, "Cả tuần là ngày nghỉ"], sure=False)
    return asked.found(last, last, [*steps, f"Ngày làm việc cuối của tuần là {said(last)}"], sure=False)


def _counted(asked: _Asked) -> Computed:
    """`trong vòng 05 ngày làm việc kể từ ngày ký`."""
    words = f"Văn bản ghi “{asked.phrase.text}”"
    span = span_of(asked.phrase.text)
    if span is None:
        return asked.nothing("Tính từ một việc chưa rõ ngày: cần đặt ngày", words)
    start = start_of(span.trigger, asked.known) if span.trigger else asked.settings.start
    if start is None:
        return asked.nothing(f"Tính từ “{span.trigger}”: cần biết đó là ngày nào", words)
    if isinstance(start, dt.date):
        return _from(asked, span, start, [words, f"Tính từ {said(start)}"], sure=True)
    trigger = asked.known.issued if start == "issued" else asked.known.arrived
    if trigger is None:
        return asked.nothing(f"Tính từ {_STARTS[start]}, nhưng ngày đó chưa biết", words)
    why = "" if span.trigger else "Văn bản không nói tính từ ngày nào; theo cách tính của cơ quan, "
    return _from(asked, span, trigger, [words, begun(f"{why}tính từ {_STARTS[start]}, {said(trigger)}")], sure=bool(span.trigger))


def _from(asked: _Asked, span: Span, trigger: dt.date, steps: list[str], sure: bool) -> Computed:
    count, unit = span.many, span.unit
    if unit == "hour":
        count, unit, sure = -(-count // 24), "day", False
        steps.append(f"{span.many} giờ: tính tròn {count} ngày")
    elif unit == "year":
        count, unit = count * 12, "month"
    steps.append(f"{count:02} {UNITS[unit]}, không tính ngày bắt đầu")
    try:
        unrolled, passed = counted(trigger, count, unit, span.direction, asked.calendar)
        day = rolled(unrolled, span.direction, asked.calendar) if asked.settings.roll_counted else unrolled
    except (TooFarError, OverflowError, ValueError):
        return asked.nothing("Ngày tính được nằm quá xa: cần đặt ngày", *steps)
    steps += passed
    if day != unrolled:
        steps.append(rolled_words(unrolled, day, asked.calendar))
    return asked.found(day, unrolled, steps, trigger, sure)


def _recurring(asked: _Asked) -> Computed:
    """`hằng tháng trước ngày 20`: the last good day of the next time."""
    text = asked.phrase.text
    words, since = f"Văn bản ghi “{text}”", asked.known.since or asked.known.base
    rule = find_rule(text, 0, len(text))
    if rule is None or rule[0] is None or not _says_a_day(rule[0]):
        return asked.nothing("Việc định kỳ không nói rõ ngày: cần đặt ngày của từng kỳ", words)
    if since is None:
        return asked.nothing("Việc định kỳ: chưa biết tính kỳ tới từ ngày nào", words)
    is_before = asked.phrase.bound == "before" or "trước ngày" in text.lower()
    off_by = _ONE if is_before and asked.settings.before == "strict" else dt.timedelta(0)
    first = dt.date(since.year, 1, 1)
    coming = occurrences(rule[0], first, max(first, since + off_by), since + _AHEAD)
    if not coming:
        return asked.nothing("Kỳ tới nằm quá xa: cần đặt ngày", words)
    steps = [words, f"Kỳ tới kể từ {short(since)} là {said(coming[0])}"]
    if off_by:
        steps.append(f"“Trước ngày {coming[0].day}” là đến hết ngày hôm trước")
    told = replace(asked, phrase=replace(asked.phrase, bound="before" if off_by else "by"))
    return _ending(told, coming[0] - off_by, steps)


def _says_a_day(rule: str) -> bool:
    return "BYDAY" in rule or "BYMONTHDAY" in rule or rule == "FREQ=DAILY"


_BY_KIND: dict[str, Callable[[_Asked], Computed]] = {"DATE": _named, "PERIOD": _named, "RELATIVE": _counted, "RECURRING": _recurring}
