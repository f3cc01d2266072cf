"""Who may sign with which authority: the one check of signature blocks (`writing.authority`), asked before a signature is recorded.

It says all that departs; only what no paper of that kind of organ may bear stops a signature, the rest is for each office to decide.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from giaoban.office.directory.models import Organ, Person
from giaoban.office.directory.signers import first_of, head_is_vacant
from giaoban.office.issuing.heading import block_of, position_of, profile_for
from giaoban.office.issuing.models import Authority
from giaoban.writing.authority import Departure, KindOfOrgan, signature_departures
from giaoban.writing.profile import profile_called

_COLLECTIVES = frozenset(
    {"party-committee", "standing-board", "permanent-leaders", "inspection-commission", "peoples-council", "peoples-committee",
     "party-cell", "fatherland-front"}
)  # fmt: skip
_STOPS = frozenset({"sign-not-used", "deputy-for-a-collective", "on-behalf-of-one-head"})


def kind_of(organ: Organ) -> KindOfOrgan:
    """Whose paper is signed, as far as it decides how."""
    return KindOfOrgan.COLLECTIVE if organ.kind in _COLLECTIVES else KindOfOrgan.ONE_HEAD


def departures(organ: Organ, authority: str, signer: Person, day: dt.date) -> tuple[Departure, ...]:
    """What would depart from the form, if this person signed a paper of the organ so on a local day; nothing where no form is known."""
    profile = profile_for(organ, day)
    if not profile:
        return ()
    held = position_of(signer, organ, day)
    is_vacant = held is not None and head_is_vacant(held.organ, held.title, day)
    block = block_of(organ, authority, signer, day)
    return signature_departures(profile_called(profile), kind_of(organ), block, head_is_vacant=is_vacant)


def what_is_wrong(organ: Organ, authority: str, signer: Person | None = None, day: dt.date | None = None) -> str:
    """Why nobody signs a paper of the organ with this authority; empty where somebody may. Without a signer: as its first in rank."""
    on = day or timezone.localdate()
    first = first_of(organ, on) if signer is None else None
    who = signer or (first.person if first is not None else Person())
    return next((one.message for one in departures(organ, authority, who, on) if one.code in _STOPS), "")


def usual(organ: Organ) -> Authority:
    """The authority with which papers of the organ are signed as a rule: of a collective on its behalf."""
    return Authority.ON_BEHALF if kind_of(organ) == KindOfOrgan.COLLECTIVE else Authority.DIRECT
