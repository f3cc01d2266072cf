"""Filled sheets and forms pass the door of papers: one that is marked secret is turned away, nothing of it kept but when and why."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Organ
from giaoban.office.registry.models import File, Refusal
from giaoban.office.work import actions
from giaoban.office.work.collecting.files import excel_form, word_form
from giaoban.office.work.collecting.forms import CellKind, Column, Line
from giaoban.office.work.models import Collection, Progress, Reply
from giaoban.office.work.unit_sheets.rows import sheet_of
from giaoban.office.work.unit_sheets.word import paper
from giaoban.office.work.unit_sheets.workbook import workbook as sheet_workbook
from tests.intake.test_besides import picture
from tests.office.work.handed import hand_out
from tests.office.work.story import led_by, share_of, told
from tests.office.work.workbooks import grid, workbook
from tests.people import Organs, People, come_in

pytestmark = pytest.mark.django_db
REFUSED = "Tệp có dấu chỉ độ mật nên bị từ chối, không lưu lại gì."
NAME = "ke-hoach-bao-ve.xlsx"
Marked = Callable[[bytes], bytes]


def marked_workbook(data: bytes) -> bytes:
    """The same cells, with the mark above them."""
    return workbook([["MẬT"], *grid(data)[1:]])


def marked_word(data: bytes) -> bytes:
    """The same paper, with the mark at the head of its pages."""
    document = docx.Document(BytesIO(data))
    document.sections[0].header.paragraphs[0].text = "MẬT"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def sheet(people: People, organ: Organ, *, word: bool = False) -> bytes:
    """The sheet of a unit."""
    rows = sheet_of(people.ha, organ)
    return paper(organ, rows, timezone.localdate()) if word else sheet_workbook(organ, rows, timezone.localdate())


def collected(people: People, organs: Organs) -> Collection:
    """The economy division is to report a number."""
    form = actions.Form("Biểu đảng viên", [Column("members", "Số đảng viên", CellKind.NUMBER)], [Line("1", "Tổng số")])
    return actions.open_collection(people.ha, told(people, led_by(organs.economy)), form)


def nothing_is_kept(acts: int, folder: Path) -> None:
    """Time and reason of the refusal, and nothing else of the file."""
    assert (Refusal.objects.count(), Progress.objects.count(), Reply.objects.count(), File.objects.count()) == (1, 0, 0, 0)
    assert list(Entry.objects.order_by("pk").values_list("verb", "subject_kind"))[acts:] == [("registry.refuse-secret", "registry.refusal")]
    assert (NAME in str(list(Entry.objects.values_list("changes", flat=True))), folder.exists()) == (False, False)


@pytest.fixture
def store_folder(settings: Any, tmp_path: Path) -> Path:
    """Where the store would be."""
    settings.STORE_DIR = tmp_path / "store"
    return Path(settings.STORE_DIR)


@pytest.mark.parametrize(("word", "marked"), [(False, marked_workbook), (True, marked_word)], ids=["Excel", "Word"])
def test_secret_sheet_is_refused_and_nothing_of_it_kept(
    word: bool, marked: Marked, client: Client, people: People, organs: Organs, store_folder: Path
) -> None:
    hand_out(people.ha, "Rà soát đất công", organs.economy)
    come_in(client, people.binh)
    before = Entry.objects.count()
    file = SimpleUploadedFile(NAME, marked(sheet(people, organs.economy, word=word)))
    answer = client.post(reverse("unit-sheet-filled", args=[organs.economy.pk]), {"file": file})

    page = answer.content.decode()
    assert (answer.status_code, REFUSED in page, "sealed" in page, NAME in page) == (422, True, False, False)
    nothing_is_kept(before, store_folder)


@pytest.mark.parametrize(("word", "marked"), [(False, marked_workbook), (True, marked_word)], ids=["Excel", "Word"])
def test_secret_reply_is_refused_and_nothing_of_it_kept(
    word: bool, marked: Marked, client: Client, people: People, organs: Organs, store_folder: Path
) -> None:
    collection = collected(people, organs)
    share = share_of(collection.task, organs.economy)
    come_in(client, people.binh)
    before = Entry.objects.count()
    file = SimpleUploadedFile(NAME, marked((word_form if word else excel_form)(collection, share)))
    answer = client.post(reverse("collection-files", args=[collection.pk]), {"files": [file]})

    assert (answer.status_code, REFUSED in answer.content.decode(), answer.context["sealed"]) == (422, True, "")
    nothing_is_kept(before, store_folder)


def pictured() -> bytes:
    """A workbook with a picture, in which a mark could stand unseen."""
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Tờ 1").insert_image(0, 0, "dau.png", {"image_data": BytesIO(picture())})
    return out.getvalue()


def test_what_cannot_be_seen_comes_in_on_the_word_of_who_looked(client: Client, people: People, organs: Organs) -> None:
    come_in(client, people.binh)
    collection = collected(people, organs)
    sheet_place, reply_place = (
        reverse("unit-sheet-filled", args=[organs.economy.pk]),
        reverse("collection-files", args=[collection.pk]),
    )
    unseen, asked = "Tệp Excel có ảnh", "đánh dấu ô xác nhận rồi chọn lại tệp"

    for place, field in ((sheet_place, "file"), (reply_place, "files")):
        page = client.post(place, {field: SimpleUploadedFile("phieu.xlsx", pictured())}).content.decode()
        assert (unseen in page, asked in page) == (True, True)
        assert "tôi đã mở xem" in client.get(place).content.decode()
        sure = client.post(place, {field: SimpleUploadedFile("phieu.xlsx", pictured()), "assured": "1"}).content.decode()
        assert unseen not in sure
    assert Refusal.objects.count() == 0


@pytest.mark.parametrize(("who", "place"), [("kien", "directory-import"), ("ha", "targets-import")])
def test_secret_lists_are_refused_as_well(who: str, place: str, client: Client, people: People) -> None:
    come_in(client, getattr(people, who))
    answer = client.post(reverse(place), {"file": SimpleUploadedFile(NAME, workbook([["MẬT"], ["Tên"]]))})

    assert (answer.status_code, REFUSED in answer.content.decode(), Refusal.objects.count()) == (422, True, 1)
