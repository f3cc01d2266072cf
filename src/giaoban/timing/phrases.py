"""By when, as papers say it: which kind of deadline the words state, and the day they name, if they name one.

`none stated`, `to be announced` and `none needed` are three things: a paper that is silent, one that will say later, and one that needs
no day.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal, NamedTuple

from giaoban.reading.dates import find_dates
from giaoban.reading.model import Bound, DeadlineKind, Document
from giaoban.reading.recurrence import find_rule
from giaoban.reading.tasks.deadlines import Years, read_when

Kind = DeadlineKind | Literal["NONE_STATED", "NONE_NEEDED"]
Start = Literal["issued", "arrived"]

_NUMERALS = dict(zip(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), range(1, 11), strict=True))
_COUNT = rf"(?<![\w/])(?P<count>\d{{1,4}}|{'|'.join(_NUMERALS)})(?: ?\([^()]{{1,15}}\))?"
_SPAN = re.compile(
    rf"{_COUNT} (?P<unit>ngày làm việc|ngày|giờ|tuần|tháng|năm)(?!\w)(?! ?[\d/])"
    r"(?! (?:qua|vừa|gần|đầu|cuối|giữa|h[ằà]ng|một lần|này|sau$))"
    r"(?:,? (?P<how>(?:kể |tính )?từ|sau|trước)(?: khi| ngày| lúc| thời điểm)?,? (?P<trigger>[^.;\n]{1,90}))?",
    re.IGNORECASE,
)
_UNITS = {"ngày làm việc": "working-day", "ngày": "day", "tuần": "week", "tháng": "month", "năm": "year", "giờ": "hour"}
_WEEK = re.compile(
    r"tuần (?:lễ )?(?:thứ )?(?P<week>[1-5]|nhất|đầu|hai|ba|tư|cuối)(?: của)?,? tháng (?P<month>\d{1,2})(?!\d)"
    r"(?:(?: ?/ ?| năm )(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_WEEKS = {"nhất": 1, "đầu": 1, "hai": 2, "ba": 3, "tư": 4, "cuối": 0}
_EDGE = re.compile(
    r"(?:(?P<before>trước) )?(?P<edge>đầu|giữa|cuối|hết|trong) (?P<what>tháng|quý|năm)(?: này| nay)?(?! ?[\dIV])(?!\w)", re.IGNORECASE
)
_NOT_NEEDED = re.compile(r"không (?:cần|yêu cầu|quy định|đặt|có) (?:báo cáo |thời )?(?:thời )?hạn|không thời hạn", re.IGNORECASE)
_LATER = re.compile(r"theo tiến độ|thông báo sau|chưa ấn định|chưa xác định", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:ký|ban hành|hôm nay|nay)\b", re.IGNORECASE)
_ARRIVED = re.compile(r"\b(?:nhận|tiếp nhận)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A deadline as written and as understood: `day` is the day named, of a period its last, not the last good day."""

    kind: Kind
    text: str
    day: dt.date | None = None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known where the words stand: the paper's own day, the day it came in, and the day from which is looked ahead."""

    issued: dt.date | None = None
    arrived: dt.date | None = None
    since: dt.date | None = None

    @property
    def base(self) -> dt.date | None:
        """The day by which a year or month left unsaid is told."""
        return self.issued or self.arrived or self.since


class Span(NamedTuple):
    """`trong vòng 05 ngày làm việc kể từ ngày ký`: how many of what, after or before, and the words from which it counts."""

    many: int
    unit: str
    direction: Literal["after", "before"]
    trigger: str | None


def read(text: str, known: Known) -> Phrase:
    """What words state as a deadline. Words that state none are `NONE_STATED`."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if _NOT_NEEDED.search(text):
        return Phrase("NONE_NEEDED", text)
    span = span_of(text)
    if span and span.trigger:
        return Phrase("RELATIVE", text, bound="within")
    found = read_when(text, 0, len(text), Years(Document(date=known.base)))
    if found is not None and found.kind != "RELATIVE":
        return Phrase(found.kind, text, found.date, found.bound)
    if edge := _EDGE.search(text):
        return Phrase("PERIOD", text, _edge(edge, known), "before" if edge["before"] else "within")
    if find_rule(text, 0, len(text)):
        return Phrase("RECURRING", text)
    if found or span:
        return Phrase("RELATIVE", text, bound="within")
    return Phrase("TBD" if _LATER.search(text) else "NONE_STATED", text)


def span_of(text: str) -> Span | None:
    """The stretch of time that the words count, if they count one."""
    m = _SPAN.search(text)
    if m is None:
        return None
    count = _NUMERALS.get(m["count"].lower()) or int(m["count"])
    return Span(count, _UNITS[m["unit"].lower()], "before" if (m["how"] or "").lower() == "trước" else "after", m["trigger"])


def start_of(trigger: str, known: Known) -> dt.date | Start | None:
    """From when words count: a day they name, the paper's own, that of its arrival; None for an event whose day they do not say."""
    for mention in find_dates(f"ngày {trigger}"):
        return Years(Document(date=known.base)).day(mention)
    if _ARRIVED.search(trigger):
        return "arrived"
    return "issued" if _ISSUED.search(trigger) else None


def week_of(text: str, known: Known) -> tuple[dt.date, dt.date] | None:
    """Monday and Sunday of `tuần 2 tháng 5`. A month's first week is the first that has a day of Monday to Friday in it."""
    m = _WEEK.search(text)
    if m is None or not 1 <= int(m["month"]) <= 12:
        return None
    month = int(m["month"])
    year = int(m["year"]) if m["year"] else Years(Document(date=known.base)).of_month(month)
    if year is None:
        return None
    first = dt.date(year, month, 1)
    monday = first + dt.timedelta(days=-first.weekday() if first.weekday() < 5 else 7 - first.weekday())
    named = m["week"].lower()
    week = _WEEKS[named] if named in _WEEKS else int(named)
    if week == 0:
        last = dt.date(year, month, monthrange(year, month)[1])
        monday = last - dt.timedelta(days=last.weekday())
    else:
        monday += dt.timedelta(weeks=week - 1)
    return monday, monday + dt.timedelta(days=6)


def _edge(m: re.Match[str], known: Known) -> dt.date | None:
    """`cuối tháng`, `giữa năm` of the month or year the paper was written in (Bộ luật Dân sự 2015, Điều 146)."""
    base = known.base
    if base is None:
        return None
    many = {"tháng": 1, "quý": 3, "năm": 12}[m["what"].lower()]
    last_month = (base.month - 1) // many * many + many
    first, last = dt.date(base.year, last_month - many + 1, 1), dt.date(base.year, last_month, monthrange(base.year, last_month)[1])
    edge = m["edge"].lower()
    if edge == "đầu":
        return first
    if edge == "giữa":
        return (
            first.replace(day=15) if many == 1 else first.replace(month=first.month + 1, day=15) if many == 3 else dt.date(base.year, 6, 30)
        )
    return last
