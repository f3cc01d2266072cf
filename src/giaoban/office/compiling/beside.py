"""What stands beside a proposal: the competence table, who looks after the unit that leads, what of sáu rõ is not clear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from giaoban.office.compiling.proposals import Proposal, Source
from giaoban.office.directory.models import Account, Charge
from giaoban.office.directory.queries import charges_on, charges_visible_to
from giaoban.office.meetings.competence import proposed_for
from giaoban.office.meetings.models import Matter
from giaoban.office.meetings.queries import matters_visible_to
from giaoban.office.programme.models import LineKind
from giaoban.office.programme.when import last_day
from giaoban.office.work.models import Assignment, Side
from giaoban.office.work.six import lacks

_OF_TASKS = (Source.DEADLINE, Source.ORDER)  # what of sáu rõ a task lacks, its source has said


@dataclass(slots=True)
class _Said:
    """A proposal as sáu rõ looks at it."""

    title: str
    product: str
    authority: str
    leader_id: int | None
    deadline: dt.date | None


def with_all_beside(actor: Account, proposals: Sequence[Proposal], today: dt.date) -> list[Proposal]:
    """Proposals with what stands beside them. Three queries, however many."""
    matters = list(matters_visible_to(actor))
    charges: dict[int, Charge] = {}
    for charge in charges_visible_to(actor).filter(pk__in=charges_on(today), organ__isnull=False).order_by("-pk"):
        assert charge.organ_id is not None
        charges[charge.organ_id] = charge
    return [_with_clear(_with_competence(_charged(one, charges), matters, today)) for one in proposals]


def _charged(one: Proposal, charges: Mapping[int, Charge]) -> Proposal:
    """The leader who looks after the unit, and the field as the heading it may stand under."""
    charge = charges.get(one.organ_id or 0)
    if charge is None or one.kind not in (LineKind.TASK, LineKind.DIRECTION):
        return one
    group = one.group or charge.field
    return replace(one, leader_id=one.leader_id or charge.person_id, group=group[:1].upper() + group[1:])


def _with_competence(one: Proposal, matters: Iterable[Matter], today: dt.date) -> Proposal:
    if one.competence or one.source == Source.REGISTERED or one.kind not in (LineKind.TASK, LineKind.ITEM):
        return one
    found = proposed_for(one.words, matters, today)
    return replace(one, competence=found.words) if found else one


def _with_clear(one: Proposal) -> Proposal:
    if one.kind != LineKind.TASK or one.source in _OF_TASKS:
        return one
    shares = [Assignment(organ_id=one.organ_id, side=Side.LEAD)] if one.organ_id else []
    said = _Said(one.words, "", one.competence, one.leader_id, last_day(one.due))
    unclear = [name for name in lacks(said, shares) if name != "sản phẩm"]  # a programme names the work; its product comes with the task
    return replace(one, lacking=(*one.lacking, *unclear))
