"""Who may do what in the directory. What may be seen agrees with `queries`; a test holds the two together."""

from __future__ import annotations

from giaoban.office.directory.models import Absence, Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Confidentiality, Kind, Relation, Role, reach, sees_some


def may_see_directory(account: Account) -> bool:
    """May the person see organs, people, positions and areas of charge?"""
    return sees_some(account, Kind.DIRECTORY)


def sees_within(account: Account) -> bool:
    """May the person see what the office keeps to itself: absences, names asked about?"""
    return reach(account, Kind.DIRECTORY).get(Relation.ANY) == Confidentiality.RESTRICTED


def may_see_absence(account: Account, absence: Absence) -> bool:
    """May the person see this absence? The office and the leaders all; others their own and those they stand in for."""
    own = account.person_id is not None and account.person_id in (absence.person_id, absence.deputy_id)
    return may_see_directory(account) and (own or sees_within(account))


def may_keep_directory(account: Account) -> bool:
    """May the person enter and change organs, people and positions?"""
    return bool(account.roles & {Role.CLERK, Role.CHIEF, Role.ADMINISTRATOR})


def may_keep_charges(account: Account) -> bool:
    """May the person write down which leader looks after what?"""
    return bool(account.roles & {Role.CLERK, Role.CHIEF})


def may_record_absence(account: Account, person_id: int) -> bool:
    """May the person write down that somebody is away? The office for everybody, everyone for himself."""
    own = account.person_id is not None and account.person_id == person_id
    return bool(account.roles & {Role.CLERK, Role.CHIEF}) or (own and may_see_directory(account))


def may_answer_names(account: Account) -> bool:
    """May the person say which organ a name in a paper means?"""
    return bool(account.roles & OFFICE_ROLES)


def may_keep_accounts(account: Account) -> bool:
    """May the person make accounts and give roles?"""
    return Role.ADMINISTRATOR in account.roles


def may_set_up_office(account: Account) -> bool:
    """May the person say whose office this is, and when its term runs?"""
    return bool(account.roles & {Role.CHIEF, Role.ADMINISTRATOR})
