from __future__ import annotations

from datetime import date

import pytest

from giaoban.reading.model import Document, Period
from giaoban.reading.occasions import Years, bare_weekday, read_occasion, weekday_at, weekday_of, years_of

_ISSUED = Years(issued=date(2026, 11, 12))
_WEEK = Years(date(2026, 11, 16), date(2026, 11, 22))
_TURN = Years(date(2026, 12, 28), date(2027, 1, 3))


@pytest.mark.parametrize(
    ("years", "day", "month", "found"),
    [
        (_WEEK, 17, 11, date(2026, 11, 17)),
        (_TURN, 2, 1, date(2027, 1, 2)),
        (_TURN, 30, 2, None),
        (_ISSUED, 20, 11, date(2026, 11, 20)),
        (_ISSUED, 5, 1, date(2027, 1, 5)),
        (_ISSUED, 1, 5, None),
        (Years(), 20, 11, None),
    ],
)
def test_year_of_a_day_from_what_the_paper_tells(years: Years, day: int, month: int, found: date | None) -> None:
    assert years.of(day, month) == found


@pytest.mark.parametrize(
    ("words", "day", "last"),
    [
        ("ngày 20-22/11/2026", date(2026, 11, 20), date(2026, 11, 22)),
        ("từ ngày 30/11 đến ngày 02/12/2026", date(2026, 11, 30), date(2026, 12, 2)),
        ("ngày 20/11/2026, ngày 25/11/2026", date(2026, 11, 20), date(2026, 11, 25)),
        ("ngày 22/11/2026 và 20/11/2026", date(2026, 11, 22), None),
        ("ngày 31/11/2026", None, None),
        ("từ 31/2 đến 05/12/2026", None, None),
        ("1/2 ngày, ngày 20/11", date(2026, 11, 20), None),
        ("tuần 3/11", None, None),
    ],
)
def test_days_of_an_occasion(words: str, day: date | None, last: date | None) -> None:
    found = read_occasion(words, 0, len(words), _ISSUED)
    assert (found.day, found.last) == (day, last)


@pytest.mark.parametrize(
    ("words", "part"),
    [("chiều ngày 20/11", "afternoon"), ("Sáng: từ 8h30, Chiều: từ 14h00", None), ("sáng và chiều", "morning"), ("8 giờ", None)],
)
def test_half_of_the_day_of_an_occasion(words: str, part: str | None) -> None:
    assert read_occasion(words, 0, len(words), _ISSUED).part == part


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("LỊCH (Từ ngày 16/11/2026 đến ngày 22/11/2026)", _WEEK),
        ("LỊCH từ ngày 28/12 đến ngày 03/01/2027", _TURN),
        ("LỊCH từ ngày 16/11 đến ngày 22/11/2026", _WEEK),
        ("LỊCH từ ngày 22/11/2026 đến ngày 16/11/2026", Years()),
        ("LỊCH từ ngày 31/2 đến ngày 05/3/2026", Years()),
        ("LỊCH từ ngày 16/11", Years()),
    ],
)
def test_years_of_a_schedule_from_its_title(title: str, years: Years) -> None:
    assert years_of(Document(type="LICH", date=date(2026, 11, 12)), title) == years


def test_years_of_a_paper_with_a_period() -> None:
    document = Document(type="CTr", date=date(2026, 10, 30), period=Period(date(2026, 11, 1), date(2026, 11, 30)))
    assert years_of(document, "") == Years(date(2026, 11, 1), date(2026, 11, 30), date(2026, 10, 30))


@pytest.mark.parametrize(("words", "day"), [("Thứ Tư", 2), ("T6 20/11", 4), ("CN, 22/11", 6), ("CNTT", None), ("T1", None)])
def test_weekday_at_the_head_of_an_entry(words: str, day: int | None) -> None:
    match = weekday_at(words, 0, len(words))
    assert (weekday_of(match) if match else None) == day


@pytest.mark.parametrize(("words", "day"), [("Hai", 0), ("3", 1), ("Chủ nhật", 6), ("Hai bà", None)])
def test_weekday_in_a_cell_of_its_own(words: str, day: int | None) -> None:
    match = bare_weekday(words, 0, len(words))
    assert (weekday_of(match) if match else None) == day
