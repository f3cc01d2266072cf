"""Letting people in again. `actor` is the administrator, or None for a command at the server's own terminal."""

from __future__ import annotations

import datetime as dt
import secrets

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from giaoban.office.access.models import OneTimeLink
from giaoban.office.access.queries import digest_of, open_link
from giaoban.office.access.rules import may_let_in
from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account, Person, RoleHolding
from giaoban.office.directory.visibility import Role

VALID_FOR = dt.timedelta(hours=1)
FIRST_VALID_FOR = dt.timedelta(days=3)  # a new account: the link is handed over on paper, and nobody signs in meanwhile


class LinkIsGone(Exception):  # noqa: N818 - what happened
    """The link was used, has run out, was replaced by a newer one, or never was."""


def make_link(actor: Account | None, account: Account, valid_for: dt.timedelta = VALID_FOR) -> str:
    """Make a link with which the owner sets a password; earlier ones no longer open. Returns the secret, which is kept nowhere."""
    with act(actor, "access.make-link") as line:
        require(may_let_in(actor))
        line.about(account)
        token, now = secrets.token_urlsafe(32), timezone.now()
        account.one_time_links.filter(used_at=None).delete()
        OneTimeLink.objects.create(account=account, digest=digest_of(token), made_by=actor, made_at=now, until=now + valid_for)
    return token


def use_link(token: str, password: str) -> Account:
    """Set the password of a link's account; the link is used up, and every session of the account ends.

    Raises LinkIsGone, and ValidationError for a password that is too weak.
    """
    with act(None, "access.use-link") as line:
        link = open_link(token)
        if link is None or not OneTimeLink.objects.filter(pk=link.pk, used_at=None).update(used_at=timezone.now()):
            raise LinkIsGone
        validate_password(password, link.account)
        line.actor_id = link.account_id
        line.about(link.account)
        _set_password(link.account, password)
    return link.account


def set_password(actor: Account | None, account: Account, password: str) -> None:
    """Set the password of an account; its sessions end. Raises ValidationError for one that is too weak."""
    with act(actor, "access.set-password") as line:
        require(may_let_in(actor))
        validate_password(password, account)
        line.about(account)
        _set_password(account, password)


def _set_password(account: Account, password: str) -> None:
    account.set_password(password)
    account.save(update_fields=["password"])
    _end(account)


def end_sessions(actor: Account | None, account: Account) -> None:
    """End every session of an account."""
    with act(actor, "access.end-sessions") as line:
        require(may_let_in(actor))
        line.about(account)
        _end(account)


def end_own_session(actor: Account, session: UserSession) -> None:
    """End one session of one's own."""
    with act(actor, "access.end-sessions") as line:
        require(session.user_id == actor.pk)
        line.about(actor)
        session.end()


def _end(account: Account) -> None:
    for session in UserSession.objects.filter(user=account):
        session.end()


def take_away_second_factors(actor: Account | None, account: Account) -> None:
    """Take away an account's authenticator app, keys and recovery codes: the way in for somebody who lost them all. Its sessions end."""
    with act(actor, "access.take-away-second-factors") as line:
        require(may_let_in(actor))
        line.about(account)
        Authenticator.objects.filter(user=account).delete()
        _end(account)


def make_first_administrator(username: str, full_name: str) -> Account:
    """Make the account that makes all others. It has no password until its link is used or one is set."""
    with act(None, "access.make-first-administrator") as line:
        person = Person.objects.create(full_name=full_name)
        account = Account.objects.create_user(username, None, person=person)
        RoleHolding.objects.create(account=account, role=Role.ADMINISTRATOR, valid_from=timezone.localdate())
        line.about(account)
    return account
