"""What was confirmed of papers becomes work: orders become drafts to be handed out, directions become orientations.

Called by the rooms above with facts that a clerk confirmed, and by the beat in `jobs.py` for what was left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from giaoban.office.audit.acts import act
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import who_looks_after
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.work.models import Assignment, Orientation, Origin, Side, Task
from giaoban.office.work.telling import ask_for_lines


def open_from_facts(actor: Account | None, facts: Iterable[Fact]) -> list[Task]:
    """Drafts of the orders that are ours, orientations of the directions: in few statements, however many. Those that are open stay."""
    rows = [fact for fact in facts if fact.withdrawn_at is None]
    ours = _without([fact for fact in rows if fact.kind == FactKind.TASK and fact.ours], Task)
    directions = _without([fact for fact in rows if fact.kind == FactKind.ORIENTATION], Orientation)
    if not ours and not directions:
        return []
    with act(actor, "work.open-from-facts") as line:
        tasks = _open_tasks(actor, ours)
        opened = _open_orientations(directions)
        ask_for_lines(actor, opened)
        line.about((ours or directions)[0].paper, tasks=[task.pk for task in tasks], orientations=[one.pk for one in opened])
    return tasks


def _without(facts: Sequence[Fact], model: type[Task] | type[Orientation]) -> list[Fact]:
    if not facts:
        return []
    there = set(model.objects.filter(fact__in=facts).values_list("fact_id", flat=True))
    return [fact for fact in facts if fact.pk not in there]


def _open_tasks(actor: Account | None, facts: Sequence[Fact]) -> list[Task]:
    firsts = [lead_of(fact.understood) or 0 for fact in facts]
    charged = who_looks_after(firsts, timezone.localdate())
    now = timezone.now()
    rows = zip(facts, firsts, strict=True)
    tasks = Task.objects.bulk_create(_draft(actor, fact, now, charged.get(first)) for fact, first in rows)
    Assignment.objects.bulk_create(share for task, fact in zip(tasks, facts, strict=True) for share in shares_of(task, fact.understood))
    return tasks


def _draft(actor: Account | None, fact: Fact, now: dt.datetime, leader_id: int | None) -> Task:
    return Task(
        origin=Origin.PAPER,
        enterer=actor,
        given_at=now,
        fact=fact,
        paper=fact.paper,
        leader_id=leader_id,
        confidentiality=fact.paper.confidentiality,
        **meant(fact.understood),
    )


def meant(understood: dict[str, Any]) -> dict[str, Any]:
    """What of a fact a draft says."""
    day = (understood.get("deadline") or {}).get("date")
    product = str(understood.get("product") or "")
    return {"title": understood["title"], "deadline": dt.date.fromisoformat(day) if day else None, "product": product[:300]}


def shares_of(task: Task, understood: dict[str, Any]) -> list[Assignment]:
    """Whom a fact names, as shares of a draft that are not saved yet: lead before support, each once."""
    leads = _organs(understood, "lead") or _organs(understood, "reporters")
    support = [organ for organ in _organs(understood, "support") if organ not in leads]
    return [Assignment(task=task, organ_id=organ, side=Side.LEAD) for organ in leads] + [
        Assignment(task=task, organ_id=organ, side=Side.SUPPORT) for organ in support
    ]


def lead_of(understood: dict[str, Any]) -> int | None:
    """The first organ that a fact names in the lead."""
    return next(iter(_organs(understood, "lead")), None)


def _organs(understood: dict[str, Any], name: str) -> list[int]:
    return list(dict.fromkeys(organ for unit in understood.get(name) or () for organ in unit["organs"]))


def _open_orientations(facts: Sequence[Fact]) -> list[Orientation]:
    return Orientation.objects.bulk_create(
        Orientation(fact=fact, paper=fact.paper, title=fact.understood["title"], organ_id=lead_of(fact.understood)) for fact in facts
    )
