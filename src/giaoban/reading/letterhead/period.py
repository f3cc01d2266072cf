"""The month, quarter, week or year that a programme's or schedule's subject names."""

from __future__ import annotations

import calendar
import re
from datetime import date

from giaoban.reading.dates import day_of, find_dates
from giaoban.reading.model import Document, Period

_MONTH = re.compile(r"[Tt][Hh][Áá][Nn][Gg] (\d{1,2})(?!\d)(?:\s?[/-]\s?(\d{4})|,? (?:[Nn][Ăă][Mm]) (\d{4}))?")
_QUARTER = re.compile(r"[Qq][Uu](?:ý|Ý|í) ?(IV|I{1,3}|[1-4])(?!\w)(?:\s?[/-]\s?(\d{4})|,? (?:[Nn][Ăă][Mm]) (\d{4}))?")
_HALF = re.compile(r"(?:6|06|[Ss]áu) tháng (đầu|cuối) năm(?: (\d{4}))?")
_YEAR = re.compile(r"[Nn][Ăă][Mm] (\d{4})(?!\s?-)")
_KINDS = frozenset({"CTr", "LICH", "KH", "TB"})
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_OF_WORK = re.compile(r"công tác|làm việc|tuần|tiếp (?:công )?dân|lịch|trọng tâm", re.IGNORECASE)


def read_period(document: Document) -> Period | None:
    """The days that the subject says the paper is for, or None. A year left out is the year of issue."""
    subject = document.subject
    if document.type not in _KINDS or not subject or (document.type in ("KH", "TB") and not _OF_WORK.search(subject)):
        return None
    issued = document.date.year if document.date else None
    return (
        _between_days(subject)
        or _of_month(subject, issued)
        or _of_quarter(subject, issued)
        or _of_half(subject, issued)
        or _of_year(subject)
    )


def _between_days(subject: str) -> Period | None:
    """`từ ngày 15/5/2023 đến ngày 19/5/2023`; the first day may leave out its year."""
    days = find_dates(subject)
    if len(days) < 2 or days[-1].day is None:
        return None
    last = days[-1].day
    first = days[0].day
    if first is None and days[0].y is None and not days[0].impossible:
        first = day_of(days[0].d, days[0].m, last.year)
    return Period(first, last) if first and first <= last else None


def _of_month(subject: str, issued: int | None) -> Period | None:
    m = _MONTH.search(subject)
    if m is None or not 1 <= int(m[1]) <= 12 or re.search(r"\d tháng $", subject[: m.start()]):
        return None
    last = re.match(r" (?:và|đến|-) tháng (\d{1,2})(?:\s?[/-]\s?(\d{4})|,? năm (\d{4}))?", subject[m.end() :])
    if last and int(m[1]) <= int(last[1]) <= 12:
        return _months(int(m[1]), int(last[1]), _year(m[2] or m[3] or last[2] or last[3], issued))
    return _months(int(m[1]), int(m[1]), _year(m[2] or m[3], issued))


def _of_quarter(subject: str, issued: int | None) -> Period | None:
    m = _QUARTER.search(subject)
    if m is None:
        return None
    last = _ROMAN[m[1]] * 3
    return _months(last - 2, last, _year(m[2] or m[3], issued))


def _of_half(subject: str, issued: int | None) -> Period | None:
    m = _HALF.search(subject)
    if m is None:
        return None
    return _months(*((1, 6) if m[1] == "đầu" else (7, 12)), _year(m[2], issued))


def _of_year(subject: str) -> Period | None:
    m = _YEAR.search(subject)
    return _months(1, 12, int(m[1])) if m else None


def _year(written: str | None, issued: int | None) -> int | None:
    return int(written) if written else issued


def _months(first: int, last: int, year: int | None) -> Period | None:
    if year is None or not 1900 <= year <= 2200:
        return None
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
