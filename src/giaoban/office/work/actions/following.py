"""What every act on a task is made of: the task under a lock, and its state following from its shares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.work import rules
from giaoban.office.work.models import FINISHED, UNDERWAY, Answer, Assignment, Side, Task, Workflow
from giaoban.office.work.queries import visible_to


class NotNow(Exception):  # noqa: N818 - what is said
    """The task stands otherwise than this act needs. The message is Vietnamese and says how it stands."""


class StillOpen(NotNow):
    """Others have not finished their shares: `who` names them."""

    def __init__(self, who: list[str]) -> None:
        super().__init__(f"Chưa báo cáo hoàn thành được: còn chờ {', '.join(who)}.")
        self.who = who


def locked(actor: Account, task_id: int, shown: int | None = None) -> Task:
    """A task that the person sees, held until the act is over. Raises Conflict when it is not as it was shown, DoesNotExist."""
    task = Task.objects.select_for_update(of=("self",)).get(pk=task_id, pk__in=visible_to(actor).filter(pk=task_id).values("pk"))
    if shown is not None and task.revision != shown:
        raise Conflict(task)
    return task


def locked_share(actor: Account, assignment_id: int, shown: int | None = None) -> Assignment:
    """A share with its task, both held. Raises Conflict when it is not as it was shown."""
    task_id = Assignment.objects.values_list("task_id", flat=True).get(pk=assignment_id)
    task = locked(actor, task_id)
    share = Assignment.objects.select_related("organ", "person").get(pk=assignment_id)
    share.task = task
    require(rules.may_follow(actor, share))
    if shown is not None and share.revision != shown:
        raise Conflict(share)
    return share


def must_be(thing: Task | Assignment, *states: Workflow) -> None:
    """Raises NotNow unless the thing is in one of the states."""
    if thing.workflow not in states:
        raise NotNow(f"Không làm được việc này: nhiệm vụ đang ở tình trạng “{thing.get_workflow_display()}”.")


def change_share(actor: Account | None, share: Assignment, **values: Any) -> None:
    """Change one share, with a line of its own; a closed one takes what was asked about it along."""
    with act(actor, "work.change-share") as line:
        if "workflow" in values:
            values["closed"] = values["workflow"] in (Workflow.DONE, Workflow.DROPPED, Workflow.HANDED_OVER)
        revise(line, share, share.revision, **values)
        if values.get("closed"):
            _lapse(share)


def _lapse(share: Assignment) -> None:
    now = timezone.now()
    share.extensions.filter(answer=Answer.WAITING).update(answer=Answer.LAPSED, answered_at=now)
    share.objections.filter(answer=Answer.WAITING).update(answer=Answer.LAPSED, answered_at=now)


def follow(actor: Account | None, task: Task) -> None:
    """Bring the task to where its shares are. What is drafted, paused or closed keeps its state; its deadline follows all the same."""
    shares = list(task.assignments.exclude(workflow__in=(Workflow.DROPPED, Workflow.HANDED_OVER)))
    values: dict[str, Any] = {}
    if task.workflow in (*UNDERWAY, Workflow.REPORTED):
        values |= _moved(shares)
    if task.workflow != Workflow.DRAFT:
        values["deadline"] = latest(shares, task.deadline)
    with act(actor, "work.follow-shares") as line:
        revise(line, task, task.revision, **values)


def _moved(shares: list[Assignment]) -> dict[str, Any]:
    states = {share.workflow for share in shares}
    if shares and states <= set(FINISHED):
        leads = [share.done_on for share in shares if share.side == Side.LEAD and share.done_on]
        return {"workflow": Workflow.REPORTED, "done_on": max(leads or [share.done_on for share in shares if share.done_on])}
    for state in (Workflow.RETURNED, Workflow.IN_PROGRESS):
        if state in states:
            return {"workflow": state, "done_on": None}
    begun = bool(states & set(FINISHED))
    return {"workflow": Workflow.IN_PROGRESS if begun else Workflow.ASSIGNED, "done_on": None}


def latest(shares: Iterable[Assignment], otherwise: dt.date | None) -> dt.date | None:
    """The latest of the leads' deadlines; otherwise what stood before."""
    days = [share.deadline for share in shares if share.side == Side.LEAD and share.deadline]
    return max(days, default=otherwise)


def waited_for(task: Task, share: Assignment | None = None) -> list[str]:
    """Who has still to finish before the lead's `share`, or the whole task, can be reported done: units, people, sub-tasks."""
    others = task.assignments.filter(closed=False).select_related("organ", "person").prefetch_related("organ__names")
    if share is not None:
        others = others.filter(side=Side.SUPPORT).exclude(pk=share.pk)
    open_ones = [str(other) for other in others if other.is_waited_for]
    return open_ones + [f"việc con “{child}”" for child in task.children.filter(closed=False)]
