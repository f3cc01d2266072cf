"""Meetings entered, moved, called off: what stood before is kept, calendars hear of it, and a published week asks why."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.meetings.actions import cancel_meeting, change_meeting, enter_meeting, restore_meeting
from giaoban.office.meetings.models import MeetingChange, Stamp, WeekIssue
from tests.office.meetings.rows import BOARD_DAY, MONDAY, TITLE, make_meeting
from tests.people import People

pytestmark = pytest.mark.django_db


def test_meeting_moved_keeps_the_day_before_and_counts_up(people: People) -> None:
    meeting = enter_meeting(people.ha, title=TITLE, day=BOARD_DAY)

    moved = change_meeting(people.ha, meeting.pk, 1, day=BOARD_DAY + dt.timedelta(days=1))

    change = MeetingChange.objects.get()
    assert (change.before, change.after, change.reason) == ({"day": "2026-11-26"}, {"day": "2026-11-27"}, "")
    assert (moved.sequence, moved.revision) == (1, 2)
    assert Stamp.objects.get().changes == 2


def test_what_is_still_to_be_announced_has_no_last_day_either(people: People) -> None:
    meeting = make_meeting(end_day=BOARD_DAY + dt.timedelta(days=1))

    unset = change_meeting(people.ha, meeting.pk, 1, certainty="to-be-announced", day=None, end_day=meeting.end_day)

    assert (unset.day, unset.end_day, unset.last_day) == (None, None, None)


def test_nothing_changed_writes_nothing(people: People) -> None:
    meeting = make_meeting()

    same = change_meeting(people.ha, meeting.pk, 1, day=BOARD_DAY)

    assert (same.revision, same.sequence, MeetingChange.objects.count()) == (1, 0, 0)


def test_published_week_asks_why(people: People) -> None:
    meeting = make_meeting()
    WeekIssue.objects.create(monday=MONDAY, number=1, kind="whole", published_by=people.mai)

    with pytest.raises(ValidationError) as refused:
        change_meeting(people.ha, meeting.pk, 1, time=dt.time(9))
    change_meeting(people.ha, meeting.pk, 1, time=dt.time(9), reason="Đồng chí Bí thư dự họp tỉnh")

    assert refused.value.message_dict == {"reason": ["Ghi lý do."]}
    assert MeetingChange.objects.get().reason == "Đồng chí Bí thư dự họp tỉnh"


def test_meeting_called_off_stands_with_its_reason_and_may_be_put_back(people: People) -> None:
    meeting = make_meeting()

    cancelled = cancel_meeting(people.ha, meeting.pk, 1, reason="Chưa đủ hồ sơ")
    with pytest.raises(ValidationError):
        change_meeting(people.ha, meeting.pk, 2, time=dt.time(9))
    with pytest.raises(ValidationError):
        cancel_meeting(people.ha, meeting.pk, 2, reason="Lần nữa")
    assert (cancelled.state, cancelled.cancelled_why) == ("cancelled", "Chưa đủ hồ sơ")

    restored = restore_meeting(people.ha, meeting.pk, 2)
    with pytest.raises(ValidationError):
        restore_meeting(people.ha, meeting.pk, 3)
    assert (restored.state, restored.cancelled_why, restored.sequence) == ("planned", "", 2)


def test_stale_page_changes_nothing(people: People) -> None:
    meeting = make_meeting()
    change_meeting(people.mai, meeting.pk, 1, time=dt.time(9))

    with pytest.raises(Conflict):
        change_meeting(people.ha, meeting.pk, 1, time=dt.time(10))


def test_unit_enters_no_meeting(people: People) -> None:
    with pytest.raises(PermissionDenied):
        enter_meeting(people.binh, title=TITLE, day=BOARD_DAY)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " ", "day": BOARD_DAY}, "title"),
        ({"title": TITLE}, "day"),
        ({"title": TITLE, "day": BOARD_DAY, "certainty": "to-be-announced"}, "day"),
        ({"title": TITLE, "day": BOARD_DAY, "end_day": BOARD_DAY - dt.timedelta(days=1)}, "end_day"),
        ({"title": TITLE, "day": BOARD_DAY, "time": dt.time(9), "end_time": dt.time(8)}, "end_time"),
        ({"title": TITLE, "day": BOARD_DAY, "end_time": dt.time(8)}, "end_time"),
    ],
)
def test_day_that_cannot_be_is_refused_for_its_field(values: dict[str, object], field: str, people: People) -> None:
    with pytest.raises(ValidationError) as refused:
        enter_meeting(people.ha, **values)

    assert list(refused.value.message_dict) == [field]


def test_meeting_to_be_announced_has_no_day(people: People) -> None:
    meeting = enter_meeting(people.ha, title=TITLE, certainty="to-be-announced")

    assert (meeting.day, meeting.certainty) == (None, "to-be-announced")
