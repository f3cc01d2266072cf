"""A draft signed digitally on screen: the form, what is said when a key cannot sign, number and seal, what the pages say then."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing.models import Authority, Draft, DraftState, Signing
from giaoban.office.registry import store
from giaoban.office.registry.models import Paper
from giaoban.writing.signing.keys import KeyFile
from tests.office.issuing.keys import BLUE, COMMITTEE, NAM, NOW, RED, one, sealed, signed_by_nam, to_be_signed, trusting
from tests.office.issuing.rows import fresh
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in
from tests.writing.signing.issuers import PASSWORD, png, revoked

pytestmark = pytest.mark.django_db
SIGN = "draft-sign-digitally"


@pytest.fixture(autouse=True)
def trust(tmp_path: Path, settings: Any) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    return trusting(settings, tmp_path)


def words(page: str) -> str:
    """The main part of a page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())


def file(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def by_hand(draft: Draft, name: str = NAM, **more: Any) -> dict[str, Any]:
    """What the deputy secretary fills in."""
    facts = {"shown": draft.revision, "authority": Authority.ON_BEHALF, "password": PASSWORD, "picture": file(BLUE, "chu-ky.png")}
    return facts | {"key_file": file(one(name).key_file().data, "nam.p12")} | more


def by_seal(draft: Draft, name: str = COMMITTEE, **more: Any) -> dict[str, Any]:
    """What the registry fills in."""
    facts = {"shown": draft.revision, "number": 15, "password": PASSWORD, "picture": file(RED, "dau.png")}
    return facts | {"key_file": file(one(name).key_file().data, "dang-uy.p12")} | more


def test_person_signs_then_registry_seals_and_the_pages_say_so(people: People, organs: Organs) -> None:
    draft, nam, lan = to_be_signed(people, organs), signed_in(people.nam), signed_in(people.lan)
    assert reverse(SIGN, args=[draft.pk]) in shown(nam, "draft", draft.pk)
    assert "không lưu lại" in words(shown(nam, SIGN, draft.pk))

    assert sent(nam, SIGN, draft.pk, **by_hand(draft)) == (302, reverse("draft", args=[draft.pk]))

    page = shown(lan, "draft", draft.pk)
    assert [said in words(page) for said in ("Đã ký, chờ cấp số", "Ký số", f"{NAM} ({COMMITTEE}),", "1 chữ ký số đều hợp lệ")] == [True] * 4
    assert reverse("draft-signatures", args=[draft.pk]) in page
    assert "Tệp nguyên vẹn, 1 chữ ký số đều hợp lệ." in words(shown(lan, "draft-signatures", draft.pk))
    form = shown(lan, "draft-issue", draft.pk)
    assert [field in form for field in ('name="picture"', 'name="key_file"', 'name="scan"', 'name="symbol"')] == [True, True, False, False]

    assert sent(lan, "draft-issue", draft.pk, **by_seal(fresh(draft))) == (302, reverse("draft", args=[draft.pk]))

    paper = fresh(draft).paper
    assert paper is not None
    page = shown(lan, "paper", paper.pk)
    assert f"{NAM} ({COMMITTEE})," in words(page)
    assert "Tệp nguyên vẹn, 2 chữ ký số đều hợp lệ." in words(page)
    part = paper.parts.get()
    assert reverse("original-signatures", args=[paper.pk, part.pk]) in page
    assert b"".join(lan.get(reverse("draft-signed", args=[draft.pk]))) == store.read(part.file.sha256)
    checked = words(shown(lan, "original-signatures", paper.pk, part.pk))
    assert "sau đó có điền vào ô để trống sẵn (như số văn bản)" in checked


def test_nothing_typed_is_lost_but_what_is_secret(people: People, organs: Organs) -> None:
    draft, nam = to_be_signed(people, organs), signed_in(people.nam)

    page = refused(nam, SIGN, draft.pk, **by_hand(draft, authority=Authority.DIRECT, password="nham-roi"))

    assert "Sai mật khẩu của tệp chứng thư số." in words(page)
    assert re.search(r'<option value="direct"\s+selected', page)
    assert ("nham-roi" in page, 'name="other_name" value="False"' in page or 'type="hidden" name="other_name"' in page) == (False, True)


def test_changed_meanwhile_says_so_and_keeps_what_was_typed(people: People, organs: Organs) -> None:
    draft, nam = to_be_signed(people, organs), signed_in(people.nam)
    Draft.objects.filter(pk=draft.pk).update(revision=draft.revision + 1)

    answer = nam.post(reverse(SIGN, args=[draft.pk]), by_hand(draft))

    page = answer.content.decode()
    assert (answer.status_code, "Người khác vừa sửa chỗ này" in page, PASSWORD in page, Signing.objects.count()) == (409, True, False, 0)


def test_certificate_of_another_name_is_asked_about(people: People, organs: Organs) -> None:
    draft, nam = to_be_signed(people, organs), signed_in(people.nam)
    assert 'type="checkbox" name="other_name"' not in shown(nam, SIGN, draft.pk)

    page = refused(nam, SIGN, draft.pk, **by_hand(draft, "Vũ Đ. Nam"))

    assert 'type="checkbox" name="other_name"' in page
    assert "Chứng thư số ghi tên “Vũ Đ. Nam" in words(page)
    assert sent(nam, SIGN, draft.pk, **by_hand(draft, "Vũ Đ. Nam", other_name="on"))[0] == 302


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"key_file": ""}, "Chọn tệp chứng thư số."),
        ({"key_file": file(b"Kinh gui", "nam.p12")}, "Tệp này không phải tệp chứng thư số"),
        ({"key_file": file(bytes((1 << 20) + 1), "nam.p12")}, "quá lớn"),
        ({"picture": file(b"GIF89a", "chu-ky.png")}, "phải là tệp PNG nền trong suốt"),
        ({"picture": ""}, "Chưa lưu"),
    ],
)
def test_files_that_cannot_serve_are_told(more: dict[str, Any], said: str, people: People, organs: Organs) -> None:
    draft = to_be_signed(people, organs)

    assert said in words(refused(signed_in(people.nam), SIGN, draft.pk, **by_hand(draft, **more)))


def test_picture_of_another_colour_is_taken_and_told(people: People, organs: Organs) -> None:
    draft, nam = to_be_signed(people, organs), signed_in(people.nam)

    sent(nam, SIGN, draft.pk, **by_hand(draft, picture=file(png(200, 100, (20, 20, 20)), "den.png")))

    assert "Ảnh chữ ký không phải màu xanh" in shown(nam, "draft", draft.pk)


def test_only_who_signs_is_offered_it_and_ink_stays_first(people: People, organs: Organs) -> None:
    draft = to_be_signed(people, organs)
    offered = {
        who: (reverse(SIGN, args=[draft.pk]) in shown(signed_in(getattr(people, who)), "draft", draft.pk)) for who in ("nam", "mai", "lan")
    }

    assert offered == {"nam": True, "mai": False, "lan": False}
    for who in ("mai", "lan", "hoa", "binh"):
        assert signed_in(getattr(people, who)).get(reverse(SIGN, args=[draft.pk])).status_code == 404
    assert re.search(r'button-primary" href="[^"]*/sign/">Ghi đã ký<', shown(signed_in(people.nam), "draft", draft.pk))


def test_pressed_twice_leads_to_the_draft(people: People, organs: Organs) -> None:
    draft = signed_by_nam(people, organs)

    assert sent(signed_in(people.nam), SIGN, draft.pk, **by_hand(draft)) == (302, reverse("draft", args=[draft.pk]))
    assert Signing.objects.count() == 1


def test_seal_that_fails_gives_no_number_and_keeps_the_typed_one(people: People, organs: Organs) -> None:
    draft, lan = signed_by_nam(people, organs), signed_in(people.lan)

    page = refused(lan, "draft-issue", draft.pk, **by_seal(draft, "Ban Quản lý chợ"))

    assert 'name="number" value="15"' in page
    assert "Chứng thư mang tên khác nhưng đúng là của cơ quan" in words(page)
    assert fresh(draft).state == DraftState.SIGNED


def test_token_is_offered_where_the_operator_set_one(people: People, organs: Organs, settings: Any, tmp_path: Path) -> None:
    draft, nam = to_be_signed(people, organs), signed_in(people.nam)
    assert 'name="pin"' not in shown(nam, SIGN, draft.pk)
    settings.SIGNATURE_TOKEN_MODULE, settings.SIGNATURE_TOKEN = str(tmp_path / "token.so"), "Van phong"
    by_token = by_hand(draft, means="token", certificate="Nam", pin="123456", key_file="")

    page = refused(nam, SIGN, draft.pk, **by_token)

    assert ("Không thấy thư viện PKCS#11 của thiết bị" in words(page), "123456" in page, 'value="Nam"' in page) == (True, False, True)
    assert "Ghi tên chứng thư trong thiết bị và mã PIN." in words(refused(nam, SIGN, draft.pk, **(by_token | {"pin": ""})))


def test_certificate_revoked_later_is_told_by_the_page(people: People, organs: Organs, trust: Path) -> None:
    draft, lan = sealed(people, organs), signed_in(people.lan)
    page = words(shown(lan, "draft-signatures", draft.pk))
    assert "chưa có danh sách thu hồi nên không biết chứng thư đã bị thu hồi hay chưa" in page
    (trust / "lists" / "thu-hoi.crl").write_bytes(revoked(one(), NOW))

    page = words(shown(lan, "draft-signatures", draft.pk))

    assert "Chứng thư bị thu hồi" in page
    assert "Việc thu hồi chứng thư được đối chiếu theo danh sách đang có: CA Minh Sơn, đến ngày 31/12/2027." in page


def test_draft_signed_in_ink_has_no_signatures_to_look_at(people: People, organs: Organs) -> None:
    draft = to_be_signed(people, organs)
    client: Client = signed_in(people.mai)

    assert [client.get(reverse(name, args=[draft.pk])).status_code for name in ("draft-signatures", "draft-signed")] == [404, 404]


def test_lost_file_is_not_there(people: People, organs: Organs) -> None:
    draft = signed_by_nam(people, organs)
    signed = draft.signings.get().file
    assert signed is not None
    store.path_of(signed.sha256).unlink()

    assert signed_in(people.lan).get(reverse("draft-signatures", args=[draft.pk])).status_code == 404
    assert "Không thấy tệp đã ký số trong kho." in words(refused(signed_in(people.lan), "draft-issue", draft.pk, **by_seal(draft)))


def test_key_files_stay_out_of_reprs() -> None:
    assert repr(KeyFile(b"key", PASSWORD)) == "KeyFile(…)"


def test_file_of_a_paper_that_was_restricted_since_is_seen_with_the_paper_alone(people: People, organs: Organs) -> None:
    """The economy division drafted it: the signed file is its as long as the paper is open."""
    draft = sealed(people, organs)
    Draft.objects.filter(pk=draft.pk).update(unit=organs.economy)
    binh, pages = signed_in(people.binh), [reverse(name, args=[draft.pk]) for name in ("draft-signed", "draft-signatures")]
    assert [binh.get(page).status_code for page in pages] == [200, 200]

    Paper.objects.filter(pk=draft.paper_id or 0).update(confidentiality=Confidentiality.RESTRICTED)

    assert [binh.get(page).status_code for page in pages] == [404, 404]
    assert [signed_in(people.lan).get(page).status_code for page in pages] == [200, 200]
