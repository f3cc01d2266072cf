"""Lines planned in a draft from what is known; put in their order, gathered under headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, revise
from giaoban.office.directory.actions.checks import said
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import organs_visible_to, people_visible_to
from giaoban.office.evidence.queries import facts_visible_to
from giaoban.office.programme import queries
from giaoban.office.programme.actions.checks import due_in, held, held_programme, must_stand
from giaoban.office.programme.actions.lines import next_place
from giaoban.office.programme.actions.naming import keep_references
from giaoban.office.programme.models import Line, LineKind, LineState, LineTask, Programme
from giaoban.office.programme.when import UNSET
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.work.queries import visible_to as tasks_visible_to

LONGEST_GROUP = 200
_ISSUED = "Chương trình đã được đưa vào thực hiện: thứ tự và số của các dòng không đổi nữa. Thêm việc thì chọn “Bổ sung”."
_TWICE = "Câu này của văn bản đã có trong dự thảo."


@dataclass(frozen=True, slots=True)
class Planned:
    """A line to be: its words, why it stands here, and what it comes from. `due` is a key of `when.py`."""

    text: str
    kind: str
    because: str
    due: str = ""
    tentative: bool = False
    organ_id: int | None = None
    leader_id: int | None = None
    group: str = ""
    fact_id: int | None = None
    item: int = 0
    paper_id: int | None = None
    follows_id: int | None = None
    under_id: int | None = None
    tasks: tuple[int, ...] = ()


def plan_line(actor: Account, programme_id: int, planned: Planned) -> Line:
    """A line of a draft, at its end, with what it comes from. As far inside as that. Raises ValidationError where its sentence stands."""
    with act(actor, "programme.plan-line") as line:
        programme = held_programme(actor, programme_id)
        must_be_draft(programme)
        source = _source(actor, programme, planned)
        made = Line.objects.create(
            programme=programme, place=next_place(programme), text=said(planned.text, "text", "Ghi nội dung."),
            kind=LineKind(planned.kind), due=due_in(planned.due, programme), first_due=planned.due, tentative=planned.tentative,
            because=" ".join(planned.because.split()), group=group_words(planned.group), item=planned.item, **source,
        )  # fmt: skip
        tasks = tasks_visible_to(actor).filter(pk__in=planned.tasks)
        LineTask.objects.bulk_create(LineTask(line=made, task=task, by=actor) for task in tasks)
        keep_references(made)
        line.about(made, due=[None, made.due or None])
    return made


def put_lines(actor: Account, programme_id: int, lines: Sequence[int], before: int | None) -> list[Line]:
    """Put lines of a draft, in their order, before another one; before none: last. Done twice it is done once."""
    with act(actor, "programme.put-lines") as line:
        programme = held_programme(actor, programme_id)
        must_be_draft(programme)
        rows = list(programme.lines.select_for_update().order_by("place", "pk"))
        moved = [row for row in rows if row.pk in set(lines)]
        left = [row for row in rows if row.pk not in set(lines)]
        if len(moved) != len(set(lines)) or not moved:
            raise ValidationError("Có dòng không còn trong dự thảo này. Hãy tải lại trang.")
        at = next((n for n, row in enumerate(left) if row.pk == before), len(left))
        if before is not None and at == len(left):
            raise ValidationError("Dòng để đặt trước không còn trong dự thảo này. Hãy tải lại trang.")
        changed = []
        for place, row in enumerate([*left[:at], *moved, *left[at:]], start=1):
            if row.place != place:
                row.place = place
                changed.append(row)
        Line.objects.bulk_update(changed, ["place"])
        line.about(programme, lines=[row.pk for row in moved])
    return moved


def group_line(actor: Account, line_id: int, shown: int, group: str) -> Line:
    """Put a line of a draft under a heading; under none where the words are empty."""
    with act(actor, "programme.group-line") as line:
        row = held(actor, line_id, shown)
        must_be_draft(row.programme)
        must_stand(row)
        if row.under_id is not None:
            raise ValidationError({"group": "Nội dung của hội nghị đứng dưới hội nghị ấy, không xếp vào nhóm khác."})
        revise(line, row, shown, group=group_words(group))
    return row


def time_line(actor: Account, line_id: int, shown: int, due: str, *, tentative: bool = False) -> Line:
    """Settle the time of a line of a draft, or leave it open again: no change of anything issued, so no reason is asked.

    The matters of a meeting that had its day go with it.
    """
    with act(actor, "programme.time-line") as line:
        row = held(actor, line_id, shown)
        must_be_draft(row.programme)
        must_stand(row)
        before = row.due
        revise(line, row, shown, due=due_in(due, row.programme), tentative=tentative and due != UNSET)
        Line.objects.filter(pk=row.pk).update(first_due=due)
        for item in row.items.filter(state=LineState.STANDS, done_on=None, due=before):
            time_line(actor, item.pk, item.revision, due, tentative=tentative)
    return row


def must_be_draft(programme: Programme) -> None:
    """Lines are planned and ordered in a draft alone."""
    if not programme.is_draft:
        raise ValidationError(_ISSUED)


def group_words(group: str) -> str:
    """The words of a heading, as one line."""
    return " ".join(group.split())[:LONGEST_GROUP]


def _source(actor: Account, programme: Programme, planned: Planned) -> dict[str, Any]:
    """What the line comes from, as far as the actor sees it."""
    lines = queries.lines_visible_to(actor).select_related("paper", "programme__paper")
    follows = lines.get(pk=planned.follows_id) if planned.follows_id else None
    fact = facts_visible_to(actor).get(pk=planned.fact_id) if planned.fact_id else None
    if fact is not None and programme.lines.filter(fact=fact, item=planned.item).exists():
        raise ValidationError(_TWICE)
    paper = papers_visible_to(actor).get(pk=planned.paper_id) if planned.paper_id else None
    if paper is None and follows is not None:
        paper = follows.paper or follows.programme.paper
    return {
        "fact": fact,
        "follows": follows,
        "paper": paper or (fact.paper if fact is not None else None),
        "under": programme.lines.get(pk=planned.under_id) if planned.under_id else None,
        "organ": organs_visible_to(actor).get(pk=planned.organ_id) if planned.organ_id else None,
        "leader": people_visible_to(actor).get(pk=planned.leader_id) if planned.leader_id else None,
    }
