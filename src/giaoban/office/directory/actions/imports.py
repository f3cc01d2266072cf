"""Organs and people entered from a list that was shown and confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require
from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.organs import Naming, OrganFacts, add_organ
from giaoban.office.directory.actions.people import add_person, add_position
from giaoban.office.directory.lists import OrganRow, PersonRow
from giaoban.office.directory.matching import key_of
from giaoban.office.directory.models import Account, Person


def import_lists(actor: Account, organs: Sequence[OrganRow], people: Sequence[PersonRow]) -> tuple[int, int]:
    """Enter what is not there yet, the organs above before those below; how many organs and positions were entered."""
    with act(actor, "directory.import-lists") as line:
        require(rules.may_keep_directory(actor))
        known = {name: organs.pop() for name, organs in queries.organs_by_key().items() if len(organs) == 1}
        entered = _enter_organs(actor, organs, known)
        positions = _enter_people(actor, people, known)
        line.about(actor, organs=entered, positions=positions)
    return entered, positions


def _enter_organs(actor: Account, rows: Sequence[OrganRow], known: dict[str, int]) -> int:
    waiting = [row for row in rows if key_of(row.name) not in known]
    entered = 0
    while waiting:
        ready = [row for row in waiting if not row.parent or key_of(row.parent) in known]
        if not ready:
            raise ValidationError("Danh bạ đã thay đổi từ khi xem trước. Hãy đưa tệp vào lại.")
        for row in ready:
            parent_id = known[key_of(row.parent)] if row.parent else None
            facts = OrganFacts(row.kind, row.side, row.level, parent_id, ours=row.ours, valid_from=_day(row.valid_from))
            known[key_of(row.name)] = add_organ(actor, Naming(row.name, row.short, row.symbol), facts).pk
            entered += 1
        waiting = [row for row in waiting if row not in ready]
    return entered


def _enter_people(actor: Account, rows: Sequence[PersonRow], known: dict[str, int]) -> int:
    """Each row a position; of the one person so called, else of a new one."""
    held = queries.people_by_key()
    entered = 0
    for row in rows:
        organ_id = known.get(key_of(row.organ))
        if organ_id is None:
            raise ValidationError("Danh bạ đã thay đổi từ khi xem trước. Hãy đưa tệp vào lại.")
        persons = held.setdefault(key_of(row.full_name), [])
        if any(organ_id in organs for _, organs in persons):
            continue
        if len(persons) == 1:
            person_id, organs = persons[0]
        else:
            person: Person = add_person(actor, full_name=row.full_name)
            person_id, organs = person.pk, set[int]()
            persons.append((person_id, organs))
        add_position(actor, person_id, organ_id=organ_id, title=row.title, valid_from=_day(row.valid_from))
        organs.add(organ_id)
        entered += 1
    return entered


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
