"""An .ics file taken in: looked at first, each event with whether it is here already; then entered. Between the two nothing is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings.actions import enter_from_calendar
from giaoban.office.meetings.actions.taking_in import known_among
from giaoban.office.meetings.differing import WEEKDAYS
from giaoban.office.meetings.models import Meeting
from giaoban.office.meetings.papers.wording import place_said
from giaoban.office.meetings.queries import visible_to
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
    there = _Known(known, visible_to(request.user).filter(pk__in=known.values()).select_related("room").in_bulk())
    fresh = [one for one in found if one.key not in known and not one.cancelled and not one.inside]
    context = {
        "rows": [{"n": fresh.index(one) if one in fresh else None, **_row(one, there)} for one in found],
        "many": len(fresh),
        "sealed": seal(request, _SALT, rows=[_kept(one) for one in fresh]) if fresh else "",
    }
    return render(request, "schedule/take_in_look.html", context)


@dataclass(frozen=True, slots=True)
class _Known:
    """The meetings that events of the file are already, by their keys, as far as the person sees them."""

    keys: Mapping[str, int]
    seen: Mapping[int, Meeting]

    def meeting(self, one: Found) -> Meeting | None:
        return self.seen.get(self.keys.get(one.key, 0))


def _differs(one: Found, meeting: Meeting) -> str:
    """What the file says otherwise than the schedule of a meeting that stands there: nothing is changed by it, so it is said."""
    if one.cancelled != meeting.is_cancelled:
        return "tệp báo không họp" if one.cancelled else "tệp báo vẫn họp"
    said: list[tuple[str, object, object]] = [("ngày", (one.day, one.end_day or one.day), (meeting.day, meeting.last_day))]
    said += [("giờ", one.time, meeting.time)] if one.time else []
    said += [("địa điểm", one.place, place_said(meeting))] if one.place else []
    names = [name for name, in_file, here in said if in_file != here]
    return f"tệp ghi {', '.join(names)} khác" if names else ""


def _row(one: Found, there: _Known) -> dict[str, Any]:
    meeting = there.meeting(one)
    differs = _differs(one, meeting) if meeting is not None and not one.inside else ""
    why = "không họp" if one.cancelled else "ghi là bảo mật, không nhập" if one.inside else ""
    if one.key in there.keys:
        why = f"đã có trong lịch, {differs}" if differs else "đã có trong lịch"
    marks = [word for word, holds in (("dự kiến", one.tentative), ("việc riêng", one.private)) if holds]
    hours = f"{one.time:%H:%M}" + (f" đến {one.end_time:%H:%M}" if one.end_time else "") if one.time else "cả ngày"
    until = f" đến {one.end_day:%d/%m/%Y}" if one.end_day else ""
    return {
        "title": visible(one.title), "when": f"{hours} {WEEKDAYS[one.day.weekday()]} {one.day:%d/%m/%Y}{until}",
        "place": visible(one.place),
        "why": why, "url": reverse("meeting", args=[meeting.pk]) if meeting is not None and differs else "", "marks": ", ".join(marks),
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
