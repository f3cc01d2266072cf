"""An .ics file taken in: looked at first, each event with whether it is here already; then entered. Between the two nothing is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings.actions import enter_from_calendar
from giaoban.office.meetings.actions.taking_in import known_among
from giaoban.office.meetings.differing import WEEKDAYS
from giaoban.office.registry.actions import screened
from giaoban.office.registry.screening import NotTakenIn
from giaoban.timing.ical_reading import Found, UnreadableCalendarError, read_calendar
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.schedule.frame import DAY, today_here
from giaoban.web.screened import ASSURANCE, WARNING
from giaoban.web.sealed import seal, unsealed

_SALT = "giaoban.schedule.calendar"
BACK, AHEAD = 31 * DAY, 366 * DAY


class CalendarForm(Typed):
    """A calendar."""

    file = forms.FileField(label="Tệp lịch (.ics)", widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}), help_text=WARNING)
    assured = forms.BooleanField(label=ASSURANCE, required=False)


def look(request: Knock) -> HttpResponse:
    """Choose a file; see what it would enter."""
    form = CalendarForm(request.POST, request.FILES) if request.method == "POST" else CalendarForm()
    if request.method == "POST":
        found = form.attempt(lambda v: _read(request.user, v["file"], assured=v["assured"]))
        if found is not None:
            return _show(request, found)
    return render(request, "schedule/take_in.html", {"form": form}, status=422 if form.errors else 200)


def _read(account: Account, file: UploadedFile[bytes], *, assured: bool) -> list[Found]:
    """The events of a file, which passes the same door as papers: as it is, and by its words alone."""
    data = file.read()
    today = today_here()
    try:
        screened(account, data, "lich.txt", assured=assured)
        found = read_calendar(data, today - BACK, today + AHEAD)
        words = "\n".join(words for one in found for words in (one.title, one.place, one.words) if words)
        if words:
            screened(account, words.encode(), "lich.txt", assured=assured)
    except (UnreadableCalendarError, NotTakenIn) as error:
        raise ValidationError({"file": str(error)}) from error
    return found


def _show(request: Knock, found: Sequence[Found]) -> HttpResponse:
    known = known_among(found)
    fresh = [one for one in found if one.key not in known and not one.cancelled and not one.inside]
    context = {
        "rows": [{"n": fresh.index(one) if one in fresh else None, **_row(one, known)} for one in found],
        "many": len(fresh),
        "sealed": seal(request, _SALT, rows=[_kept(one) for one in fresh]) if fresh else "",
    }
    return render(request, "schedule/take_in_look.html", context)


def _row(one: Found, known: set[str]) -> dict[str, Any]:
    why = "đã có trong lịch" if one.key in known else "không họp" if one.cancelled else "ghi là bảo mật, không nhập" if one.inside else ""
    marks = [word for word, holds in (("dự kiến", one.tentative), ("việc riêng", one.private)) if holds]
    hours = f"{one.time:%H:%M}" + (f" đến {one.end_time:%H:%M}" if one.end_time else "") if one.time else "cả ngày"
    until = f" đến {one.end_day:%d/%m/%Y}" if one.end_day else ""
    return {
        "title": visible(one.title), "when": f"{hours} {WEEKDAYS[one.day.weekday()]} {one.day:%d/%m/%Y}{until}",
        "place": visible(one.place),
        "why": why, "marks": ", ".join(marks),
    }  # fmt: skip


def _kept(one: Found) -> dict[str, Any]:
    values = asdict(one) | {"words": ""}
    return {name: value.isoformat() if isinstance(value, dt.date | dt.time) else value for name, value in values.items()}


def _from_kept(kept: dict[str, Any]) -> Found:
    days = {name: dt.date.fromisoformat(kept[name]) if kept[name] else None for name in ("day", "end_day")}
    times = {name: dt.time.fromisoformat(kept[name]) if kept[name] else None for name in ("time", "end_time")}
    return Found(**(kept | days | times))


@require_POST
def take(request: Knock) -> HttpResponse:
    """Enter those of the events that were looked at and are ticked."""
    kept = unsealed(request, _SALT)
    if kept is None:
        return redirect("schedule-take-in")
    ticked = set(request.POST.getlist("row"))
    rows = [_from_kept(row) for number, row in enumerate(kept["rows"]) if str(number) in ticked]
    try:
        made = enter_from_calendar(request.user, rows)
    except ValidationError as refusal:
        messages.error(request, f"Chưa nhập gì. {' '.join(refusal.messages)}")
        return redirect("schedule-take-in")
    if not made:
        messages.info(request, "Không có việc nào mới để nhập.")
        return redirect("schedule-take-in")
    messages.success(request, f"Đã nhập {len(made)} việc.")
    first = min(meeting.day for meeting in made if meeting.day is not None)
    return redirect("schedule-week", first.isoformat())
