"""A paper has to go as secret: it closed reports that are owed, and closes them no more."""

from __future__ import annotations

from giaoban.office.audit.acts import act, forget_states
from giaoban.office.registry.models import Paper
from giaoban.office.targets.models import ReportClosed


def leave_with_paper(paper: Paper) -> None:
    """The report counts as not sent; its number and day go with the paper."""
    with act(None, "targets.leave-with-paper") as line:
        closings = ReportClosed.objects.filter(paper=paper)
        keys = list(closings.values_list("pk", flat=True))
        line.changes["reports"] = len(keys)
        forget_states(ReportClosed._meta.label_lower, keys)
        closings.delete()
