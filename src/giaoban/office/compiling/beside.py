"""What stands beside a proposal: the competence table, who looks after the unit that leads, what of sáu rõ is not clear.

A unit that has ended by the time of the programme, or a leader who is no longer here, is not clear either: who goes on with it is said by
the office, not guessed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from giaoban.office.compiling.proposals import Proposal, Source
from giaoban.office.directory.models import Account, Charge, Organ, Person
from giaoban.office.directory.queries import charges_on, charges_visible_to, organ_names
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


def with_all_beside(actor: Account, proposals: Sequence[Proposal], today: dt.date, day: dt.date) -> list[Proposal]:
    """Proposals with what stands beside them, for a programme that begins on `day`. As many queries, however many they are."""
    matters = list(matters_visible_to(actor))
    charges: dict[int, Charge] = {}
    for charge in charges_visible_to(actor).filter(pk__in=charges_on(today), organ__isnull=False).order_by("-pk"):
        assert charge.organ_id is not None
        charges[charge.organ_id] = charge
    found = [_with_clear(_with_competence(_charged(one, charges), matters, today)) for one in proposals]
    gone = _gone_among(found, max(today, day))
    return [_with_gone(one, gone) for one in found]


@dataclass(frozen=True, slots=True)
class _Gone:
    """The organs that end before a day, and the people who are no longer here, with their names."""

    organs: Mapping[int, str]
    people: Mapping[int, str]


def _gone_among(proposals: Iterable[Proposal], day: dt.date) -> _Gone:
    organs, people = set[int](), set[int]()
    for one in proposals:
        organs |= _organs_of(one).keys()
        people |= {one.leader_id} if one.leader_id else set()
    ended = list(Organ.objects.filter(pk__in=organs, valid_to__lt=day).values_list("pk", flat=True))
    left = Person.objects.filter(pk__in=people, active=False).values_list("pk", "full_name")
    return _Gone(organ_names(ended) if ended else {}, dict(left))


def _organs_of(one: Proposal) -> dict[int, None]:
    """Who leads it, and who prepares its matters, each once, in order."""
    return dict.fromkeys(key for key in (one.organ_id, *(matter.organ_id for matter in one.matters)) if key)


def _with_gone(one: Proposal, gone: _Gone) -> Proposal:
    said = [f"{gone.organs[key]} không còn, đơn vị nào tiếp nhận" for key in _organs_of(one) if key in gone.organs]
    if one.leader_id and one.leader_id in gone.people:
        said.append(f"đồng chí {gone.people[one.leader_id]} không còn công tác, ai phụ trách")
    return replace(one, lacking=(*one.lacking, *said)) if said else one


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
