"""What cannot be at one time: a chair, a person, a room in two places; and what only looks like it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.office.meetings.clashes import clashes, clashes_of
from giaoban.office.meetings.models import Meeting, Room
from tests.office.meetings.rows import BOARD_DAY, call, make_meeting
from tests.people import People, person_of

pytestmark = pytest.mark.django_db
NEXT = BOARD_DAY + dt.timedelta(days=1)


def found(meeting: Meeting) -> list[tuple[str, str, bool]]:
    return [(clash.kind.value, clash.what, clash.sure) for clash in clashes(meeting)]


def test_chair_person_and_room_in_two_places_are_each_told(people: People) -> None:
    room = Room.objects.create(name="Phòng họp số 1")
    one = make_meeting(chair=person_of(people.hoa), room=room)
    call(one, account=people.sen)
    other = make_meeting(time=dt.time(9), end_time=dt.time(10), chair=person_of(people.hoa), room=room)
    call(other, account=people.sen)
    call(other, account=people.binh)

    assert found(one) == [("chair", "Lê Văn Hòa", True), ("person", "Bùi Thị Sen", True), ("room", "Phòng họp số 1", True)]
    assert [clash.other for clash in clashes(one)] == [other] * 3


def test_chair_of_one_who_is_called_to_another_is_a_person_taken_twice(people: People) -> None:
    one = make_meeting(chair=person_of(people.hoa))
    call(make_meeting(invited=True), account=people.hoa)

    assert found(one) == [("person", "Lê Văn Hòa", True)]


@pytest.mark.parametrize(
    ("mine", "theirs", "clash"),
    [
        ({"time": dt.time(8), "end_time": dt.time(9)}, {"time": dt.time(9)}, None),
        ({"time": dt.time(8)}, {"time": dt.time(9, 30)}, True),  # what says no end is taken for two hours
        ({"time": dt.time(8)}, {"time": dt.time(10)}, None),
        ({"time": None, "half": "morning"}, {"time": dt.time(13), "half": ""}, None),
        ({"time": None, "half": "morning"}, {"time": dt.time(11), "half": ""}, False),
        ({"time": None, "half": "evening"}, {"time": None, "half": "afternoon"}, None),
        ({"time": None, "half": ""}, {"time": dt.time(19)}, False),
        ({"time": None, "half": "all-day"}, {"time": dt.time(14)}, False),
        ({"time": dt.time(8), "end_day": NEXT}, {"day": NEXT, "time": dt.time(7)}, True),
        ({"time": dt.time(8), "end_day": NEXT, "end_time": dt.time(9)}, {"day": NEXT, "time": dt.time(9)}, None),
        ({"time": dt.time(23)}, {"time": dt.time(23, 30)}, True),
    ],
)
def test_hours_and_halves_tell_what_overlaps(mine: dict[str, Any], theirs: dict[str, Any], clash: bool | None, people: People) -> None:
    one = make_meeting(**{"chair": person_of(people.hoa)} | mine)
    make_meeting(theirs.pop("day", BOARD_DAY), **{"chair": person_of(people.hoa)} | theirs)

    assert found(one) == ([] if clash is None else [("chair", "Lê Văn Hòa", clash)])


def test_who_stays_away_is_free_and_who_goes_for_him_is_not(people: People) -> None:
    one, other = make_meeting(), make_meeting()
    call(one, account=people.sen)
    call(one, account=people.nam)
    away, sends = call(other, account=people.sen), call(other, account=people.hoa)
    away.answer, sends.answer, sends.delegate = "away", "delegates", person_of(people.nam)
    away.save()
    sends.save()

    assert found(one) == [("person", "Vũ Đình Nam", True)]


def test_nothing_clashes_with_what_is_called_off_or_has_no_day(people: People) -> None:
    chair = person_of(people.hoa)
    one = make_meeting(chair=chair)
    make_meeting(chair=chair, state="cancelled")
    without_day = make_meeting(None, chair=chair)

    assert (found(one), found(without_day), clashes_of([])) == ([], [], [])


def test_meeting_that_is_not_entered_yet_is_looked_over(people: People) -> None:
    make_meeting(chair=person_of(people.hoa))

    unsaved = Meeting(title="Làm việc với đoàn công tác", day=BOARD_DAY, time=dt.time(9), chair=person_of(people.hoa))

    assert found(unsaved) == [("chair", "Lê Văn Hòa", True)]


def test_one_meeting_over_two_days_is_told_once(people: People) -> None:
    one = make_meeting(end_day=NEXT, chair=person_of(people.hoa))
    make_meeting(end_day=NEXT, chair=person_of(people.hoa))

    assert len(clashes(one)) == 1


@pytest.mark.parametrize("many", [1, 3])
def test_clashes_of_many_take_two_questions(many: int, people: People) -> None:
    rows = [make_meeting(chair=person_of(people.hoa)) for _ in range(many)]

    with CaptureQueriesContext(connection) as asked:
        each = clashes_of(list(Meeting.objects.select_related("chair", "office_lead", "room")))

    assert [len(one) for one in each] == [many - 1] * len(rows)
    assert len(asked) == 3
