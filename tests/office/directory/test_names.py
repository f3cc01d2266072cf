"""Names in papers: asked about once, answered, learnt, and matched ever after."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from pytest_django import DjangoAssertNumQueries

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.actions.names import ask_about, forget_alias, learn_alias
from giaoban.office.directory.actions.organs import keep_group
from giaoban.office.directory.matching import Match, Paper, Unknown
from giaoban.office.directory.models import Alias, Office, UnitQuestion
from giaoban.office.directory.queries import matcher_for
from tests.office.directory.acts import last_changes, verbs
from tests.people import Organs, People

DAY = dt.date(2026, 11, 2)
OWN = Paper("ĐẢNG ỦY XÃ MINH SƠN", day=DAY)
PROVINCE = Paper("ỦY BAN NHÂN DÂN TỈNH AN LẠC", day=DAY)


def test_name_is_asked_about_once(people: People) -> None:
    first = ask_about(None, "Ban Quản lý chợ", paper_id=7)
    again = ask_about(people.lan, "BAN QUẢN LÝ  CHỢ", paper_id=8)

    assert first is not None
    assert (first, first.text, first.paper_id, UnitQuestion.objects.count()) == (again, "Ban Quản lý chợ", 7, 1)
    assert ask_about(None, " … ") is None


def test_answer_is_learnt_and_closes_the_question(people: People, organs: Organs) -> None:
    question = ask_about(None, "Ban Quản lý chợ")

    alias = learn_alias(people.lan, "Ban quản lý chợ", [organs.economy.pk])

    assert question is not None
    question.refresh_from_db()
    assert (question.alias, list(alias.organs.all()), alias.learnt_by) == (alias, [organs.economy], people.lan)
    assert ask_about(None, "Ban Quản lý Chợ") is None
    assert matcher_for(DAY).match("Ban Quản lý chợ", OWN) == Match((organs.economy.pk,), "learnt")


def test_name_of_none_we_follow_is_learnt_too(people: People) -> None:
    learn_alias(people.lan, "Công ty Điện lực", [])

    assert matcher_for().match("Công ty Điện lực", OWN) == Match((), "learnt")


def test_answer_is_corrected_and_forgotten(people: People, organs: Organs) -> None:
    ask_about(None, "Ban Quản lý chợ")
    alias = learn_alias(people.lan, "Ban Quản lý chợ", [organs.economy.pk])
    learn_alias(people.mai, "Ban Quản lý chợ", [organs.police.pk], shown=1)

    assert (list(alias.organs.all()), last_changes()["organs"]) == ([organs.police], [[organs.economy.pk], [organs.police.pk]])
    with pytest.raises(Conflict):
        forget_alias(people.ha, alias.pk, 1)
    forget_alias(people.ha, alias.pk, 2)
    assert (Alias.objects.count(), UnitQuestion.objects.get().alias) == (0, None)


def test_second_answer_does_not_overwrite_the_first(people: People, organs: Organs) -> None:
    learn_alias(people.lan, "Ban Quản lý chợ", [organs.economy.pk])

    for shown in (0, 9):
        with pytest.raises(Conflict):
            learn_alias(people.mai, "Ban Quản lý chợ", [organs.police.pk], shown=shown)
    with pytest.raises(ValidationError):
        learn_alias(people.lan, "  ", [organs.economy.pk])


def test_names_are_answered_by_the_office_alone(people: People, organs: Organs) -> None:
    alias = learn_alias(people.ha, "Ban Quản lý chợ", [organs.economy.pk])

    for stranger in (people.hoa, people.binh, people.kien, people.yen):
        with pytest.raises(PermissionDenied):
            learn_alias(stranger, "x", [])
        with pytest.raises(PermissionDenied):
            forget_alias(stranger, alias.pk, 1)
    assert verbs() == ["directory.learn-alias"]


@pytest.mark.parametrize(
    ("text", "paper", "expected"),
    [
        ("Văn phòng", OWN, ["office"]),
        ("UBND xã", OWN, ["peoples_committee"]),
        ("UBKT Đảng ủy", OWN, ["inspection"]),
        ("MTTQ xã", OWN, ["front"]),
        ("BXDĐ", OWN, ["building"]),
        ("Các chi bộ trực thuộc", OWN, ["cell"]),
        ("Ủy ban nhân dân các xã, phường", PROVINCE, ["peoples_committee"]),
        ("Thường trực Tỉnh ủy", OWN, ["province_committee"]),
        ("Các cơ quan của xã", OWN, ["building", "economy"]),
        ("Bí thư Đảng ủy", OWN, ["committee"]),
    ],
)
def test_directory_is_matched_as_papers_name_it(people: People, organs: Organs, text: str, paper: Paper, expected: list[str]) -> None:
    keep_group(people.lan, name="Các cơ quan của xã", organ_ids=[organs.building.pk, organs.economy.pk])

    found = matcher_for(DAY).match(text, paper)

    assert isinstance(found, Match)
    assert found.organs == tuple(getattr(organs, name).pk for name in expected)


def test_position_leads_to_the_person(people: People, organs: Organs) -> None:
    found = matcher_for(DAY).match("đồng chí Bí thư Đảng ủy", OWN)

    assert found == Match((organs.committee.pk,), "elliptic", people=(people.hoa.person_id or 0,))


def test_office_that_is_not_set_up_matches_whole_names_alone(people: People, organs: Organs) -> None:
    Office.objects.all().delete()

    assert matcher_for().match("Phòng Kinh tế") == Match((organs.economy.pk,), "name")
    assert isinstance(matcher_for().match("Công an tỉnh"), Unknown)


@pytest.mark.parametrize("more", [0, 2])
def test_matcher_takes_the_same_number_of_queries(
    people: People, organs: Organs, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(1 + more):
        learn_alias(people.lan, f"Ban Quản lý chợ {n}", [organs.economy.pk])
        keep_group(people.lan, name=f"Các ban {n}", organ_ids=[organs.building.pk])

    with django_assert_num_queries(8):
        matcher_for(DAY)
