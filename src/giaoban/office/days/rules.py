"""Who may do what with days off. What may be seen agrees with `queries`; a test holds the two together."""

from __future__ import annotations

from giaoban.office.days.models import OwnDay
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Kind, Role, sees_some


def may_see(account: Account, day: OwnDay | None = None) -> bool:
    """May the person see when the office works? Whoever may see who works there."""
    return account.is_active and sees_some(account, Kind.DIRECTORY)


def may_keep(account: Account) -> bool:
    """May the person enter, correct and withdraw days, and say how deadlines are read?"""
    return bool(account.roles & {Role.CHIEF, Role.COMPILER})
