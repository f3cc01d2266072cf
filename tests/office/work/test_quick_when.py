"""Days as one says them on the telephone, reckoned from Thursday 05/11/2026, 19:40."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.work.quick.when import find_when
from giaoban.reading.text import fold
from giaoban.timing.workdays import Override, calendar

NOW = dt.datetime(2026, 11, 5, 19, 40)  # noqa: DTZ001 - local, as a person says it
# what is said -> the day it is, or those that must be asked about
SAID = {
    "báo cáo trước 17h ngày mai": "06/11",
    "báo cáo trước 10 giờ 30 sáng mai": "06/11",
    "trước mai": "06/11",
    "xong trong hôm nay": "05/11",
    "xong trong ngày": "05/11",
    "trực đêm nay": "05/11",
    "ngày kia nộp": "07/11",
    "trước sáng thứ Sáu": "06/11",
    "chậm nhất thứ Hai": "09/11",
    "trước Chủ nhật": "08/11",
    "thứ Hai tuần sau": "09/11",
    "trước thứ 4 tuần tới": "11/11",
    "trong tuần này": "06/11",
    "trong tuần": "06/11",
    "trong tuần sau": "13/11",
    "đầu tuần sau": "09/11",
    "giữa tuần tới": "11/11",
    "cuối tháng": "30/11",
    "trong tháng này": "30/11",
    "giữa tháng": "15/11",
    "đầu tháng sau": "01/12",
    "cuối tháng sau": "31/12",
    "trong tháng 12": "31/12",
    "hết quý": "31/12",
    "hết năm": "31/12",
    "trong 5 ngày": "10/11",
    "ba ngày nữa": "08/11",
    "2 tuần nữa": "19/11",
    "một tháng nữa": "05/12",
    "trong 24 giờ": "06/11",
    "trước ngày 15": "15/11",
    "ngày 3 tháng sau": "03/12",
    "trước ngày 3": "03/12",
    "chậm nhất 20/11": "20/11",
    "hạn 20-11": "20/11",
    "xong trước 20.11.2026": "20/11",
    "truoc 17h ngay mai": "06/11",
    "trong tuan nay": "06/11",
    "truoc 20/11": "20/11",
    "chậm nhất 3/1": "03/01",
}
ASKED = {
    "nộp thứ Năm": ["05/11", "12/11"],
    "cuối tuần": ["06/11", "08/11"],
    "thứ Ba tuần này": ["05/11", "10/11"],
    "trước 17h": ["05/11", "06/11"],
    "trước 17h hôm nay": ["05/11", "06/11"],
    "trong 5 ngày làm việc": ["12/11"],
    "trước ngày 31 tháng này": [],
    "tổng hợp số liệu tháng sau": ["31/12"],
    "họp thứ Bảy với dân": ["07/11"],
    "hằng tuần báo cáo": [],
    "chậm nhất 20/10/2026": ["05/11"],
}
NO_DAY = ["kiểm tra kế hoạch ngày 12/10", "chị Mai gửi công văn số 12/10", "làm ngay", "", "tuần 3 báo cáo", "năm người"]


@pytest.mark.parametrize("words", SAID)
def test_day_is_reckoned_and_says_how(words: str) -> None:
    found = find_when(fold(words), NOW)

    assert found is not None
    assert (found.day and f"{found.day:%d/%m}", found.choices, bool(found.trace)) == (SAID[words], (), True)
    assert words[found.start : found.end] == found.written


@pytest.mark.parametrize("words", ASKED)
def test_day_that_could_be_two_is_asked(words: str) -> None:
    found = find_when(fold(words), NOW)

    assert found is not None
    assert (found.day, [f"{day:%d/%m}" for day in found.choices]) == (None, ASKED[words])


@pytest.mark.parametrize("words", NO_DAY)
def test_no_day_is_made_of_what_is_none(words: str) -> None:
    assert find_when(fold(words), NOW) is None


def test_hour_is_read_beside_the_day() -> None:
    found = find_when("gửi trước 10 giờ 30 sáng mai", NOW)

    assert found is not None
    assert (found.hour, found.written) == (dt.time(10, 30), "trước 10 giờ 30 sáng mai")


def test_working_days_are_those_of_the_office() -> None:
    own = calendar([Override(dt.date(2026, 11, 9), "closed", "Nghỉ riêng", "Thông báo 12-TB/VP")], 1)
    found = find_when("trong 5 ngày làm việc", NOW, own)

    assert found is not None
    assert (found.day, found.choices, found.trace) == (
        dt.date(2026, 11, 13),
        (),
        (
            "5 ngày làm việc kể từ hôm nay, không tính hôm nay, đến hết thứ Sáu 13/11/2026; "
            "không tính thứ Bảy, Chủ nhật và ngày nghỉ 09/11/2026 (Nghỉ riêng)"
        ),
    )


def test_day_off_is_said_to_be_one() -> None:
    off, working = (find_when(words, NOW, calendar()) for words in ("chậm nhất 24/11", "chậm nhất 20/11"))

    assert off is not None
    assert working is not None
    assert (off.day, off.trace.endswith("; ngày này là ngày nghỉ (Ngày Văn hóa Việt Nam)")) == (dt.date(2026, 11, 24), True)
    assert "ngày nghỉ" not in working.trace


@given(st.text(alphabet="trước 17h ngày mai thứ Sáu tuần sau cuối tháng 0123456789/.-: trong hết", max_size=60))
def test_no_line_raises(line: str) -> None:
    folded = fold(" ".join(line.split()))
    found = find_when(folded, NOW)

    assert found is None or folded[found.start : found.end] == found.written
