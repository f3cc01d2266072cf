"""Anniversaries, with the count, by both calendars."""

from datetime import date

import pytest

from giaoban.timing import seed
from giaoban.timing.anniversaries import Anniversary, Commemoration, between, in_year, lunar_day, of_document


def test_commemoration_day_is_counted() -> None:
    (found,) = [each for each in in_year(2027) if each.day == date(2027, 2, 3)]

    assert (found.words, found.round) == ("kỷ niệm 97 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2027)", "năm khác")


@pytest.mark.parametrize(("years", "kind"), [(80, "năm tròn"), (85, "năm lẻ 5"), (81, "năm khác"), (None, None)])
def test_round_years_end_in_nought(years: int | None, kind: str | None) -> None:
    assert Anniversary("Ngày truyền thống", date(2026, 10, 18), years).round == kind


def test_lunar_day_falls_where_the_country_keeps_it() -> None:
    kept = [each for each in in_year(2026) if each.name == "Giỗ Tổ Hùng Vương"]

    assert [(each.day, each.years, each.words) for each in kept] == [(date(2026, 4, 26), None, "Giỗ Tổ Hùng Vương (26/4/2026)")]


def test_lunar_calendar_is_the_vietnamese_one() -> None:
    """In 1985 and 2007 the Chinese calendar is a month or a day off."""
    assert [lunar_day(1, 1, year) for year in (1985, 2007, 2030)] == [date(1985, 1, 21), date(2007, 2, 17), date(2030, 2, 2)]


def test_lunar_calendar_agrees_with_the_seed_of_days_off() -> None:
    tet = {year: [day for day, off in seed.year(year).off.items() if off.name == "Tết Nguyên Đán"] for year in range(1990, 2061)}

    assert {year: [lunar_day(1, 1, year)] for year in tet} == tet


def test_lunar_month_without_the_day_has_none() -> None:
    assert (lunar_day(30, 2, 2026), lunar_day(1, 2, 2023, leap=True), lunar_day(1, 2, 2026, leap=True)) == (None, date(2023, 3, 22), None)


def test_end_of_the_lunar_year_lies_in_the_next_of_ours() -> None:
    kitchen = Commemoration("kitchen", "Ông Công, ông Táo", 23, 12, "lunar")

    assert [each.day for each in in_year(2026, [kitchen])] == [date(2026, 2, 10)]
    assert [each.day for each in in_year(2027, [kitchen])] == [date(2027, 1, 30)]


def test_document_has_its_anniversary_from_the_next_year_on() -> None:
    issued = date(2023, 5, 18)

    assert of_document("Chỉ thị 05-CT/TU", issued, 2023) is None
    found = of_document("Chỉ thị 05-CT/TU", issued, 2028)
    assert found is not None
    assert (found.day, found.years, found.round) == (date(2028, 5, 18), 5, "năm lẻ 5")


def test_document_of_a_leap_day_is_kept_on_the_28th() -> None:
    found = of_document("Nghị quyết", date(2024, 2, 29), 2026)

    assert found is not None
    assert found.day == date(2026, 2, 28)


def test_day_that_no_year_has_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        in_year(2026, [Commemoration("none", "Không có", 31, 6)])


def test_anniversaries_between_two_days_are_in_order() -> None:
    founded = Commemoration("commune", "Ngày thành lập xã Minh Sơn", 20, 1, "solar", 2026)
    local = Commemoration("festival", "Lễ hội đình làng", 5, 1)

    assert [(each.day, each.years) for each in between(date(2026, 1, 1), date(2027, 1, 31), [founded, local])] == [
        (date(2026, 1, 5), None),
        (date(2027, 1, 5), None),
        (date(2027, 1, 20), 1),
    ]
    assert [each.name for each in between(date(2026, 11, 18), date(2026, 11, 20))][1:] == ["Ngày Nhà giáo Việt Nam"]
