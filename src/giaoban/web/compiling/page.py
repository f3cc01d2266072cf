"""Đề xuất cho chương trình tháng …: what is known, grouped by where it comes from, beside the draft that it goes into."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.compiling.gathering import Gathered, gather
from giaoban.office.programme.periods import with_capital
from giaoban.web.compiling.draft import draft_of
from giaoban.web.compiling.one import compiled
from giaoban.web.compiling.rows import declined_rows, groups_of
from giaoban.web.doors import Knock

KEYS: list[dict[str, Any]] = [
    {"keys": ["↓", "↑"], "label": "mục sau, trước"},
    {"keys": ["Enter"], "label": "đưa vào"},
    {"keys": ["S"], "label": "sửa lời"},
    {"keys": ["B"], "label": "bỏ"},
    {"keys": ["U"], "label": "hoàn tác"},
    {"keys": ["L", "X"], "label": "dòng lên, xuống"},
]
USUAL = ("Đã có trong nội dung khác", "Chưa đến lúc", "Không thuộc thẩm quyền", "Việc nhỏ, theo dõi ở mục Nhiệm vụ")


def proposals(request: Knock, programme_id: int) -> HttpResponse:
    """All that waits, and the draft."""
    programme = compiled(request, programme_id)
    gathered = gather(request.user, programme, timezone.localdate()) if programme.is_draft else Gathered([], [])
    groups = groups_of(gathered)
    context = {
        "programme": programme,
        "title": f"Đề xuất cho chương trình {programme.period}",
        "many": gathered.many,
        "groups": groups,
        "declined": declined_rows(gathered.declined, programme),
        "draft": draft_of(request, programme),
        "usual": USUAL,
        "keys": KEYS,
        "crumbs": [
            {"label": "Chương trình", "url": f"{reverse('programmes')}?year={programme.first.year}"},
            {"label": with_capital(programme.period), "url": reverse("programme", args=[programme.pk])},
            {"label": "Đề xuất"},
        ],
        "csrf_token": get_token(request),
    }
    return render(request, "compiling/proposals.html", context)
