"""Days as papers write them."""

from datetime import date

import pytest

from giaoban.reading.dates import date_at, find_dates, read_date


@pytest.mark.parametrize(
    "text",
    [
        "18/5/2021",
        "18-5-2021",
        "18.5.2021",
        "ngày 18/05/2021",
        "ngày 18 /5/ 2021",
        "ngày 18 tháng 5 năm 2021",
        "ngày 18 tháng5, năm 2021",
        "ngày 18 tháng Năm năm 2021",
        "NGÀY 18/5/2021",
    ],
)
def test_date_is_read_in_every_form(text: str) -> None:
    assert [(text[m.start : m.end], m.day) for m in find_dates(text)] == [(text, date(2021, 5, 18))]


def test_date_without_year_keeps_day_and_month() -> None:
    (mention,) = find_dates("nộp về Văn phòng trước ngày 15/6.")
    assert (mention.d, mention.m, mention.y, mention.day, mention.has_year, mention.impossible) == (15, 6, None, None, False, False)


def test_date_in_words_of_a_lunar_month_keeps_day_and_month() -> None:
    assert [(m.d, m.m, m.said) for m in find_dates("lễ hội đình làng mùng 10 tháng Giêng")] == [(10, 1, True)]


def test_date_says_whether_the_word_stands_before() -> None:
    assert [m.said for m in find_dates("trực 24/7, họp ngày 24/7")] == [False, True]


def test_date_that_does_not_exist_is_kept_and_marked() -> None:
    assert [(m.d, m.m, m.y, m.day, m.impossible) for m in find_dates("ngày 31/11/2023 và ngày 30 tháng 2")] == [
        (31, 11, 2023, None, True),
        (30, 2, None, None, True),
    ]


def test_date_span_takes_in_its_word_and_figures_do_not() -> None:
    text = "họp ngày 25/5/2023 tại xã"
    (mention,) = find_dates(text)
    assert (text[mention.start : mention.end], text[mention.figures : mention.end]) == ("ngày 25/5/2023", "25/5/2023")


def test_both_ends_of_an_anniversary_are_days() -> None:
    assert [m.day for m in find_dates("(19/5/1890-19/5/2023)")] == [date(1890, 5, 19), date(2023, 5, 19)]


@pytest.mark.parametrize(
    "text",
    [
        "12/2023/NĐ-CP",
        "tháng 5/2023",
        "quý II/2023",
        "2-9",
        "giai đoạn 2021-2025",
        "45/60 thôn",
        "ngày tháng năm 2023",
        "số 05/12/QĐ-UBND",
        "số 01/4-QĐ",
    ],
)
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_find_dates_stays_within_its_range() -> None:
    text = "ngày 01/5/2023 và ngày 02/5/2023"
    assert [m.day for m in find_dates(text, 15)] == [date(2023, 5, 2)]
    assert [m.day for m in find_dates(text, 0, 15)] == [date(2023, 5, 1)]


def test_read_date_takes_the_first_that_is_whole() -> None:
    assert read_date("ngày 05/5 hoặc ngày 06/5/2023") == date(2023, 5, 6)
    assert read_date("chưa ấn định ngày") is None


def test_date_at_reads_only_there() -> None:
    mention = date_at("ngày 06/5/2023", 5)
    assert mention is not None
    assert mention.day == date(2023, 5, 6)
    assert date_at("ngày 06/5/2023", 0) is None
