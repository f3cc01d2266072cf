"""The days around a meeting, and how often bodies meet."""

from datetime import date

from giaoban.timing.meetings import invitation_due, notice_due, papers_due, rhythm, rhythms
from giaoban.timing.workdays import calendar

PLAIN = calendar()


def test_days_around_a_meeting_skip_the_day_of_culture() -> None:
    meeting = date(2026, 11, 26)

    assert (papers_due(meeting, PLAIN).result, invitation_due(meeting, PLAIN).result, notice_due(meeting, PLAIN).result) == (
        date(2026, 11, 20),
        date(2026, 11, 20),
        date(2026, 12, 3),
    )


def test_days_around_a_meeting_say_their_source() -> None:
    assert papers_due(date(2026, 11, 26), PLAIN).source == "Quyết định 45/2018/QĐ-TTg"


def test_standing_board_meets_monthly_and_that_is_the_offices_to_set() -> None:
    found = rhythm("standing-board", date(2026, 11, 1))

    assert found is not None
    assert (found.rule, found.verified) == ("FREQ=MONTHLY", False)


def test_nothing_is_known_of_bodies_before_their_rule() -> None:
    assert (rhythm("committee", date(2025, 6, 30)), rhythms(date(2025, 6, 30))) == (None, [])


def test_every_body_with_a_rule_is_listed_once() -> None:
    assert [found.body for found in rhythms(date(2026, 11, 1))] == [
        "standing-board",
        "committee",
        "base-organisation",
        "sub-committee",
        "cell",
    ]
