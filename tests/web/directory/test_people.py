"""The pages of people, of what leaders look after, of who is away."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from giaoban.office.directory.actions.charges import assign_charge, record_absence
from giaoban.office.directory.models import Absence, Charge, Person, Position
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in

TODAY = timezone.localdate()
TOMORROW = TODAY + dt.timedelta(1)


def test_person_is_entered_with_a_position(people: People, organs: Organs) -> None:
    client = signed_in(people.lan)
    assert "Thêm người" in shown(client, "person-new")

    status, to = sent(client, "person-new", full_name="Vũ Đức Thịnh")
    person = Person.objects.get(full_name="Vũ Đức Thịnh")
    assert (status, to) == (302, reverse("position-new", args=[person.pk]))
    assert "Vũ Đức Thịnh" in shown(client, "position-new", person.pk)
    assert sent(client, "position-new", person.pk, title="Phó Chủ tịch", organ=organs.peoples_committee.pk, rank="2")[0] == 302

    page = shown(client, "person", person.pk)
    assert ("Phó Chủ tịch" in page, "Ủy ban nhân dân xã Minh Sơn" in page) == (True, True)
    assert "bắt buộc" in refused(client, "position-new", person.pk, title="Phó Chủ tịch", rank="2")


def test_person_and_position_are_changed(people: People, organs: Organs) -> None:
    client, person, position = signed_in(people.mai), people.binh.person_id or 0, Position.objects.get(person=people.binh.person)
    assert "Đỗ Văn Bình" in shown(client, "person-change", person)
    assert "Trưởng phòng" in shown(client, "position", position.pk)

    assert sent(client, "person-change", person, full_name="Đỗ Thanh Bình", shown="1")[0] == 302
    values = {"title": "Trưởng phòng", "organ": organs.economy.pk, "rank": "1", "valid_to": "2026-01-31", "shown": "1"}
    assert sent(client, "position", position.pk, **values)[0] == 302

    page = shown(client, "person", person)
    assert ("Đỗ Thanh Bình" in page, "Không còn công tác" in page, "31/01/2026" in page) == (True, True, True)
    assert sent(client, "position", position.pk, **values)[0] == 409


def test_people_are_found_by_name(people: People) -> None:
    client = signed_in(people.binh)

    page = shown(client, "people", q="Văn Hòa")
    assert ("Lê Văn Hòa" in page, "Trần Thị Mai" in page, "Thêm người" in page) == (True, False, False)
    assert "Không có ai tên như vậy" in shown(client, "people", q="Napoléon")
    Position.objects.all().delete()
    assert "Chưa ghi chức vụ" in shown(client, "person", people.hoa.person_id)


def test_people_are_shown_a_page_at_a_time(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.web.directory.people.PAGE", 5)
    client = signed_in(people.lan)
    names = list(Person.objects.order_by("full_name", "pk").values_list("full_name", "pk"))

    first = shown(client, "people")
    second = shown(client, "people", after=str(names[4][1]))

    assert (first.count("table-title"), names[4][0] in first, names[5][0] in first) == (5, True, False)
    assert (f"after={names[4][1]}" in first, second.count("table-title"), names[5][0] in second) == (True, 5, True)


@pytest.mark.parametrize("count", [1, 3])
def test_people_take_the_same_number_of_queries(
    people: People, organs: Organs, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(count):
        Position.objects.create(person=Person.objects.create(full_name=f"Người {n}"), organ=organs.economy, title="Chuyên viên")
    client = signed_in(people.lan)

    with django_assert_num_queries(11):
        shown(client, "people")


def test_charge_is_assigned_and_changed(people: People, organs: Organs) -> None:
    client, nam = signed_in(people.mai), people.nam.person_id
    assert "Chưa ghi lãnh đạo nào" in shown(client, "charges")
    assert "Thêm phân công" in shown(client, "charge-new")

    assert sent(client, "charge-new", person=nam, field="Xây dựng Đảng", organ=organs.economy.pk, source="TB 12-TB/ĐU")[0] == 302
    charge = Charge.objects.get()
    assert "Xây dựng Đảng" in shown(client, "charge", charge.pk)
    assert sent(client, "charge", charge.pk, person=nam, field="Xây dựng Đảng", area="Thôn Đồng Mít", shown="1")[0] == 302

    page = shown(signed_in(people.binh), "charges")
    assert ("Vũ Đình Nam" in page, "Thôn Đồng Mít" in page, "Sửa" in page) == (True, True, False)
    assert "Thôn Đồng Mít" in shown(client, "person", nam)
    assert "lĩnh vực, địa bàn, đơn vị" in refused(client, "charge-new", person=nam)


@pytest.mark.parametrize("count", [1, 3])
def test_charges_take_the_same_number_of_queries(
    people: People, organs: Organs, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(count):
        assign_charge(people.mai, person_id=people.nam.person_id, field=f"Lĩnh vực {n}", organ_id=organs.economy.pk)
    client = signed_in(people.lan)

    with django_assert_num_queries(10):
        shown(client, "charges")


def test_office_records_an_absence_with_a_deputy(people: People) -> None:
    client = signed_in(people.lan)
    days = {"valid_from": TODAY.isoformat(), "valid_to": TOMORROW.isoformat()}
    assert "Người vắng mặt" in shown(client, "absence-new")

    assert sent(client, "absence-new", person=people.hoa.person_id, deputy=people.nam.person_id, reason="Họp tỉnh", **days)[0] == 302
    absence = Absence.objects.get()
    page = shown(client, "absences")
    assert ("Lê Văn Hòa" in page, "Vũ Đình Nam" in page, "Họp tỉnh" in page) == (True, True, True)
    assert "Vũ Đình Nam thay" in shown(client, "person", people.hoa.person_id)
    assert "Họp tỉnh" in shown(client, "absence", absence.pk)
    assert sent(client, "absence", absence.pk, shown="1", **days)[0] == 302
    assert "chưa có" in shown(client, "absences")
    assert "khác" in refused(client, "absence", absence.pk, shown="2", deputy=people.hoa.person_id, **days)


def test_person_records_an_absence_of_his_own_and_sees_no_others(people: People) -> None:
    other = record_absence(people.lan, person_id=people.hoa.person_id or 0, valid_from=TODAY, valid_to=TODAY, reason="Đi khám bệnh")
    client = signed_in(people.binh)
    assert "Người vắng mặt: Đỗ Văn Bình" in shown(client, "absence-new")

    assert sent(client, "absence-new", valid_from=TODAY.isoformat(), valid_to=TODAY.isoformat())[0] == 302

    page = shown(client, "absences")
    assert ("Đỗ Văn Bình" in page.split("<tbody>")[1], "Lê Văn Hòa" in page, "Đi khám bệnh" in page) == (True, False, False)
    assert "Đi khám bệnh" not in shown(client, "person", people.hoa.person_id)
    assert client.get(reverse("absence", args=[other.pk])).status_code == 404
    assert sent(client, "absence", other.pk, valid_from=TODAY.isoformat(), valid_to=TODAY.isoformat(), shown="1")[0] == 404
    assert sent(client, "absence-new", person=people.hoa.person_id, valid_from=TODAY.isoformat(), valid_to=TODAY.isoformat())[0] == 302
    assert Absence.objects.filter(person=people.hoa.person).count() == 1


def test_absences_past_are_shown_a_page_at_a_time(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.web.directory.charges.PAGE", 2)
    made = [
        record_absence(people.lan, person_id=people.hoa.person_id or 0, valid_from=day, valid_to=day, reason=f"lần {n}")
        for n, day in enumerate(dt.date(2026, 1, d) for d in (5, 6, 7))
    ]
    client = signed_in(people.lan)

    assert "Không có ai vắng mặt" in shown(client, "absences")
    first = shown(client, "absences", past="")
    assert (f"after={made[1].pk}" in first, "lần 2" in first, "lần 0" in first) == (True, True, False)
    second = shown(client, "absences", past="", after=str(made[1].pk))
    assert ("lần 0" in second, "lần 1" in second) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_absences_take_the_same_number_of_queries(people: People, count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for n in range(count):
        day = TODAY + dt.timedelta(n)
        record_absence(people.lan, person_id=people.hoa.person_id or 0, deputy_id=people.nam.person_id, valid_from=day, valid_to=day)
    client = signed_in(people.lan)

    with django_assert_num_queries(9):
        shown(client, "absences")
