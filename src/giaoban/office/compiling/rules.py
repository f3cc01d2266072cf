"""Who compiles the next programme: the office. What of it a person sees, follows from what its sources let him see."""

from __future__ import annotations

from giaoban.office.compiling.models import Decision
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES
from giaoban.office.programme import rules as programmes
from giaoban.office.programme.models import Programme
from giaoban.office.registry.rules import may_see as may_see_paper


def may_compile(account: Account) -> bool:
    """Does the person compile programmes?"""
    return bool(account.roles & OFFICE_ROLES)


def may_compile_this(account: Account, programme: Programme) -> bool:
    """May the person look through what is proposed for this programme?"""
    return may_compile(account) and programmes.sees_whole(account, programme)


def may_see(account: Account, decision: Decision) -> bool:
    """May the person see what was decided of a proposal: with the programme, and as far inside as the paper it comes from?"""
    within = decision.paper is None or may_see_paper(account, decision.paper)
    return may_compile_this(account, decision.programme) and within
