"""Who may do what with templates. What may be seen agrees with `queries`; a test holds the two together."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Kind, Role, sees_some
from giaoban.office.own_templates.models import OwnTemplate


def may_see(account: Account, template: OwnTemplate | None = None) -> bool:
    """May the person see the template? Whoever writes papers; those that were withdrawn, only who keeps them."""
    if template is not None and template.withdrawn and not may_keep(account):
        return False
    return account.is_active and sees_some(account, Kind.OWN_TEMPLATE)


def may_keep(account: Account) -> bool:
    """May the person bring templates and newer versions, withdraw and restore them?"""
    return account.is_active and bool(account.roles & {Role.CHIEF, Role.COMPILER})
