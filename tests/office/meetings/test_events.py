"""What telephones find in a feed: exactly the occurrences of the calendar, series as rules, halves of days with their hours."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.models import Meeting, Series
from tests.office.meetings.fed import FIRST, TWO_YEARS, calendar_of, expanded, fed, materialised, parts
from tests.office.meetings.rows import make_meeting
from tests.people import People, person_of

pytestmark = pytest.mark.django_db

RULES = (
    "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "FREQ=MONTHLY;BYMONTHDAY=10,24", "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24", "FREQ=DAILY;COUNT=40", "FREQ=WEEKLY;BYDAY=MO",
)  # fmt: skip


def test_clients_find_exactly_the_occurrences_of_the_calendar_over_two_years(people: People) -> None:
    chair = person_of(people.hoa)
    for number, rule in enumerate(RULES):
        rows: list[Any] = list(materialised(rule, chair, title=f"Việc định kỳ {number}").meetings.order_by("day"))
        if len(rows) > 3:
            Meeting.objects.filter(pk=rows[1].pk).update(day=rows[1].day + dt.timedelta(days=1))  # moved: the day was off
            Meeting.objects.filter(pk=rows[2].pk).update(state="cancelled", cancelled_why="Nghỉ lễ")
            Meeting.objects.filter(pk=rows[3].pk).update(time=dt.time(8), end_time=dt.time(10), place="Hội trường")
            rows[-1].delete()
    make_meeting(FIRST + dt.timedelta(days=3), end_time=dt.time(11), chair=chair)
    feed = fed(people.hoa, person_id=chair.pk)

    found = expanded(feed)

    assert found == calendar_of(Meeting.objects.all())
    assert len(found) > 400
    rules = [part for part in parts(feed) if "RRULE" in part]
    assert len(rules) == len(RULES)  # told by their rules, and not one by one


@pytest.mark.parametrize("hole", [0, 1, 5, -1])
def test_meeting_that_one_may_not_see_is_a_hole_in_the_series(hole: int, people: People) -> None:
    chair = person_of(people.hoa)
    series = materialised("FREQ=WEEKLY;BYDAY=MO", chair)
    secret = list(series.meetings.order_by("day"))[hole]
    Meeting.objects.filter(pk=secret.pk).update(confidentiality=Confidentiality.RESTRICTED)

    found = expanded(fed(people.hoa, person_id=chair.pk))

    assert found == calendar_of(Meeting.objects.exclude(pk=secret.pk))


def test_series_that_does_not_follow_its_rule_is_told_meeting_by_meeting(people: People) -> None:
    chair = person_of(people.hoa)
    for rule in ("FREQ=WEEKLY;BYDAY=TU", "khi cần"):  # the rule was changed after its meetings were made
        series = materialised("FREQ=WEEKLY;BYDAY=MO", chair)
        Series.objects.filter(pk=series.pk).update(rule=rule)
    moved: Any = materialised("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24", chair)
    for one in moved.meetings.all():
        Meeting.objects.filter(pk=one.pk).update(day=one.slot + dt.timedelta(days=1))  # none stands where its rule puts it
    feed = fed(people.hoa, person_id=chair.pk)

    assert expanded(feed) == calendar_of(Meeting.objects.all())
    assert [part for part in parts(feed) if "RRULE" in part] == []


def test_series_of_whole_days_keeps_its_form(people: People) -> None:
    chair = person_of(people.hoa)
    series = materialised("FREQ=WEEKLY;BYDAY=MO", chair)
    Meeting.objects.filter(series=series).update(time=None, end_time=None, half="all-day")
    second: Any = series.meetings.order_by("day")[1]
    Meeting.objects.filter(pk=second.pk).update(half="morning")

    found = [(begin, end) for begin, end, *_ in expanded(fed(people.hoa, person_id=chair.pk))]

    days: list[Any] = [one.day for one in series.meetings.filter(day__lt=FIRST + TWO_YEARS)]
    one_day = dt.timedelta(days=1)
    morning = [(dt.datetime.combine(second.day, time) for time in (dt.time(7, 30), dt.time(11, 30)))]
    expected = [(day, day + one_day) for day in days if day != second.day] + [tuple(pair) for pair in morning]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("fields", "begin", "end"),
    [
        ({"time": None, "half": "morning"}, dt.time(7, 30), dt.time(11, 30)),
        ({"time": None, "half": "afternoon"}, dt.time(13, 30), dt.time(17)),
        ({"time": None, "half": "evening"}, dt.time(18), dt.time(21)),
        ({"time": dt.time(8), "half": "morning"}, dt.time(8), dt.time(11, 30)),  # until its half is over
        ({"time": dt.time(14), "half": ""}, dt.time(14), dt.time(17)),
        ({"time": dt.time(16, 59), "half": "morning"}, dt.time(16, 59), dt.time(17, 59)),
        ({"time": dt.time(23, 30), "half": ""}, dt.time(23, 30), dt.time(23, 59)),
        ({"time": dt.time(8), "end_time": dt.time(9)}, dt.time(8), dt.time(9)),
        ({"time": None, "half": ""}, None, None),
        ({"time": None, "half": "all-day"}, None, None),
    ],
)
def test_half_without_an_hour_takes_the_hours_of_the_office(
    fields: dict[str, Any], begin: dt.time | None, end: dt.time | None, people: People
) -> None:
    make_meeting(FIRST, chair=person_of(people.hoa), **fields)

    [(start, over, *_)] = expanded(fed(people.hoa, person_id=person_of(people.hoa).pk))

    if begin is None or end is None:
        assert (start, over) == (FIRST, FIRST + dt.timedelta(days=1))
    else:
        assert (start, over) == (dt.datetime.combine(FIRST, begin), dt.datetime.combine(FIRST, end))


def test_several_days_are_whole_unless_they_say_their_hours(people: People) -> None:
    last = FIRST + dt.timedelta(days=2)
    make_meeting(FIRST, end_day=last, time=None, title="A", chair=person_of(people.hoa))
    make_meeting(FIRST, end_day=last, time=dt.time(8), end_time=dt.time(7), title="B", chair=person_of(people.hoa))

    found = [(begin, end) for begin, end, *_ in expanded(fed(people.hoa, person_id=person_of(people.hoa).pk))]

    assert found == [
        (FIRST, last + dt.timedelta(days=1)),
        (dt.datetime.combine(FIRST, dt.time(8)), dt.datetime.combine(last, dt.time(7))),
    ]
