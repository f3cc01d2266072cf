"""Tasks that carry a line out: linked, unlinked, and ordered from the line."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act
from giaoban.office.directory.actions.checks import move_on
from giaoban.office.directory.models import Account
from giaoban.office.programme.actions.checks import held, must_stand
from giaoban.office.programme.models import Line, LineTask
from giaoban.office.programme.when import last_day
from giaoban.office.work.actions import Ordered, Share, enter_task
from giaoban.office.work.models import Origin, Task
from giaoban.office.work.queries import visible_to as tasks_visible_to


def link_task(actor: Account, line_id: int, shown: int, task_id: int) -> Line:
    """A task carries the line out. Linked already, nothing changes."""
    with act(actor, "programme.link-task") as line:
        row = held(actor, line_id, shown)
        must_stand(row)
        task = tasks_visible_to(actor).get(pk=task_id)
        line.about(row)
        if not row.links.filter(task=task).exists():
            LineTask.objects.create(line=row, task=task, by=actor)
            move_on(line, row, shown)
            line.about(row, task=task.pk)
    return row


def unlink_task(actor: Account, line_id: int, shown: int, task_id: int) -> Line:
    """The task has nothing to do with the line. The task itself goes on."""
    with act(actor, "programme.unlink-task") as line:
        row = held(actor, line_id, shown)
        task = tasks_visible_to(actor).get(pk=task_id)
        gone, _ = row.links.filter(task__in=_joined_into(task)).delete()
        if not gone:
            raise ValidationError("Nhiệm vụ này không gắn với dòng.")
        move_on(line, row, shown)
        line.about(row, task=task.pk)
    return row


def order_task(actor: Account, line_id: int, shown: int) -> Task:
    """Giao việc from the line: a draft with its words, its unit and its last day, to be handed out by whoever looks it over."""
    with act(actor, "programme.order-task") as line:
        row = held(actor, line_id, shown)
        must_stand(row)
        shares = (Share(organ=row.organ),) if row.organ is not None else ()
        source = row.paper or row.programme.paper
        origin = Origin.PAPER if source is not None else Origin.CONCLUSION
        more = {"leader": row.leader} if row.leader is not None else {}
        task = enter_task(actor, Ordered(row.text, origin, shares, row.leader, last_day(row.due), paper=source, more=more))
        LineTask.objects.create(line=row, task=task, by=actor)
        move_on(line, row, shown)
        line.about(row, task=task.pk)
    return task


def _joined_into(task: Task) -> list[int]:
    """The task, and those that were joined with it: on a line they stand as one."""
    return [task.pk, *Task.objects.filter(merged_into=task).values_list("pk", flat=True)]
