"""The first page: what waits for me, what first, and why."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.rules import may_set_up_office
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Stage
from giaoban.web.desk.first_steps import first_steps
from giaoban.web.desk.piles import Pile, Row
from giaoban.web.desk.waiting import piles
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock, takes_papers_in

LATEST = 5
_LATELY = dt.timedelta(90)


def desk(request: Knock) -> HttpResponse:
    """What waits for the person who is signed in; the first line says in words what the numbers mean."""
    found, steps = piles(request.user), first_steps(request.user)
    # Of the last months: so many papers there are by the end of a term that to sort all of them takes longer than the page.
    lately = registry.visible_to(request.user).filter(received_on__gte=timezone.localdate() - _LATELY).exclude(stage=Stage.READING)
    seen = lately.order_by("-received_on", "-date", "-pk")[:LATEST]
    context = {
        "today": timezone.localdate(),
        "piles": found,
        "sentence": _to_do(steps) if steps else "",
        "counts": [] if steps else counts(found),
        "many": sum(pile.many for pile in found),
        "steps": steps,
        "may_set_up": may_set_up_office(request.user),
        "latest": [{"title": title(p), "subject": visible(p.subject), "url": reverse("paper", args=[p.pk])} for p in seen],
        "take_in_url": reverse("take-in") if takes_papers_in(request.user) else None,
        "empty_link": "Xem văn bản đến" if seen else None,
        "empty_url": reverse("incoming"),
    }
    return render(request, "desk/desk.html", context)


def _to_do(steps: list[Row]) -> str:
    return f"Văn phòng mới: còn {sum(1 for step in steps if step.button)} bước trước khi làm việc."


def counts(found: list[Pile]) -> list[dict[str, Any]]:
    """What the first line says after `Có 12 việc chờ đồng chí`: `3 việc quá hạn`, in red, `9 chờ rà soát`."""
    return [
        {"words": f"{pile.many} {'việc ' if pile.over else ''}{pile.said or pile.label[:1].lower() + pile.label[1:]}", "over": pile.over}
        for pile in found
    ]


def alive(request: Knock) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


def ready(request: Knock) -> HttpResponse:
    """The process answers, and so does the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
