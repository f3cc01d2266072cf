"""A paper has to go as secret: what was decided of proposals that came from it goes with it."""

from __future__ import annotations

from giaoban.office.audit.acts import act, forget_states
from giaoban.office.compiling.models import Decision
from giaoban.office.registry.models import Paper


def leave_with_paper(paper: Paper) -> None:
    """Take away what was decided of proposals from the paper, and every earlier state of it."""
    with act(None, "compiling.leave-with-paper"):
        gone = list(Decision.objects.filter(paper=paper).values_list("pk", flat=True))
        forget_states("compiling.decision", gone)
        Decision.objects.filter(pk__in=gone).delete()
