"""A month of the schedule, in weeks."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from giaoban.office.audit.kept import Kept
from giaoban.office.days.queries import calendar
from giaoban.office.directory.models import Account
from giaoban.office.meetings import weeks
from giaoban.office.meetings.differing import WEEKDAYS
from giaoban.office.meetings.entries import Entry
from giaoban.timing.workdays import Calendar
from giaoban.web.doors import Knock
from giaoban.web.drawing import drawn
from giaoban.web.schedule.frame import DAY, Frame, choices, day_in, frame_of, monday_of, today_here, views, week_url, whose_words
from giaoban.web.schedule.shown import addresses, brief, off_words
from giaoban.web.schedule.sight import ROOMS, who_sees

SHOWN = 6  # entries of a day; the others are counted


def month(request: Knock, month: str) -> HttpResponse:
    """A month: each day with its first entries, and how many there are besides."""
    if len(month) != len("2026-11"):
        raise Http404
    first = day_in(f"{month}-01")
    last = first.replace(day=monthrange(first.year, first.month)[1])
    begin, end = monday_of(first), monday_of(last) + weeks.LAST
    frame = Frame(frame_of(request).whose, "days")
    found = _MONTHS.found((who_sees(request.user), first, frame.whose), lambda: _look_up(request.user, frame, first, last, begin, end))
    fields = choices(request.user, frame)
    context = {
        "title": f"Lịch công tác tháng {first.month}/{first.year}",
        "whose": whose_words(fields),
        "lead": found.lead,
        "fields": fields,
        "steps": _steps(first, last, frame),
        "views": views(frame, monday_of(min(max(today_here(), first), last)), "month"),
        "rows": found.rows,
    }
    return render(request, "schedule/month.html", context)


class _Shown(NamedTuple):
    """A month as somebody sees it: the sentence on top, its weeks."""

    lead: str
    rows: SafeString


_MONTHS: Kept[_Shown] = Kept(64, *ROOMS)


def _look_up(account: Account, frame: Frame, first: dt.date, last: dt.date, begin: dt.date, end: dt.date) -> _Shown:
    found = weeks.found_for(account, begin, end, frame.whose, brief=True)
    by_day = _by_day(found.entries, begin, end)
    shown_here = {entry.meeting for day in by_day.values() for entry in day[:SHOWN]}
    urls, by = addresses(shown_here & found.opened), calendar()
    rows = [
        [_cell(begin + (7 * number + offset) * DAY, by_day, first, urls, frame, by) for offset in range(7)]
        for number in range(((end - begin).days + 1) // 7)
    ]
    lead = _lead([entry for entry in found.entries if entry.day <= last and entry.last_day >= first])
    return _Shown(lead, drawn("schedule/month.jinja", names=WEEKDAYS, weeks=rows))


def _by_day(entries: list[Entry], begin: dt.date, end: dt.date) -> dict[dt.date, list[Entry]]:
    found: dict[dt.date, list[Entry]] = {}
    for entry in entries:
        day = max(entry.day, begin)
        while day <= min(entry.last_day, end):
            found.setdefault(day, []).append(entry)
            day += DAY
    return found


def _cell(
    day: dt.date, by_day: dict[dt.date, list[Entry]], first: dt.date, urls: dict[int, str], frame: Frame, by: Calendar
) -> dict[str, Any]:
    entries = by_day.get(day, [])
    found = [brief(entry, day, urls) for entry in entries[:SHOWN]]
    return {
        "day": day.day, "date": f"{day:%d/%m}", "inside": day.month == first.month, "today": day == today_here(),
        "rest": not by.is_working(day), "off": off_words(by, day),
        "entries": found, "more": len(entries) - len(found), "url": week_url(monday_of(day), frame),
    }  # fmt: skip


def _steps(first: dt.date, last: dt.date, frame: Frame) -> list[dict[str, Any]]:
    before, after, today = (first - DAY).replace(day=1), last + DAY, today_here()
    return [
        {"label": f"‹ Tháng {before.month}", "url": _url(before, frame), "key": "ArrowLeft"},
        {"label": "Tháng này", "url": _url(today, frame), "current": first <= today <= last, "key": "T"},
        {"label": f"Tháng {after.month} ›", "url": _url(after, frame), "key": "ArrowRight"},
    ]


def _url(day: dt.date, frame: Frame) -> str:
    return reverse("schedule-month", args=[f"{day:%Y-%m}"]) + frame.query()


def _lead(entries: list[Entry]) -> str:
    if not entries:
        return "Chưa có việc nào trong tháng."
    tentative, cancelled = sum(one.is_tentative for one in entries), sum(one.is_cancelled for one in entries)
    more = [f"{many} {word}" for many, word in ((tentative, "dự kiến"), (cancelled, "không họp")) if many]
    return f"Có {len(entries)} việc{': ' if more else ''}{', '.join(more)}."
