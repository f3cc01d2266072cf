"""What has no day yet is told of once a week, on the first day on which the server runs, until it is set."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from giaoban.office.jobs.models import Job
from giaoban.office.meetings import jobs
from giaoban.office.meetings.actions import change_meeting
from giaoban.office.meetings.actions.reminding import remind_of_unset
from giaoban.office.notices.daily import ask_once_a_week, reminding_day
from giaoban.office.notices.models import Notice
from tests.office.meetings.rows import make_meeting
from tests.office.meetings.test_series import MONDAY
from tests.office.review.papers import work_through
from tests.people import People

pytestmark = pytest.mark.django_db


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
