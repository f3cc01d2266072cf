"""The schedule as a list, from one day to another."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from giaoban.office.meetings import weeks
from giaoban.office.meetings.differing import WEEKDAYS
from giaoban.office.meetings.entries import Entry
from giaoban.web.doors import Knock
from giaoban.web.schedule.frame import DAY, Frame, choices, day_in, frame_of, monday_of, today_here, views, whose_words
from giaoban.web.schedule.shown import Around, addresses, shown

SPAN = 28 * DAY
LONGEST = 92 * DAY


def listing(request: Knock) -> HttpResponse:
    """What is held from a day on: four weeks, unless another end is asked for."""
    frame = Frame(frame_of(request).whose, "days")
    first = _day(request.GET.get("from")) or today_here()
    last = _day(request.GET.get("to")) or first + SPAN - DAY
    last = min(max(first, last), first + LONGEST)
    found = weeks.found_for(request.user, first, last, frame.whose)
    entries, beside = found.entries, Around(urls=addresses(found.opened))
    fields = choices(request.user, frame)
    days = [_day_of(day, list(found), beside) for day, found in groupby(entries, key=lambda entry: entry.day)]
    context: dict[str, Any] = {
        "title": "Lịch công tác",
        "whose": whose_words(fields),
        "lead": f"Từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}: {len(entries)} việc.",
        "fields": fields,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "steps": [
            {"label": "‹ Trước", "url": _url(frame, first - SPAN), "key": "ArrowLeft"},
            {"label": "Từ hôm nay", "url": _url(frame, today_here()), "current": first == today_here(), "key": "T"},
            {"label": "Sau ›", "url": _url(frame, last + DAY), "key": "ArrowRight"},
        ],
        "views": views(frame, monday_of(first), "list"),
        "days": days,
    }
    return render(request, "schedule/list.html", context)


def _day_of(day: dt.date, entries: list[Entry], beside: Around) -> dict[str, Any]:
    found = [shown(entry, entry.day, beside) for entry in entries]
    return {"name": WEEKDAYS[day.weekday()], "date": f"{day:%d/%m/%Y}", "today": day == today_here(), "entries": found}


def _day(text: str | None) -> dt.date | None:
    try:
        return day_in(text) if text else None
    except Http404:
        return None


def _url(frame: Frame, first: dt.date) -> str:
    return reverse("schedule-list") + frame.query(**{"from": first.isoformat()})
