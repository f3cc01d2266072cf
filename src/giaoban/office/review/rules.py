"""Who may do what with proposals. What hangs on a paper is seen through the paper."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES
from giaoban.office.registry import rules as registry
from giaoban.office.registry.models import Paper
from giaoban.office.review.models import Proposal


def may_review(account: Account, paper: Paper) -> bool:
    """May the person decide on this paper's proposals?"""
    return bool(account.roles & OFFICE_ROLES) and registry.may_see(account, paper)


def may_see(account: Account, proposal: Proposal) -> bool:
    """May the person see this proposal?"""
    return may_review(account, proposal.paper)


def may_have_reread(account: Account) -> bool:
    """May the person have papers read again?"""
    return bool(account.roles & OFFICE_ROLES)
