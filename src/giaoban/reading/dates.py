"""Days as papers write them: `18/5/2021`, `18.5.2021`, `ngày 18 tháng 5 năm 2021`, `ngày 18/5`, `08 /8/2021`.

Works on flow text (folded, single blanks). Months without a day (`tháng 5/2023`) and ranges (`20-22/5/2023`) are not days:
of a range, its end is found. Whether a day without a year belongs to this year or the next is for the reader of the paper.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = {
    "Một": 1, "Giêng": 1, "Hai": 2, "Ba": 3, "Tư": 4, "Năm": 5, "Sáu": 6,
    "Bảy": 7, "Tám": 8, "Chín": 9, "Mười": 10, "Mười Một": 11, "Mười một": 11, "Mười Hai": 12, "Mười hai": 12,
}  # fmt: skip
# Months in words stand with a capital (Nghị định 30/2020/NĐ-CP, Annex II): "tháng năm 2023" has lost its number, it is not May.
_MONTH = r"(?P<month>\d{1,2}(?![\dOol])|(?:Mười(?: (?:[Mm]ột|[Hh]ai))?|Một|Giêng|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín)(?!\w))"
# Within a table cell a line may end inside a date.
_B = "[ \u2028]?"
DATE = re.compile(
    r"(?P<d>\d(?<![\d/]\d)\d?)(?:"
    r" ?/ ?(?P<m>\d{1,2})(?!\d)(?: ?/ ?(?P<y>\d{4})(?![\d/])|(?! ?/ ?[\dA-ZĐ]|-[A-ZĐ]{2}))"
    r"|(?P<dash>[-.]) ?(?P<n>\d{1,2}) ?(?P=dash) ?(?P<z>\d{4})(?![\d/])"
    rf"|{_B}tháng{_B}" + _MONTH + rf"(?:,?{_B}năm{_B}(?P<year>\d{{4}})(?!\d))?"
    r")"
)
_SAID = re.compile(rf"(?:[Nn]gày|NGÀY|[Mm][ùồ]ng|[Mm]ồng){_B}(?:[Mm][ùồ]ng )?\Z")
_SAID_REACH = 12
_ANY_LEAP_YEAR = 2000


class DateMention(NamedTuple):
    """A day named in the text. `start` takes in the word `ngày`, `figures` is where the number of the day stands.

    `day` is None when the year is not written or no such day exists (`impossible`). `said` is whether `ngày` stands before:
    without it and without a year, `24/7` may be anything.
    """

    start: int
    end: int
    figures: int
    d: int
    m: int
    y: int | None
    day: date | None
    said: bool

    @property
    def has_year(self) -> bool:
        """Whether the year is written."""
        return self.y is not None

    @property
    def impossible(self) -> bool:
        """Whether no such day exists in the year written, or in any year when none is written."""
        return day_of(self.d, self.m, self.y or _ANY_LEAP_YEAR) is None


def day_of(d: int, m: int, y: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(y, m, d)
    except ValueError:
        return None


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Every day named in `text[start:end]`, in order, days that do not exist included."""
    mentions = (_mention(text, match, start) for match in DATE.finditer(text, start, len(text) if end is None else end))
    return [mention for mention in mentions if mention is not None]


def date_at(text: str, start: int, end: int | None = None) -> DateMention | None:
    """The day whose number stands at `start`, if one does."""
    match = DATE.match(text, start, len(text) if end is None else end)
    return _mention(text, match, 0) if match else None


def read_date(text: str) -> date | None:
    """The first day of `text` that is written with its year and exists."""
    return next((mention.day for mention in find_dates(text) if mention.day), None)


def _mention(text: str, match: re.Match[str], floor: int) -> DateMention | None:
    day, month, year = _figures(match)
    figures = match.start()
    before = _SAID.search(text, max(floor, figures - _SAID_REACH), figures)
    if not before and not _looks_like_a_day(day, month, year):
        return None
    start = before.start() if before else figures
    return DateMention(start, match.end(), figures, day, month, year, day_of(day, month, year) if year else None, before is not None)


def _figures(match: re.Match[str]) -> tuple[int, int, int | None]:
    day, slash_month, slash_year, _, dash_month, dash_year, word_month, word_year = match.groups()
    month = slash_month or dash_month or word_month
    year = slash_year or dash_year or word_year
    return int(day), _MONTHS.get(month) or int(month), int(year) if year else None


def _looks_like_a_day(day: int, month: int, year: int | None) -> bool:
    """Figures that no word calls a day: without a year they must be able to be one, `45/60` is a ratio."""
    if year is None:
        return 1 <= day <= 31 and 1 <= month <= 12
    return day <= 39 and month <= 19 and 1800 <= year <= 2199
