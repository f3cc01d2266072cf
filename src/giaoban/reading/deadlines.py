"""By when: days, periods, spans of time and recurrences that bound an order.

A day without its year takes the year the paper states: that of its own date, or of the period it plans. Nothing is taken
from the clock. Which words bound how: `trước ngày` is `before`, `chậm nhất` and `đến hết` are `by`, `trong` is `within`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.reading.dates import DateMention, date_at, day_of
from giaoban.reading.model import Bound, DeadlineKind, Document

_HOUR = r"(?:(?:vào |lúc )?\d{1,2} ?(?:giờ|h|g) ?(?:\d{1,2} ?(?:phút)?)?,? ?)?"
_FIGURES = r"\d{1,2}(?: ?[/.-] ?\d| tháng)"
_WEEKDAY = r"(?:(?:[Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ nhật),? ?)?"
_DAY = rf"{_WEEKDAY}(?:\(?ngày )?(?={_FIGURES})"
_MONTH = (
    r"(?:tháng (?P<month>\d{1,2})(?!\d)|[Qq]uý (?P<quarter>IV|I{1,3}|[1-4])(?![\w])"
    r"|(?P<part>(?:0?6|sáu) tháng (?:đầu|cuối)(?: năm)?|(?:cuối |hết )?năm(?= \d{4})))"
    r"(?:(?: ?[/.-] ?| năm | )(?P<year>\d{4})(?!\d))?"
)
_COUNT = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: ?\([^()]{1,15}\))?"
_UNIT = r"(?:ngày|giờ|tuần|tháng)(?: làm việc)?(?!\w)"
_SINCE = r"(?:,? (?:kể |tính )?(?:từ|sau)(?: khi| ngày| lúc)?[^.,;\n]{0,90})?"
_LATEST = r"(?:[Cc]hậm nh[ấâá]t|[Mm]uộn nhất|[Hh]ạn (?:chót|cuối))(?: là| vào| đến| trong| trước|:){0,3}"

# From the firmest; the search passes quickly over words that none of them begins with.
_CUES = re.compile(
    r"(?<![^\W\d_])(?=[TtCcMmHhĐđXxNnVvSs≤<0-9])(?:"
    rf"(?P<before>[Tt]rước(?: thời (?:hạn|điểm))? {_HOUR}{_DAY})"
    rf"|(?P<by>{_LATEST} {_HOUR}{_DAY}|(?:[Đđ][ếê]n )?[Hh][ếê]t {_HOUR}ngày (?=\d)|(?:[Đđ]ến|[Xx]ong|[Hh]ạn) {_HOUR}ngày (?={_FIGURES}))"
    r"|(?P<range>(?:[Tt]ừ )?(?:ngày |mùng )?(?<![\d/.])\d{1,2}(?: ?[/.] ?\d{1,2}(?: ?[/.] ?\d{4})?)?(?: ?[-~] ?| đến (?:hết )?)"
    r"(?:ngày )?(?=\d{1,2} ?[/.] ?\d{1,2}))"
    r"|(?P<period>(?:[Tt]rong|[Tt]rước|[Cc]hậm nhất(?: trong| là)?|[Hh]oàn thành(?: trong| trước| vào)?|[Xx]ong(?: trong| trước)?"
    rf"|[Hh]ết|[Đđ]ến hết|[Vv]ào) {_MONTH})"
    r"|(?P<relative>(?:[Tt]rong(?: vòng| thời (?:hạn|gian))?|[Ss]au|[Cc]hậm nhất(?: là| sau| trong)?|[Tt]rước(?! ?\d{1,2} giờ)|≤|<) ?"
    rf"{_COUNT} {_UNIT}{_SINCE}|[Nn]gay sau khi[^.;,\n]{{0,60}})"
    r"|(?P<recurring>(?:(?:[Tt]rước ngày |[Nn]gày )\d{1,2} )?(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)"
    r"|[Đđ]ịnh kỳ(?: (?:hằng|hàng) \w+(?:, trước ngày \d{1,2})?| \d{1,2} tháng(?:/\d{1,2} lần| một lần)?)?)"
    rf"|(?P<on>[Nn]gày (?={_FIGURES}|\d{{1,2}}, \d{{1,2}}/)|[Vv]ào {_DAY})"
    r"|(?P<tbd>thông báo sau))"
)
_TRIGGER = re.compile(
    r"[0-9]|[Qq]uý I|h[ằà]ng |[Đđ]ịnh kỳ|[Nn]gay sau khi|thông báo sau"
    r"|(?:[Tt]rong|[Ss]au) (?:vòng |thời hạn )?(?:một|hai|ba|bốn|năm|sáu|bảy|mười) "
)
_REACH = 60
_LOOKS_BACK = timedelta(days=62)
_LOOSE_PERIOD = re.compile(_MONTH, re.IGNORECASE)
_LOOSE_DAY = re.compile(r"(?<![\d/.-])(?=\d{1,2} ?[/.-] ?\d)")
_STANDING = re.compile(r"[Tt]hường xuyên|[Ll]iên tục|[Cc]ả năm")
_LOOSE_SPAN = re.compile(rf"{_COUNT} {_UNIT}")
_NOT_ON = re.compile(r"(?:từ|kể từ|sau|ký|đến|qua|sinh|trước|[Cc]ăn cứ|số|từ sau|các|lập|cấp|dịp|lễ|niệm)\s\Z")
_RANK: dict[str, int] = {"before": 0, "by": 0, "range": 1, "period": 2, "relative": 3, "on": 1, "recurring": 4, "tbd": 5, "continuous": 4}
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline as a range of the flow."""

    start: int
    end: int
    kind: DeadlineKind
    date: date | None
    bound: Bound | None
    rank: int

    @property
    def is_firm(self) -> bool:
        """Is a last day named, by `trước ngày`, `chậm nhất` or `hết ngày`?"""
        return self.rank == 0


class Years:
    """Which year a day without one falls in, as far as the paper says."""

    def __init__(self, document: Document) -> None:
        self._issued = document.date
        self._period = document.period

    def day(self, mention: DateMention) -> date | None:
        """The day with its year."""
        return mention.day if mention.has_year else self.of(mention.d, mention.m)

    def of(self, d: int, m: int) -> date | None:
        """The day `d/m` in the paper's year; in the next when it lies more than two months before the paper's own date."""
        if self._period is not None:
            for year in (self._period.start.year, self._period.end.year):
                day = day_of(d, m, year)
                if day and self._period.start <= day <= self._period.end:
                    return day
        issued = self._issued or (self._period.start if self._period else None)
        if issued is None:
            return None
        day = day_of(d, m, issued.year)
        return day_of(d, m, issued.year + 1) if day and issued - day > _LOOKS_BACK else day

    def is_past(self, day: date) -> bool:
        """Does the day lie before the paper's own date? Then the paper looks back, unless it says `trước` or `chậm nhất`."""
        return self._issued is not None and day < self._issued

    @property
    def are_known(self) -> bool:
        """Does the paper say when it was issued, or what time it plans?"""
        return self._issued is not None or self._period is not None

    def of_month(self, month: int) -> int | None:
        """The year that a month without one falls in, by the same rule."""
        last = self.of(1, month)
        return last.year if last else None


def find_deadline(
    text: str, start: int, end: int, years: Years, cited: Sequence[tuple[int, int]] = (), in_cell: bool = False
) -> FoundDeadline | None:
    """The deadline of `text[start:end]`: the firmest bound that is named, of two equally firm the later.

    Days inside `cited` do not count. In a cell, `01/3 - 05/3/2018` is a span of time without a word that says so.
    """
    best: FoundDeadline | None = None
    trigger = _TRIGGER.search(text, start, end)
    if trigger is None:
        return None
    for m in _CUES.finditer(text, max(start, trigger.start() - _REACH), end):
        if any(a <= m.start() < b for a, b in cited):
            continue
        found = _read(text, m, end, years, in_cell)
        if found is not None and (best is None or _precedes(found, best)):
            best = found
    return best


def _precedes(new: FoundDeadline, old: FoundDeadline) -> bool:
    if new.rank != old.rank:
        return new.rank < old.rank
    return new.date is not None and old.date is not None and new.date > old.date


def _read(text: str, m: re.Match[str], end: int, years: Years, in_cell: bool) -> FoundDeadline | None:
    if m["period"]:
        return _period(m, years)
    cue = m.lastgroup
    assert cue is not None
    if cue in ("before", "by", "range", "on"):
        if cue == "range" and m[0][:1].isdigit() and "đến" not in m[0] and not in_cell:
            return None
        return _day(text, m, cue, end, years)
    if cue == "relative":
        return FoundDeadline(m.start(), m.end(), "RELATIVE", None, "within", _RANK[cue])
    if cue == "recurring":
        return FoundDeadline(m.start(), m.end(), "RECURRING", None, None, _RANK[cue])
    return FoundDeadline(m.start(), m.end(), "TBD", None, None, _RANK[cue])


def _day(text: str, m: re.Match[str], cue: str, end: int, years: Years) -> FoundDeadline | None:
    before = text[max(0, m.start() - 9) : m.start()]
    if cue == "on" and _NOT_ON.search(before):
        return None
    mention = date_at(text, m.end(), end)
    if mention is None and cue == "on" and (comma := text.find(", ", m.end(), m.end() + 5)) > 0:
        mention = date_at(text, comma + 2, end)
    if mention is None or "Âm lịch" in text[mention.end : mention.end + 12] or "âm lịch" in text[mention.end : mention.end + 12]:
        return None
    day = years.day(mention)
    if day and _RANK[cue] and years.is_past(day):
        return None
    if text[mention.end : mention.end + 6] in (" hàng ", " hằng "):
        return FoundDeadline(m.start(), mention.end, "RECURRING", None, None, _RANK["recurring"])
    bound: Bound = "before" if cue == "before" else "on" if cue == "on" else "by"
    return FoundDeadline(m.start(), mention.end, "DATE", day, bound, _RANK[cue])


def _period(m: re.Match[str], years: Years) -> FoundDeadline | None:
    opening = m[0].split(" ", 1)[0].lower()
    bound: Bound = "before" if "trước" in m[0] else "by" if opening in ("chậm", "hết", "đến") else "within"
    last = _last_day(m, years, bound)
    if opening == "trong" and m["part"] == "năm" and not years.are_known:
        return None
    if last and years.is_past(last):
        return None
    return FoundDeadline(m.start(), m.end(), "PERIOD", last, bound, _RANK["period"])


def _last_day(m: re.Match[str], years: Years, bound: Bound) -> date | None:
    """The period's last day; of `trước tháng 6` the first, since the month itself is too late."""
    if m["month"]:
        first = last = int(m["month"])
    elif m["quarter"]:
        last = 3 * _QUARTERS[m["quarter"].upper()]
        first = last - 2
    else:
        part = m["part"].lower()
        last = 6 if "đầu" in part else 12
        first = last - 5 if "tháng" in part else 1
    if not 1 <= first <= last <= 12:
        return None
    year = int(m["year"]) if m["year"] else years.of_month(last)
    if year is None or not date.min.year <= year <= date.max.year:
        return None
    return date(year, first, 1) if bound == "before" else date(year, last, monthrange(year, last)[1])


def read_when(text: str, start: int, end: int, years: Years) -> FoundDeadline | None:
    """The deadline that a cell or a line of its own states: `20/6/2023`, `Quý II`, `Thường xuyên`, `< 5 ngày`."""
    found = find_deadline(text, start, end, years, in_cell=True)
    if found is not None and found.rank < _RANK["period"]:
        return found
    days = [(m, date_at(text, m.end(), end)) for m in _LOOSE_DAY.finditer(text, start, end)]
    if days and (last := days[-1][1]):
        return FoundDeadline(days[-1][0].start(), last.end, "DATE", years.day(last), "by", 0)
    if m := _LOOSE_PERIOD.search(text, start, end):
        return FoundDeadline(m.start(), m.end(), "PERIOD", _last_day(m, years, "within"), "within", _RANK["period"])
    if found is None and (m := _STANDING.search(text, start, end)):
        return FoundDeadline(m.start(), m.end(), "CONTINUOUS", None, None, _RANK["continuous"])
    if found is None and (m := _LOOSE_SPAN.search(text, start, end)):
        return FoundDeadline(m.start(), m.end(), "RELATIVE", None, "within", _RANK["relative"])
    return found
