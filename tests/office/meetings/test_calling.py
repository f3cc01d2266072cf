"""Who is called, what was answered (ủy quyền), who was there; and who is told of what."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.meetings import actions
from giaoban.office.meetings.models import Attendee, Meeting
from giaoban.office.notices.models import Notice
from tests.office.meetings.rows import call, make_meeting
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOON = TODAY + dt.timedelta(days=5)


def told(kind: str) -> dict[str, str]:
    """Who was told, and why."""
    return {one.account.username: one.reason for one in Notice.objects.filter(kind=f"meetings.{kind}")}


def test_people_and_organs_are_called_once_and_told_as_what(people: People, organs: Organs) -> None:
    meeting = make_meeting(SOON)

    actions.call(people.ha, meeting.pk, people=[person_of(people.sen)], words=" Ông A \n\n")
    made = actions.call(people.ha, meeting.pk, people=[person_of(people.sen)], organs=[organs.economy], part="guest")

    assert [str(one) for one in Attendee.objects.all()] == ["Bùi Thị Sen", "Ông A", "Phòng Kinh tế"]
    assert len(made) == 1
    assert told("called") == {"sen": "Đồng chí được triệu tập dự", "binh": "Đơn vị đồng chí được mời dự"}


def test_restricted_meeting_is_told_to_nobody_who_does_not_see_it(people: People, organs: Organs) -> None:
    meeting = make_meeting(SOON, confidentiality=1)

    actions.call(people.mai, meeting.pk, people=[person_of(people.sen)], organs=[organs.economy])

    assert list(told("called")) == ["sen"]


def test_nobody_is_told_of_what_is_over(people: People) -> None:
    actions.call(people.ha, make_meeting(TODAY - dt.timedelta(days=1)).pk, people=[person_of(people.sen)])

    assert Notice.objects.count() == 0


def test_meeting_moved_called_off_and_put_back_is_told_to_all_concerned(people: People) -> None:
    meeting = make_meeting(SOON, chair=person_of(people.hoa))
    seat = call(meeting, account=people.sen)
    seat.answer, seat.delegate = "delegates", person_of(people.thanh)
    seat.save()

    actions.change_meeting(people.ha, meeting.pk, 1, participants="Các đồng chí")
    assert told("moved") == {}
    actions.change_meeting(people.ha, meeting.pk, 2, day=SOON + dt.timedelta(days=1))
    actions.cancel_meeting(people.ha, meeting.pk, 3, reason="Hoãn")
    actions.restore_meeting(people.ha, meeting.pk, 4)

    assert [sorted(told(kind)) for kind in ("moved", "cancelled", "restored")] == [["hoa", "sen", "thanh"]] * 3
    assert Notice.objects.filter(kind="meetings.cancelled", read_at=None).count() == 0  # settled by what came after


def test_delegate_is_told_and_the_office_hears_of_the_answer(people: People) -> None:
    meeting = make_meeting(SOON)
    seat = call(meeting, account=people.sen)

    answered = actions.answer_call(people.sen, seat.pk, 1, "delegates", delegate=person_of(people.thanh))

    assert (answered.answer, answered.delegate, answered.answered_by) == ("delegates", person_of(people.thanh), people.sen)
    assert told("goes-for") == {"thanh": "Đồng chí được ủy quyền dự thay"}
    assert sorted(told("answered")) == ["ha", "mai"]


def test_who_need_not_go_in_anothers_place_any_more_is_told(people: People) -> None:
    meeting = make_meeting(SOON)
    seat = call(meeting, account=people.sen)
    actions.answer_call(people.sen, seat.pk, 1, "delegates", delegate=person_of(people.thanh))

    actions.answer_call(people.sen, seat.pk, 2, "delegates", delegate=person_of(people.nam))
    assert (told("called-off"), sorted(told("goes-for"))) == ({"thanh": "Đồng chí không phải dự nữa"}, ["nam", "thanh"])
    actions.call_no_more(people.ha, seat.pk, 3)

    assert sorted(told("called-off")) == ["nam", "sen", "thanh"]


def test_office_answers_for_somebody(people: People) -> None:
    seat = call(make_meeting(SOON), account=people.sen)

    answered = actions.answer_call(people.ha, seat.pk, 1, "away", reason="Đi công tác")

    assert (answered.answer, answered.reason, answered.answered_by) == ("away", "Đi công tác", people.ha)


def test_focal_point_answers_for_his_unit_and_nobody_else(people: People, organs: Organs) -> None:
    meeting = make_meeting(SOON)
    call(meeting, account=people.cuong)
    seat = call(meeting, organ=organs.economy)

    with pytest.raises(PermissionDenied):
        actions.answer_call(people.cuong, seat.pk, 1, "comes")

    assert actions.answer_call(people.binh, seat.pk, 1, "comes").answer == "comes"


def test_answer_that_cannot_be_is_refused_for_its_field(people: People) -> None:
    meeting = make_meeting(SOON)
    seat = call(meeting, account=people.sen)
    call(meeting, account=people.nam)
    fields = []
    whom = [None, person_of(people.sen), person_of(people.nam)]
    for answer, delegate in (("", None), ("away", None), *(("delegates", one) for one in whom)):
        with pytest.raises(ValidationError) as refused:
            actions.answer_call(people.sen, seat.pk, 1, answer, delegate=delegate)
        fields += list(refused.value.message_dict)

    assert fields == ["answer", "reason", "delegate", "delegate", "delegate"]


def test_what_is_over_or_called_off_is_not_answered(people: People) -> None:
    for state in ("held", "cancelled"):
        seat = call(make_meeting(SOON, state=state), account=people.sen)
        with pytest.raises(ValidationError):
            actions.answer_call(people.sen, seat.pk, 1, "comes")


def test_answer_on_an_old_page_changes_nothing(people: People) -> None:
    seat = call(make_meeting(SOON), account=people.sen)
    actions.answer_call(people.ha, seat.pk, 1, "comes")

    with pytest.raises(Conflict):
        actions.answer_call(people.sen, seat.pk, 1, "away", reason="Ốm")


def test_who_attends_an_invitation_is_said_and_settles_the_question(people: People, organs: Organs) -> None:
    meeting = make_meeting(SOON, invited=True)
    asked = call(meeting, organ=organs.committee)
    named = call(meeting, account=people.hoa)

    actions.say_who_attends(people.mai, meeting.pk, 1, [person_of(people.hoa), person_of(people.nam)])

    asked.refresh_from_db()
    named.refresh_from_db()
    assert (asked.answer, named.answer, named.answered_by) == ("comes", "comes", people.mai)
    assert told("called") == {"nam": "Đồng chí được triệu tập dự"}
    with pytest.raises(ValidationError):
        actions.say_who_attends(people.mai, meeting.pk, 1, [])
    with pytest.raises(ValidationError):
        actions.say_who_attends(people.mai, make_meeting(SOON).pk, 1, [person_of(people.hoa)])


def test_invitation_entered_by_hand_asks_who_attends(people: People, organs: Organs) -> None:
    meeting = actions.enter_meeting(people.ha, title="Hội nghị của tỉnh", day=SOON, invited=True)

    assert [(seat.organ, seat.answer) for seat in meeting.attendees.all()] == [(organs.committee, "")]


def test_attendance_is_written_down_from_the_day_on(people: People) -> None:
    today, ahead, off = make_meeting(TODAY), make_meeting(SOON), make_meeting(TODAY, state="cancelled")
    seats = [call(meeting, account=people.sen) for meeting in (today, ahead, off)]

    assert actions.mark_attendance(people.ha, seats[0].pk, 1, "absent").attendance == "absent"
    for seat in seats[1:]:
        with pytest.raises(ValidationError):
            actions.mark_attendance(people.ha, seat.pk, 1, "present")
    with pytest.raises(PermissionDenied):
        actions.mark_attendance(people.sen, seats[0].pk, 2, "present")


def test_all_who_were_not_marked_were_there(people: People) -> None:
    meeting = make_meeting(TODAY)
    one, two = call(meeting, account=people.sen), call(meeting, account=people.nam)
    actions.mark_attendance(people.ha, one.pk, 1, "excused")

    actions.mark_all_present(people.ha, meeting.pk, {one.pk: 2, two.pk: 1})

    assert [seat.attendance for seat in meeting.attendees.all()] == ["excused", "present"]
    actions.mark_attendance(people.ha, two.pk, 2, "")
    with pytest.raises(Conflict):
        actions.mark_all_present(people.ha, meeting.pk, {two.pk: 2})


def test_nobody_is_called_to_or_marked_at_what_is_called_off(people: People) -> None:
    meeting = make_meeting(TODAY, state="cancelled")

    with pytest.raises(ValidationError):
        actions.call(people.ha, meeting.pk, people=[person_of(people.sen)])
    with pytest.raises(ValidationError):
        actions.mark_all_present(people.ha, meeting.pk, {})


def test_somebody_is_taken_off_the_list_until_attendance_was_written_down(people: People) -> None:
    meeting = make_meeting(TODAY)
    one, two = call(meeting, account=people.sen), call(meeting, account=people.nam)
    actions.mark_attendance(people.ha, two.pk, 1, "present")

    actions.call_no_more(people.ha, one.pk, 1)
    with pytest.raises(ValidationError):
        actions.call_no_more(people.ha, two.pk, 2)

    assert (list(meeting.attendees.all()), told("called-off")) == ([two], {"sen": "Đồng chí không phải dự nữa"})


def test_rooms_are_entered_and_corrected(people: People) -> None:
    room = actions.keep_room(people.ha, None, None, name=" Phòng họp  số 1 ", seats=30)
    for name in ("", "PHÒNG HỌP SỐ 1"):
        with pytest.raises(ValidationError):
            actions.keep_room(people.ha, None, None, name=name)

    changed = actions.keep_room(people.ha, room.pk, 1, name="Phòng họp số 1", active=False)

    assert (room.name, changed.active, changed.seats) == ("Phòng họp số 1", False, None)
    with pytest.raises(PermissionDenied):
        actions.keep_room(people.sen, None, None, name="Khác")
    assert Meeting.objects.count() == 0
