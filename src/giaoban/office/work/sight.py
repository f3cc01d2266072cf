"""Who sees which work, asked of many people and many tasks at once. Agrees with `rules.may_see`; a test holds the two together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from giaoban.office.directory.queries import RoleHolder
from giaoban.office.directory.visibility import Kind, Relation, reach
from giaoban.office.work.models import HANDED_OUT, Assignment, Workflow

_LEFT = (Workflow.DROPPED, Workflow.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Held:
    """A share that was handed out: who holds or held it. `takes_part`: he has it still, finished or not."""

    organ_id: int | None
    person_id: int | None
    side: str
    takes_part: bool

    def is_of(self, who: RoleHolder) -> bool:
        """Is it this person's own, or that of an organ he stands for? The same as `rules.is_own` says of one."""
        if self.organ_id is not None:
            return who.stands_for(self.organ_id)
        return who.person_id is not None and who.person_id == self.person_id


def held_of(tasks: Iterable[int]) -> dict[int, list[Held]]:
    """The shares of tasks that were handed out, lead before support. One query."""
    shares = Assignment.objects.filter(HANDED_OUT, task__in=set(tasks)).order_by("side", "pk")
    found: dict[int, list[Held]] = {}
    for task, organ, person, side, workflow in shares.values_list("task_id", "organ_id", "person_id", "side", "workflow"):
        found.setdefault(task, []).append(Held(organ, person, side, workflow not in _LEFT))
    return found


def sees(who: RoleHolder, confidentiality: int, shares: Iterable[Held]) -> bool:
    """Does somebody see a task that is so far inside and has these shares?"""
    held = list(shares)
    return any(confidentiality <= most and _stands(who, relation, held) for relation, most in reach(who, Kind.WORK).items())


def _stands(who: RoleHolder, relation: Relation, shares: list[Held]) -> bool:
    match relation:
        case Relation.ANY:
            return True
        case Relation.OWN_ORGAN:
            return any(share.organ_id in who.organ_ids for share in shares if share.organ_id is not None)
        case _:  # personal
            return who.person_id is not None and any(share.person_id == who.person_id for share in shares)
