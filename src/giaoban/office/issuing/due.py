"""Opinions that are still to come, and of whose day the rules of reminding speak today: who is asked is reminded, and the drafter.

Of a draft that was put further inside since nobody is told who does not see it any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q

from giaoban.office.directory.queries import RoleHolder, role_holders
from giaoban.office.issuing.heading import called
from giaoban.office.issuing.models import Draft, Opinion
from giaoban.office.issuing.telling import SUBJECT, asked_about, drafters_of
from giaoban.office.notices.models import Relation
from giaoban.office.notices.reminders import Asked, Due

# Who asks for opinions is to them what the giver is to a task: the rules that tell him of what is overdue tell the drafter.
_WHY: dict[str, str] = {
    Relation.LEAD: "xin ý kiến đơn vị đồng chí về dự thảo",
    Relation.PERSON: "xin ý kiến đồng chí về dự thảo",
    Relation.GIVER: "dự thảo đồng chí soạn còn thiếu ý kiến",
}


def due_opinions(asked: Asked) -> Iterator[Due]:
    """A thing for each draft about which opinions are due, with the accounts by how they stand to it. Two queries."""
    until = Q(consultation__until__in=asked.days)
    if asked.over_before is not None:
        until |= Q(consultation__until__lt=asked.over_before)
    rows = Opinion.objects.filter(until, answer="", consultation__ended_at=None).select_related("consultation__draft")
    waiting: dict[tuple[int, dt.date], list[Opinion]] = {}
    for opinion in rows.order_by("consultation__until", "pk"):
        waiting.setdefault((opinion.consultation.draft_id, opinion.consultation.until), []).append(opinion)
    holders = role_holders() if waiting else []
    for (key, day), opinions in waiting.items():
        draft = opinions[0].consultation.draft
        yield Due(SUBJECT, key, called(draft), day, _receivers(holders, draft, opinions), _WHY)


def _receivers(holders: list[RoleHolder], draft: Draft, opinions: list[Opinion]) -> dict[str, list[int]]:
    units = [account for one in opinions if one.organ_id is not None for account in asked_about(holders, draft, one.organ_id, None)]
    people = [account for one in opinions if one.organ_id is None for account in asked_about(holders, draft, None, one.person_id)]
    return {Relation.LEAD: units, Relation.PERSON: people, Relation.GIVER: drafters_of(holders, draft)}
