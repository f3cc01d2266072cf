"""Many at one key: all that is clean, all that is ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import FactKind
from giaoban.office.review.actions.sitting import Sitting, sitting
from giaoban.office.review.models import Change, Decision, Proposal, State
from giaoban.office.review.queries import with_readings


@dataclass(frozen=True, slots=True)
class Taken:
    """What was accepted at one key, and what was left because somebody had changed it since it was shown."""

    accepted: list[Proposal]
    left: list[Proposal]


def accept_clean(actor: Account, paper_id: int, *, shown: Mapping[int, int]) -> Taken:
    """Every proposal that asks for no look. `shown`: the revision at which each was shown; what has moved on is left."""
    with sitting(actor, paper_id, Decision.Verb.ACCEPT_CLEAN) as here:
        return _accept(here, Q(is_clean=True), shown)


def accept_ours(actor: Account, paper_id: int, *, shown: Mapping[int, int]) -> Taken:
    """Every task of ours, those with a flag too."""
    with sitting(actor, paper_id, Decision.Verb.ACCEPT_OURS) as here:
        return _accept(here, Q(kind=FactKind.TASK, ours=True), shown)


def _accept(here: Sitting, which: Q, shown: Mapping[int, int]) -> Taken:
    """What differs from a confirmed fact is never taken along: it is decided by itself."""
    waiting = Proposal.objects.filter(which, paper=here.paper, state=State.OPEN).exclude(change__in=(Change.CHANGED, Change.GONE))
    rows = with_readings(waiting.select_related("fact").order_by("start", "number"))
    as_shown = [row for row in rows if shown.get(row.pk) == row.revision]
    here.accept(as_shown)
    taken = {row.pk for row in as_shown}
    return Taken(as_shown, [row for row in rows if row.pk not in taken])
