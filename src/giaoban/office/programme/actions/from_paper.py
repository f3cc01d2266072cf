"""A programme made of the confirmed sentences of the paper it was issued as: nothing is typed twice, and nothing guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.queries import who_looks_after
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.evidence.queries import readings_in_use
from giaoban.office.evidence.shapes import folded
from giaoban.office.programme import queries, rules
from giaoban.office.programme.actions.checks import Why, must_be_open, noted
from giaoban.office.programme.actions.lines import next_place
from giaoban.office.programme.actions.programmes import draw_up, one_after_the_other, period_days
from giaoban.office.programme.models import Change, Line, LineKind, LineTask, Programme, ProgrammeState
from giaoban.office.programme.when import UNSET
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.work.models import Task, Workflow

_KINDS = {
    FactKind.TASK: LineKind.TASK,
    FactKind.ORIENTATION: LineKind.DIRECTION,
    FactKind.MEETING: LineKind.MEETING,
    FactKind.DUTY: LineKind.RECURRING,
}
_NOTHING = "Văn bản này chưa có câu nào được xác nhận mà chưa vào chương trình. Hãy rà soát văn bản trước."
Place = tuple[int, int]  # an extraction, and where in its text


@dataclass(frozen=True, slots=True)
class Period:
    """For whom and for when a programme is made."""

    kind: str
    first: dt.date
    last: dt.date | None
    organ_id: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What becomes one line: a sentence of the paper, or a matter of a meeting's agenda."""

    fact: Fact
    item: int
    place: Place
    text: str
    kind: LineKind
    due: str
    tentative: bool
    organ_id: int | None
    number: str = ""


def draw_up_from_paper(actor: Account, paper_id: int, period: Period, *, joins: Mapping[int, int] | None = None) -> Programme:
    """The programme that a paper is, from its confirmed sentences; one that waits for the paper takes it up.

    `joins` says of sentences (key of the fact) which waiting line they are: what was carried over, and stands in the paper now.
    """
    with act(actor, "programme.draw-up-from-paper") as line:
        require(rules.may_keep(actor))
        paper = papers_visible_to(actor).select_for_update(of=("self",)).get(pk=paper_id)
        programme = _programme(actor, paper, period)
        require(rules.sees_whole(actor, programme))
        facts = list(queries.facts_to_take_over(actor, paper))
        if not facts:
            raise ValidationError(_NOTHING)
        values: dict[str, Any] = {"state": ProgrammeState.UNDERWAY} if programme.is_draft else {}
        revise(line, programme, programme.revision, paper=paper, **values)
        lines = _take_over(actor, programme, paper, facts, joins or {})
        line.about(programme, lines=len(lines))
    return programme


def _programme(actor: Account, paper: Paper, period: Period) -> Programme:
    """The paper's programme if it has one; else the one of its period, which must have no other paper; else a new one."""
    mine = Programme.objects.select_for_update(of=("self",)).filter(paper=paper).first()
    if mine is None:
        first, last = period_days(period.kind, period.first, period.last)
        one_after_the_other(Organ.objects.get(pk=period.organ_id))
        rows = Programme.objects.select_for_update(of=("self",))
        mine = rows.filter(organ=period.organ_id, kind=period.kind, first=first).first()
        if mine is None:
            return draw_up(actor, period.kind, first, last, organ_id=period.organ_id, title=period.title)
        if mine.paper_id is not None:
            raise ValidationError({"first": "Kỳ này đã có chương trình lập từ một văn bản khác."})
    must_be_open(mine)
    return mine


def _take_over(actor: Account, programme: Programme, paper: Paper, facts: Sequence[Fact], joins: Mapping[int, int]) -> list[Line]:
    """The sentences as lines, in the order of the text; those that were waited for take their sentence, and keep their history."""
    sentences = _numbered(paper, sorted(_sentences(facts), key=lambda one: (one.place, one.item)))
    waiting = {one.pk: one for one in queries.waiting_for_paper(actor, paper, programme).select_for_update(of=("self",))}
    charged = who_looks_after([one.organ_id for one in sentences if one.organ_id], timezone.localdate())
    place, made, heads = next_place(programme), list[Line](), dict[int, Line]()
    for sentence in sentences:
        joined = waiting.pop(joins.get(sentence.fact.pk, 0), None) if not sentence.item else None
        values = _values(sentence, paper, charged.get(sentence.organ_id or 0))
        if joined is not None:
            _take_sentence(actor, joined, values)
        else:
            under = heads.get(sentence.fact.pk) if sentence.item else None
            joined = Line.objects.create(programme=programme, place=place, first_due=sentence.due, under=under, **values)
        place += 1
        made.append(joined)
        if not sentence.item:
            heads[sentence.fact.pk] = joined
    _link_tasks(actor, heads)
    return made


def _values(sentence: _Sentence, paper: Paper, leader_id: int | None) -> dict[str, Any]:
    return {
        "number": sentence.number, "text": sentence.text, "kind": sentence.kind, "due": sentence.due, "tentative": sentence.tentative,
        "organ_id": sentence.organ_id, "leader_id": leader_id, "fact": sentence.fact, "item": sentence.item, "paper": paper,
    }  # fmt: skip


def _take_sentence(actor: Account, line: Line, values: dict[str, Any]) -> None:
    """A line that waited for the paper stands in it now, as the paper says it; a time that differs is a change like any other."""
    with act(actor, "programme.correct-line") as entry:
        due = values.pop("due") or line.due  # what the paper leaves open, stays as it was settled
        if due != line.due:
            noted(actor, line, Change.Kind.MOVED, Why("Theo văn bản ban hành chương trình."), before=line.due, after=due)
        named = {name: values.pop(f"{name}_id") or getattr(line, f"{name}_id") for name in ("organ", "leader")}
        revise(entry, line, line.revision, due=due, **values, **{f"{name}_id": key for name, key in named.items()})


def _sentences(facts: Iterable[Fact]) -> Iterator[_Sentence]:
    for fact in facts:
        anchor = fact.anchors.all()[0] if fact.anchors.all() else None
        place = (anchor.extraction_id, anchor.spans[0][0]) if anchor else (0, fact.pk)
        quote = folded(anchor.quote) if anchor else str(fact.understood.get("title") or "")
        due, tentative = _due_of(fact)
        whole = _Sentence(fact, 0, place, quote, _KINDS[FactKind(fact.kind)], due, tentative, _organ_of(fact.understood))
        yield whole
        if fact.kind == FactKind.MEETING:
            yield from _agenda(whole)


def _agenda(meeting: _Sentence) -> Iterator[_Sentence]:
    """The matters of a meeting, each with who prepares it and the meeting's day."""
    for at, item in enumerate(meeting.fact.understood.get("agenda") or ()):
        said = (meeting.fact.said.get(f"agenda.{at}") or [None])[0]
        text = folded(said["quote"]) if said else str(item["title"])
        place = (meeting.place[0], said["spans"][0][0]) if said else meeting.place
        organ = _first_organ(item.get("prepared_by"))
        number = f"({item.get('number') or at + 1})"
        yield replace(meeting, item=at + 1, place=place, text=text, kind=LineKind.ITEM, organ_id=organ, number=number)


def _due_of(fact: Fact) -> tuple[str, bool]:
    """The day that a sentence names. What names none is not settled; nothing is reckoned."""
    if fact.kind == FactKind.MEETING:
        return str(fact.understood.get("date") or UNSET), fact.understood.get("certainty") == "tentative"
    return str((fact.understood.get("deadline") or {}).get("date") or UNSET), False


def _organ_of(understood: Mapping[str, Any]) -> int | None:
    return _first_organ(understood.get("lead")) or _first_organ(understood.get("prepared_by"))


def _first_organ(units: Iterable[Mapping[str, Any]] | None) -> int | None:
    return next((organ for unit in units or () for organ in unit["organs"]), None)


def _numbered(paper: Paper, sentences: Sequence[_Sentence]) -> list[_Sentence]:
    """Each sentence with the number of the item of the paper in which it stands: `I.2`. A matter of an agenda has its own."""
    outlines = {one.extraction_id: one.found.get("outline") or [] for one in readings_in_use([paper.pk])}
    return [one if one.item else replace(one, number=_number_at(outlines.get(one.place[0], []), one.place[1])) for one in sentences]


def _number_at(outline: Sequence[Mapping[str, Any]], at: int) -> str:
    """The last item that begins before a place: what follows an item until the next one belongs to it."""
    begun = [item for item in outline if item["span"][0] <= at]
    return str(max(begun, key=lambda item: item["span"][0])["path"])[:30] if begun else ""


def _link_tasks(actor: Account, heads: Mapping[int, Line]) -> None:
    """The tasks that were opened from the same sentences, and those that make a direction concrete."""
    opened = Task.objects.filter(fact__in=heads).values_list("fact_id", "pk", "merged_into", "workflow")
    concrete = Task.objects.filter(orientation__fact__in=heads).values_list("orientation__fact_id", "pk", "merged_into", "workflow")
    pairs = dict.fromkeys(
        (heads[fact_id].pk, merged or pk) for fact_id, pk, merged, workflow in (*opened, *concrete)
        if merged is not None or workflow != Workflow.DROPPED
    )  # fmt: skip
    links = (LineTask(line_id=line_id, task_id=task_id, by=actor) for line_id, task_id in pairs)
    LineTask.objects.bulk_create(links, ignore_conflicts=True)


def likely_joins(facts: Iterable[Fact], waiting: Iterable[Line]) -> dict[int, int]:
    """Which waiting lines say the same, word for word, as a sentence of the paper: proposed, never done by itself."""
    lines = {folded(one.text).casefold(): one.pk for one in waiting}
    found = {fact.pk: lines.get(folded(_quote(fact)).casefold(), 0) for fact in facts}
    return {fact_id: line_id for fact_id, line_id in found.items() if line_id}


def _quote(fact: Fact) -> str:
    return next((anchor.quote for anchor in fact.anchors.all()), str(fact.understood.get("title") or ""))
