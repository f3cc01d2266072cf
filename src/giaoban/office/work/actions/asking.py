"""What those who carry a task out ask for, and the answer: more time, another unit, help where something holds them up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.work import rules
from giaoban.office.work.actions.following import NotNow, change_share, follow, given, lapse, locked_share, must_be, must_stand
from giaoban.office.work.actions.orienting import change_orientation
from giaoban.office.work.actions.sending import send_paper_on
from giaoban.office.work.models import FINISHED, UNDERWAY, Answer, Assignment, Extension, Objection, Orientation, Reply, Side, Workflow
from giaoban.office.work.telling import Happening, say

Holder = Organ | Person  # of a share
_ANSWERED = "Đề nghị này đã có ý kiến trả lời."
_ANSWERS = "Việc này do Chánh Văn phòng hoặc lãnh đạo quyết định."


def ask_extension(actor: Account, assignment_id: int, wanted: dt.date, reason: str) -> Extension:
    """Xin gia hạn: a later day, and why. One waits at a time."""
    with act(actor, "work.ask-extension") as line:
        share = locked_share(actor, assignment_id)
        require(rules.may_report(actor, share))
        must_be(share, *UNDERWAY)
        _is_later(wanted, share)
        if share.extensions.filter(answer=Answer.WAITING).exists():
            raise NotNow("Đã có đề nghị gia hạn đang chờ ý kiến.")
        why = given(reason, "Ghi lý do xin gia hạn.")
        asked = Extension.objects.create(assignment=share, before=share.deadline, wanted=wanted, reason=why, asked_by=actor)
        line.about(share, wanted=[share.deadline, wanted])
        say(actor, Happening.EXTENSION_ASKED, share.task, share)
    return asked


def answer_extension(actor: Account, extension_id: int, answer: Answer, *, granted: dt.date | None = None, note: str = "") -> Extension:
    """Granted, to the day asked for or to another; or refused. The deadline it was first given stays beside it."""
    with act(actor, "work.answer-extension") as line:
        asked = Extension.objects.get(pk=extension_id)
        share = locked_share(actor, asked.assignment_id)
        asked.refresh_from_db()
        require(rules.may_answer(actor, share.task), _ANSWERS)
        _may_be_said(asked, answer)
        day = granted or asked.wanted
        if answer == Answer.GRANTED:
            _is_later(day, share)
            _move(actor, share, day)
        _answer(actor, asked, answer, note, granted=day if answer == Answer.GRANTED else None)
        line.about(share, answer=answer.value)
        said = Happening.EXTENSION_GRANTED if answer == Answer.GRANTED else Happening.EXTENSION_REFUSED
        say(actor, said, share.task, share)
    return asked


def move_deadline(actor: Account, assignment_id: int, shown: int, day: dt.date, reason: str) -> Extension:
    """The deadline of what is handed out is moved unasked: at the briefing, or by who gave the task. Earlier is allowed."""
    with act(actor, "work.move-deadline") as line:
        share = locked_share(actor, assignment_id, shown)
        require(rules.may_answer(actor, share.task), _ANSWERS)
        must_be(share, *UNDERWAY)
        why = given(reason, "Ghi lý do đổi hạn.")
        if day == share.deadline:
            raise ValidationError({"wanted": "Hạn mới trùng với hạn hiện tại."})
        values = {"answer": Answer.GRANTED, "granted": day, "answered_by": actor, "answered_at": timezone.now()}
        lapse(share.extensions.all())
        moved = Extension.objects.create(assignment=share, before=share.deadline, wanted=day, reason=why, asked_by=actor, **values)
        line.about(share, moved=[share.deadline, day])
        say(actor, Happening.DEADLINE_MOVED, share.task, share)
        _move(actor, share, day)
    return moved


def _is_later(day: dt.date, share: Assignment) -> None:
    if share.deadline is not None and day <= share.deadline:
        raise ValidationError({"wanted": f"Hạn mới phải sau hạn hiện tại {share.deadline:%d/%m/%Y}."})


def _move(actor: Account, share: Assignment, day: dt.date) -> None:
    change_share(actor, share, deadline=day, first_deadline=share.first_deadline or day)
    follow(actor, share.task)


def object_to(actor: Account, assignment_id: int, kind: Objection.Kind, reason: str, *, organ: Organ | None = None) -> Objection:
    """Không đúng chức năng (`organ`: who should do it), or held up (`organ`: by whom). It goes to the chief of office."""
    with act(actor, "work.object") as line:
        share = locked_share(actor, assignment_id)
        require(rules.may_report(actor, share))
        must_be(share, *UNDERWAY)
        if share.objections.filter(answer=Answer.WAITING).exists():
            raise NotNow("Đã có đề nghị đang chờ Chánh Văn phòng.")
        why = given(reason, "Ghi lý do đề nghị.")
        said = Objection.objects.create(assignment=share, kind=kind, organ=organ, reason=why, asked_by=actor)
        line.about(share, objection=kind.value)
        say(actor, Happening.OBJECTED, share.task, share)
    return said


def answer_objection(actor: Account, objection_id: int, answer: Answer, *, to: Organ | None = None, note: str = "") -> Objection:
    """The chief's word. A transfer that is granted goes `to` an organ; its deadlines stay what they were. What rests may move too."""
    with act(actor, "work.answer-objection") as line:
        said = Objection.objects.select_related("organ").get(pk=objection_id)
        share = locked_share(actor, said.assignment_id)
        said.refresh_from_db()
        require(rules.may_answer(actor, share.task), _ANSWERS)
        _may_be_said(said, answer)
        _answer(actor, said, answer, note)
        line.about(share, answer=answer.value)
        happened = Happening.OBJECTION_GRANTED if answer == Answer.GRANTED else Happening.OBJECTION_REFUSED
        say(actor, happened, share.task, share)
        if answer == Answer.GRANTED and said.kind == Objection.Kind.NOT_OURS:
            receiver = to or said.organ
            if receiver is None:
                raise ValidationError({"to": "Chọn đơn vị nhận việc thay."})
            move_to(actor, share, receiver, said.reason)
    return said


def transfer(actor: Account, assignment_id: int, shown: int, to: Organ, reason: str) -> Assignment:
    """A share goes to another organ without having been asked: at the briefing, or on a closer look."""
    with act(actor, "work.transfer") as line:
        share = locked_share(actor, assignment_id, shown)
        require(rules.may_answer(actor, share.task), _ANSWERS)
        must_be(share, *UNDERWAY)
        why = given(reason, "Ghi lý do điều chuyển.")
        line.about(share, to=to.pk)
        return move_to(actor, share, to, why)


def hand_over(
    actor: Account, from_holder: Holder, to: Holder, shown: Mapping[int, int], orientations: Mapping[int, int] | None = None
) -> list[Assignment]:
    """Organs have changed, or somebody has left: open shares of the one go to another, each at the revision it was shown, all or none.

    So do the `orientations` on which an organ supplied a line for the month's report, to the organ that succeeds it.
    """
    with act(actor, "work.hand-over") as line:
        require(rules.may_answer_all(actor), _ANSWERS)
        moved = []
        for assignment_id, revision in sorted(shown.items()):
            share = locked_share(actor, assignment_id, revision)
            if _holder(share) != from_holder or share.closed:
                raise NotNow("Có phần việc không còn ở bên bàn giao; hãy tải lại danh sách.")
            moved.append(move_to(actor, share, to, f"Bàn giao từ {_named(from_holder)}.", told=Happening.HANDED_OVER_HERE))
        for key, revision in sorted((orientations or {}).items()):
            if not isinstance(from_holder, Organ) or not Orientation.objects.filter(pk=key, organ=from_holder).exists():
                raise NotNow("Có định hướng không còn ở cơ quan bàn giao; hãy tải lại danh sách.")
            change_orientation(actor, key, revision, organ=to)
        whom = {"to" if isinstance(to, Organ) else "to_person": to.pk}
        line.about(from_holder, **whom, shares=sorted(shown), orientations=sorted(orientations or {}))
    return moved


def move_to(actor: Account, share: Assignment, to: Holder, why: str, *, told: Happening = Happening.MOVED_HERE) -> Assignment:
    """The share's successor at another organ or person, with the same deadlines and the same state of work; both name each other.

    Who takes part already goes on in a share of his own, in the lead where he takes over the lead. Of a draft nobody has been told
    yet: it only comes to name another.
    """
    if to == _holder(share):
        raise ValidationError({"to": "Đơn vị nhận phải khác đơn vị đang giữ việc."})
    must_stand(**held_by(to))
    there = share.task.assignments.filter(**held_by(to), closed=False).first()
    if share.workflow == Workflow.DRAFT:
        return _drafted_for(actor, share, to, there)
    heir = _joined_by(actor, there, share) if there else _made_for(actor, share, to)
    change_share(actor, share, workflow=Workflow.HANDED_OVER, successor=heir, done_on=None, reason=why)
    say(actor, Happening.MOVED_AWAY, share.task, share)
    say(actor, told, share.task, heir)
    follow(actor, share.task)
    send_paper_on(actor, share.task, [heir])
    return heir


def held_by(holder: Holder) -> dict[str, Any]:
    """Of a share: that it is this organ's, or this person's."""
    return {"organ": holder, "person": None} if isinstance(holder, Organ) else {"organ": None, "person": holder}


def _holder(share: Assignment) -> Holder | None:
    return share.organ or share.person


def _named(holder: Holder) -> str:
    return holder.name if isinstance(holder, Organ) else holder.full_name


def _made_for(actor: Account, share: Assignment, to: Holder) -> Assignment:
    """A share of its own, as far as the other was; what was finished keeps its result, and the figures that were sent by a form."""
    same = {name: getattr(share, name) for name in ("task", "side", "deadline", "first_deadline", "workflow", "done_on")}
    result = share.result if share.workflow in FINISHED else ""
    heir = Assignment.objects.create(**same, **held_by(to), result=result, assigned_at=timezone.now())
    reply = Reply.objects.filter(assignment=share).first() if share.workflow in FINISHED else None
    if reply is not None:
        with act(actor, "work.pass-reply") as line:
            revise(line, reply, reply.revision, assignment=heir)
    return heir


def _joined_by(actor: Account, heir: Assignment, share: Assignment) -> Assignment:
    """An organ's own share, with another's come to it: what was finished before is not, while the other has still to be done."""
    values: dict[str, Any] = {}
    if share.side == Side.LEAD and heir.side == Side.SUPPORT:
        deadline = share.deadline or heir.deadline
        values = {"side": Side.LEAD, "deadline": deadline, "first_deadline": heir.first_deadline or deadline}
    if heir.workflow in FINISHED and share.workflow not in FINISHED:
        values |= {"workflow": share.workflow, "done_on": None}
    change_share(actor, heir, **values)
    return heir


def _drafted_for(actor: Account, share: Assignment, to: Holder, there: Assignment | None) -> Assignment:
    if there is None:
        change_share(actor, share, **held_by(to))
        return share
    if share.side == Side.LEAD:
        change_share(actor, there, side=Side.LEAD, deadline=share.deadline or there.deadline)
    change_share(actor, share, workflow=Workflow.DROPPED)
    return there


def _may_be_said(asked: Extension | Objection, answer: Answer) -> None:
    if asked.answer != Answer.WAITING:
        raise NotNow(_ANSWERED)
    if answer not in (Answer.GRANTED, Answer.REFUSED):
        raise ValidationError({"answer": "Chọn đồng ý hoặc không đồng ý."})


def _answer(actor: Account, asked: Extension | Objection, answer: Answer, note: str, **more: object) -> None:
    asked.answer, asked.note, asked.answered_by, asked.answered_at = answer, note.strip(), actor, timezone.now()
    for name, value in more.items():
        setattr(asked, name, value)
    asked.save()
