"""Accounts of an outside provider: they open what their owner connected, and nothing else."""

from typing import Any

import pytest
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Account
from tests.people import PASSWORD, People

pytestmark = pytest.mark.django_db
PROVIDER = {
    "provider_id": "office", "name": "Tài khoản của tỉnh", "client_id": "giaoban", "secret": "s", "settings": {"server_url": "https://id.example"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def provider(settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [PROVIDER]}}


def come_in(uid: str, username: str) -> tuple[Any, SessionStore]:
    """Somebody comes back from the provider, which says that this is `username`."""
    request = RequestFactory().get("/account/oidc/office/login/callback/")
    request.session = SessionStore()
    request.user = AnonymousUser()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    login = SocialLogin(user=Account(username=username), account=SocialAccount(provider="office", uid=uid))
    login.state = {"process": "login"}
    with context.request_context(request):
        return complete_social_login(request, login), request.session


def test_stranger_gets_no_account(people: People) -> None:
    before = Account.objects.count()
    answer, session = come_in("007", "stranger")

    assert (Account.objects.count(), "_auth_user_id" in session) == (before, False)
    assert answer.status_code in {200, 302}


def test_name_of_somebody_here_opens_nothing(people: People) -> None:
    _, session = come_in("007", "hoa")

    assert ("_auth_user_id" in session, SocialAccount.objects.count()) == (False, 0)


def test_connected_account_opens(people: People) -> None:
    SocialAccount.objects.create(user=people.hoa, provider="office", uid="42")
    _, session = come_in("42", "whoever")

    assert session["_auth_user_id"] == str(people.hoa.pk)


def test_sign_in_page_offers_the_provider_by_a_post(client: Client, people: People) -> None:
    page = client.get(reverse("account_login")).content.decode()

    assert "Đăng nhập bằng Tài khoản của tỉnh" in page
    assert 'method="post"' in page.partition("oidc/office/login")[0].rpartition("<form")[2] + page.partition("oidc/office/login")[2][:60]


def test_second_factor_taken_off_by_its_owner_is_noted(client: Client, people: People) -> None:
    TOTP.activate(people.lan, generate_totp_secret())
    client.force_login(people.lan)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("mfa_deactivate_totp"))

    assert (Authenticator.objects.count(), Entry.objects.get().verb) == (0, "access.remove-second-factor")
