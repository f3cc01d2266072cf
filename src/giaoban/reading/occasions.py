"""When something is held: day or days, hour, half of the day, as one phrase of a paper tells it.

`ngày 25-27/12/2017, bắt đầu lúc 07 giờ 30 phút`, `Chiều ngày 28/12 và cả ngày 29/12/2011`, `THỨ HAI, NGÀY 27/5`, `Thứ Ba 19/04`.
A day without its year takes it from the same phrase, else from the period that a schedule's own title gives, else from the year of the
paper; where none of them is written the day stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time

from giaoban.reading.clock import Half, find_halves, find_hours
from giaoban.reading.dates import DateMention, day_of, find_dates
from giaoban.reading.lexicon.meetings import WEEKDAYS
from giaoban.reading.model import Document, PartOfDay
from giaoban.reading.text import find_all

Range = tuple[int, int]

# The first letter first: the engine skips to it.
WEEKDAY = re.compile(
    r"[TtCc](?<!\w[TtCc])(?:(?<=[Tt])(?:hứ|HỨ) ?(?P<day>[Hh]ai|HAI|[Bb]a|BA|[Tt]ư|TƯ|[Nn]ăm|NĂM|[Ss]áu|SÁU|[Bb]ảy|BẢY|0?[2-7])"
    r"|(?<=[Cc])(?P<sunday>hủ [Nn]hật|HỦ NHẬT))(?!\w)"
)
_STEMS = ("hứ", "HỨ", "hủ nhật", "hủ Nhật", "HỦ NHẬT")
# In cells and at the head of an entry only: elsewhere `T2` or `CN` may be anything.
_BRIEF_WEEKDAY = re.compile(r"(?:T\.? ?(?P<day>[2-7])|(?P<sunday>CN|Cn))(?=$|[\s,.:;/()-])")
_BARE_WEEKDAY = re.compile(
    r"(?P<day>[Hh]ai|HAI|[Bb]a|BA|[Tt]ư|TƯ|[Nn]ăm|NĂM|[Ss]áu|SÁU|[Bb]ảy|BẢY|0?[2-7])|(?P<sunday>[Cc]hủ [Nn]hật|CHỦ NHẬT|CN)"
)
_FROM = re.compile(
    r"(?<![\d/])(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}))?)? ?(?:-{1,2}|,|~|và|đến|đên"
    r"|tới)(?: hết)?(?: (?:hết )?ngày)? ?(?:[Nn]gày )?$"
)
_FAR = 40


@dataclass(frozen=True, slots=True)
class Years:
    """What a paper tells of the year of its days: the period in its title, or the day it was issued."""

    start: date | None = None
    end: date | None = None
    issued: date | None = None

    def of(self, day: int, month: int) -> date | None:
        """The day, if the paper tells its year."""
        if self.start and self.end:
            for year in range(self.start.year, self.end.year + 1):
                found = day_of(day, month, year)
                if found and (self.start.year == self.end.year or self.start <= found <= self.end):
                    return found
            return None
        if self.issued is None:
            return None
        same = day_of(day, month, self.issued.year)
        if same and (self.issued - same).days <= _OLD:
            return same
        later = day_of(day, month, self.issued.year + 1)
        return later if later and (later - self.issued).days <= _OLD else None


_OLD = 120


@dataclass(slots=True)
class Occasion:
    """When something is held. `at` says where each part was read, as ranges of the flow."""

    day: date | None = None
    last: date | None = None
    time: time | None = None
    part: PartOfDay | None = None
    at: dict[str, Range] = field(default_factory=dict)


_PERIOD = re.compile(r"[Tt]ừ (?:ngày )?(?=\d)")
_TITLE_REACH = 1500


def years_of(document: Document, text: str, scheduled: bool = False) -> Years:
    """What the paper's letterhead and title tell of the year."""
    scheduled = scheduled or document.type == "LICH"
    issued = None if scheduled else document.date
    if document.period:
        return Years(document.period.start, document.period.end, issued)
    if scheduled:
        for m in _PERIOD.finditer(text, 0, _TITLE_REACH):
            days = find_dates(text, m.start(), min(len(text), m.end() + 60))
            if len(days) >= 2 and (last := days[1].day) and (first := days[0].day or _before(days[0], last)) and first <= last:
                return Years(first, last, issued)
    return Years(issued=issued)


def _before(mention: DateMention, last: date) -> date | None:
    """The day without a year that a period begins with: the last of its name before the period ends."""
    first = day_of(mention.d, mention.m, last.year)
    return first if first is None or first <= last else day_of(mention.d, mention.m, last.year - 1)


def read_occasion(text: str, start: int, end: int, years: Years) -> Occasion:
    """Day, hour and half of the day that `text[start:end]` tells; the first of each."""
    found = Occasion()
    dates = [d for d in find_dates(text, start, end) if not _is_share(text, d)]
    if dates:
        _take_days(found, text, start, dates, years)
    if hours := find_hours(text, start, end):
        found.time, found.at["time"] = hours[0].time, (hours[0].start, hours[0].end)
    if half := _said_half(find_halves(text, start, end), text):
        found.part, found.at["part_of_day"] = half.part, (half.start, half.end)
    return found


_SHARE_AFTER = re.compile(r" (?:ngày|buổi|giờ)(?!\w)")
_WEEK_BEFORE = re.compile(r"(?:[Tt]uần|[Ll]ần|[Kk]ỳ)(?: thứ)? ?$")


def _is_share(text: str, mention: DateMention) -> bool:
    """Is it `1/2 ngày` or `tuần 3 tháng 01`, which name no day?"""
    if mention.has_year:
        return False
    before = text[max(0, mention.start - 10) : mention.start]
    return _SHARE_AFTER.match(text, mention.end) is not None or (not mention.said and _WEEK_BEFORE.search(before) is not None)


def _take_days(found: Occasion, text: str, floor: int, dates: list[DateMention], years: Years) -> None:
    first = dates[0]
    year = next((d.y for d in dates if d.y), None)
    day = _day(first, year, years)
    earlier = _FROM.search(text[max(floor, first.start - _FAR) : first.start])
    start = first.start
    if earlier and day:
        since = day_of(int(earlier[1]), int(earlier[2] or first.m), int(earlier[3] or day.year))
        if since and since < day:
            found.last, day = day, since
            start = max(floor, first.start - _FAR) + earlier.start()
    found.at["date"] = (start, first.end)
    found.day = day
    later = next((d for d in dates[1:] if _LINKS.fullmatch(text[first.end : d.figures])), None)
    last = _day(later, year, years) if later else None
    if later and day and last and last > day:
        found.last = last
        found.at["end_date"] = (later.start, later.end)
    elif found.last:
        found.at["end_date"] = (first.start, first.end)


_LINKS = re.compile(r" ?(?:-{1,2}|,|~|và|đến|đên|tới)(?: hết)?(?: (?:cả|sáng|chiều|buổi sáng|buổi chiều))?(?: ?[Nn]gày)? ?")


def _day(mention: DateMention, year: int | None, years: Years) -> date | None:
    if mention.day:
        return mention.day
    if mention.y:
        return None
    if year:
        return day_of(mention.d, mention.m, year)
    return years.of(mention.d, mention.m)


def _said_half(halves: list[Half], text: str) -> Half | None:
    """The half of the day that is meant: none where both are listed side by side, each with its hours."""
    if not halves:
        return None
    parts = {h.part for h in halves}
    if len(parts) > 1 and text[halves[0].end : halves[0].end + 1] == ":":
        return None
    return halves[0]


def weekday_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The day of the week that stands at `start`: in full, or as `T2`, `CN`."""
    return WEEKDAY.match(text, start, end) or _BRIEF_WEEKDAY.match(text, start, end)


def find_weekdays(text: str) -> list[re.Match[str]]:
    """Every day of the week that the text names in full."""
    places = sorted(at - 1 for stem in _STEMS for at in find_all(text, stem) if at)
    return [m for at in places if (m := WEEKDAY.match(text, at))]


def bare_weekday(text: str, start: int, end: int) -> re.Match[str] | None:
    """The day of the week that a cell under the heading `Thứ` holds: `Hai`, `3`."""
    return _BARE_WEEKDAY.fullmatch(text, start, end)


def weekday_of(match: re.Match[str]) -> int:
    """The day of the week a match of `WEEKDAY` names: Monday is 0."""
    return 6 if match["sunday"] else WEEKDAYS[match["day"].lower()]
