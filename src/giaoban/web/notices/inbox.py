"""Thông báo: what is new to the person, each with its reason, and a way to what it is about."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.notices import queries
from giaoban.office.notices.actions import mark_all_read, mark_read
from giaoban.office.notices.models import Notice
from giaoban.office.notices.rules import may_keep_reminders
from giaoban.web.doors import Knock
from giaoban.web.notices.subjects import places_of
from giaoban.web.numbers import whole

ROWS = 50
GONE = "Nội dung không còn mở cho đồng chí"


def inbox(request: Knock) -> HttpResponse:
    """What is new, or with `all` everything, the latest first, a page by key."""
    every = "all" in request.GET
    found = queries.notices_visible_to(request.user) if every else queries.unread(request.user)
    before = whole(request.GET.get("before"))
    rows = list((found.filter(pk__lt=before) if before is not None else found)[: ROWS + 1])
    shown = rows[:ROWS]
    places = places_of(request.user, shown)
    context = {
        "rows": [_row(notice, places.get((notice.subject_kind, notice.subject_id or 0))) for notice in shown],
        "latest": max((notice.pk for notice in shown if notice.read_at is None), default=None),
        "every": every,
        "choices": [
            {"label": "Chưa xem", "url": reverse("notices"), "current": not every},
            {"label": "Tất cả", "url": f"{reverse('notices')}?all", "current": every},
        ],
        "first_url": ("?all" if every else reverse("notices")) if before is not None else None,
        "next_url": f"?{'all&' if every else ''}{urlencode({'before': shown[-1].pk})}" if len(rows) > ROWS else None,
        "may_keep_reminders": may_keep_reminders(request.user),
    }
    return render(request, "notices/inbox.html", context)


def _row(notice: Notice, place: str | None) -> dict[str, Any]:
    """A notice as a row; of a thing that may no longer be seen the title is not shown either."""
    is_seen = place is not None or not notice.subject_kind
    return {
        "id": f"thong-bao-{notice.pk}",
        "sign": "tick" if notice.read_at else "luu-y",
        "title": visible(notice.title) if is_seen else GONE,
        "reason": notice.reason,
        "at": notice.at,
        "is_new": notice.read_at is None,
        "button": "Mở" if place else "Đã xem" if notice.read_at is None else "",
        "button_url": reverse("notice-open", args=[notice.pk]),
    }


@require_POST
def open_one(request: Knock, notice_id: int) -> HttpResponse:
    """To what a notice is about, and it is no longer new; back to the notices where it is about nothing that could be opened."""
    notice = get_object_or_404(queries.notices_visible_to(request.user), pk=notice_id)
    mark_read(request.user, notice.pk)
    return redirect(places_of(request.user, [notice]).get((notice.subject_kind, notice.subject_id or 0)) or reverse("notices"))


@require_POST
def read_all(request: Knock) -> HttpResponse:
    """Everything up to the latest that was shown is no longer new."""
    if (latest := whole(request.POST.get("latest"))) is not None:
        mark_all_read(request.user, latest)
    return redirect("notices")
