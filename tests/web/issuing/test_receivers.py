"""Nơi nhận of a paper's own words on its page: whom nobody knows is asked in one form; to the others the paper goes meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.models import Alias
from giaoban.office.issuing import actions
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.models import Draft
from tests.office.issuing.rows import begun, fresh, signature
from tests.people import Organs, People, person_of
from tests.web.directory.pages import sent, shown, signed_in
from tests.web.issuing.test_pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(people: People, organs: Organs, tmp_path: Any, settings: Any) -> Draft:
    """A report whose paper names two that are known and two that are not."""
    settings.FILES_DIR = tmp_path
    made = begun(people, organs)
    lines = ["UBND xã", "Phòng Kinh tế", "Ban Quản lý chợ", "Báo An Bình <b>"]
    actions.write_version(people.ha, made.pk, made.revision, content=typed("Một việc.", recipients=lines))
    return fresh(made)


def card(page: str) -> str:
    """The words of the card."""
    return words(page).split("Sửa danh sách")[1].split("Đường đi")[0]


def test_page_says_who_is_known_and_asks_of_the_others(people: People, draft: Draft) -> None:
    page = shown(signed_in(people.ha), "draft", draft.pk)

    assert "“Ban Quản lý chợ” Ghi là ai Chưa rõ là ai “Báo An Bình &lt;b&gt;” Ghi là ai Chưa rõ là ai" in card(page)
    assert "Ủy ban nhân dân xã Minh Sơn văn bản ghi: UBND xã Chưa gửi Phòng Kinh tế Chưa gửi" in card(page)
    assert reverse("draft-recipients-unclear", args=[draft.pk]) in page


def test_all_questions_are_answered_in_one_form(people: People, organs: Organs, draft: Draft) -> None:
    ha = signed_in(people.ha)
    page = shown(ha, "draft-recipients-unclear", draft.pk)
    assert ("“Ban Quản lý chợ”" in page, "“Báo An Bình &lt;b&gt;”" in page, "Nơi khác, gửi ngoài phần mềm" in page) == (True, True, True)

    values = {"shown": str(draft.revision), "who_0": f"organ-{organs.economy.pk}", "who_1": "elsewhere"}
    assert sent(ha, "draft-recipients-unclear", draft.pk, **values) == (302, reverse("draft", args=[draft.pk]))

    page = card(shown(ha, "draft", draft.pk))
    assert ("Chưa rõ là ai" in page, "Báo An Bình &lt;b&gt; Gửi ngoài phần mềm" in page) == (False, True)
    assert Alias.objects.count() == 2
    assert sent(ha, "draft-recipients-unclear", draft.pk, **values)[0] == 409
    again = ha.get(reverse("draft-recipients-unclear", args=[draft.pk]), follow=True)
    assert "Mọi nơi nhận ghi trong văn bản đã rõ là ai." in again.content.decode()


def test_what_is_left_open_stays_open_and_the_rest_is_sent(people: People, organs: Organs, draft: Draft) -> None:
    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Trình")
    actions.initial(people.mai, draft.pk, fresh(draft).revision)
    actions.sign(people.lan, draft.pk, fresh(draft).revision, signature(people))
    one = actions.issue(people.lan, draft.pk, fresh(draft).revision, actions.Numbered())
    lan = signed_in(people.lan)
    page = shown(lan, "draft", draft.pk)
    assert ("Phát hành đến 2 nơi" in page, "2 nơi chưa rõ là ai, chưa gửi" in page) == (True, True)

    sent(lan, "draft-send", draft.pk, shown=str(one.revision))
    values = {"shown": str(fresh(draft).revision), "who_0": f"person-{person_of(people.sen).pk}", "who_1": ""}
    sent(lan, "draft-recipients-unclear", draft.pk, **values)

    page = shown(lan, "draft", draft.pk)
    assert ("Phát hành đến 1 nơi" in page, "1 nơi chưa rõ là ai, chưa gửi" in page) == (True, True)
    assert "Bùi Thị Sen văn bản ghi: Ban Quản lý chợ" in card(page)


def test_whom_the_paper_names_and_the_list_does_not_is_said(people: People, organs: Organs, draft: Draft) -> None:
    actions.set_recipients(people.ha, draft.pk, draft.revision, organs=[organs.economy])

    assert "Văn bản có ghi, danh sách không có: UBND xã." in card(shown(signed_in(people.ha), "draft", draft.pk))


def test_who_does_not_keep_the_list_is_not_asked(people: People, draft: Draft, client: Client) -> None:
    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Trình")
    actions.initial(people.mai, draft.pk, fresh(draft).revision)
    nam, binh = signed_in(people.nam), signed_in(people.binh)
    address = reverse("draft-recipients-unclear", args=[draft.pk])

    assert ("Chưa rõ là ai" in shown(nam, "draft", draft.pk), address in shown(nam, "draft", draft.pk)) == (True, False)
    assert [who.get(address).status_code for who in (nam, binh)] == [404, 404]
