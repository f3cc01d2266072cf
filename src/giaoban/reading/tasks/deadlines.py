"""By when: days, periods, spans of time and recurrences that bound an order.

A day without its year takes the year the paper states: that of its own date, or of the period it plans. Nothing is taken
from the clock. Which words bound how: `trước ngày` is `before`, `chậm nhất` and `đến hết` are `by`, `trong` is `within`.
What `đầu`, `giữa`, `cuối` of a month or a year mean is said by Bộ luật Dân sự 2015, Điều 146.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from giaoban.reading.dates import DateMention, date_at, day_of
from giaoban.reading.lexicon.lists import words
from giaoban.reading.model import Bound, DeadlineKind, Document
from giaoban.reading.rare import Rare

_NUMERAL = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
# A deadline has a figure in it, or one of these words; most sentences have neither.
_FIGURE = re.compile(r"[0-9][0-9]*")
_SIGNS = ("hằng ", "hàng ", "Hằng ", "Hàng ", "mỗi ", "uý I", "ịnh kỳ", "gay sau khi", "thông báo sau", "rong vòng ", "thời hạn ")
_JOINTS = ("-", " -", "~", " ~", ",", "+", " +", " và ", " đến ")
_RECURS = ("ằng ", "àng ", "ỗi ", "tháng cuối")
_BEFORE_A_FIGURE = words(
    """
    ngày tháng quý năm tuần mùng trước nhất nhất: là vào đến đến: trong hết xong hạn hạn: chót chót: cuối cuối: cùng cùng: quá hơn vòng gian
    sau từ kỳ kỳ, lúc thứ hai hai, ba ba, tư tư, năm, sáu sáu, bảy bảy, nhật nhật, thành ≤ < đầu giữa
    """
)
_REACH = 48
_LONGEST_WORD = 9
_TAIL = (
    r"(?=\(?(?:\d|[Nn]gày |[Tt]háng |[Qq]uý |năm |[Tt]uần |[Tt]hứ |[Cc]hủ nhật|vào |lúc |sáng |chiều |cuối |giữa |đầu |hết |h[ằà]ng "
    rf"|mỗi |{_NUMERAL}))"
)
# The first letter of a cue stands apart, since the search passes over all other letters at once.
_CUE = re.compile(
    r"[TtCcMmHhKkĐđXxVvSsNn≤<](?:(?:"
    r"(?P<before>rước(?: thời (?:hạn|điểm))?)"
    r"|(?P<latest>(?:hậm nh[ấâá]t|uộn nhất|ạn (?:chót|cuối)(?: cùng)?|hông (?:quá|muộn hơn))(?: là| vào| đến| trong| trước| sau|:){0,3})"
    r"|(?P<until>(?<=[Hh])[ếê]t|(?<=[Đđ])[ếê]n [Hh][ếê]t)"
    r"|(?P<to>(?<=[Đđ])ến|(?<=[Hh])ạn|(?<=[Xx])ong(?= ngày ))"
    r"|(?P<within>(?<=[Tt])rong(?: vòng| thời (?:hạn|gian))?)"
    r"|(?P<at>(?<=[Vv])ào)"
    r"|(?P<done>(?<=[Hh])oàn thành|(?<=[Xx])ong)"
    r"|(?P<after>(?<=[Ss])au)"
    r"|(?P<since>(?<=[Tt])ừ)"
    rf") {_TAIL}"
    r"|(?P<limit>(?<=[≤<]) ?(?=\d))"
    r"|(?P<regular>ịnh kỳ)"
    r"|(?P<on>(?:gày|(?<=[Mm])ùng) (?=\d))"
    r"|(?P<every>(?=(?<=[Tt])hứ |hủ nhật|(?<=[Ss])áng |(?<=[Cc])hiều |(?<=[Hh])[ằà]ng |(?<=[Mm])ỗi ))"
    r"|(?P<once>gay sau khi[^.;,\n]{0,60})"
    r"|(?P<tbd>hông báo sau))"
)
_WEEKDAY = r"(?:[Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ nhật)"
_HOUR = r"(?:(?:vào |lúc )?\d{1,2} ?(?:giờ|h|g|:(?=\d)) ?(?:\d{1,2} ?(?:phút)?)?,? ?)?"
_TO_DAY = re.compile(rf"{_HOUR}(?:{_WEEKDAY},? ?)?\(?(?P<said>ngày )?(?=\d)")
_RANGE = Rare(
    rf"{_HOUR}(?:ngày |mùng )?\d{{1,2}}(?: ?[/.] ?\d{{1,2}}(?: ?[/.] ?\d{{4}})?)?(?: ?[-~] ?| đến (?:hết )?)"
    rf"{_HOUR}(?:ngày )?(?=\d{{1,2}} ?[/.] ?\d{{1,2}})"
)
_EVERY = Rare(
    rf"{_HOUR}(?:[Ss]áng |[Cc]hiều )?(?:{_WEEKDAY} |[Nn]gày (?:\d{{1,2}}|(?:làm việc )?cuối(?: cùng)?)(?:/\d{{1,2}})? )?(?:của )?"
    r"(?:(?:[Hh][ằà]ng|[Mm]ỗi) (?:ngày|tuần|tháng|quý|năm)(?! (?:học|dương|âm))"
    r"(?: (?:một|\d{1,2}) lần)?|tháng cuối (?:của )?(?:mỗi )?(?:h[ằà]ng )?quý)"
)
_OFTEN = Rare(
    r" (?:(?:h[ằà]ng|mỗi) (?:ngày|tuần|tháng|quý|năm)(?: (?:một|\d{1,2}) lần)?|\d{1,2} tháng(?:/\d{1,2} lần| một lần)?"
    r"|(?:một|\d{1,2}) lần(?:/| mỗi | một )(?:ngày|tuần|tháng|quý|năm))"
)
_REGULAR_DAY = Rare(
    r",? \(?(?:trước|vào|chậm nhất(?: là| vào)?) (?:ngày \d{1,2}(?![\d/])(?! ?[/.]\d)(?: tháng cuối (?:của )?quý)?"
    rf"|(?:sáng |chiều )?{_WEEKDAY}(?!\w))\)?"
)
_AFTER_REGULAR = re.compile(r",? \(?(?=[TtCcVvHh])")
_PERIOD = re.compile(
    r"(?:(?P<edge>[Đđ]ầu|[Gg]iữa|[Cc]uối|[Hh]ết) )?"
    r"(?:(?P<week>[Tt]uần (?:thứ )?(?:\d|I{1,3}V?|nhất|hai|ba|tư|đầu|cuối)(?: của)?),? )?"
    r"(?:[Tt]háng (?P<month>\d{1,2})(?!\d)|[Qq]uý (?P<quarter>IV|I{1,3}|[1-4])(?!\w)"
    r"|(?P<half>(?:0?6|[Ss]áu) tháng (?:đầu|cuối)(?: năm)?)|[Nn]ăm(?= \d{4}))"
    r"(?:(?: ?[/.-] ?| năm | )(?P<year>\d{4})(?!\d))?"
)
_FURTHER = Rare(
    r" ?(?:[-~,+]|và|đến(?: hết)?) ?"
    r"(?:(?:[Tt]háng )(?P<month>\d{1,2})(?!\d)|(?P<bare>\d{1,2})(?= ?[/.-] ?\d{4}| năm \d)|(?:[Qq]uý )?(?P<quarter>IV|I{1,3})(?!\w))"
    r"(?:(?: ?[/.-] ?| năm | )(?P<year>\d{4})(?!\d))?"
)
_COUNT = rf"(?:\d{{1,3}}|{_NUMERAL})(?: ?\([^()]{{1,15}}\))?"
_UNIT = r"(?P<unit>ngày|giờ|tuần|tháng)(?: làm việc)?(?!\w)(?! (?:qua|vừa|gần|đầu|cuối|h[ằà]ng))"
_SPAN = re.compile(rf"{_COUNT} {_UNIT}(?:,? (?:kể |tính )?(?:từ|sau)(?: khi| ngày| lúc)?[^.,;\n]{{0,90}})?")
_YEARLY = Rare(r"(?: (?:và|,) (?:ngày )?\d{1,2}/\d{1,2})? h[ằà]ng năm")
_LOOKS_BACK = timedelta(days=62)
_LOOSE_DAY = re.compile(r"(?<![\d/.-])(?=\d{1,2} ?[/.-] ?\d)")
_STANDING = Rare(r"[Tt]hường xuyên|[Ll]iên tục|[Cc]ả năm")
_NOT_ON = re.compile(r"(?:từ|kể từ|sau|ký|đến|qua|sinh|trước|[Cc]ăn cứ|số|từ sau|các|lập|cấp|dịp|lễ|niệm)\s\Z")
_ISSUED = Rare(r"[^.;\n]{0,40}ban hành [^.;\n]{0,30}số \d")
_RANK: dict[str, int] = {"DATE": 0, "named": 1, "PERIOD": 2, "RELATIVE": 3, "RECURRING": 4, "CONTINUOUS": 4, "TBD": 5}
_BOUNDS: dict[str, Bound] = {"before": "before", "latest": "by", "until": "by", "to": "by", "at": "on", "on": "on", "every": "on"}
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class FoundDeadline(NamedTuple):
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


def find_deadline(text: str, start: int, end: int, years: Years, is_cited: Callable[[int], bool] | None = None) -> FoundDeadline | None:
    """The deadline of `text[start:end]`: the firmest bound that is named, of two equally firm the later.

    Figures at places that `is_cited` says belong to a cited paper do not count.
    """
    best: FoundDeadline | None = None
    done = start
    for m in _cues(text, start, end, is_cited):
        if m.start() < done:
            continue
        if days := _range(text, m, end):
            done = days.end()
        found = _day(text, m, days.end(), end, years) if days else _read(text, m, end, years)
        if found is None:
            continue
        done = found.end
        if best is None or _precedes(found, best):
            best = found
    return best


def _cues(text: str, start: int, end: int, is_cited: Callable[[int], bool] | None) -> Iterator[re.Match[str]]:
    """The words that may bound, where a figure that counts time, or another sign of time, is near after them."""
    at = start
    for place, after, reach in _signs(text, start, end):
        if is_cited is not None and is_cited(place):
            at = after
            continue
        for m in _CUE.finditer(text, max(at, place - _REACH), min(end, after + reach)):
            if m.start() > after:
                break
            if not text[m.start() - 1 : m.start()].isalpha():
                yield m
        at = after


def _signs(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Where signs of time stand, in order, and how far beyond each a cue may end."""
    found = [(*m.span(), 1) for m in _FIGURE.finditer(text, start, end) if _counts_time(text, m.start())]
    figures = len(found)
    for sign in _signs_in(text):
        at = text.find(sign, start, end)
        while at >= 0:
            found.append((at, at + len(sign), _REACH))
            at = text.find(sign, at + len(sign), end)
    return sorted(found) if len(found) > figures else found


@lru_cache(maxsize=1)
def _signs_in(text: str) -> tuple[str, ...]:
    """Which signs the paper has at all: it is asked for every one of its sentences."""
    return tuple(sign for sign in _SIGNS if sign in text)


def _counts_time(text: str, place: int) -> bool:
    """Does the word before the figure say that it counts days, months or hours: `ngày 15`, `trong vòng 05`?"""
    if text[place - 1 : place] != " ":
        return place == 0 or text[place - 1] in "≤<("
    before = text[max(0, place - _LONGEST_WORD) : place].lower().split()
    return bool(before) and before[-1].lstrip("(") in _BEFORE_A_FIGURE


def _precedes(new: FoundDeadline, old: FoundDeadline) -> bool:
    if new.rank != old.rank:
        return new.rank < old.rank
    return new.date is not None and old.date is not None and new.date > old.date


def _read(text: str, m: re.Match[str], end: int, years: Years) -> FoundDeadline | None:
    cue = m.lastgroup
    if cue in ("tbd", "once"):
        return _found(m.start(), m.end(), "TBD", None) if cue == "tbd" else _found(m.start(), m.end(), "RELATIVE", "within")
    if cue == "regular":
        return _regular(text, m, end, years)
    if cue == "every":
        return _every(text, m, end)
    if cue in _BOUNDS or cue == "within":
        found = _every(text, m, end) or _named_day(text, m, end, years)
        if found is not None:
            return found
    return _period(text, m, end, years) or _span(text, m, end)


def _range(text: str, m: re.Match[str], end: int) -> re.Match[str] | None:
    """`ngày 10 - `, `từ ngày 10/6 đến ngày ` up to the last day, which alone counts."""
    return _RANGE.pattern.match(text, m.end(), end) if m.lastgroup in ("since", "on") and _joins(text, m.end()) else None


def _joins(text: str, start: int) -> bool:
    """Is one day joined to another soon behind `start`?"""
    ahead = text[start : start + _REACH]
    return "-" in ahead or "~" in ahead or " đến " in ahead


def _regular(text: str, m: re.Match[str], end: int, years: Years) -> FoundDeadline:
    """`Định kỳ trước ngày 20 hằng tháng`, `định kỳ hằng tháng, trước ngày 20`, `định kỳ 6 tháng`."""
    often = _OFTEN.pattern.match(text, m.end(), end)
    stop = often.end() if often else m.end()
    if (behind := _AFTER_REGULAR.match(text, stop, end)) and (cue := _CUE.match(text, behind.end(), end)):
        found = _read(text, cue, end, years)
        if found is not None and found.kind == "RECURRING":
            closing = behind[0].endswith("(") and text.startswith(")", found.end)
            return _found(m.start(), found.end + closing, "RECURRING", found.bound)
    day = _REGULAR_DAY.pattern.match(text, stop, end)
    stop = day.end() if day else stop
    bound: Bound | None = None if day is None else "before" if "trước" in day[0] else "by" if "chậm" in day[0] else "on"
    return _found(m.start(), stop, "RECURRING", bound)


def _every(text: str, m: re.Match[str], end: int) -> FoundDeadline | None:
    """`trước ngày 20 hằng tháng`, `chiều thứ Sáu hằng tuần`, `hằng quý`."""
    if not any(sign in text[m.start() : m.end() + _REACH] for sign in _RECURS):
        return None
    every = _EVERY.pattern.match(text, m.start() if m.lastgroup in ("on", "every") else m.end(), end)
    if every is None:
        return None
    alone = m.lastgroup == "every" and every[0][0] in "hHmM"
    return _found(m.start(), every.end(), "RECURRING", None if alone else _BOUNDS.get(m.lastgroup or ""))


def _named_day(text: str, m: re.Match[str], end: int, years: Years) -> FoundDeadline | None:
    to_day = _TO_DAY.match(text, m.end(), end)
    return _day(text, m, to_day.end(), end, years, to_day["said"] is not None) if to_day else None


def _found(start: int, end: int, kind: DeadlineKind, bound: Bound | None, day: date | None = None) -> FoundDeadline:
    return FoundDeadline(start, end, kind, day, bound, _RANK[kind])


def _day(text: str, m: re.Match[str], at: int, end: int, years: Years, said: bool = True) -> FoundDeadline | None:
    """The day whose figures stand at `at`; `said` is whether `ngày` stands before them."""
    cue = m.lastgroup
    if cue in ("on", "at") and _NOT_ON.search(text, max(0, m.start() - 9), m.start()):
        return None
    mention = date_at(text, at, end)
    if mention is None and cue == "on" and (comma := text.find(", ", at, at + 5)) > 0:
        mention = date_at(text, comma + 2, end)
    if mention is None or "m lịch" in text[mention.end : mention.end + 12] or (cue == "to" and not (said or mention.has_year)):
        return None
    day = years.day(mention)
    if cue == "on" and "ban hành" in text[mention.end : mention.end + _REACH] and _ISSUED.pattern.match(text, mention.end, end):
        return None
    firm = cue in ("before", "latest", "until", "to")
    if day and not firm and years.is_past(day):
        return None
    bound: Bound = "on" if cue == "within" else _BOUNDS.get(cue or "", "by")
    if "ng năm" in text[mention.end : mention.end + _REACH] and (yearly := _YEARLY.pattern.match(text, mention.end, end)):
        return _found(m.start(), yearly.end(), "RECURRING", bound)
    return FoundDeadline(m.start(), mention.end, "DATE", day, bound, _RANK["DATE" if firm else "named"])


def _period(text: str, m: re.Match[str], end: int, years: Years) -> FoundDeadline | None:
    """`trong tháng 5`, `hết quý II`, `cuối năm 2026`; what only says since when is none."""
    cue = m.lastgroup
    period = _PERIOD.match(text, m.end(), end) if cue not in ("on", "after", "limit") else None
    if period is None or (cue == "to" and period[0].startswith("năm")):
        return None
    further = _further(text, period.end(), end)
    if cue == "since" and not (further and "đến" in further[0]):
        return None
    bound: Bound = "before" if cue == "before" else "by" if cue in ("latest", "until", "to") else "within"
    last = _last_day(period, further, years, bound)
    if cue == "within" and period[0].startswith("năm") and not years.are_known:
        return None
    if last and years.is_past(last):
        return None
    start = m.end() if cue == "done" else m.start()
    return _found(start, further.end() if further else period.end(), "PERIOD", bound, last)


def _further(text: str, at: int, end: int) -> re.Match[str] | None:
    """A second period joined to the one that ends at `at`."""
    return _FURTHER.pattern.match(text, at, end) if text.startswith(_JOINTS, at) else None


def _last_day(period: re.Match[str], further: re.Match[str] | None, years: Years, bound: Bound) -> date | None:
    """The period's last day; of `trước tháng 6` the first, since the month itself is too late."""
    first, last = _months(period)
    year = period["year"]
    if further is not None:
        first, last = _months(further)
        year = further["year"] or year
    if not 1 <= first <= last <= 12 or period["week"]:
        return None
    in_year = int(year) if year else years.of_month(last)
    if in_year is None or not date.min.year <= in_year <= date.max.year:
        return None
    edge = (period["edge"] or "").lower()
    if bound == "before" or edge == "đầu":
        return date(in_year, first, 1)
    if edge == "giữa":
        return date(in_year, last, 15) if first == last else date(in_year, 6, 30) if last - first == 11 else date(in_year, first + 1, 15)
    return date(in_year, last, monthrange(in_year, last)[1])


def _months(period: re.Match[str]) -> tuple[int, int]:
    """The first and the last month; a month that does not exist is given as it stands."""
    named = period.groupdict()
    month = named["month"] or named.get("bare")
    if month:
        return int(month), int(month)
    if named["quarter"]:
        last = 3 * _QUARTERS[named["quarter"]]
        return last - 2, last
    if half := named["half"]:
        return (1, 6) if "đầu" in half else (7, 12)
    return 1, 12


def _span(text: str, m: re.Match[str], end: int) -> FoundDeadline | None:
    """`trong vòng 05 ngày làm việc kể từ ...`, `chậm nhất sau 03 ngày`; `trước 09 giờ` is an hour."""
    span = _SPAN.match(text, m.end(), end) if m.lastgroup in ("before", "latest", "within", "after", "limit") else None
    if span is None or (m.lastgroup == "before" and span["unit"] == "giờ"):
        return None
    return _found(m.start(), span.end(), "RELATIVE", "within")


def read_when(text: str, start: int, end: int, years: Years) -> FoundDeadline | None:
    """The deadline that a cell or a line of its own states: `20/6/2023`, `Quý II`, `Thường xuyên`, `< 5 ngày`."""
    found = find_deadline(text, start, end, years)
    if found is not None and found.rank <= _RANK["PERIOD"]:
        return found
    if _joins(text, start) and (m := _RANGE.pattern.search(text, start, end)) and (last := date_at(text, m.end(), end)):
        return FoundDeadline(m.start(), last.end, "DATE", years.day(last), "by", _RANK["DATE"])
    days = [(m, date_at(text, m.end(), end)) for m in _LOOSE_DAY.finditer(text, start, end)]
    if days and (last := days[-1][1]):
        return FoundDeadline(days[-1][0].start(), last.end, "DATE", years.day(last), "by", _RANK["DATE"])
    if (m := _PERIOD.search(text, start, end)) and text[max(start, m.start() - 3) : m.start()].lower() != "từ ":
        further = _further(text, m.end(), end)
        return _found(m.start(), further.end() if further else m.end(), "PERIOD", "within", _last_day(m, further, years, "within"))
    if found is None and (m := _STANDING.pattern.search(text, start, end)):
        return _found(m.start(), m.end(), "CONTINUOUS", None)
    if found is None and (m := _SPAN.search(text, start, end)):
        return _found(m.start(), m.end(), "RELATIVE", "within")
    return found
