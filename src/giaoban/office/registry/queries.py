"""What others may ask of the registry. Everything starts from `visible_to`."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import stood_in_for
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, Role, reach
from giaoban.office.registry.models import Annotation, Direction, Forwarding, Handling, Paper, Stage


def visible_to(account: Account) -> QuerySet[Paper]:
    """The papers a person may see, by the table of `directory.visibility`."""
    found = reach(account, Kind.PAPER)
    if not found:
        return Paper.objects.none()
    seen = Q(pk__in=[])
    for relation, most in found.items():
        if relation == Relation.ANY and most == max(Confidentiality):
            return Paper.objects.all()
        seen |= _related(account, relation) & Q(confidentiality__lte=most)
    return Paper.objects.filter(seen)


def _related(account: Account, relation: Relation) -> Q:
    """The papers to which a person stands in a relation."""
    sent = Forwarding.objects.filter(paper=OuterRef("pk"))
    match relation:
        case Relation.ANY:
            return Q()
        case Relation.OWN_ORGAN:
            return Q(Exists(sent.filter(organ_id__in=account.organ_ids)))
        case Relation.PERSONAL:
            return Q(Exists(sent.filter(person_id=account.person_id))) if account.person_id else Q(pk__in=[])


def annotations_visible_to(account: Account, paper: Paper) -> QuerySet[Annotation]:
    """Leaders' annotations on a paper that the person may see; whoever sees it through a unit sees only what is ordered of that unit."""
    notes = paper.annotations.select_related("leader", "lead").prefetch_related("support", "lead__names").order_by("at")
    if Relation.ANY in reach(account, Kind.PAPER):
        return notes
    own = Q(lead_id__in=account.organ_ids) | Q(support__in=account.organ_ids)
    return notes.filter(own).distinct()


def to_sort(account: Account) -> QuerySet[Paper]:
    """What waits in triage: papers in a register that nobody has sorted, hỏa tốc first, then the oldest first."""
    waiting = visible_to(account).filter(direction=Direction.IN, sorting="", entries__cancelled_at=None, entries__isnull=False)
    return waiting.exclude(stage=Stage.READING).order_by("-urgency", "received_on", "pk").prefetch_related("entries")


def sorted_on(account: Account, since: dt.datetime) -> QuerySet[Paper]:
    """What was sorted since a moment, the latest first."""
    return (
        visible_to(account).filter(direction=Direction.IN, sorted_at__gte=since).order_by("-sorted_at", "-pk").prefetch_related("entries")
    )


def to_answer(account: Account) -> QuerySet[Handling]:
    """The proposals that wait for this leader's word: put before him, before whom he stands in for, or before no one by name."""
    if Role.LEADER not in account.roles or account.person_id is None:
        return Handling.objects.none()
    for_whom = [account.person_id, *stood_in_for(account.person_id, timezone.localdate())]
    mine = Q(leader_id__in=for_whom) | Q(leader=None)
    waiting = Handling.objects.filter(mine, answer="", paper__in=visible_to(account)).select_related("paper", "lead", "leader")
    return waiting.prefetch_related("support__names", "lead__names").order_by("-paper__urgency", "proposed_at")
