"""Report periods by Nghị định 09/2019/NĐ-CP, and by a committee's own day."""

import datetime as dt
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.timing.periods import MONTHS, Kind, Scheme, earliest_due, period, period_of, scheme
from giaoban.timing.workdays import calendar

STATE = scheme("state", date(2026, 1, 1))
OWN = Scheme("own", "Quy chế của cấp ủy", 20)
KINDS: list[Kind] = ["month", "quarter", "half-year", "nine-months", "year"]
assert STATE is not None


@pytest.mark.parametrize(
    ("kind", "number", "words"),
    [
        ("month", 1, "tháng 1/2026 (từ 15/12/2025 đến 14/01/2026)"),
        ("month", 5, "tháng 5/2026 (từ 15/4/2026 đến 14/5/2026)"),
        ("quarter", 1, "quý I/2026 (từ 15/12/2025 đến 14/3/2026)"),
        ("quarter", 4, "quý IV/2026 (từ 15/9/2026 đến 14/12/2026)"),
        ("half-year", 1, "6 tháng đầu năm 2026 (từ 15/12/2025 đến 14/6/2026)"),
        ("half-year", 2, "6 tháng cuối năm 2026 (từ 15/6/2026 đến 14/12/2026)"),
        ("nine-months", 1, "9 tháng đầu năm 2026 (từ 15/12/2025 đến 14/9/2026)"),
        ("year", 1, "năm 2026 (từ 15/12/2025 đến 14/12/2026)"),
    ],
)
def test_periods_of_the_decree(kind: Kind, number: int, words: str) -> None:
    assert STATE is not None
    assert period(kind, 2026, number, STATE).words == words


def test_committee_closes_its_figures_on_its_own_day() -> None:
    assert (period("month", 2026, 3, OWN).first, period("month", 2026, 3, OWN).last) == (date(2026, 2, 21), date(2026, 3, 20))


def test_periods_by_the_calendar_are_whole_months() -> None:
    by = scheme("calendar", date(2026, 1, 1))

    assert by is not None
    assert (period("quarter", 2026, 1, by).first, period("quarter", 2026, 1, by).last) == (date(2026, 1, 1), date(2026, 3, 31))


@pytest.mark.parametrize(("kind", "number"), [("quarter", 5), ("month", 0), ("nine-months", 2), ("year", 2)])
def test_period_a_year_has_not_is_refused(kind: Kind, number: int) -> None:
    with pytest.raises(ValueError, match="không có kỳ"):
        period(kind, 2026, number, OWN)


@pytest.mark.parametrize("day", [0, 32])
def test_closing_day_is_a_day_of_a_month(day: int) -> None:
    with pytest.raises(ValueError, match="phải từ 1 đến 31"):
        Scheme("own", "Quy chế", day)


def test_scheme_that_is_not_in_force_is_none() -> None:
    assert scheme("state", date(2019, 3, 11)) is None


def test_months_after_nine_months_lie_in_none() -> None:
    assert STATE is not None
    assert period_of("nine-months", date(2026, 11, 1), STATE) is None


def test_no_report_is_due_before_a_working_day_after_the_closing() -> None:
    assert STATE is not None
    assert earliest_due(period("month", 2026, 11, STATE), calendar()).result == date(2026, 11, 16)


@pytest.mark.fuzz
@given(
    st.sampled_from([kind for kind in KINDS if kind != "nine-months"]),
    st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    st.none() | st.integers(1, 31),
)
def test_every_day_lies_in_one_period_and_periods_follow_each_other(kind: Kind, day: date, last_day: int | None) -> None:
    by = Scheme("own", "Quy chế", last_day)
    found = period_of(kind, day, by)

    assert found is not None
    assert found.first <= day <= found.last
    following = period_of(kind, found.last + dt.timedelta(1), by)
    assert following is not None
    assert following.first == found.last + dt.timedelta(1)
    assert period(kind, found.year, found.number, by) == found
    assert 12 % MONTHS[kind] == 0
