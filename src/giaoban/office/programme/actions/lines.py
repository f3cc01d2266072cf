"""Lines entered and corrected, withdrawn and restored, done and taken up again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.actions.checks import said
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import organs_visible_to, people_visible_to
from giaoban.office.programme import rules
from giaoban.office.programme.actions.checks import (
    Why,
    due_in,
    held,
    held_programme,
    must_be_open,
    must_stand,
    not_to_come,
    noted,
    reasoned,
)
from giaoban.office.programme.actions.naming import keep_references
from giaoban.office.programme.models import Change, Line, LineKind, LineState, Programme

_SAID = ("number", "text", "kind", "organ_id", "leader_id")


def add_line(actor: Account, programme_id: int, *, due: str = "", tentative: bool = False, why: Why | None = None, **values: Any) -> Line:
    """A line typed in, at the end: number, text, kind, organ_id, leader_id.

    In a programme that is carried out it is an addition (bổ sung), with its reason.
    """
    with act(actor, "programme.add-line") as line:
        programme = held_programme(actor, programme_id)
        must_be_open(programme)
        facts = _spoken(actor, values)
        due = due_in(due, programme)
        made = Line.objects.create(
            programme=programme, place=next_place(programme), due=due, first_due=due, tentative=tentative, **facts
        )  # fmt: skip
        if not programme.is_draft:
            why = why or Why()
            reasoned(why.reason)
            noted(actor, made, Change.Kind.ADDED, why, after=due)
        keep_references(made)
        line.about(made, due=[None, due or None])
    return made


def correct_line(actor: Account, line_id: int, shown: int, **values: Any) -> Line:
    """Correct what a line says: number, text, kind, organ_id, leader_id. The time moves by `move_line`.

    Words of the paper stay; a draft has no paper yet, and its sentences are the compiler's, whatever they were taken from.
    """
    with act(actor, "programme.correct-line") as line:
        row = held(actor, line_id, shown)
        must_stand(row)
        facts = _spoken(actor, {name: getattr(row, name) for name in _SAID} | values)
        if says_its_paper(row) and facts["text"] != row.text:
            raise ValidationError({"text": "Câu này là câu của văn bản, không sửa chữ được."})
        reworded = facts["text"] != row.text
        revise(line, row, shown, **facts)
        if reworded:
            keep_references(row)
    return row


def says_its_paper(line: Line) -> bool:
    """Are the words of the line those of a paper, not to be changed?"""
    return line.fact_id is not None and not line.programme.is_draft


def withdraw_line(actor: Account, line_id: int, shown: int, why: Why) -> Line:
    """Rút khỏi chương trình: it stays to be seen with the reason. The matters of a meeting are withdrawn with it."""
    with act(actor, "programme.withdraw-line") as line:
        row = held(actor, line_id, shown)
        must_stand(row)
        reasoned(why.reason)
        noted(actor, row, Change.Kind.WITHDRAWN, why, before=row.due)
        revise(line, row, shown, state=LineState.WITHDRAWN)
        for item in row.items.filter(state=LineState.STANDS, done_on=None):
            withdraw_line(actor, item.pk, item.revision, why)
    return row


def restore_line(actor: Account, line_id: int, shown: int, why: Why) -> Line:
    """A line that was withdrawn stands again, at the time it had."""
    with act(actor, "programme.restore-line") as line:
        row = held(actor, line_id, shown)
        if row.state != LineState.WITHDRAWN:
            raise ValidationError("Chỉ phục hồi được dòng đã rút khỏi chương trình.")
        reasoned(why.reason)
        noted(actor, row, Change.Kind.RESTORED, why, after=row.due)
        revise(line, row, shown, state=LineState.STANDS)
    return row


def finish_line(actor: Account, line_id: int, shown: int, on: dt.date, why: Why | None = None) -> Line:
    """It is done, or the meeting was held: said of a line that no task says it of."""
    with act(actor, "programme.finish-line") as line:
        row = held(actor, line_id, shown)
        must_stand(row)
        not_to_come(on, timezone.localdate())
        noted(actor, row, Change.Kind.FINISHED, why or Why(), after=on.isoformat())
        revise(line, row, shown, done_on=on)
    return row


def reopen_line(actor: Account, line_id: int, shown: int, why: Why) -> Line:
    """It was not done after all."""
    with act(actor, "programme.reopen-line") as line:
        row = held(actor, line_id, shown)
        if row.done_on is None:
            raise ValidationError("Dòng này chưa ghi xong.")
        reasoned(why.reason)
        noted(actor, row, Change.Kind.REOPENED, why, before=row.done_on.isoformat())
        revise(line, row, shown, done_on=None)
    return row


def next_place(programme: Programme) -> int:
    """The place below the last line."""
    return int(programme.lines.aggregate(last=Max("place"))["last"] or 0) + 1


def _spoken(actor: Account, values: dict[str, Any]) -> dict[str, Any]:
    require(rules.may_keep(actor))
    organ_id, leader_id = values.get("organ_id"), values.get("leader_id")
    return {
        "number": " ".join(str(values.get("number") or "").split())[:30],
        "text": said(str(values.get("text") or ""), "text", "Ghi nội dung."),
        "kind": LineKind(values.get("kind") or LineKind.TASK),
        "organ": organs_visible_to(actor).get(pk=organ_id) if organ_id else None,
        "leader": people_visible_to(actor).get(pk=leader_id) if leader_id else None,
    }
