"""What others may ask of the record of acts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from giaoban.office.audit.history import history_of
from giaoban.office.audit.models import Entry

__all__ = ["Wanted", "acts_without_content", "history_of"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which acts are asked for. Days are local moments turned to time by the asker; `before` is the key of the last row seen."""

    actor_id: int | None = None
    verb: str = ""
    kind: str = ""
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    before: int | None = None


def acts_without_content(wanted: Wanted) -> QuerySet[Entry]:
    """The acts that fit, the latest first, without what they changed and in what: who, when, verb, kind of thing, sealed or not."""
    found = Entry.objects.order_by("-pk").only("at", "actor_id", "verb", "subject_kind", "sequence")
    if wanted.actor_id is not None:
        found = found.filter(actor_id=wanted.actor_id)
    if wanted.verb:
        found = found.filter(verb=wanted.verb)
    if wanted.kind:
        found = found.filter(subject_kind=wanted.kind)
    if wanted.since is not None:
        found = found.filter(at__gte=wanted.since)
    if wanted.until is not None:
        found = found.filter(at__lt=wanted.until)
    if wanted.before is not None:
        found = found.filter(pk__lt=wanted.before)
    return found
