"""What the acts of a test left behind."""

from __future__ import annotations

from typing import Any

from django.db import models

from giaoban.office.audit.acts import kind_of
from giaoban.office.audit.models import EarlierState, Entry


def verbs() -> list[str]:
    """The acts in their order."""
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def last_changes() -> dict[str, Any]:
    """What the last act changed."""
    return dict(Entry.objects.latest("pk").changes)


def earlier(thing: models.Model) -> list[dict[str, Any]]:
    """The states a thing was in before."""
    rows = EarlierState.objects.filter(subject_kind=kind_of(thing), subject_id=thing.pk).order_by("revision")
    return [dict(row.state) for row in rows]
