"""Tasks on the desk: each line says why it is mine, each thing stands once, and the desk asks a bounded number of questions."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.audit.kept import Kept
from giaoban.office.directory.models import Account
from giaoban.office.work import actions
from tests.office.work.story import share_of
from tests.people import Organs, People, person_of
from tests.web.work.orders import draft, give, in_days, report, shares_of, words_of

pytestmark = pytest.mark.django_db


def test_units_work_stands_by_urgency_each_once(people: People, organs: Organs, client: Client) -> None:
    economy = shares_of(organs.economy)
    give(people, economy, "Việc quá hạn là", days=-3)
    give(people, economy, "Việc sắp đến hạn là", days=2)
    give(people, economy, "Việc mới giao là", days=20)
    back = report(people, organs, give(people, economy, "Việc bị trả lại là", days=2), people.binh, organs.economy)
    actions.return_task(people.mai, back.pk, back.revision, "Thiếu số liệu")
    begun = give(people, economy, "Việc đang làm là", days=20)
    actions.note_progress(people.binh, share_of(begun, organs.economy).pk, "Đang làm")

    words = words_of(client, people.binh, "desk")

    assert "Có 4 việc chờ đồng chí: 1 việc quá hạn , 1 bị trả lại, 1 sắp đến hạn, 1 mới giao." in words.replace(" ,", " ,")
    assert "Việc quá hạn là Phòng Kinh tế chủ trì, Vũ Đình Nam giao Quá hạn 3 ngày" in words
    assert "Trả lại: Thiếu số liệu" in words
    assert "Việc đang làm là" not in words
    assert words.count("Việc bị trả lại là") == 1


def rest_of(client: Client, account: Account) -> dict[str, str]:
    """The links of the person's desk to what does not stand there, by their words."""
    client.force_login(account)
    page = client.get(reverse("desk")).content.decode()
    return {words: html.unescape(place) for place, words in re.findall(r'<p class="second"><a href="([^"]+)">([^<]+)</a></p>', page)}


def test_what_does_not_stand_on_the_desk_is_a_step_away(people: People, organs: Organs, client: Client) -> None:
    for n in range(6):
        give(people, shares_of(organs.economy), f"Việc quá hạn {n} là", days=-3)
        give(people, shares_of(organs.economy), f"Việc mới {n} là", days=20)
        report(people, organs, give(people, shares_of(organs.police), f"Việc đã xong {n} là"), people.cuong, organs.police)
    give(people, shares_of(organs.police), "Việc của đơn vị khác là", days=-3)

    of_unit, of_giver = rest_of(client, people.binh), rest_of(client, people.nam)
    assert list(of_unit) == ["Xem tất cả 6", "Xem mọi việc mới giao"]
    late = words_at(client, people.binh, of_unit["Xem tất cả 6"])
    assert [f"Việc quá hạn {n} là" in late for n in range(6)] == [True] * 6
    assert ("Việc mới" in late, "Việc của đơn vị khác" in late) == (False, False)
    assert "Việc mới 5 là" in words_at(client, people.binh, of_unit["Xem mọi việc mới giao"])
    assert "Việc đã xong 5 là" in words_at(client, people.nam, of_giver["Xem mọi việc chờ xác nhận"])


def words_at(client: Client, account: Account, place: str) -> str:
    client.force_login(account)
    return client.get(place).content.decode()


def test_person_finds_what_was_given_by_name(people: People, organs: Organs, client: Client) -> None:
    give(people, shares_of(organs.economy, people=(person_of(people.sen),)), "Chuẩn bị tham luận là", days=20)

    assert "Chuẩn bị tham luận là Giao đích danh đồng chí, Vũ Đình Nam giao" in words_of(client, people.sen, "desk")


def test_what_was_reported_waits_for_its_giver_and_the_office_not_for_others(people: People, organs: Organs, client: Client) -> None:
    report(people, organs, give(people, shares_of(organs.economy), "Việc đã báo cáo là"), people.binh, organs.economy)
    flagged = give(people, shares_of(organs.economy), "Việc riêng của lãnh đạo là", more={"flagged": True})
    report(people, organs, flagged, people.binh, organs.economy)

    found = {name: words_of(client, getattr(people, name), "desk") for name in ("nam", "mai", "hoa", "lan")}

    assert [name for name, words in found.items() if "Việc đã báo cáo là" in words] == ["nam", "mai"]
    assert [name for name, words in found.items() if "Việc riêng của lãnh đạo là" in words] == ["nam"]
    assert "thay Vũ Đình Nam là người giao" in found["mai"]
    assert "đồng chí là người giao" in found["nam"]


def test_requests_wait_for_the_chief_and_drafts_for_the_office(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy), "Việc xin gia hạn là", days=20)
    actions.ask_extension(people.binh, share_of(task, organs.economy).pk, in_days(30), "Chờ")
    draft(people, shares_of(organs.economy), "Việc chưa giao là")

    found = {name: words_of(client, getattr(people, name), "desk") for name in ("mai", "ha", "hoa", "cuong")}

    assert [name for name, words in found.items() if "Việc xin gia hạn là" in words] == ["mai"]
    assert [name for name, words in found.items() if "Việc chưa giao là" in words] == ["mai", "ha"]


def test_rest_of_a_pile_is_one_link_away_and_every_request_is_there(people: People, organs: Organs, client: Client) -> None:
    for n in range(6):
        task = give(people, shares_of(organs.economy), f"Việc số {n} là", days=-1)
        actions.ask_extension(people.binh, share_of(task, organs.economy).pk, in_days(9), "Chờ")

    client.force_login(people.binh)
    over = client.get(reverse("desk")).context["piles"][0]
    client.force_login(people.mai)
    asked = next(pile for pile in client.get(reverse("desk")).context["piles"] if pile.label == "Đề nghị chờ trả lời")

    client.force_login(people.binh)
    rest = client.get(over.url).content.decode()
    assert (over.label, over.rest, all(f"Việc số {n} là" in rest for n in range(6))) == ("Quá hạn", 1, True)
    assert (asked.many, len(asked.rows)) == (6, 6)


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize("name", ["binh", "mai"])
def test_desk_asks_the_same_questions_for_one_and_for_three(
    name: str, many: int, people: People, organs: Organs, client: Client, django_assert_num_queries: Any
) -> None:
    for n in range(many):
        for days in (-3, 2, 20):
            give(people, shares_of(organs.economy, organs.police), f"Việc {n} {days} là", days=days)
        report(people, organs, give(people, shares_of(organs.front), f"Xong {n} là"), people.ha, organs.front)
        asked = give(people, shares_of(organs.front), f"Xin {n} là")
        actions.ask_extension(people.ha, share_of(asked, organs.front).pk, in_days(30), "Chờ")
        draft(people, shares_of(organs.cell), f"Nháp {n} là")
    client.force_login(getattr(people, name))
    client.get(reverse("desk"))
    with django_assert_num_queries(KEPT_QUERIES):
        client.get(reverse("desk"))
    Kept.forget_all()

    with django_assert_num_queries(QUERIES[name]):
        client.get(reverse("desk"))


KEPT_QUERIES, QUERIES = 6, {"binh": 19, "mai": 51}
