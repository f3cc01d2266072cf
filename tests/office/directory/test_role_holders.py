"""Who holds what today, asked of many at once: the same as each account says of itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models import Q
from django.utils import timezone

from giaoban.office.directory.models import Absence, Account, RoleHolding
from giaoban.office.directory.queries import deputies_of, role_holders
from giaoban.office.directory.visibility import Role
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


def test_holders_are_what_each_account_says_of_itself(people: People, organs: Organs) -> None:
    today = timezone.localdate()
    RoleHolding.objects.create(account=people.binh, role=Role.FOCAL_POINT, organ=organs.police)
    RoleHolding.objects.create(account=people.binh, role=Role.LEADER, valid_to=today - dt.timedelta(1))
    RoleHolding.objects.create(account=people.sen, role=Role.CHIEF, valid_from=today + dt.timedelta(1))
    RoleHolding.objects.filter(account=people.thanh).update(valid_to=today - dt.timedelta(1))
    Account.objects.filter(pk=people.cuong.pk).update(is_active=False)

    found = {who.account_id: (who.person_id, who.roles, who.organ_ids) for who in role_holders()}

    there = [account for account in Account.objects.all() if account.roles]
    assert found == {account.pk: (account.person_id, account.roles, account.organ_ids) for account in there}
    assert {people.thanh.pk, people.cuong.pk} & found.keys() == set()


def test_some_are_asked_for_with_all_that_they_hold(people: People, organs: Organs) -> None:
    RoleHolding.objects.create(account=people.binh, role=Role.MEMBER)
    (who,) = role_holders(Q(holdings__organ_id=organs.economy.pk))

    assert (who.account_id, who.roles) == (people.binh.pk, frozenset({Role.FOCAL_POINT, Role.MEMBER}))
    assert (who.stands_for(organs.economy.pk), who.stands_for(organs.police.pk), who.stands_for(None)) == (True, False, False)


def test_all_are_found_in_one_query(people: People, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert len(role_holders()) == len(people.all())


def test_deputies_are_those_of_who_is_away_today(people: People) -> None:
    today, nam, hoa = timezone.localdate(), person_of(people.nam), person_of(people.hoa)
    Absence.objects.create(person=nam, deputy=hoa, valid_from=today, valid_to=today)
    Absence.objects.create(person=hoa, deputy=nam, valid_to=today - dt.timedelta(1))
    Absence.objects.create(person=person_of(people.minh), valid_from=today)

    assert deputies_of([nam.pk, hoa.pk, person_of(people.minh).pk], today) == {nam.pk: [hoa.pk]}
