"""Who sees what of the directory: the rule for one thing and the query for all agree, for every kind of thing and every person."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.charges import assign_charge, record_absence
from giaoban.office.directory.actions.names import ask_about, learn_alias
from giaoban.office.directory.actions.organs import keep_group
from giaoban.office.directory.models import Absence, Account, Organ, Person
from tests.people import Organs, People

DAY = dt.date(2026, 11, 2)


@pytest.fixture
def things(people: People, organs: Organs) -> None:
    """One of each that could be seen."""
    record_absence(people.lan, person_id=people.hoa.person_id or 0, deputy_id=people.nam.person_id, valid_from=DAY, valid_to=DAY)
    record_absence(people.lan, person_id=people.binh.person_id or 0, deputy_id=people.sen.person_id, valid_from=DAY, valid_to=DAY)
    assign_charge(people.mai, person_id=people.nam.person_id, field="Xây dựng Đảng")
    ask_about(None, "Ban Quản lý chợ")
    learn_alias(people.lan, "Đội thuế", [organs.economy.pk])
    keep_group(people.lan, name="Các cơ quan của xã", organ_ids=[organs.economy.pk])


@pytest.mark.usefixtures("things")
def test_absence_is_seen_by_rule_as_by_query(people: People) -> None:
    for account in people.all():
        seen = {absence.pk for absence in Absence.objects.all() if rules.may_see_absence(account, absence)}
        assert set(queries.absences_visible_to(account).values_list("pk", flat=True)) == seen
    assert [queries.absences_visible_to(a).count() for a in (people.lan, people.hoa, people.binh, people.sen, people.kien)] == [
        2,
        2,
        1,
        1,
        0,
    ]


@pytest.mark.usefixtures("things")
def test_account_without_a_person_sees_no_absence_of_its_own(people: People) -> None:
    Account.objects.filter(pk=people.sen.pk).update(person=None)
    sen = Account.objects.get(pk=people.sen.pk)

    assert queries.absences_visible_to(sen).count() == 0
    assert [rules.may_see_absence(sen, absence) for absence in Absence.objects.all()] == [False, False]


@pytest.mark.usefixtures("things")
def test_each_kind_is_seen_by_whom_the_table_says(people: People) -> None:
    directory = [a.username for a in people.all() if a != people.yen]
    within = ["lan", "ha", "mai", "hoa", "nam", "minh"]
    seen_by = {
        "organs": [a.username for a in people.all() if queries.organs_visible_to(a).count() == Organ.objects.count()],
        "people": [a.username for a in people.all() if queries.people_visible_to(a).count() == Person.objects.count()],
        "charges": [a.username for a in people.all() if queries.charges_visible_to(a).exists()],
        "groups": [a.username for a in people.all() if queries.groups_visible_to(a).exists()],
        "questions": [a.username for a in people.all() if queries.questions_visible_to(a).exists()],
        "aliases": [a.username for a in people.all() if queries.aliases_visible_to(a).exists()],
        "accounts": [a.username for a in people.all() if queries.accounts_visible_to(a).exists()],
    }

    assert seen_by == {
        "organs": directory,
        "people": directory,
        "charges": directory,
        "groups": directory,
        "questions": within,
        "aliases": within,
        "accounts": ["kien"],
    }
    assert queries.organs_visible_to(people.yen).count() == 0
    assert queries.people_with_positions(people.yen).count() == 0
