"""Who may do what with papers. Each rule agrees with `queries.visible_to`; a test holds the two together."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Kind, Relation, Role, reach
from giaoban.office.registry.models import Paper


def may_see(account: Account, paper: Paper) -> bool:
    """May the person see this paper? The same table as `visible_to`, asked of one paper."""
    return any(paper.confidentiality <= most and _stands(account, paper, relation) for relation, most in reach(account, Kind.PAPER).items())


def _stands(account: Account, paper: Paper, relation: Relation) -> bool:
    match relation:
        case Relation.ANY:
            return True
        case Relation.OWN_ORGAN:
            return paper.forwardings.filter(organ_id__in=account.organ_ids).exists()
        case Relation.PERSONAL:
            return account.person_id is not None and paper.forwardings.filter(person_id=account.person_id).exists()


def may_take_in(account: Account) -> bool:
    """May the person bring papers in?"""
    return bool(account.roles & {Role.CLERK, Role.CHIEF})


def may_sort(account: Account) -> bool:
    """May the person sort papers (phân văn)?"""
    return bool(account.roles & OFFICE_ROLES)


def may_add_parts(account: Account) -> bool:
    """May the person add files to papers (an annex, a scan, a photograph of an annotation)?"""
    return bool(account.roles & OFFICE_ROLES)


def may_correct(account: Account, paper: Paper) -> bool:
    """May the person correct what the registry says of a paper?"""
    return bool(account.roles & OFFICE_ROLES) and may_see(account, paper)


def may_set_confidentiality(account: Account, paper: Paper) -> bool:
    """May the person say how far inside a paper is?"""
    return may_take_in(account) and may_see(account, paper)
