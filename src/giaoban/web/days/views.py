"""The year's days off and make-up days with their sources; one entered, corrected, withdrawn, after a look at what it would move."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.days import actions, queries, rules
from giaoban.office.days.models import OwnDay
from giaoban.office.days.moves import Move, moves
from giaoban.timing.workdays import Calendar
from giaoban.web.days.forms import OwnDayForm, SettingsForm
from giaoban.web.directory.frame import show_form
from giaoban.web.doors import Knock
from giaoban.web.notices.subjects import SUBJECTS
from giaoban.web.numbers import whole

_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_SHOWN = 200
_KINDS = {"holiday": "Nghỉ lễ, Tết", "off": "Nghỉ hoán đổi, nghỉ bù", "closed": "Cơ quan nghỉ riêng"}
_MAKE_UP = "Làm bù"


def year(request: Knock) -> HttpResponse:
    """The days off and make-up days of a year, each with its source; what was reckoned by another table and stands on its old day."""
    this_year = timezone.localdate().year
    asked = whole(request.GET.get("year")) or this_year
    asked = asked if _FIRST_YEAR <= asked <= _LAST_YEAR else this_year
    calendar = queries.calendar()
    own = list(queries.days_visible_to(request.user).filter(day__year=asked))
    may_keep = rules.may_keep(request.user)
    context = {
        "year": asked,
        "years": [{"label": str(one), "url": f"?year={one}", "current": one == asked} for one in (asked - 1, asked, asked + 1)],
        "rows": _rows(calendar, asked, [one for one in own if not one.withdrawn]),
        "withdrawn": [one for one in own if one.withdrawn],
        "number": queries.settings().number,
        "may_keep": may_keep,
        "stale": _found(request, moves(request.user, calendar, calendar)) if may_keep else {},
        "today": timezone.localdate(),
    }
    return render(request, "days/year.html", context | _counted(calendar, asked))


def _rows(calendar: Calendar, year: int, own: Sequence[OwnDay]) -> list[dict[str, Any]]:
    found = [(one.day, one.name, one.source, _KINDS[one.kind], False) for one in calendar.days_off(year)]
    found += [(one.day, one.name, one.source, _MAKE_UP, True) for one in calendar.make_up_days(year)]
    shown = {day for day, *_ in found}
    # A day off of the law on which the office works nevertheless.
    found += [(one.day, one.reason, one.source, one.get_kind_display(), True) for one in own if one.day not in shown]
    ours = {one.day: one for one in own}
    return [
        {"day": day, "name": name, "source": source, "kind": kind, "work": work, "own": ours.get(day)}
        for day, name, source, kind, work in sorted(found)
    ]


def _counted(calendar: Calendar, year: int) -> dict[str, int]:
    days_off = [one for one in calendar.days_off(year) if one.day.weekday() < 5]
    working = calendar.count(dt.date(year - 1, 12, 31), dt.date(year, 12, 31))
    return {"days_off": len(days_off), "make_up": len(calendar.make_up_days(year)), "working": working}


def new(request: Knock) -> HttpResponse:
    """A day more: first what it would move, then it is entered."""
    form = OwnDayForm(request.POST or None, initial={"kind": "off", "day": request.GET.get("day") or None})
    if request.method != "POST":
        return _show(request, form, None)
    found = form.attempt(lambda _: actions.preview_day(request.user, None, **form.facts))
    if found is not None and _is_looked_at(request, form) and form.did(lambda _: actions.enter_day(request.user, **form.facts)):
        messages.success(request, "Đã ghi vào bảng. Không hạn nào tự chuyển.")
        return redirect(f"{reverse('days')}?year={form.facts['day'].year}")
    return _show(request, form, found)


def change(request: Knock, own_day_id: int) -> HttpResponse:
    """A day of the table corrected, after the same look before."""
    own = get_object_or_404(queries.days_visible_to(request.user), pk=own_day_id, withdrawn=False)
    form = OwnDayForm.of(own, request.POST or None)
    if request.method != "POST":
        return _show(request, form, None, own)
    found = form.attempt(lambda _: actions.preview_day(request.user, own.pk, **form.facts))
    if found is not None and _is_looked_at(request, form):
        shown = form.cleaned_data["shown"] or 0
        if form.did(lambda _: actions.correct_day(request.user, own.pk, shown, **form.facts)):
            messages.success(request, "Đã sửa. Không hạn nào tự chuyển.")
            return redirect(f"{reverse('days')}?year={form.facts['day'].year}")
    return _show(request, form, found, own)


def withdraw(request: Knock, own_day_id: int) -> HttpResponse:
    """A day that holds no more: asked with what that would move, and done."""
    own = get_object_or_404(queries.days_visible_to(request.user), pk=own_day_id, withdrawn=False)
    if request.method == "POST":
        actions.withdraw_day(request.user, own.pk, whole(request.POST.get("shown")) or 0)
        messages.success(request, "Đã rút khỏi bảng. Không hạn nào tự chuyển.")
        return redirect(f"{reverse('days')}?year={own.day.year}")
    found = actions.preview_withdrawal(request.user, own.pk)
    return render(request, "days/withdraw.html", {"own": own, **_found(request, found)})


def settings(request: Knock) -> HttpResponse:
    """How deadlines are read from now on."""
    kept = queries.settings()
    form = SettingsForm.of(kept, request.POST or None)
    if request.method == "POST" and form.did(lambda v: actions.change_settings(request.user, v["shown"] or 0, **form.facts)):
        messages.success(request, "Đã lưu. Các hạn đã đặt giữ nguyên.")
        return redirect("days")
    lead = "Áp dụng cho hạn được tính từ nay; các hạn đã đặt giữ nguyên."
    return show_form(request, form, title="Cách tính thời hạn", back=reverse("days"), lead=lead)


def _is_looked_at(request: Knock, form: OwnDayForm) -> bool:
    """Was what would move shown of this very day, made what it is to be?"""
    return request.POST.get("looked") == form.look


def _show(request: Knock, form: OwnDayForm, found: list[Move] | None, own: OwnDay | None = None) -> HttpResponse:
    look = form.look if found is not None and not form.errors else ""
    context = {"form": form, "own": own, "look": look, **_found(request, found or [])}
    return render(request, "days/day.html", context, status=422 if form.errors else 200)


def _found(request: Knock, found: list[Move]) -> dict[str, Any]:
    return {"moves": _placed(request, found[:_SHOWN]), "many": len(found), "more": max(0, len(found) - _SHOWN)}


def _placed(request: Knock, found: Sequence[Move]) -> list[dict[str, Any]]:
    """What would move, with the way to it; a question for each kind."""
    keys: dict[str, set[int]] = {}
    for move in found:
        keys.setdefault(move.kind, set()).add(move.key)
    places = {kind: SUBJECTS[kind](request.user, of_kind) for kind, of_kind in keys.items() if kind in SUBJECTS}
    return [{"move": move, "url": places.get(move.kind, {}).get(move.key, "")} for move in found]
