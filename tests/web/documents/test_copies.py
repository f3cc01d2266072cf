"""Sao văn bản on screen: offered to who may, asked for with its recipients, and its files with the original's own pages."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry import store
from giaoban.office.registry.models import Copy, File, Paper, Part
from giaoban.writing.pdf import pdf
from tests.papers import make_paper
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in
from tests.writing.opened import pdf_texts
from tests.writing.papers import PROGRAMME

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


@pytest.fixture
def paper(people: People) -> Paper:
    """A programme of the province with its PDF."""
    made = make_paper(type="CTr", number="15-CTr/TU", subject="công tác tháng 12")
    data = pdf(replace(PROGRAMME, body=PROGRAMME.body[:1], annexes=()))
    file = File.objects.create(sha256=store.keep(data), size=len(data), media_type="application/pdf")
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    Part.objects.create(paper=made, file=file, name="chuong-trinh.pdf")
    return made


def values(organs: Organs, **more: str) -> dict[str, str]:
    day = timezone.localdate().isoformat()
    return {"key": "k1", "kind": "whole", "organ": str(organs.committee.pk), "day": day, "recipients": "Các chi bộ\nLưu Văn phòng"} | more


def test_copy_is_made_and_fetched(people: People, organs: Organs, paper: Paper) -> None:
    lan = signed_in(people.lan)
    assert "Sao văn bản" in shown(lan, "paper", paper.pk)
    status, place = sent(lan, "paper-copy", paper.pk, **values(organs))
    copy = Copy.objects.get()

    assert (status, place) == (302, reverse("paper", args=[copy.paper_id]))
    page = shown(lan, "paper", copy.paper_id)
    assert ("15-CTr/TU" in page, "PDF để in" in page, "Sao văn bản" in page) == (True, True, False)
    assert "01-BS/ĐU" in shown(lan, "paper", paper.pk)
    (said,) = pdf_texts(lan.get(reverse("paper-copy-pdf", args=[copy.pk])).content)
    assert said.index("CHƯƠNG TRÌNH") < said.index("SAO LỤC") < said.index("Số 01-BS/ĐU")
    word = Document(BytesIO(lan.get(reverse("paper-copy-word", args=[copy.pk])).content))
    assert "SAO LỤC" in "".join(word.element.body.itertext())


def test_paper_without_a_pdf_gets_the_block_on_a_sheet_of_its_own(people: People, organs: Organs) -> None:
    bare = make_paper(type="KH", number="12-KH/TU", subject="phòng chống thiên tai")
    lan = signed_in(people.lan)
    sent(lan, "paper-copy", bare.pk, **values(organs))

    (said,) = pdf_texts(lan.get(reverse("paper-copy-pdf", args=[Copy.objects.get().pk])).content)
    assert said.split()[:4] == ["ĐẢNG", "ỦY", "XÃ", "MINH"]


def test_extract_says_only_what_was_taken_out(people: People, organs: Organs, paper: Paper) -> None:
    Paper.objects.filter(pk=paper.pk).update(direction="out")
    lan = signed_in(people.lan)
    sent(lan, "paper-copy", paper.pk, **values(organs, kind="extract", extract="Câu thứ hai của văn bản."))

    said = " ".join(pdf_texts(lan.get(reverse("paper-copy-pdf", args=[Copy.objects.get().pk])).content)[0].split())
    assert ("Câu thứ hai của văn bản" in said, "TRÍCH SAO" in said, "Ban Thường vụ Đảng ủy ban hành" in said) == (True, True, False)


def test_what_is_refused_is_said_and_nothing_typed_is_lost(people: People, organs: Organs, paper: Paper) -> None:
    page = refused(signed_in(people.lan), "paper-copy", paper.pk, **values(organs, kind="true", recipients="Chi bộ thôn Khe Lim"))

    assert ("sao y, trích sao do cơ quan ban hành làm" in page, "Chi bộ thôn Khe Lim" in page, Copy.objects.count()) == (True, True, 0)


def test_page_sent_for_another_paper_is_refused_in_words_and_can_be_sent_again(people: People, organs: Organs, paper: Paper) -> None:
    lan, other = signed_in(people.lan), make_paper(type="KH", number="12-KH/TU", subject="phòng chống thiên tai")
    sent(lan, "paper-copy", paper.pk, **values(organs))

    answer = lan.post(reverse("paper-copy", args=[other.pk]), values(organs, recipients="Chi bộ thôn Khe Lim"))
    page = answer.content.decode()
    assert (answer.status_code, "lập bản sao của một văn bản khác" in page, "Chi bộ thôn Khe Lim" in page) == (409, True, True)
    assert Copy.objects.count() == 1

    key = re.search(r'name="key" value="(\w+)"', page)
    assert key is not None
    sent(lan, "paper-copy", other.pk, **values(organs, key=key[1]))
    assert Copy.objects.filter(original=other).count() == 1


def test_restricted_paper_is_offered_to_nobody(people: People, organs: Organs, paper: Paper) -> None:
    Paper.objects.filter(pk=paper.pk).update(confidentiality=Confidentiality.RESTRICTED)
    mai = signed_in(people.mai)

    assert ("Sao văn bản" in shown(mai, "paper", paper.pk), mai.get(reverse("paper-copy", args=[paper.pk])).status_code) == (False, 404)


@pytest.mark.parametrize(
    ("number", "said"), [("15-CTr/TU", "Số 15-CTr/TU"), ("12/KH-UBND", "Số: 12/KH-UBND"), ("12/2026/NĐ-CP", "Số: 12/2026/NĐ-CP")]
)
def test_paper_that_was_not_read_is_set_with_its_number_in_its_form(number: str, said: str, people: People, organs: Organs) -> None:
    unread = make_paper(type="KH", number=number, subject="phòng chống thiên tai")
    lan = signed_in(people.lan)
    sent(lan, "paper-copy", unread.pk, **values(organs))

    word = Document(BytesIO(lan.get(reverse("paper-copy-word", args=[Copy.objects.get().pk])).content))
    cells = [paragraph.text for cell in word.tables[0]._cells for paragraph in cell.paragraphs]
    assert said in cells
