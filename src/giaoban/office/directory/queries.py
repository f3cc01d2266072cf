"""What others may ask of the directory. Everything that shows things starts from `visible_to`."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone

from giaoban.office.directory.models import Absence, Account, Office, Organ, Person, RoleHolding
from giaoban.office.directory.visibility import Kind, Role, sees_some


def office() -> Office | None:
    """The office of this installation; None before it is set up."""
    return Office.objects.select_related("organ").first()


def office_name() -> str:
    """The name of the organ whose office this is; empty before it is set up."""
    kept = office()
    return kept.organ.name if kept else ""


def organs_visible_to(account: Account) -> models.QuerySet[Organ]:
    """The organs a person may see."""
    return Organ.objects.all() if sees_some(account, Kind.DIRECTORY) else Organ.objects.none()


def stood_in_for(person_id: int, day: dt.date) -> list[int]:
    """The people who are away on a local day and for whom this person stands in."""
    return list(Absence.objects.filter(Absence.on(day), deputy_id=person_id).values_list("person_id", flat=True))


def leaders() -> models.QuerySet[Person]:
    """The permanent leaders with an account in force, heads first: whose orders papers carry."""
    holding = models.Q(account__holdings__role=Role.LEADER) & RoleHolding.on(timezone.localdate(), "account__holdings__")
    return Person.objects.filter(holding, active=True).annotate(first=models.Min("positions__rank")).order_by("first", "pk")
