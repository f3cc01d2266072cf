"""The meetings: what is ahead day by day, what waits for a day or a decision, what is over. It pages by key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.meetings import queries, rules
from giaoban.office.meetings.kinds import MeetingKind
from giaoban.office.meetings.models import Meeting
from giaoban.office.meetings.queries import Show
from giaoban.office.meetings.when import UNSET_WORDS, day_words
from giaoban.web.doors import Knock
from giaoban.web.meetings.states import chair_of, short_when, state_of, where

SHOWN = 50
_LABELS = {
    Show.AHEAD: "Sắp tới", Show.MINE: "Của tôi", Show.UNSET: "Chưa ấn định", Show.ASKS: "Chờ quyết định", Show.PAST: "Đã qua",
    Show.CANCELLED: "Không họp",
}  # fmt: skip
_SIGNS = {Show.UNSET: "may-hoi", Show.ASKS: "may-hoi", Show.CANCELLED: "huy"}
_EMPTY = {
    Show.AHEAD: "Chưa có cuộc họp nào sắp tới.", Show.MINE: "Không có cuộc nào đồng chí chủ trì hoặc dự.",
    Show.UNSET: "Không có cuộc nào chờ ấn định ngày.", Show.ASKS: "Không có cuộc nào chờ quyết định.",
    Show.PAST: "Chưa có cuộc họp nào đã qua.", Show.CANCELLED: "Không có cuộc nào bị hoãn, bỏ.",
}  # fmt: skip


def listing(request: Knock) -> HttpResponse:
    """A page of the list: `show` what, `kind`, `after` which (day and key of the last row)."""
    today = timezone.localdate()
    show = Show(given) if (given := request.GET.get("show", "")) in Show.__members__.values() else Show.AHEAD
    kind = chosen if (chosen := request.GET.get("kind", "")) in MeetingKind.values else ""
    latest_first = show in (Show.PAST, Show.CANCELLED)
    found = list(_after(queries.listed(request.user, show, kind, today), request.GET.get("after", ""), latest_first)[: SHOWN + 1])
    rows = found[:SHOWN]
    context = {
        "groups": _by_day(rows, today),
        "filters": _filters(request, show, kind, today),
        "kinds": _kinds(show, kind),
        "empty": _EMPTY[show],
        "next_url": _next(show, kind, rows[-1]) if len(found) > SHOWN else None,
        "previous_url": _url(show, kind) if request.GET.get("after") else None,
        "may_arrange": rules.may_arrange(request.user),
    }
    return render(request, "meetings/meetings.html", context)


def _after(rows: QuerySet[Meeting], key: str, latest_first: bool) -> QuerySet[Meeting]:
    """The rows behind the last one of the page before."""
    day, _, pk = key.partition(".")
    if not pk.isdigit() or len(pk) > 18:
        return rows
    try:
        last = dt.date.fromisoformat(day) if day else None
    except ValueError:
        return rows
    if latest_first:
        behind = Q(day__lt=last) | Q(day=last, pk__lt=int(pk)) | Q(day=None) if last else Q(day=None, pk__lt=int(pk))
    else:
        behind = Q(day__gt=last) | Q(day=last, pk__gt=int(pk)) | Q(day=None) if last else Q(day=None, pk__gt=int(pk))
    return rows.filter(behind)


def _by_day(rows: Sequence[Meeting], today: dt.date) -> list[dict[str, Any]]:
    """The days come as they were asked for; within a day it goes by the hour."""
    groups = []
    for day, held in groupby(rows, key=lambda one: one.day):
        in_order = sorted(held, key=lambda one: (one.time is None, one.time or dt.time.min, one.pk))
        head = day_words(day) if day else UNSET_WORDS
        groups.append(
            {
                "head": head[:1].upper() + head[1:],
                "today": day == today,
                "rows": [_row(one, today) for one in in_order],
            }
        )
    return groups


def _row(meeting: Meeting, today: dt.date) -> dict[str, Any]:
    kind = "Giấy mời của nơi khác" if meeting.invited else MeetingKind(meeting.kind).label
    chair = chair_of(meeting)
    second = " · ".join(word for word in (kind, f"{chair} chủ trì" if chair else "", where(meeting)) if word)
    return {
        "pk": meeting.pk,
        "title": visible(meeting.title),
        "second": second,
        "time": short_when(meeting),
        "state": state_of(meeting, today),
        "cancelled": meeting.is_cancelled,
    }


def _filters(request: Knock, show: Show, kind: str, today: dt.date) -> list[dict[str, Any]]:
    counts = queries.counted(request.user, kind, today)
    return [
        {"label": label, "url": _url(one, kind), "count": counts.get(one), "sign": _SIGNS.get(one), "current": one == show}
        for one, label in _LABELS.items()
    ]


def _kinds(show: Show, kind: str) -> list[dict[str, Any]]:
    every = [("", "Mọi loại"), *MeetingKind.choices]
    return [{"value": value, "label": label, "url": _url(show, value), "current": value == kind} for value, label in every]


def _url(show: Show, kind: str, **more: str) -> str:
    asked = {"show": show.value if show != Show.AHEAD else "", "kind": kind} | more
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _next(show: Show, kind: str, last: Meeting) -> str:
    return _url(show, kind, after=f"{last.day.isoformat() if last.day else ''}.{last.pk}")
