"""Who is called to a meeting, what was answered, who goes in whose place, who was there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, require, revise, revise_all
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.meetings import queries, rules
from giaoban.office.meetings.actions.checks import LONGEST_REASON, held_meeting, said, touched
from giaoban.office.meetings.kinds import Answer, Attendance, MeetingState, Part
from giaoban.office.meetings.models import Attendee, Meeting
from giaoban.office.meetings.notifying import Happening, Seat, say, seat_of


def call(
    actor: Account,
    meeting_id: int,
    *,
    people: Iterable[Person] = (),
    organs: Iterable[Organ] = (),
    words: str = "",
    part: str = Part.MEMBER,
) -> list[Attendee]:
    """Call people and organs, several at once, and guests whom the directory does not know. Who is called already, stays as he is."""
    with act(actor, "meetings.call") as line:
        meeting = _not_cancelled(actor, meeting_id)
        there: set[tuple[int | None, int | None]] = set(meeting.attendees.values_list("person_id", "organ_id"))
        rows = [Attendee(meeting=meeting, person=one, part=part) for one in people if (one.pk, None) not in there]
        rows += [Attendee(meeting=meeting, organ=one, part=part) for one in organs if (None, one.pk) not in there]
        rows += [Attendee(meeting=meeting, words=one, part=Part.GUEST) for one in _guests(words)]
        if not rows:
            raise ValidationError("Chọn người hoặc cơ quan chưa có trong danh sách, hoặc ghi tên khách.")
        made = Attendee.objects.bulk_create(rows)
        line.about(meeting, called=[one.pk for one in made])
        say(actor, Happening.CALLED, meeting, [seat_of(one) for one in made])
        touched()
    return made


def _guests(words: str) -> list[str]:
    return [name for name in (said(row, 200) for row in words.splitlines()) if name]


def call_no_more(actor: Account, attendee_id: int, shown: int) -> Meeting:
    """Somebody was called by mistake, or need not come: the row goes; that it was there stays in the record."""
    with act(actor, "meetings.call-no-more") as line:
        seat = _held(actor, attendee_id, shown)
        require(rules.may_change(actor, seat.meeting))
        if seat.attendance or seat.meeting.is_held:
            raise ValidationError("Cuộc họp đã điểm danh: không bỏ người khỏi danh sách được nữa.")
        line.about(seat.meeting, called_off=seat.pk)
        say(actor, Happening.CALLED_OFF, seat.meeting, [seat_of(seat), *_goes_for(seat.delegate_id)])
        seat.delete()
        touched()
    return seat.meeting


def answer_call(actor: Account, attendee_id: int, shown: int, answer: str, *, reason: str = "", delegate: Person | None = None) -> Attendee:
    """What is answered to a call: comes, stays away (why), or sends another in his place (ủy quyền); the office may enter it for him."""
    with act(actor, "meetings.answer-call") as line:
        seat = _held(actor, attendee_id, shown)
        require(rules.may_answer(actor, seat))
        if seat.meeting.state != MeetingState.PLANNED:
            raise ValidationError("Cuộc họp này đã diễn ra hoặc đã hoãn: không trả lời được nữa.")
        values = _answered(seat, Answer(answer), said(reason, LONGEST_REASON), delegate)
        before = seat.delegate_id
        revise(line, seat, shown, **values, answered_by=actor, answered_at=timezone.now())
        say(actor, Happening.ANSWERED, seat.meeting)
        if seat.delegate_id != before:
            say(actor, Happening.CALLED_OFF, seat.meeting, _goes_for(before))
            say(actor, Happening.GOES_FOR, seat.meeting, _goes_for(seat.delegate_id))
        touched()
    return seat


def _goes_for(delegate_id: int | None) -> list[Seat]:
    """Who goes in another's place, as one who is told."""
    return [Seat(delegate_id, None)] if delegate_id is not None else []


def _answered(seat: Attendee, answer: Answer, reason: str, delegate: Person | None) -> dict[str, Any]:
    if answer == Answer.NONE:
        raise ValidationError({"answer": "Chọn câu trả lời."})
    if answer == Answer.AWAY and not reason:
        raise ValidationError({"reason": "Vắng thì ghi lý do."})
    if answer != Answer.DELEGATES:
        return {"answer": answer, "reason": reason, "delegate": None}
    if delegate is None:
        raise ValidationError({"delegate": "Chọn người dự thay."})
    if delegate.pk == seat.person_id:
        raise ValidationError({"delegate": "Người dự thay phải là người khác."})
    if seat.meeting.attendees.filter(person=delegate).exclude(pk=seat.pk).exists():
        raise ValidationError({"delegate": "Người này đã có trong danh sách dự họp."})
    return {"answer": answer, "reason": reason, "delegate": delegate}


def say_who_attends(actor: Account, meeting_id: int, shown: int, people: Iterable[Person]) -> Meeting:
    """An invitation of another organ is answered: these go. They are told; the question is settled."""
    with act(actor, "meetings.say-who-attends") as line:
        meeting = held_meeting(actor, meeting_id, shown)
        chosen = list(people)
        if not chosen:
            raise ValidationError({"people": "Chọn người dự, hoặc ghi là không cử người dự."})
        if not meeting.invited or meeting.state != MeetingState.PLANNED:
            raise ValidationError("Chỉ trả lời giấy mời của cuộc chưa diễn ra.")
        now = timezone.now()
        answered: dict[str, Any] = {"answer": Answer.COMES, "answered_by": actor, "answered_at": now}
        seats = {seat.person_id: seat for seat in meeting.attendees.select_for_update() if seat.person_id is not None}
        new = [Attendee(meeting=meeting, person=one, **answered) for one in chosen if one.pk not in seats]
        revise_all(line, [(seats[one.pk], answered) for one in chosen if one.pk in seats])
        asked = [seat for seat in meeting.attendees.exclude(organ=None) if seat.answer == Answer.NONE]
        revise_all(line, [(seat, answered) for seat in asked])
        made = Attendee.objects.bulk_create(new)
        line.about(meeting, attends=[one.pk for one in chosen])
        say(actor, Happening.CALLED, meeting, [seat_of(one) for one in made])
        touched()
    return meeting


def mark_attendance(actor: Account, attendee_id: int, shown: int, attendance: str) -> Attendee:
    """Was somebody there? One tap; the same again takes it back."""
    with act(actor, "meetings.mark-attendance") as line:
        seat = _held(actor, attendee_id, shown)
        require(rules.may_change(actor, seat.meeting))
        _begun(seat.meeting)
        revise(line, seat, shown, attendance=Attendance(attendance))
    return seat


def mark_all_present(actor: Account, meeting_id: int, shown: Mapping[int, int]) -> Meeting:
    """Everybody who was not marked yet was there. `shown`: the seats with the revisions that were shown."""
    with act(actor, "meetings.mark-all-present") as line:
        meeting = _not_cancelled(actor, meeting_id)
        _begun(meeting)
        seats = list(meeting.attendees.select_for_update().filter(pk__in=shown, attendance=Attendance.UNKNOWN))
        stale = next((seat for seat in seats if seat.revision != shown[seat.pk]), None)
        if stale is not None:
            raise Conflict(stale)
        revise_all(line, [(seat, {"attendance": Attendance.PRESENT}) for seat in seats])
        line.about(meeting, present=[seat.pk for seat in seats])
    return meeting


def _begun(meeting: Meeting) -> None:
    if meeting.is_cancelled:
        raise ValidationError("Cuộc họp này đã hoãn: không điểm danh.")
    if meeting.day is None or meeting.day > timezone.localdate():
        raise ValidationError("Chưa đến ngày họp: chưa điểm danh được.")


def _not_cancelled(actor: Account, meeting_id: int) -> Meeting:
    meeting = held_meeting(actor, meeting_id)
    if meeting.is_cancelled:
        raise ValidationError("Cuộc họp này đã hoãn. Chọn “Họp lại” trước.")
    return meeting


def _held(actor: Account, attendee_id: int, shown: int) -> Attendee:
    """A seat under a lock, as it was shown."""
    rows = queries.attendees_visible_to(actor).select_for_update(of=("self",)).select_related("meeting")
    seat = rows.get(pk=attendee_id)
    if seat.revision != shown:
        raise Conflict(seat)
    return seat
