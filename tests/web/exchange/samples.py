"""A package that brought the paper, for the walk through every address (tests/web/samples.py)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from giaoban.office.directory.models import Account
from giaoban.office.exchange import rules
from giaoban.office.exchange.models import Carried, Package, Parcel, Way
from giaoban.office.issuing import rules as issuing
from giaoban.office.issuing.models import Recipient
from giaoban.office.registry.models import Arrival
from giaoban.office.registry.rules import may_see

World = dict[str, Any]
AT = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)


def package_of(arrival: Arrival) -> Package:
    """The package in which a file came."""
    said = {"number": "1-KH/TU", "subject": "Kế hoạch", "to": []}
    values = {"sender": "Tỉnh ủy An Bình", "sender_code": "A12", "document_id": f"A12,{arrival.pk}", "said": said, "came_at": AT}
    package = Package.objects.create(key=f"{arrival.pk:064}", name="goi.xml", state=Package.State.TAKEN, **values)
    Carried.objects.create(package=package, place=0, name=arrival.name, arrival=arrival)
    return package


def parcel_of(recipient: Recipient) -> Parcel:
    """What went to one of a draft's list."""
    return Parcel.objects.create(
        recipient=recipient, way=Way.EDXML, to="H56.05", state=Parcel.State.SENT, asked_by=recipient.draft.entered_by, asked_at=AT
    )


def _sees_parcel(account: Account, parcel: Parcel) -> bool:
    return issuing.sees_whole(account, parcel.recipient.draft)


def _sees(account: Account, package: Package) -> bool:
    paper = package.files.select_related("arrival__paper").get().arrival.paper  # type: ignore[union-attr]
    return rules.may_see_packages(account) and (paper is None or may_see(account, paper))


SEEN_PACKAGES: dict[str, Callable[[Account, Any], bool]] = {"package_id": _sees, "parcel_id": _sees_parcel}
# What the addresses ask besides that the thing may be seen.
MORE_OF_PACKAGES: dict[str, Callable[[Account, World], bool]] = {
    "package-file": lambda _, __: False,  # it was taken: its files are in the registry, and no more in its folder
    "parcel-ask-back": lambda account, world: rules.may_send(account, world["parcel_id"].recipient.draft),
    "draft-exchange": lambda account, world: rules.may_send(account, world["draft_id"]),
}
