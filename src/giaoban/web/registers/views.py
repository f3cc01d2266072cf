"""The registers on screen: a book, its filters, a page of rows."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from giaoban.office.registry.entries import chosen_entries, page_of, reads_whole_register, with_receivers
from giaoban.office.registry.models import Direction
from giaoban.office.registry.rules import may_take_in
from giaoban.web.doors import Knock
from giaoban.web.registers.answered import with_answers
from giaoban.web.registers.asked import Asked, asked, filter_context
from giaoban.web.registers.table import columns_for, lines_of
from giaoban.web.shell import reverse_or_none

NAMES = {Direction.IN: "incoming", Direction.OUT: "outgoing"}
TITLES = {Direction.IN: "Văn bản đến", Direction.OUT: "Văn bản đi"}


def register(request: Knock, direction: Direction) -> HttpResponse:
    """A page of a register; only its table where the filters ask for it."""
    wanted = asked(direction, request.GET)
    context = table_context(request, wanted) | {
        "title": TITLES[direction],
        "here": reverse(NAMES[direction]),
        "direction": direction,
        "unsorted_can_be_asked": direction == Direction.IN,
    }
    if request.htmx and not request.htmx.boosted:
        return render(request, "registers/table.html", context)
    return render(request, "registers/register.html", context | filter_context(wanted) | _head(request, wanted))


def table_context(request: Knock, wanted: Asked) -> dict[str, Any]:
    """The rows of a page with what stands round them."""
    direction, name = wanted.chosen.direction, NAMES[wanted.chosen.direction]
    columns = columns_for(request.user, direction)
    rows = chosen_entries(request.user, wanted.chosen)
    page = page_of(rows, wanted.chosen, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    if any(column.field in {"receivers", "forwarded_on"} for column in columns):
        with_receivers(page.rows)
    if direction == Direction.IN and any(column.field == "note" for column in columns):
        with_answers(request.user, page.rows)
    return {
        "columns": columns,
        "lines": lines_of(page.rows, columns, keeps=may_take_in(request.user)),
        "keeps": may_take_in(request.user),
        "is_filtered": wanted.is_filtered,
        "previous_url": wanted.near(before=page.before) if page.before else None,
        "next_url": wanted.near(after=page.after) if page.after else None,
        "print_url": reverse(f"{name}-print") + wanted.near(),
        "excel_url": reverse(f"{name}-excel") + wanted.near(),
        "all_url": f"?book={wanted.book.key}" if wanted.book else "?",
    }


def _head(request: Knock, wanted: Asked) -> dict[str, Any]:
    """The sentence on top: how many today, which number comes next. Who sees only some papers is told that."""
    whole = reads_whole_register(request.user)
    direction = wanted.chosen.direction
    found: dict[str, Any] = {
        "whole": whole,
        "take_in_url": reverse_or_none("take-in") if may_take_in(request.user) else None,
        "import_url": reverse_or_none("imports") if may_take_in(request.user) and direction == Direction.IN else None,
        "books_url": reverse("register-books") + f"?form={NAMES[direction]}",
        "columns_url": reverse(f"{NAMES[direction]}-columns"),
        "numbers_url": reverse(f"{NAMES[direction]}-numbers"),
    }
    if whole:
        found["today"] = chosen_entries(request.user, wanted.today().chosen).filter(cancelled_at=None).order_by().count()
        found["next_number"] = wanted.book.next if wanted.book else None
    return found
