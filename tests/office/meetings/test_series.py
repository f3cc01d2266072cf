"""Series: made ahead, changed, ended; what falls on a day off asks; what was changed by itself, or held, stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.jobs.models import Job
from giaoban.office.meetings import jobs
from giaoban.office.meetings.actions import (
    change_meeting,
    change_series,
    choose_days,
    end_series,
    enter_series,
    fill_series,
)
from giaoban.office.meetings.actions.filling import AHEAD, fill_all
from giaoban.office.meetings.models import Attendee, Meeting, Series, WeekIssue
from giaoban.timing.workdays import calendar
from tests.at_once import at_once, database_of_its_own
from tests.office.meetings.rows import make_item, make_series
from tests.people import People, person_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def ordinary_monday() -> dt.date:
    """The next Monday from which the office works a fortnight through."""
    day = TODAY + dt.timedelta(days=7 - TODAY.weekday())
    while not all(calendar().is_working(day + dt.timedelta(n)) for n in range(12) if n % 7 < 5):
        day += dt.timedelta(7)
    return day


MONDAY = ordinary_monday()
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
