"""Theo dõi trên văn bản: the paper itself, every sentence carrying its state in the margin; a sentence unfolds into its facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.sheet import Paragraph, Place, Run, Section, typeset
from giaoban.account.words import visible
from giaoban.office.evidence import queries as evidence
from giaoban.office.evidence.models import Fact, FactKind, Reading
from giaoban.office.registry.models import Paper
from giaoban.office.review import queries as review
from giaoban.office.review.models import State
from giaoban.web.documents.lines import beside_paper, changes_on, lines_by_fact, with_line
from giaoban.web.documents.states import FOLLOWED, GROUPS, Note, note_of, waiting_note
from giaoban.web.documents.tasks import slip_rows, tasks_by_fact
from giaoban.web.documents.views import opened, shown
from giaoban.web.doors import Knock, office_staff
from giaoban.web.issuing.of_paper import sentences
from giaoban.web.meetings.of_fact import held_of
from giaoban.web.templatetags.office import moment

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Followed:
    """A sentence that is followed: its number in the margin, where it stands, its note, the fact behind it if one is confirmed."""

    number: int
    span: Span
    note: Note
    fact_id: int | None


@dataclass(frozen=True, slots=True)
class Noted:
    """A paragraph whose runs carry, where a sentence begins, its note, and whether it is overdue; `notes` for the slips below."""

    paragraph: Paragraph
    cells: list[list[tuple[Run, dict[str, Any] | None, bool]]]
    notes: list[dict[str, Any]]


def sheet(request: Knock, paper_id: int) -> HttpResponse:
    """The paper with its states. `?state=` shows the notes of one group alone; the text is always whole."""
    paper = opened(request, paper_id)
    reading = evidence.main_reading(paper)
    followed = _followed(request, paper, reading) if reading else []
    wanted = request.GET.get("state", "")
    chosen = [f for f in followed if not wanted or wanted in (f.note.group, f.note.changed)]
    sections = typeset(reading.extraction.text, [Place(f.number, f.span) for f in chosen]) if reading else []
    by_number = {f.number: f for f in chosen}
    context = {
        "sections": [_noted(part, by_number, paper) if part.kind == "body" else part for part in sections],
        "filters": _filters(paper, followed, wanted),
        "summary": _summary(followed),
        "beside": beside_paper(request.user, paper),
    }
    if not followed and (issued := sentences(request.user, paper)):
        many = sum(bool(row["things"]) for row in issued)
        context |= {"issued": issued, "filters": [], "summary": f"{many} câu được theo dõi từ khi ban hành" if many else context["summary"]}
    return shown(request, paper, "paper-followed", **context)


def slip(request: Knock, paper_id: int, fact_id: int) -> HttpResponse:
    """A sentence unfolded: its fact, as written and as understood, and what was done to it."""
    paper = opened(request, paper_id)
    fact = get_object_or_404(evidence.facts_of(paper), pk=fact_id)
    one = tasks_by_fact(request.user, paper).get(fact.pk) if fact.kind == FactKind.TASK else None
    lines = lines_by_fact(request.user, paper).get(fact.pk, [])
    note = one.note(timezone.localdate()) if one else note_of(fact.kind, fact.understood) if fact.kind in FOLLOWED else None
    context = {
        "fact": fact,
        "tasks": slip_rows(one) if one else [],
        "changes": changes_on(lines),
        "line_url": reverse("programme-line", args=[lines[0].pk]) if lines else None,
        "held": held_of(request.user, fact),
        "note": note,
        "quote": visible(fact.anchors.all()[0].quote) if fact.anchors.all() else "",
        "confirmed": f"xác nhận lúc {moment(fact.confirmed_at)} bởi {fact.confirmed_by.name}",
    }
    return render(request, "documents/slip.html", context)


def _followed(request: Knock, paper: Paper, reading: Reading) -> list[Followed]:
    """Facts where this text has them, and for the office's own people what still waits; numbered in the order of the text."""
    rows: list[tuple[Span, Note, int | None]] = []
    tasks, today = tasks_by_fact(request.user, paper), timezone.localdate()
    lines = lines_by_fact(request.user, paper)
    for fact in evidence.facts_of(paper).filter(kind__in=FOLLOWED):
        span = _span_in(fact, reading)
        if span:
            note = tasks[fact.pk].note(today) if fact.pk in tasks else note_of(fact.kind, fact.understood)
            rows.append((span, with_line(note, lines.get(fact.pk, [])), fact.pk))
    if office_staff(request.user):
        waiting = review.visible_to(request.user).filter(paper=paper, state=State.OPEN, kind__in=FOLLOWED, reading=reading)
        rows += [((p.start, p.end), waiting_note(p.kind, p.understood), None) for p in waiting]
    rows.sort(key=lambda row: row[0])
    return [Followed(n, span, note, fact) for n, (span, note, fact) in enumerate(rows, 1)]


def _span_in(fact: Fact, reading: Reading) -> Span | None:
    """Where a fact stands in the text of a reading: its latest anchor there; None where it has none."""
    anchors = [anchor for anchor in fact.anchors.all() if anchor.extraction_id == reading.extraction_id]
    if not anchors:
        return None
    spans = anchors[-1].spans
    return spans[0][0], spans[-1][1]


def _noted(section: Section, followed: dict[int, Followed], paper: Paper) -> dict[str, Any]:
    """The body with its notes. They hang on its sentences alone: head and closing stand as in any other sheet."""

    def noted(paragraph: Paragraph) -> Noted:
        notes = {n: _note(followed[n], paper) for n in paragraph.numbers}
        late = {n for n, note in notes.items() if note["tone"] == "over"}
        cells = [
            [(run, notes[run.number] if run.begins and run.number else None, run.number in late) for run in cell]
            for cell in paragraph.cells
        ]
        return Noted(paragraph, cells, list(notes.values()))

    return {"kind": section.kind, "middle": [noted(p) for p in section.middle]}


def _note(followed: Followed, paper: Paper) -> dict[str, Any]:
    note = followed.note
    url = reverse("paper-slip", args=[paper.pk, followed.fact_id]) if followed.fact_id else None
    words = {"state": note.state, "detail": visible(note.detail), "change": note.change}
    return {"n": followed.number, "fact": followed.fact_id, "sign": note.sign, "tone": note.tone, "url": url} | words


def _filters(paper: Paper, followed: list[Followed], wanted: str) -> list[dict[str, Any]]:
    counts = Counter(group for f in followed for group in {f.note.group, f.note.changed} if group)
    base = reverse("paper-followed", args=[paper.pk])
    every: list[dict[str, Any]] = [{"label": "Tất cả", "url": base, "count": len(followed), "current": not wanted}]
    return every + [
        {"label": g.label, "url": f"{base}?state={g.key}", "count": counts[g.key], "sign": g.sign, "current": wanted == g.key}
        for g in GROUPS
        if counts[g.key] or wanted == g.key
    ]


def _summary(followed: list[Followed]) -> str:
    counts = Counter(f.note.group for f in followed)
    parts = [f"{counts[g.key]} {g.label.lower()}" for g in GROUPS if counts[g.key]]
    return f"{len(followed)} câu được theo dõi: {', '.join(parts)}" if followed else "Chưa có câu nào được theo dõi"
