"""Who may do what with evidence. What hangs on a paper is seen through the paper."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES
from giaoban.office.evidence.models import Fact
from giaoban.office.registry import rules as registry
from giaoban.office.registry.models import Paper


def may_confirm(account: Account, paper: Paper) -> bool:
    """May the person confirm, correct and withdraw facts of this paper?"""
    return bool(account.roles & OFFICE_ROLES) and registry.may_see(account, paper)


def may_see(account: Account, fact: Fact) -> bool:
    """May the person see this fact?"""
    return registry.may_see(account, fact.paper)
