"""What every act on a task is made of: the task under a lock, and its state following from its shares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, require, revise
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.work import rules
from giaoban.office.work.models import CLOSED, FINISHED, UNDERWAY, Answer, Assignment, Extension, Objection, Side, Task, Workflow
from giaoban.office.work.queries import visible_to
from giaoban.office.work.telling import Happening, say


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


def must_stand(organ: Organ | None, person: Person | None = None) -> None:
    """Raises ValidationError unless it is one organ or one person, and is still there to be given work."""
    if (organ is None) == (person is None):
        raise ValidationError({"shares": "Mỗi phần việc giao cho một đơn vị hoặc một người."})
    if organ is not None and not organ.is_in_force(timezone.localdate()):
        raise ValidationError({"shares": f"{organ.name} không hoạt động trong thời gian này; hãy giao cho đơn vị kế thừa."})
    if person is not None and not person.active:
        raise ValidationError({"shares": f"{person.full_name} không còn công tác; hãy giao cho người khác."})


def given(reason: str, otherwise: str) -> str:
    """A reason without the blanks around it. Raises ValidationError, saying what is missing, where there is none."""
    if not reason.strip():
        raise ValidationError({"reason": otherwise})
    return reason.strip()


def change_share(actor: Account | None, share: Assignment, **values: Any) -> None:
    """Change one share, with a line of its own; a closed one takes what was asked about it along."""
    with act(actor, "work.change-share") as line:
        if "workflow" in values:
            values["closed"] = values["workflow"] in CLOSED
        revise(line, share, share.revision, **values)
        if values.get("closed"):
            lapse(share.extensions.all())
            lapse(share.objections.all())


def lapse(requests: Iterable[Extension] | Iterable[Objection]) -> None:
    """What waits among the requests needs no answer any more."""
    for request in requests:
        if request.answer == Answer.WAITING:
            request.answer, request.answered_at = Answer.LAPSED, timezone.now()
            request.save(update_fields=["answer", "answered_at"])


def follow(actor: Account | None, task: Task) -> None:
    """Bring the task to where its shares are. What is drafted, paused or closed keeps its state; its deadline follows all the same.

    The first deadline that it ever has is kept as such: of what is handed out without one, that is the one set later.
    """
    shares = list(task.assignments.exclude(workflow__in=(Workflow.DROPPED, Workflow.HANDED_OVER)))
    deadline = latest(shares, task.deadline)
    values: dict[str, Any] = {"deadline": deadline, "first_deadline": task.first_deadline or deadline}
    if task.workflow in (*UNDERWAY, Workflow.REPORTED):
        values |= _moved(shares)
    if any(getattr(task, name) != value for name, value in values.items()):
        with act(actor, "work.follow-shares") as line:
            if values.get("workflow") == Workflow.REPORTED != task.workflow:
                say(actor, Happening.REPORTED, task)
            revise(line, task, task.revision, **values)


def _moved(shares: list[Assignment]) -> dict[str, Any]:
    states = {share.workflow for share in shares}
    if states <= set(FINISHED):
        leads = [share.done_on for share in shares if share.side == Side.LEAD and share.done_on]
        return {"workflow": Workflow.REPORTED, "done_on": max(leads)}
    for state in (Workflow.RETURNED, Workflow.IN_PROGRESS):
        if state in states:
            return {"workflow": state, "done_on": None}
    begun = bool(states & set(FINISHED))
    return {"workflow": Workflow.IN_PROGRESS if begun else Workflow.ASSIGNED, "done_on": None}


def latest(shares: Iterable[Assignment], otherwise: dt.date | None) -> dt.date | None:
    """The latest of the leads' deadlines; otherwise what stood before."""
    days = [share.deadline for share in shares if share.side == Side.LEAD and share.deadline]
    return max(days, default=otherwise)


def waited_for(actor: Account, task: Task, share: Assignment | None = None) -> list[str]:
    """Who has still to finish before the lead's `share`, or the whole task, can be reported done: units, people, sub-tasks.

    Sub-tasks that the person does not see are only counted.
    """
    others = task.assignments.filter(closed=False).select_related("organ", "person").prefetch_related("organ__names")
    if share is not None:
        others = others.filter(side=Side.SUPPORT)
    found = [str(other) for other in others if other.is_waited_for]
    smaller = task.children.filter(closed=False)
    seen = list(smaller.filter(pk__in=visible_to(actor).filter(parent=task).values("pk")))
    unseen = smaller.count() - len(seen)
    return found + [f"việc con “{child}”" for child in seen] + ([f"{unseen} việc con khác"] if unseen else [])
