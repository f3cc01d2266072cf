"""Mẫu văn bản của cơ quan on screen: brought with a look over, brought anew, tried, withdrawn; what is refused is said at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from giaoban.office.own_templates.actions import add_template, withdraw_template
from giaoban.office.own_templates.models import OwnTemplate, TemplateVersion
from giaoban.office.registry.models import Refusal
from giaoban.writing.own_template_check import looked_over
from giaoban.writing.own_template_fields import LISTS, SINGLE
from giaoban.writing.own_template_start import made_up_paper
from tests.people import People
from tests.web.directory.pages import refused, sent, shown, signed_in
from tests.writing.templates import code, template, with_parts
from tests.writing.test_own_template import lines_of

pytestmark = pytest.mark.django_db
QUERIES = 6
GOOD = template("Về {{trích yếu}}", "{{nội dung}}")


def upload(data: bytes = GOOD) -> SimpleUploadedFile:
    return SimpleUploadedFile("giay-moi.docx", data)


def brought(client: Client, data: bytes = GOOD, name: str = "Giấy mời họp") -> OwnTemplate:
    status, where = sent(client, "own-template-new", kind="Giấy mời", name=name, file=upload(data))
    made = OwnTemplate.objects.get(name=name)
    assert (status, where) == (302, reverse("own-template", args=[made.pk]))
    return made


@pytest.fixture(autouse=True)
def store_folder(settings: Any, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path / "files"


def test_template_is_brought_tried_and_handed_out_as_it_was(people: People) -> None:
    client = signed_in(people.ha)
    assert "Cơ quan chưa có mẫu riêng" in shown(client, "own-templates")
    assert "<code>{{nơi nhận}}</code>" in shown(client, "own-template-new")
    made = brought(client)
    version = made.versions.get()

    page = shown(client, "own-template", made.pk)
    assert ("Mẫu cho loại văn bản Giấy mời" in page, "nội dung, trích yếu" in page, "<b>đang dùng</b>" in page) == (True, True, True)
    assert client.get(reverse("own-template-file", args=[version.pk])).content == GOOD
    tried = client.get(reverse("own-template-tried", args=[version.pk]))
    assert tried.headers["Content-Disposition"] == f'attachment; filename="dien-thu-{made.pk}-1.docx"'
    assert lines_of(tried.content) == [
        "Về trích yếu điền thử", "Đoạn mở đầu.", "1. Nội dung thứ nhất.", "2. Nội dung thứ hai.", "a) Nội dung chi tiết.",
    ]  # fmt: skip


def test_template_to_begin_with_can_be_brought_as_it_is(people: People) -> None:
    client = signed_in(people.mai)
    start = client.get(reverse("own-template-start")).content
    made = brought(client, start)

    assert {"trích yếu", "nội dung", "nơi nhận", "người ký", "ngày", "số"} <= set(made.versions.get().fields)
    tried = client.get(reverse("own-template-tried", args=[made.versions.get().pk])).content
    assert "Nội dung thứ nhất." in " ".join(lines_of(tried))
    assert looked_over(start).fields == set(made.versions.get().fields)


def test_newer_version_is_brought_and_the_older_one_stays(people: People) -> None:
    client = signed_in(people.mai)
    made = brought(client)
    newer = template("{{trích yếu}}")
    assert sent(client, "own-template-renew", made.pk, file=upload(newer), shown="1", note="gọn lại")[0] == 302

    page = shown(client, "own-template", made.pk)
    assert ("gọn lại" in page, page.count("Tải mẫu</a>")) == (True, 2)
    assert client.post(reverse("own-template-renew", args=[made.pk]), {"file": upload(), "shown": "1"}).status_code == 409
    assert "chính là bản đang dùng" in refused(client, "own-template-renew", made.pk, file=upload(newer), shown="2")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (template("{{trich yeu}}"), "Không có trường “trich yeu”."),
        (template("{{số}}", change=code("DDEAUTO c:\\\\cmd")), "Mẫu có trường tự động DDEAUTO của Word."),
        (with_parts(GOOD, **{"word__vbaProject.bin": b"x"}), "Mẫu có macro."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le"), "tệp Word đời cũ (.doc)"),
        (GOOD[:2000], "bị hỏng"),
    ],
    ids=["field", "dde", "macro", "doc", "cut"],
)
def test_faulty_file_is_refused_at_its_place_and_nothing_typed_is_lost(data: bytes, said: str, people: People) -> None:
    values = {"kind": "Giấy mời", "name": "Giấy mời họp", "file": upload(data), "assured": "1"}
    page = refused(signed_in(people.mai), "own-template-new", **values)

    assert (said in page, 'value="Giấy mời họp"' in page, OwnTemplate.objects.count()) == (True, True, 0)


def test_secret_template_is_refused_and_nothing_of_it_kept(people: People) -> None:
    def marked(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "MẬT"

    data = template("{{trích yếu}}", change=marked)
    page = refused(signed_in(people.mai), "own-template-new", kind="Giấy mời", name="Giấy mời họp", file=upload(data))

    assert "Tệp có dấu chỉ độ mật nên bị từ chối" in page
    assert (Refusal.objects.count(), TemplateVersion.objects.count()) == (1, 0)


def test_withdrawn_template_is_there_for_who_keeps_it_alone(people: People) -> None:
    client, other = signed_in(people.mai), signed_in(people.binh)
    made = brought(client)
    assert "Giấy mời họp" in shown(other, "own-templates")
    assert sent(client, "own-template-withdraw", made.pk, shown="1") == (302, reverse("own-templates"))

    assert ("Đã rút" in shown(client, "own-templates"), "Giấy mời họp" in shown(other, "own-templates")) == (True, False)
    assert other.get(reverse("own-template-file", args=[made.versions.get().pk])).status_code == 404
    again = brought_again(client)
    sent(client, "own-template-restore", made.pk, shown="2")
    assert "Đã có mẫu tên này" in shown(client, "own-template", made.pk)
    withdraw_template(people.mai, again.pk, 1)
    assert sent(client, "own-template-restore", made.pk, shown="2") == (302, reverse("own-template", args=[made.pk]))
    assert "Giấy mời họp" in shown(other, "own-templates")


def brought_again(client: Client) -> OwnTemplate:
    """Another template of the name, while the first is withdrawn."""
    sent(client, "own-template-new", kind="Giấy mời", name="Giấy mời họp", file=upload())
    return OwnTemplate.objects.get(name="Giấy mời họp", withdrawn=False)


def test_version_that_is_let_in_no_more_is_said(people: People) -> None:
    client = signed_in(people.mai)
    made = brought(client)
    made.versions.update(data=template("{{lạ}}"))

    assert client.get(reverse("own-template-tried", args=[made.versions.get().pk])).status_code == 302
    assert "Bản này không còn dùng được. Không có trường “lạ”." in shown(client, "own-template", made.pk)


@pytest.mark.parametrize("many", [1, 3])
def test_list_takes_the_same_questions_however_many_there_are(
    many: int, people: People, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        add_template(people.mai, "Giấy mời", f"Mẫu {number}", GOOD)
    client = signed_in(people.mai)
    shown(client, "own-templates")

    with django_assert_num_queries(QUERIES):
        page = shown(client, "own-templates")
    assert page.count("Tải mẫu") == many


def test_made_up_words_have_something_for_every_field() -> None:
    paper = made_up_paper("Giấy mời")
    assert [name for name, said in [*SINGLE.items(), *LISTS.items()] if not said(paper)] == []
