"""By which codes organs are called between offices today: ours, and those we send to."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from giaoban.edxml.message import Organ as Named
from giaoban.office.directory.models import InForce, Organ, OrganName
from giaoban.office.directory.queries import office, place_and_side


def codes_of(keys: Iterable[int]) -> dict[int, str]:
    """For each of some organs its code, where it has one. One query."""
    rows = OrganName.objects.filter(InForce.on(timezone.localdate()), organ__in=list(keys)).exclude(edxml_id="")
    return dict(rows.order_by("valid_from", "pk").values_list("organ_id", "edxml_id"))


def ours() -> dict[str, Organ]:
    """The organs of the office that have a code, by it (in small letters)."""
    rows = OrganName.objects.filter(InForce.on(timezone.localdate()), organ__ours=True).exclude(edxml_id="")
    return {row.edxml_id.casefold(): row.organ for row in rows.select_related("organ").order_by("organ__rank", "pk")}


def named(organ: Organ, code: str) -> Named:
    """An organ of ours as a message names it."""
    return Named(organ_id=code, name=organ.name, address=place_and_side()[0])


def who_answers(codes: Iterable[str]) -> Named | None:
    """Which of our organs a message was for, by the codes it names, and so answers it; else the office's own. None where that has none."""
    known = ours()
    for code in codes:
        if (organ := known.get(code.casefold())) is not None:
            return named(organ, code)
    kept = office()
    own = codes_of([kept.organ_id]).get(kept.organ_id) if kept is not None else None
    return named(kept.organ, own) if kept is not None and own else None
