"""Tasks as proposals: their words, the unit that leads, what of sáu rõ is not clear."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Prefetch, Q

from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Proposal, Source, Target
from giaoban.office.programme.models import LineKind, LineState, LineTask
from giaoban.office.work.models import Assignment, Task, Workflow
from giaoban.office.work.six import lacks

SHARES = Prefetch("assignments", Assignment.objects.exclude(workflow__in=(Workflow.DROPPED, Workflow.HANDED_OVER)), to_attr="shares")


def stands_in(period: Period) -> Q:
    """Of tasks: those that carry out a line of the programme to be compiled."""
    return Q(Exists(LineTask.objects.filter(task=OuterRef("pk"), line__programme=period.programme)))


def stands_anywhere() -> Q:
    """Of tasks: those that carry out some line that stands."""
    return Q(Exists(LineTask.objects.filter(task=OuterRef("pk"), line__state=LineState.STANDS)))


def proposal_of(period: Period, source: Source, task: Task, reason: str) -> Proposal:
    """A task as it is proposed."""
    shares: Sequence[Assignment] = task.shares  # type: ignore[attr-defined]
    lead = next((share.organ_id for share in shares if share.side == "lead" and share.organ_id), None)
    return Proposal(
        source, f"task-{task.pk}", task.title, reason, LineKind.TASK, Target("task", task.pk), task.revision,
        due=period.within(task.deadline.isoformat()) if task.deadline else "", group=task.field, organ_id=lead, leader_id=task.leader_id,
        paper_id=task.paper_id, fact_id=task.fact_id, tasks=(task.pk,), lacking=tuple(lacks(task, shares)),
    )  # fmt: skip
