"""What every verb of the room asks before it writes. What is wrong is said in Vietnamese, for the field it is wrong in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Conflict, require
from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.queries import people_visible_to
from giaoban.office.directory.visibility import Role
from giaoban.office.programme import queries, rules
from giaoban.office.programme.models import Change, Line, Programme
from giaoban.office.programme.periods import with_capital
from giaoban.office.programme.when import lies_within, when_called, words_of

LONGEST_REASON = 500
_CLOSED = "Chương trình đã kết thúc. Hãy mở lại chương trình trước khi sửa."


@dataclass(frozen=True, slots=True)
class Why:
    """Why a line is changed, and whose decision it was; nobody named: who enters it answers for it, a leader always for his own."""

    reason: str = ""
    decided_by: Person | None = None


def held_programme(actor: Account, programme_id: int, shown: int | None = None) -> Programme:
    """A programme that the actor may keep, under a lock, as it was shown."""
    programme = queries.visible_to(actor).select_for_update(of=("self",)).get(pk=programme_id)
    require(rules.may_keep(actor) and rules.sees_whole(actor, programme))
    if shown is not None and programme.revision != shown:
        raise Conflict(programme)
    return programme


def held(actor: Account, line_id: int, shown: int | None = None) -> Line:
    """A line that the actor may change, under a lock, as it was shown."""
    rows = queries.lines_visible_to(actor).select_for_update(of=("self",)).select_related("programme__paper", "paper")
    line = rows.get(pk=line_id)
    require(rules.may_keep(actor))
    if shown is not None and line.revision != shown:
        raise Conflict(line)
    must_be_open(line.programme)
    return line


def must_be_open(programme: Programme) -> None:
    """Nothing is changed in a programme that is over."""
    if programme.is_closed:
        raise ValidationError(_CLOSED)


def must_stand(line: Line) -> None:
    """What was withdrawn, or carried over, stands no more."""
    if not line.stands:
        raise ValidationError(f"Dòng này không còn trong chương trình: {line.get_state_display().lower()}.")
    if line.done_on is not None:
        raise ValidationError("Dòng này đã ghi xong. Chọn “Làm tiếp” trước.")


def reasoned(reason: str) -> str:
    """The reason that every change of an issued programme has."""
    reason = " ".join(reason.split())
    if not reason:
        raise ValidationError({"reason": "Ghi lý do."})
    return reason[:LONGEST_REASON]


def decider(actor: Account, decided_by: Person | None) -> Person | None:
    """Whose decision it was."""
    if decided_by is None:
        return actor.person if Role.LEADER in actor.roles else None
    return people_visible_to(actor).get(pk=decided_by.pk)


def due_in(due: str, programme: Programme) -> str:
    """A time that lies in the programme's period."""
    try:
        when_called(due)
    except ValueError:
        raise ValidationError({"due": "Chọn một ngày, một tháng hoặc một quý."}) from None
    if not lies_within(due, programme.first, programme.last):
        raise ValidationError(
            {"due": f"{with_capital(words_of(due))} không nằm trong {programme.period}. Muốn sang kỳ khác thì dùng “Chuyển sang kỳ sau”."}
        )
    return due


def noted(actor: Account, line: Line, kind: Change.Kind, why: Why, *, before: str = "", after: str = "", to: Line | None = None) -> Change:
    """One more row in the line's history."""
    return Change.objects.create(
        line=line, kind=kind, before=before, after=after, to=to, reason=" ".join(why.reason.split())[:LONGEST_REASON],
        decided_by=decider(actor, why.decided_by), by=actor,
    )  # fmt: skip


def not_to_come(day: dt.date, today: dt.date) -> dt.date:
    """A day on which something was done: today or before."""
    if day > today:
        raise ValidationError({"on": f"Ngày {day:%d/%m/%Y} chưa đến."})
    return day
