"""The periods for which programmes are made: term, year, quarter, month, week; their days, what they are called, and which come next."""

from __future__ import annotations

import calendar
import datetime as dt

from django.db import models

ONE_DAY = dt.timedelta(days=1)
ROMAN = ("I", "II", "III", "IV")


class ProgrammeKind(models.TextChoices):
    """For how long a programme is made, the longest first."""

    TERM = "term", "Nhiệm kỳ"
    YEAR = "year", "Năm"
    QUARTER = "quarter", "Quý"
    MONTH = "month", "Tháng"
    WEEK = "week", "Tuần"


_MONTHS = {ProgrammeKind.YEAR: 12, ProgrammeKind.QUARTER: 3, ProgrammeKind.MONTH: 1}


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def days_of(kind: str, day: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the year, quarter, month or week in which a day lies. A term has no days of the calendar: KeyError."""
    if kind == ProgrammeKind.WEEK:
        first = day - dt.timedelta(days=day.weekday())
        return first, first + dt.timedelta(days=6)
    many = _MONTHS[ProgrammeKind(kind)]
    month = (day.month - 1) // many * many + 1
    return dt.date(day.year, month, 1), month_end(day.year, month + many - 1)


def kind_of(first: dt.date, last: dt.date) -> ProgrammeKind | None:
    """The kind of period that two days are the ends of; None where they are those of no week, month, quarter or year."""
    kinds = (ProgrammeKind.WEEK, *sorted(_MONTHS, key=lambda kind: _MONTHS[kind]))
    return next((kind for kind in kinds if days_of(kind, first) == (first, last)), None)


def following(kind: str, last: dt.date, many: int) -> list[tuple[dt.date, dt.date]]:
    """The periods of a kind that follow a day, the nearest first. None follows a term by the calendar."""
    found: list[tuple[dt.date, dt.date]] = []
    while kind != ProgrammeKind.TERM and len(found) < many:
        found.append(days_of(kind, last + ONE_DAY))
        last = found[-1][1]
    return found


def with_capital(words: str) -> str:
    """Words at the beginning of a line."""
    return words[:1].upper() + words[1:]


def period_words(kind: str, first: dt.date, last: dt.date) -> str:
    """`tháng 11/2026`, `quý IV/2026`, `năm 2026`, `tuần từ 02/11 đến 08/11/2026`, `nhiệm kỳ 2025–2030`."""
    if kind == ProgrammeKind.TERM:
        return f"nhiệm kỳ {first.year}–{last.year}"
    if kind == ProgrammeKind.YEAR:
        return f"năm {first.year}"
    if kind == ProgrammeKind.QUARTER:
        return f"quý {ROMAN[(first.month - 1) // 3]}/{first.year}"
    if kind == ProgrammeKind.MONTH:
        return f"tháng {first.month}/{first.year}"
    return f"tuần từ {first:%d/%m} đến {last:%d/%m/%Y}"
