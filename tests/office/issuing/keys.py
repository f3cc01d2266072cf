"""Keys of the people of xã Minh Sơn that hold today, folders of trust, and a report brought as far as its digital signature."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.issuing import actions
from giaoban.office.issuing.actions import Hand
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.heading import head_of
from giaoban.office.issuing.models import Authority, Draft
from tests.office.issuing.rows import FIRST, begun, fresh
from tests.people import Organs, People, person_of
from tests.writing.signing.issuers import Owner, owner, png, root

NOW = timezone.now().replace(minute=0, second=0, microsecond=0)
HELD = (NOW - dt.timedelta(30), NOW + dt.timedelta(300))
OVER = (NOW - dt.timedelta(60), NOW - dt.timedelta(30))
TO_COME = (NOW + dt.timedelta(30), NOW + dt.timedelta(60))
NAM, COMMITTEE = "Vũ Đình Nam", "Đảng ủy xã Minh Sơn"
BLUE, RED = png(200, 100, (0, 0, 200)), png(100, 100, (220, 0, 0), pixels_a_metre=2778)  # the seal: 36 mm


def one(name: str = NAM, held: tuple[dt.datetime, dt.datetime] = HELD, **more: Any) -> Owner:
    """Somebody with a certificate."""
    return owner(name, held=held, **more)


def hand(name: str = NAM, **more: Any) -> Hand:
    """What a person signs with."""
    return Hand(one(name, **more).key_file(), BLUE)


def seal(name: str = COMMITTEE, **more: Any) -> Hand:
    """What the organ signs with."""
    return Hand(one(name, **more).key_file(), RED)


def trusting(settings: Any, folder: Path) -> Path:
    """The operator trusts the made-up issuer, and has a folder for lists of revoked certificates."""
    settings.SIGNATURE_ROOTS, settings.SIGNATURE_CRLS = str(folder / "roots"), str(folder / "lists")
    for name in ("roots", "lists"):
        (folder / name).mkdir()
    (folder / "roots" / "minh-son.cer").write_bytes(root().der)
    return folder


def to_be_signed(people: People, organs: Organs, to: Account | None = None, **values: Any) -> Draft:
    """The report, with its head, before the deputy secretary."""
    draft = begun(people, organs, people.mai, **values)
    actions.write_version(people.mai, draft.pk, draft.revision, content=typed(FIRST, **head_of(draft)))
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(to or people.nam), summary="Theo yêu cầu của tỉnh")
    return fresh(draft)


def signed_by_nam(people: People, organs: Organs, **values: Any) -> Draft:
    """Signed by the deputy secretary with his own key."""
    draft = to_be_signed(people, organs, **values)
    return actions.sign_digitally(people.nam, draft.pk, draft.revision, Authority.ON_BEHALF, hand())


def sealed(people: People, organs: Organs, **values: Any) -> Draft:
    """Numbered, and signed by the organ."""
    draft = signed_by_nam(people, organs, **values)
    return actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(seal=seal()))
