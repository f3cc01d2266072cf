"""The search box: number and symbol in any spelling, subject, sender, dates; with marks exactly, without them folded (đ too)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to
from giaoban.office.registry.spelling import folded, lowered, number_key

MOST_WORDS = 12
_DAY = re.compile(r"(?:(?<!\w)ng[àa]y\s+)?(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"(?:(?<!\w)th[áa]ng\s+)?(?<![\d/.-])(\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")
# What begins like a number and symbol: figures, then letters of a kind or an organ, however they are parted.
_NUMBER = re.compile(r"(?<![\w/.-])(?:số\s*)?\d{1,5}[a-zđ]?[\s/-]{0,3}(?:[\s/-]{0,3}[A-ZĐƯa-zđư]{1,10}){1,4}(?!\w)")
_WAYS = {1: ((True,), (False,)), 2: ((True, True), (True, False), (False, True), (False, False))}  # which figures have a zero before
_FIGURES = re.compile(r"\d{1,5}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed, taken apart: days, months, and words. `whole` is the number's key of all that was typed, if it is one."""

    days: tuple[dt.date, ...] = ()
    months: tuple[tuple[int, int], ...] = ()
    whole: str = ""
    words: tuple[str, ...] = ()


def understand(typed: str) -> Wanted:
    """Take apart what was typed. A day that does not exist is a word like any other."""
    rest = lowered(typed)[:200]
    days = tuple(day for m in _DAY.finditer(rest) if (day := _day(int(m[3]), int(m[2]), int(m[1]))))
    rest = _DAY.sub(lambda m: " " if _day(int(m[3]), int(m[2]), int(m[1])) else m[0], rest)
    months = tuple((int(m[2]), int(m[1])) for m in _MONTH.finditer(rest) if 1 <= int(m[1]) <= 12)
    rest = _MONTH.sub(lambda m: " " if 1 <= int(m[1]) <= 12 else m[0], rest)
    whole = number_key(rest) if _NUMBER.fullmatch(rest.strip()) or _FIGURES.fullmatch(rest.strip()) else ""
    return Wanted(days, months, whole, tuple(rest.split())[:MOST_WORDS])


def search(account: Account, typed: str) -> QuerySet[Paper]:
    """The papers a person may see that fit what was typed, the newest first. Nothing typed finds nothing."""
    wanted = understand(typed)
    if not (wanted.days or wanted.months or wanted.words):
        return Paper.objects.none()
    papers = visible_to(account)
    for day in wanted.days:
        of_the_day = Q(date=day) | Q(received_on=day)  # alone it is found by the index
        papers = papers.filter(of_the_day | _says(f"/{day.year}", day.day, day.month) if wanted.words else of_the_day)
    for year, month in wanted.months:
        papers = papers.filter(Q(date__year=year, date__month=month) | _says(f"/{year}", month))
    numbered = papers.filter(_numbered(wanted.whole))
    if wanted.whole and numbered.exists():
        papers = numbered
    elif wanted.words:
        papers = papers.filter(_worded(wanted.words))
    return papers.order_by("-received_on", "-date", "-pk")


def _numbered(key: str) -> Q:
    """Papers with that number, or whose number goes on from it: `85 kh` finds 85-KH/TU."""
    return Q(number_key=key) | Q(number_key__startswith=f"{key}-")


def _worded(words: tuple[str, ...]) -> Q:
    """Every word stands somewhere: as typed where it has marks, else without any."""
    found = Q()
    for word in words:
        column = "folded" if folded(word) == word else "searched"
        found &= _holds(column, word)
    return found


def _says(ending: str, *figures: int) -> Q:
    """A day or a month stands in the words, with or without zeros before its figures: `chương trình tháng 12/2026` is of November."""
    spellings = {
        "/".join(f"{figure:02}" if padded else str(figure) for figure, padded in zip(figures, way, strict=True))
        for way in _WAYS[len(figures)]
    }
    # The year first: few papers name it, and the spellings are looked for in those alone.
    return Q(folded__contains=ending) & reduce(or_, (_holds("folded", f"{spelt}{ending}") for spelt in sorted(spellings)))


def _holds(column: str, word: str) -> Q:
    """A word stands in a column; figures only where they begin: `5-kh` is not in `85-KH`."""
    if not word[:1].isdigit():
        return Q(**{f"{column}__contains": word})
    return Q(**{f"{column}__startswith": word}) | Q(**{f"{column}__contains": f" {word}"})


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
