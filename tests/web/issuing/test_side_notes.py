"""A draft carries who may have it, who typed it and how to reach its issuer: asked for with its words, shown, kept, set."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from docx import Document

from giaoban.office.issuing.models import Draft, Version
from tests.office.issuing.rows import written
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in

pytestmark = pytest.mark.django_db
NOTES = {"circulation": "Lưu hành nội bộ", "drafter": "ha", "copies": "30", "contact": "Trụ sở: thôn Đồng Cao\n\n Điện thoại: 0200 300 000"}


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def write(people: People, draft: Draft, **values: str) -> Version:
    draft.refresh_from_db()
    sent(signed_in(people.ha), "draft-write", draft.pk, shown=str(draft.revision), text="Một câu.", reason="Bổ sung", **values)
    return Version.objects.filter(draft=draft).order_by("number").last()  # type: ignore[return-value]


def test_notes_are_asked_for_shown_and_set_in_its_file(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    version = write(people, draft, **NOTES)
    ha = signed_in(people.ha)

    page = shown(ha, "draft-version", version.pk)
    assert [words in page for words in ("Lưu hành nội bộ", "Trụ sở: thôn Đồng Cao; Điện thoại: 0200 300 000", "Phạm vi lưu hành")] == [
        True
    ] * 3
    data = ha.get(reverse("draft-version-docx", args=[version.pk])).getvalue()
    assert "LƯU HÀNH NỘI BỘ" in "".join(Document(BytesIO(data)).sections[0].first_page_header._element.itertext())
    form = shown(ha, "draft-write", draft.pk)
    assert ('value="Lưu hành nội bộ" selected' in form, 'value="30"' in form, "Điện thoại: 0200 300 000</textarea>" in form) == (True,) * 3


def test_notes_stay_from_version_to_version_and_can_be_taken_away(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    kept = write(people, draft, **NOTES).content
    gone = write(people, draft).content

    assert {name: kept[name] for name in NOTES} == {
        "circulation": "Lưu hành nội bộ", "drafter": "ha", "copies": 30, "contact": ["Trụ sở: thôn Đồng Cao", "Điện thoại: 0200 300 000"],
    }  # fmt: skip
    assert {name: gone[name] for name in NOTES} == {"circulation": "", "drafter": "", "copies": None, "contact": []}


def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    many = "\n".join(f"Dòng {number}" for number in range(9))
    page = refused(signed_in(people.ha), "draft-write", draft.pk, shown=str(draft.revision), text="Một.", contact=many, copies="0")

    assert [words in page for words in ("không quá 5 dòng", "Dòng 8", "Một.")] == [True] * 3
