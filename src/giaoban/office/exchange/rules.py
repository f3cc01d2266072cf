"""Who may do what with papers that go to other offices and come from them."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.rules import may_keep_directory
from giaoban.office.directory.visibility import Kind, sees_some
from giaoban.office.issuing import rules as issuing
from giaoban.office.issuing.models import Draft
from giaoban.office.registry.rules import may_take_in


def may_see_packages(account: Account) -> bool:
    """May the person see packages that came in, and what they were answered? Whoever sees files on their way in."""
    return sees_some(account, Kind.INTAKE)


def may_keep_post(account: Account) -> bool:
    """May the person open the post, let a package in that nobody could look through, turn one away?"""
    return may_take_in(account)


def may_keep_contacts(account: Account) -> bool:
    """May the person say by which code and at which address organs are reached? The registry and the chief of office."""
    return may_keep_directory(account) and may_take_in(account)


def may_send(account: Account, draft: Draft) -> bool:
    """May the person send the paper to other offices: who may distribute it?"""
    return issuing.may_number(account, draft)
