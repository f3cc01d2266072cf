"""Phân công phụ trách: which leader looks after which field, area or unit. Who is away, and who stands in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.checks import in_order
from giaoban.office.directory.models import Absence, Account, Charge

_OF_NOTHING = "Ghi ít nhất một trong ba: lĩnh vực, địa bàn, đơn vị."
_WITHOUT_A_DAY = "Ghi ngày."


def assign_charge(actor: Account, **values: Any) -> Charge:
    """A leader looks after a field, an area or a unit: person_id, field, area, organ_id, source, valid_from, valid_to."""
    with act(actor, "directory.assign-charge") as line:
        require(rules.may_keep_charges(actor))
        facts = _charge(actor, values)
        charge = Charge.objects.create(**facts)
        line.about(charge, **{name: [None, value] for name, value in facts.items()})
    return charge


def change_charge(actor: Account, charge_id: int, shown: int, **values: Any) -> Charge:
    """Correct what a leader looks after, or end it by its last day."""
    with act(actor, "directory.change-charge") as line:
        require(rules.may_keep_charges(actor))
        charge = queries.charges_visible_to(actor).select_for_update().get(pk=charge_id)
        kept = {name: getattr(charge, name) for name in ("person_id", "field", "area", "organ_id", "source", "valid_from", "valid_to")}
        revise(line, charge, shown, **_charge(actor, kept | values))
    return charge


def record_absence(actor: Account, *, person_id: int, **values: Any) -> Absence:
    """Somebody is away from one day to another: deputy_id, reason, valid_from, valid_to."""
    with act(actor, "directory.record-absence") as line:
        require(rules.may_record_absence(actor, person_id))
        facts = _absence(actor, {"person_id": person_id} | values)
        absence = Absence.objects.create(**facts)
        line.about(absence, **{name: [None, value] for name, value in facts.items() if name != "reason"})
    return absence


def change_absence(actor: Account, absence_id: int, shown: int, **values: Any) -> Absence:
    """Correct an absence: other days, another deputy."""
    with act(actor, "directory.change-absence") as line:
        absence = queries.absences_visible_to(actor).select_for_update().get(pk=absence_id)
        require(rules.may_record_absence(actor, absence.person_id))
        kept = {name: getattr(absence, name) for name in ("person_id", "deputy_id", "reason", "valid_from", "valid_to")}
        revise(line, absence, shown, **_absence(actor, kept | values))
    return absence


def _charge(actor: Account, values: dict[str, Any]) -> dict[str, Any]:
    facts: dict[str, Any] = {name: str(values.get(name) or "").strip() for name in ("field", "area", "source")}
    facts |= {name: values.get(name) for name in ("valid_from", "valid_to")}
    facts["person"] = queries.people_visible_to(actor).get(pk=values["person_id"])
    organ_id = values.get("organ_id")
    facts["organ"] = queries.organs_visible_to(actor).get(pk=organ_id) if organ_id else None
    if not (facts["field"] or facts["area"] or facts["organ"]):
        raise ValidationError({"field": _OF_NOTHING})
    in_order(facts["valid_from"], facts["valid_to"])
    return facts


def _absence(actor: Account, values: dict[str, Any]) -> dict[str, Any]:
    first, last, deputy_id = values.get("valid_from"), values.get("valid_to"), values.get("deputy_id")
    if not first or not last:
        raise ValidationError({"valid_to" if first else "valid_from": _WITHOUT_A_DAY})
    in_order(first, last)
    if deputy_id:
        _can_stand_in(deputy_id, values["person_id"], first, last)
    people = queries.people_visible_to(actor)
    return {
        "person": people.get(pk=values["person_id"]),
        "deputy": people.get(pk=deputy_id) if deputy_id else None,
        "reason": str(values.get("reason") or "").strip(),
        "valid_from": first,
        "valid_to": last,
    }


def _can_stand_in(deputy_id: int, person_id: int, first: dt.date, last: dt.date) -> None:
    """Nobody stands in for himself, or while away himself."""
    if deputy_id == person_id:
        raise ValidationError({"deputy_id": "Người thay phải là người khác."})
    if Absence.objects.filter(person_id=deputy_id, valid_from__lte=last, valid_to__gte=first).exists():
        raise ValidationError({"deputy_id": "Người thay cũng vắng trong thời gian này."})
