"""How people sign in: accounts are made by the administrator, never by a visitor; the rest is django-allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up; no mail is ever sent."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by the administrator."""
        return False

    def send_mail(self, *_: Any, **__: Any) -> None:
        """An office on a closed network has no mail to send."""


class OutsideAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An outside account opens only the account here that it was connected to by its owner, signed in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """No account is made of an outside one."""
        return False
