"""Tasks by organ, leader, paper and cited document, and what is overdue by leader. Every number leads to the list that it counts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.models import Organ, Person
from giaoban.office.evidence.models import Work
from giaoban.office.registry import queries as registry
from giaoban.office.work.chosen import Chosen, Standing
from giaoban.office.work.counting import (
    Counted,
    Load,
    first_of_each,
    load_by_leader,
    load_by_organ,
    papers_with_tasks,
    standings,
    works_with_tasks,
)
from giaoban.office.work.listing import chosen_rows, listed, organ_names
from giaoban.office.work.models import Side
from giaoban.office.work.rules import may_urge
from giaoban.office.work.timing import Timing
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock
from giaoban.web.drawing import address, drawn
from giaoban.web.numbers import whole
from giaoban.web.tasks.asked import link, ways
from giaoban.web.tasks.table import lines_of

_A_PAGE = 40
_OF_A_LEADER = 10  # rows shown of each, before the list takes over
_NOBODY = "Chưa phân công lãnh đạo"
_SIDES = (("lead", "Chủ trì"), ("support", "Phối hợp"), ("", "Cả hai"))


def by_organ(request: Knock) -> HttpResponse:
    """What each organ has to do, and what it did this month."""
    today = timezone.localdate()
    asked = request.GET.get("side", Side.LEAD)
    side = Side(asked) if asked in Side.values else None
    names = organ_names()
    loads = load_by_organ(request.user, side, today)
    order = [pk for pk in Organ.objects.values_list("pk", flat=True) if pk in loads]
    rows = [_load(names[pk], loads[pk], Chosen(organ=pk, side=side), today) for pk in order]
    sides = [{"label": word, "url": f"?side={value}", "current": value == (side or "")} for value, word in _SIDES]
    return _loads_page(request, "tasks-by-organ", "Nhiệm vụ theo đơn vị", "Đơn vị", rows, sides=sides)


def by_leader(request: Knock) -> HttpResponse:
    """What each leader is in charge of."""
    today = timezone.localdate()
    loads = load_by_leader(request.user, today)
    names = dict(Person.objects.filter(pk__in=[pk for pk in loads if pk is not None]).values_list("pk", "full_name"))
    order = sorted(loads, key=lambda pk: (pk is None, -loads[pk].overdue, names.get(pk or 0, "")))
    rows = [_load(names.get(pk or 0, _NOBODY), loads[pk], Chosen(leader=pk or 0), today) for pk in order]
    return _loads_page(request, "tasks-by-leader", "Nhiệm vụ theo lãnh đạo phụ trách", "Lãnh đạo", rows)


def _loads_page(request: Knock, name: str, heading: str, head: str, rows: list[dict[str, Any]], **more: Any) -> HttpResponse:
    context = {"title": heading, "head": head, "rows": rows, "ways": ways(request.user, Chosen(), name)}
    return render(request, "tasks/loads.html", context | more | {"month": timezone.localdate().replace(day=1)})


def _load(name: str, load: Load, wanted: Chosen, today: dt.date) -> dict[str, Any]:
    month = {"done_since": today.replace(day=1), "done_until": today}
    cells = (
        (load.open, wanted, False),
        (load.soon, wanted.of(timing=Timing.DUE_SOON), False),
        (load.overdue, wanted.of(timing=Timing.OVERDUE), True),
        (load.on_time, wanted.of(kept=True, **month), False),
        (load.late, wanted.of(timing=Timing.LATE, **month), False),
    )
    return {"name": name, "cells": [{"many": many, "url": link(one), "over": over and many} for many, one, over in cells]}


def by_paper(request: Knock) -> HttpResponse:
    """The papers that open tasks come from, the latest first."""
    found = papers_with_tasks(request.user, before=whole(request.GET.get("after")), many=_A_PAGE + 1, today=timezone.localdate())
    papers = registry.visible_to(request.user).in_bulk([one.key for one in found])
    rows = [
        _thing(one, title(papers[one.key]), papers[one.key].subject, address("paper", one.key), Chosen(paper=one.key))
        for one in found[:_A_PAGE]
        if one.key in papers
    ]
    return _things_page(request, "tasks-by-paper", "Nhiệm vụ theo văn bản giao", found, rows)


def by_cited(request: Knock) -> HttpResponse:
    """The documents that papers with open tasks cite, and how many tasks stand behind each."""
    found = works_with_tasks(request.user, before=whole(request.GET.get("after")), many=_A_PAGE + 1, today=timezone.localdate())
    works = Work.objects.in_bulk([one.key for one in found])
    rows = [
        _thing(one, str(works[one.key]), works[one.key].name or works[one.key].issuer, address("work", one.key), Chosen(work=one.key))
        for one in found[:_A_PAGE]
    ]
    return _things_page(request, "tasks-by-cited", "Nhiệm vụ theo văn bản được viện dẫn", found, rows)


def _thing(one: Counted, name: str, what: str, url: str | None, wanted: Chosen) -> dict[str, Any]:
    cells = (
        (one.open, wanted, False),
        (one.overdue, wanted.of(timing=Timing.OVERDUE), True),
        (one.all, wanted.of(state=Standing.ALL), False),
    )
    shown = [{"many": many, "url": link(asked), "over": over and many} for many, asked, over in cells]
    return {"name": name, "what": what, "url": url, "cells": shown}


def _things_page(request: Knock, name: str, heading: str, found: list[Counted], rows: list[dict[str, Any]]) -> HttpResponse:
    more = f"{reverse(name)}?after={found[_A_PAGE - 1].key}" if len(found) > _A_PAGE else None
    first = reverse(name) if request.GET.get("after") else None
    context = {"title": heading, "rows": rows, "next_url": more, "previous_url": first, "ways": ways(request.user, Chosen(), name)}
    return render(request, "tasks/things.html", context)


def overdue(request: Knock) -> HttpResponse:
    """What is overdue, by the leader in charge: the longest first, a few of each, and where the rest is."""
    today = timezone.localdate()
    wanted = Chosen(timing=Timing.OVERDUE)
    found = chosen_rows(request.user, wanted, today)
    groups = first_of_each(found, "leader_id", _OF_A_LEADER)
    loads = load_by_leader(request.user, today)
    names = dict(Person.objects.filter(pk__in=[pk for pk in groups if pk is not None]).values_list("pk", "full_name"))
    order = sorted(groups, key=lambda pk: (pk is None, -loads[pk].overdue, names.get(pk or 0, "")))
    lines = iter(lines_of(request.user, [row for pk in order for row in groups[pk]], today))
    shown = [
        {
            "name": names.get(pk or 0, _NOBODY),
            "many": loads[pk].overdue,
            "rest": loads[pk].overdue - len(groups[pk]),
            "url": link(wanted.of(leader=pk or 0)),
            "rows": drawn("tasks/rows.jinja", lines=[(False, *next(lines)) for _ in groups[pk]]),
        }
        for pk in order
    ]
    counts = standings(listed(request.user, Chosen()), today)
    context = {"groups": shown, "many": counts.timings.get(Timing.OVERDUE, 0), "ways": ways(request.user, Chosen(), "tasks-overdue")}
    return render(request, "tasks/overdue.html", context | {"urges": may_urge(request.user)})
