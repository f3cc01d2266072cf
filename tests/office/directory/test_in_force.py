"""What holds today: roles, positions and names, each with its first and last day."""

import datetime as dt

import pytest
from django.utils import timezone

from giaoban.office.directory.models import Account, OrganName, Position, RoleHolding, name_on
from giaoban.office.directory.queries import office_name
from giaoban.office.directory.visibility import Role
from tests.people import Organs, People, person_of

DAY = dt.timedelta(1)


def test_roles_before_and_after_their_time_do_not_count(people: People) -> None:
    today = timezone.localdate()
    RoleHolding.objects.create(account=people.lan, role=Role.CHIEF, valid_to=today - DAY)
    RoleHolding.objects.create(account=people.lan, role=Role.LEADER, valid_from=today + DAY)
    RoleHolding.objects.create(account=people.lan, role=Role.COMPILER, valid_from=today, valid_to=today)
    assert Account.objects.get(pk=people.lan.pk).roles == {Role.CLERK, Role.COMPILER}


def test_roles_of_an_account_that_is_switched_off_are_none(people: People) -> None:
    people.lan.is_active = False
    assert people.lan.roles == frozenset()


def test_position_is_the_first_that_holds_today(people: People, organs: Organs) -> None:
    today = timezone.localdate()
    Position.objects.filter(person=people.lan.person).update(valid_to=today - DAY)
    Position.objects.create(person=person_of(people.lan), organ=organs.office, title="Phó Chánh Văn phòng", valid_from=today)
    assert Account.objects.get(pk=people.lan.pk).position == "Phó Chánh Văn phòng"


def test_position_without_one_that_holds_is_the_role_in_words(people: People) -> None:
    Position.objects.filter(person=people.lan.person).update(valid_to=timezone.localdate() - DAY)
    assert Account.objects.get(pk=people.lan.pk).position == "Văn thư"


def test_office_name_is_the_one_in_force_today(organs: Organs) -> None:
    today = timezone.localdate()
    organs.committee.names.update(valid_to=today - DAY)
    OrganName.objects.create(organ=organs.committee, text="Đảng ủy xã Đồng Tâm", valid_from=today)
    OrganName.objects.create(organ=organs.front, text="Mặt trận xã Đồng Tâm", valid_from=today)
    assert office_name() == "Đảng ủy xã Đồng Tâm"


@pytest.mark.django_db
def test_office_name_before_the_office_is_set_up_is_empty() -> None:
    assert office_name() == ""


def test_name_after_the_last_one_ended_is_the_last_one() -> None:
    first, last = dt.date(2020, 1, 1), dt.date(2025, 6, 30)
    names = [("Xã Đồng Tâm", first, last), ("Xã Đồng", None, first - DAY)]
    assert name_on(names, dt.date(2026, 1, 1)) == "Xã Đồng Tâm"
