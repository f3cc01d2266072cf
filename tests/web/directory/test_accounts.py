"""The administrator's pages, and the link with which an owner sets a password."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from giaoban.office.access.models import OneTimeLink
from giaoban.office.directory.models import Account, Person, RoleHolding
from giaoban.office.directory.visibility import Role
from tests.people import PASSWORD, Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in

NEW = "mật khẩu riêng của Thịnh"
TODAY = timezone.localdate().isoformat()


def link_of(client: Client, account: Account) -> str:
    page = client.post(reverse("account-link", args=[account.pk])).content.decode()
    return str(re.findall(r'value="http://testserver(/account/password/once/[^"]+)"', page)[0])


def test_account_is_made_given_a_role_and_opened_by_its_owner(people: People, organs: Organs) -> None:
    kien, thinh = signed_in(people.kien), Person.objects.create(full_name="Vũ Đức Thịnh")
    assert "Thêm tài khoản" in shown(kien, "account-new")
    assert sent(kien, "account-new", username="thinh", person_id=thinh.pk)[0] == 302
    account = Account.objects.get(username="thinh")
    assert "Chưa đặt mật khẩu" in shown(kien, "account", account.pk)
    assert "Thêm vai trò" in shown(kien, "role-new", account.pk)
    assert sent(kien, "role-new", account.pk, role=Role.FOCAL_POINT, organ_id=organs.economy.pk)[0] == 302
    owner, link = Client(), link_of(kien, account)

    assert "thinh" in owner.get(link).content.decode()
    assert "Hai lần nhập không giống nhau" in owner.post(link, {"password1": NEW, "password2": "khác"}).content.decode()
    assert "Mật khẩu quá ngắn" in owner.post(link, {"password1": "123", "password2": "123"}).content.decode()
    assert owner.post(link, {"password1": NEW, "password2": NEW}).headers["Location"] == reverse("account_login")

    assert owner.get(link).status_code == 410
    assert (owner.login(username="thinh", password=NEW), Account.objects.get(pk=account.pk).organ_ids) == (
        True,
        frozenset({organs.economy.pk}),
    )
    page = shown(kien, "account", account.pk)
    assert ("Đang dùng" in page, "Đầu mối đơn vị" in page, "Phòng Kinh tế" in page) == (True, True, True)


def test_role_is_ended_by_its_last_day(people: People) -> None:
    kien, holding = signed_in(people.kien), RoleHolding.objects.get(account=people.binh)
    assert "Thôi vai trò" in shown(kien, "role-end", holding.pk)

    assert sent(kien, "role-end", holding.pk, last_day="2026-01-31")[0] == 302

    assert Account.objects.get(pk=people.binh.pk).roles == frozenset()
    assert "chưa có" in shown(kien, "accounts")
    assert "Chọn đơn vị của đầu mối" in refused(kien, "role-new", people.binh.pk, role=Role.FOCAL_POINT)
    own = RoleHolding.objects.get(account=people.kien)
    assert "ít nhất một người quản trị" in refused(kien, "role-end", own.pk, last_day=TODAY)


def test_account_switched_off_is_signed_out(people: People) -> None:
    kien, binh = signed_in(people.kien), signed_in(people.binh)
    assert binh.get(reverse("organs")).status_code == 200

    sent(kien, "account-switch", people.binh.pk, active="0")
    assert binh.get(reverse("organs")).status_code == 302
    assert "Đã khóa" in shown(kien, "account", people.binh.pk)

    sent(kien, "account-switch", people.binh.pk, active="1")
    assert binh.get(reverse("organs")).status_code == 200


def test_last_administrator_stays(people: People) -> None:
    kien = signed_in(people.kien)

    sent(kien, "account-switch", people.kien.pk, active="0")

    assert "ít nhất một người quản trị" in shown(kien, "account", people.kien.pk)


def test_link_used_takes_the_old_password_and_the_sessions_away(people: People) -> None:
    kien, binh = signed_in(people.kien), Client()
    binh.post(reverse("account_login"), {"login": "binh", "password": PASSWORD})
    link = link_of(kien, people.binh)
    assert binh.get(reverse("organs")).status_code == 200

    Client().post(link, {"password1": NEW, "password2": NEW})

    assert binh.get(reverse("organs")).status_code == 302
    assert (binh.login(username="binh", password=PASSWORD), binh.login(username="binh", password=NEW)) == (False, True)


@pytest.mark.parametrize(("has_password", "words", "hours"), [(False, "trong ba ngày", 72), (True, "trong một giờ", 1)])
def test_first_link_lasts_three_days_and_another_an_hour(people: People, has_password: bool, words: str, hours: int) -> None:
    if not has_password:
        people.binh.set_unusable_password()
        people.binh.save()

    page = signed_in(people.kien).post(reverse("account-link", args=[people.binh.pk])).content.decode()

    link = OneTimeLink.objects.get()
    assert (words in page, link.until - link.made_at) == (True, dt.timedelta(hours=hours))


def test_link_that_is_made_up_tells_nothing(people: People) -> None:
    answer = Client().get(reverse("one-time-link", args=["made-up"]))

    assert (answer.status_code, "binh" in answer.content.decode(), "no-store" in answer.headers["Cache-Control"]) == (410, False, True)


def test_link_used_in_another_window_meanwhile_is_said(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    link = link_of(signed_in(people.kien), people.binh)
    shown_link = OneTimeLink.objects.get()
    monkeypatch.setattr("giaoban.web.signin.views.open_link", lambda _: shown_link)  # as it was looked up a moment before
    assert Client().post(link, {"password1": NEW, "password2": NEW}).status_code == 302

    again = Client().post(link, {"password1": NEW + " khác", "password2": NEW + " khác"})

    assert (again.status_code, "không còn dùng được" in again.content.decode()) == (410, True)


def test_account_wrongly_entered_comes_back(people: People) -> None:
    kien = signed_in(people.kien)

    assert "Đã có tài khoản" in refused(kien, "account-new", username="LAN")
    for page in ("account", "role-new"):
        assert kien.get(reverse(page, args=[987654])).status_code == 404
    assert [sent(kien, page, 987654)[0] for page in ("account-switch", "account-link", "role-end")] == [404, 404, 404]


def test_accounts_are_shown_a_page_at_a_time(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.web.directory.accounts.PAGE", 5)
    kien = signed_in(people.kien)

    assert "?after=kien" in shown(kien, "accounts")
    assert "?after=sen" in shown(kien, "accounts", after="kien")


@pytest.mark.parametrize("count", [1, 3])
def test_accounts_take_the_same_number_of_queries(
    people: People, organs: Organs, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(count):
        account = Account.objects.create_user(f"x{n}")
        RoleHolding.objects.create(account=account, role=Role.FOCAL_POINT, organ=organs.economy)
    kien = signed_in(people.kien)

    with django_assert_num_queries(11):
        shown(kien, "accounts")


@pytest.mark.parametrize("name", ["account-new", "role-new", "account-switch", "account-link"])
def test_acts_on_accounts_ask_for_the_password_again(name: str, people: People, client: Client) -> None:
    client.force_login(people.kien)  # signed in long ago

    answer = client.post(reverse(name, args=[] if name == "account-new" else [people.lan.pk]), {"username": "moi"})

    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, reverse("account_reauthenticate"))


def test_open_account_of_who_has_left_is_pointed_out_until_it_is_locked(people: People) -> None:
    mai, kien, binh = signed_in(people.mai), signed_in(people.kien), people.binh
    change = {"full_name": "Đỗ Văn Bình", "shown": "1"}  # no longer here
    said = mai.post(reverse("person-change", args=[binh.person_id]), change, follow=True).content.decode()
    assert "còn tài khoản đang mở" in said

    assert [("không còn công tác" in shown(kien, "accounts")), "Hãy khóa tài khoản" in shown(kien, "account", binh.pk)] == [True, True]
    kien.post(reverse("account-switch", args=[binh.pk]), {"active": "0"})
    assert [("không còn công tác" in shown(kien, "accounts")), "Hãy khóa tài khoản" in shown(kien, "account", binh.pk)] == [False, False]
    again = mai.post(reverse("person-change", args=[binh.person_id]), change | {"shown": "2"}, follow=True).content.decode()
    assert "còn tài khoản đang mở" not in again
