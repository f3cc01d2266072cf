"""Liên thông on screen: an issued paper sent to its list, packages with what became of them, let in, turned away; hints at the intake."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from giaoban.edxml.message import Attachment
from giaoban.edxml.transport import IN, OUT, REFUSED
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange import queries
from giaoban.office.exchange.actions import send_out
from giaoban.office.exchange.models import Contact, Package, Parcel
from giaoban.office.notices.models import Mail
from giaoban.office.registry.actions import finish_reading
from giaoban.office.registry.letterhead import Letterhead
from giaoban.office.registry.models import Arrival, Paper, RegisterEntry
from tests.letters import PHOTO
from tests.office.exchange.rows import DAY, FINANCE, PLAN, PROVINCE, THEM, bring, carried, coded, distributed, drop, lying, of, opened, tell
from tests.office.issuing.rows import fresh, signed
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in
from tests.web.issuing.test_pages import words

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def exchanging(tmp_path: Path, settings: Any, organs: Organs) -> None:
    settings.FILES_DIR, settings.EXCHANGE = tmp_path / "files", str(tmp_path / "lien-thong")
    coded(organs)


def page_of(client: Client, name: str, *keys: int) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return answer.content.decode()


def test_paper_goes_to_the_chosen_and_the_list_says_how_far(people: People, organs: Organs) -> None:
    Contact.objects.create(organ=organs.finance, email="vanthu@stc.vn")
    draft = distributed(people, organs)
    lan = signed_in(people.lan)
    province, finance = of(draft, organs.province_committee).pk, of(draft, organs.finance).pk
    page = page_of(lan, "draft-exchange", draft.pk)
    assert (page.count('name="code"'), page.count('name="mail"')) == (2, 1)
    assert re.findall(r'name="(\w+)" value="\d+" checked', page) == ["code", "code"]  # by mail only who has no code

    lan.post(reverse("draft-exchange", args=[draft.pk]), {"shown": draft.revision, "code": [province], "mail": [finance, "x", "99999"]})
    carried()

    assert (len(lying(OUT)), Mail.objects.get().address) == (1, "vanthu@stc.vn")
    tell(draft, 2, words=f"Sai địa chỉ {HOSTILE}")
    opened(people)
    carried()
    page = page_of(lan, "draft", draft.pk)
    assert "Liên thông: từ chối tiếp nhận" in words(page)
    assert "Thư điện tử: chờ gửi" in words(page)
    assert ("Sai địa chỉ &lt;script&gt;" in page, HOSTILE in page) == (True, False)
    assert "Liên thông: từ chối tiếp nhận" in words(page_of(lan, "parcels"))
    box = page_of(signed_in(people.kien), "outbox")
    assert ("vanthu@stc.vn" in box, draft.subject in box, "01-BC/ĐU" in box) == (True, False, False)
    mail = page_of(signed_in(people.kien), "mail", Mail.objects.get().pk)
    assert (draft.subject in mail, "01-BC/ĐU" in mail) == (False, False)


def test_two_clerks_send_at_once_and_the_second_sees_the_list_of_now_with_what_he_chose(people: People, organs: Organs) -> None:
    Contact.objects.create(organ=organs.finance, email="vanthu@stc.vn")
    draft = distributed(people, organs)
    where, lan, mai = reverse("draft-exchange", args=[draft.pk]), signed_in(people.lan), signed_in(people.mai)
    province, finance = of(draft, organs.province_committee).pk, of(draft, organs.finance).pk
    chosen = {"shown": re.search(r'name="shown" value="(\d+)"', page_of(mai, "draft-exchange", draft.pk))[1]}  # type: ignore[index]

    lan.post(where, chosen | {"code": [province]})
    late = mai.post(where, chosen | {"code": [province], "mail": [finance]})

    page = late.content.decode()
    assert (late.status_code, "Người khác vừa sửa" in page, Parcel.objects.count(), Mail.objects.count()) == (409, True, 1, 0)
    assert re.findall(r'name="(\w+)" value="\d+" checked', page) == ["mail"]
    assert f'name="shown" value="{fresh(draft).revision}"' in page
    mai.post(where, {"shown": fresh(draft).revision, "mail": [finance]})
    assert (Parcel.objects.count(), Mail.objects.get().address) == (2, "vanthu@stc.vn")


def test_restricted_paper_offers_nothing_and_says_why(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    Paper.objects.filter(draft=draft).update(confidentiality=Confidentiality.RESTRICTED)
    lan = signed_in(people.lan)

    page = page_of(lan, "draft-exchange", draft.pk)
    lan.post(reverse("draft-exchange", args=[draft.pk]), {"shown": draft.revision, "code": [of(draft, organs.finance).pk]})

    assert ("không gửi qua liên thông" in page, 'name="code"' in page, Parcel.objects.count()) == (True, False, 0)


def test_without_a_folder_the_pages_say_so(people: People, organs: Organs, settings: Any) -> None:
    draft = distributed(people, organs)
    settings.EXCHANGE = ""
    lan = signed_in(people.lan)

    assert "GIAOBAN_EXCHANGE" in page_of(lan, "packages")
    page = page_of(lan, "draft-exchange", draft.pk)
    assert ("GIAOBAN_EXCHANGE" in page, 'name="code"' in page) == (True, False)
    lan.post(reverse("post-switch"), {"open": "1", "shown": "0"})
    assert not queries.post().is_open


def test_post_is_opened_and_closed_by_a_button(people: People) -> None:
    lan = signed_in(people.lan)
    lan.post(reverse("post-switch"), {"open": "1", "shown": "0"})
    assert "thay mặt đ/c Nguyễn Thị Lan" in page_of(lan, "packages")

    lan.post(reverse("post-switch"), {"open": "0", "shown": "1"})
    assert queries.post().is_open  # it was shown as it stood before
    lan.post(reverse("post-switch"), {"open": "0", "shown": str(queries.post().revision)})
    assert not queries.post().is_open


def test_packages_are_listed_with_their_reason_and_words_stay_words(people: People) -> None:
    opened(people)
    bring(name="tot.xml", sender=replace(THEM, name=HOSTILE), subject=HOSTILE)
    drop(b"<html/>", f"{HOSTILE.replace('/', '')}.xml")
    carried()
    lan = signed_in(people.lan)

    page = page_of(lan, "packages")
    assert ("không theo dạng edXML" in page, HOSTILE in page, "&lt;script&gt;" in page) == (True, False, True)
    only = shown(lan, "packages", state="refused")
    assert ("không theo dạng edXML" in only, "Đã nhận vào" in words(only)) == (True, False)
    bad = Package.objects.get(state=Package.State.REFUSED)
    assert f"{REFUSED}, tên bắt đầu bằng {bad.key[:16]}" in page_of(lan, "package", bad.pk)
    assert HOSTILE not in page_of(lan, "package", Package.objects.get(state=Package.State.TAKEN).pk)


def test_picture_is_looked_at_and_let_in(people: People) -> None:
    opened(people)
    bring(attachments=(Attachment("ban-ky.png", PHOTO, "image/png"),))
    carried()
    held = Package.objects.get()
    lan = signed_in(people.lan)
    assert "1 gói liên thông chờ văn thư xem" in words(page_of(lan, "take-in"))
    assert "Máy không thấy được dấu độ mật" in page_of(lan, "package", held.pk)
    answer = lan.get(reverse("package-file", args=[held.pk, 0]))
    assert (b"".join(answer), answer["Content-Disposition"]) == (PHOTO, 'attachment; filename="ban-ky.png"')
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert lan.get(reverse("package-file", args=[held.pk, 1])).status_code == 404

    for _ in range(2):  # a double click
        lan.post(reverse("package-let-in", args=[held.pk]))

    assert (Paper.objects.count(), lying(IN), Package.objects.get().decided_by) == (1, [], people.lan)
    assert lan.get(reverse("package-file", args=[held.pk, 0])).status_code == 404


def test_picture_is_turned_away_with_a_reason(people: People) -> None:
    opened(people)
    bring(attachments=(Attachment("ban-ky.png", PHOTO, "image/png"),))
    carried()
    held = Package.objects.get()
    lan = signed_in(people.lan)
    assert lan.post(reverse("package-turn-away", args=[held.pk]), {"reason": ""}).status_code == 422

    lan.post(reverse("package-turn-away", args=[held.pk]), {"reason": "Thiếu trang"})
    carried()

    assert (Package.objects.get().state, len(lying(REFUSED)), lying(IN), Paper.objects.count()) == ("refused", 2, [], 0)


def test_package_seen_to_be_secret_needs_no_reason_and_leaves_no_words(people: People) -> None:
    opened(people)
    bring(attachments=(Attachment("ban-ky.png", PHOTO, "image/png"),))
    carried()
    held = Package.objects.get()
    lan = signed_in(people.lan)

    lan.post(reverse("package-turn-away", args=[held.pk]), {"secret": "on", "reason": "Đề án mật về nhân sự"})

    assert (Package.objects.get().state, len(lying(REFUSED)), lying(IN)) == ("refused", 2, [])
    page = page_of(lan, "package", held.pk)
    assert PLAN.subject not in page
    assert "ban-ky" not in page
    assert not any("nhân sự" in place.read_text(errors="ignore") for place in (*lying(REFUSED), *lying(OUT)))


def test_package_that_left_its_folder_is_said(people: People) -> None:
    opened(people)
    place = bring(attachments=(Attachment("ban-ky.png", PHOTO, "image/png"),))
    carried()
    place.unlink()
    lan = signed_in(people.lan)
    key = Package.objects.get().pk

    answer = lan.post(reverse("package-let-in", args=[key]), follow=True)

    assert "không còn trong thư mục" in answer.content.decode()
    assert (Package.objects.get().state, Paper.objects.count()) == ("held", 0)


def test_what_differs_is_said_at_the_intake_and_nothing_is_entered_unseen(people: People) -> None:
    opened(people)
    bring(number="58")
    carried()
    paper = Paper.objects.get()
    finish_reading(paper.pk, Letterhead(number="85-KH/TU", issuer_text="Tỉnh ủy An Bình", date=DAY, subject=PLAN.subject))
    lan = signed_in(people.lan)

    page = words(page_of(lan, "take-in"))
    assert "Số, ký hiệu: văn bản ghi “ 85-KH/TU ”, gói ghi “ 58/KH/TU ”" in page
    assert "1 tệp khác thông tin trong gói liên thông" in page
    lan.post(reverse("register-all"))
    assert not RegisterEntry.objects.exists()

    assert "Người ký: văn bản đọc không thấy" in page
    paper.refresh_from_db()
    lan.post(reverse("arrival-fill", args=[Arrival.objects.get().pk]), {"shown": str(paper.revision)})
    paper.refresh_from_db()
    assert (paper.signer, paper.number) == ("Vũ Thị Hạnh", "85-KH/TU")


def test_code_and_address_are_kept_on_their_page(people: People, organs: Organs) -> None:
    lan, key = signed_in(people.lan), organs.economy.pk
    assert FINANCE in page_of(lan, "exchange-contacts")
    where, values = reverse("exchange-contact", args=[key]), {"shown": str(organs.economy.revision), "email": "kt@minhson.vn"}

    assert "là của Tỉnh ủy An Bình" in refused(lan, "exchange-contact", key, **values, code=PROVINCE)
    sent(lan, "exchange-contact", key, **values, code="A12.34.56.7")
    assert "A12.34.56.7" in page_of(lan, "exchange-contacts")
    stale = lan.post(where, values | {"code": ""})
    assert (stale.status_code, "vừa được sửa" in stale.content.decode(), Contact.objects.get().email) == (422, True, "kt@minhson.vn")


def test_offices_outside_are_chosen_from_the_directory(people: People, organs: Organs) -> None:
    draft = signed(people, organs)

    sent(
        signed_in(people.lan), "draft-recipients", draft.pk, shown=str(draft.revision), organs=organs.economy.pk, outside=organs.finance.pk
    )

    assert [str(row) for row in draft.recipients.all()] == ["Phòng Kinh tế", "Sở Tài chính"]


def test_what_went_out_is_listed_in_as_many_questions_however_much_it_is(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[row.pk for row in draft.recipients.all()])
    lan = signed_in(people.lan)
    asked = []
    page_of(lan, "parcels")  # what is kept is made once
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries_of_page:
            page_of(lan, "parcels")
        asked.append(len(queries_of_page))
        Parcel.objects.order_by("pk")[0].delete()

    assert asked[0] == asked[1]
