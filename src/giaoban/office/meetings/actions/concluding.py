"""Conclusions: numbered through the meeting, corrected while the minutes are open, each with its tasks or the mark that none come of it."""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, require, revise
from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings import record_rules as rules
from giaoban.office.meetings.actions.recording import draft_of, held_for_writing
from giaoban.office.meetings.merging import clean
from giaoban.office.meetings.models import Conclusion, ConclusionTask, Meeting, Minutes
from giaoban.office.meetings.queries import conclusions_visible_to
from giaoban.office.work.actions import NotNow, Ordered, in_charge_of, order, stop_following
from giaoban.office.work.actions.following import locked
from giaoban.office.work.models import CLOSED, Origin, Workflow

_NOTICED = "Đã có thông báo kết luận: số thứ tự không đổi nữa, chỉ sửa được lời."
_MISTAKEN = "Rút lại: kết luận ghi nhầm tại cuộc họp."


def conclude(actor: Account, meeting_id: int, text: str, *, item_id: int | None = None, no_task: bool = False) -> Conclusion:
    """A conclusion on a matter, or on the meeting as a whole, with the next number."""
    with act(actor, "meetings.conclude") as line:
        meeting, item = held_for_writing(actor, meeting_id, item_id)
        draft_of(actor, meeting)
        number = meeting.conclusions.filter(taken_back_at=None).count() + 1
        made = Conclusion.objects.create(
            meeting=meeting, item=item, number=number, text=_worded(text), no_task=no_task, entered_by=actor
        )  # fmt: skip
        line.about(made, number=[None, number])
    return made


def correct_conclusion(actor: Account, conclusion_id: int, shown: int, text: str) -> Conclusion:
    """Other words for it, while the minutes are open. What its tasks quote stays as it was said then."""
    with act(actor, "meetings.correct-conclusion") as line:
        one = _standing(actor, conclusion_id)
        draft_of(actor, one.meeting)
        revise(line, one, shown, text=_worded(text))
    return one


def mark_no_task(actor: Account, conclusion_id: int, shown: int, *, no_task: bool = True) -> Conclusion:
    """Không phát sinh nhiệm vụ: said of a conclusion, or unsaid. It may be said after the signature too, of what was left open then."""
    with act(actor, "meetings.mark-no-task") as line:
        one = _standing(actor, conclusion_id)
        if no_task and one.links.exclude(task__workflow=Workflow.DROPPED).exists():
            raise NotNow("Kết luận này đã có nhiệm vụ.")
        revise(line, one, shown, no_task=no_task)
    return one


def move_conclusion(actor: Account, conclusion_id: int, shown: int, *, up: bool) -> Conclusion:
    """It changes places with the one before, or after. The one at the end stays where it is."""
    with act(actor, "meetings.move-conclusion") as line:
        one = _standing(actor, conclusion_id)
        _numbers_may_change(actor, one.meeting)
        other = one.meeting.conclusions.filter(taken_back_at=None, number=one.number + (-1 if up else 1)).first()
        if one.revision != shown:
            raise Conflict(one)
        if other is None:
            line.about(one)
            return one
        here, there = one.number, other.number
        revise(line, one, shown, number=0)  # a place that nobody has, for a moment
        with act(actor, "meetings.move-conclusion") as beside:
            revise(beside, other, other.revision, number=here)
        revise(line, one, one.revision, number=there)
    return one


def take_back_conclusion(actor: Account, conclusion_id: int, shown: int) -> Conclusion:
    """It does not hold: those behind it move up, and tasks of it that nobody has begun are not followed any more. It stays, and says so."""
    with act(actor, "meetings.take-back-conclusion") as line:
        one = _standing(actor, conclusion_id)
        _numbers_may_change(actor, one.meeting)
        for link in one.links.select_related("task"):
            _drop_task(actor, link)
        revise(line, one, shown, taken_back_at=timezone.now())
        for later in one.meeting.conclusions.filter(taken_back_at=None, number__gt=one.number).order_by("number"):
            with act(actor, "meetings.move-conclusion") as behind:
                revise(behind, later, later.revision, number=later.number - 1)
    return one


def put_back_conclusion(actor: Account, conclusion_id: int, shown: int) -> Conclusion:
    """A conclusion that was taken back holds after all, with the next number."""
    with act(actor, "meetings.put-back-conclusion") as line:
        one = conclusions_visible_to(actor).get(pk=conclusion_id)
        meeting, _ = held_for_writing(actor, one.meeting_id, one.item_id)
        _numbers_may_change(actor, meeting)
        if one.taken_back_at is None:
            raise NotNow("Kết luận này đang có hiệu lực.")
        revise(line, one, shown, taken_back_at=None, number=meeting.conclusions.filter(taken_back_at=None).count() + 1)
    return one


def order_from(actor: Account, conclusion_id: int, ordered: Ordered) -> ConclusionTask:
    """A task that comes of a conclusion, handed out at once: its words are the source, whoever was in the chair the giver.

    Of a confidential matter nothing comes but what is restricted. May be done after the signature too.
    """
    with act(actor, "meetings.order-from-conclusion") as line:
        one = _standing(actor, conclusion_id)
        leader = in_charge_of(ordered.shares)
        more = ({"leader": leader} if leader else {}) | ordered.more
        more["confidentiality"] = max(more.get("confidentiality", Confidentiality.OPEN), _inside(one))
        giver = ordered.giver or in_the_chair(one.meeting)
        task = order(actor, replace(ordered, origin=Origin.CONCLUSION, giver=giver, told=one.text, more=more))
        link = ConclusionTask.objects.create(conclusion=one, task=task, quote=one.text, by=actor)
        line.about(one, task=task.pk)
        if one.no_task:
            with act(actor, "meetings.mark-no-task") as unsaid:
                revise(unsaid, one, one.revision, no_task=False)
    return link


def take_back_task(actor: Account, conclusion_id: int, task_id: int) -> Conclusion:
    """A task of it that nobody has begun is not followed any more; the link stays, the task says why."""
    with act(actor, "meetings.take-back-task") as line:
        one = _standing(actor, conclusion_id)
        _drop_task(actor, one.links.select_related("task").get(task=task_id))
        line.about(one, task=task_id)
    return one


def in_the_chair(meeting: Meeting) -> Person | None:
    """Who was in the chair: as the minutes say it, else the meeting's own."""
    minutes = Minutes.objects.filter(meeting=meeting).select_related("chair").first()
    return minutes.chair if minutes is not None and minutes.chair is not None else meeting.chair


def _standing(actor: Account, conclusion_id: int) -> Conclusion:
    """A conclusion that holds, with its meeting, on which the actor may write; the meeting is held under a lock."""
    meeting_id = conclusions_visible_to(actor).values_list("meeting", flat=True).get(pk=conclusion_id)
    meeting, _ = held_for_writing(actor, meeting_id)
    one = conclusions_visible_to(actor).select_related("item").get(pk=conclusion_id)
    require(rules.may_write_on(actor, meeting, one.item))
    one.meeting = meeting
    if one.taken_back_at is not None:
        raise NotNow("Kết luận này đã rút lại.")
    return one


def _numbers_may_change(actor: Account, meeting: Meeting) -> None:
    draft_of(actor, meeting)
    if meeting.notice_id is not None:
        raise NotNow(_NOTICED)


def _drop_task(actor: Account, link: ConclusionTask) -> None:
    task = locked(actor, link.task_id)
    if task.workflow in CLOSED:
        return
    if task.workflow not in (Workflow.DRAFT, Workflow.ASSIGNED):
        raise NotNow("Đơn vị đã bắt đầu làm nhiệm vụ của kết luận này; nếu không giao nữa thì dùng Thôi theo dõi ở trang nhiệm vụ.")
    stop_following(actor, task.pk, task.revision, _MISTAKEN)


def _inside(one: Conclusion) -> int:
    confidential = one.item is not None and one.item.confidential
    return max(one.meeting.confidentiality, Confidentiality.RESTRICTED if confidential else Confidentiality.OPEN)


def _worded(text: str) -> str:
    text = clean(text).strip()
    if not text:
        raise ValidationError({"text": "Ghi nội dung kết luận."})
    return text
