"""The giver's word, or the office's on his behalf: done, or returned; paused, taken up again, followed no more; two that are one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account, Person
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Paper
from giaoban.office.work import rules
from giaoban.office.work.actions.carrying_out import report_done
from giaoban.office.work.actions.following import StillOpen, change_share, follow, locked, must_be, waited_for
from giaoban.office.work.models import FINISHED, OPEN, UNDERWAY, Assignment, Side, Task, Workflow


def confirm(actor: Account, task_id: int, shown: int, *, answer: Paper | None = None, answer_number: str = "") -> Task:
    """What was reported is done. `answer` is the paper that answers the order, or its number where it is not held."""
    with act(actor, "work.confirm") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_confirm(actor, task), "Việc này chỉ người giao xác nhận được.")
        must_be(task, Workflow.REPORTED)
        waiting = waited_for(task)
        if waiting:
            raise StillOpen(waiting)
        if answer is not None:
            registry.visible_to(actor).get(pk=answer.pk)
        for share in task.assignments.filter(workflow=Workflow.REPORTED):
            change_share(actor, share, workflow=Workflow.DONE)
        number = answer.number if answer else answer_number.strip()
        values = {"confirmed_by": actor, "confirmed_for": _on_behalf_of(actor, task), "answer": answer, "answer_number": number}
        revise(line, task, shown, workflow=Workflow.DONE, closed=True, reason="", **values)
    return task


def _on_behalf_of(actor: Account, task: Task) -> Person | None:
    return task.giver if task.giver_id is not None and task.giver_id != actor.person_id else None


def finish(actor: Account, task_id: int, shown: int, text: str, *, on: dt.date | None = None, **answer: Any) -> Task:
    """Said at the briefing, or answered on paper: the lead's shares are reported done for them, and the task is confirmed. StillOpen."""
    with act(actor, "work.finish") as line:
        task = locked(actor, task_id, shown)
        for share in task.assignments.filter(side=Side.LEAD, workflow__in=UNDERWAY):
            report_done(actor, share.pk, share.revision, text, on=on)
        task = locked(actor, task_id)
        waiting = waited_for(task)
        if waiting:
            raise StillOpen(waiting)
        task = confirm(actor, task_id, task.revision, **answer)
        line.about(task)
    return task


def return_task(actor: Account, task_id: int, shown: int, reason: str) -> Task:
    """What was reported, or confirmed before, is not done: it goes back to the lead with the reason."""
    with act(actor, "work.return-task") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_confirm(actor, task), "Việc này chỉ người giao trả lại được.")
        must_be(task, *FINISHED)
        why = _given(reason, "Ghi lý do trả lại để đơn vị biết cần làm gì.")
        for share in task.assignments.filter(workflow__in=FINISHED):
            values = {"workflow": Workflow.RETURNED, "done_on": None, "reason": why} if share.side == Side.LEAD else _reported(share)
            change_share(actor, share, **values)
        moved = {"workflow": Workflow.RETURNED, "closed": False, "done_on": None, "reason": why}
        revise(line, task, shown, **moved, confirmed_by=None, confirmed_for=None, answer=None, answer_number="")
    return task


def _reported(share: Assignment) -> dict[str, Any]:
    return {"workflow": Workflow.REPORTED, "done_on": share.done_on}


def pause(actor: Account, task_id: int, shown: int, reason: str) -> Task:
    """Work on it rests, with the reason; its deadline does not run."""
    with act(actor, "work.pause") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        must_be(task, *UNDERWAY)
        why = _given(reason, "Ghi lý do tạm dừng.")
        for share in task.assignments.filter(workflow__in=UNDERWAY):
            change_share(actor, share, workflow=Workflow.PAUSED)
        revise(line, task, shown, workflow=Workflow.PAUSED, reason=why)
    return task


def resume(actor: Account, task_id: int, shown: int) -> Task:
    """Work goes on: each share from where it was."""
    with act(actor, "work.resume") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        must_be(task, Workflow.PAUSED)
        for share in task.assignments.filter(workflow=Workflow.PAUSED):
            begun = share.progress.exists()
            change_share(actor, share, workflow=Workflow.IN_PROGRESS if begun else Workflow.ASSIGNED)
        revise(line, task, shown, workflow=Workflow.ASSIGNED, reason="")
        follow(actor, task)
        line.about(task)
    return task


def stop_following(actor: Account, task_id: int, shown: int, reason: str) -> Task:
    """Thôi theo dõi: it is closed without being done, with the reason."""
    with act(actor, "work.stop-following") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        must_be(task, *OPEN)
        why = _given(reason, "Ghi lý do thôi theo dõi.")
        _drop(actor, task)
        revise(line, task, shown, workflow=Workflow.DROPPED, closed=True, done_on=None, reason=why)
    return task


def _drop(actor: Account, task: Task) -> None:
    for share in task.assignments.filter(closed=False):
        change_share(actor, share, workflow=Workflow.DROPPED, done_on=None)


def join_tasks(actor: Account, kept_id: int, kept_shown: int, joined_id: int, joined_shown: int) -> Task:
    """Two entries of one order become one task: the kept one takes over the paper and the sentence of the other, which is closed.

    So the written order that comes after the telephone call is linked to the same task. Only a draft is joined into another.
    """
    with act(actor, "work.join-tasks") as line:
        kept, joined = locked(actor, kept_id, kept_shown), locked(actor, joined_id, joined_shown)
        require(rules.may_arrange(actor, kept) and rules.may_arrange(actor, joined))
        must_be(kept, *OPEN)
        must_be(joined, Workflow.DRAFT)
        if kept.pk == joined.pk or kept.fact_id is not None:
            raise ValidationError("Nhiệm vụ giữ lại đã gắn với một câu của văn bản khác.")
        fact_id, paper_id = joined.fact_id, joined.paper_id or kept.paper_id
        _drop(actor, joined)
        with act(actor, "work.stop-following") as told:
            gone = {"workflow": Workflow.DROPPED, "closed": True, "merged_into": kept, "reason": "Đã gộp vào nhiệm vụ trùng."}
            revise(told, joined, joined_shown, fact=None, **gone)
        secrecy = max(kept.confidentiality, joined.confidentiality)
        revise(line, kept, kept_shown, fact_id=fact_id, paper_id=paper_id, confidentiality=secrecy)
        line.about(kept, joined=joined.pk)
    return kept


def _given(reason: str, otherwise: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": otherwise})
    return reason.strip()
