"""What the room of work has done behind the pages."""

from __future__ import annotations

from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.jobs.ticker import every
from giaoban.office.registry.models import Annotation, Handling
from giaoban.office.work.actions import open_from_annotation, open_from_facts, open_from_handling

_AT_ONCE = 500


@every(300)
def open_what_was_left() -> None:
    """What was confirmed or ordered before this room stood, or was cut off between two acts, becomes work all the same."""
    for note in Annotation.objects.filter(lead__isnull=False, task=None).select_related("paper", "entered_by")[:_AT_ONCE]:
        open_from_annotation(None, note)
    agreed = Handling.objects.filter(answer__in=(Handling.Answer.AGREED, Handling.Answer.AMENDED), lead__isnull=False, task=None)
    for handling in agreed.select_related("paper", "answered_by", "proposed_by")[:_AT_ONCE]:
        open_from_handling(None, handling)
    standing = Fact.objects.filter(withdrawn_at=None).select_related("paper")
    open_from_facts(None, standing.filter(kind=FactKind.TASK, ours=True, task=None)[:_AT_ONCE])
    open_from_facts(None, standing.filter(kind=FactKind.ORIENTATION, orientation=None)[:_AT_ONCE])
