"""What django-allauth does is an act too: each leaves a line in the record. No password, code, address or browser is noted."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_set, user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import receiver

from giaoban.office.audit.acts import act
from giaoban.office.directory.models import Account


def _note(account: Any, verb: str) -> None:
    if isinstance(account, Account):
        with act(account, verb) as line:
            line.about(account)


@receiver(user_logged_in)
def signed_in(user: Any, **_: Any) -> None:
    """Somebody has signed in, second factor included."""
    _note(user, "access.sign-in")


@receiver(user_logged_out)
def signed_out(user: Any, **_: Any) -> None:
    """Somebody has signed out."""
    _note(user, "access.sign-out")


@receiver(user_login_failed)
def not_signed_in(credentials: dict[str, Any], **_: Any) -> None:
    """A password did not fit: noted for accounts that exist; what was typed for others may be a password in the wrong field."""
    account = Account.objects.filter(username=credentials.get("username") or "").first()
    if account is not None:
        with act(None, "access.fail-to-sign-in") as line:
            line.about(account)


@receiver([password_changed, password_set])
def password_was_changed(user: Any, **_: Any) -> None:
    """Somebody changed the own password."""
    _note(user, "access.change-password")


@receiver([authenticator_added, authenticator_reset])
def second_factor_added(user: Any, **_: Any) -> None:
    """An app or a key was added, or recovery codes were made anew."""
    _note(user, "access.add-second-factor")


@receiver(authenticator_removed)
def second_factor_removed(user: Any, **_: Any) -> None:
    """An app, a key or recovery codes were removed."""
    _note(user, "access.remove-second-factor")
