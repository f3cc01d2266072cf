"""What evidence has done behind the pages."""

from __future__ import annotations

from giaoban.office.evidence.actions import forget_uncited, leave_with_paper
from giaoban.office.jobs.actions import handles
from giaoban.office.jobs.models import Job
from giaoban.office.registry.actions.arrivals import FORGET_WORKS, goes_with_paper

goes_with_paper(leave_with_paper)


@handles(FORGET_WORKS)
def forget_works(job: Job) -> None:
    """A paper was taken out of the registry: so is what it alone cited."""
    forget_uncited()
