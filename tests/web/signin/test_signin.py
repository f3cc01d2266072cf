import re
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from giaoban.office.access.actions import make_link
from giaoban.office.audit.models import Entry
from tests.people import PASSWORD, People

pytestmark = pytest.mark.django_db
NEW = "đồng lúa chín vàng"


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(db: None) -> None:
    cache.clear()


def sign_in(client: Client, name: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(reverse("account_login"), {"login": name, "password": password, **more})


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_name_and_password_open_the_desk(client: Client, people: People) -> None:
    answer = sign_in(client, "lan")

    assert (answer.status_code, answer.headers["Location"], client.get("/").status_code, verbs()) == (302, "/", 200, ["access.sign-in"])


def test_sign_in_returns_to_the_page_that_was_asked_for(client: Client, people: People) -> None:
    assert sign_in(client, "yen", next="/audit/?verb=registry.sort-paper").headers["Location"] == "/audit/?verb=registry.sort-paper"


def test_sign_in_leads_to_no_other_site(client: Client, people: People) -> None:
    assert sign_in(client, "lan", next="https://example.org/").headers["Location"] == "/"


@pytest.mark.parametrize(("name", "password"), [("lan", "sai mật khẩu rồi"), ("không ai", PASSWORD)])
def test_wrong_name_and_wrong_password_are_answered_alike(name: str, password: str, client: Client, people: People) -> None:
    answer = sign_in(client, name, password)

    assert (answer.status_code, "Tên đăng nhập hoặc mật khẩu không đúng." in answer.content.decode()) == (200, True)
    assert verbs() == (["access.fail-to-sign-in"] if name == "lan" else [])


def test_account_that_is_switched_off_does_not_open(client: Client, people: People) -> None:
    people.lan.is_active = False
    people.lan.save()
    sign_in(client, "lan")

    assert client.get("/").status_code == 302


def test_too_many_wrong_passwords_lock_the_account_for_a_while(client: Client, people: People) -> None:
    for _ in range(5):
        sign_in(client, "lan", "sai mật khẩu rồi")
    answer = sign_in(client, "lan")

    assert ("Hãy đợi năm phút" in answer.content.decode(), client.get("/").status_code) == (True, 302)


def test_passwords_are_kept_by_argon2() -> None:
    from giaoban.site import settings

    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_nobody_signs_up(client: Client, db: None) -> None:
    answer = client.get(reverse("account_signup"))

    assert "Tài khoản do quản trị hệ thống của văn phòng lập." in answer.content.decode()


def test_signing_out_is_a_post_and_is_noted(client: Client, people: People) -> None:
    client.force_login(people.lan)
    asked = client.get(reverse("account_logout"))
    client.post(reverse("account_logout"))

    assert (asked.status_code, client.get("/").status_code, verbs()) == (200, 302, ["access.sign-out"])


# -- second factors ---------------------------------------------------------------------------------------------------------------


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def test_second_factor_is_asked_for(client: Client, people: People) -> None:
    secret = generate_totp_secret()
    TOTP.activate(people.lan, secret)
    first = sign_in(client, "lan")
    between = client.get("/").status_code
    page = client.get(first.headers["Location"]).content.decode()
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert (first.headers["Location"], between, "Xác thực hai lớp" in page, "Mã không đúng." in wrong, client.get("/").status_code) == (
        reverse("mfa_authenticate"),
        302,
        True,
        True,
        200,
    )


def test_recovery_code_opens_once(client: Client, people: People) -> None:
    TOTP.activate(people.lan, generate_totp_secret())
    code = RecoveryCodes.activate(people.lan).get_unused_codes()[0]
    for expected in (200, 302):
        browser = Client()
        sign_in(browser, "lan")
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert browser.get("/").status_code == expected


def test_app_is_switched_on_with_its_first_code(
    client: Client, people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sign_in(client, "lan")
    again(client)
    page = client.get(reverse("mfa_activate_totp"))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code_of(page.context["form"].secret)})

    assert "Đang dùng, từ" in client.get(reverse("mfa_index")).content.decode()
    assert "access.add-second-factor" in verbs()


def test_pages_of_ones_own_account_are_vietnamese(client: Client, people: People) -> None:
    secret = generate_totp_secret()
    TOTP.activate(people.lan, secret)
    RecoveryCodes.activate(people.lan)
    client.force_login(people.lan)
    again(client)
    names = [
        "mfa_index", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
        "mfa_deactivate_totp", "account_change_password", "usersessions_list", "account_logout", "mfa_reauthenticate",
        "account_reauthenticate", "socialaccount_connections",
    ]  # fmt: skip
    pages = {name: client.get(reverse(name)) for name in names}

    assert {name: page.status_code for name, page in pages.items()} == dict.fromkeys(names, 200)
    english = re.compile(r">[^<]*\b(?:Password|Sign|Recovery|Code|Security|Username|Current|Confirm|Please|Your|Use)\b")
    assert {name: found for name, page in pages.items() if (found := english.findall(page.content.decode()))} == {}


def again(client: Client) -> Any:
    return client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


# -- dangerous acts ---------------------------------------------------------------------------------------------------------------


def test_dangerous_act_asks_for_the_password_again(client: Client, people: People) -> None:
    client.force_login(people.lan)
    asked = client.get(reverse("mfa_activate_totp"))
    again(client)

    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_wrong_password_does_not_make_it_fresh(client: Client, people: People) -> None:
    client.force_login(people.lan)
    page = client.post(reverse("account_reauthenticate"), {"password": "sai mật khẩu rồi"}).content.decode()

    assert ("Mật khẩu không đúng." in page, client.get(reverse("mfa_activate_totp")).status_code) == (True, 302)


def test_confirmation_holds_for_five_minutes(client: Client, people: People, settings: Settings) -> None:
    client.force_login(people.lan)
    again(client)
    session = client.session
    session["account_authentication_methods"] = [m | {"at": m["at"] - 301} for m in session["account_authentication_methods"]]
    session.save()

    assert (client.get(reverse("mfa_activate_totp")).status_code, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT) == (302, 300)


def test_password_is_changed_with_the_one_in_use(client: Client, people: People) -> None:
    sign_in(client, "lan")
    again(client)
    wrong = client.post(reverse("account_change_password"), {"oldpassword": "sai", "password1": NEW, "password2": NEW}).content.decode()
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    people.lan.refresh_from_db()

    assert ("Mật khẩu hiện nay không đúng." in wrong, people.lan.check_password(NEW), verbs()[-1]) == (True, True, "access.change-password")


# -- sessions ---------------------------------------------------------------------------------------------------------------------


def test_sessions_are_listed_and_another_one_is_ended(client: Client, people: People) -> None:
    other = Client(HTTP_USER_AGENT="Điện thoại của Lan")
    for browser in (other, client):
        sign_in(browser, "lan")
    listed = client.get(reverse("usersessions_list")).content.decode()
    session = UserSession.objects.get(user_agent="Điện thoại của Lan")
    client.post(reverse("end-session", args=[session.pk]))

    assert ("Điện thoại của Lan" in listed, "đang mở ở 2 nơi" in listed) == (True, True)
    assert (other.get("/").status_code, client.get("/").status_code) == (302, 200)


def test_session_of_another_person_is_not_there(client: Client, people: People) -> None:
    other = Client()
    sign_in(other, "ha")
    sign_in(client, "lan")
    answer = client.post(reverse("end-session", args=[UserSession.objects.get(user=people.ha).pk]))

    assert (answer.status_code, other.get("/").status_code) == (404, 200)


def test_session_is_not_ended_by_looking(client: Client, people: People) -> None:
    sign_in(client, "lan")

    assert client.get(reverse("end-session", args=[UserSession.objects.get().pk])).status_code == 405


# -- one-time links ---------------------------------------------------------------------------------------------------------------


def test_link_asks_for_a_password_and_sets_it(client: Client, people: People) -> None:
    url = reverse("one-time-link", args=[make_link(people.kien, people.lan)])
    looked = [client.get(url) for _ in range(2)]
    done = client.post(url, {"password1": NEW, "password2": NEW}, follow=True)

    assert [("Nguyễn Thị Lan" in page.content.decode(), page.status_code) for page in looked] == [(True, 200), (True, 200)]
    assert "Đã đặt mật khẩu. Hãy đăng nhập." in done.content.decode()
    assert (sign_in(client, "lan", NEW).status_code, client.get(url).status_code) == (302, 410)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (NEW, "khác", "Hai lần nhập không giống nhau."),
        ("ngắn", "ngắn", "Mật khẩu quá ngắn: cần ít nhất 10 ký tự."),
        ("1234567890", "1234567890", "Mật khẩu này quá phổ biến."),
    ],
)
def test_link_refuses_what_does_not_do(first: str, second: str, said: str, client: Client, people: People) -> None:
    url = reverse("one-time-link", args=[make_link(people.kien, people.lan)])
    page = client.post(url, {"password1": first, "password2": second}).content.decode()

    assert (said in page, client.get(url).status_code) == (True, 200)


def test_link_that_never_was_is_gone(client: Client, db: None) -> None:
    answer = client.get(reverse("one-time-link", args=["no-such-link"]))

    assert (answer.status_code, "không còn dùng được" in answer.content.decode()) == (410, True)


# -- expired pages ----------------------------------------------------------------------------------------------------------------


def test_form_of_an_expired_session_is_answered_without_saving(people: People) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("account_login"), {"login": "lan", "password": PASSWORD})

    assert (answer.status_code, "data-unsaved" in answer.content.decode(), "sẽ hiện lại" in answer.content.decode()) == (403, True, True)
    assert (PASSWORD in answer.content.decode(), verbs()) == (False, [])


def test_part_of_a_page_asked_for_without_session_sends_the_whole_page_to_sign_in(client: Client, people: People) -> None:
    headers = {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://testserver/audit/?verb=x"}
    answer = client.get(reverse("audit-log"), **headers)  # type: ignore[arg-type]

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/account/login/?next=/audit/%3Fverb%3Dx")
