"""Trình ký: what waits for me, what is on its way and on whose desk, what was issued."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.issuing import queries, rules
from giaoban.office.issuing.heading import called
from giaoban.office.issuing.models import Draft, DraftState
from giaoban.office.registry.series import type_name
from giaoban.web.doors import Knock, enters_work
from giaoban.web.issuing.states import desk_words, state_of
from giaoban.web.numbers import whole

SHOWN = 30
_VIEWS = (("mine", "Ở bàn tôi"), ("open", "Đang trình"), ("issued", "Đã ban hành"), ("all", "Tất cả"))
_EMPTY = {
    "mine": "Không có dự thảo nào đang chờ đồng chí.",
    "open": "Không có dự thảo nào đang trên đường trình.",
    "issued": "Chưa có dự thảo nào được ban hành.",
    "all": "Dự thảo đồng chí soạn, được hỏi ý kiến hoặc được trình sẽ đứng ở đây.",
}


def listing(request: Knock) -> HttpResponse:
    """One view of the drafts, the latest first; `before`: those entered before one."""
    asked = request.GET.get("show", "")
    view = asked if asked in dict(_VIEWS) else ("mine" if queries.on_desk_of(request.user).exists() else "open")
    whole_ones = queries.seen_whole_by(request.user).filter(pk=OuterRef("pk"))
    rows = _of(request.user, view).annotate(is_seen_whole=Exists(whole_ones)).order_by("-pk")
    before = whole(request.GET.get("before"))
    found = list((rows.filter(pk__lt=before) if before else rows)[: SHOWN + 1])
    url = reverse("drafts")
    context = {
        "rows": [row_of(draft) for draft in found[:SHOWN]],
        "filters": [{"label": label, "url": f"{url}?show={key}", "current": key == view} for key, label in _VIEWS],
        "empty": _EMPTY[view],
        "sees_casefiles": enters_work(request.user),
        "may_begin": rules.may_begin(request.user),
        "next_url": f"{url}?show={view}&before={found[SHOWN - 1].pk}" if len(found) > SHOWN else None,
        "previous_url": f"{url}?show={view}" if before else None,
    }
    return render(request, "issuing/listing.html", context)


def _of(account: Account, view: str) -> QuerySet[Draft]:
    match view:
        case "mine":
            return queries.on_desk_of(account)
        case "open":
            return queries.listed(account).filter(queries.IS_OPEN)
        case "issued":
            return queries.listed(account).filter(state=DraftState.ISSUED)
        case _:
            return queries.listed(account)


def row_of(draft: Any) -> dict[str, Any]:
    """A draft as a row of a list; read with `queries.listed`. Who was only asked reads neither its desk nor its number."""
    station = draft.current[0] if draft.current and draft.is_seen_whole else None
    number = draft.paper.number if draft.paper and draft.is_seen_whole else ""
    who = draft.unit or draft.drafter
    words = [number or type_name(draft.kind), str(draft.organ), f"{who} soạn" if who else ""]
    return {
        "pk": draft.pk,
        "title": visible(called(draft)),
        "second": " · ".join(visible(word) for word in words if word),
        "state": state_of(draft),
        "desk": desk_words(station),
        "is_over": draft.is_over,
    }
