"""The outbox on screen, where mail goes, and the rules of reminding."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.notices import queries
from giaoban.office.notices.actions import write_mails
from giaoban.office.notices.models import Mail, MailAddress, Outbox, ReminderRule
from giaoban.web.notices import outbox
from tests.office.notices.told import AT_NOON, TITLE, reached, told
from tests.people import People
from tests.web.directory.pages import refused, sent, shown, signed_in

pytestmark = pytest.mark.django_db
SERVER = {"host": "thu.minhson.vn", "port": 587, "tls": "starttls", "user": "", "password": "", "sender": "giaoban@minhson.vn"}
RULE = {"timing": "before", "many": "3", "receivers": ["lead", "person"], "source": "Quy chế", "active": "on"}


def mailed(*accounts: Any) -> None:
    """Mails to the people wait."""
    for account in accounts:
        reached(account)
    told(*accounts)
    write_mails(AT_NOON)


def test_mail_is_read_before_it_leaves_and_holds_no_title(people: People) -> None:
    mailed(people.binh)
    mai, mail = signed_in(people.mai), Mail.objects.get()

    listed, page = shown(mai, "outbox"), shown(mai, "mail", mail.pk)

    assert ("Đỗ Văn Bình" in listed, "Chưa có máy chủ thư" in listed, TITLE in listed) == (True, True, False)
    assert ("Có việc mới chờ đồng chí trong Giao Ban." in page, "binh@minhson.vn" in page, TITLE in page) == (True, True, False)


def test_mail_is_held_let_go_and_discarded_on_the_page(people: People) -> None:
    mailed(people.binh)
    kien, mail = signed_in(people.kien), Mail.objects.get()
    states = []
    for name in ("mail-hold", "mail-release", "mail-discard", "mail-hold"):
        assert sent(kien, name, mail.pk) == (302, reverse("outbox"))
        states.append(Mail.objects.get().state)

    assert states == ["held", "waiting", "discarded", "discarded"]
    page = shown(kien, "outbox", all="")
    assert ("Thư này đã đổi trạng thái: bỏ, không gửi." in page, "Không có thư nào chờ gửi." in shown(kien, "outbox")) == (True, True)


def test_buttons_are_those_of_the_state(people: People) -> None:
    mailed(people.binh)
    mai, mail = signed_in(people.mai), Mail.objects.get()
    offered = {}
    for state in Mail.State:
        Mail.objects.update(state=state)
        offered[str(state)] = re.findall(r'action="/outbox/\d+/(\w+)/"', shown(mai, "mail", mail.pk))

    assert offered == {
        "waiting": ["hold", "discard"], "held": ["release", "discard"], "sending": [], "sent": [], "failed": ["release", "discard"],
        "discarded": [],
    }  # fmt: skip


def test_outbox_is_opened_and_closed(people: People, settings: Any) -> None:
    mai = signed_in(people.mai)
    assert "Mở hộp thư đi" not in shown(mai, "outbox")
    sent(mai, "outbox-switch", open="1", shown="0")
    assert "GIAOBAN_SMTP_HOST" in shown(mai, "outbox")
    assert queries.outbox().is_open is False

    settings.MAIL = SERVER
    assert "Đang đóng" in shown(mai, "outbox")
    sent(mai, "outbox-switch", open="1", shown="0")
    assert "Đang mở: thư chờ gửi đi qua thu.minhson.vn" in shown(mai, "outbox")
    Outbox.objects.update(error="Không gửi được qua máy chủ thư: 530", not_before=AT_NOON)
    assert "Thử lại lúc 12:00 04/11/2026" in shown(mai, "outbox")
    sent(mai, "outbox-switch", open="0", shown=str(queries.outbox().revision))
    assert queries.outbox().is_open is False


def test_outbox_switched_by_another_meanwhile_says_so(people: People, settings: Any) -> None:
    settings.MAIL = SERVER
    mai = signed_in(people.mai)
    sent(mai, "outbox-switch", open="1", shown="0")

    assert sent(mai, "outbox-switch", open="1", shown="0")[0] == 409


def test_opening_the_outbox_asks_for_the_password_again(people: People, client: Client) -> None:
    client.force_login(people.mai)

    assert client.post(reverse("outbox-switch"), {"open": "1"}).headers["Location"].startswith(reverse("account_reauthenticate"))


@pytest.mark.parametrize("many", [1, 3])
def test_outbox_asks_the_same_questions_for_one_and_for_three(many: int, people: People, django_assert_num_queries: Any) -> None:
    mailed(*(people.binh, people.sen, people.ha)[:many])
    mai = signed_in(people.mai)
    shown(mai, "outbox")

    with django_assert_num_queries(7):
        shown(mai, "outbox")


def test_outbox_pages_by_key(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "ROWS", 2)
    mailed(people.binh, people.sen, people.ha)
    mai = signed_in(people.mai)
    seen = [re.findall(r'href="/outbox/(\d+)/"', shown(mai, "outbox", **query)) for query in ({}, {"all": ""})]
    rest = shown(mai, "outbox", all="", before=seen[0][-1])

    assert (seen[0], len(seen[0]), re.findall(r'href="/outbox/(\d+)/"', rest)) == (seen[1], 2, [str(int(seen[0][-1]) - 1)])
    assert 'rel="prev" href="?all"' in rest


def test_person_says_where_he_gets_mail_and_how_often(people: People) -> None:
    binh = signed_in(people.binh)
    assert "Địa chỉ thư điện tử" in shown(binh, "own-mail")

    assert sent(binh, "own-mail", address="binh@minhson.vn", wish="daily", shown="0") == (302, reverse("own-mail"))

    page = shown(binh, "own-mail")
    assert ('value="binh@minhson.vn"' in page, "Đã lưu." in page) == (True, True)
    assert MailAddress.objects.values_list("account__username", "wish").get() == ("binh", "daily")
    assert "Địa chỉ thư chưa đúng" in refused(binh, "own-mail", address="bình", wish="each", shown="1")
    assert sent(binh, "own-mail", address="khac@minhson.vn", wish="each", shown="0")[0] == 409


def test_administrator_says_it_for_another(people: People) -> None:
    kien = signed_in(people.kien)
    assert reverse("account-mail", args=[people.sen.pk]) in shown(kien, "account", people.sen.pk)
    assert "Nhận thư: sen" in shown(kien, "account-mail", people.sen.pk)

    assert sent(kien, "account-mail", people.sen.pk, address="sen@minhson.vn", wish="each", shown="0") == (
        302,
        reverse("account", args=[people.sen.pk]),
    )

    assert MailAddress.objects.get().account == people.sen
    assert "Địa chỉ thư chưa đúng" in refused(kien, "account-mail", people.sen.pk, address="sen", wish="each", shown="1")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({}, (-3, None)),
        ({"timing": "on"}, (0, None)),
        ({"timing": "after", "many": "2"}, (2, None)),
        ({"timing": "weekly", "weekday": "0"}, (None, 0)),
    ],
)
def test_chief_adds_a_rule(typed: dict[str, str], kept: tuple[int | None, int | None], people: People) -> None:
    ReminderRule.objects.all().delete()
    mai = signed_in(people.mai)
    assert "Chưa có quy tắc nào" in shown(mai, "reminder-rules")
    assert "Nhắc khi nào" in shown(mai, "reminder-rule-new")

    assert sent(mai, "reminder-rule-new", **(RULE | typed)) == (302, reverse("reminder-rules"))

    rule = ReminderRule.objects.get()
    assert ((rule.days, rule.weekday), rule.receivers, rule.active) == (kept, ["lead", "person"], True)
    changed = shown(mai, "reminder-rule", rule.pk)
    assert f'value="{(RULE | typed)["timing"]}" selected' in changed


def test_chief_no_longer_uses_a_rule(people: People) -> None:
    ReminderRule.objects.all().delete()
    rule, mai = ReminderRule.objects.create(days=1, receivers=["lead", "chief"], source="Quy chế"), signed_in(people.mai)
    typed = {"timing": "after", "many": "1", "receivers": ["lead"], "source": "Quy chế"}

    assert sent(mai, "reminder-rule", rule.pk, shown="1", **typed) == (302, reverse("reminder-rules"))

    page = shown(mai, "reminder-rules")
    assert ("Quá hạn 1 ngày" in page, "Không áp dụng" in page, "Đơn vị chủ trì" in page) == (True, True, True)
    assert sent(mai, "reminder-rule", rule.pk, shown="1", **(typed | {"many": "2"}))[0] == 409


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"many": ""}, "Ghi số ngày."),
        ({"many": "0"}, "Chưa lưu"),
        ({"timing": "weekly"}, "Chọn ngày trong tuần."),
        ({"receivers": []}, "Trường này là bắt buộc."),
    ],
)
def test_rule_that_is_not_whole_comes_back_with_what_is_missing(typed: dict[str, Any], words: str, people: People) -> None:
    ReminderRule.objects.all().delete()

    assert words in refused(signed_in(people.mai), "reminder-rule-new", **(RULE | typed))
    assert ReminderRule.objects.count() == 0
