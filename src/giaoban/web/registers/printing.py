"""A register on paper and as a file: what is printed holds all fields, so that it can be bound (NĐ 30/2020 Điều 16, 22)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from giaoban.office.directory.queries import office
from giaoban.office.registry.columns import Row, as_text, printed
from giaoban.office.registry.content import EXCEL
from giaoban.office.registry.entries import VALUES, chosen_entries, reads_whole_register, with_receivers
from giaoban.office.registry.models import Direction
from giaoban.web.answers import saved
from giaoban.web.doors import Knock
from giaoban.web.registers.answered import with_answers
from giaoban.web.registers.asked import Asked, asked, filter_context
from giaoban.web.registers.excel import workbook
from giaoban.web.registers.table import columns_for
from giaoban.web.registers.views import NAMES

MOST_PRINTED = 3000
_BOOK_TITLES = {Direction.IN: "Sổ đăng ký văn bản đến", Direction.OUT: "Sổ đăng ký văn bản đi"}
_AT_ONCE = 2000


def print_register(request: Knock, direction: Direction) -> HttpResponse:
    """Cover and pages of a book, or of some of its numbers or days, in the order they were entered."""
    wanted = asked(direction, request.GET)
    columns = _columns(request, direction)
    rows = list(_in_order(request, wanted, MOST_PRINTED + 1))
    more = len(rows) > MOST_PRINTED
    rows = rows[:MOST_PRINTED]
    context: dict[str, Any] = {
        "title": _BOOK_TITLES[direction],
        "columns": columns,
        "lines": [(row["cancelled_at"] is not None, [as_text(column.read(row)) for column in columns]) for row in rows],
        "ends": (rows[0], rows[-1]) if rows else None,
        "more": more,
        "most": MOST_PRINTED,
        "office": office(),
        "back": reverse(NAMES[direction]) + wanted.near(),
    }
    return render(request, "registers/print.html", context | filter_context(wanted))


def excel(request: Knock, direction: Direction) -> HttpResponse:
    """The same rows as an Excel file."""
    wanted = asked(direction, request.GET)
    title = _BOOK_TITLES[direction] + (f", {wanted.book.name.lower()}" if wanted.book else "")
    data = workbook(title, _columns(request, direction), _in_order(request, wanted))
    return saved(data, EXCEL, "so-van-ban-den.xlsx" if direction == Direction.IN else "so-van-ban-di.xlsx")


def _columns(request: Knock, direction: Direction) -> tuple[Any, ...]:
    shown = columns_for(request.user, direction)
    return printed(direction, shown) if reads_whole_register(request.user) else shown


def _in_order(request: Knock, wanted: Asked, most: int | None = None) -> Iterator[Row]:
    """The rows as the book has them, the oldest first, some at a time."""
    rows = chosen_entries(request.user, wanted.chosen).reverse().values(*VALUES)[:most]
    walk = rows.iterator(chunk_size=_AT_ONCE)
    while some := list(islice(walk, _AT_ONCE)):
        told = with_receivers(some)
        yield from with_answers(request.user, told) if wanted.chosen.direction == Direction.IN else told
