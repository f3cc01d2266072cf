"""Kiểm tra thể thức: whoever writes papers has a Word file measured and mended; nothing of it is kept, and what cannot be read is said."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from giaoban.office.audit.models import Entry
from giaoban.office.registry.models import File, Refusal
from giaoban.web.paper_form.checking import side_of
from giaoban.writing.form import form_departures
from giaoban.writing.profile import profile_called
from giaoban.writing.word import word
from tests.people import People
from tests.web.directory.pages import refused, shown, signed_in
from tests.writing.papers import LETTER, PROGRAMME
from tests.writing.templates import with_parts

pytestmark = pytest.mark.django_db


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The file with something done to it."""
    document = docx.Document(BytesIO(data))
    change(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def in_arial(document: Any) -> None:
    """Two paragraphs of the body in another face."""
    for paragraph in [each for each in document.paragraphs if "Giao " in each.text]:
        for run in paragraph.runs:
            run.font.name = "Arial"


def upload(data: bytes, name: str = "du-thao.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def checked(client: Client, data: bytes, **more: Any) -> str:
    answer = client.post(reverse("paper-form"), {"file": upload(data), **more})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


@pytest.fixture(autouse=True)
def store_folder(settings: Any, tmp_path: Path) -> Path:
    """Where the store would be."""
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


def test_draft_is_measured_and_the_mended_file_has_what_a_machine_can_mend(people: People, store_folder: Path) -> None:
    client, draft = signed_in(people.binh), changed(word(PROGRAMME), in_arial)
    before = Entry.objects.count()
    page = checked(client, draft)

    assert "Hướng dẫn 05-HD/VPTW (theo nguồn thứ cấp)" in page
    assert "<strong>2 chỗ chưa đúng thể thức</strong>: máy chỉnh được 2." in page
    assert "phông Arial" in page
    assert "phông Times New Roman" in page
    assert "“b) Giao Công an xã bảo đảm trật tự dịp cuối năm.”" in page
    assert "Nguồn: bảng tra cứu lập theo Hướng dẫn 05-HD/VPTW" in page

    answer = client.post(reverse("paper-form-mended"), {"file": upload(draft)})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="da-chinh-the-thuc.docx"'
    assert form_departures(answer.content, profile_called("party_hd05")) == ()
    assert (Entry.objects.count(), File.objects.count(), store_folder.exists()) == (before, 0, False)


def test_our_own_papers_depart_in_nothing(people: People) -> None:
    assert "Không thấy chỗ nào sai thể thức." in checked(signed_in(people.mai), word(PROGRAMME))


def test_fault_of_very_many_places_names_the_first_hundred(people: People) -> None:
    page = checked(signed_in(people.ha), changed(longer(119), in_arial))

    assert ("121 chỗ</span>" in page, "<li>và 21 chỗ nữa như vậy</li>" in page) == (True, True)


def test_what_a_machine_cannot_mend_is_left_to_the_person(people: People) -> None:
    draft = word(replace(PROGRAMME, recipients=(), signature=replace(PROGRAMME.signature, name="")))
    page = checked(signed_in(people.ha), draft)

    many = len(form_departures(draft, profile_called("party_hd05")))
    assert f"<strong>{many} chỗ chưa đúng thể thức</strong>" in page
    assert "chỗ đồng chí tự sửa" in page
    assert "<span>Tự sửa</span>" in page


def test_form_is_that_of_the_title_and_the_day_unless_another_is_chosen(people: People) -> None:
    client = signed_in(people.mai)
    older = word(replace(PROGRAMME, day=PROGRAMME.day and PROGRAMME.day.replace(year=2025), profile="party_hd36"))

    assert "Theo Nghị định 30/2020/NĐ-CP" in checked(client, word(LETTER))
    assert "Theo Hướng dẫn 36-HD/VPTW" in checked(client, older)
    assert "Theo Hướng dẫn 05-HD/VPTW (theo nguồn thứ cấp)" in checked(client, older, profile="party_hd05")


def test_draft_without_title_and_day_has_the_form_of_the_writers_own_side(people: People) -> None:
    def untitled(document: Any) -> None:
        document.tables[0]._element.getparent().remove(document.tables[0]._element)

    draft = changed(word(PROGRAMME), untitled)

    assert "Theo Nghị định 30/2020/NĐ-CP" in checked(signed_in(people.binh), draft)
    assert "Theo Hướng dẫn 05-HD/VPTW" in checked(signed_in(people.lan), draft)
    assert (side_of(people.binh), side_of(people.lan)) == ("state", "party")


def test_day_that_is_none_or_of_no_known_form_gives_the_form_of_today(people: People) -> None:
    for wrong in ("Minh Sơn, ngày 31 tháng 02 năm 2026", "Minh Sơn, ngày 01 tháng 12 năm 1946"):

        def dated(document: Any, said: str = wrong) -> None:
            cells = (cell for row in document.tables[0].rows for cell in row.cells)
            paragraph = next(each for cell in cells for each in cell.paragraphs if "ngày" in each.text)
            for run in paragraph.runs[1:]:
                run.text = ""
            paragraph.runs[0].text = said

        assert "Theo Hướng dẫn 05-HD/VPTW" in checked(signed_in(people.mai), changed(word(PROGRAMME), dated))


def zipped(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("_", "/") + ".xml", text)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """The same archive, every entry said to need a password."""
    out = bytearray(data)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = out.find(sign)
        while place >= 0:
            out[place + at] |= 1
            place = out.find(sign, place + 4)
    return bytes(out)


def longer(many: int, *, runs: int = 1) -> bytes:
    """The programme with so many paragraphs more in its body, all of them alike, of so many runs."""
    begin, words, end = b"<w:p>", b"<w:r><w:t>Giao C\xc3\xb4ng an x\xc3\xa3 b\xe1\xba\xa3o v\xe1\xbb\x87.</w:t></w:r>", b"</w:p>"

    def grown(body: bytes) -> bytes:
        at = body.rindex(b"<w:p>", 0, body.index("Giao Công an".encode()))
        return body[:at] + (begin + words * runs + end) * many + body[at:]

    return with_parts(word(PROGRAMME), **{"word__document.xml": grown})


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le") + b"\x00" * 600
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLD_WORD, "Đây là tệp Word đời cũ (.doc), chưa đọc được. Hãy mở bằng Word hoặc LibreOffice rồi lưu lại thành .docx."),
        (ENCRYPTED, "Tệp Office này được mã hóa bằng mật khẩu nên không đọc được. Hãy bỏ mật khẩu trong Word rồi thử lại."),
        (locked(word(PROGRAMME)), "mật khẩu"),
        (word(PROGRAMME)[:4000], "bị hỏng hoặc bị cắt cụt nên không mở được"),
        (zipped(word_document="<w:document/>"), "Hãy mở bằng Word, lưu lại thành tệp .docx mới rồi chọn lại."),
        (zipped(word_document="<x>" + "a" * (13 << 20) + "</x>"), "Hãy"),
        (longer(6000), "dài hơn mức đọc được một lần"),
        (longer(1, runs=40_000), "dài hơn mức đọc được một lần"),
        (b"%PDF-1.7\n1 0 obj", "Đây không phải tệp Word .docx."),
        (b"Ch\xc6\xb0\xc6\xa1ng tr\xc3\xacnh", "Đây không phải tệp Word .docx."),
        (b"MZ" + b"\x00" * 80, "Đây là tệp chương trình"),
    ],
    ids=["doc", "encrypted", "locked", "cut", "no-words", "huge", "paragraphs", "runs", "pdf", "text", "program"],
)
@pytest.mark.parametrize("place", ["paper-form", "paper-form-mended"])
def test_file_that_cannot_be_checked_is_said_with_what_to_do(place: str, data: bytes, said: str, people: People) -> None:
    page = refused(signed_in(people.binh), place, file=upload(data), assured="1")

    assert (said in page, "Chưa nhận" in page) == (True, True)


def test_secret_draft_is_refused_and_nothing_of_it_kept(people: People, store_folder: Path) -> None:
    def marked(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "MẬT"

    page = refused(signed_in(people.binh), "paper-form", file=upload(changed(word(PROGRAMME), marked), "ke-hoach-bao-ve.docx"))

    assert "Tệp có dấu chỉ độ mật nên bị từ chối, không lưu lại gì." in page
    assert ("ke-hoach-bao-ve" in page, Refusal.objects.count(), File.objects.count(), store_folder.exists()) == (False, 1, 0, False)


def test_part_of_the_page_comes_alone_and_a_refusal_takes_the_place_of_the_form(people: People) -> None:
    client, script = signed_in(people.binh), {"HX-Request": "true"}
    answer = client.post(reverse("paper-form"), {"file": upload(word(PROGRAMME))}, headers=script)
    assert answer.content.decode().startswith('<section id="ket-qua"')

    answer = client.post(reverse("paper-form"), {"file": upload(OLD_WORD, "cu.doc")}, headers=script)
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (422, "#the-thuc")
    assert answer.content.decode().startswith("<form")


def test_page_offers_the_forms_with_how_sure_they_are(people: People) -> None:
    page = shown(signed_in(people.sen), "paper-form")

    assert "Hướng dẫn 05-HD/VPTW (theo nguồn thứ cấp), từ 27/05/2026" in page
    assert "Theo tiêu đề và ngày ghi trong tệp" in page


def test_whoever_writes_no_papers_is_turned_away(people: People) -> None:
    assert [signed_in(each).get(reverse("paper-form")).status_code for each in (people.yen, people.kien)] == [403, 403]
