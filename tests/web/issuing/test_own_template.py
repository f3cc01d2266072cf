"""A draft from the office's own template on screen: offered, chosen, given out filled, and what it has no place for."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from giaoban.office.issuing import own_form
from giaoban.office.issuing.models import Draft
from giaoban.office.own_templates.actions import add_template, renew_template, withdraw_template
from giaoban.office.own_templates.models import MadeFrom, OwnTemplate
from giaoban.office.own_templates.queries import made_from
from tests.office.issuing.rows import SUBJECT
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in
from tests.writing.templates import code, template
from tests.writing.test_own_template import lines_of

pytestmark = pytest.mark.django_db
FILE = template("{{tên loại}} của Văn phòng", "Về: {{trích yếu}}", "{{nội dung}}")


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


@pytest.fixture
def report(people: People) -> OwnTemplate:
    add_template(people.mai, "Giấy mời", "Giấy mời họp", FILE)
    return add_template(people.mai, "Báo cáo", "Báo cáo tháng", FILE)


def options(page: str) -> list[str]:
    field = re.search(r'<select name="template".*?</select>', page, re.DOTALL)
    return re.findall(r"<option[^>]*>([^<]+)</option>", field[0]) if field else []


def drafted(people: People, organs: Organs, one: OwnTemplate) -> Draft:
    client = signed_in(people.ha)
    facts = {"kind": "BC", "subject": SUBJECT, "organ": organs.committee.pk, "urgency": 0, "template": one.pk}
    status, where = sent(client, "draft-new", **facts)
    draft = Draft.objects.latest("created_at")
    assert (status, where) == (302, reverse("draft-write", args=[draft.pk]))
    assert sent(client, "draft-write", draft.pk, text="1. Việc thứ nhất.", shown=draft.revision)[0] == 302
    return draft


def test_template_of_the_kind_is_offered_and_gives_the_word_file_its_form(people: People, organs: Organs, report: OwnTemplate) -> None:
    client = signed_in(people.ha)
    page = shown(client, "draft-new")
    assert options(page) == ["Không dùng mẫu, theo thể thức chung", "Báo cáo: Báo cáo tháng", "Giấy mời: Giấy mời họp"]
    draft = drafted(people, organs, report)
    version = draft.versions.get()

    answer = client.get(reverse("draft-version-docx", args=[version.pk]))

    assert lines_of(b"".join(answer)) == ["Báo cáo của Văn phòng", f"Về: {SUBJECT}", "1. Việc thứ nhất."]
    assert "Báo cáo tháng, bản 1" in shown(client, "draft", draft.pk)
    assert "theo mẫu “Báo cáo tháng”, bản 1" in shown(client, "draft-version", version.pk)
    withdraw_template(people.mai, report.pk, 1)
    assert options(shown(client, "draft-new")) == ["Không dùng mẫu, theo thể thức chung", "Giấy mời: Giấy mời họp"]
    assert "Báo cáo tháng, bản 1" in shown(client, "draft", draft.pk)


def test_new_draft_begins_with_the_template_whose_page_led_there(people: People, report: OwnTemplate) -> None:
    link = f"{reverse('draft-new')}?template={report.pk}"
    assert [link in shown(signed_in(account), "own-template", report.pk) for account in (people.ha, people.binh, people.sen)] == [
        True, True, False
    ]  # fmt: skip

    page = signed_in(people.ha).get(link).content.decode()

    assert f'<option value="{report.pk}" selected>Báo cáo: Báo cáo tháng</option>' in page
    assert '<option value="BC" selected>' in page
    assert signed_in(people.ha).get(f"{reverse('draft-new')}?template=99999999999999").status_code == 200


def test_template_of_another_kind_is_refused_at_its_place_and_nothing_typed_is_lost(
    people: People, organs: Organs, report: OwnTemplate
) -> None:
    page = refused(signed_in(people.ha), "draft-new", kind="CV", subject=SUBJECT, organ=organs.committee.pk, urgency=0, template=report.pk)

    assert "Mẫu này dùng cho loại Báo cáo, dự thảo là Công văn." in page
    assert (SUBJECT in page, Draft.objects.count()) == (True, 0)


def test_office_without_templates_is_asked_nothing(people: People) -> None:
    assert options(shown(signed_in(people.ha), "draft-new")) == []


def test_template_is_changed_from_the_page_of_the_draft_and_what_is_lost_is_said(
    people: People, organs: Organs, report: OwnTemplate
) -> None:
    draft = drafted(people, organs, report)
    renew_template(people.mai, report.pk, 1, template("{{trích yếu}}"))
    client = signed_in(people.ha)
    assert "Mẫu đã có bản 2." in shown(client, "draft", draft.pk)
    draft.refresh_from_db()
    page = shown(client, "draft-template", draft.pk)
    assert options(page) == ["Không dùng mẫu, theo thể thức chung", "Báo cáo: Báo cáo tháng"]

    assert sent(client, "draft-template", draft.pk, template=report.pk, shown=draft.revision) == (302, reverse("draft", args=[draft.pk]))

    kept = made_from(draft.pk)
    assert kept is not None
    assert kept.number == 2
    assert "Mẫu không có chỗ cho: nội dung. Hãy ghi vào tệp Word, hoặc chọn mẫu khác." in shown(client, "draft", draft.pk)
    draft.refresh_from_db()
    sent(client, "draft-template", draft.pk, template="", shown=draft.revision)
    assert MadeFrom.objects.count() == 0
    assert "Chọn mẫu" in shown(client, "draft", draft.pk)


def test_pdf_says_what_to_install_where_it_cannot_be_made(
    people: People, organs: Organs, report: OwnTemplate, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = drafted(people, organs, report).versions.get()
    monkeypatch.setattr(own_form, "program", lambda: None)
    client = signed_in(people.ha)

    answer = client.get(reverse("draft-version-pdf", args=[version.pk]), follow=True)

    assert answer.redirect_chain == [(reverse("draft-version", args=[version.pk]), 302)]
    assert "apt install libreoffice-writer" in answer.content.decode()


def test_version_that_is_let_in_no_more_is_said(people: People, organs: Organs, report: OwnTemplate) -> None:
    version = drafted(people, organs, report).versions.get()
    report.versions.update(data=template("{{trích yếu}}", change=code("DDE x")))

    answer = signed_in(people.ha).get(reverse("draft-version-docx", args=[version.pk]), follow=True)

    assert "trường tự động" in answer.content.decode()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_pdf_is_the_filled_template(people: People, organs: Organs, report: OwnTemplate) -> None:
    version = drafted(people, organs, report).versions.get()

    answer = signed_in(people.ha).get(reverse("draft-version-pdf", args=[version.pk]))

    words = PdfReader(BytesIO(b"".join(answer))).pages[0].extract_text() or ""
    assert "Báo cáo của Văn phòng" in words
    assert "1. Việc thứ nhất." in words


def test_who_may_not_write_the_draft_chooses_no_template(people: People, organs: Organs, report: OwnTemplate) -> None:
    draft = drafted(people, organs, report)
    found = {account.username: signed_in(account).get(reverse("draft-template", args=[draft.pk])).status_code for account in people.all()}

    assert [name for name, status in found.items() if status == 200] == ["ha", "mai"]
    assert reverse("draft-template", args=[draft.pk]) not in shown(signed_in(people.mai), "drafts")
