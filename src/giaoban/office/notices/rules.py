"""Who may do what with notices, the outbox and the rules of reminding."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Kind, Role, sees_some
from giaoban.office.notices.models import Notice


def may_see(account: Account, notice: Notice) -> bool:
    """May the person see a notice? His own, and nobody else's."""
    return account.is_active and notice.account_id == account.pk


def may_keep_outbox(account: Account) -> bool:
    """May the person read mails before they leave, hold them, open the outbox? Mails hold no content, so the administrator may too."""
    return sees_some(account, Kind.MAIL)


def may_set_address(actor: Account, account_id: int) -> bool:
    """May the person say where mail for an account goes? Everyone for himself, the administrator for all."""
    return actor.is_active and (actor.pk == account_id or Role.ADMINISTRATOR in actor.roles)


def may_keep_reminders(account: Account) -> bool:
    """May the person say when who is reminded?"""
    return Role.CHIEF in account.roles
