"""What the room of work has done behind the pages, and with papers that become something else."""

from __future__ import annotations

from django.db import transaction

from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.jobs.actions import handles
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.ticker import every
from giaoban.office.registry.actions.arrivals import goes_with_paper
from giaoban.office.registry.actions.letterheads import CARRY_CONFIDENTIALITY
from giaoban.office.registry.models import Annotation, Handling, Paper
from giaoban.office.work.actions import (
    carry_confidentiality,
    leave_with_paper,
    open_from_annotation,
    open_from_facts,
    open_from_handling,
)

_AT_ONCE = 500

goes_with_paper(leave_with_paper)


@handles(CARRY_CONFIDENTIALITY)
def carry_on(job: Job) -> None:
    """A paper was put further inside or further out: so is the work that comes from it, unless it went meanwhile."""
    with transaction.atomic():
        paper = Paper.objects.select_for_update().filter(pk=job.payload["paper_id"]).first()
        if paper is not None:
            carry_confidentiality(paper)


@every(300)
def open_what_was_left() -> None:
    """What was confirmed or ordered before this room stood, or was cut off between two acts, becomes work all the same."""
    for note in Annotation.objects.filter(lead__isnull=False, task=None).select_related("paper", "entered_by")[:_AT_ONCE]:
        open_from_annotation(None, note)
    agreed = Handling.objects.filter(answer__in=(Handling.Answer.AGREED, Handling.Answer.AMENDED), lead__isnull=False, task=None)
    for handling in agreed.select_related("paper", "answered_by", "proposed_by")[:_AT_ONCE]:
        open_from_handling(None, handling)
    standing = Fact.objects.select_for_update(of=("self",)).filter(withdrawn_at=None).select_related("paper")
    for left in (standing.filter(kind=FactKind.TASK, ours=True, task=None), standing.filter(kind=FactKind.ORIENTATION, orientation=None)):
        with transaction.atomic():  # held, so that another worker that does the same has to wait
            open_from_facts(None, left[:_AT_ONCE])
