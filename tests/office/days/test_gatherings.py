"""The days around a meeting as the office counts them, and what of it another table would move."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from giaoban.office.days import actions, queries
from giaoban.office.days.gatherings import meeting_days
from giaoban.office.days.moves import moves
from giaoban.office.meetings.clock import clock_of
from giaoban.office.meetings.kinds import MeetingState
from tests.office.meetings.rows import make_meeting
from tests.people import People

pytestmark = pytest.mark.django_db
THURSDAY = dt.date(2099, 3, 12)
CLOSED: dict[str, Any] = {"day": dt.date(2099, 3, 10), "kind": "closed", "reason": "Nghỉ riêng", "source": "Thông báo 3-TB/VP"}


def test_days_are_those_of_the_general_rule_where_the_office_says_nothing() -> None:
    days = meeting_days()

    assert [found(THURSDAY).result for found in (days.papers_due, days.invitation_due, days.notice_due)] == [
        dt.date(2099, 3, 9),
        dt.date(2099, 3, 9),
        dt.date(2099, 3, 19),
    ]


def test_days_are_the_offices_own_where_it_says_so(people: People, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    actions.enter_day(people.mai, **CLOSED)
    actions.change_settings(people.mai, 1, papers_days=5, invitation_days=2, notice_days=1)
    queries.calendar()

    with django_assert_num_queries(1):
        days = meeting_days()
    assert [found(THURSDAY).result for found in (days.papers_due, days.invitation_due, days.notice_due)] == [
        dt.date(2099, 3, 4),
        dt.date(2099, 3, 9),
        dt.date(2099, 3, 13),
    ]
    assert days.papers_due(THURSDAY).source == "Quy chế của cơ quan"


def test_clock_of_a_notice_counts_the_offices_days_off(people: People) -> None:
    meeting = make_meeting(dt.date(2099, 3, 5))
    before = clock_of(meeting, dt.date(2099, 3, 5))
    actions.enter_day(people.mai, **CLOSED)
    after = clock_of(meeting, dt.date(2099, 3, 5))

    assert before is not None
    assert after is not None
    assert (before.day, after.day) == (dt.date(2099, 3, 12), dt.date(2099, 3, 13))


def test_new_day_off_names_the_days_around_meetings_and_leaves_the_meetings(people: People) -> None:
    meeting = make_meeting(THURSDAY)
    make_meeting(THURSDAY, state=MeetingState.CANCELLED)
    make_meeting(None)
    make_meeting(dt.date(2020, 3, 12))
    make_meeting(dt.date(2099, 3, 2), end_day=dt.date(2099, 3, 5))

    found = actions.preview_day(people.mai, None, **CLOSED)
    assert [(one.what.split(":")[0], one.before.day, one.after.day) for one in found] == [
        ("Tài liệu họp", 9, 6),
        ("Thông báo kết luận", 12, 13),
    ]
    assert (found[0].kind, found[0].key) == ("meetings.meeting", meeting.pk)
    meeting.refresh_from_db()
    assert meeting.day == THURSDAY
    assert moves(people.mai, queries.calendar(), queries.calendar()) == []
