"""What others may ask of the registry. Everything starts from `visible_to`."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, reach, sees_some
from giaoban.office.registry.models import Arrival, Forwarding, Paper


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


def arrivals_visible_to(account: Account) -> QuerySet[Arrival]:
    """The files on their way in that a person may see; those of a paper only with the paper."""
    if not sees_some(account, Kind.INTAKE):
        return Arrival.objects.none()
    return Arrival.objects.filter(Q(paper__isnull=True) | Q(paper__in=visible_to(account)))
