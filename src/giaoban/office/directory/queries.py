"""What others may ask of the directory. Everything that shows things starts from `visible_to`."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from giaoban.office.directory.models import Account, Office, Organ, OrganName, name_on
from giaoban.office.directory.visibility import Kind, sees_some


def office() -> Office | None:
    """The office of this installation; None before it is set up."""
    return Office.objects.select_related("organ").first()


def office_name() -> str:
    """The name of the organ whose office this is; empty before it is set up. Every page asks: one query, no rows made into objects."""
    names = OrganName.objects.filter(organ__in=Office.objects.values("organ")).values_list("text", "valid_from", "valid_to")
    return name_on(names, timezone.localdate())


def organs_visible_to(account: Account) -> models.QuerySet[Organ]:
    """The organs a person may see."""
    return Organ.objects.all() if sees_some(account, Kind.DIRECTORY) else Organ.objects.none()
