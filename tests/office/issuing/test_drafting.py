"""Drafts begun and corrected; version after version, typed or handed in, each kept as it was."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import actions, queries
from giaoban.office.issuing.content import paragraphs, retyped, typed
from giaoban.office.issuing.models import Version
from giaoban.office.registry import store
from giaoban.office.registry.actions import forward_paper
from giaoban.office.registry.models import Refusal
from giaoban.office.registry.screening import SecretPaper
from tests.intake.word import package, paragraph
from tests.office.compiling.rows import make_task
from tests.office.issuing.rows import (
    FIRST,
    PNG,
    SECOND,
    SUBJECT,
    begun,
    desks,
    fresh,
    written,
)
from tests.office.meetings.rows import make_meeting
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def test_draft_begins_on_the_desk_of_who_writes_it(people: People, organs: Organs) -> None:
    draft = begun(people, organs, task_id=None)

    assert (draft.state, draft.drafter, desks(draft)) == ("drafting", people.ha.person, [("drafting", "Hoàng Thu Hà")])
    assert Entry.objects.get(subject_kind="issuing.draft").verb == "issuing.begin-draft"


def test_unit_drafts_for_the_committee_and_its_focal_point_keeps_it(people: People, organs: Organs) -> None:
    draft = begun(people, organs, people.binh, unit_id=organs.economy.pk)

    assert (draft.drafter, [one.pk for one in queries.visible_to(people.binh)]) == (None, [draft.pk])
    assert list(queries.visible_to(people.cuong)) == []


def test_subject_kind_and_what_belongs_together_are_asked_for(people: People, organs: Organs) -> None:
    first = make_paper()
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"subject": " "}, "subject"), ({"kind": "XX"}, "kind"), ({"to_first": "recalls"}, "about"), ({"about_id": first.pk}, "about"),
        ({"to_first": "corrects", "about_id": first.pk}, "kind"),
        ({"period_first": dt.date(2026, 12, 1), "period_last": dt.date(2026, 11, 1)}, "period_last"),
    ]  # fmt: skip

    for values, field in wrong:
        with pytest.raises(ValidationError) as refused:
            begun(people, organs, **values)
        assert list(refused.value.message_dict) == [field]
    with pytest.raises(TypeError):
        begun(people, organs, colour="red")
    with pytest.raises(PermissionDenied):
        begun(people, organs, people.sen)


def test_correction_keeps_what_was_and_references_that_the_actor_does_not_see(people: People, organs: Organs) -> None:
    inside = make_paper(confidentiality=Confidentiality.RESTRICTED)
    draft = begun(people, organs, people.mai, answers_id=inside.pk, drafter_id=people.ha.person_id)

    corrected = actions.correct_draft(people.ha, draft.pk, 1, subject="Báo cáo khác", answers_id=inside.pk, task_id=None)

    assert (corrected.subject, corrected.answers, corrected.revision) == ("Báo cáo khác", inside, 2)
    assert EarlierState.objects.get(subject_kind="issuing.draft").state["subject"] == SUBJECT
    with pytest.raises(ObjectDoesNotExist):
        actions.correct_draft(people.ha, draft.pk, 2, about_id=inside.pk, to_first="amends")
    with pytest.raises(Conflict):
        actions.correct_draft(people.ha, draft.pk, 1, subject="Cũ")


def test_only_leaders_and_the_chief_narrow_the_circle(people: People, organs: Organs) -> None:
    with pytest.raises(PermissionDenied):
        begun(people, organs, confidentiality=Confidentiality.RESTRICTED)

    assert begun(people, organs, people.mai, confidentiality=Confidentiality.RESTRICTED).confidentiality == 1


def test_draft_for_a_restricted_matter_is_as_restricted_whoever_writes_it(people: People, organs: Organs) -> None:
    inside: dict[str, Any] = {"confidentiality": Confidentiality.RESTRICTED}
    paper, task = make_paper(**inside), make_task(people, organs, **inside)
    meeting = make_meeting(dt.date(2026, 11, 10), title="Họp về nhân sự", **inside)
    ways: list[dict[str, Any]] = [
        {"answers_id": paper.pk}, {"about_id": paper.pk, "to_first": "amends"}, {"task_id": task.pk}, {"meeting_id": meeting.pk},
    ]  # fmt: skip

    drafts = [begun(people, organs, people.lan, unit_id=organs.economy.pk, **way) for way in ways]
    drafts.append(actions.correct_draft(people.lan, (late := begun(people, organs, people.lan)).pk, late.revision, task_id=task.pk))
    opened = actions.correct_draft(people.mai, (mine := begun(people, organs, people.mai, task_id=task.pk)).pk, 1, confidentiality=0)

    assert [draft.confidentiality for draft in (*drafts, mine, opened)] == [1] * 7
    assert list(queries.visible_to(people.binh)) == []


def test_who_would_lose_sight_of_a_restricted_draft_begins_none(people: People, organs: Organs) -> None:
    paper = make_paper(confidentiality=Confidentiality.RESTRICTED)
    forward_paper(people.lan, paper.pk, people=[person_of(people.binh)])
    draft = begun(people, organs, people.binh)

    with pytest.raises(ValidationError):
        begun(people, organs, people.binh, answers_id=paper.pk)
    with pytest.raises(ValidationError):
        actions.correct_draft(people.binh, draft.pk, 1, answers_id=paper.pk)

    assert [fresh(one).confidentiality for one in queries.visible_to(people.binh)] == [0]


def test_earlier_versions_stay_as_they_were(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    actions.write_version(people.ha, draft.pk, draft.revision, content=typed(SECOND), reason="Bổ sung số liệu")

    assert list(Version.objects.values_list("number", "text", "reason")) == [(1, FIRST, ""), (2, SECOND, "Bổ sung số liệu")]
    with pytest.raises(Conflict):
        actions.write_version(people.ha, draft.pk, draft.revision, content=typed(SECOND))
    with pytest.raises(ValidationError):
        actions.write_version(people.ha, draft.pk, fresh(draft).revision, content=typed("  "))


def test_word_file_is_a_version_with_its_words(people: People, organs: Organs) -> None:
    draft = begun(people, organs)

    version = actions.write_version(people.ha, draft.pk, 1, file=actions.Handed(package(paragraph("Nội dung dự thảo")), "du thao.docx"))

    assert (version.text.strip(), paragraphs(version.content), version.name) == (
        "Nội dung dự thảo",
        [("b1", "Nội dung dự thảo")],
        "du thao.docx",
    )
    assert version.file is not None
    assert store.has(version.file.sha256)
    with pytest.raises(ValidationError):
        actions.write_version(people.ha, draft.pk, fresh(draft).revision, file=actions.Handed(PNG, "anh.png", assured=True))


def test_word_file_is_held_against_the_version_before_while_nothing_is_locked(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    handed = actions.Handed(package(paragraph(FIRST.splitlines()[0])), "du thao.docx")

    with CaptureQueriesContext(connection) as caught:
        actions.write_version(people.ha, draft.pk, draft.revision, file=handed)

    asked = [query["sql"] for query in caught]
    locked = next(n for n, sql in enumerate(asked) if sql.startswith("SAVEPOINT"))
    read = [
        n for n, sql in enumerate(asked) if re.match(r'SELECT [^()]*"issuing_version"\."content"', sql)
    ]  # whole, not who is named in it
    assert [n < locked for n in read] == [True]


def test_sentences_keep_what_they_came_from_through_typing_on_and_through_word(people: People, organs: Organs) -> None:
    draft = begun(people, organs)
    actions.write_version(people.ha, draft.pk, 1, content=typed("Một hai ba.\nBốn năm sáu."), sources={"b2": [("work.task", 5)]})
    content = retyped("Mở đầu.\nMột hai ba.\nBốn năm bảy.", draft.versions.get().content)
    actions.write_version(people.ha, draft.pk, fresh(draft).revision, content=content)
    body = "".join(paragraph(text) for text in ("Mở đầu.", "Bốn năm bảy tám."))
    actions.write_version(people.ha, draft.pk, fresh(draft).revision, file=actions.Handed(package(body), "du-thao.docx"))

    assert [(paragraphs(one.content), one.sources) for one in draft.versions.all()[1:]] == [
        ([("b3", "Mở đầu."), ("b1", "Một hai ba."), ("b2", "Bốn năm bảy.")], {"b2": [["work.task", 5]]}),
        ([("b3", "Mở đầu."), ("b2", "Bốn năm bảy tám.")], {"b2": [["work.task", 5]]}),
    ]


def test_secret_words_are_no_version_whether_typed_or_handed_in(people: People, organs: Organs) -> None:
    draft = begun(people, organs)

    with pytest.raises(SecretPaper):
        actions.write_version(people.ha, draft.pk, 1, content=typed("MẬT\nNội dung"))
    with pytest.raises(SecretPaper):
        actions.write_version(
            people.ha, draft.pk, 1, file=actions.Handed(package(paragraph("MẬT") + paragraph("Nội dung")), "tai-lieu.docx")
        )

    assert (Version.objects.count(), Refusal.objects.count(), list(store.sums())) == (0, 2, [])


def test_correction_of_one_thing_leaves_the_others(people: People, organs: Organs) -> None:
    draft = begun(people, organs)

    corrected = actions.correct_draft(people.ha, draft.pk, 1, urgency=2)

    assert (corrected.urgency, corrected.subject, corrected.state) == (2, SUBJECT, "drafting")
