"""Forms that bear the code of a reporter who reports no more: whose they are now, where that is beyond doubt."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from giaoban.office.audit.models import Entry
from giaoban.office.directory.queries import successors_on
from giaoban.office.work.models import Assignment, Collection, Workflow


def carried_on_in(collection: Collection, share_id: int, day: dt.date) -> list[Assignment]:
    """The share of a unit that has ended, and those that it was handed on to, up to the one of its only successor; empty where that is
    not so, and whose the form is must be decided."""
    share = collection.task.assignments.filter(pk=share_id, workflow=Workflow.HANDED_OVER, organ__valid_to__lt=day).first()
    if share is None or share.organ_id is None:
        return []
    steps = [share]
    while (heir := steps[-1].successor) is not None:
        steps.append(heir)
    return steps if successors_on(share.organ_id, day) == [steps[-1].organ_id] else []


def has_a_form_of_its_own(steps: list[Assignment]) -> bool:
    """Was the successor asked itself, so that a share of its own took the other in? A share that was made for it is not changed then."""
    return any(_joined(share, heir) for share, heir in pairwise(steps))


def _joined(share: Assignment, heir: Assignment) -> bool:
    handed_over = Entry.objects.filter(subject_kind="work.assignment", subject_id=share.pk, changes__workflow__1=Workflow.HANDED_OVER)
    acts = handed_over.values("act")
    return Entry.objects.filter(act__in=acts, subject_kind="work.assignment", subject_id=heir.pk, verb="work.change-share").exists()
