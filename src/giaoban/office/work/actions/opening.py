"""What was confirmed of papers becomes work: orders become drafts to be handed out, directions become orientations.

Called by the rooms above with facts that a clerk confirmed, and by the beat in `jobs.py` for what a leader wrote or agreed to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, revise, revise_all
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import who_looks_after
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.registry.models import Annotation, Handling, Paper
from giaoban.office.work.models import Assignment, Orientation, Origin, Side, Task, Workflow

_WITHDRAWN = "Câu nguồn đã rút khỏi văn bản."


def open_from_facts(actor: Account | None, facts: Iterable[Fact]) -> list[Task]:
    """Drafts of the orders that are ours, orientations of the directions: in few statements, however many. Those that are open stay."""
    rows = [fact for fact in facts if fact.withdrawn_at is None]
    ours = [fact for fact in rows if fact.kind == FactKind.TASK and fact.ours]
    directions = [fact for fact in rows if fact.kind == FactKind.ORIENTATION]
    if not ours and not directions:
        return []
    with act(actor, "work.open-from-facts") as line:
        tasks = _open_tasks(actor, _without(ours, Task))
        opened = _open_orientations(_without(directions, Orientation))
        line.about((ours or directions)[0].paper, tasks=[task.pk for task in tasks], orientations=[one.pk for one in opened])
    return tasks


def _without(facts: Sequence[Fact], model: type[Task] | type[Orientation]) -> list[Fact]:
    there = set(model.objects.filter(fact__in=facts).values_list("fact_id", flat=True))
    return [fact for fact in facts if fact.pk not in there]


def _open_tasks(actor: Account | None, facts: Sequence[Fact]) -> list[Task]:
    firsts = [next(iter(_organs(fact.understood, "lead")), 0) for fact in facts]
    charged = who_looks_after(firsts, timezone.localdate())
    now = timezone.now()
    rows = zip(facts, firsts, strict=True)
    tasks = Task.objects.bulk_create(_draft(actor, fact, now, charged.get(first)) for fact, first in rows)
    Assignment.objects.bulk_create(share for task, fact in zip(tasks, facts, strict=True) for share in _shares(task, fact.understood))
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
        **_meant(fact.understood),
    )


def _meant(understood: dict[str, Any]) -> dict[str, Any]:
    """What of a fact a draft says."""
    day = (understood.get("deadline") or {}).get("date")
    product = str(understood.get("product") or "")
    return {"title": understood["title"], "deadline": dt.date.fromisoformat(day) if day else None, "product": product[:300]}


def _shares(task: Task, understood: dict[str, Any]) -> list[Assignment]:
    leads = _organs(understood, "lead") or _organs(understood, "reporters")
    support = [organ for organ in _organs(understood, "support") if organ not in leads]
    return [Assignment(task=task, organ_id=organ, side=Side.LEAD) for organ in leads] + [
        Assignment(task=task, organ_id=organ, side=Side.SUPPORT) for organ in support
    ]


def _organs(understood: dict[str, Any], name: str) -> list[int]:
    return list(dict.fromkeys(organ for unit in understood.get(name) or () for organ in unit["organs"]))


def _open_orientations(facts: Sequence[Fact]) -> list[Orientation]:
    return Orientation.objects.bulk_create(
        Orientation(
            fact=fact, paper=fact.paper, title=fact.understood["title"], organ_id=next(iter(_organs(fact.understood, "lead")), None)
        )
        for fact in facts
    )


def follow_fact(actor: Account | None, fact: Fact) -> None:
    """A fact was corrected: a draft of it says what it says now; what was handed out stays as it was ordered."""
    task = Task.objects.filter(fact=fact).first()
    if task is None:
        open_from_facts(actor, [fact])
    elif task.workflow == Workflow.DRAFT:
        with act(actor, "work.follow-fact") as line:
            revise(line, task, task.revision, **_meant(fact.understood))
            task.assignments.filter(workflow=Workflow.DRAFT).delete()
            Assignment.objects.bulk_create(_shares(task, fact.understood))


def let_go_of(actor: Account | None, facts: Sequence[Fact]) -> None:
    """Facts were withdrawn: drafts of them are closed, orientations followed no more. Raises Conflict for what is handed out already."""
    tasks = list(Task.objects.filter(fact__in=facts, closed=False))
    begun = next((task for task in tasks if task.workflow != Workflow.DRAFT), None)
    if begun is not None:
        raise Conflict(begun)
    directions = list(Orientation.objects.filter(fact__in=facts, dropped=False))
    if not tasks and not directions:
        return
    with act(actor, "work.let-go") as line:
        shares = Assignment.objects.filter(task__in=tasks, closed=False)
        gone = {"workflow": Workflow.DROPPED, "closed": True}
        revise_all(line, [(share, gone) for share in shares])
        revise_all(line, [(task, gone | {"reason": _WITHDRAWN}) for task in tasks])
        revise_all(line, [(one, {"dropped": True}) for one in directions])


def take_up_again(actor: Account | None, fact: Fact) -> None:
    """A withdrawn fact holds again: so do the draft and the orientation that went with it."""
    for task in Task.objects.filter(fact=fact, workflow=Workflow.DROPPED, reason=_WITHDRAWN):
        with act(actor, "work.take-up-again") as line:
            revise(line, task, task.revision, workflow=Workflow.DRAFT, closed=False, reason="")
            Assignment.objects.bulk_create(_shares(task, fact.understood))
    for one in Orientation.objects.filter(fact=fact, dropped=True):
        with act(actor, "work.take-up-again") as line:
            revise(line, one, one.revision, dropped=False)
    open_from_facts(actor, [fact])


@dataclass(frozen=True, slots=True)
class Word:
    """A leader's word on a paper, written by hand or given to a proposal: who does what by when."""

    paper: Paper
    text: str
    giver_id: int | None
    enterer: Account | None
    at: dt.datetime
    lead_id: int
    support: list[int]
    deadline: dt.date | None


def open_from_annotation(actor: Account | None, note: Annotation) -> Task | None:
    """What a leader wrote on a paper and gave to a unit: his order, handed out by it. None where it gives nothing to anybody."""
    if note.lead_id is None or Task.objects.filter(annotation=note).exists():
        return None
    support = [organ.pk for organ in note.support.all()]
    word = Word(note.paper, note.text, note.leader_id, note.entered_by, note.at, note.lead_id, support, note.deadline)
    with act(actor, "work.open-from-annotation") as line:
        task = _given_out(word, annotation=note)
        line.about(task)
    return task


def open_from_handling(actor: Account | None, handling: Handling) -> Task | None:
    """What a leader agreed to, or amended: his order. None for what he only wants to know, and where nobody leads."""
    given = handling.answer in (Handling.Answer.AGREED, Handling.Answer.AMENDED)
    if not given or handling.lead_id is None or Task.objects.filter(handling=handling).exists():
        return None
    answered = handling.answered_by
    giver = answered.person_id if answered else handling.leader_id
    at = handling.answered_at or handling.proposed_at
    support = [organ.pk for organ in handling.support.all()]
    word = Word(handling.paper, handling.text, giver, handling.proposed_by, at, handling.lead_id, support, handling.deadline)
    with act(actor, "work.open-from-handling") as line:
        task = _given_out(word, handling=handling)
        line.about(task)
    return task


def _given_out(word: Word, **source: Annotation | Handling) -> Task:
    task = Task.objects.create(
        title=word.text.strip() or f"Tham mưu xử lý văn bản: {word.paper.subject}".strip(),
        origin=Origin.ANNOTATION,
        giver_id=word.giver_id,
        enterer=word.enterer,
        given_at=word.at,
        told=word.text.strip(),
        paper=word.paper,
        leader_id=who_looks_after([word.lead_id], timezone.localdate()).get(word.lead_id),
        deadline=word.deadline,
        first_deadline=word.deadline,
        confidentiality=word.paper.confidentiality,
        workflow=Workflow.ASSIGNED,
        **source,
    )
    same: dict[str, Any] = {"task": task, "deadline": word.deadline, "first_deadline": word.deadline, "workflow": Workflow.ASSIGNED}
    sides = [(word.lead_id, Side.LEAD), *((organ, Side.SUPPORT) for organ in word.support if organ != word.lead_id)]
    Assignment.objects.bulk_create(Assignment(**same, organ_id=organ, side=side, assigned_at=word.at) for organ, side in sides)
    return task
