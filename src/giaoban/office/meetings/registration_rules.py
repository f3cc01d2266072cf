"""Who registers matters for the next period, who compiles them, who keeps the competence table. What is seen stands in `rules`."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Kind, Relation, Role, reach, sees_some
from giaoban.office.meetings.models import Registration


def may_register(account: Account) -> bool:
    """May the person propose a matter: a unit's focal point for his unit, the office for any (nhập thay)?"""
    return may_compile(account) or (Relation.OWN_ORGAN in reach(account, Kind.MEETING) and bool(account.organ_ids))


def may_register_for(account: Account, organ_id: int) -> bool:
    """May the person propose a matter in the name of this unit?"""
    return may_compile(account) or (may_register(account) and organ_id in account.organ_ids)


def may_compile(account: Account) -> bool:
    """Does the person compile what was registered: take it into a meeting, merge, defer, decline? The office."""
    return bool(account.roles & OFFICE_ROLES)


def may_correct(account: Account, registration: Registration) -> bool:
    """May the person correct or withdraw a registration that he sees, while nothing has become of it?"""
    waits = registration.state in (Registration.State.PROPOSED, Registration.State.DEFERRED)
    return waits and may_register_for(account, registration.organ_id)


def may_see_competence(account: Account) -> bool:
    """May the person see the competence table: whoever could see a meeting?"""
    return sees_some(account, Kind.MEETING)


def may_keep_competence(account: Account) -> bool:
    """Does the person keep the competence table: the chief of office?"""
    return Role.CHIEF in account.roles
