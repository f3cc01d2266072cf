"""How often who receives citizens."""

from datetime import date

import pytest

from giaoban.timing.regimes import reception


@pytest.mark.parametrize(
    ("level", "position", "on", "words", "source"),
    [
        ("commune", "secretary", date(2025, 11, 23), "ít nhất 02 ngày trong một tháng", "Kết luận 215-KL/TW ngày 23/11/2025"),
        ("commune", "secretary", date(2025, 11, 22), "ít nhất 02 ngày trong một tháng", "Quy định 11-QĐi/TW ngày 18/02/2019"),
        ("province", "secretary", date(2026, 11, 1), "ít nhất 01 ngày trong một tháng", "Kết luận 215-KL/TW ngày 23/11/2025"),
        ("district", "secretary", date(2023, 5, 1), "ít nhất 01 ngày trong một tháng", "Quy định 11-QĐi/TW ngày 18/02/2019"),
        ("commune", "chairman", date(2026, 6, 30), "ít nhất 01 ngày trong một tuần", "Luật Tiếp công dân 2013, Điều 15"),
    ],
)
def test_reception_by_level_and_day(level: str, position: str, on: date, words: str, source: str) -> None:
    found = reception(level, position, on)

    assert found is not None
    assert (found.words, found.source) == (words, source)


@pytest.mark.parametrize(
    ("level", "position", "on"),
    [("district", "secretary", date(2025, 7, 1)), ("commune", "secretary", date(2019, 2, 17)), ("commune", "clerk", date(2026, 1, 1))],
)
def test_no_reception_where_no_rule_holds(level: str, position: str, on: date) -> None:
    assert reception(level, position, on) is None


def test_frequency_after_the_law_of_2026_is_to_be_confirmed() -> None:
    found = reception("commune", "chairman", date(2026, 7, 1))

    assert found is not None
    assert found.verified is False


def test_days_still_owed_are_counted_in_their_month() -> None:
    found = reception("commune", "secretary", date(2026, 11, 1))
    held = [date(2026, 10, 27), date(2026, 11, 10), date(2026, 11, 10)]

    assert found is not None
    assert (found.stretch(date(2026, 11, 15)), found.missing(held, date(2026, 11, 15)), found.frequency) == (
        (date(2026, 11, 1), date(2026, 11, 30)),
        1,
        "FREQ=MONTHLY",
    )


def test_days_still_owed_are_counted_in_their_week() -> None:
    found = reception("commune", "chairman", date(2026, 11, 24))

    assert found is not None
    assert (found.stretch(date(2026, 11, 24)), found.missing([date(2026, 11, 29)], date(2026, 11, 24)), found.frequency) == (
        (date(2026, 11, 23), date(2026, 11, 29)),
        0,
        "FREQ=WEEKLY",
    )
