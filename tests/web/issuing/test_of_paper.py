"""The sentences of an issued paper and what they came from: each way between them, as far as the person sees."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from giaoban.office.issuing import actions
from giaoban.office.issuing.content import typed
from giaoban.office.programme.actions import link_task
from giaoban.office.registry.actions import forward_paper
from giaoban.office.registry.models import Paper
from giaoban.office.work.models import Orientation
from tests.office.evidence.rows import confirm, read_paper
from tests.office.issuing.rows import TODAY, fresh, written
from tests.office.programme.rows import make_line, make_programme
from tests.office.work.story import given, led_by
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.directory.pages import shown, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def issued_of(people: People, organs: Organs, text: str, *sources: tuple[str, int], **values: Any) -> Paper:
    """A paper of one sentence, issued, with what that came from."""
    draft = written(people, organs, people.mai, **values)
    actions.write_version(people.mai, draft.pk, draft.revision, content=typed(text), sources={"b1": [*sources]})
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Tóm tắt")
    signature = actions.Signed(person_of(people.nam), "on-behalf", TODAY())
    paper = actions.issue(people.lan, draft.pk, fresh(draft).revision, actions.Numbered(), signature).paper
    assert paper is not None
    return paper


def test_every_sentence_leads_to_what_it_came_from_as_far_as_the_person_sees_it(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), title="Rà soát dự án")
    paper = issued_of(people, organs, "1. Rà soát dự án.", ("work.task", task.pk))
    mai = signed_in(people.mai)

    assert "Từng câu" in shown(mai, "paper", paper.pk)
    page = shown(mai, "issued-lines", paper.pk)

    assert f'href="{reverse("task", args=[task.pk])}"' in page
    assert "1. Rà soát dự án." in page


def test_issued_paper_is_followed_without_being_read_by_whoever_got_it(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), title="Rà soát dự án")
    other = given(people, led_by(organs.police), title="Diễn tập phòng cháy")
    line = make_line(make_programme(organs.committee), text="Rà soát dự án trong tháng", organ=organs.economy)
    link_task(people.mai, line.pk, 1, task.pk)
    sources = [("programme.line", line.pk), ("work.task", other.pk)]
    paper = issued_of(people, organs, "1. Rà soát dự án trong tháng.\nNơi này không có việc.", *sources)
    forward_paper(people.lan, paper.pk, organs=[organs.economy])

    mai, binh = (shown(signed_in(who), "paper-followed", paper.pk) for who in (people.mai, people.binh))

    for page in (mai, binh):
        assert ("1. Rà soát dự án trong tháng." in page, "Nơi này không có việc." in page) == (True, True)
        assert "1 câu được theo dõi từ khi ban hành." in page
        assert page.count(f'href="{reverse("task", args=[task.pk])}"') == 1
    assert [reverse("task", args=[other.pk]) in page for page in (mai, binh)] == [True, False]
    assert signed_in(people.cuong).get(reverse("paper-followed", args=[paper.pk])).status_code == 404


def test_sentence_of_a_report_leads_to_the_orientation_that_it_tells_of(people: People, organs: Organs) -> None:
    source = make_paper()
    followed, dropped = (
        Orientation.objects.create(
            fact=confirm(read_paper(source, title), people.lan, "orientation", title, title=title, lead=[]), paper=source, title=title,
            dropped=dropped,
        )
        for title, dropped in (("Đẩy mạnh trồng rừng.", False), ("Tăng cường đi cơ sở.", True))
    )  # fmt: skip
    paper = issued_of(people, organs, "1. Đã trồng 5 ha rừng.", ("work.orientation", followed.pk), ("work.orientation", dropped.pk))

    page = shown(signed_in(people.mai), "issued-lines", paper.pk)

    listing = f"{reverse('orientations')}?paper={source.pk}"
    assert re.findall(r'href="([^"]+)">(\w+ \w+) [^<]+</a>', page[page.index("issued-lines") :])[:2] == [
        (f"{listing}#dinh-huong-{followed.pk}", "Đẩy mạnh"),
        (f"{listing}&amp;dropped=1#dinh-huong-{dropped.pk}", "Tăng cường"),
    ]
    assert "Thôi theo dõi" in page


def beside(page: str) -> list[tuple[str, str]]:
    """Papers that a thing went into, with the sentence, as its page says it."""
    row = r'<dt>Đã vào văn bản</dt>\s*<dd><a href="([^"]+)">[^<]+</a><span class="second">([^<]+)</span>'
    return re.findall(row, page)


def test_task_leads_to_the_sentence_it_went_into_for_who_sees_paper_and_draft(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), title="Rà soát dự án")
    assert beside(shown(signed_in(people.mai), "task", task.pk)) == []

    paper = issued_of(people, organs, "1. Rà soát dự án.", ("work.task", task.pk))

    sentence = (reverse("paper", args=[paper.pk]), "1. Rà soát dự án.")
    assert beside(shown(signed_in(people.mai), "task", task.pk)) == [sentence]
    forward_paper(people.lan, paper.pk, organs=[organs.economy])
    assert beside(shown(signed_in(people.binh), "task", task.pk)) == []


def test_line_of_a_programme_leads_to_the_sentences_it_went_into_in_as_many_questions(people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee), text="Rà soát dự án")
    mai = signed_in(people.mai)

    def asked() -> tuple[int, list[tuple[str, str]]]:
        shown(mai, "programme-line", line.pk)  # what is kept is made once
        with CaptureQueriesContext(connection) as caught:
            page = shown(mai, "programme-line", line.pk)
        return len(caught), beside(page)

    papers = [issued_of(people, organs, f"{n}. Rà soát dự án.", ("programme.line", line.pk)) for n in (1,)]
    first = asked()
    papers += [issued_of(people, organs, f"{n}. Rà soát dự án.", ("programme.line", line.pk)) for n in (2, 3)]

    sentences = [(reverse("paper", args=[paper.pk]), f"{n}. Rà soát dự án.") for n, paper in enumerate(papers, 1)]
    assert (first[1], asked()) == (sentences[:1], (first[0], sentences))
