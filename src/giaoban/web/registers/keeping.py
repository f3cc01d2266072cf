"""The registers kept: a row corrected or its number cancelled, a paper entered, numbers and columns looked after."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.office.registry.actions import (
    cancel_number,
    change_direction,
    correct_entry,
    decide_numbering,
    open_congress_series,
    open_series,
    register_incoming,
    register_outgoing,
    set_columns,
)
from giaoban.office.registry.columns import columns_of
from giaoban.office.registry.entries import entries_visible_to
from giaoban.office.registry.models import Direction, Paper, RegisterColumns
from giaoban.office.registry.queries import visible_to
from giaoban.office.registry.series import decided_after, name_of, practice_of, practice_words, running, series_of, series_on
from giaoban.web.doors import Knock
from giaoban.web.drawing import address
from giaoban.web.numbers import whole
from giaoban.web.registers.forms import CancelForm, ColumnsForm, CongressForm, EntryForm, NumberingForm, OpenForm, ReasonForm, RegisterForm
from giaoban.web.registers.views import NAMES, TITLES

_LEADING = re.compile(r"0*(\d{1,5})")
_NUMBERS_SHOWN = 60


def entry(request: Knock, entry_id: int) -> HttpResponse:
    """A row of a register: corrected, or its number cancelled."""
    rows = entries_visible_to(request.user).select_related("series", "paper")
    found = get_object_or_404(rows, pk=entry_id)
    direction = Direction(found.series.direction)
    back = reverse(NAMES[direction])
    form = EntryForm(instance=found, initial={"shown": found.revision}, direction=direction)
    reason = ReasonForm(initial={"shown": found.revision})
    if request.method == "POST" and "cancel" in request.POST:
        reason = ReasonForm(request.POST)
        if _done(
            reason, lambda v: cancel_number(request.user, found.series_id, found.number, v["reason"], suffix=found.suffix, shown=v["shown"])
        ):
            messages.success(request, f"Đã bỏ số {found}.")
            return redirect(back)
    elif request.method == "POST":
        # A form of its own row: the one above must stay as it is in the database, for the revision that was shown.
        form = EntryForm(request.POST, direction=direction)
        if _done(form, lambda v: correct_entry(request.user, found.pk, **v)):
            messages.success(request, f"Đã lưu số {found}.")
            return redirect(back)
    context = {
        "entry": found,
        "series_name": name_of(found.series),
        "form": form,
        "reason": reason,
        "back": back,
        "title": TITLES[direction],
        "paper_url": address("paper", found.paper_id) if found.paper_id else None,
    }
    return render(request, "registers/entry.html", context)


def register_paper(request: Knock, paper_id: int) -> HttpResponse:
    """Vào sổ: a paper gets its number."""
    paper = get_object_or_404(visible_to(request.user), pk=paper_id)
    direction = Direction(paper.direction)
    day = (paper.received_on if direction == Direction.IN else paper.date) or timezone.localdate()
    form = RegisterForm(request.POST or None, rows=running(direction, day), direction=direction, initial=_suggested(paper, direction, day))
    back = address("paper", paper.pk)
    if request.method == "POST" and _done(form, lambda v: messages.success(request, f"Đã vào sổ, số {_register(request, paper, v)}.")):
        return redirect(back)
    entries = [(e, name_of(e.series)) for e in paper.entries.select_related("series").order_by("pk")]
    context = {"paper": paper, "form": form, "entries": entries, "back": back, "title": TITLES[direction]}
    if all(entry.cancelled_at for entry, _ in entries):
        context["turns"] = (
            "Không phải văn bản đi: vào sổ văn bản đến" if direction == Direction.OUT else "Là văn bản ta ban hành: vào sổ văn bản đi"
        )
    return render(request, "registers/enter.html", context)


@require_POST
def turn(request: Knock, paper_id: int) -> HttpResponse:
    """The paper belongs in the other register; the form of that register is shown."""
    paper = get_object_or_404(visible_to(request.user), pk=paper_id)
    other = Direction.IN if paper.direction == Direction.OUT else Direction.OUT
    try:
        change_direction(request.user, paper.pk, whole(request.POST.get("shown")) or 0, other)
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
    return redirect("register-paper", paper.pk)


def _register(request: Knock, paper: Paper, values: dict[str, Any]) -> str:
    number, suffix = values["number"] or (None, "")
    if paper.direction == Direction.IN:
        return str(register_incoming(request.user, paper.pk, on=values["on"], number=number, suffix=suffix))
    series = values["series"]
    return str(register_outgoing(request.user, paper.pk, series and series.pk, on=values["on"], number=number, suffix=suffix))


def _suggested(paper: Paper, direction: Direction, day: Any) -> dict[str, Any]:
    """The number a signed paper bears already is the one to enter."""
    signed = _LEADING.match(paper.number) if direction == Direction.OUT else None
    series = series_on(direction, paper.type, day) if direction == Direction.OUT else None
    return {"on": day, "number": signed[1] if signed else "", "series": series}


def numbers(request: Knock, direction: Direction) -> HttpResponse:
    """The number series of a register: which number is next, by which rule; numbers cancelled, series opened."""
    rows, today = series_of(direction), timezone.localdate()
    now = practice_of(direction, today)
    given: dict[str, tuple[forms.Form, Callable[[dict[str, Any]], Any]]] = {
        "cancel": (
            CancelForm(request.POST if "cancel" in request.POST else None, rows=rows),
            lambda v: cancel_number(request.user, v["series"].pk, v["number"][0], v["reason"], suffix=v["number"][1]),
        ),
        "open": (
            OpenForm(request.POST if "open" in request.POST else None),
            lambda v: open_series(request.user, direction, v["type"], apart=True),
        ),
        "congress": (
            CongressForm(request.POST if "congress" in request.POST else None),
            lambda v: open_congress_series(request.user, v["start"], v["end"]),
        ),
    }
    if direction == Direction.IN:
        given = {"cancel": given["cancel"]}
    else:
        numbering = NumberingForm(
            request.POST if "numbering" in request.POST else None, initial={"scope": now.scope, "per_type": now.per_type}
        )
        given["numbering"] = (numbering, lambda v: decide_numbering(request.user, **v))
    for form, act in given.values():
        if form.is_bound and _done(form, act):
            messages.success(request, "Đã lưu.")
            return redirect(request.path)
    shown = [(row, name_of(row)) for row in rows[:_NUMBERS_SHOWN]]
    context = {
        "title": TITLES[direction],
        "series": shown,
        "back": reverse(NAMES[direction]),
        "practice": practice_words(now),
        "decided": decided_after(today) if direction == Direction.OUT else [],
    }
    return render(request, "registers/numbers.html", context | {f"{name}_form": form for name, (form, _) in given.items()})


def columns(request: Knock, direction: Direction) -> HttpResponse:
    """Which columns a register shows."""
    kept = RegisterColumns.objects.filter(direction=direction).first()
    current = columns_of(direction, kept)
    initial = {"shown": kept.revision if kept else 0}
    form = ColumnsForm(request.POST or None, direction=direction, current=current, initial=initial)
    if request.method == "POST" and _done(form, lambda v: set_columns(request.user, direction, v["shown"], form.chosen())):
        messages.success(request, "Đã lưu các cột của sổ.")
        return redirect(NAMES[direction])
    return render(request, "registers/columns.html", {"title": TITLES[direction], "form": form, "back": reverse(NAMES[direction])})


def _done(form: forms.Form | forms.ModelForm[Any], act: Callable[[dict[str, Any]], Any]) -> bool:
    """Do what a form asks for; what an action will not do is said on the form, and what was typed stays."""
    if not form.is_valid():
        return False
    try:
        act(dict(form.cleaned_data))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
