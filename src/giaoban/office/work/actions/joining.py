"""Two entries of one order become one task: the written order that comes after the telephone call."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Line, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.work import rules
from giaoban.office.work.actions.confirming import drop_shares
from giaoban.office.work.actions.following import locked, must_be
from giaoban.office.work.actions.sending import send_paper_on
from giaoban.office.work.models import OPEN, TAKES_PART, Task, Workflow


def join_tasks(actor: Account, kept_id: int, kept_shown: int, joined_id: int, joined_shown: int) -> Task:
    """The kept one takes over the paper and the sentence of the other, its smaller parts, and what it does not say itself.

    Only a draft is joined into another, and closed by it. Who carries out what is kept may read the paper from now on.
    """
    if kept_id == joined_id:
        raise ValidationError("Chọn hai nhiệm vụ khác nhau để gộp.")
    with act(actor, "work.join-tasks") as line:
        shown = {kept_id: kept_shown, joined_id: joined_shown}
        held = {
            task_id: locked(actor, task_id, shown[task_id]) for task_id in sorted(shown)
        }  # in one order, so that none waits for another
        kept, joined = held[kept_id], held[joined_id]
        require(rules.may_arrange(actor, kept) and rules.may_arrange(actor, joined))
        must_be(kept, *OPEN)
        must_be(joined, Workflow.DRAFT)
        if kept.fact_id is not None and joined.fact_id is not None:
            raise ValidationError("Nhiệm vụ giữ lại đã gắn với một câu của văn bản khác.")
        values = _taken_over(kept, joined)
        _close(actor, joined, kept)
        revise(line, kept, kept_shown, **values)
        _take_parts(line, kept, joined)
        line.about(kept, joined=joined.pk)
        send_paper_on(actor, kept, kept.assignments.filter(TAKES_PART).select_related("organ", "person"))
    return kept


def _taken_over(kept: Task, joined: Task) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(kept, name) or getattr(joined, name) for name in ("giver", "orientation", "product", "fact")}
    if kept.fact is None:
        values["paper"] = joined.paper or kept.paper
    if _is_part_of(kept, joined):
        values["parent"] = joined.parent
    if kept.workflow == Workflow.DRAFT:
        values["deadline"] = kept.deadline or joined.deadline
    return values | {"confidentiality": max(kept.confidentiality, joined.confidentiality)}


def _is_part_of(task: Task, other: Task) -> bool:
    while task.parent is not None:
        task = task.parent
        if task.pk == other.pk:
            return True
    return False


def _close(actor: Account, joined: Task, kept: Task) -> None:
    drop_shares(actor, joined)
    with act(actor, "work.stop-following") as line:
        gone = {"workflow": Workflow.DROPPED, "closed": True, "merged_into": kept, "reason": "Đã gộp vào nhiệm vụ trùng."}
        revise(line, joined, joined.revision, fact=None, **gone)


def _take_parts(line: Line, kept: Task, joined: Task) -> None:
    for smaller in joined.children.exclude(pk=kept.pk):
        revise(line, smaller, smaller.revision, parent=kept)
