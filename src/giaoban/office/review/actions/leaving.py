"""A paper has to go as secret: its proposals hold on to nothing that goes with it; they themselves go with the paper's rows."""

from __future__ import annotations

from giaoban.office.audit.acts import act
from giaoban.office.registry.models import Paper
from giaoban.office.review.models import Proposal


def leave_with_paper(paper: Paper) -> None:
    """Let go of the facts that proposals of the paper became."""
    with act(None, "review.leave-with-paper"):
        Proposal.objects.filter(paper=paper).update(fact=None)
