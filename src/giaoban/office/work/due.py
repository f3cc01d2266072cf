"""Shares with deadlines of which the rules of reminding speak today, and who is reminded of each: those who see it, and no others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet

from giaoban.office.directory.queries import RoleHolder, deputies_of, role_holders
from giaoban.office.directory.visibility import Role
from giaoban.office.notices.models import Relation
from giaoban.office.notices.reminders import Asked, Due
from giaoban.office.work.models import IS_OPEN, UNDERWAY, Assignment, Side
from giaoban.office.work.sight import Held, sees

_AT_ONCE = 2000  # rows held in memory while reading


class _Share(NamedTuple):
    """A share that is due, with what is asked of its task."""

    task_id: int
    deadline: dt.date
    organ_id: int | None
    person_id: int | None
    side: str
    title: str
    giver_id: int | None
    confidentiality: int


_ASKED = ("task_id", "deadline", "organ_id", "person_id", "side", "task__title", "task__giver_id", "task__confidentiality")


@dataclass
class _People:
    """Who holds what today, found by what is asked of a share."""

    holders: list[RoleHolder]
    deputies: dict[int, list[int]]
    of_organ: dict[int, list[RoleHolder]] = field(default_factory=dict)
    of_person: dict[int, RoleHolder] = field(default_factory=dict)
    chiefs: list[RoleHolder] = field(default_factory=list)

    def __post_init__(self) -> None:
        for who in self.holders:
            if who.person_id is not None:
                self.of_person[who.person_id] = who
            if Role.CHIEF in who.roles:
                self.chiefs.append(who)
            for organ in who.organ_ids:
                if who.stands_for(organ):
                    self.of_organ.setdefault(organ, []).append(who)

    def holding(self, share: _Share) -> list[RoleHolder]:
        """The focal points of the share's unit, or the person whose it is."""
        return self.of_organ.get(share.organ_id, []) if share.organ_id is not None else self.called(share.person_id)

    def called(self, person_id: int | None) -> list[RoleHolder]:
        """The person, if he has an account."""
        return [self.of_person[person_id]] if person_id in self.of_person and person_id is not None else []

    def giving(self, giver_id: int | None) -> list[RoleHolder]:
        """The giver, and who stands in for him."""
        named = [giver_id, *self.deputies.get(giver_id, ())] if giver_id is not None else []
        return [who for person in named for who in self.called(person)]


def shares_asked(asked: Asked) -> list[QuerySet[Assignment]]:
    """The open shares whose deadline rules speak of: on some days, and all that are long over.

    Two questions, each of which walks its days in an index of its own; for both in one the database would look at all that is open.
    """
    shares = Assignment.objects.filter(IS_OPEN, workflow__in=UNDERWAY)
    found = []
    if asked.days:
        days = sorted(day for day in asked.days if asked.over_before is None or day >= asked.over_before)
        found.append(shares.filter(deadline__in=days))
    if asked.over_before is not None:
        found.append(shares.filter(deadline__lt=asked.over_before))
    return [rows.order_by("deadline", "pk") for rows in found]


def due_shares(asked: Asked, today: dt.date) -> Iterator[Due]:
    """What is due, a thing for each task and deadline, with the accounts by how they stand to it. Four queries."""
    found: dict[tuple[int, dt.date], list[_Share]] = {}
    for rows in shares_asked(asked):
        for row in rows.values_list(*_ASKED).iterator(_AT_ONCE):
            share = _Share(*row)
            found.setdefault((share.task_id, share.deadline), []).append(share)
    if not found:
        return
    givers = {share.giver_id for shares in found.values() for share in shares if share.giver_id is not None}
    people = _People(role_holders(), deputies_of(givers, today))
    for (task_id, deadline), shares in found.items():
        yield Due("work.task", task_id, shares[0].title, deadline, _receivers(shares, people))


def _receivers(shares: list[_Share], people: _People) -> dict[str, list[int]]:
    """Of a unit that supports, giver and chief are not told by its own deadline: the lead's is the task's."""
    found: dict[str, list[int]] = {}
    for share in shares:
        holds = Relation.PERSON if share.organ_id is None else Relation.LEAD if share.side == Side.LEAD else Relation.SUPPORT
        told = {holds: people.holding(share)}
        if share.side == Side.LEAD:
            told |= {Relation.GIVER: people.giving(share.giver_id), Relation.CHIEF: people.chiefs}
        held = [Held(share.organ_id, share.person_id, share.side, takes_part=True)]
        for relation, whom in told.items():
            found.setdefault(relation, []).extend(who.account_id for who in whom if sees(who, share.confidentiality, held))
    return found
