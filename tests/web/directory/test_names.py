"""“Ban Quản lý chợ” là đơn vị nào? One click answers, and it is never asked again."""

from __future__ import annotations

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from giaoban.office.directory.actions.names import ask_about, learn_alias
from giaoban.office.directory.actions.organs import keep_group
from giaoban.office.directory.models import Alias, UnitQuestion
from tests.people import Organs, People
from tests.web.directory.pages import sent, shown, signed_in


def asked(text: str) -> UnitQuestion:
    question = ask_about(None, text)
    assert question is not None
    return question


def test_question_offers_the_nearest_organs_and_is_answered_by_one_click(people: People, organs: Organs) -> None:
    client, question = signed_in(people.lan), asked("Phòng Kinh tế Hạ tầng")
    page = shown(client, "unit-names")
    assert (f'name="organ" value="{organs.economy.pk}">Phòng Kinh tế</button>' in page, "1 tên chưa rõ" in page) == (True, True)

    assert sent(client, "unit-name-answer", question.pk, organ=organs.economy.pk) == (302, reverse("unit-names"))

    alias = Alias.objects.get()
    assert (alias.text, list(alias.organs.all())) == ("Phòng Kinh tế Hạ tầng", [organs.economy])
    after = shown(client, "unit-names")
    assert ("Không có tên nào chờ trả lời" in after, "Đã nhớ: “Phòng Kinh tế Hạ tầng” là Phòng Kinh tế." in after) == (True, True)


def test_name_may_be_none_of_those_we_follow(people: People) -> None:
    client, question = signed_in(people.ha), asked("Công ty Điện lực")

    for organ in ("", "987654", "9" * 40):
        assert sent(client, "unit-name-answer", question.pk, organ=organ)[0] == 302
    assert (Alias.objects.count(), "Chưa chọn đơn vị" in shown(client, "unit-names")) == (0, True)
    sent(client, "unit-name-answer", question.pk, none="1")
    assert (Alias.objects.get().organs.count(), "không phải đơn vị ta theo dõi" in shown(client, "unit-names")) == (0, True)


def test_question_answered_by_another_meanwhile_is_a_conflict(people: People, organs: Organs) -> None:
    question = asked("Ban Quản lý chợ")
    learn_alias(people.mai, "Ban Quản lý chợ", [organs.police.pk])

    assert sent(signed_in(people.lan), "unit-name-answer", question.pk, organ=organs.economy.pk)[0] == 409
    assert list(Alias.objects.get().organs.all()) == [organs.police]


def test_learnt_name_is_forgotten(people: People, organs: Organs) -> None:
    alias = learn_alias(people.lan, "Ban Quản lý chợ", [organs.economy.pk])
    client = signed_in(people.lan)

    assert sent(client, "alias-forget", alias.pk, shown="x")[0] == 409
    assert sent(client, "alias-forget", alias.pk, shown="1")[0] == 302
    assert Alias.objects.count() == 0
    assert sent(client, "alias-forget", alias.pk, shown="1")[0] == 404
    assert sent(client, "unit-name-answer", 987654, none="1")[0] == 404


def test_learnt_names_are_shown_a_page_at_a_time(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.web.directory.names.PAGE", 2)
    for n in range(3):
        learn_alias(people.lan, f"Đội {n}", [])
    client = signed_in(people.lan)

    first, second = shown(client, "unit-names"), shown(client, "unit-names", after="Đội 1")
    assert ("Đội 0" in first, "Đội 2" in first, "Đội 0" in second, "Đội 2" in second) == (True, False, False, True)


@pytest.mark.parametrize("count", [1, 3])
def test_names_take_the_same_number_of_queries(
    people: People, organs: Organs, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(count):
        asked(f"Tổ công tác {n}")
        learn_alias(people.lan, f"Đội {n}", [organs.economy.pk])
        keep_group(people.lan, name=f"Nhóm {n}", organ_ids=[organs.economy.pk])
    client = signed_in(people.lan)

    with django_assert_num_queries(25):
        shown(client, "unit-names")
