"""The notice's clock: five working days after the meeting with its trace, near, late, stopped by the notice; who is told of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from giaoban.office.days.actions import change_settings, enter_day
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.jobs.models import Job
from giaoban.office.meetings.actions.waiting import tell_of_notices
from giaoban.office.meetings.clock import clock_of
from giaoban.office.meetings.jobs import REMIND, ask_about_notices, quote_what_was_read, remind_of_notices
from giaoban.office.meetings.models import Meeting, NoticeQuote
from giaoban.office.notices.daily import reminding_day
from giaoban.office.notices.models import Notice
from tests.office.evidence.rows import read_paper
from tests.office.meetings.rows import BOARD_DAY, make_conclusion, make_held, make_meeting
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 12, 3)


def test_notice_is_due_five_working_days_after_the_meeting_and_says_why() -> None:
    clock = clock_of(make_meeting(), dt.date(2026, 11, 27))

    assert clock is not None
    assert (clock.day, clock.left, clock.is_running, clock.is_near, clock.is_over) == (DUE, 6, True, False, False)
    assert clock.due.trace[0] == "Ban hành thông báo kết luận: 05 ngày làm việc kể từ ngày họp (thứ Năm 26/11/2026)"
    assert "03/12/2026" in clock.due.words


@pytest.mark.parametrize(("today", "near", "over"), [(30, False, False), (31, True, False), (33, True, False), (34, False, True)])
def test_clock_is_near_two_days_before_and_late_the_day_after(today: int, near: bool, over: bool) -> None:
    clock = clock_of(make_meeting(), dt.date(2026, 11, 1) + dt.timedelta(today - 1))

    assert clock is not None
    assert (clock.is_near, clock.is_over) == (near, over)


@pytest.mark.parametrize(("sent", "late"), [(DUE, False), (DUE + dt.timedelta(1), True)])
def test_notice_stops_the_clock(sent: dt.date, late: bool) -> None:
    clock = clock_of(make_meeting(notice=make_paper(direction="out", date=sent)), dt.date(2026, 12, 20))

    assert clock is not None
    assert (clock.is_running, clock.is_near, clock.is_over, clock.sent) == (False, False, late, sent)


def test_meeting_without_a_day_has_no_clock() -> None:
    assert clock_of(make_meeting(None), DUE) is None


def test_chief_and_compilers_are_told_once_when_it_is_near_and_once_when_it_is_late(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs, BOARD_DAY)
    inside, _, _ = make_held(people, organs, BOARD_DAY, confidentiality=Confidentiality.RESTRICTED)
    for one in (meeting, inside):
        make_conclusion(one, people.mai)
    make_held(people, organs, BOARD_DAY)  # without a conclusion it has nothing to tell

    for day in (30, 31, 32, 34, 35):
        tell_of_notices(dt.date(2026, 11, 1) + dt.timedelta(day - 1))

    told = [(one.account.username, one.kind, one.subject_id) for one in Notice.objects.order_by("pk")]
    assert sorted(told) == [
        ("ha", "meetings.notice-late", meeting.pk),
        ("ha", "meetings.notice-near", meeting.pk),
        ("mai", "meetings.notice-late", meeting.pk),
        ("mai", "meetings.notice-late", inside.pk),
        ("mai", "meetings.notice-near", meeting.pk),
        ("mai", "meetings.notice-near", inside.pk),
    ]
    reasons = set(Notice.objects.values_list("reason", flat=True))
    assert reasons == {
        "Văn phòng ra thông báo kết luận: còn 2 ngày, chậm nhất 03/12/2026",
        "Văn phòng ra thông báo kết luận: đã quá hạn 03/12/2026",
    }


def test_telling_is_put_down_once_a_day_from_the_morning_on(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs, timezone.localdate() - dt.timedelta(30))
    make_conclusion(meeting, people.mai)

    for _ in range(2):
        ask_about_notices()

    day = reminding_day(timezone.now())
    assert list(Job.objects.values_list("key", flat=True)) == ([f"{REMIND} {day}"] if day else [])
    remind_of_notices(Job(kind=REMIND))
    assert set(Notice.objects.values_list("kind", flat=True)) == {"meetings.notice-late"}


def test_notice_read_after_it_was_linked_is_quoted_all_the_same(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    make_conclusion(meeting, people.mai)
    paper = make_paper(direction="out")
    Meeting.objects.filter(pk=meeting.pk).update(notice=paper)
    read_paper(paper, "1. Thống nhất chủ trương.")

    quote_what_was_read()
    quote_what_was_read()

    assert [quote.quote for quote in NoticeQuote.objects.all()] == ["Thống nhất chủ trương"]


def test_clock_counts_on_the_offices_own_calendar(people: People) -> None:
    """A day on which the office is closed puts the latest day off."""
    meeting = make_meeting()
    before = clock_of(meeting, BOARD_DAY)

    facts: Any = {"day": dt.date(2026, 12, 1), "kind": "closed", "reason": "Chuyển trụ sở", "source": "Thông báo số 5-TB/ĐU"}
    enter_day(people.mai, **facts)
    after = clock_of(meeting, BOARD_DAY)
    change_settings(people.mai, 1, notice_days=3)
    sooner = clock_of(meeting, BOARD_DAY)

    days = [clock.day if clock is not None else None for clock in (before, after, sooner)]
    assert days == [DUE, DUE + dt.timedelta(1), DUE - dt.timedelta(1)]


def test_day_beyond_every_calendar_has_no_clock() -> None:
    assert clock_of(make_meeting(dt.date(9999, 12, 30)), DUE) is None
