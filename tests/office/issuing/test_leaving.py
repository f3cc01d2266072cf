"""A secret paper has to go: so do the drafts for what came of it, and its sentences in the versions of others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from giaoban.office.issuing import actions
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.models import Draft, IssuedLine, Version
from giaoban.office.programme.models import Programme
from giaoban.office.registry import actions as registry
from giaoban.office.registry.models import File, Paper
from tests.intake.word import package, paragraph
from tests.office.compiling.rows import make_draft, make_task
from tests.office.issuing.rows import begun, fresh, signature, submitted, written
from tests.office.meetings.rows import make_meeting
from tests.office.programme.rows import make_line
from tests.office.reporting.rows import directed
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
SECRET = "Lời của văn bản phải gỡ"


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def source() -> Paper:
    """The paper that turns out to be secret."""
    return make_paper()


def test_drafts_on_their_way_for_what_came_of_the_paper_go_with_it(people: People, organs: Organs, source: Paper) -> None:
    task = make_task(people, organs, title=SECRET, paper=source)
    part = make_task(people, organs, title=SECRET, parent=task)
    meeting = make_meeting(dt.date(2026, 11, 10), title=SECRET, paper=source)
    programme = make_draft(organs)
    Programme.objects.filter(pk=programme.pk).update(paper=source)
    ways: list[dict[str, Any]] = [{"task_id": task.pk}, {"task_id": part.pk}, {"meeting_id": meeting.pk}, {"programme_id": programme.pk}]
    for way in ways:
        written(people, organs, text=SECRET, subject=SECRET, **way)
    other = written(people, organs, task_id=make_task(people, organs).pk)

    registry.expel_secret(people.mai, source.pk)

    assert list(Draft.objects.all()) == [other]
    assert [SECRET in text for text in Version.objects.values_list("text", flat=True)] == [False]


def test_its_sentences_go_from_a_programme_that_is_on_its_way(people: People, organs: Organs, source: Paper) -> None:
    programme = make_draft(organs)
    gone = make_line(programme, text=SECRET, place=1, paper=source)
    kept = make_line(programme, text="Sửa kè thôn Đồng Mít", place=2)
    draft = actions.bring_programme(people.ha, programme.pk)
    before = draft.versions.get()

    registry.expel_secret(people.mai, source.pk)

    version = draft.versions.get()
    assert [(SECRET in one.text, SECRET in str(one.content)) for one in (before, version)] == [(True, True), (False, False)]
    assert "Sửa kè thôn Đồng Mít" in version.text
    assert [(f"line:{line.pk}" in one.sources) for one in (before, version) for line in (gone, kept)] == [True, True, False, True]


def test_its_sentences_go_from_issued_papers_and_from_the_files_of_versions(people: People, organs: Organs, source: Paper) -> None:
    direction = directed(people, source, SECRET, organs.economy)
    task = make_task(people, organs, title=SECRET, paper=source)
    draft = begun(people, organs)
    content = typed(f"Mở đầu.\n{SECRET}.\n{SECRET} nữa.")
    content["annexes"] = [
        {"title": "Phụ lục", "subject": "", "body": [{"block": "paragraph", "text": SECRET, "key": f"work.task:{task.pk}"}]}
    ]
    actions.write_version(people.ha, draft.pk, 1, content=content, sources={"b2": [("work.orientation", direction.pk)]})
    words = "".join(paragraph(text) for text in ("Mở đầu.", f"{SECRET}."))
    handed = actions.Handed(package(words), "du-thao.docx")
    actions.write_version(people.ha, draft.pk, fresh(draft).revision, file=handed)
    other = submitted(people, organs)
    issued = actions.issue(people.mai, other.pk, other.revision, actions.Numbered(), signature(people))
    assert issued.paper is not None
    for kind, key in (("work.task", task.pk), ("work.task", task.pk + 99), ("programme.line", task.pk)):
        IssuedLine.objects.create(paper=issued.paper, place=1, key="b1", text=kind, source_kind=kind, source_id=key)

    registry.expel_secret(people.mai, source.pk)

    first, second = draft.versions.all()
    assert (first.text, first.sources) == (f"Mở đầu.\n{SECRET} nữa.\nPhụ lục", {})  # what was typed besides is nobody's words
    assert (second.text, second.file, second.name, File.objects.count()) == ("Mở đầu.", None, "", 0)
    assert list(IssuedLine.objects.values_list("source_kind", "source_id")) == [("work.task", task.pk + 99), ("programme.line", task.pk)]
