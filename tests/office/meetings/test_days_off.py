"""A meeting of a series on a day off asks: at once when the day is entered, no more when it is worked, again on another day."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.days.actions import correct_day, enter_day, withdraw_day
from giaoban.office.days.models import DaySettings, OwnDay
from giaoban.office.jobs.models import Job
from giaoban.office.meetings import jobs
from giaoban.office.meetings.actions import change_meeting, enter_series, fill_series, free_day, settle_day_off
from giaoban.office.meetings.actions.filling import ask_no_more_of_working_days, ask_of_days_off
from giaoban.office.meetings.models import Meeting, MeetingChange
from giaoban.timing.workdays import OFF, calendar
from tests.office.meetings.rows import make_meeting
from tests.office.meetings.test_series import MONDAY, NEW_YEAR, YEARLY, weekly
from tests.people import People, person_of

pytestmark = pytest.mark.django_db


def asking(people: People) -> Meeting:
    """New Year's day of a series, asking."""
    return enter_series(people.ha, **YEARLY, chair=person_of(people.hoa)).meetings.order_by("slot")[0]


def test_day_off_is_kept(people: People) -> None:
    meeting = asking(people)

    kept = settle_day_off(people.mai, meeting.pk, meeting.revision, "keep")

    assert (kept.day, kept.asks, kept.certainty) == (NEW_YEAR, "", "fixed")
    assert "là ngày nghỉ" in MeetingChange.objects.get().reason


def test_day_off_is_moved_to_the_working_day_that_is_proposed(people: People) -> None:
    meeting = asking(people)
    day = free_day(meeting)
    assert day is not None
    make_meeting(day, time=dt.time(14), chair=person_of(people.hoa))
    free = free_day(meeting)

    moved = settle_day_off(people.mai, meeting.pk, meeting.revision, "move", day=free, reason="Sang ngày làm việc")

    assert free is not None
    assert calendar().is_working(day)
    assert calendar().is_working(free)
    assert free > day
    assert (moved.day, moved.slot, moved.asks, moved.certainty) == (free, NEW_YEAR, "", "fixed")
    assert MeetingChange.objects.get().reason == "Sang ngày làm việc"
    assert free_day(make_meeting(None)) is None


def test_day_off_is_left_out_this_once(people: People) -> None:
    meeting = asking(people)

    skipped = settle_day_off(people.mai, meeting.pk, meeting.revision, "skip")

    assert (skipped.state, skipped.asks) == ("cancelled", "")
    assert "bỏ kỳ này" in skipped.cancelled_why
    assert fill_series(None, skipped.series) == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(("choice", "day", "field"), [("move", None, "day"), ("move", NEW_YEAR, "day"), ("perhaps", None, "choice")])
def test_decision_that_cannot_be_is_refused(choice: str, day: dt.date | None, field: str, people: People) -> None:
    meeting = asking(people)

    with pytest.raises(ValidationError) as refused:
        settle_day_off(people.mai, meeting.pk, meeting.revision, choice, day=day)

    assert list(refused.value.message_dict) == [field]


def test_what_asks_no_more_is_not_settled_again(people: People) -> None:
    meeting = asking(people)
    settle_day_off(people.mai, meeting.pk, meeting.revision, "keep")

    with pytest.raises(ValidationError):
        settle_day_off(people.mai, meeting.pk, meeting.revision + 1, "skip")
    with pytest.raises(Conflict):
        settle_day_off(people.mai, meeting.pk, meeting.revision, "skip")


def closed(by: People, day: dt.date) -> OwnDay:
    """The office is closed on a day of its own."""
    return enter_day(by.mai, day=day, kind=OFF, reason="Nghỉ bù", source="QĐ 1")


def monday_alone(by: People) -> Meeting:
    """Next Monday's briefing, and none after it."""
    series = weekly(by)
    series.meetings.filter(slot__gt=MONDAY).delete()
    return series.meetings.get()


def test_day_off_entered_later_asks_in_the_same_act_and_once(people: People) -> None:
    meeting = monday_alone(people)

    closed(people, MONDAY)

    meeting.refresh_from_db()
    assert (meeting.asks, meeting.certainty) == ("day-off", "tentative")
    assert len(set(Entry.objects.filter(verb__in=["days.enter-day", "meetings.ask-of-day-off"]).values_list("act", flat=True))) == 1
    settle_day_off(people.mai, meeting.pk, meeting.revision, "keep")
    assert ask_of_days_off() == 0


def test_day_off_corrected_or_withdrawn_asks_no_more_in_the_same_act(people: People) -> None:
    meeting = monday_alone(people)
    own = closed(people, MONDAY)
    tuesday = calendar().next_working_day(MONDAY + dt.timedelta(days=1))
    written = Entry.objects.filter(verb="meetings.ask-no-more")
    assert not written.exists()

    own = correct_day(people.mai, own.pk, own.revision, day=tuesday, kind=OFF, reason="Nghỉ bù", source="QĐ 1")
    meeting.refresh_from_db()
    assert (meeting.asks, meeting.certainty) == ("", "fixed")
    own = correct_day(people.mai, own.pk, own.revision, day=MONDAY, kind=OFF, reason="Nghỉ bù", source="QĐ 1")
    meeting.refresh_from_db()
    assert meeting.asks == "day-off"
    withdraw_day(people.mai, own.pk, own.revision)
    meeting.refresh_from_db()

    assert (meeting.asks, written.count()) == ("", 2)


def test_day_that_it_was_moved_to_asks_again_when_that_becomes_a_day_off(people: People) -> None:
    meeting = monday_alone(people)
    closed(people, MONDAY)
    day = calendar().next_working_day(MONDAY + dt.timedelta(days=1))
    meeting.refresh_from_db()
    moved = settle_day_off(people.mai, meeting.pk, meeting.revision, "move", day=day)

    own = closed(people, day)

    moved.refresh_from_db()
    assert (moved.day, moved.asks, moved.certainty) == (day, "day-off", "tentative")
    kept = settle_day_off(people.mai, moved.pk, moved.revision, "keep")
    withdraw_day(people.mai, own.pk, own.revision)
    closed(people, day)
    kept.refresh_from_db()
    assert (kept.asks, kept.certainty) == ("", "fixed")  # of this day it was decided


def test_what_was_unsure_and_then_moved_for_sure_is_sure_again_when_its_day_is_worked_after_all(people: People) -> None:
    meeting = monday_alone(people)
    change_meeting(people.ha, meeting.pk, meeting.revision, certainty="tentative")
    closed(people, MONDAY)
    meeting.refresh_from_db()
    day = calendar().next_working_day(MONDAY + dt.timedelta(days=1))
    moved = settle_day_off(people.mai, meeting.pk, meeting.revision, "move", day=day)

    own = closed(people, day)
    withdraw_day(people.mai, own.pk, own.revision)

    moved.refresh_from_db()
    assert (moved.asks, moved.certainty) == ("", "fixed")


def test_what_was_kept_on_a_day_off_is_not_asked_back_there_and_asks_on_another(people: People) -> None:
    meeting = monday_alone(people)
    closed(people, MONDAY)
    meeting.refresh_from_db()
    kept = settle_day_off(people.mai, meeting.pk, meeting.revision, "keep")
    day = calendar().next_working_day(MONDAY + dt.timedelta(days=1))

    away = change_meeting(people.ha, kept.pk, kept.revision, day=day)
    back = change_meeting(people.ha, away.pk, away.revision, day=MONDAY)
    assert ask_of_days_off() == 0
    change_meeting(people.ha, back.pk, back.revision, day=day)
    closed(people, day)

    assert Meeting.objects.get().asks == "day-off"


def test_meeting_moved_by_hand_off_the_day_off_asks_no_more(people: People) -> None:
    meeting = asking(people)
    day = NEW_YEAR + dt.timedelta(days=365)

    still_off = change_meeting(people.ha, meeting.pk, meeting.revision, day=day)
    assert calendar().is_off(day) is not None
    assert still_off.asks == "day-off"
    moved = change_meeting(people.ha, meeting.pk, still_off.revision, day=calendar().next_working_day(day), certainty="fixed")

    assert (moved.asks, moved.certainty) == ("", "fixed")


def test_day_that_is_worked_after_all_asks_no_more(people: People) -> None:
    series = weekly(people)
    sure, unsure = series.meetings.order_by("slot")[:2]
    change_meeting(people.ha, unsure.pk, unsure.revision, certainty="tentative")
    made = [closed(people, day) for day in (MONDAY, MONDAY + dt.timedelta(days=7))]
    assert ask_no_more_of_working_days() == 0
    OwnDay.objects.filter(pk__in=[own.pk for own in made]).delete()  # as a new table of the country's days off would have it
    DaySettings.objects.update(stamp=uuid.uuid4())

    jobs.make_ahead(Job())

    found = [(one.asks, one.certainty) for one in Meeting.objects.filter(pk__in=[sure.pk, unsure.pk]).order_by("slot")]
    assert found == [("", "fixed"), ("", "tentative")]


def test_what_lasts_for_days_is_moved_whole(people: People) -> None:
    meeting = asking(people)
    Meeting.objects.filter(pk=meeting.pk).update(end_day=NEW_YEAR + dt.timedelta(days=1))
    day = calendar().next_working_day(NEW_YEAR + dt.timedelta(days=5))

    moved = settle_day_off(people.mai, meeting.pk, meeting.revision, "move", day=day)

    assert (moved.day, moved.end_day) == (day, day + dt.timedelta(days=1))
