"""The draft beside its proposals: the outline as the paper will have it, lines put up and down, worded and grouped in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.compiling.actions import Put, word_line
from giaoban.office.compiling.paper import Worded, worded
from giaoban.office.directory.models import Account
from giaoban.office.programme.actions import put_lines
from giaoban.office.programme.models import Line, Programme
from giaoban.office.programme.queries import lines_visible_to
from giaoban.web.compiling.one import compiled
from giaoban.web.doors import Knock
from giaoban.web.drawing import drawn
from giaoban.web.numbers import whole
from giaoban.web.work.acts import CHANGED

_A_DAY = len("2026-12-25")


def draft_of(
    request: Knock, programme: Programme, *, oob: bool = False, at: int | None = None, refused: dict[str, Any] | None = None
) -> str:
    """The outline of a draft as a part of a page. `at` is the line one is at; `refused` what was not taken of a line's words, and why."""
    entries = worded(request.user, programme)
    return drawn(
        "compiling/draft.jinja", rows=_rows(entries, refused or {}), groups=sorted({row.entry.title for row in entries if _is_group(row)}),
        many=sum(row.entry.line is not None for row in entries), programme=programme, oob=oob, at=at, csrf_token=get_token(request),
    )  # fmt: skip


def _is_group(row: Worded) -> bool:
    return row.entry.line is None and bool(row.entry.number.item)


def _rows(entries: list[Worded], refused: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries with what moves each up and down: the lines that move, and the line before which they go."""
    blocks = _blocks(entries)
    rows = []
    for at, one in enumerate(entries):
        line, siblings = one.entry.line, [each for each in blocks if _same_level(entries, each, at)]
        place = next((n for n, each in enumerate(siblings) if each[0] == at), 0)
        mine = refused if line is not None and refused.get("line") == line.pk else {}
        rows.append({
            "number": one.entry.number,
            "title": visible(one.text),
            "line": line,
            "words": mine.get("words", visible(one.bare)),
            "before": visible(one.bare),
            "day": mine.get("due", line.due if line is not None and len(line.due) == _A_DAY else ""),
            "group": mine.get("group", visible(line.group)) if line is not None else "",
            "because": visible(line.because) if line is not None else "",
            "after": visible(one.after),
            "astray": [visible(words) for words in one.astray],
            "error": mine.get("error", ""),
            "up": _move(entries, siblings[place], siblings[place - 1]) if one.entry.number.item and place > 0 else None,
            "down": _move(entries, siblings[place + 1], siblings[place]) if one.entry.number.item and place + 1 < len(siblings) else None,
        })  # fmt: skip
    return rows


def _blocks(entries: list[Worded]) -> list[range]:
    """Each entry with what hangs below it."""
    found = []
    for at, one in enumerate(entries):
        end = at + 1
        while end < len(entries) and _level(entries[end]) > _level(one):
            end += 1
        found.append(range(at, end))
    return found


def _level(one: Worded) -> int:
    return 2 if one.entry.number.sub else 1 if one.entry.number.item else 0


def _same_level(entries: list[Worded], block: range, at: int) -> bool:
    """Do the two stand side by side: in one part, or under one item?"""
    one, other = entries[block[0]].entry.number, entries[at].entry.number
    same = one.part == other.part and bool(one.item) == bool(other.item) and bool(one.sub) == bool(other.sub)
    return same and (not one.sub or one.item == other.item)


def _move(entries: list[Worded], moved: range, before: range) -> dict[str, Any] | None:
    """What is to be put before what: lines, and a line."""
    lines = [entries[at].entry.line for at in moved]
    first = next((entries[at].entry.line for at in before if entries[at].entry.line is not None), None)
    keys = [line.pk for line in lines if line is not None]
    return {"lines": keys, "before": first.pk} if first is not None and keys else None


@require_POST
def order(request: Knock, programme_id: int) -> HttpResponse:
    """Lines put before another one."""
    programme = compiled(request, programme_id)
    lines, before, at = (
        [whole(key) for key in request.POST.getlist("lines")],
        whole(request.POST.get("before")),
        whole(request.POST.get("at")),
    )
    if not lines or before is None:
        raise BadRequest
    return _done(request, programme, lambda who: put_lines(who, programme.pk, [key for key in lines if key], before), at)


@require_POST
def words(request: Knock, line_id: int) -> HttpResponse:
    """A line worded otherwise, under another heading."""
    line = get_object_or_404(lines_visible_to(request.user).select_related("programme"), pk=line_id)
    programme = compiled(request, line.programme_id)
    typed: dict[str, Any] = {"line": line.pk} | {name: request.POST.get(name, "") for name in ("words", "group", "due")}
    put = Put(typed["words"], typed["group"], _time(request, line), "tentative" in request.POST, request.POST.get("before", ""))
    shown = whole(request.POST.get("shown")) or 0
    return _done(request, programme, lambda who: word_line(who, line.pk, shown, put), line.pk, typed)


def _time(request: Knock, line: Line) -> str | None:
    """The day that was chosen; none chosen leaves a month or a quarter as it is, and takes a day away."""
    day = request.POST.get("due", "").strip()
    return day if day or len(line.due) == _A_DAY else None


def _done(
    request: Knock, programme: Programme, do: Callable[[Account], object], at: int | None, typed: dict[str, Any] | None = None
) -> HttpResponse:  # fmt: skip
    """The draft as it is now; what was refused is said at the line, and nothing typed is lost."""
    error = ""
    try:
        do(request.user)
    except ValidationError as refusal:
        error = " ".join(refusal.messages)
    except Conflict:
        error = CHANGED
    if not request.htmx:
        if error:
            messages.error(request, error)
        return redirect(f"{_page(programme)}#du-thao")
    refused = (typed or {"line": at}) | {"error": error} if error else None
    return HttpResponse(draft_of(request, programme, at=at, refused=refused), status=422 if error else 200)


def _page(programme: Programme) -> str:
    return reverse("programme-proposals", args=[programme.pk])
