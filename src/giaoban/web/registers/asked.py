"""What of a register is asked for in an address: the book, the days, the filters; and the addresses that ask for something near it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from giaoban.office.registry.entries import Chosen
from giaoban.office.registry.models import Direction, NumberSeries, Scope
from giaoban.office.registry.series import name_of, series_of, type_name

# Kinds an office meets every day; any other may be asked for by its code.
KINDS = (
    "NQ", "QĐ", "QyĐ", "CT", "KL", "QC", "HD", "TB", "BC", "KH", "CTr", "TTr", "CV", "GM", "ĐA", "PA", "CĐ", "BB", "TT", "GGT", "PC", "PG",
    "BS",
)  # fmt: skip
TYPES: tuple[tuple[str, str], ...] = tuple(sorted(((code, type_name(code)) for code in KINDS), key=lambda pair: pair[1]))
_FILTERS = ("since", "until", "type", "sender", "unsorted", "urgent", "first", "last")


@dataclass(frozen=True, slots=True)
class Book:
    """A book of a register: a series, or a year of all of them."""

    key: str
    name: str
    series_id: int | None = None
    year: int | None = None
    next: int | None = None


@dataclass(frozen=True)
class Asked:
    """A register as it is asked for: its books, the one that is open, what is wanted of it."""

    books: list[Book]
    book: Book | None
    chosen: Chosen
    query: QueryDict

    @property
    def is_filtered(self) -> bool:
        """Is something asked for besides the book?"""
        return any(self.query.get(name) for name in _FILTERS)

    def near(self, **values: str) -> str:
        """The query of an address that asks for the same, from another row on."""
        query = self.query.copy()
        for name in ("after", "before"):
            query.pop(name, None)
        query.update(values)
        return f"?{query.urlencode()}" if query else "?"

    def today(self) -> Asked:
        """The same book, only what was entered today."""
        day = timezone.localdate()
        return replace(self, chosen=Chosen(self.chosen.direction, series_id=self.chosen.series_id, since=day, until=day))


def asked(direction: Direction, query: QueryDict) -> Asked:
    """What an address asks for. What it says that is no day, no number or no book is left aside."""
    books = books_of(direction, list(series_of(direction)))
    book = next((b for b in books if b.key == query.get("book")), None) or _open(books)
    chosen = Chosen(
        direction,
        year=book.year if book else None,
        series_id=book.series_id if book else None,
        since=_day(query.get("since")),
        until=_day(query.get("until")),
        type=query.get("type", "")[:10],
        sender=query.get("sender", "").strip()[:100],
        unsorted=bool(query.get("unsorted")),
        urgent=bool(query.get("urgent")),
        first=_number(query.get("first")),
        last=_number(query.get("last")),
    )
    return Asked(books, book, chosen, query)


def books_of(direction: Direction, rows: list[NumberSeries]) -> list[Book]:
    """The books of a register, the newest first. Papers that go out are in many series: there are also the years with all of them."""
    own = [Book(f"s{row.pk}", name_of(row), series_id=row.pk, next=row.next) for row in rows]
    if direction == Direction.IN or not rows:
        return own
    this_year = timezone.localdate().year
    last = max(this_year, *(row.end.year for row in rows if row.end and row.scope == Scope.YEAR), this_year)
    first = min(row.start.year for row in rows)
    years = [Book(f"y{year}", f"Mọi loại, năm {year}", year=year) for year in range(last, first - 1, -1)]
    return years + own


def _open(books: list[Book]) -> Book | None:
    """The book that lies open: this year's, else the newest."""
    year = timezone.localdate().year
    return next((b for b in books if b.year == year or b.name == f"Năm {year}"), books[0] if books else None)


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else None


def filter_context(wanted: Asked) -> dict[str, Any]:
    """What the filters' form shows."""
    chosen = wanted.chosen
    days = {"since": chosen.since.isoformat() if chosen.since else "", "until": chosen.until.isoformat() if chosen.until else ""}
    return {"books": wanted.books, "book": wanted.book, "types": TYPES, "chosen": chosen, "is_filtered": wanted.is_filtered, **days}
