"""What recurs: rules of RFC 5545 expanded to days, with exceptions, and what falls on days off.

Only rules of days are taken (daily to yearly, no hours). A rule that is wrong, or never comes to a day, is refused with a sentence that
says why.
"""

from __future__ import annotations

import calendar as months
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateutil.rrule import rrule, rrulestr

from giaoban.timing.saying import said
from giaoban.timing.seed import OffDay
from giaoban.timing.workdays import Calendar

OnDayOff = Literal["keep", "next", "previous", "skip"]
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_MOST_SET = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_WEEKDAY = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_LEAP_YEAR = 2024
_PARTS = {
    "FREQ": re.compile("|".join(_FREQUENCIES)),
    "INTERVAL": re.compile(r"[1-9]\d{0,3}"),
    "COUNT": re.compile(r"[1-9]\d{0,4}"),
    "UNTIL": re.compile(r"\d{8}(?:T\d{6}Z?)?"),
    "BYDAY": re.compile(rf"(?:[+-]?[1-9]\d?)?{_WEEKDAY}(?:,(?:[+-]?[1-9]\d?)?{_WEEKDAY}){{0,20}}"),
    "BYMONTHDAY": re.compile(r"[+-]?[1-9]\d?(?:,[+-]?[1-9]\d?){0,30}"),
    "BYMONTH": re.compile(r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2])){0,11}"),
    "BYSETPOS": re.compile(r"[+-]?[1-9]\d{0,2}(?:,[+-]?[1-9]\d{0,2}){0,20}"),
    "WKST": re.compile(_WEEKDAY),
}


class BadRuleError(ValueError):
    """A rule of recurrence that cannot be followed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Exempt:
    """What was decided of one occurrence: kept although it falls on a day off, moved to another day, or left out."""

    day: dt.date
    what: Literal["keep", "move", "skip"]
    to: dt.date | None = None

    def __post_init__(self) -> None:
        if (self.to is not None) != (self.what == "move"):
            raise ValueError("Kỳ chuyển ngày phải có ngày mới; kỳ giữ nguyên hoặc bỏ thì không.")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence: the day by the rule, the day it takes place (None: left out), and why its day by the rule is off, if it is."""

    by_rule: dt.date
    day: dt.date | None
    off: OffDay | None = None
    decided: bool = False
    why: str = ""

    @property
    def asks(self) -> bool:
        """Does it fall on a day off, and nobody has decided what becomes of it?"""
        return self.off is not None and not self.decided


def checked(rule: str) -> dict[str, str]:
    """The parts of a rule. BadRuleError for what RFC 5545 does not have, what has hours, and what could never come to a day."""
    parts: dict[str, str] = {}
    for part in rule.strip().removeprefix("RRULE:").split(";"):
        name, _, value = part.partition("=")
        pattern = _PARTS.get(name)
        if pattern is None or name in parts or not pattern.fullmatch(value):
            raise BadRuleError(f"Quy tắc lặp “{rule}” không dùng được: không hiểu phần “{part}”. Hãy chọn lại cách lặp.")
        parts[name] = value
    _is_whole(rule, parts)
    _comes_to_a_day(rule, parts)
    return parts


def _is_whole(rule: str, parts: dict[str, str]) -> None:
    if "FREQ" not in parts:
        raise BadRuleError(f"Quy tắc lặp “{rule}” không nói lặp theo ngày, tuần, tháng hay năm.")
    if "COUNT" in parts and "UNTIL" in parts:
        raise BadRuleError(f"Quy tắc lặp “{rule}” vừa có số lần vừa có ngày kết thúc: chỉ giữ một.")
    if "UNTIL" in parts:
        _until(rule, parts["UNTIL"])
    if "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY"} & parts.keys():
        raise BadRuleError(f"Quy tắc lặp “{rule}” chọn kỳ thứ mấy mà không nói chọn trong những ngày nào.")
    if parts["FREQ"] in ("DAILY", "WEEKLY") and re.search(r"\d", parts.get("BYDAY", "")):
        raise BadRuleError(f"Quy tắc lặp “{rule}” nói thứ mấy lần thứ mấy: chỉ dùng được khi lặp theo tháng hoặc năm.")
    if parts["FREQ"] == "WEEKLY" and "BYMONTHDAY" in parts:
        raise BadRuleError(f"Quy tắc lặp “{rule}” lặp theo tuần nên không thể chọn ngày trong tháng.")


def _comes_to_a_day(rule: str, parts: dict[str, str]) -> None:
    """A rule that never comes to a day would be followed to the end of the calendar."""
    in_months = [int(n) for n in parts["BYMONTH"].split(",")] if "BYMONTH" in parts else range(1, 13)
    longest = max(months.monthrange(_LEAP_YEAR, month)[1] for month in in_months)
    days = [abs(int(n)) for n in parts.get("BYMONTHDAY", "1").split(",")]
    nths = [abs(int(n)) for n in re.findall(r"\d+", parts.get("BYDAY", ""))]
    most = 5 if parts["FREQ"] == "MONTHLY" or "BYMONTH" in parts else 53
    places = [abs(int(n)) for n in parts.get("BYSETPOS", "1").split(",")]
    per_weekday = {"DAILY": 1, "WEEKLY": 1, "MONTHLY": 5, "YEARLY": 53}[parts["FREQ"]]
    named = len(parts["BYDAY"].split(",")) * per_weekday if "BYDAY" in parts else _MOST_SET[parts["FREQ"]]
    if min(days) > longest or (nths and min(nths) > most) or min(places) > min(named, _MOST_SET[parts["FREQ"]]):
        raise BadRuleError(f"Quy tắc lặp “{rule}” không rơi vào ngày nào. Hãy chọn lại ngày.")


def _until(rule: str, text: str) -> dt.date:
    """The last day of a rule. A time of UTC ends on the day it is in Viet Nam."""
    try:
        if text.endswith("Z"):
            return (dt.datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC) + dt.timedelta(hours=7)).date()
        return dt.datetime.strptime(text[:8], "%Y%m%d").replace(tzinfo=dt.UTC).date()
    except (ValueError, OverflowError):
        raise BadRuleError(f"Quy tắc lặp “{rule}” có ngày kết thúc không tồn tại: {text}.") from None


@lru_cache(maxsize=512)
def _expander(rule: str, first: dt.date) -> rrule:
    parts = checked(rule)
    if "UNTIL" in parts:
        parts["UNTIL"] = f"{_until(rule, parts['UNTIL']):%Y%m%d}"
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    expander = rrulestr(text, dtstart=dt.datetime(first.year, first.month, first.day))  # noqa: DTZ001  days alone, of no zone
    assert isinstance(expander, rrule)
    return expander


def occurrences(rule: str, first: dt.date, since: dt.date, until: dt.date) -> list[dt.date]:
    """The days on which a rule that begins on `first` falls, from a day to a day, both included."""
    if until < max(since, first):
        checked(rule)
        return []
    start, end = (dt.datetime(day.year, day.month, day.day) for day in (since, until))  # noqa: DTZ001  days alone, of no zone
    return [found.date() for found in _expander(rule, first).between(start, end, inc=True)]


def expand(
    rule: str,
    first: dt.date,
    since: dt.date,
    until: dt.date,
    calendar: Calendar,
    on_day_off: OnDayOff = "keep",
    exceptions: Iterable[Exempt] = (),
) -> list[Occurrence]:
    """The occurrences that by their rule fall between two days, with what was decided and what falls on days off.

    What a rule of the office does with days off (`on_day_off`) is not a decision about the one occurrence: it still asks.
    """
    decided = {exception.day: exception for exception in exceptions}
    return list(_each(occurrences(rule, first, since, until), calendar, on_day_off, decided))


def _each(days: list[dt.date], calendar: Calendar, on_day_off: OnDayOff, decided: dict[dt.date, Exempt]) -> Iterator[Occurrence]:
    for day in days:
        off = calendar.is_off(day)
        if exception := decided.get(day):
            yield _decided(exception, off)
        elif off is None:
            yield Occurrence(day, day)
        else:
            yield _moved(day, off, calendar, on_day_off)


def _decided(exception: Exempt, off: OffDay | None) -> Occurrence:
    day = exception.day
    if exception.what == "skip":
        return Occurrence(day, None, off, True, f"không tổ chức kỳ {said(day)}")
    if exception.to is not None:
        return Occurrence(day, exception.to, off, True, f"kỳ {said(day)} chuyển sang {said(exception.to)}")
    return Occurrence(day, day, off, True, f"giữ nguyên {said(day)}")


def _moved(day: dt.date, off: OffDay, calendar: Calendar, on_day_off: OnDayOff) -> Occurrence:
    why = f"{said(day)} là ngày nghỉ ({off.name})"
    if on_day_off == "skip":
        return Occurrence(day, None, off, why=f"{why}: bỏ kỳ này theo quy tắc")
    if on_day_off == "keep":
        return Occurrence(day, day, off, why=f"{why}: cần quyết định")
    to = calendar.next_working_day(day) if on_day_off == "next" else calendar.previous_working_day(day)
    return Occurrence(day, to, off, why=f"{why}: chuyển sang {said(to)} theo quy tắc")
