"""A notice of work opens what it is about, as long as the person may see it; after that it shows neither title nor place."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import FactKind
from giaoban.office.notices.models import Notice
from giaoban.office.work import actions
from giaoban.office.work.actions import Form
from giaoban.office.work.collecting.forms import CellKind, Column, Line
from giaoban.office.work.models import Collection, Orientation, Task
from giaoban.web.notices.inbox import GONE
from giaoban.web.notices.subjects import SUBJECTS
from tests.office.work.story import fact, given, joint, led_by, told
from tests.papers import make_paper
from tests.people import Organs, People
from tests.web.directory.pages import sent, shown, signed_in
from tests.web.notices.test_inbox import titles

pytestmark = pytest.mark.django_db
FORM = Form("Số hộ nghèo", [Column("many", "Số hộ", CellKind.NUMBER)], [Line("1", "Hộ nghèo")])


def opens(account: Account) -> str:
    """Where the person's one notice leads."""
    answer = sent(signed_in(account), "notice-open", Notice.objects.get(account=account).pk)
    assert answer[0] == 302
    return str(answer[1])


def test_notice_of_a_task_opens_it(people: People, organs: Organs) -> None:
    task = joint(people, organs)

    assert titles(shown(signed_in(people.cuong), "notices")) == [task.title]
    assert opens(people.cuong) == reverse("task", args=[task.pk])


def test_who_opens_a_task_has_seen_all_that_was_told_of_it(people: People, organs: Organs) -> None:
    task, other = joint(people, organs), joint(people, organs, title="Việc khác")
    actions.pause(people.mai, task.pk, task.revision, "Chờ")
    binh = signed_in(people.binh)
    assert titles(shown(binh, "notices")) == [task.title, other.title, task.title]

    sent(binh, "notice-open", Notice.objects.filter(account=people.binh).latest("pk").pk)

    assert titles(shown(binh, "notices")) == [other.title]
    assert len(titles(shown(signed_in(people.cuong), "notices"))) == 3


def test_task_that_may_no_longer_be_seen_shows_no_title(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    actions.change_task(people.mai, task.pk, task.revision, confidentiality=Confidentiality.RESTRICTED)

    page = shown(signed_in(people.binh), "notices")
    assert (titles(page), task.title in page) == ([GONE], False)
    assert opens(people.binh) == reverse("notices")


def test_notice_of_a_collection_opens_the_form(people: People, organs: Organs) -> None:
    asked = actions.open_collection(people.ha, told(people, led_by(organs.economy)), FORM)
    assert opens(people.binh) == reverse("collection", args=[asked.pk])

    Task.objects.update(confidentiality=Confidentiality.RESTRICTED)
    assert titles(shown(signed_in(people.binh), "notices", all="")) == [GONE]


def test_notice_of_an_orientation_opens_the_line_that_is_asked(people: People, organs: Organs) -> None:
    paper = make_paper()
    later = make_paper(number="later")
    for source, lead in ((paper, organs.economy), (later, organs.police), (later, organs.front)):
        actions.open_from_facts(people.lan, [fact(source, people, kind=FactKind.ORIENTATION, lead=lead)])
    one = Orientation.objects.get(organ=organs.economy)
    place = opens(people.binh)
    assert place == f"{reverse('orientations')}?paper={paper.pk}#dinh-huong-{one.pk}"
    page = signed_in(people.mai).get(place).content.decode()
    assert re.findall(r'id="dinh-huong-(\d+)"', page) == [str(one.pk)]

    paper.confidentiality = Confidentiality.RESTRICTED
    paper.save()
    assert titles(shown(signed_in(people.binh), "notices", all="")) == [GONE]


@pytest.mark.parametrize("kind", ["work.task", "work.collection", "work.orientation"])
def test_places_answer_in_few_queries_however_many(
    kind: str, people: People, organs: Organs, django_assert_max_num_queries: object
) -> None:
    for number in range(3):
        actions.open_collection(people.ha, told(people, led_by(organs.economy)), FORM)
        actions.open_from_facts(people.lan, [fact(make_paper(number=str(number)), people, kind=FactKind.ORIENTATION, lead=organs.economy)])
    model = {"work.task": Task, "work.collection": Collection, "work.orientation": Orientation}[kind]
    keys = list(model._default_manager.values_list("pk", flat=True))
    assert people.binh.roles

    with django_assert_max_num_queries(1):  # type: ignore[operator]
        assert sorted(SUBJECTS[kind](people.binh, keys)) == keys
