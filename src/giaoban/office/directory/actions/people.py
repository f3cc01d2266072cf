"""People and the positions they hold: several at once, each from a day to a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.checks import in_order, said
from giaoban.office.directory.models import Account, Person, Position

_NAMELESS = "Ghi họ và tên."


def add_person(actor: Account, *, full_name: str) -> Person:
    """A new person, without a position yet."""
    with act(actor, "directory.add-person") as line:
        require(rules.may_keep_directory(actor))
        person = Person.objects.create(full_name=said(full_name, "full_name", _NAMELESS))
        line.about(person, full_name=[None, person.full_name])
    return person


def change_person(actor: Account, person_id: int, shown: int, *, full_name: str, active: bool = True) -> Person:
    """Correct a name, or note that somebody is no longer here."""
    with act(actor, "directory.change-person") as line:
        require(rules.may_keep_directory(actor))
        person = queries.people_visible_to(actor).select_for_update().get(pk=person_id)
        revise(line, person, shown, full_name=said(full_name, "full_name", _NAMELESS), active=active)
    return person


def add_position(
    actor: Account,
    person_id: int,
    *,
    organ_id: int,
    title: str,
    rank: int = 100,
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
) -> Position:
    """A position in an organ, beside those the person has."""
    with act(actor, "directory.add-position") as line:
        require(rules.may_keep_directory(actor))
        in_order(valid_from, valid_to)
        person = queries.people_visible_to(actor).get(pk=person_id)
        organ = queries.organs_visible_to(actor).get(pk=organ_id)
        words = said(title, "title", "Ghi chức vụ.")
        facts: dict[str, Any] = {"title": words, "rank": rank, "valid_from": valid_from, "valid_to": valid_to}
        position = Position.objects.create(person=person, organ=organ, **facts)
        line.about(position, person=person.pk, organ=organ.pk, **{name: [None, value] for name, value in facts.items()})
    return position


def change_position(actor: Account, position_id: int, shown: int, **values: Any) -> Position:
    """Correct a position, or end it by its last day: title, rank, organ_id, valid_from, valid_to."""
    with act(actor, "directory.change-position") as line:
        require(rules.may_keep_directory(actor))
        seen = {"person__in": queries.people_visible_to(actor)}
        position = Position.objects.select_for_update().get(pk=position_id, **seen)
        if "organ_id" in values:
            values["organ"] = queries.organs_visible_to(actor).get(pk=values.pop("organ_id"))
        if "title" in values:
            values["title"] = said(values["title"], "title", "Ghi chức vụ.")
        in_order(values.get("valid_from", position.valid_from), values.get("valid_to", position.valid_to))
        revise(line, position, shown, **values)
    return position
