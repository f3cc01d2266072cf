"""What others may ask of the directory. Everything that shows things starts from a `…_visible_to`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import models
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from giaoban.office.audit.kept import Kept
from giaoban.office.directory import rules
from giaoban.office.directory.kinds import OFFICES
from giaoban.office.directory.lists import Existing
from giaoban.office.directory.matching import Group, Home, Known, Matcher, Seat, key_of
from giaoban.office.directory.models import (
    Absence,
    Account,
    Alias,
    Charge,
    Office,
    Organ,
    OrganGroup,
    OrganName,
    Person,
    Position,
    RoleHolding,
    Succession,
    UnitQuestion,
    name_on,
)
from giaoban.office.directory.visibility import Role

M = TypeVar("M", bound=models.Model)


def office() -> Office | None:
    """The office of this installation; None before it is set up."""
    return Office.objects.select_related("organ").first()


def place_and_side() -> tuple[str, str]:
    """Where the office of this installation is and on which side its organ stands; the party's before it is set up."""
    return _PLACE.found("", _place_and_side)


_PLACE: Kept[tuple[str, str]] = Kept(1, "directory")


def _place_and_side() -> tuple[str, str]:
    return Office.objects.values_list("place", "organ__side").first() or ("", "party")


def office_name() -> str:
    """The name of the organ whose office this is; empty before it is set up."""
    return _OFFICE_NAME.found("", _office_name)


_OFFICE_NAME: Kept[str] = Kept(1, "directory")  # every page asks


def _office_name() -> str:
    names = OrganName.objects.filter(organ__in=Office.objects.values("organ")).values_list("text", "valid_from", "valid_to")
    return name_on(names, timezone.localdate())


def organ_names(keys: Iterable[int]) -> dict[int, str]:
    """What organs are called today: one query, no rows made into objects."""
    found: dict[int, list[tuple[str, dt.date | None, dt.date | None]]] = {key: [] for key in keys}
    for organ, text, begun, over in OrganName.objects.filter(organ__in=found).values_list("organ_id", "text", "valid_from", "valid_to"):
        found[organ].append((text, begun, over))
    today = timezone.localdate()
    return {organ: name_on(names, today) for organ, names in found.items()}


@dataclass(frozen=True, slots=True)
class Begun:
    """What an office needs before it can work, and what of it is there."""

    office: bool
    lists: bool
    accounts: bool
    roles: bool

    @property
    def is_complete(self) -> bool:
        """Is all of it there?"""
        return self.office and self.lists and self.accounts and self.roles


def begun() -> Begun:
    """How far the office has been set up: whose it is, people in their positions, more than one account, somebody to take papers in."""
    clerks = RoleHolding.objects.filter(RoleHolding.on(timezone.localdate()), role=Role.CLERK, account__is_active=True)
    return Begun(Office.objects.exists(), Position.objects.exists(), Account.objects.all()[1:2].exists(), clerks.exists())


def organs_visible_to(account: Account) -> QuerySet[Organ]:
    """The organs a person may see."""
    return _if_allowed(Organ.objects.all(), rules.may_see_directory(account))


def organs_with_names(account: Account) -> QuerySet[Organ]:
    """The organs a person may see, their names read along: what lists show."""
    return organs_visible_to(account).prefetch_related("names")


def groups_visible_to(account: Account) -> QuerySet[OrganGroup]:
    """The groups of organs that papers address together."""
    return _if_allowed(OrganGroup.objects.order_by("name"), rules.may_see_directory(account))


def people_visible_to(account: Account) -> QuerySet[Person]:
    """The people a person may see."""
    return _if_allowed(Person.objects.order_by("full_name", "pk"), rules.may_see_directory(account))


def people_with_positions(account: Account) -> QuerySet[Person]:
    """The people a person may see with their positions and the names of the organs: what lists show."""
    positions = Position.objects.select_related("organ").prefetch_related("organ__names")
    return people_visible_to(account).prefetch_related(Prefetch("positions", positions))


def charges_visible_to(account: Account) -> QuerySet[Charge]:
    """Which leader looks after what."""
    return _if_allowed(Charge.objects.order_by("person__full_name", "pk"), rules.may_see_directory(account))


def absences_visible_to(account: Account) -> QuerySet[Absence]:
    """Who is away, as far as a person may see it; the rule for one absence is `rules.may_see_absence`."""
    seen = _if_allowed(Absence.objects.order_by("-valid_from", "-pk"), rules.may_see_directory(account))
    if rules.sees_within(account):
        return seen
    return seen.filter(Q(person_id=account.person_id) | Q(deputy_id=account.person_id)) if account.person_id else seen.none()


def questions_visible_to(account: Account) -> QuerySet[UnitQuestion]:
    """The names that were asked about; those not answered have no alias."""
    return _if_allowed(UnitQuestion.objects.order_by("asked_at", "pk"), rules.sees_within(account))


def aliases_visible_to(account: Account) -> QuerySet[Alias]:
    """The names that were learnt."""
    return _if_allowed(Alias.objects.order_by("text"), rules.sees_within(account))


def accounts_visible_to(account: Account) -> QuerySet[Account]:
    """The accounts: the administrator's to see."""
    return _if_allowed(Account.objects.order_by("username"), rules.may_keep_accounts(account))


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """An account that is not switched off, with what it holds today: for questions about many accounts at once."""

    account_id: int
    person_id: int | None
    roles: frozenset[Role]
    organ_ids: frozenset[int]

    def stands_for(self, organ_id: int | None) -> bool:
        """Is this the focal point of an organ?"""
        return Role.FOCAL_POINT in self.roles and organ_id in self.organ_ids


def role_holders(among: Q | None = None) -> list[RoleHolder]:
    """Who holds a role today, of some accounts or of all, with all the roles each holds. One query; who holds none sees nothing."""
    held = RoleHolding.objects.filter(RoleHolding.on(timezone.localdate()), account__is_active=True).order_by("account_id", "pk")
    if among is not None:
        held = held.filter(account__in=Account.objects.filter(among).values("pk"))
    found: dict[int, tuple[int | None, set[Role], set[int]]] = {}
    for account, person, role, organ in held.values_list("account_id", "account__person_id", "role", "organ_id"):
        _, roles, organs = found.setdefault(account, (person, set(), set()))
        roles.add(Role(role))
        if organ is not None:
            organs.add(organ)
    return [RoleHolder(key, person, frozenset(roles), frozenset(organs)) for key, (person, roles, organs) in found.items()]


def deputies_of(person_ids: Iterable[int], day: dt.date) -> dict[int, list[int]]:
    """For each of some people who is away on a local day, those who stand in."""
    rows = Absence.objects.filter(Absence.on(day), person_id__in=set(person_ids), deputy__isnull=False).order_by("pk")
    found: dict[int, list[int]] = {}
    for person, deputy in rows.values_list("person_id", "deputy_id"):
        found.setdefault(person, []).append(deputy)
    return found


def successors_on(organ_id: int, day: dt.date) -> list[int]:
    """The organs that carry on an organ's work on a day, followed through every step; itself while it goes on.

    More than one: whose a task is now must be decided. None: nobody took over.
    """
    return _carried_on(organ_id, *_endings(day))


def heirs_on(day: dt.date) -> dict[int, tuple[int, ...]]:
    """For every organ that has ended by a day those that carry on its work; nobody where nobody took over. Two queries."""
    rows, ended = _endings(day)
    return {organ: tuple(_carried_on(organ, rows, ended)) for organ in ended}


def _endings(day: dt.date) -> tuple[dict[int, list[Succession]], set[int]]:
    """What ended organs by a day, organ by organ, and which have ended."""
    rows: dict[int, list[Succession]] = {}
    ending = (Succession.Kind.MERGE, Succession.Kind.SPLIT, Succession.Kind.ABOLISH)
    for row in Succession.objects.filter(kind__in=ending, effective__lte=day).order_by("effective", "pk"):
        rows.setdefault(row.from_organ_id, []).append(row)
    return rows, set(Organ.objects.filter(valid_to__lt=day).values_list("pk", flat=True))


def _carried_on(organ_id: int, rows: Mapping[int, list[Succession]], ended: Collection[int]) -> list[int]:
    found: dict[int, None] = {}
    waiting, met = [organ_id], set[int]()
    while waiting:
        organ = waiting.pop(0)
        if organ in met:
            continue
        met.add(organ)
        if organ not in ended:
            found[organ] = None
        waiting += [row.to_organ_id for row in rows.get(organ, ()) if row.to_organ_id is not None]
    return list(found)


def stands_in_for(person_id: int, day: dt.date) -> int | None:
    """Who acts in a person's place on a day: the person, the deputy while away, None while away without a deputy."""
    absence = Absence.objects.filter(Absence.on(day), person_id=person_id).order_by("-pk").first()
    return absence.deputy_id if absence else person_id


def stood_in_for(person_id: int, day: dt.date) -> list[int]:
    """The people who are away on a local day and for whom this person stands in."""
    return list(Absence.objects.filter(Absence.on(day), deputy_id=person_id).values_list("person_id", flat=True))


def leaders() -> QuerySet[Person]:
    """The permanent leaders with an account in force, heads first: whose orders papers carry."""
    holding = Q(account__holdings__role=Role.LEADER) & RoleHolding.on(timezone.localdate(), "account__holdings__")
    return Person.objects.filter(holding, active=True).annotate(first=models.Min("positions__rank")).order_by("first", "pk")


def chief_of_office(day: dt.date) -> Position | None:
    """What the chief of office is on a local day, with the person: the position in the office before others; None where nobody is."""
    holding = RoleHolding.on(day, "person__account__holdings__")
    chiefs = Q(person__account__holdings__role=Role.CHIEF, person__account__is_active=True, person__active=True)
    rows = Position.objects.filter(Position.on(day), chiefs, holding).select_related("person", "organ")
    return min(rows, key=lambda held: (held.organ.kind not in OFFICES, held.rank, held.pk), default=None)


def office_of(committee: Organ, day: dt.date) -> Organ | None:
    """The office that works for a committee, as an organ; None where none is written down."""
    return Organ.objects.filter(Organ.on(day), parent=committee, kind__in=OFFICES).prefetch_related("names").first()


def charges_on(day: dt.date) -> QuerySet[Charge]:
    """Which leader looks after what on a day; whoever has left looks after nothing, whether or not his last day was entered."""
    return Charge.objects.filter(Charge.on(day), person__active=True)


def looks_after(organ_id: int, day: dt.date) -> list[int]:
    """The leaders who look after a unit on a day."""
    rows = charges_on(day).filter(organ_id=organ_id).order_by("pk")
    return list(dict.fromkeys(rows.values_list("person_id", flat=True)))


def who_looks_after(organ_ids: Iterable[int], day: dt.date) -> dict[int, int]:
    """For each unit that a leader looks after on a day, the first who does."""
    rows = charges_on(day).filter(organ_id__in=set(organ_ids)).order_by("-pk")
    return dict(rows.values_list("organ_id", "person_id"))


def matcher_for(day: dt.date | None = None) -> Matcher:
    """All that is known for matching the units a paper of that day names; eight queries, whatever the directory's size.

    Build it once for a paper or a batch of papers. A `Paper` with a day of its own is matched by that day.
    """
    kept = office()
    # Of whoever has left, a position without its last day says nothing of any day.
    still_or_once = Q(person__active=True) | Q(valid_to__isnull=False)
    groups = list(OrganGroup.objects.prefetch_related("organs"))
    of_organ: dict[int, list[int]] = {}
    for group in groups:
        for organ in group.members(day):
            of_organ.setdefault(organ.pk, []).append(group.pk)
    organs = {organ.pk: organ for organ in Organ.objects.prefetch_related("names")}
    body = organs.get(kept.organ_id) if kept else None
    return Matcher(
        [_known(organ, tuple(of_organ.get(organ.pk, ()))) for organ in organs.values()],
        Home(body.pk if body else None, tuple(_names_above(body, organs, day or timezone.localdate()))),
        [Group(group.pk, (group.name,)) for group in groups],
        [
            Seat(p.pk, p.person_id, p.person.full_name, p.organ_id, p.title, p.valid_from, p.valid_to)
            for p in Position.objects.filter(still_or_once).select_related("person")
        ],
        {alias.text: tuple(organ.pk for organ in alias.organs.all()) for alias in Alias.objects.prefetch_related("organs")},
        day,
    )


def organs_by_key() -> dict[str, set[int]]:
    """The organs without an end by the keys of their last names and short names; a key that several bear leads to all of them."""
    found: dict[str, set[int]] = {}
    for organ in Organ.objects.filter(valid_to=None).prefetch_related("names"):
        for name in _by_day(organ)[:1]:
            for text in filter(None, (name.text, name.short)):
                found.setdefault(key_of(text), set()).add(organ.pk)
    return found


def organs_called(account: Account, name: str) -> list[Organ]:
    """The organs without an end that bear a name, or a short name, however it is spelt."""
    found = organs_by_key().get(key_of(name), set()) if name else set[int]()
    return list(organs_with_names(account).filter(pk__in=found).select_related("parent"))


def people_by_key() -> dict[str, list[tuple[int, set[int]]]]:
    """The active people by the keys of their names, each with the organs of the positions."""
    found: dict[str, list[tuple[int, set[int]]]] = {}
    for person in Person.objects.filter(active=True).prefetch_related("positions"):
        found.setdefault(key_of(person.full_name), []).append((person.pk, {p.organ_id for p in person.positions.all()}))
    return found


def existing_lists() -> Existing:
    """What the directory holds already, for looking over a list before it is entered."""
    keys = organs_by_key()
    names: dict[int, list[str]] = {}
    for name, organs in keys.items():
        for organ in organs:
            names.setdefault(organ, []).append(name)
    pairs = [(person, organ) for person, held in people_by_key().items() for _, organs in held for organ in organs]
    people = frozenset((person, name) for person, organ in pairs for name in names.get(organ, ()))
    return Existing(frozenset(keys), frozenset(name for name, organs in keys.items() if len(organs) > 1), people)


def _known(organ: Organ, groups: tuple[int, ...]) -> Known:
    names: list[tuple[str, dt.date | None, dt.date | None]] = []
    symbols: dict[str, None] = {}
    for name in _by_day(organ):
        names.append((name.text, name.valid_from, name.valid_to))
        if name.short:
            names.append((name.short, name.valid_from, name.valid_to))
        if name.symbol:
            symbols[name.symbol] = None
    return Known(organ.pk, tuple(names), tuple(symbols), organ.kind, organ.level, groups, organ.parent_id, organ.ours)


def _by_day(organ: Organ) -> list[OrganName]:
    """The names of an organ, the last one first."""
    return sorted(organ.names.all(), key=lambda name: (name.valid_from or dt.date.min, name.pk), reverse=True)


def _names_above(organ: Organ | None, organs: dict[int, Organ], day: dt.date) -> list[str]:
    """The names of an organ and of those above it."""
    names: list[str] = []
    while organ is not None:
        names.append(organ.named_on(day))
        organ = organs.get(organ.parent_id) if organ.parent_id else None
    return names


def _if_allowed(rows: QuerySet[M], allowed: bool) -> QuerySet[M]:
    return rows if allowed else rows.none()
