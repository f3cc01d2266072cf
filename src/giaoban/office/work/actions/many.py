"""One deadline for many tasks at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.office.audit.acts import act
from giaoban.office.directory.models import Account
from giaoban.office.work.actions.asking import move_deadline
from giaoban.office.work.actions.entering import change_task
from giaoban.office.work.actions.following import locked
from giaoban.office.work.models import Task, Workflow


@dataclass(frozen=True, slots=True)
class ShownTask:
    """A task as it was shown in a list: its revision, and the shares that stood there with theirs."""

    task_id: int
    revision: int
    shares: tuple[tuple[int, int], ...] = ()


def set_deadlines(actor: Account, shown: Sequence[ShownTask], day: dt.date, reason: str) -> list[Task]:
    """All or none: of a draft the task's own deadline, of what is handed out those of the shares that were shown, with the one reason."""
    with act(actor, "work.set-deadlines") as line:
        tasks = [_set_deadline(actor, one, day, reason) for one in shown]
        if tasks:
            line.about(tasks[-1], tasks=[task.pk for task in tasks])
    return tasks


def _set_deadline(actor: Account, shown: ShownTask, day: dt.date, reason: str) -> Task:
    task = locked(actor, shown.task_id, shown.revision)
    if task.workflow == Workflow.DRAFT:
        return change_task(actor, task.pk, shown.revision, deadline=day)
    for share_id, revision in shown.shares:
        move_deadline(actor, share_id, revision, day, reason)
    return task
