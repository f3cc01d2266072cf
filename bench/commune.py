"""The office to measure with: the organs, people and accounts of the demo, in a scratch database that nobody else uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from giaoban.demo import office as demo
from giaoban.office.directory.models import Account, Office, Organ, OrganName, Person, Position, RoleHolding
from giaoban.office.directory.visibility import Role


@dataclass(frozen=True, slots=True)
class Commune:
    """The organs by their keys in the demo, the accounts by their names."""

    organs: dict[str, Organ]
    accounts: dict[str, Account]

    def holding(self, *roles: Role) -> list[Account]:
        """The accounts that hold one of the roles, each under a name the demo gave it."""
        return [account for account in self.accounts.values() if account.roles & set(roles)]

    def units(self) -> list[Organ]:
        """The organs for which somebody holds a role: papers are sent on to them."""
        held = {organ for account in self.accounts.values() for organ in account.organ_ids}
        return [organ for organ in self.organs.values() if organ.pk in held]


def found_commune() -> Commune:
    """Make the office: every organ in force, every account without a password (nobody signs in by hand here)."""
    founded = dt.date(*demo.FOUNDED)
    organs: dict[str, Organ] = {}
    for rank, row in enumerate(demo.ORGANS):
        above = organs[row.parent] if row.parent else None
        organ = Organ.objects.create(
            kind=row.kind, side=row.side, level=row.level, ours=row.ours, parent=above, rank=rank, valid_from=founded
        )
        OrganName.objects.create(organ=organ, text=row.name, short=row.short, symbol=row.symbol, valid_from=founded)
        organs[row.key] = organ
    # The term began before the first of the papers, so that all are numbered in it.
    Office.objects.create(organ=organs["DU"], place=demo.PLACE, term_start=timezone.localdate() - dt.timedelta(3 * 365))
    return Commune(organs, {row.username: _account(row, organs) for row in demo.PEOPLE})


def commune_there() -> Commune:
    """The office that was made before."""
    names = {name: organ for organ in Organ.objects.all() for name in organ.names.values_list("text", flat=True)}
    organs = {row.key: names[row.name] for row in demo.ORGANS if row.name in names}  # the demo may have more of them since
    return Commune(organs, {account.username: account for account in Account.objects.select_related("person")})


def _account(row: demo.DemoPerson, organs: dict[str, Organ]) -> Account:
    person = Person.objects.create(full_name=row.full_name)
    Position.objects.create(person=person, organ=organs[row.organ], title=row.title)
    account = Account.objects.create_user(row.username, None, person=person)
    RoleHolding.objects.create(account=account, role=row.role, organ=organs[row.role_organ] if row.role_organ else None)
    return account


def add_units(commune: Commune, units: int) -> list[Organ]:
    """So many branches more, each with somebody who answers for it; those that were added before are taken."""
    there = list(Organ.objects.filter(names__symbol="CB-ĐO"))
    founded, party = dt.date(*demo.FOUNDED), commune.organs["DU"]
    for number in range(len(there) + 1, units + 1):
        organ = Organ.objects.create(
            kind="party-cell", side="party", level="commune", ours=True, parent=party, rank=1000 + number, valid_from=founded
        )
        OrganName.objects.create(organ=organ, text=f"Chi bộ thôn {number}", symbol="CB-ĐO", valid_from=founded)
        person = Person.objects.create(full_name=f"Người đại diện chi bộ {number}")
        account = Account.objects.create_user(f"chi-bo-{number}", None, person=person)
        RoleHolding.objects.create(account=account, role=Role.FOCAL_POINT, organ=organ)
        there.append(organ)
    return there


def sign_in(accounts: Iterable[Account]) -> list[str]:
    """A session for each account; returns their keys, as the session cookie holds them."""
    keys = []
    for account in accounts:
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        keys.append(session.session_key or "")
    return keys
