"""What a leader said on a paper becomes work at once: his order, handed out by it, whether he wrote it or agreed to a proposal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from giaoban.office.audit.acts import act
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import who_looks_after
from giaoban.office.registry.models import Annotation, Handling, Paper
from giaoban.office.work.models import Assignment, Origin, Side, Task, Workflow
from giaoban.office.work.telling import Happening, say


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
        task = _given_out(actor, word, annotation=note)
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
        task = _given_out(actor, word, handling=handling)
        line.about(task)
    return task


def _given_out(actor: Account | None, word: Word, **source: Annotation | Handling) -> Task:
    Paper.objects.select_for_update().get(pk=word.paper.pk)
    there = Task.objects.filter(**source).first()
    return there or _made(actor, word, **source)  # somebody was quicker


def _made(actor: Account | None, word: Word, **source: Annotation | Handling) -> Task:
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
    shares = Assignment.objects.bulk_create(Assignment(**same, organ_id=organ, side=side, assigned_at=word.at) for organ, side in sides)
    for share in shares:
        say(actor, Happening.ASSIGNED, task, share)
    return task
