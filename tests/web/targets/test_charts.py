"""Where the lines of charts stand: inside the picture, with round steps, whatever the values."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.web.targets.charts import BOTTOM, LEFT, MOST_TICKS, RIGHT, TOP, Drawn, chart_of

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2120, 12, 31))
VALUES = st.decimals(-(10**16) + 1, 10**16 - 1, places=4)


def test_line_goes_from_corner_to_corner() -> None:
    chart = chart_of(
        "Giải ngân", [Drawn("measured", "Kết quả", [(FIRST, Decimal(0)), (LAST, Decimal(80))], has_marks=True)], FIRST, LAST, LAST
    )

    assert chart.lines[0].points == f"{LEFT},{BOTTOM} {RIGHT},{TOP}"
    assert [tick.words for tick in chart.values] == ["0", "20", "40", "60", "80"]
    assert [tick.words for tick in chart.days] == ["1/26", "3/26", "5/26", "7/26", "9/26", "11/26"]
    assert (chart.description, chart.today, chart.lines[0].marks[1].words) == ("Kết quả: 80 (31/12/2026)", RIGHT, "31/12/2026: 80")


def test_stairs_stay_until_the_next_day() -> None:
    chart = chart_of("Vốn", [Drawn("spent", "Giải ngân", [(FIRST, Decimal(0)), (LAST, Decimal(5))], is_stairs=True)], FIRST, LAST, FIRST)

    assert chart.lines[0].points == f"{LEFT},{BOTTOM} {RIGHT},{BOTTOM} {RIGHT},{TOP}"


def test_values_far_from_nought_begin_near_them() -> None:
    chart = chart_of("BHYT", [Drawn("measured", "Kết quả", [(FIRST, Decimal(91)), (LAST, Decimal(95))])], FIRST, LAST, LAST)

    assert [tick.words for tick in chart.values] == ["91", "92", "93", "94", "95"]


def test_chart_without_values_says_so_and_a_day_outside_is_not_shown() -> None:
    chart = chart_of("Trống", [Drawn("measured", "Kết quả", [])], FIRST, FIRST, LAST)

    assert (chart.lines, chart.description, chart.today) == ((), "Chưa có số liệu", None)


@pytest.mark.fuzz
@given(st.lists(st.tuples(DAYS, VALUES), max_size=12), DAYS, DAYS, DAYS)
def test_every_point_stands_inside_the_picture(values: list[tuple[dt.date, Decimal]], one: dt.date, two: dt.date, today: dt.date) -> None:
    first, last = sorted((one, two))

    chart = chart_of("x", [Drawn("measured", "Kết quả", sorted(values), has_marks=True)], first, last, today)

    assert all(LEFT <= mark.x <= RIGHT and TOP <= mark.y <= BOTTOM for line in chart.lines for mark in line.marks)
    assert all(TOP <= tick.at <= BOTTOM for tick in chart.values)
    assert 1 <= len(chart.days) <= MOST_TICKS
    assert len(chart.values) <= 9
