"""Kiểm tra chữ ký số: what a person reads of a signed PDF, of his own and of a paper's; nothing of what is brought is kept."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from giaoban.office.audit.models import Entry
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry import store
from giaoban.office.registry.models import File, Paper, Part, Refusal
from giaoban.office.registry.signatures import trusted
from giaoban.web.signatures.rows import findings
from giaoban.writing.signing.revoked import lists_of
from tests.papers import make_paper
from tests.people import People, come_in
from tests.writing.signing.issuers import LATER, SIGNED, owner, revoked, root
from tests.writing.signing.signed import CHIEF, by_both, by_the_chief, stamped, unsigned, verified

pytestmark = pytest.mark.django_db
NO_ISSUER = "Chưa có nơi cấp chứng thư nào được cơ quan này tin cậy"
BROUGHT, OF_ORIGINAL = 5, 7  # queries


@pytest.fixture
def roots(settings: Any, tmp_path: Path) -> Path:
    """The folder of trust, with the made-up issuer in it; papers are kept beside it."""
    settings.FILES_DIR = tmp_path / "files"
    folder = tmp_path / "roots"
    folder.mkdir()
    (folder / "minh-son.cer").write_bytes(root().der)
    settings.SIGNATURE_ROOTS = str(folder)
    return folder


def words(answer: Any) -> str:
    """A page's words, without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def bring(client: Client, data: bytes, name: str = "chuong-trinh.pdf", **more: str) -> Any:
    return client.post(reverse("signatures"), {"file": SimpleUploadedFile(name, data), **more})


def altered() -> bytes:
    """One letter of the document's own description is another."""
    data = by_both()
    at = data.index(b"/Producer") if b"/Producer" in data else data.index(b"/Type")
    return data[: at + 1] + bytes([data[at + 1] ^ 1]) + data[at + 2 :]


def written_anew(data: bytes) -> bytes:
    """The file as another program saves it."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(data))), BytesIO()
    writer.write(out)
    return out.getvalue()


def paper_with(data: bytes, *, confidentiality: Confidentiality = Confidentiality.OPEN, media_type: str = "application/pdf") -> Part:
    paper: Paper = make_paper(confidentiality=confidentiality)
    file = File.objects.create(sha256=store.keep(data), size=len(data), media_type=media_type)
    return Part.objects.create(paper=paper, file=file, name="da-ky.pdf")


def place_of(part: Part) -> str:
    return reverse("original-signatures", args=[part.paper_id, part.pk])


def test_sound_file_says_who_signed_as_what_and_when(roots: Path, client: Client, people: People) -> None:
    come_in(client, people.binh)  # of a unit

    page = words(bring(client, stamped(by_both())))

    assert "Tệp nguyên vẹn, 2 chữ ký số đều hợp lệ." in page
    assert "Chữ ký 1 Trần Thị Mai Đảng ủy xã Minh Sơn Hợp lệ Hợp lệ, nội dung nguyên vẹn từ khi ký. Nơi cấp chứng thư: CA Minh Sơn." in page
    assert "Chữ ký 2 Đảng ủy xã Minh Sơn Chữ ký của cơ quan Hợp lệ" in page
    assert "Thời điểm ký theo dấu thời gian: 14:30:00 ngày 01/12/2026." in page
    assert "Dấu thời gian 3 Dấu thời gian Cơ quan cấp dấu thời gian Hợp lệ" in page
    assert NO_ISSUER not in page


def test_altered_file_says_so(roots: Path, client: Client, people: People) -> None:
    come_in(client, people.lan)

    page = words(bring(client, altered()))

    assert "Không tin cậy được tệp này" in page
    assert "Đã bị sửa Không hợp lệ. Nội dung tệp đã bị sửa sau khi ký." in page


def test_file_without_signature_says_so(roots: Path, client: Client, people: People) -> None:
    come_in(client, people.lan)
    answer = bring(client, unsigned())

    assert ("Tệp không có chữ ký số." in words(answer), "<table" in answer.content.decode()) == (True, False)


def test_file_that_is_no_pdf_is_turned_away(roots: Path, client: Client, people: People) -> None:
    come_in(client, people.lan)
    answer = bring(client, "Kính gửi: Đảng ủy xã Minh Sơn".encode(), "cong-van.txt")

    assert (answer.status_code, "Chưa kiểm tra: Đây không phải tệp PDF." in words(answer)) == (422, True)


def test_hostile_file_is_answered(roots: Path, client: Client, people: People) -> None:
    come_in(client, people.lan)
    answer = bring(client, b"%PDF-1.7\n" + b"<<" * 200_000, assured="1")

    assert (answer.status_code, "Không đọc được tệp PDF" in words(answer)) == (200, True)


def test_secret_file_is_refused_and_nothing_of_it_kept(roots: Path, client: Client, people: People) -> None:
    come_in(client, people.lan)
    before = Entry.objects.count()

    answer = bring(client, stamped(by_both()), "52-TB bao ve (tối mật).pdf")

    page = words(answer)
    assert (answer.status_code, "bị từ chối, không lưu lại gì" in page, "Trần Thị Mai" in page, "bao ve" in page) == (
        422,
        True,
        False,
        False,
    )
    assert (Refusal.objects.count(), File.objects.count()) == (1, 0)
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True))[before:] == ["registry.refuse-secret"]


def test_nothing_is_kept_of_what_is_brought(roots: Path, client: Client, people: People, settings: Any) -> None:
    come_in(client, people.lan)
    before = Entry.objects.count()
    bring(client, by_both())

    assert (Entry.objects.count(), File.objects.count(), Path(settings.FILES_DIR).exists()) == (before, 0, False)


def test_office_that_trusts_nobody_says_so(settings: Any, client: Client, people: People) -> None:
    settings.SIGNATURE_ROOTS = ""
    come_in(client, people.lan)

    page = words(bring(client, stamped(by_the_chief())))

    assert (NO_ISSUER in page, "Chưa rõ nơi cấp Nội dung nguyên vẹn, nhưng không rõ ai ký" in page) == (True, True)


def test_root_that_cannot_be_read_is_named_and_the_others_count(roots: Path) -> None:
    (roots / "hong.pem").write_bytes(b"-----BEGIN CERTIFICATE-----\nxx\n")
    (roots / "doc.txt").write_bytes(b"no certificate, and none is looked for here")

    trust = trusted()
    assert ([one.dump() for one in trust.roots], trust.said) == (
        [root().der], "Chứng thư gốc không đọc được: hong.pem. Hãy báo người quản trị hệ thống.",
    )  # fmt: skip


def test_folder_that_is_not_there_is_told(settings: Any, tmp_path: Path) -> None:
    settings.SIGNATURE_ROOTS = str(tmp_path / "khong-co")

    assert (trusted().roots, "Không đọc được thư mục chứng thư gốc" in trusted().said) == ((), True)


def test_empty_folder_trusts_nobody(roots: Path) -> None:
    (roots / "minh-son.cer").unlink()

    assert (trusted().roots, NO_ISSUER in trusted().said) == ((), True)


def test_each_standing_has_its_sign_and_word() -> None:
    def shown(data: bytes, **more: Any) -> tuple[str, list[tuple[str, str]]]:
        found = findings("a.pdf", verified(data, **more))
        return found.sign, [(row.sign, row.word) for row in found.rows]

    lists = lists_of([revoked(owner(CHIEF), SIGNED)])
    assert shown(by_the_chief()) == ("xong", [("xong", "Hợp lệ")])
    assert shown(by_the_chief(), at=LATER) == ("may-hoi", [("may-hoi", "Chứng thư hết hạn")])
    assert shown(by_the_chief(), at=SIGNED + dt.timedelta(days=1), lists=lists) == ("may-hoi", [("may-hoi", "Chứng thư bị thu hồi")])
    assert shown(written_anew(by_the_chief()))[1] == [("luu-y", "Đã ghi lại")]
    assert shown(altered())[0] == "luu-y"
    assert shown(unsigned()) == ("van-ban", [])
    assert shown(b"%PDF-1.7 cut")[0] == "luu-y"


def test_original_is_verified_from_the_page_of_its_paper(roots: Path, client: Client, people: People) -> None:
    part = paper_with(stamped(by_both()))
    come_in(client, people.lan)

    assert f'href="{place_of(part)}"' in client.get(reverse("paper", args=[part.paper_id])).content.decode()
    page = words(client.get(place_of(part)))
    assert ("da-ky.pdf" in page, "Tệp nguyên vẹn, 2 chữ ký số đều hợp lệ." in page) == (True, True)


def test_original_of_another_kind_is_not_offered(roots: Path, client: Client, people: People) -> None:
    part = paper_with(b"Minh Son", media_type="text/plain")
    come_in(client, people.lan)

    assert place_of(part) not in client.get(reverse("paper", args=[part.paper_id])).content.decode()
    assert "Đây không phải tệp PDF." in words(client.get(place_of(part)))


def test_original_is_there_for_whoever_sees_its_paper(roots: Path, client: Client, people: People) -> None:
    part = paper_with(stamped(by_both()), confidentiality=Confidentiality.RESTRICTED)
    answered = {}
    for name in ("lan", "ha", "binh", "kien"):
        come_in(client, getattr(people, name))
        answered[name] = client.get(place_of(part)).status_code

    assert answered == {"lan": 200, "ha": 404, "binh": 404, "kien": 403}


def test_original_that_is_lost_is_not_there(roots: Path, client: Client, people: People) -> None:
    part = paper_with(by_the_chief())
    store.path_of(part.file.sha256).unlink()
    come_in(client, people.lan)

    assert client.get(place_of(part)).status_code == 404


@pytest.mark.parametrize("made", [by_the_chief, lambda: stamped(by_both())], ids=["1", "3"])
def test_pages_ask_as_often_for_one_signature_as_for_three(
    made: Any, roots: Path, client: Client, people: People, django_assert_num_queries: Any
) -> None:
    part = paper_with(made())
    come_in(client, people.lan)
    bring(client, made())

    with django_assert_num_queries(BROUGHT):
        bring(client, made())
    with django_assert_num_queries(OF_ORIGINAL):
        client.get(place_of(part))
