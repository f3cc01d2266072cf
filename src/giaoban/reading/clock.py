"""Hours and halves of the day as papers write them: `14 giờ 00`, `7 giờ 30'`, `08h00`, `13g30`, `19h 30`, `sáng`, `cả ngày`.

Works on flow text (folded, single blanks). Hours are those of the office's wall clock. How long something takes (`trong 2 giờ`,
`24/24 giờ`) and a speed (`50 km/giờ`) are not hours of the day.
"""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from giaoban.reading.model import PartOfDay

# Extraction puts a blank between the hour and its minutes; scans read the zeros of `00` as letters, those are left unread.
_HOUR = (
    r"(?P<h>\d(?<![\d/.,\]]\d)(?:(?<=[01])\d|(?<=2)[0-3])?)(?: ?(?:giờ|GIỜ)(?: ?(?P<m>[0-5]\d)(?![\d/])(?: ?(?:phút|'))?)?"
    r"| ?[hHg](?: ?(?P<n>[0-5]\d)(?!\d)|(?![\w]))|:(?P<c>[0-5]\d)(?![\d:]))"
)
HOUR = re.compile(_HOUR)
_UNTIL = re.compile(r"['_ .]{0,3}(?:-{1,2}|~|đến|đên|tới) {0,2}(?:hết |lúc )?")
_LASTS = re.compile(r"(?:trong|mỗi|khoảng|tối đa|sau|quá|vòng|/)\s?(?:vòng )?$", re.IGNORECASE)
# The first letter first: the engine skips to it.
_SESSION = r"(?<=[Bb])u[ổôồ]i "
_PART = re.compile(
    r"[01BbCcMmSsTt](?<![\w-].)(?:"
    r"(?P<all>(?<=[Cc])ả ngày|(?<=C)Ả NGÀY|(?:(?<=[Mm])ột|(?<=0)1|(?<=1)) ngày(?! ?(?:làm việc|sau|trước|kể|trong|mỗi|/|một tuần)))"
    rf"|(?P<morning>(?:{_SESSION}[Ss]|(?<=[Ss]))áng|(?:{_SESSION}S|(?<=S))ÁNG)"
    rf"|(?P<afternoon>(?:{_SESSION}[Cc]|(?<=[Cc]))hi[ềêế]u|(?:{_SESSION}C|(?<=C))HIỀU)"
    rf"|(?P<evening>(?:{_SESSION}[Tt]|(?<=[Tt]))ối|(?:{_SESSION}T|(?<=T))ỐI))"
    r"(?=$|[ \t\u2028\n:,.;()|-])(?! (?:tạo|kiến|suốt|tác|chế|đa|thiểu|cao|nay đến))"
)
PARTS: dict[str, PartOfDay] = {"all": "all-day", "morning": "morning", "afternoon": "afternoon", "evening": "evening"}


class Hour(NamedTuple):
    """An hour of the day. `[start, end)` is the whole range where one is given (`7h30 - 8h00`): `time` is its beginning."""

    start: int
    end: int
    time: time


class Half(NamedTuple):
    """Words that name a half of the day, the evening or the whole day."""

    start: int
    end: int
    part: PartOfDay


def find_hours(text: str, start: int = 0, end: int | None = None) -> list[Hour]:
    """The hours of the day named in `text[start:end]`, a range as one."""
    stop = len(text) if end is None else end
    hours: list[Hour] = []
    at = start
    while m := HOUR.search(text, at, stop):
        at = m.end()
        if _LASTS.search(text[max(start, m.start() - 12) : m.start()]):
            continue
        until = _UNTIL.match(text, m.end(), stop)
        if until and (second := HOUR.match(text, until.end(), stop)):
            at = second.end()
        minutes = m["m"] or m["n"] or m["c"]
        hours.append(Hour(m.start(), at, time(int(m["h"]), int(minutes) if minutes else 0)))
    return hours


def hour_at(text: str, start: int, end: int) -> Hour | None:
    """The hour that stands at `start`, if one does."""
    found = find_hours(text, start, min(end, start + 40)) if HOUR.match(text, start, end) else []
    return found[0] if found and found[0].start == start else None


def find_halves(text: str, start: int = 0, end: int | None = None) -> list[Half]:
    """The halves of the day named in `text[start:end]`."""
    found = _PART.finditer(text, start, len(text) if end is None else end)
    return [Half(m.start(), m.end(), PARTS[m.lastgroup]) for m in found if m.lastgroup]


def half_at(text: str, start: int, end: int) -> Half | None:
    """The half of the day that stands at `start`, if one does."""
    m = _PART.match(text, start, end)
    return Half(m.start(), m.end(), PARTS[m.lastgroup]) if m and m.lastgroup else None
