"""From the page of a programme or of a report to its draft at one click; the draft under way stands beside the button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from giaoban.office.issuing import actions
from giaoban.office.issuing.content import as_text, typed
from giaoban.office.issuing.models import Draft
from giaoban.office.programme.models import Line
from giaoban.office.reporting.models import Report
from tests.office.compiling.rows import make_draft
from tests.people import Organs, People, come_in, person_of
from tests.web.directory.pages import sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def ha(people: People, tmp_path: Path, settings: Any) -> Client:
    settings.FILES_DIR = tmp_path / "files"
    client = Client()
    come_in(client, people.ha)
    return client


def test_programme_goes_to_signature_at_one_click(ha: Client, organs: Organs) -> None:
    programme = make_draft(organs)
    Line.objects.create(programme=programme, place=1, text="Sửa kè thôn Đồng Mít", organ=organs.economy, due="2026-12")
    page = ha.get(f"/programmes/{programme.pk}/").content.decode()

    answer = ha.post(f"/programmes/{programme.pk}/draft/")
    shown = ha.get(answer["Location"]).content.decode()
    twice = ha.post(f"/programmes/{programme.pk}/draft/")

    draft = Draft.objects.get()
    assert ("Đưa trình ký" in page, answer["Location"], twice["Location"]) == (True, f"/drafts/{draft.pk}/", f"/drafts/{draft.pk}/")
    assert f'href="/drafts/{draft.pk}/"' in ha.get(f"/programmes/{programme.pk}/").content.decode()
    assert (f'href="/programmes/{programme.pk}/"' in shown, "Đã ghi bản 1 của dự thảo" in shown) == (True, True)


def test_report_goes_to_signature_at_one_click(ha: Client, organs: Organs) -> None:
    report = Report.objects.create(
        organ=organs.committee, period="month", first="2026-11-01", last="2026-11-30", year=2026, number=11, title="kết quả tháng 11"
    )
    page = ha.get(f"/reports/papers/{report.pk}/").content.decode()

    answer = ha.post(f"/reports/papers/{report.pk}/draft/")

    draft = Draft.objects.get()
    assert ("Đưa trình ký" in page, answer["Location"], draft.report) == (True, f"/drafts/{draft.pk}/", report)
    assert f'href="/reports/papers/{report.pk}/"' in ha.get(f"/drafts/{draft.pk}/").content.decode()


def test_what_cannot_be_brought_is_said_where_one_is(ha: Client, people: People, organs: Organs) -> None:
    programme = make_draft(organs)
    empty = ha.post(f"/programmes/{programme.pk}/draft/", follow=True).content.decode()
    Line.objects.create(programme=programme, place=1, text="Sửa kè", organ=organs.economy, due="2026-12")
    ha.post(f"/programmes/{programme.pk}/draft/")
    draft = Draft.objects.get()
    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Trình ký")
    Line.objects.create(programme=programme, place=2, text="Trồng cây", organ=organs.economy, due="2026-12")

    busy = ha.post(f"/programmes/{programme.pk}/draft/", follow=True).content.decode()

    assert ("Chưa có nội dung nào để trình." in empty, "Dự thảo đang ở bàn người khác." in busy) == (True, True)


def _head(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != "body"}


def test_words_typed_on_keep_head_receivers_and_signature(ha: Client, people: People, organs: Organs) -> None:
    programme = make_draft(organs)
    Line.objects.create(programme=programme, place=1, text="Sửa kè thôn Đồng Mít", organ=organs.economy, due="2026-12")
    draft = actions.bring_programme(people.ha, programme.pk)
    actions.correct_draft(people.ha, draft.pk, draft.revision, subject="công tác tháng cuối năm 2026")
    draft.refresh_from_db()
    first = draft.versions.get()

    sent(ha, "draft-write", draft.pk, shown=str(draft.revision), text=f"{as_text(first.content)}\nThêm một câu.", reason="Bổ sung")

    last = draft.versions.latest("number")
    assert (last.number, last.text.endswith("Thêm một câu."), "Phòng Kinh tế" in last.content["recipients"]) == (2, True, True)
    assert _head(last.content) == _head(first.content) | {"subject": "công tác tháng cuối năm 2026"}


def test_what_a_draft_says_of_itself_is_said_in_the_words_typed_on(ha: Client, people: People, organs: Organs) -> None:
    draft = actions.begin_draft(people.ha, kind="BC", subject="Lần đầu", organ_id=organs.committee.pk, urgency=1)
    to_sign = {"authority": ["T/M ĐẢNG ỦY"], "office_title": "BÍ THƯ", "name": "Lê Văn Hòa"}
    first = typed("Một.", urgency="KHẨN", subject="Lần đầu", signature=to_sign, recipients=["Tỉnh ủy An Bình"])
    actions.write_version(people.ha, draft.pk, draft.revision, content=first)
    draft.refresh_from_db()
    actions.correct_draft(people.ha, draft.pk, draft.revision, kind="KH", subject="Đã sửa", urgency=0)
    draft.refresh_from_db()

    sent(ha, "draft-write", draft.pk, shown=str(draft.revision), text="Một.\nHai.", reason="Bổ sung")

    said = draft.versions.latest("number").content
    assert [said[name] for name in ("kind", "subject", "urgency", "signature", "recipients")] == [
        "Kế hoạch", "Đã sửa", "", to_sign, ["Tỉnh ủy An Bình"],
    ]  # fmt: skip
