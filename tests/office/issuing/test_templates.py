"""Drafts made from a template of the office's own: which is remembered, what comes of it when it is withdrawn or brought anew."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.issuing import actions, own_form
from giaoban.office.issuing.actions.files import write_issued_file, written
from giaoban.office.issuing.actions.templates import begin_from_template, choose_template
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.heading import head_of
from giaoban.office.issuing.models import Draft
from giaoban.office.issuing.own_form import issued_in_own_form, no_place_for, word_in_own_form
from giaoban.office.own_templates.actions import add_template, renew_template, withdraw_template
from giaoban.office.own_templates.models import MadeFrom, OwnTemplate
from giaoban.office.own_templates.queries import made_from
from giaoban.office.registry import store
from giaoban.office.registry.models import Part
from giaoban.office.work.actions import NotNow
from tests.office.issuing.rows import SUBJECT, begun, fresh, issued, submitted
from tests.people import Organs, People
from tests.writing.templates import template
from tests.writing.test_own_template import lines_of

pytestmark = pytest.mark.django_db
FIRST = template("{{tên loại}} của Văn phòng", "Về: {{trích yếu}}", "{{nội dung}}")
SECOND = template(
    "{{tên loại}} số {{số}}, ngày {{ngày}} tháng {{tháng}} năm {{năm}}", "Về: {{trích yếu}}", "{{nội dung}}", "{{nơi nhận}}", "{{người ký}}"
)


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


@pytest.fixture
def report(people: People) -> OwnTemplate:
    return add_template(people.mai, "Báo cáo", "Báo cáo tháng", FIRST)


def from_template(people: People, organs: Organs, one: OwnTemplate | None, **more: Any) -> Draft:
    facts: dict[str, Any] = {"kind": "BC", "subject": SUBJECT, "organ_id": organs.committee.pk}
    return begin_from_template(people.ha, one.pk if one else None, **(facts | more))


def test_draft_remembers_the_version_it_was_made_from(people: People, organs: Organs, report: OwnTemplate) -> None:
    draft = from_template(people, organs, report)
    renew_template(people.mai, report.pk, 1, SECOND)
    withdraw_template(people.mai, report.pk, 2)

    kept = made_from(draft.pk)

    assert kept is not None
    assert (kept.number, kept.template) == (1, report)
    assert list(Entry.objects.filter(subject_id=draft.pk, verb__startswith="issuing").order_by("pk").values_list("verb", "changes")) == [
        ("issuing.begin-draft", {}),
        ("issuing.choose-template", {"template_version": [None, kept.pk]}),
    ]
    assert made_from(from_template(people, organs, None).pk) is None


def test_template_of_another_kind_or_withdrawn_makes_no_draft(people: People, organs: Organs, report: OwnTemplate) -> None:
    with pytest.raises(ValidationError) as wrong_kind:
        from_template(people, organs, report, kind="CV")
    withdraw_template(people.mai, report.pk, 1)
    with pytest.raises(ValidationError) as withdrawn:
        from_template(people, organs, report)

    assert [list(error.value.message_dict) for error in (wrong_kind, withdrawn)] == [["template"], ["template"]]
    assert "loại Báo cáo, dự thảo là Công văn" in wrong_kind.value.messages[0]
    assert (Draft.objects.count(), MadeFrom.objects.count(), Entry.objects.filter(verb__startswith="issuing").count()) == (0, 0, 0)


def test_template_is_chosen_renewed_and_left_while_the_draft_is_written(people: People, organs: Organs, report: OwnTemplate) -> None:
    draft = begun(people, organs)
    draft = choose_template(people.ha, draft.pk, draft.revision, report.pk)
    again = choose_template(people.ha, draft.pk, draft.revision, report.pk)
    assert again.revision == draft.revision == 2
    with pytest.raises(Conflict):
        choose_template(people.mai, draft.pk, 1, None)
    renew_template(people.mai, report.pk, 1, SECOND)
    draft = choose_template(people.ha, draft.pk, draft.revision, report.pk)
    assert [row.version.number for row in MadeFrom.objects.all()] == [2]
    draft = choose_template(people.ha, draft.pk, draft.revision, None)

    assert (MadeFrom.objects.count(), fresh(draft).revision) == (0, 4)


def test_template_is_chosen_by_who_writes_the_draft_and_not_once_it_is_submitted(
    people: People, organs: Organs, report: OwnTemplate
) -> None:
    draft = begun(people, organs)
    for account in (people.lan, people.binh, people.sen, people.kien):
        with pytest.raises((PermissionDenied, ObjectDoesNotExist)):
            choose_template(account, draft.pk, draft.revision, report.pk)
    with pytest.raises(PermissionDenied):
        begin_from_template(people.kien, report.pk, kind="BC", subject=SUBJECT, organ_id=organs.committee.pk)
    away = submitted(people, organs)
    with pytest.raises(NotNow):
        choose_template(people.ha, away.pk, away.revision, report.pk)

    assert MadeFrom.objects.count() == 0


def test_word_file_is_the_template_with_the_words_of_the_version_and_hostile_ones_stay_words(
    people: People, organs: Organs, report: OwnTemplate
) -> None:
    hostile = "{{người ký}} <w:p> =HYPERLINK(1) {% now %} ]]>"
    draft = from_template(people, organs, report, subject=f"Về {hostile}")
    content = typed(f"Đoạn một {hostile}\n1. Việc thứ nhất.", **head_of(draft))
    version = actions.write_version(people.ha, draft.pk, draft.revision, content=content)

    data = word_in_own_form(version, written(version))

    assert data is not None
    assert lines_of(data) == ["Báo cáo của Văn phòng", f"Về: Về {hostile}", f"Đoạn một {hostile}", "1. Việc thứ nhất."]


def test_what_the_template_has_no_place_for_is_named(people: People, organs: Organs, report: OwnTemplate) -> None:
    draft = begun(people, organs)
    draft = actions.set_recipients(people.ha, draft.pk, draft.revision, organs=[organs.economy])
    draft = choose_template(people.ha, draft.pk, draft.revision, report.pk)
    content = {
        "schema": "giaoban.paper/1",
        "kind": "Báo cáo",
        "subject": "x",
        "body": [],
        "recipients": ["Phòng Kinh tế"],
        "bases": ["Căn cứ"],
    }
    version = actions.write_version(
        people.ha, draft.pk, draft.revision, content=content | {"body": [{"block": "paragraph", "text": "Một"}]}
    )

    template = made_from(version.draft_id)
    assert template is not None
    assert no_place_for(template, written(version)) == ("căn cứ", "nơi nhận")


def test_issued_paper_is_kept_in_the_own_form_where_no_word_is_lost(
    people: People, organs: Organs, report: OwnTemplate, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = issued(people, organs)
    signing = draft.signings.get()
    made = written(signing.version, draft.paper, signing)
    MadeFrom.objects.create(draft=draft, version=report.versions.get())
    lossy = issued_in_own_form(signing.version, made)
    renew_template(people.mai, report.pk, 1, SECOND)
    MadeFrom.objects.update(version=report.versions.get(number=2))
    monkeypatch.setattr(own_form, "program", lambda: None)
    without_program = issued_in_own_form(signing.version, made)

    assert (lossy, without_program) == (None, None)
    part = write_issued_file(draft.pk)
    assert part is not None
    with store.opened(part.file.sha256) as kept:
        assert kept.read(5) == b"%PDF-"
    assert Part.objects.filter(paper=draft.paper, kind=Part.Kind.MAIN).count() == 1
