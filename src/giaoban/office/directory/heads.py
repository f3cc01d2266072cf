"""Whose a paper is that goes out: the organs at its head, its symbol, the place, who signs by order. What is not known stays empty.

A Party committee's papers name above it the whole membership of the committee it belongs to; a People's Committee's name nobody above.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any

from giaoban.office.directory.kinds import COMMITTEES, OFFICES
from giaoban.office.directory.models import Level, Office, Organ, OrganName, name_on
from giaoban.office.directory.queries import office, office_of
from giaoban.office.directory.signers import (
    NO_CHIEF,
    PEOPLES_COMMITTEE,
    as_head,
    by_order,
    chief_of,
    first_of,
    on_behalf_of_the_people,
    side_of,
)
from giaoban.writing.paper import Signature
from giaoban.writing.profile import NoProfile, profile_on, profiles
from giaoban.writing.profile import Side as FormSide

_PARTY_LEVELS = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_COMMITTEE = re.compile(r"(tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)\b", re.IGNORECASE)
_OFFICE = "Văn phòng"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands round the words of a paper on a day. `organ` is the last part of its symbol, `office` where answers go.

    `committee` is whose office it is, however the paper's own head reads. `by_order`: the chief of office signs for the committee
    (thừa lệnh); `by_chief`: who is first in it signs for the organ itself.
    """

    side: FormSide
    day: dt.date
    above: tuple[str, ...]
    issuer: tuple[str, ...]
    organ: str
    place: str
    committee: str
    office: str
    by_order: Signature
    by_chief: Signature

    def symbol(self, kind: str) -> str:
        """What follows the number: `GM/ĐU` of a Party committee, `GM-UBND` of a People's Committee."""
        return (f"{kind}/{self.organ}" if self.side == "party" else f"{kind}-{self.organ}") if self.organ else kind

    @property
    def archive(self) -> str:
        """The last of the recipients."""
        return f"Lưu {self.office}" if self.side == "party" else "Lưu: VT"

    def begin(self, kind: str, sign: str) -> dict[str, Any]:
        """The fields that every paper of this head has alike; `sign` is the kind's own in its symbol."""
        return {
            "profile": form_on(self.side, self.day), "kind": kind, "above": self.above, "issuer": self.issuer, "place": self.place,
            "day": self.day, "symbol": self.symbol(sign),
        }  # fmt: skip


def head_of_committee(day: dt.date) -> Head:
    """The head of the own committee's papers of a local day."""
    kept = office()
    return _of_a_committee(kept, kept.organ, day) if kept is not None else _head(None, None, None, day)


def head_of_office(day: dt.date) -> Head:
    """The head of papers of the office that works for the own committee: slips, the week's schedule."""
    kept = office()
    own = kept.organ if kept is not None else None
    return _of_an_office(kept, own, office_of(own, day) if own is not None else None, day)


def head_of_unit(unit: Organ, day: dt.date) -> Head:
    """The head of a unit's own papers: above it whom it works under, in the form of its side; its first in rank signs."""
    return _of_a_unit(office(), unit, day)


def head_of(organ: Organ, day: dt.date) -> Head:
    """The head of the papers of any organ: of a committee, of the office that works for one, of a unit."""
    kept = office()
    if organ.kind in COMMITTEES:
        return _of_a_committee(kept, organ, day)
    if organ.kind in OFFICES and organ.parent is not None:
        return _of_an_office(kept, organ.parent, organ, day)
    return _of_a_unit(kept, organ, day)


def signature_of(organ: Organ, day: dt.date) -> Signature:
    """How papers of an organ are signed as a rule: by order of a Party committee, on behalf of a People's Committee, else by its head."""
    if organ.kind == PEOPLES_COMMITTEE:
        return on_behalf_of_the_people(organ, day)
    head = head_of(organ, day)
    return head.by_order if organ.kind in COMMITTEES else head.by_chief


def form_on(side: FormSide, day: dt.date) -> str:
    """The form of that day by its id; a paper from before every form that is known is set in the oldest."""
    try:
        return profile_on(side, day).id
    except NoProfile:
        return min((one for one in profiles().values() if one.side == side), key=lambda one: one.valid_from).id


def above_committee(organ: Organ, day: dt.date) -> tuple[str, ...]:
    """What stands above a Party committee's own name: the whole membership it belongs to; above a province's nothing."""
    parent = organ.parent if organ.level != Level.PROVINCE else None
    return (membership(parent.named_on(day)),) if parent is not None else ()


def membership(committee: str) -> str:
    """`Tỉnh ủy An Bình` → `Đảng bộ tỉnh An Bình`."""
    found = _COMMITTEE.match(committee)
    if found is None:
        return committee
    level = _PARTY_LEVELS.get(found[1].lower(), "")
    return " ".join(f"Đảng bộ {level} {committee[found.end() :]}".split())


def symbol_of(organ: Organ | None, day: dt.date) -> str:
    """What an organ's numbers end with on a day."""
    return name_on(OrganName.objects.filter(organ=organ).values_list("symbol", "valid_from", "valid_to"), day)


def _of_a_committee(kept: Office | None, organ: Organ, day: dt.date) -> Head:
    above = above_committee(organ, day) if side_of(organ) == "party" else ()
    return replace(_head(kept, organ, office_of(organ, day), day), above=above)


def _of_an_office(kept: Office | None, committee: Organ | None, desk: Organ | None, day: dt.date) -> Head:
    head = _head(kept, committee, desk, day)
    above = (head.committee,) if head.committee else ()
    return replace(head, above=above, issuer=(_OFFICE,), organ=symbol_of(desk, day) or "VP")


def _of_a_unit(kept: Office | None, unit: Organ, day: dt.date) -> Head:
    side, name = side_of(unit), unit.named_on(day)
    above = (unit.parent.named_on(day),) if unit.parent is not None else ()
    own = kept.organ.named_on(day) if kept is not None else ""
    signed = as_head(first_of(unit, day), side, day)
    return replace(_head(kept, unit, None, day), above=above, committee=own, office=name, by_chief=signed)


def _head(kept: Office | None, organ: Organ | None, desk: Organ | None, day: dt.date) -> Head:
    """What is alike in the heads of an organ, for which the office `desk` works."""
    side, name = side_of(organ), organ.named_on(day) if organ is not None else ""
    chief = chief_of(organ, desk, kept.organ if kept is not None else None, day)
    return Head(
        side=side, day=day, above=(), issuer=(name,) if name else (), organ=symbol_of(organ, day), place=kept.place if kept else "",
        committee=name, office=desk.named_on(day) if desk is not None else _OFFICE, by_order=by_order(chief, side),
        by_chief=as_head(chief, side, day) if chief is not None else Signature((), NO_CHIEF),
    )  # fmt: skip
