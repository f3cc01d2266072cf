"""Figures and days as people type them, and codes of rows."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.targets import figures
from giaoban.office.targets.codes import code_of, read_code

KEYS = st.integers(1, 10**9 - 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234", "1234"), (" 62,5 ", "62.5"), ("62.5", "62.5"), ("1.234.567", "1234567"), ("1.234,5", "1234.5"), ("0.125", "0.125"),
        ("-3,25", "-3.25"), ("1 234", "1234"), ("1\u00a0234,5", "1234.5"), ("12,345", "12.345"), ("1e-05", "0.00001"), ("1.5E+3", "1500"),
        ("62.30000000000001", "62.30000000000001"),
    ],
)  # fmt: skip
def test_figure_is_read_as_offices_and_excel_write_it(text: str, value: str) -> None:
    assert figures.figure(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "x", "1.234", "-62.125", "1,2,3", "1.23.456", "=1+1", "62,5%", "٣", "²", "1e999", "nan", "9" * 50, "--1"]
)
def test_what_is_no_figure_or_could_be_two_is_unclear(text: str) -> None:
    with pytest.raises(figures.Unclear):
        figures.figure(text)


def test_figure_that_could_be_two_says_which() -> None:
    with pytest.raises(figures.Unclear, match=r"“1\.234” có thể là 1234 hoặc 1,234"):
        figures.figure("1.234")


def test_figure_too_large_to_keep_is_unclear() -> None:
    with pytest.raises(figures.Unclear, match="lớn quá"):
        figures.bounded(Decimal(10) ** 16)


@pytest.mark.parametrize("text", ["05/11/2026", "5-11-2026", "5.11.2026", "2026-11-05", "2026-11-05T00:00:00", "46331"])
def test_day_is_read_as_offices_and_excel_write_it(text: str) -> None:
    assert figures.day(text) == dt.date(2026, 11, 5)


@pytest.mark.parametrize("text", ["", "31/02/2026", "11/25/2026", "hôm qua", "5/11", "5/11/26", "1926-11-05", "12345", "99999"])
def test_what_is_no_day_of_our_time_is_unclear(text: str) -> None:
    with pytest.raises(figures.Unclear, match="không phải là ngày"):
        figures.day(text)


@pytest.mark.fuzz
@given(st.decimals(-(10**15), 10**15, places=4))
def test_figure_that_was_written_is_read_again_or_could_be_two(value: Decimal) -> None:
    text = figures.written(value)
    try:
        found = figures.figure(text)
    except figures.Unclear:
        found = Decimal(text.replace(".", ""))
        assert 1000 <= abs(found) < 10**6
    assert found == value


@pytest.mark.fuzz
@given(st.text(max_size=60))
def test_any_text_is_a_figure_and_a_day_or_is_unclear(text: str) -> None:
    for read in (figures.figure, figures.day):
        with suppress(figures.Unclear):
            assert read(text) is not None


@pytest.mark.fuzz
@given(KEYS, KEYS)
def test_code_is_read_as_it_was_given(indicator: int, organ: int) -> None:
    assert read_code(f" {code_of(indicator, organ).lower()} ") == (indicator, organ)


@pytest.mark.fuzz
@given(KEYS, KEYS, st.data())
def test_code_with_one_wrong_figure_is_known_as_damaged(indicator: int, organ: int, data: st.DataObject) -> None:
    code = code_of(indicator, organ)
    place = data.draw(st.sampled_from([at for at, sign in enumerate(code) if sign.isdigit()]))
    other = data.draw(st.sampled_from([figure for figure in "0123456789" if figure != code[place]]))

    assert read_code(code[:place] + other + code[place + 1 :]) is None


@pytest.mark.parametrize("text", ["", "CT1", "CT1.2", "CT1.2-", "1.2-K", "CT1.2-KK", "=CT1.2-K"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(text) is None
