"""People, positions, what leaders look after, who is away."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory import queries
from giaoban.office.directory.actions.charges import assign_charge, change_absence, change_charge, record_absence
from giaoban.office.directory.actions.people import add_person, add_position, change_person, change_position
from giaoban.office.directory.models import Absence, Charge, Person, Position
from tests.office.directory.acts import earlier, last_changes, verbs
from tests.people import Organs, People

MON, FRI = dt.date(2026, 11, 2), dt.date(2026, 11, 6)


def test_person_holds_several_positions(people: People, organs: Organs) -> None:
    person = add_person(people.lan, full_name=" Vũ  Đức Thịnh ")
    add_position(people.lan, person.pk, organ_id=organs.peoples_committee.pk, title="Phó Chủ tịch", valid_from=MON)
    add_position(people.lan, person.pk, organ_id=organs.committee.pk, title="Đảng ủy viên", valid_from=MON)

    assert person.full_name == "Vũ Đức Thịnh"
    assert [p.title for p in person.positions.all()] == ["Phó Chủ tịch", "Đảng ủy viên"]
    assert verbs() == ["directory.add-person", "directory.add-position", "directory.add-position"]


def test_person_is_corrected(people: People) -> None:
    person = change_person(people.lan, people.binh.person_id or 0, 1, full_name="Đỗ Thanh Bình", active=False)

    assert (person.full_name, person.active, earlier(person)) == ("Đỗ Thanh Bình", False, [{"full_name": "Đỗ Văn Bình", "active": True}])
    with pytest.raises(Conflict):
        change_person(people.mai, person.pk, 1, full_name="Đỗ Văn Bình")
    with pytest.raises(ValidationError, match="họ và tên"):
        add_person(people.lan, full_name=" ")


def test_position_is_ended_and_corrected(people: People, organs: Organs) -> None:
    position = Position.objects.get(person=people.binh.person)

    change_position(people.lan, position.pk, 1, valid_to=FRI)
    changed = change_position(people.lan, position.pk, 2, title="Phó Trưởng phòng", organ_id=organs.police.pk)

    assert (changed.valid_to, changed.title, changed.organ, changed.revision) == (FRI, "Phó Trưởng phòng", organs.police, 3)
    for wrong in ({"title": ""}, {"valid_from": dt.date(2027, 1, 1)}):
        with pytest.raises(ValidationError):
            change_position(people.lan, position.pk, 3, **wrong)


def test_leader_looks_after_a_field_an_area_a_unit(people: People, organs: Organs) -> None:
    nam = people.nam.person_id
    charge = assign_charge(
        people.mai, person_id=nam, field="Xây dựng Đảng", organ_id=organs.economy.pk, source="TB 12-TB/ĐU", valid_from=MON
    )
    changed = change_charge(people.mai, charge.pk, 1, area="Thôn Đồng Mít", valid_to=FRI)

    assert (changed.field, changed.area, changed.organ, changed.revision) == ("Xây dựng Đảng", "Thôn Đồng Mít", organs.economy, 2)
    assert last_changes() == {"area": ["", "Thôn Đồng Mít"], "valid_to": [None, "2026-11-06"]}
    assert (queries.looks_after(organs.economy.pk, FRI), queries.looks_after(organs.economy.pk, FRI + dt.timedelta(1))) == ([nam], [])
    assert str(changed) == "Xây dựng Đảng"
    change_person(people.mai, nam or 0, 1, full_name="Vũ Đình Nam", active=False)
    assert (queries.looks_after(organs.economy.pk, FRI), queries.who_looks_after([organs.economy.pk], FRI)) == ([], {})


def test_charge_of_nothing_is_refused(people: People) -> None:
    with pytest.raises(ValidationError, match="lĩnh vực, địa bàn, đơn vị"):
        assign_charge(people.mai, person_id=people.nam.person_id, field=" ")
    assert Charge.objects.count() == 0


def test_deputy_stands_in_while_one_is_away(people: People) -> None:
    hoa, nam = people.hoa.person_id or 0, people.nam.person_id or 0
    absence = record_absence(people.lan, person_id=hoa, deputy_id=nam, valid_from=MON, valid_to=FRI, reason="Đi họp tại tỉnh")

    assert [queries.stands_in_for(hoa, day) for day in (MON - dt.timedelta(1), MON, FRI, FRI + dt.timedelta(1))] == [hoa, nam, nam, hoa]
    change_absence(people.lan, absence.pk, 1, deputy_id=None)
    assert queries.stands_in_for(hoa, MON) is None


def test_reason_of_an_absence_stays_out_of_the_audit(people: People) -> None:
    record_absence(people.lan, person_id=people.hoa.person_id or 0, valid_from=MON, valid_to=FRI, reason="Đi khám bệnh")

    assert "Đi khám bệnh" not in str(last_changes())
    change_absence(people.lan, Absence.objects.get().pk, 1, reason="Nghỉ ốm")
    assert (last_changes(), earlier(Absence.objects.get())[0].get("reason")) == ({"reason": "changed"}, None)


def test_absence_entered_wrongly_is_refused(people: People) -> None:
    hoa, nam = people.hoa.person_id or 0, people.nam.person_id or 0
    record_absence(people.lan, person_id=nam, valid_from=FRI, valid_to=FRI)
    wrong: list[dict[str, Any]] = [
        {"valid_from": MON},
        {"valid_to": MON},
        {"valid_from": FRI, "valid_to": MON},
        {"valid_from": MON, "valid_to": FRI, "deputy_id": hoa},
        {"valid_from": MON, "valid_to": FRI, "deputy_id": nam},
    ]

    for values in wrong:
        with pytest.raises(ValidationError):
            record_absence(people.lan, person_id=hoa, **values)
    assert Absence.objects.count() == 1


def test_everyone_records_his_own_absence_the_office_anyones(people: People) -> None:
    own = record_absence(people.binh, person_id=people.binh.person_id or 0, valid_from=MON, valid_to=MON)
    other = record_absence(people.mai, person_id=people.hoa.person_id or 0, valid_from=MON, valid_to=MON)

    with pytest.raises(PermissionDenied):
        record_absence(people.binh, person_id=people.hoa.person_id or 0, valid_from=MON, valid_to=MON)
    with pytest.raises(Absence.DoesNotExist):
        change_absence(people.binh, other.pk, 1, valid_to=FRI)
    with pytest.raises(PermissionDenied):
        change_absence(people.ha, own.pk, 1, valid_to=FRI)
    assert change_absence(people.binh, own.pk, 1, valid_to=FRI).valid_to == FRI


def test_people_and_charges_are_kept_by_the_office_alone(people: People, organs: Organs) -> None:
    position, charge = Position.objects.get(person=people.binh.person), assign_charge(people.mai, person_id=people.nam.person_id, field="x")
    for verb in (
        lambda actor: add_person(actor, full_name="x"),
        lambda actor: change_person(actor, people.binh.person_id or 0, 1, full_name="x"),
        lambda actor: add_position(actor, people.binh.person_id or 0, organ_id=organs.economy.pk, title="x"),
        lambda actor: change_position(actor, position.pk, 1, title="x"),
        lambda actor: assign_charge(actor, person_id=people.nam.person_id, field="x"),
        lambda actor: change_charge(actor, charge.pk, 1, field="y"),
    ):
        for stranger in (people.hoa, people.binh, people.yen):
            with pytest.raises(PermissionDenied):
                verb(stranger)
    assert (verbs(), Person.objects.count()) == (["directory.assign-charge"], 12)
