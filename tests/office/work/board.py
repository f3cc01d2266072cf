"""A week of work for the board of a briefing, as rows: what is told of each is what the test needs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from giaoban.office.directory.models import Organ
from giaoban.office.work.models import Assignment, Origin, Side, Task, Workflow


def lay(title: str, organ: Organ, *, days: int = 3, support: Organ | None = None, **values: Any) -> Task:
    """A task handed out to an organ, due so many days from today (negative: overdue since then)."""
    deadline = timezone.localdate() + dt.timedelta(days)
    dates = {"deadline": deadline, "first_deadline": deadline}
    fields: dict[str, Any] = {"origin": Origin.PAPER, "given_at": timezone.now(), "workflow": Workflow.ASSIGNED} | dates | values
    task = Task.objects.create(title=title, **fields)
    share = {"workflow": task.workflow, "closed": task.closed, "done_on": task.done_on, "assigned_at": timezone.now(), **dates}
    Assignment.objects.create(task=task, organ=organ, side=Side.LEAD, **share)
    if support is not None:
        Assignment.objects.create(task=task, organ=support, side=Side.SUPPORT, **share)
    return task


def lead_of(task: Task) -> Assignment:
    """The share that leads and is open."""
    return task.assignments.get(side=Side.LEAD, closed=False)
