"""Tasks of the story as rows: quick to make in any state, where a test is about looking at many of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.work.models import CLOSED, FINISHED, Assignment, Side, Task, Workflow

TODAY = timezone.localdate


def make_task(title: str, by: Account, *leads: Organ | Person, support: tuple[Organ, ...] = (), **fields: Any) -> Task:
    """A task with its shares, all in one state, with one deadline; `days` counts the deadline from today."""
    workflow = fields.pop("workflow", Workflow.ASSIGNED)
    days = fields.pop("days", None)
    deadline = fields.pop("deadline", None if days is None else TODAY() + dt.timedelta(days))
    done_on = fields.pop("done_on", TODAY() if workflow in FINISHED else None)
    stands = {"workflow": workflow, "closed": workflow in CLOSED, "deadline": deadline, "first_deadline": deadline, "done_on": done_on}
    values = {"origin": "telephone", "enterer": by, "given_at": timezone.now()} | stands | fields
    task = Task.objects.create(title=title, **values)
    for side, holders in ((Side.LEAD, leads), (Side.SUPPORT, support)):
        for holder in holders:
            who = {"organ": holder} if isinstance(holder, Organ) else {"person": holder}
            Assignment.objects.create(task=task, side=side, **who, **stands)
    return task
