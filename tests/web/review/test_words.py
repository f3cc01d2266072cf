"""Small things of the review pages: rules of what returns, words found again, sentences broken into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.web.review.finding import cuts_in, in_lines, place_of
from giaoban.web.review.recurrences import rule_of, taken_apart


@pytest.mark.parametrize(
    "rule",
    [None, "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", "FREQ=YEARLY"],
)
def test_rule_is_the_same_after_the_form(rule: str | None) -> None:
    assert rule_of(**taken_apart(rule)) == rule


def test_rule_that_the_form_has_no_field_for_shows_what_it_can() -> None:
    assert taken_apart("FREQ=WEEKLY;INTERVAL=2;BYDAY=1MO") == {"every": "", "weekday": "", "monthday": None}


def test_words_are_found_across_lines_and_nearest() -> None:
    text = "rà soát dự án. Giao Phòng rà\nsoát dự án."

    assert place_of("rà  soát dự án", text, 0) == (0, 13)
    assert place_of("rà soát dự án", text, 30) == (26, 39)
    assert (place_of("không có", text, 0), place_of("  ", text, 0)) == (None, None)


@pytest.mark.parametrize(
    ("typed", "cuts"),
    [
        ("rà soát;\nbáo cáo", [8]),
        ("rà soát;  báo cáo", []),
        ("rà\nsoát;\nbáo cáo", [2, 8]),
        ("rà soát;\nbáo", None),
        ("rà soát;\nbáo cáo thêm", None),
        ("", None),
    ],
)
def test_lines_say_where_a_sentence_is_cut(typed: str, cuts: list[int] | None) -> None:
    assert cuts_in(typed, "rà soát; báo cáo") == cuts


@given(st.text(alphabet="aă ;.\n", max_size=40))
def test_offered_lines_change_no_word(quote: str) -> None:
    cuts = cuts_in(in_lines(quote), quote)

    assert cuts is not None or not quote.strip()
    assert all(0 <= cut <= len(quote) for cut in cuts or [])
