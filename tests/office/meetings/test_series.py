"""Series: made ahead, changed, ended; what falls on a day off asks; what was changed by itself, or held, stays."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.days.actions import correct_day, enter_day, withdraw_day
from giaoban.office.days.models import DaySettings, OwnDay
from giaoban.office.jobs.models import Job
from giaoban.office.meetings import jobs
from giaoban.office.meetings.actions import (
    change_meeting,
    change_series,
    choose_days,
    end_series,
    enter_series,
    fill_series,
    free_day,
    settle_day_off,
)
from giaoban.office.meetings.actions.filling import AHEAD, ask_no_more_of_working_days, ask_of_days_off, fill_all
from giaoban.office.meetings.actions.reminding import remind_of_unset
from giaoban.office.meetings.models import Attendee, Meeting, MeetingChange, Series, WeekIssue
from giaoban.office.notices.daily import ask_once_a_week, reminding_day
from giaoban.office.notices.models import Notice
from giaoban.timing.workdays import OFF, calendar
from tests.at_once import at_once, database_of_its_own
from tests.office.meetings.rows import make_item, make_meeting, make_series
from tests.office.review.papers import work_through
from tests.people import People, person_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MONDAY = TODAY + dt.timedelta(days=7 - TODAY.weekday())
WEEKLY: dict[str, Any] = {"kind": "briefing", "title": "Giao ban", "rule": "FREQ=WEEKLY;BYDAY=MO", "first": MONDAY, "time": dt.time(14)}
NEW_YEAR = dt.date(TODAY.year + 1, 1, 1)
YEARLY = WEEKLY | {"rule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1"}


def weekly(by: People, **more: Any) -> Series:
    """The weekly briefing, from next Monday on, without days off."""
    series = enter_series(by.ha, **(WEEKLY | more))
    series.meetings.exclude(asks="").update(asks="", certainty="fixed")
    return series


def days(series: Series, many: int = 3) -> list[dt.date | None]:
    return [one.day for one in series.meetings.order_by("slot")[:many]]


def test_series_makes_its_meetings_two_years_ahead(people: People) -> None:
    series = enter_series(people.ha, **WEEKLY, chair=person_of(people.hoa), people=[person_of(people.sen)])

    last = series.meetings.order_by("-slot").first()
    assert last is not None
    assert last.slot is not None
    assert days(series) == [MONDAY, MONDAY + dt.timedelta(7), MONDAY + dt.timedelta(14)]
    assert TODAY + AHEAD - last.slot < dt.timedelta(days=7)
    assert (last.chair, last.time, last.series) == (person_of(people.hoa), dt.time(14), series)
    assert Attendee.objects.filter(person=person_of(people.sen)).count() == series.meetings.count()


def test_series_is_filled_once_however_often(people: People) -> None:
    series = weekly(people)
    count = series.meetings.count()

    assert (fill_series(None, series), fill_all(), series.meetings.count()) == (0, 0, count)


def test_days_that_came_nearer_are_made_by_the_day(people: People) -> None:
    series = weekly(people)
    count = series.meetings.count()

    assert fill_all(TODAY) == 0
    series.meetings.filter(slot__gt=TODAY + AHEAD - dt.timedelta(days=14)).delete()
    jobs.look_ahead()
    jobs.look_ahead()
    jobs.make_ahead(Job.objects.get(kind=jobs.LOOK_AHEAD))

    assert series.meetings.count() == count


def test_rule_that_cannot_be_followed_hinders_no_other(people: People) -> None:
    make_series(rule="FREQ=HOURLY")
    series = make_series(first=MONDAY)

    assert fill_all() == series.meetings.count() > 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_each_meeting_once(tmp_path: Path, laid_out: Path) -> None:
    with database_of_its_own(tmp_path, laid_out):
        series = make_series(first=MONDAY)

        assert at_once([fill_all, fill_all]) == []

        slots = list(series.meetings.values_list("slot", flat=True))
        assert len(slots) == len(set(slots)) > 100


def test_slot_on_a_day_off_asks_and_is_tentative(people: People) -> None:
    series = enter_series(people.ha, **YEARLY)

    meeting = series.meetings.order_by("slot").first()
    assert meeting is not None
    assert (meeting.day, meeting.asks, meeting.certainty) == (NEW_YEAR, "day-off", "tentative")


def test_weekend_asks_only_where_the_rule_does_not_mean_it(people: People) -> None:
    saturday = enter_series(people.ha, **WEEKLY | {"rule": "FREQ=WEEKLY;BYDAY=SA"})
    monthly = enter_series(people.ha, **WEEKLY | {"rule": "FREQ=MONTHLY;BYMONTHDAY=10"})

    plain = [one for one in saturday.meetings.all() if one.day and calendar().is_off(one.day).kind == "weekend"]  # type: ignore[union-attr]
    assert {one.asks for one in plain} == {""}
    evening = enter_series(people.ha, **WEEKLY | {"rule": "FREQ=MONTHLY;BYMONTHDAY=10", "half": "evening", "time": dt.time(19)})
    assert [one.day for one in evening.meetings.filter(asks="") if one.day and one.day.weekday() > 4] != []
    on_weekends = [one for one in monthly.meetings.all() if one.day and one.day.weekday() > 4]
    assert {one.asks for one in on_weekends} == {"day-off"}


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


def test_change_reaches_what_is_to_come_and_leaves_what_was_changed_by_itself_or_held(people: People) -> None:
    series = weekly(people)
    own, held, other = series.meetings.order_by("slot")[:3]
    change_meeting(people.ha, own.pk, own.revision, time=dt.time(9))
    Meeting.objects.filter(pk=held.pk).update(state="held")

    change_series(people.ha, series.pk, series.revision, time=dt.time(15), chair=person_of(people.nam))

    rows = [(one.time, one.chair) for one in series.meetings.order_by("slot")[:3]]
    assert rows == [(dt.time(9), person_of(people.nam)), (dt.time(14), None), (dt.time(15), person_of(people.nam))]
    assert [one.changes.last().reason for one in (own, other) if one.changes.exists()] == ["Lịch định kỳ đã đổi."]  # type: ignore[union-attr]


def test_rule_changed_moves_what_is_to_come_and_keeps_what_was_begun(people: People) -> None:
    series = weekly(people)
    begun, moved = series.meetings.order_by("slot")[:2]
    make_item(begun)
    change_meeting(people.ha, moved.pk, moved.revision, day=MONDAY + dt.timedelta(days=9))

    change_series(people.ha, series.pk, series.revision, rule="FREQ=WEEKLY;BYDAY=TU")

    begun.refresh_from_db()
    moved.refresh_from_db()
    assert (begun.state, begun.cancelled_why) == ("cancelled", "Lịch định kỳ đã đổi.")
    assert (moved.state, moved.day) == ("planned", MONDAY + dt.timedelta(days=9))
    left = series.meetings.exclude(pk__in=[begun.pk, moved.pk])
    assert {one.day.weekday() for one in left if one.day} == {1}


def test_change_of_a_published_week_asks_why(people: People) -> None:
    series = weekly(people)
    WeekIssue.objects.create(monday=MONDAY, number=1, kind="whole", published_by=people.mai)

    change_series(people.ha, series.pk, series.revision, time=dt.time(15), reason="Theo quy chế mới")

    assert series.meetings.order_by("slot")[0].changes.get().reason == "Theo quy chế mới"


def test_people_of_a_duty_change_for_what_is_to_come(people: People) -> None:
    series = weekly(people, people=[person_of(people.sen)])
    first, second = series.meetings.order_by("slot")[:2]
    first.attendees.update(answer="comes")

    change_series(people.ha, series.pk, series.revision, people=[person_of(people.nam)])
    change_series(people.ha, series.pk, series.revision, people=[person_of(people.nam)])

    assert {seat.person for seat in first.attendees.all()} == {person_of(people.sen), person_of(people.nam)}
    assert {seat.person for seat in second.attendees.all()} == {person_of(people.nam)}


def test_series_ended_calls_off_what_somebody_may_know_of_and_lets_the_rest_go(people: People) -> None:
    series = weekly(people)
    first, second, third = series.meetings.order_by("slot")[:3]
    WeekIssue.objects.create(monday=MONDAY + dt.timedelta(7), number=1, kind="whole", published_by=people.mai)
    make_item(third)

    ended = end_series(people.ha, series.pk, series.revision, last=MONDAY, reason="Đổi quy chế làm việc")

    rows = [(one.slot, one.state) for one in series.meetings.order_by("slot")]
    assert rows == [(MONDAY, "planned"), (second.slot, "cancelled"), (third.slot, "cancelled")]
    assert (ended.until, ended.ended, fill_all()) == (MONDAY, False, 0)
    assert first.pk == series.meetings.get(state="planned").pk


def test_series_ended_today_is_over_and_is_changed_no_more(people: People) -> None:
    series = weekly(people, first=TODAY - dt.timedelta(days=30))

    ended = end_series(people.ha, series.pk, series.revision, last=TODAY, reason="Thôi")

    assert ended.ended
    with pytest.raises(ValidationError):
        change_series(people.ha, series.pk, ended.revision, title="Khác")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"rule": "FREQ=HOURLY"}, "rule"),
        ({"rule": "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2"}, "rule"),
        ({"first": None}, "first"),
        ({"until": MONDAY - dt.timedelta(days=1)}, "until"),
        ({"end_time": dt.time(13)}, "end_time"),
        ({"time": None, "end_time": dt.time(13)}, "end_time"),
    ],
)
def test_series_that_cannot_be_is_refused_for_its_field(values: dict[str, Any], field: str, people: People) -> None:
    with pytest.raises(ValidationError) as refused:
        enter_series(people.ha, **WEEKLY | values)

    assert list(refused.value.message_dict) == [field]


def test_end_before_the_beginning_is_refused(people: People) -> None:
    series = weekly(people)

    with pytest.raises(ValidationError) as refused:
        end_series(people.ha, series.pk, series.revision, last=MONDAY - dt.timedelta(days=1), reason="a")

    assert list(refused.value.message_dict) == ["last"]


def test_days_are_chosen_and_the_meetings_made_from_the_first_day_on(people: People) -> None:
    first = TODAY.replace(day=1)
    series = make_series(kind="reception", rule="FREQ=MONTHLY;BYMONTHDAY=10,20", first=first, asks="days")
    assert fill_all() == 0

    chosen = choose_days(people.mai, series.pk, 1, rule="FREQ=MONTHLY;BYMONTHDAY=1,2")

    assert (chosen.asks, days(chosen, 2)) == ("", [first, first.replace(day=2)])


def test_who_may_not_arrange_enters_changes_and_ends_nothing(people: People) -> None:
    series = weekly(people, chair=person_of(people.sen))

    every: tuple[Callable[[], object], ...] = (
        lambda: enter_series(people.sen, **WEEKLY),
        lambda: change_series(people.sen, series.pk, series.revision, title="Khác"),
        lambda: end_series(people.sen, series.pk, series.revision, last=MONDAY, reason="a"),
    )
    for act in every:
        with pytest.raises(PermissionDenied):
            act()


def test_stale_series_changes_nothing(people: People) -> None:
    series = weekly(people)
    change_series(people.mai, series.pk, series.revision, title="Giao ban tuần")

    with pytest.raises(Conflict):
        change_series(people.ha, series.pk, series.revision, title="Khác")


def morning(day: dt.date, hour: int = 8) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def told_in_week_of(now: dt.datetime) -> int:
    """How many notices of what has no day there are when the program has run at that time."""
    ask_once_a_week(jobs.REMIND_OF_UNSET, now)
    work_through()
    return Notice.objects.filter(kind="meetings.unset").count()


def test_what_has_no_day_is_told_of_on_the_first_day_of_a_week_on_which_the_server_runs(people: People) -> None:
    make_meeting(None, title="Hội nghị kiểm điểm tiến độ")
    wednesday, thursday, sunday, next_monday = (MONDAY + dt.timedelta(days=days) for days in (2, 3, 6, 7))

    assert told_in_week_of(morning(wednesday, 6)) == 0
    assert told_in_week_of(morning(wednesday)) == 2  # the chief of office and the compiler
    make_meeting(None, title="Hội nghị sơ kết")  # is told of with the others next week
    assert [told_in_week_of(morning(day)) for day in (thursday, sunday)] == [2, 2]
    assert (told_in_week_of(morning(next_monday, 6)), told_in_week_of(morning(next_monday))) == (2, 6)


def test_server_asks_by_itself_who_is_told_of_what_has_no_day() -> None:
    jobs.ask_about_unset()
    jobs.ask_about_unset()

    is_morning = reminding_day(timezone.now()) is not None
    assert Job.objects.filter(kind=jobs.REMIND_OF_UNSET).count() == (1 if is_morning else 0)


def test_what_has_no_day_is_told_of_every_week_until_it_is_set(people: People) -> None:
    meeting = make_meeting(None, title="Hội nghị kiểm điểm tiến độ")

    assert [remind_of_unset(day) for day in (MONDAY, MONDAY, MONDAY + dt.timedelta(days=7))] == [1, 1, 1]

    told = Notice.objects.filter(kind="meetings.unset")
    assert {(one.account.username, one.read_at is None) for one in told} == {("mai", False), ("mai", True), ("ha", False), ("ha", True)}
    change_meeting(people.mai, meeting.pk, 1, day=MONDAY, certainty="fixed")
    assert told.filter(read_at=None).count() == 0
    assert remind_of_unset(MONDAY) == 0
