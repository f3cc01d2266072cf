"""Accounts: made by the administrator, with roles from a day to a day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.directory.actions.accounts import create_account, end_role, give_role, switch_account
from giaoban.office.directory.models import Account, Person, RoleHolding
from giaoban.office.directory.visibility import Role
from tests.office.directory.acts import last_changes, verbs
from tests.people import Organs, People

TODAY = timezone.localdate()


def test_account_is_made_without_a_password(people: People) -> None:
    thinh = Person.objects.create(full_name="Vũ Đức Thịnh")
    account = create_account(people.kien, username="thinh", person_id=thinh.pk)

    kept = Account.objects.get(pk=account.pk)
    assert (kept.person, kept.has_usable_password(), kept.roles, verbs()) == (thinh, False, frozenset(), ["directory.create-account"])


def test_name_or_person_is_not_used_twice(people: People) -> None:
    for values, field in (
        ({"username": " LAN "}, "username"),
        ({"username": ""}, "username"),
        ({"username": "x", "person_id": people.lan.person_id}, "person_id"),
    ):
        with pytest.raises(ValidationError) as refusal:
            create_account(people.kien, **values)
        assert list(refusal.value.message_dict) == [field]


def test_role_is_held_from_a_day_to_a_day(people: People, organs: Organs) -> None:
    holding = give_role(people.kien, people.sen.pk, role=Role.FOCAL_POINT, organ_id=organs.front.pk, valid_from=TODAY)

    assert (Account.objects.get(pk=people.sen.pk).roles, Account.objects.get(pk=people.sen.pk).organ_ids) == (
        frozenset({Role.MEMBER, Role.FOCAL_POINT}),
        frozenset({organs.front.pk}),
    )
    end_role(people.kien, holding.pk, last_day=TODAY)
    assert last_changes()["valid_to"] == [None, TODAY.isoformat()]
    RoleHolding.objects.filter(pk=holding.pk).update(valid_from=None, valid_to=TODAY - dt.timedelta(1))
    assert Account.objects.get(pk=people.sen.pk).roles == frozenset({Role.MEMBER})


def test_role_given_wrongly_is_refused(people: People, organs: Organs) -> None:
    for values in (
        {"role": "king"},
        {"role": Role.FOCAL_POINT},
        {"role": Role.CLERK, "organ_id": organs.front.pk},
        {"role": Role.CLERK, "valid_from": TODAY, "valid_to": TODAY - dt.timedelta(1)},
    ):
        with pytest.raises(ValidationError):
            give_role(people.kien, people.sen.pk, **values)


def test_account_is_switched_off_and_on(people: People) -> None:
    switch_account(people.kien, people.binh.pk, active=False)
    assert Account.objects.get(pk=people.binh.pk).roles == frozenset()

    switch_account(people.kien, people.binh.pk, active=True)
    assert Account.objects.get(pk=people.binh.pk).roles == frozenset({Role.FOCAL_POINT})


def test_last_administrator_stays(people: People) -> None:
    own = RoleHolding.objects.get(account=people.kien)

    with pytest.raises(ValidationError, match="ít nhất một"):
        switch_account(people.kien, people.kien.pk, active=False)
    with pytest.raises(ValidationError, match="ít nhất một"):
        end_role(people.kien, own.pk, last_day=TODAY)
    give_role(people.kien, people.lan.pk, role=Role.ADMINISTRATOR)
    assert end_role(people.kien, own.pk, last_day=TODAY).valid_to == TODAY


def test_accounts_are_kept_by_the_administrator_alone(people: People) -> None:
    holding = RoleHolding.objects.get(account=people.binh)

    for stranger in set(people.all()) - {people.kien}:
        with pytest.raises(PermissionDenied):
            create_account(stranger, username="x")
        with pytest.raises(PermissionDenied):
            give_role(stranger, stranger.pk, role=Role.ADMINISTRATOR)
        with pytest.raises(PermissionDenied):
            end_role(stranger, holding.pk, last_day=TODAY)
        with pytest.raises(PermissionDenied):
            switch_account(stranger, people.kien.pk, active=False)
    assert verbs() == []
