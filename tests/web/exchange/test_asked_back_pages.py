"""Papers asked back on screen: of a receiver with the reason and its answer, by a sender whom the registry answers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from giaoban.edxml.message import Answered, Status
from giaoban.edxml.write import package
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange.actions import ask_back, send_out
from giaoban.office.exchange.models import AskedBack, Package, Parcel
from giaoban.office.issuing.models import Draft
from giaoban.office.registry.models import Paper
from tests.office.exchange.rows import FINANCE, PLAN, PROVINCE, THEM, answered, bring, carried, coded, distributed, drop, opened, tell
from tests.people import Organs, People
from tests.web.directory.pages import signed_in
from tests.web.issuing.test_pages import words

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 3, 2, tzinfo=dt.UTC)
WHY = "Gửi nhầm <b>bản</b> chưa sửa"


@pytest.fixture(autouse=True)
def exchanging(tmp_path: Path, settings: Any, organs: Organs, people: People) -> None:
    settings.FILES_DIR, settings.EXCHANGE = tmp_path / "files", str(tmp_path / "lien-thong")
    coded(organs)
    opened(people)


@pytest.fixture
def sent(people: People, organs: Organs) -> Draft:
    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, draft.revision, by_code=[row.pk for row in draft.recipients.all()])
    carried()
    return draft


def page_of(client: Client, name: str, *keys: int) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return answer.content.decode()


def wanted(reason: str = WHY) -> Package:
    """The province asks back the plan that it sent."""
    bring()
    carried()
    drop(package(Status(Answered(PROVINCE, document_id=PLAN.document_id), THEM, 13, reason, AT)), "lay-lai.edxml")
    carried()
    return Package.objects.get(said__status=13)


def test_paper_is_asked_back_and_its_row_says_why_and_what_came_of_it(people: People, sent: Draft) -> None:
    lan, key = signed_in(people.lan), Parcel.objects.get(to=PROVINCE).pk
    where = reverse("parcel-ask-back", args=[key])
    assert page_of(lan, "draft-exchange", sent.pk).count("/ask-back/") == 2

    empty = lan.post(where, {"reason": " "})
    assert (empty.status_code, AskedBack.objects.count()) == (422, 0)
    lan.post(where, {"reason": WHY})
    again = lan.post(where, {"reason": "Lý do thứ hai"})
    assert (again.status_code, "Lý do thứ hai" in again.content.decode(), "đang chờ trả lời" in words(again.content.decode())) == (
        422,
        True,
        True,
    )
    assert "đang chờ trả lời" in words(lan.get(where, follow=True).content.decode())
    carried()

    page = page_of(lan, "draft-exchange", sent.pk)
    assert ("Yêu cầu lấy lại: chờ trả lời" in words(page), page.count("/ask-back/"), "<b>bản</b>" in page) == (True, 1, False)
    assert "Gửi nhầm &lt;b&gt;bản&lt;/b&gt; chưa sửa" in page
    tell(sent, 16, words="Đã chuyển xử lý")
    carried()
    for name, *keys in (("draft-exchange", sent.pk), ("draft", sent.pk), ("parcels",)):
        shown = words(page_of(lan, str(name), *keys))
        assert ("Từ chối lấy lại Đã chuyển xử lý" in shown, "chưa sửa" in shown, "Liên thông: đã gửi" in shown) == (True, True, True)


def test_state_is_listed_by_the_number_of_the_paper_it_is_of(people: People, sent: Draft) -> None:
    tell(sent, 3, words="Đã vào sổ số 1204")
    carried()
    lan, paper = signed_in(people.lan), Paper.objects.get(draft=sent)

    for name, *keys in (("packages",), ("package", Package.objects.get(said__status=3).pk)):
        assert f"Trạng thái 03 – đã tiếp nhận: {paper.number}" in words(page_of(lan, str(name), *keys))


def test_restricted_paper_is_not_offered_to_be_asked_back(people: People, sent: Draft) -> None:
    Paper.objects.filter(draft=sent).update(confidentiality=Confidentiality.RESTRICTED)
    lan, key = signed_in(people.lan), Parcel.objects.get(to=PROVINCE).pk

    answer = lan.post(reverse("parcel-ask-back", args=[key]), {"reason": WHY})

    assert ("/ask-back/" in page_of(lan, "draft-exchange", sent.pk), answer.status_code, AskedBack.objects.count()) == (False, 422, 0)


def test_all_that_went_out_is_listed_in_as_many_questions_however_often_it_was_asked_back(people: People, sent: Draft) -> None:
    lan, asked = signed_in(people.lan), []
    page_of(lan, "parcels")
    for code in (PROVINCE, FINANCE):
        ask_back(people.lan, Parcel.objects.get(to=code).pk, WHY)
        with CaptureQueriesContext(connection) as queries_of_page:
            page_of(lan, "parcels")
        asked.append(len(queries_of_page))

    assert asked[0] == asked[1]


def test_wish_is_shown_with_package_and_paper_and_agreed_to_by_a_button(people: People) -> None:
    wish = wanted()
    lan, brought = signed_in(people.lan), Package.objects.get(state="taken")
    for key in (wish.pk, brought.pk):
        page = page_of(lan, "package", key)
        assert ("Gửi nhầm &lt;b&gt;bản&lt;/b&gt;" in page, reverse("package-give-back", args=[wish.pk]) in page) == (True, True)
    paper = Paper.objects.get()
    assert reverse("package", args=[wish.pk]) in page_of(lan, "paper", paper.pk)
    told = page_of(signed_in(people.hoa), "paper", paper.pk)  # a leader reads it, and opens no packages
    assert ("chưa trả lời" in words(told), reverse("package", args=[wish.pk]) in told) == (True, False)
    notice = people.lan.notices.get(kind="exchange.wanted-back").pk
    assert lan.post(reverse("notice-open", args=[notice]))["Location"] == reverse("package", args=[wish.pk])

    for _ in range(2):  # a double click
        lan.post(reverse("package-give-back", args=[wish.pk]))
    carried()

    page = words(page_of(lan, "package", brought.pk))
    assert ("Đồng ý lấy lại" in page, "Đồng ý cho lấy lại " in page) == (True, False)
    assert ([code for _, code, _ in answered()], Paper.objects.count()) == ([1, 15], 1)
    assert "đồng ý lấy lại" in words(page_of(lan, "paper", paper.pk))


def test_wish_is_refused_with_a_reason(people: People) -> None:
    wish = wanted("")
    assert f"13 – yêu cầu lấy lại: {PLAN.number}/{PLAN.notation}" in words(page_of(signed_in(people.lan), "packages"))
    lan, where = signed_in(people.lan), reverse("package-keep", args=[wish.pk])
    assert "không ghi lý do" in words(page_of(lan, "package", wish.pk))
    assert lan.post(where, {"reason": ""}).status_code == 422

    lan.post(where, {"reason": "Đã chuyển các đơn vị"})
    late = lan.post(where, {"reason": "Lần nữa"})

    carried()
    assert (late.status_code, answered()[-1]) == (422, (PLAN.document_id, 16, "Đã chuyển các đơn vị"))
    assert "Từ chối lấy lại Đã chuyển các đơn vị" in words(page_of(lan, "package", wish.pk))


def test_wish_for_a_paper_that_is_not_here_says_so_with_its_words(people: People) -> None:
    drop(package(Status(Answered(PROVINCE, document_id="A12,khác"), THEM, 13, WHY, AT)), "lay-lai.edxml")
    carried()
    wish = Package.objects.get()

    page = page_of(signed_in(people.lan), "package", wish.pk)

    assert ("không nhận gói nào" in words(page), "Gửi nhầm &lt;b&gt;" in page) == (True, True)
    assert reverse("package-give-back", args=[wish.pk]) not in page


def test_restricted_paper_says_how_its_sender_is_answered(people: People) -> None:
    wish = wanted()
    Paper.objects.update(confidentiality=Confidentiality.RESTRICTED)
    lan = signed_in(people.lan)

    page = page_of(lan, "package", wish.pk)

    assert ("Hãy trả lời nơi gửi bằng công văn" in page, reverse("package-give-back", args=[wish.pk]) in page) == (True, False)
