"""The list of tasks and the board: what is asked for, how it stands, a page of it."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from giaoban.office.work.chosen import Chosen
from giaoban.office.work.counting import Standings, standings
from giaoban.office.work.listing import Page, listed, may_list_all
from giaoban.office.work.models import IS_CLOSED, IS_OPEN, Workflow
from giaoban.office.work.rules import may_enter
from giaoban.office.work.timing import Timing
from giaoban.web.doors import Knock
from giaoban.web.drawing import drawn
from giaoban.web.shell import reverse_or_none
from giaoban.web.tasks.asked import asked, chips, filter_context, link, ways
from giaoban.web.tasks.kept import Place, looked_up, table
from giaoban.web.tasks.table import lines_of
from giaoban.web.tasks.words import WORKFLOWS

CARDS = 12  # in a column of the board
_COLUMNS = (
    Workflow.DRAFT, Workflow.ASSIGNED, Workflow.IN_PROGRESS, Workflow.RETURNED, Workflow.REPORTED, Workflow.PAUSED,
)  # fmt: skip


def tasks(request: Knock) -> HttpResponse:
    """A page of the list; only its table where the filters ask for it."""
    wanted, today = asked(request), timezone.localdate()
    place = Place(request.GET.get("after", ""), request.GET.get("before", ""))
    found = looked_up(request.user, wanted, place, today)
    chooses = may_enter(request.user) and found.whole
    rows = table(request.user, wanted, place, found, today, chooses=chooses)
    context = _table(wanted, found.page, rows, chooses=chooses) | {
        "chips": chips(wanted, found.counts, "tasks", of_shares=found.of_shares),
        "here": reverse("tasks"),
        "export_url": link(wanted, "tasks-excel"),
    }
    if request.htmx and not request.htmx.boosted:
        return render(request, "tasks/table.html", context)
    head = _head(request, wanted, found.counts, "tasks")
    return render(request, "tasks/tasks.html", context | filter_context(request.user, wanted) | head)


def _table(wanted: Chosen, page: Page, rows: SafeString, *, chooses: bool) -> dict[str, Any]:
    """The rows of a page with what stands round them."""
    return {
        "rows": rows if page.rows else "",
        "chooses": chooses,
        "is_filtered": wanted.is_filtered,
        "all_url": reverse("tasks"),
        "previous_url": link(wanted, before=page.before) if page.before else None,
        "next_url": link(wanted, after=page.after) if page.after else None,
        "back": link(wanted),
    }


def _head(request: Knock, wanted: Chosen, counts: Standings, current: str) -> dict[str, Any]:
    """The sentence on top, the ways to look at it."""
    return {
        "counts": counts.all,
        "overdue": counts.timings.get(Timing.OVERDUE, 0),
        "soon": counts.timings.get(Timing.DUE_SOON, 0),
        "ways": ways(request.user, wanted, current),
        "new_url": reverse_or_none("task-new") if may_enter(request.user) else None,
        "own_only": not may_list_all(request.user) or wanted.mine,
    }


def board(request: Knock) -> HttpResponse:
    """Columns by workflow: in each how many there are, and the first of them by deadline."""
    wanted, today = asked(request).of(timing=None, workflow=None, kept=False), timezone.localdate()
    found = listed(request.user, wanted)
    counts = standings(found, today)
    # What is closed and has its day is done; tasks lie in the index by that, shares by organ and day.
    is_done = Q(workflow=Workflow.DONE) if found.of_shares else IS_CLOSED
    done = found.rows.filter(is_done, done_on__gte=today.replace(day=1), done_on__lte=today)
    shown = [workflow for workflow in _COLUMNS if not (found.of_shares and workflow == Workflow.DRAFT)]
    # What has no deadline comes last, by the two walks of the index that this order is.
    in_order = found.rows.filter(IS_OPEN).order_by(F("deadline").asc(nulls_last=True), "pk")
    rows = [found.read(in_order.filter(workflow=workflow)[:CARDS]) for workflow in shown]
    rows.append(found.read(done.order_by("-done_on", "-pk")[:CARDS]))
    lines = iter(lines_of(request.user, [row for column in rows for row in column], today))
    many = [counts.workflows.get(workflow, 0) for workflow in shown] + [done.count()]
    of_month = wanted.of(workflow=Workflow.DONE, done_since=today.replace(day=1), done_until=today)
    columns = [
        {
            "sign": WORKFLOWS[workflow][0],
            "name": WORKFLOWS[workflow][1] + (" tháng này" if workflow == Workflow.DONE else ""),
            "many": number,
            "rest": number - len(some),
            "url": link(of_month if workflow == Workflow.DONE else wanted.of(workflow=workflow)),
            "cards": drawn("tasks/cards.jinja", lines=[next(lines) for _ in some]),
        }
        for workflow, number, some in zip([*shown, Workflow.DONE], many, rows, strict=True)
    ]
    context = filter_context(request.user, wanted) | _head(request, wanted, counts, "tasks-board")
    return render(request, "tasks/board.html", context | {"columns": columns, "here": reverse("tasks-board")})
