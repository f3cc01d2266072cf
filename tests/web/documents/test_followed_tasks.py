"""Theo dõi trên văn bản: the real state of each sentence's task, to each as far as he follows it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.registry.actions import forward_paper
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions
from giaoban.office.work.models import Task
from tests.office.evidence.rows import confirm, read_paper
from tests.papers import make_paper
from tests.people import Organs, People
from tests.web.work.orders import in_days, plain, words_of

pytestmark = pytest.mark.django_db
SENTENCES = ("Phòng Kinh tế bàn giao mặt bằng.", "Công an xã giữ trật tự.", "Mặt trận vận động nhân dân.")


@pytest.fixture
def paper(people: People, organs: Organs) -> Paper:
    """Three sentences, three tasks, handed out: the first five days late."""
    found = make_paper(type="TB", number="52-TB/ĐU")
    reading = read_paper(found, "Kết luận như sau:\n" + "\n".join(SENTENCES))
    facts = []
    for words, organ, days in zip(SENTENCES, (organs.economy, organs.police, organs.front), (-5, -2, 20), strict=True):
        unit = {"text": organ.name, "organs": [organ.pk], "names": [organ.name]}
        due = {"kind": "DATE", "date": in_days(days).isoformat()}
        fact = confirm(reading, people.lan, "task", words, title=words, lead=[unit], support=[], deadline=due, product="")
        fact.ours = True
        fact.save()
        facts.append(fact)
    drafts = actions.open_from_facts(people.lan, facts)
    actions.hand_out_many(people.ha, {task.pk: task.revision for task in drafts})
    forward_paper(people.lan, found.pk, organs=[organs.economy, organs.police])
    return found


def test_margin_tells_the_real_state_and_the_filter_groups_by_it(paper: Paper, people: People, client: Client) -> None:
    words = words_of(client, people.mai, "paper-followed", paper.pk)

    assert "3 câu được theo dõi: 2 quá hạn, 1 đã giao." in words
    assert "Quá hạn 5 ngày Phòng Kinh tế" in words
    client.force_login(people.mai)
    late = client.get(reverse("paper-followed", args=[paper.pk]), {"state": "over"}).content.decode()
    assert (late.count('class="note-words"'), late.count("sentence-over")) == (2, 2)


def test_unit_sees_the_state_of_its_own_task_and_no_lateness_of_others(paper: Paper, people: People, client: Client) -> None:
    words = words_of(client, people.binh, "paper-followed", paper.pk)

    assert "Quá hạn 5 ngày" in words
    assert ("Quá hạn 2 ngày" in words, "Nhiệm vụ Công an xã Minh Sơn" in words) == (False, True)


def test_slip_unfolds_to_the_task_with_its_link_for_who_sees_it(paper: Paper, people: People, client: Client) -> None:
    own, other = paper.facts.order_by("pk")[:2]
    task = Task.objects.get(fact=own)
    client.force_login(people.binh)

    unfolded = client.get(reverse("paper-slip", args=[paper.pk, own.pk])).content.decode()
    foreign = client.get(reverse("paper-slip", args=[paper.pk, other.pk])).content.decode()

    assert ("Quá hạn 5 ngày" in unfolded, reverse("task", args=[task.pk]) in unfolded) == (True, True)
    assert ("Quá hạn" in foreign, "/work/" in foreign) == (False, False)


def test_paper_lists_its_tasks_as_far_as_one_follows_them(paper: Paper, people: People, client: Client) -> None:
    office, unit = (words_of(client, account, "paper", paper.pk) for account in (people.mai, people.binh))

    assert ["bàn giao mặt bằng. Quá hạn 5 ngày" in office, "giữ trật tự. Quá hạn 2 ngày" in office] == [True, True]
    assert ["bàn giao mặt bằng. Quá hạn 5 ngày" in unit, "giữ trật tự" in unit] == [True, False]


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize("name", ["mai", "binh"])
def test_margin_asks_the_same_questions_for_one_task_and_for_three(
    name: str, many: int, paper: Paper, people: People, client: Client, django_assert_num_queries: Any
) -> None:
    for fact in paper.facts.order_by("pk")[many:]:
        Task.objects.filter(fact=fact).update(fact=None)
        fact.anchors.all().delete()
    client.force_login(getattr(people, name))
    plain(client.get(reverse("paper-followed", args=[paper.pk])).content.decode())

    with django_assert_num_queries(QUERIES[name]):
        client.get(reverse("paper-followed", args=[paper.pk]))


QUERIES = {"mai": 19, "binh": 18}
