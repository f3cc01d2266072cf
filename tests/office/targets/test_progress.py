"""How far a target is, against the time that has passed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.targets.models import Combining, Direction
from giaoban.office.targets.progress import Goal, Standing, combined, combined_through, progress_of, share_of_time, share_reached

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
AUTUMN = dt.date(2026, 9, 30)
FIGURES = st.decimals(-(10**6), 10**6, places=4)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31))


def goal(value: int | str, base: int | str | None = None, direction: str = "higher") -> Goal:
    return Goal(Decimal(value), None if base is None else Decimal(base), direction, FIRST, LAST)


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    """Any goal."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Goal(draw(FIGURES), draw(st.none() | FIGURES), draw(st.sampled_from(Direction)), first, last)


@pytest.mark.parametrize(
    ("asked", "value", "day", "words", "standing"),
    [
        (goal(80), "49.6", AUTUMN, "đạt 62% chỉ tiêu, thời gian đã qua 74%", Standing.BEHIND),
        (goal(80), "64", AUTUMN, "đạt 80% chỉ tiêu, thời gian đã qua 74%", Standing.ON_TIME),
        (goal(80), "84", AUTUMN, "đạt 105% chỉ tiêu, thời gian đã qua 74%", Standing.REACHED),
        (goal(80), "79.99", LAST, "đạt 99% chỉ tiêu, thời gian đã qua 100%", Standing.BEHIND),
        (goal(80), "79.99", LAST + dt.timedelta(1), "đạt 99% chỉ tiêu, thời gian đã qua 100%", Standing.MISSED),
        (goal(80), None, AUTUMN, "chưa có số liệu, thời gian đã qua 74%", Standing.UNMEASURED),
        (goal(30, 10), "20", AUTUMN, "đạt 50% chỉ tiêu, thời gian đã qua 74%", Standing.BEHIND),
        (goal(30, 10), "5", AUTUMN, "đạt 0% chỉ tiêu, thời gian đã qua 74%", Standing.BEHIND),
        (goal("2.5", "3.5", "lower"), "2.6", AUTUMN, "đạt 90% chỉ tiêu, thời gian đã qua 74%", Standing.ON_TIME),
        (goal("2.5", "3.5", "lower"), "2.3", AUTUMN, "đạt 120% chỉ tiêu, thời gian đã qua 74%", Standing.REACHED),
        (goal(5, None, "lower"), "5", AUTUMN, "trong mức giao, thời gian đã qua 74%", Standing.ON_TIME),
        (goal(5, None, "lower"), "5", LAST + dt.timedelta(1), "trong mức giao, thời gian đã qua 100%", Standing.REACHED),
        (goal(5, None, "lower"), "6", AUTUMN, "vượt mức giao, thời gian đã qua 74%", Standing.BEHIND),
        (goal(19, None, "reach"), "21", AUTUMN, "đạt 100% chỉ tiêu, thời gian đã qua 74%", Standing.REACHED),
        (goal(0), "0", AUTUMN, "đạt chỉ tiêu, thời gian đã qua 74%", Standing.REACHED),
        (goal(5, 5), "4", AUTUMN, "chưa đạt chỉ tiêu, thời gian đã qua 74%", Standing.BEHIND),
        (goal(80), "0", dt.date(2025, 12, 31), "đạt 0% chỉ tiêu, thời gian đã qua 0%", Standing.ON_TIME),
    ],
)
def test_progress_is_said_against_the_time(asked: Goal, value: str | None, day: dt.date, words: str, standing: Standing) -> None:
    found = progress_of(asked, None if value is None else Decimal(value), day)

    assert (found.words, found.standing) == (words, standing)
    assert found.standing_words[0].isupper()


def test_values_of_units_are_summed_or_averaged() -> None:
    values = [Decimal(1), Decimal(2), Decimal("2.5")]

    assert (combined(values, Combining.SUM), combined(values, Combining.MEAN), combined([], Combining.SUM)) == (
        Decimal("5.5"), Decimal("1.8333"), None,
    )  # fmt: skip


def test_values_go_through_the_days_with_what_each_unit_measured_last() -> None:
    day = FIRST
    rows = [(2, day, Decimal(1)), (1, day + dt.timedelta(2), Decimal(5)), (1, day, Decimal(3)), (2, day + dt.timedelta(3), Decimal(4))]

    assert combined_through(rows, Combining.SUM) == [
        (day, Decimal(4)), (day + dt.timedelta(2), Decimal(6)), (day + dt.timedelta(3), Decimal(9)),
    ]  # fmt: skip


@pytest.mark.fuzz
@given(DAYS, DAYS, DAYS, DAYS)
def test_time_never_passes_whole_and_never_runs_back(one: dt.date, two: dt.date, near: dt.date, far: dt.date) -> None:
    first, last = sorted((one, two))
    near, far = sorted((near, far))

    assert 0 <= share_of_time(first, last, near) <= share_of_time(first, last, far) <= 100
    assert share_of_time(first, last, last) == 100
    assert (share_of_time(first, last, first - dt.timedelta(days=1))) == 0


@pytest.mark.fuzz
@given(goals(), FIGURES, FIGURES)
def test_who_comes_nearer_to_the_goal_has_reached_no_less(asked: Goal, one: Decimal, two: Decimal) -> None:
    nearer = sorted((one, two), reverse=(asked.base is not None and asked.value < asked.base) or (asked.base is None and asked.value < 0))

    shares = [share_reached(asked, value) for value in nearer]

    if None not in shares:
        assert 0 <= shares[0] <= shares[1]  # type: ignore[operator]


@pytest.mark.fuzz
@given(goals(), st.none() | FIGURES, DAYS)
def test_progress_of_anything_can_be_said(asked: Goal, value: Decimal | None, day: dt.date) -> None:
    found = progress_of(asked, value, day)

    assert 0 <= found.passed <= 100
    assert found.reached is None or found.reached >= 0
    assert (found.standing == Standing.UNMEASURED) == (value is None)
    assert found.standing != Standing.MISSED or day > asked.last
