"""Lines put off or brought forward within their period, and carried over into a later one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, revise
from giaoban.office.directory.models import Account
from giaoban.office.programme import queries
from giaoban.office.programme.actions.checks import Why, due_in, held, held_programme, must_be_open, must_stand, noted, reasoned
from giaoban.office.programme.actions.lines import next_place
from giaoban.office.programme.actions.programmes import draw_up, one_after_the_other
from giaoban.office.programme.models import Change, Line, LineState, LineTask, Programme, ProgrammeKind
from giaoban.office.programme.periods import days_of
from giaoban.office.programme.when import words_of


def move_line(actor: Account, line_id: int, shown: int, due: str, why: Why, *, tentative: bool = False) -> Line:
    """Lùi thời gian: another time within the period; the old one stays beside it. The matters of a meeting that had its day go with it."""
    with act(actor, "programme.move-line") as line:
        row = held(actor, line_id, shown)
        must_stand(row)
        due_in(due, row.programme)
        if (due, tentative) == (row.due, row.tentative):
            raise ValidationError({"due": "Thời gian này là thời gian đang có."})
        reasoned(why.reason)
        before = row.due
        noted(actor, row, Change.Kind.MOVED, why, before=before, after=due)
        revise(line, row, shown, due=due, tentative=tentative)
        line.about(row, due=[words_of(before), words_of(due)])
        for item in row.items.filter(state=LineState.STANDS, done_on=None, due=before):
            move_line(actor, item.pk, item.revision, due, why, tentative=tentative)
    return row


def carry_line(actor: Account, line_id: int, shown: int, to: dt.date, why: Why, *, due: str = "") -> Line:
    """Chuyển sang tháng (quý, năm) …: into the programme of the same kind in which the day `to` lies, which is made where there is none.

    The old line shows where it went, the new one where it came from; what is still open of its tasks goes along. Returns the new line.
    """
    with act(actor, "programme.carry-line") as line:
        row = held(actor, line_id, shown)
        must_stand(row)
        reasoned(why.reason)
        target = _programme_in(actor, row.programme, to)
        due_in(due, target)
        made = _carried(actor, row, target, due, None, why)
        noted(actor, row, Change.Kind.CARRIED, why, before=row.due, after=due, to=made)
        revise(line, row, shown, state=LineState.CARRIED)
        for item in row.items.filter(state=LineState.STANDS, done_on=None):
            _carry_with(actor, item, target, due, made, why)
    return made


def carry_many(actor: Account, programme_id: int, shown: Mapping[int, int], to: dt.date, why: Why) -> list[Line]:
    """At the end of a period: many lines into a later one with one reason, all of them or none. What has no day there is not settled.

    `shown` are the lines with the revisions that were shown. The matters of a meeting that goes along need not be named.
    """
    with act(actor, "programme.carry-many") as line:
        programme = held_programme(actor, programme_id)
        if not shown:
            raise ValidationError({"lines": "Chọn ít nhất một dòng."})
        rows = programme.lines.filter(pk__in=shown).exclude(under__in=list(shown)).order_by("place", "pk")
        made = [carry_line(actor, row.pk, shown[row.pk], to, why) for row in rows]
        line.about(programme, lines=len(made))
    return made


def _carry_with(actor: Account, item: Line, target: Programme, due: str, under: Line, why: Why) -> None:
    """A matter of a meeting goes with the meeting."""
    with act(actor, "programme.carry-line") as line:
        made = _carried(actor, item, target, due, under, why)
        noted(actor, item, Change.Kind.CARRIED, why, before=item.due, after=due, to=made)
        revise(line, item, item.revision, state=LineState.CARRIED)


def _programme_in(actor: Account, programme: Programme, to: dt.date) -> Programme:
    """The programme of the same body and kind for a later period."""
    if programme.kind == ProgrammeKind.TERM:
        raise ValidationError("Chương trình toàn khóa không có kỳ sau để chuyển sang. Hãy lùi thời gian hoặc rút khỏi chương trình.")
    first, last = days_of(programme.kind, to)
    if first <= programme.last:
        raise ValidationError({"to": "Chỉ chuyển sang kỳ sau. Trong cùng kỳ thì lùi thời gian."})
    one_after_the_other(programme.organ)
    there = Programme.objects.select_for_update().filter(organ=programme.organ_id, kind=programme.kind, first=first).first()
    if there is None:
        return draw_up(actor, programme.kind, first, last, organ_id=programme.organ_id)
    if not queries.visible_to(actor).filter(pk=there.pk).exists():
        raise ValidationError({"to": "Chương trình của kỳ ấy đồng chí không mở được. Nhờ Chánh Văn phòng chuyển."})
    must_be_open(there)
    return there


def _carried(actor: Account, row: Line, target: Programme, due: str, under: Line | None, why: Why) -> Line:
    """The line in its new period. It stays as far inside as where it came from; a sentence keeps its evidence."""
    kept: dict[str, Any] = {name: getattr(row, name) for name in ("text", "kind", "organ", "leader", "group")}
    source: dict[str, Any] = {"paper": row.paper or row.programme.paper}
    if not target.lines.filter(fact=row.fact_id, item=row.item).exists():
        source |= {"fact": row.fact, "item": row.item}
    made = Line.objects.create(
        programme=target, place=next_place(target), due=due, first_due=due, under=under, carried_from=row,
        because=" ".join(why.reason.split()), **kept, **source,
    )  # fmt: skip
    still = row.links.filter(task__closed=False).values_list("task_id", flat=True)
    LineTask.objects.bulk_create(LineTask(line=made, task_id=task_id, by=actor) for task_id in still)
    return made
