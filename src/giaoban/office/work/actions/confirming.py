"""The giver's word, or the office's on his behalf: done, or returned; paused, taken up again, followed no more; two that are one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from giaoban.office.audit.acts import act, kind_of, require, revise
from giaoban.office.audit.models import EarlierState
from giaoban.office.directory.models import Account, Person
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Paper
from giaoban.office.work import rules
from giaoban.office.work.actions.carrying_out import report_done
from giaoban.office.work.actions.following import NotNow, StillOpen, change_share, follow, given, locked, must_be, waited_for
from giaoban.office.work.models import FINISHED, OPEN, UNDERWAY, Assignment, Side, Task, Workflow
from giaoban.office.work.telling import Happening, say


def confirm(actor: Account, task_id: int, shown: int, *, answer: Paper | None = None, answer_number: str = "") -> Task:
    """What was reported is done. `answer` is the paper that answers the order, or its number where it is not held."""
    with act(actor, "work.confirm") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_confirm(actor, task), "Việc này chỉ người giao xác nhận được.")
        waiting = waited_for(actor, task) if task.workflow in (*UNDERWAY, Workflow.REPORTED) else []
        if waiting:
            raise StillOpen(waiting)
        must_be(task, Workflow.REPORTED)
        if answer is not None:
            registry.visible_to(actor).get(pk=answer.pk)
        for share in task.assignments.filter(workflow=Workflow.REPORTED):
            change_share(actor, share, workflow=Workflow.DONE)
        number = answer.number if answer else answer_number.strip()
        values = {"confirmed_by": actor, "confirmed_for": _on_behalf_of(actor, task), "answer": answer, "answer_number": number}
        revise(line, task, shown, workflow=Workflow.DONE, closed=True, reason="", **values)
        say(actor, Happening.CONFIRMED, task)
    return task


def _on_behalf_of(actor: Account, task: Task) -> Person | None:
    return task.giver if task.giver_id is not None and task.giver_id != actor.person_id else None


def finish(actor: Account, task_id: int, shown: int, text: str, *, on: dt.date | None = None, **answer: Any) -> Task:
    """Said at the briefing, or answered on paper: the lead's shares are reported done for them, and the task is confirmed. StillOpen."""
    with act(actor, "work.finish") as line:
        task = locked(actor, task_id, shown)
        must_be(task, *UNDERWAY, Workflow.REPORTED)
        for share in task.assignments.filter(side=Side.LEAD, workflow__in=UNDERWAY):
            report_done(actor, share.pk, share.revision, text, on=on)
        task = confirm(actor, task_id, locked(actor, task_id).revision, **answer)
        line.about(task)
    return task


def return_task(actor: Account, task_id: int, shown: int, reason: str) -> Task:
    """What was reported, or confirmed before, is not done: it goes back to the lead with the reason.

    A smaller part of what is done goes back only after the whole.
    """
    with act(actor, "work.return-task") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_confirm(actor, task), "Việc này chỉ người giao trả lại được.")
        must_be(task, *FINISHED)
        _whole_is_open(task)
        why = given(reason, "Ghi lý do trả lại để đơn vị biết cần làm gì.")
        for share in task.assignments.filter(workflow__in=FINISHED):
            change_share(actor, share, **(_returned(why) if share.side == Side.LEAD else _reported(share)))
        revise(line, task, shown, **_returned(why), **_UNCONFIRMED)
        say(actor, Happening.RETURNED, task)
    return task


def unconfirm(actor: Account, task_id: int, shown: int, reason: str, *, unreported: Collection[int] = ()) -> Task:
    """That it is done was said by mistake: what its holders had reported waits for the word again, as before.

    `unreported`: the shares that were reported for them only with that word; they go back with the reason.
    """
    with act(actor, "work.unconfirm") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_confirm(actor, task), "Việc này chỉ người giao rút lại xác nhận được.")
        must_be(task, Workflow.DONE)
        _whole_is_open(task)
        why = given(reason, "Ghi lý do rút lại xác nhận.")
        for share in task.assignments.filter(workflow=Workflow.DONE):
            change_share(actor, share, **(_returned(why) if share.pk in unreported else _reported(share)))
        before = {"workflow": Workflow.REPORTED, "reason": _reason_before(task)}
        revise(line, task, shown, **(_returned(why) if unreported else before), **_UNCONFIRMED)
        say(actor, Happening.RETURNED if unreported else Happening.UNCONFIRMED, task)
    return task


_UNCONFIRMED: dict[str, Any] = {"closed": False, "confirmed_by": None, "confirmed_for": None, "answer": None, "answer_number": ""}


def _whole_is_open(task: Task) -> None:
    if task.parent is not None and task.parent.workflow == Workflow.DONE:
        raise NotNow("Việc lớn đã xác nhận hoàn thành; hãy trả lại việc lớn trước.")


def _returned(why: str) -> dict[str, Any]:
    return {"workflow": Workflow.RETURNED, "done_on": None, "reason": why}


def _reported(share: Assignment) -> dict[str, Any]:
    return {"workflow": Workflow.REPORTED, "done_on": share.done_on}


def _reason_before(task: Task) -> str:
    """What stood there when it was last reported: confirming takes it away."""
    states = EarlierState.objects.filter(subject_kind=kind_of(task), subject_id=task.pk, state__workflow=Workflow.REPORTED)
    return str(states.latest("revision").state["reason"])


def pause(actor: Account, task_id: int, shown: int, reason: str) -> Task:
    """Work on it rests, with the reason; its deadline does not run."""
    with act(actor, "work.pause") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        must_be(task, *UNDERWAY)
        why = given(reason, "Ghi lý do tạm dừng.")
        for share in task.assignments.filter(workflow__in=UNDERWAY):
            change_share(actor, share, workflow=Workflow.PAUSED)
            say(actor, Happening.PAUSED, task, share)
        revise(line, task, shown, workflow=Workflow.PAUSED, reason=why)
    return task


def resume(actor: Account, task_id: int, shown: int) -> Task:
    """Work goes on: each share from where it was."""
    with act(actor, "work.resume") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        must_be(task, Workflow.PAUSED)
        for share in task.assignments.filter(workflow=Workflow.PAUSED):
            change_share(actor, share, workflow=_before_resting(share))
            say(actor, Happening.RESUMED, task, share)
        revise(line, task, shown, workflow=Workflow.ASSIGNED, reason="")
        follow(actor, task)
        line.about(task)
    return task


def _before_resting(share: Assignment) -> Workflow:
    """Where a share was: its last line tells. Of one that was moved here, what its predecessor noted tells as well."""
    last = share.progress.last()
    if last is not None:
        return Workflow.RETURNED if last.complete else Workflow.IN_PROGRESS
    states = [_before_resting(before) for before in share.predecessors.all()]
    return next((state for state in states if state != Workflow.ASSIGNED), Workflow.ASSIGNED)


def stop_following(actor: Account, task_id: int, shown: int, reason: str) -> Task:
    """Thôi theo dõi: it is closed without being done, with the reason."""
    with act(actor, "work.stop-following") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        must_be(task, *OPEN)
        why = given(reason, "Ghi lý do thôi theo dõi.")
        drop_shares(actor, task)
        revise(line, task, shown, workflow=Workflow.DROPPED, closed=True, done_on=None, reason=why)
    return task


def drop_shares(actor: Account, task: Task) -> None:
    """Close every share of a task that is not done."""
    for share in task.assignments.filter(closed=False):
        change_share(actor, share, workflow=Workflow.DROPPED, done_on=None)
        say(actor, Happening.DROPPED, task, share)
