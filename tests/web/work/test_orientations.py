"""Định hướng: whose line they wait for, the line of a month, tasks made of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.actions.succession import merge_organs
from giaoban.office.work import actions
from giaoban.office.work.models import Orientation, Task
from tests.office.evidence.rows import confirm, read_paper
from tests.papers import make_paper
from tests.people import Organs, People
from tests.web.work.orders import today, words_of
from tests.web.work.test_handing_out import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def directed(people: People, organs: Organs) -> list[Orientation]:
    """Three directions of a programme: one for the economy division, one for the police, one for nobody yet."""
    sentences = ("Đẩy mạnh thi đua yêu nước", "Giữ vững an ninh trật tự", "Quan tâm hộ nghèo")
    reading = read_paper(make_paper(type="CTr", number="14-CTr/ĐU"), ". ".join(sentences))
    facts = [confirm(reading, people.lan, "orientation", words, title=words, lead=[]) for words in sentences]
    actions.open_from_facts(people.lan, facts)
    found = list(Orientation.objects.order_by("pk"))
    for one, organ in zip(found, (organs.economy, organs.police), strict=False):
        actions.change_orientation(people.ha, one.pk, one.revision, organ=organ)
    return list(Orientation.objects.order_by("pk"))


def test_unit_sees_its_own_and_writes_its_line(directed: list[Orientation], people: People, client: Client) -> None:
    words = words_of(client, people.binh, "orientations")
    assert ["Đẩy mạnh thi đua" in words, "Giữ vững an ninh" in words, "Quan tâm hộ nghèo" in words] == [True, False, False]
    month = today().replace(day=1)
    own, other = (reverse("orientation-line", args=[one.pk]) for one in directed[:2])

    client.post(own, {"text": "Đã phát động hai đợt", "month": month.isoformat()})

    line = directed[0].lines.get()
    assert (line.text, line.month, line.entered_for) == ("Đã phát động hai đợt", month, False)
    assert client.post(other, {"text": "x", "month": month.isoformat()}).status_code == 404
    assert "Đã phát động hai đợt" in words_of(client, people.mai, "orientations")


def test_line_changed_meanwhile_is_not_written_over(directed: list[Orientation], people: People, client: Client) -> None:
    one, month = directed[0], today().replace(day=1)
    actions.write_line(people.binh, one.pk, month, "Đợt một")
    client.force_login(people.ha)
    url = reverse("orientation-line", args=[one.pk])

    stale = client.post(url, {"text": "Đợt hai", "month": month.isoformat(), "shown": 7})

    page = stale.content.decode()
    assert (stale.status_code, "Người khác vừa sửa" in page, "Đợt hai" in page, one.lines.get().text) == (422, True, True, "Đợt một")
    client.post(url, {"text": "Đợt hai", "month": month.isoformat(), "shown": stale.context["form"]["shown"].value()})
    assert one.lines.get().text == "Đợt hai"


def test_direction_is_made_concrete_and_let_go(directed: list[Orientation], people: People, organs: Organs, client: Client) -> None:
    client.force_login(people.ha)
    one = directed[0]

    client.post(reverse("orientation-concrete", args=[one.pk]), {"title": "Lập kế hoạch thi đua", "origin": "paper"} | rows(("", "lead")))
    client.post(reverse("orientation-change", args=[one.pk]), {"organ": organs.front.pk, "shown": one.revision, "drop": "1"})

    task = Task.objects.get()
    one.refresh_from_db()
    assert (task.orientation, task.paper, one.organ, one.dropped) == (one, one.paper, organs.front, True)
    assert "Đẩy mạnh thi đua" not in words_of(client, people.ha, "orientations")
    assert "Đẩy mạnh thi đua" in words_of(client, people.ha, "orientations", dropped="1")


@pytest.mark.parametrize("many", [1, 3])
def test_list_asks_the_same_questions_for_one_and_for_three(
    many: int, directed: list[Orientation], people: People, client: Client, django_assert_num_queries: Any
) -> None:
    for one in directed[many:]:
        actions.change_orientation(people.ha, one.pk, one.revision, dropped=True)
    client.force_login(people.ha)
    client.get(reverse("orientations"))

    with django_assert_num_queries(QUERIES):
        client.get(reverse("orientations"))


QUERIES = 12


def test_orientation_of_a_unit_that_ended_goes_to_its_successor(
    directed: list[Orientation], people: People, organs: Organs, client: Client
) -> None:
    merge_organs(people.mai, {organs.economy.pk: 1}, into_id=organs.building.pk, effective=today(), legal_basis="NQ 12-NQ/ĐU")
    one, url = directed[0], reverse("hand-over", args=[organs.economy.pk])
    assert "1 định hướng" in words_of(client, people.mai, "hand-overs")
    assert "Đẩy mạnh thi đua" in client.get(url).content.decode()

    stale = client.post(url, {"to": organs.building.pk, "lines": f"{one.pk}.{one.revision - 1}"})
    assert (stale.status_code, "Có việc vừa thay đổi" in stale.content.decode()) == (422, True)
    foreign = client.post(url, {"to": organs.building.pk, "lines": f"{directed[1].pk}.{directed[1].revision}"})
    assert "không còn ở cơ quan bàn giao" in foreign.content.decode()
    client.post(url, {"to": organs.building.pk, "lines": f"{one.pk}.{one.revision}"})

    one.refresh_from_db()
    assert one.organ == organs.building
    assert "Không có cơ quan nào" in words_of(client, people.mai, "hand-overs")
