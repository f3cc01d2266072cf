"""Periods of the calendar: their days, their keys, and the days of reports that are counted from them."""

from __future__ import annotations

import datetime as dt
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.targets.models import ReportClosed, ReportDuty
from giaoban.office.targets.occurrences import ReportDue, day_of, occurrence_called, occurrences
from giaoban.office.targets.periods import ReportPeriod, period_called, period_of, periods_from, target_days

DAY = dt.date(2026, 11, 28)
KINDS = [kind for kind in ReportPeriod if kind != ReportPeriod.ONCE]
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31))


@st.composite
def duties(draw: st.DrawFn) -> ReportDuty:
    """A duty of any kind with any days, in force from a day on."""
    kind = draw(st.sampled_from(KINDS))
    most = 7 if kind == ReportPeriod.WEEKLY else 31
    cut_off = draw(st.tuples(st.integers(0, 3), st.integers(1, most)))
    due = draw(st.tuples(st.integers(0, 3), st.integers(1, most)).filter(lambda one: one >= cut_off))
    begun = draw(DAYS)
    over = draw(st.none() | st.integers(0, 900).map(lambda many: begun + dt.timedelta(days=many)))
    return ReportDuty(
        pk=1, name="Báo cáo", period=kind, cut_off_after=cut_off[0], cut_off_day=cut_off[1], due_after=due[0], due_day=due[1],
        valid_from=begun, valid_to=over,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "key", "first", "last", "words"),
    [
        ("weekly", "2026-W48", "2026-11-23", "2026-11-29", "tuần 48 (23/11 đến 29/11/2026)"),
        ("monthly", "2026-11", "2026-11-01", "2026-11-30", "tháng 11/2026"),
        ("quarterly", "2026-Q4", "2026-10-01", "2026-12-31", "quý 4/2026"),
        ("half-year", "2026-H2", "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ("yearly", "2026", "2026-01-01", "2026-12-31", "năm 2026"),
    ],
)
def test_period_in_which_a_day_lies(kind: str, key: str, first: str, last: str, words: str) -> None:
    period = period_of(kind, DAY)

    assert (period.key, period.first.isoformat(), period.last.isoformat(), period.words) == (key, first, last, words)


@pytest.mark.parametrize("key", ["", "2026-13", "2026-W54", "2026-W00", "0000-01", "2026-Q5", "x", "2026-11-01", "²026", "2026-1"])
def test_key_that_names_no_period_names_none(key: str) -> None:
    assert [period_called(kind, key) for kind in ReportPeriod] == [None] * len(ReportPeriod)


def test_key_of_another_kind_names_none() -> None:
    assert (period_called("monthly", "2026-Q4"), period_called("yearly", "2026-11"), period_called("weekly", "2026")) == (None, None, None)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [("year", "2026-01-01", "2026-12-31"), ("quarter", "2026-10-01", "2026-12-31"), ("month", "2026-11-01", "2026-11-30")],
)
def test_days_of_a_target_are_those_of_the_calendar(period: str, first: str, last: str) -> None:
    assert target_days(period, DAY) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_periods_end_with_the_calendar() -> None:
    assert [one.key for one in periods_from("yearly", dt.date(9997, 5, 1))] == ["9997", "9998"]


@pytest.mark.parametrize(
    ("kind", "day", "after", "found"),
    [
        ("monthly", 20, 0, "2026-11-20"),
        ("monthly", 31, 0, "2026-11-30"),
        ("monthly", 5, 1, "2026-12-05"),
        ("monthly", 31, 3, "2027-02-28"),
        ("quarterly", 14, 0, "2026-12-14"),
        ("half-year", 14, 0, "2026-12-14"),
        ("yearly", 15, 1, "2027-01-15"),
        ("weekly", 5, 0, "2026-11-27"),
        ("weekly", 1, 1, "2026-11-30"),
    ],
)
def test_day_of_a_rule_is_counted_from_the_end_of_the_period(kind: str, day: int, after: int, found: str) -> None:
    assert day_of(kind, period_of(kind, DAY), day, after) == dt.date.fromisoformat(found)


def test_monthly_report_is_owed_every_month_while_the_duty_is_in_force() -> None:
    duty = ReportDuty(
        period="monthly", cut_off_day=14, due_day=20, valid_from=dt.date(2026, 9, 15), valid_to=dt.date(2026, 12, 13), name="Báo cáo"
    )  # fmt: skip

    assert [(due.key, due.due) for due in occurrences(duty, dt.date(2027, 6, 1))] == [
        ("2026-10", dt.date(2026, 10, 20)),
        ("2026-11", dt.date(2026, 11, 20)),
    ]
    assert [occurrence_called(duty, key) is not None for key in ("2026-09", "2026-10", "2026-11", "2026-12", "9998-12", "x")] == [
        False, True, True, False, False, False,
    ]  # fmt: skip


def test_report_owed_once_has_its_one_day() -> None:
    duty = ReportDuty(period="once", once_on=DAY, valid_from=DAY, name="Báo cáo tổng kết")

    (due,) = occurrences(duty, DAY)
    assert (due.due, due.cut_off, due.title) == (DAY, DAY, "Báo cáo tổng kết")
    assert list(occurrences(duty, DAY - dt.timedelta(days=1))) == []
    assert (occurrence_called(duty, "once"), occurrence_called(duty, "2026-11")) == (due, None)


def test_report_is_late_by_the_days_of_its_paper() -> None:
    duty = ReportDuty(period="monthly", cut_off_day=14, due_day=20, valid_from=DAY.replace(day=1), name="Báo cáo")
    (due,) = occurrences(duty, DAY)

    late = ReportDue(duty, due.period, due.cut_off, due.due, ReportClosed(on=dt.date(2026, 11, 23)))
    early = ReportDue(duty, due.period, due.cut_off, due.due, ReportClosed(on=dt.date(2026, 11, 19)))

    assert (late.days_late, early.days_late, due.days_late, due.title) == (3, 0, 0, "Báo cáo tháng 11/2026")
    assert (due.is_over(DAY), late.is_over(DAY), due.is_over(due.due)) == (True, False, False)
    days = (dt.date(2026, 11, 12), dt.date(2026, 11, 13), dt.date(2026, 11, 20), dt.date(2026, 11, 21))
    assert [due.is_soon(day) for day in days] == [False, True, True, False]


@pytest.mark.fuzz
@given(st.sampled_from(KINDS), DAYS)
def test_periods_follow_each_other_without_a_gap_and_are_found_by_their_keys(kind: ReportPeriod, day: dt.date) -> None:
    several = list(islice(periods_from(kind, day), 20))

    assert several[0].first <= day <= several[0].last
    assert all(two.first == one.last + dt.timedelta(days=1) for one, two in pairwise(several))
    assert [period_called(kind, period.key) for period in several] == several


@pytest.mark.fuzz
@given(duties(), st.integers(0, 1500))
def test_occurrences_are_in_order_within_force_and_found_by_their_keys(duty: ReportDuty, many: int) -> None:
    assert duty.valid_from is not None
    until = duty.valid_from + dt.timedelta(days=many)

    found = list(occurrences(duty, until))

    assert [due.due for due in found] == sorted(due.due for due in found)
    assert len({due.key for due in found}) == len(found)
    assert all(due.cut_off <= due.due <= until and duty.is_in_force(due.cut_off) for due in found)
    assert [occurrence_called(duty, due.key) for due in found] == found


@pytest.mark.fuzz
@given(duties(), st.integers(0, 700), st.integers(0, 700))
def test_looking_further_ahead_only_adds_occurrences(duty: ReportDuty, many: int, more: int) -> None:
    assert duty.valid_from is not None
    near = duty.valid_from + dt.timedelta(days=many)

    fewer, further = list(occurrences(duty, near)), list(occurrences(duty, near + dt.timedelta(days=more)))

    assert further[: len(fewer)] == fewer


@pytest.mark.fuzz
@given(duties())
def test_no_period_whose_cut_off_lies_in_force_is_left_out(duty: ReportDuty) -> None:
    assert duty.valid_from is not None
    until = duty.valid_from + dt.timedelta(days=1000)
    every = islice(periods_from(duty.period, duty.valid_from - dt.timedelta(days=500)), 300)
    called = [due for period in every if (due := occurrence_called(duty, period.key)) and due.due <= until]

    assert called == list(occurrences(duty, until))
