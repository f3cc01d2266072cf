"""Deadlines as papers say them, and their last good day."""

import datetime as dt
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.timing.last_days import Settings, last_good_day
from giaoban.timing.phrases import Known, Phrase, read
from giaoban.timing.rules import Computed
from giaoban.timing.workdays import CLOSED, Override, calendar

PLAIN = calendar()
KNOWN = Known(issued=date(2026, 11, 2), arrived=date(2026, 11, 4), since=date(2026, 11, 5))


def last(text: str, known: Known = KNOWN, settings: Settings | None = None) -> Computed:
    return last_good_day(read(text, known), known, PLAIN, settings)


@pytest.mark.parametrize(
    ("text", "kind", "day", "sure"),
    [
        ("trước ngày 20/11/2026", "DATE", date(2026, 11, 19), True),
        ("chậm nhất ngày 20/11", "DATE", date(2026, 11, 20), True),
        ("đến hết ngày 30/11/2026", "DATE", date(2026, 11, 30), True),
        ("ngày 4 tháng 12", "DATE", date(2026, 12, 4), True),
        ("trong tháng 5", "PERIOD", date(2027, 5, 31), True),
        ("trong quý II", "PERIOD", date(2027, 6, 30), True),
        ("6 tháng đầu năm", "PERIOD", date(2027, 6, 30), True),
        ("6 tháng đầu năm 2027", "PERIOD", date(2027, 6, 30), True),
        ("trước tháng 12", "PERIOD", date(2026, 11, 30), True),
        ("đầu tháng 12", "PERIOD", date(2026, 12, 1), True),
        ("giữa tháng 12", "PERIOD", date(2026, 12, 15), True),
        ("đầu tháng", "PERIOD", date(2026, 11, 1), True),
        ("giữa tháng", "PERIOD", date(2026, 11, 15), True),
        ("cuối tháng", "PERIOD", date(2026, 11, 30), True),
        ("trong quý này", "PERIOD", date(2026, 12, 31), True),
        ("giữa quý", "PERIOD", date(2026, 11, 15), True),
        ("cuối năm", "PERIOD", date(2026, 12, 31), True),
        ("giữa năm nay", "PERIOD", date(2026, 6, 30), True),
        ("trước cuối tháng", "PERIOD", date(2026, 11, 29), True),
        ("trước giữa tháng", "PERIOD", date(2026, 11, 14), True),
        ("tuần 2 tháng 5", "PERIOD", date(2027, 5, 14), False),
        ("tuần thứ nhất tháng 12/2026", "PERIOD", date(2026, 12, 4), False),
        ("tuần cuối của tháng 11", "PERIOD", date(2026, 12, 4), False),
        ("trước tuần 2 tháng 12", "PERIOD", date(2026, 12, 6), False),
        ("hằng tháng trước ngày 20", "RECURRING", date(2026, 11, 19), True),
        ("trước ngày 20 hằng tháng", "RECURRING", date(2026, 11, 19), True),
        ("chiều thứ Sáu hằng tuần", "RECURRING", date(2026, 11, 6), True),
        ("ngày 25 của tháng cuối quý hằng quý", "RECURRING", date(2026, 12, 25), True),
        ("hằng ngày", "RECURRING", None, False),
        ("Hằng quý", "RECURRING", None, False),
        ("03 tháng một lần", "RECURRING", None, False),
        ("trong vòng 05 ngày làm việc kể từ ngày ký", "RELATIVE", date(2026, 11, 9), True),
        ("trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản này", "RELATIVE", date(2026, 11, 11), True),
        ("trong 15 ngày, kể từ ngày 10/11", "RELATIVE", date(2026, 11, 25), True),
        ("05 (năm) ngày làm việc sau ngày 15/11/2026", "RELATIVE", date(2026, 11, 20), True),
        ("03 ngày làm việc trước ngày 26/11/2026", "RELATIVE", date(2026, 11, 20), True),
        ("trong thời hạn 01 tháng kể từ ngày ban hành", "RELATIVE", date(2026, 12, 2), True),
        ("trong 01 năm kể từ ngày ký", "RELATIVE", date(2027, 11, 2), True),
        ("trong hai tuần kể từ hôm nay", "RELATIVE", date(2026, 11, 16), True),
        ("10 ngày", "RELATIVE", date(2026, 11, 12), False),
        ("trong 30 giờ", "RELATIVE", date(2026, 11, 4), False),
        ("sau 3 ngày kể từ khi kết thúc hội nghị", "RELATIVE", None, False),
        ("trong thời hạn 01 tháng kể từ ngày Quyết định có hiệu lực", "RELATIVE", None, False),
        ("ngay sau khi kết thúc hội nghị", "RELATIVE", None, False),
        ("trong vòng 9999 năm kể từ ngày ký", "RELATIVE", None, False),
        ("trong vòng 9000 ngày làm việc kể từ ngày 01/01/2190", "RELATIVE", None, False),
        ("thường xuyên", "CONTINUOUS", None, False),
        ("theo tiến độ", "TBD", None, False),
        ("thông báo sau", "TBD", None, False),
        ("không yêu cầu thời hạn", "NONE_NEEDED", None, False),
        ("", "NONE_STATED", None, False),
        ("phối hợp thực hiện", "NONE_STATED", None, False),
    ],
)
def test_deadline_words_give_their_last_good_day(text: str, kind: str, day: date | None, sure: bool) -> None:
    found = last(text)

    assert (read(text, KNOWN).kind, found.result, found.sure) == (kind, day, sure)
    assert found.trace
    assert found.calendar == PLAIN.version


def test_silent_announced_and_unneeded_are_told_apart() -> None:
    assert [last(text).words for text in ("", "thông báo sau", "không yêu cầu thời hạn", "thường xuyên")] == [
        "Văn bản không nêu thời hạn.",
        "Văn bản để ngày lại sau: cần đặt ngày khi có thông báo hoặc theo tiến độ.",
        "Việc không cần thời hạn.",
        "Thường xuyên: không có ngày kết thúc.",
    ]


def test_before_a_day_is_a_setting() -> None:
    inclusive = Settings(before="inclusive")

    assert [last(text, settings=inclusive).result for text in ("trước ngày 20/11/2026", "trước ngày 20 hằng tháng")] == [
        date(2026, 11, 20)
    ] * 2
    assert last("trước ngày 20/11/2026", settings=inclusive).trace[1] == "Cơ quan hiểu “trước ngày” là tính cả ngày đó"
    assert last("trước ngày 20/11/2026").trace == (
        "Văn bản ghi “trước ngày 20/11/2026”",
        "“Trước ngày 20/11/2026” là đến hết ngày hôm trước",
        "Đến hết thứ Năm 19/11/2026",
    )


def test_named_day_off_stands_and_names_the_working_day_before() -> None:
    found = last("chậm nhất ngày 24/11/2026")

    assert (found.result, found.has_rolled) == (date(2026, 11, 24), False)
    assert found.trace[1] == "Thứ Ba 24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam): ngày làm việc cuối trước đó là thứ Hai 23/11/2026"


def test_named_day_off_rolls_where_the_office_says_so_but_never_past_a_before() -> None:
    rolls = Settings(roll_named=True)
    by, before = last("chậm nhất ngày 24/11/2026", settings=rolls), last("trước ngày 25/11/2026", settings=rolls)

    assert (by.unrolled, by.result, before.result) == (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 24))


def test_counted_day_off_rolls_unless_the_office_says_not() -> None:
    text = "trong 19 ngày kể từ ngày 05/11/2026"
    stays = last(text, settings=Settings(roll_counted=False))

    assert (last(text).unrolled, last(text).result, stays.result) == (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 24))
    assert last(text).trace == (
        "Văn bản ghi “trong 19 ngày kể từ ngày 05/11/2026”",
        "Tính từ thứ Năm 05/11/2026",
        "19 ngày, không tính ngày bắt đầu",
        "Tính được thứ Ba 24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam) nên kết thúc vào ngày làm việc tiếp theo",
        "Đến hết thứ Tư 25/11/2026",
    )
    assert last(text).source == "Bộ luật Dân sự 2015, Điều 147 và Điều 148"


def test_start_that_the_paper_does_not_say_is_the_offices_and_said_so() -> None:
    issued, arrived = last("10 ngày"), last("10 ngày", settings=Settings(start="arrived"))

    assert (issued.result, arrived.result) == (date(2026, 11, 12), date(2026, 11, 16))
    assert arrived.trace[1] == "Văn bản không nói tính từ ngày nào; theo cách tính của cơ quan, tính từ ngày văn bản đến, thứ Tư 04/11/2026"


def test_start_that_nobody_knows_gives_no_day() -> None:
    unknown = last("trong 05 ngày kể từ ngày nhận được văn bản", Known(issued=date(2026, 11, 2)))

    assert (unknown.result, unknown.trace[-1]) == (None, "Tính từ ngày văn bản đến, nhưng ngày đó chưa biết")


@pytest.mark.parametrize(
    "text", ["trong tháng 5", "tuần 2 tháng 5", "cuối tháng", "hằng tháng trước ngày 20", "trong 5 ngày kể từ ngày 10/11"]
)
def test_year_that_nobody_knows_gives_no_day(text: str) -> None:
    assert last(text, Known()).result is None


@pytest.mark.parametrize("text", ["tuần 2 tháng 13", "trong tháng 13"])
def test_month_that_does_not_exist_gives_no_day(text: str) -> None:
    assert last(text).result is None


def test_recurring_day_on_a_day_off_names_the_working_day_before() -> None:
    assert last("trước ngày 25 hằng tháng", Known(since=date(2026, 11, 5))).trace[-2:] == (
        "Thứ Ba 24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam): ngày làm việc cuối trước đó là thứ Hai 23/11/2026",
        "Đến hết thứ Ba 24/11/2026",
    )


def test_recurring_day_that_is_over_gives_the_next_one() -> None:
    assert [last("trước ngày 20 hằng tháng", Known(since=day)).result for day in (date(2026, 11, 19), date(2026, 11, 20))] == [
        date(2026, 11, 19),
        date(2026, 12, 19),
    ]


def test_week_of_nothing_but_days_off_ends_on_its_sunday() -> None:
    closed = calendar([Override(date(2026, 12, 7) + dt.timedelta(n), CLOSED, "Nghỉ", "Thông báo") for n in range(5)], 9)
    found = last_good_day(read("tuần 2 tháng 12/2026", KNOWN), KNOWN, closed)

    assert (found.result, found.trace[1]) == (date(2026, 12, 13), "Cả tuần là ngày nghỉ")


def test_first_week_of_a_month_that_begins_on_a_weekend_is_the_next() -> None:
    assert last("tuần 1 tháng 8/2026").result == date(2026, 8, 7)


def test_understood_period_without_a_day_asks_for_one() -> None:
    assert last_good_day(Phrase("PERIOD", "dịp Tết"), KNOWN, PLAIN).trace[-1] == "Hạn này chưa thành một ngày: cần đặt ngày"


def test_recurrence_that_comes_too_far_ahead_gives_no_day() -> None:
    assert last_good_day(Phrase("RECURRING", "ngày 29/02 hằng năm"), Known(since=date(2025, 1, 1)), PLAIN).result is None


@pytest.mark.fuzz
@given(
    st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    st.integers(0, 300),
    st.sampled_from(["ngày", "ngày làm việc", "tuần", "tháng"]),
    st.booleans(),
)
def test_words_counted_from_a_day_never_end_before_it(day: date, count: int, unit: str, forward: bool) -> None:
    text = f"{count:02} {unit} {'kể từ' if forward else 'trước'} ngày {day:%d/%m/%Y}"
    found = last(text, Known(issued=day)).result

    assert found is not None
    assert found >= day if forward else found <= day
