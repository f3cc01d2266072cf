"""What others may ask about links and administrators."""

from __future__ import annotations

import hashlib

from django.utils import timezone

from giaoban.office.access.models import OneTimeLink
from giaoban.office.directory.models import Account, RoleHolding
from giaoban.office.directory.visibility import Role


def digest_of(token: str) -> str:
    """What is kept of the secret in a link. It is 256 bits of chance, so a plain sum cannot be turned round."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_link(token: str) -> OneTimeLink | None:
    """The link with this secret, if it can still be used."""
    links = OneTimeLink.objects.filter(digest=digest_of(token), used_at=None, until__gt=timezone.now(), account__is_active=True)
    return links.select_related("account__person").first()


def has_administrator() -> bool:
    """Is there somebody who can sign in and make accounts?"""
    holders = Account.objects.filter(RoleHolding.on(timezone.localdate(), "holdings__"), holdings__role=Role.ADMINISTRATOR, is_active=True)
    return any(account.has_usable_password() for account in holders)
