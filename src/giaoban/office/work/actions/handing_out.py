"""Handing out: a draft becomes work of those who are named in it; shares are added and taken back afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account, Person
from giaoban.office.work import rules
from giaoban.office.work.actions.entering import Ordered, Share, enter_task
from giaoban.office.work.actions.following import change_share, follow, given, latest, locked, locked_share, must_be, must_stand
from giaoban.office.work.actions.sending import send_paper_on
from giaoban.office.work.models import UNDERWAY, Assignment, Side, Task, Workflow
from giaoban.office.work.telling import Happening, say


def hand_out(actor: Account, task_id: int, shown: int, *, giver: Person | None = None) -> Task:
    """A draft is handed out: each share is assigned, with the task's deadline where it has none of its own; the paper is sent on.

    Received unless objected to. Raises ValidationError without anybody in the lead, NotNow when it is no draft.
    """
    with act(actor, "work.hand-out") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        must_be(task, Workflow.DRAFT)
        shares = list(task.assignments.filter(workflow=Workflow.DRAFT).select_related("organ", "person"))
        if not any(share.side == Side.LEAD for share in shares):
            raise ValidationError({"shares": "Chọn đơn vị hoặc người chủ trì trước khi giao."})
        for share in shares:
            must_stand(share.organ, share.person)
            _assign(actor, task, share)
        deadline = latest(shares, task.deadline)
        values = {"workflow": Workflow.ASSIGNED, "deadline": deadline, "first_deadline": deadline, "giver": giver or task.giver}
        revise(line, task, shown, **values)
        send_paper_on(actor, task, shares)
    return task


def _assign(actor: Account, task: Task, share: Assignment) -> None:
    deadline = share.deadline or task.deadline
    change_share(actor, share, workflow=Workflow.ASSIGNED, deadline=deadline, first_deadline=share.first_deadline or deadline)
    share.assigned_at = timezone.now()
    share.save(update_fields=["assigned_at"])
    say(actor, Happening.ASSIGNED, task, share)


def hand_out_many(actor: Account, shown: Mapping[int, int]) -> list[Task]:
    """Many drafts at once, all or none: task → revision that was shown."""
    with act(actor, "work.hand-out-many") as line:
        tasks = [hand_out(actor, task_id, revision) for task_id, revision in sorted(shown.items())]
        line.about(tasks[-1] if tasks else Task(), tasks=sorted(shown))
    return tasks


def order(actor: Account, ordered: Ordered) -> Task:
    """Enter a task and hand it out in one act; without anybody in the lead it stays a draft."""
    with act(actor, "work.order") as line:
        task = enter_task(actor, ordered)
        line.about(task)
        if any(share.side == Side.LEAD for share in ordered.shares):
            return hand_out(actor, task.pk, task.revision)
    return task


def add_share(actor: Account, task_id: int, shown: int, share: Share) -> Assignment:
    """Somebody more is to take part in what is handed out already."""
    with act(actor, "work.add-share") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        must_be(task, *UNDERWAY, Workflow.REPORTED)
        must_stand(share.organ, share.person)
        if task.assignments.filter(closed=False, organ=share.organ, person=share.person).exists():
            raise ValidationError({"shares": "Đơn vị hoặc người này đang có phần việc trong nhiệm vụ."})
        row = Assignment.objects.create(task=task, organ=share.organ, person=share.person, side=share.side, deadline=share.deadline)
        _assign(actor, task, row)
        follow(actor, task)
        send_paper_on(actor, task, [row])
        line.about(task, added=row.pk)
    return row


def release(actor: Account, assignment_id: int, shown: int, reason: str) -> Assignment:
    """A share is taken back, with the reason: it is waited for no more. The last lead cannot be."""
    with act(actor, "work.release") as line:
        share = locked_share(actor, assignment_id, shown)
        require(rules.may_arrange(actor, share.task))
        must_be(share, *UNDERWAY, Workflow.REPORTED)
        others = share.task.assignments.filter(side=Side.LEAD, closed=False).exclude(pk=share.pk)
        if share.side == Side.LEAD and not others.exists():
            raise ValidationError({"shares": "Nhiệm vụ phải còn đơn vị chủ trì; hãy điều chuyển cho đơn vị khác."})
        why = given(reason, "Ghi lý do thôi giao phần việc này.")
        change_share(actor, share, workflow=Workflow.DROPPED, reason=why, done_on=None)
        say(actor, Happening.DROPPED, share.task, share)
        follow(actor, share.task)
        line.about(share.task, released=share.pk)
    return share
