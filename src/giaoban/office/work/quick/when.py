"""By when, in a line noted down in haste: the reader's own deadlines first, then days as one says them, each with its trace.

`trước 17h ngày mai`, `xong trong tuần này`, `chậm nhất 20/11`, `sáng thứ Sáu`, `cuối tháng`. A line typed without accents is read too.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from giaoban.office.work.quick.days import PATTERNS, Day, Reckoned, hour_alone, said, span
from giaoban.office.work.quick.model import When
from giaoban.reading.clock import find_hours
from giaoban.reading.model import Document
from giaoban.reading.tasks.deadlines import FoundDeadline, Years, find_deadline
from giaoban.reading.tasks.words import unaccented
from giaoban.timing.workdays import Calendar

_BY = r"(?:chậm nhất|muộn nhất|trễ nhất)(?: là| vào| đến| trong)?|trước|đến hết|hết|đến|trong|vào|hạn(?: chót| cuối)?(?: là)?|xong|hạn:"
_CUE = rf"(?P<cue>(?:(?:xong|hoàn thành) )?(?:{_BY}) )?"
_CLOCK = r"\d{1,2} ?(?:giờ(?: ?\d{2})?(?: ?phút)?|h\d{0,2}|g\d{2}|:\d{2})(?!\w)"
_HOUR = rf"(?:(?:lúc )?{_CLOCK},? )?"
_PART = r"(?:(?:đầu |cuối )?(?:giờ )?(?:buổi )?(?:sáng|trưa|chiều|tối|đêm) (?:ngày (?=thứ|mai))?)?"
_AFTER = rf"(?:,? (?:lúc |trước |vào )?{_CLOCK})?"
_ALONE = rf"(?P<cue>(?:chậm nhất|muộn nhất|trước|đến|lúc|hạn)(?: là| vào| lúc)?) {_CLOCK}"
_LOOSE = re.compile(r"(?<![\d/.-])\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?(?![\d/.-])")
_NOT_A_DAY = re.compile(r"(?:số|ký|của|kế hoạch|từ|năm|quyết định|công văn|nghị quyết)(?: ngày)? ?$", re.IGNORECASE)
_REACH = 40
_RECURS = "việc lặp lại: không có một ngày hạn"


class _Said(NamedTuple):
    """A day that is said somewhere in the line."""

    start: int
    end: int
    day: Day
    has_cue: bool


def find_when(line: str, now: dt.datetime, calendar: Calendar | None = None) -> When | None:
    """The deadline a line says, or None. `line` is folded, with single blanks; `now` is local.

    With the office's `calendar` its working days are counted, and what falls on a day off is said to.
    """
    plain = line.isascii()
    found = _said(line, now, plain, calendar)
    by_reader = _by_reader(line, now)
    if by_reader is not None and (not found or by_reader.has_cue):
        found = [one for one in found if one.has_cue and one.start > by_reader.end] or [by_reader]
    if not found:
        return None
    chosen = [one for one in found if one.has_cue] or found
    last = chosen[-1]
    start, end = last.start, last.end
    hours = find_hours(line, start, end)
    day = last.day
    is_loose = not last.has_cue and not _stands_at_an_end(line, start, end)
    hour = hours[0].time if hours else None
    if is_loose and day.day is not None:
        day = Day(None, f"{day.why}; ngày này đứng giữa câu, có thể không phải thời hạn", (day.day,))
    elif day.day == now.date() and hour is not None and hour < now.time():
        day = Day(None, f"{hour:%H:%M} hôm nay đã qua", (now.date(), now.date() + dt.timedelta(1)))
    off = calendar.is_off(day.day) if calendar is not None and day.day is not None else None
    why = f"{day.why}; ngày này là ngày nghỉ ({off.name})" if off else day.why
    return When(line[start:end], day.day, hour, why, day.choices, is_loose or day.stays, start, end)


def _stands_at_an_end(line: str, start: int, end: int) -> bool:
    return not line[:start].strip(" ,:;.-") or not line[end:].strip(" ,:;.!-")


def _said(line: str, now: dt.datetime, plain: bool, calendar: Calendar | None) -> list[_Said]:
    found: list[_Said] = []
    taken: list[tuple[int, int]] = []
    for pattern, reckoned in _patterns(plain):
        for m in pattern.finditer(line):
            if any(m.start() < b and a < m.end() for a, b in taken):
                continue
            taken.append(m.span())
            found.append(_Said(m.start(), m.end(), span(m, now, calendar) if reckoned is span else reckoned(m, now), _has_cue(m)))
    return sorted(found, key=lambda one: one.start)


def _has_cue(m: re.Match[str]) -> bool:
    inside = m[0].lower().startswith(("trong", "hết", "het", "sau ", "cuối", "cuoi"))
    return bool(m["cue"]) or inside


@cache
def _patterns(plain: bool) -> tuple[tuple[re.Pattern[str], Reckoned], ...]:
    rows = [(rf"(?<!\w){_CUE}{_HOUR}{_PART}(?:{pattern}){_AFTER}", reckoned) for pattern, reckoned in PATTERNS]
    rows.append((rf"(?<!\w){_ALONE}", hour_alone))
    return tuple((re.compile(unaccented_pattern(text) if plain else text, re.IGNORECASE), reckoned) for text, reckoned in rows)


def unaccented_pattern(text: str) -> str:
    """A pattern for a line without accents; the signs of the pattern itself, `\\w`, `(?P<…>`, `IV`, stay."""
    return "".join(letter if letter.isascii() else unaccented(letter) for letter in text)


def _by_reader(line: str, now: dt.datetime) -> _Said | None:
    """What the reader of papers finds: `chậm nhất 20/11`, `trong tháng 12`, `hằng tuần`; and a day in figures by itself."""
    years = Years(Document(date=now.date()))
    found = find_deadline(line, 0, len(line), years)
    if found is not None and found.date is not None:
        return _dated(line, found, now)
    if found is not None and found.kind == "RECURRING":
        return _Said(found.start, found.end, Day(None, _RECURS, stays=True), True)
    return _loose(line, now, years)


def _dated(line: str, found: FoundDeadline, now: dt.datetime) -> _Said:
    assert found.date is not None
    start = _with_what_stands_before(line, found.start)
    why = f"máy đọc “{line[found.start : found.end]}” là {said(found.date)}"
    day = Day(None, f"{said(found.date)} đã qua", (now.date(),)) if found.date < now.date() else Day(found.date, why)
    return _Said(start, found.end, day, True)


def _loose(line: str, now: dt.datetime, years: Years) -> _Said | None:
    for m in reversed(list(_LOOSE.finditer(line))):
        if _NOT_A_DAY.search(line[max(0, m.start() - _REACH) : m.start()]):
            continue
        text = f"ngày {m[0].replace('-', '/').replace('.', '/')}"
        found = find_deadline(text, 0, len(text), years)
        if found is not None and found.date is not None and found.date >= now.date():
            start = _with_what_stands_before(line, m.start())
            has_cue = start < m.start()
            return _Said(start, m.end(), Day(found.date, f"máy đọc “{m[0]}” là {said(found.date)}"), has_cue)
    return None


_BEFORE = rf"(?:(?:xong|hoàn thành) )?(?:{_BY})? ?{_HOUR}(?:(?:sáng|trưa|chiều|tối) )?(?:ngày )?$"


@cache
def _before(plain: bool) -> re.Pattern[str]:
    return re.compile(unaccented_pattern(_BEFORE) if plain else _BEFORE, re.IGNORECASE)


def _with_what_stands_before(line: str, start: int) -> int:
    """Where the words begin that belong to the day: `xong `, `trước 17h `."""
    before = _before(line.isascii()).search(line, max(0, start - _REACH), start)
    if before is None or not before[0].strip():
        return start
    at = before.start()
    while at < start and line[at] == " ":
        at += 1
    return at if at == 0 or not line[at - 1].isalnum() else start
