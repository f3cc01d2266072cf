"""By when: every kind of bound, in a paper of 2 May 2023."""

from datetime import date

import pytest

from giaoban.reading.model import Document, Period
from giaoban.reading.tasks.deadlines import FoundDeadline, Years, find_deadline, read_when

YEARS = Years(Document(date=date(2023, 5, 2)))


def found(text: str, years: Years = YEARS) -> FoundDeadline:
    deadline = find_deadline(text, 0, len(text), years)
    assert deadline is not None
    return deadline


@pytest.mark.parametrize(
    ("text", "quoted", "kind", "day", "bound"),
    [
        ("gửi về Văn phòng trước ngày 15/6/2023.", "trước ngày 15/6/2023", "DATE", date(2023, 6, 15), "before"),
        ("gửi trước 16 giờ 30 ngày 15/6/2023", "trước 16 giờ 30 ngày 15/6/2023", "DATE", date(2023, 6, 15), "before"),
        ("nộp trước 15/6/2023", "trước 15/6/2023", "DATE", date(2023, 6, 15), "before"),
        ("chậm nhất ngày 15/6", "chậm nhất ngày 15/6", "DATE", date(2023, 6, 15), "by"),
        ("hạn chót 15/6/2023", "hạn chót 15/6/2023", "DATE", date(2023, 6, 15), "by"),
        ("đến hết ngày 15 tháng 6 năm 2023", "đến hết ngày 15 tháng 6 năm 2023", "DATE", date(2023, 6, 15), "by"),
        ("tổ chức mít tinh ngày 15/6/2023;", "ngày 15/6/2023", "DATE", date(2023, 6, 15), "on"),
        ("Ngày 14, 15/6/2023: họp dân", "Ngày 14, 15/6/2023", "DATE", date(2023, 6, 15), "on"),
        ("từ ngày 10/6/2023 đến ngày 15/6/2023", "từ ngày 10/6/2023 đến ngày 15/6/2023", "DATE", date(2023, 6, 15), "by"),
        ("hoàn thành trong tháng 6", "trong tháng 6", "PERIOD", date(2023, 6, 30), "within"),
        ("xong trong quý II/2023", "trong quý II/2023", "PERIOD", date(2023, 6, 30), "within"),
        ("hoàn thành quý III.", "quý III", "PERIOD", date(2023, 9, 30), "within"),
        ("xong tháng 6/2023", "tháng 6/2023", "PERIOD", date(2023, 6, 30), "within"),
        ("hoàn thành trước tháng 7/2023", "trước tháng 7/2023", "PERIOD", date(2023, 7, 1), "before"),
        ("vào cuối tháng 6", "vào cuối tháng 6", "PERIOD", date(2023, 6, 30), "within"),
        ("hoàn thành giữa tháng 6", "giữa tháng 6", "PERIOD", date(2023, 6, 15), "within"),
        ("hoàn thành giữa quý III", "giữa quý III", "PERIOD", date(2023, 8, 15), "within"),
        ("hoàn thành đầu tháng 6", "đầu tháng 6", "PERIOD", date(2023, 6, 1), "within"),
        ("hoàn thành giữa năm 2024", "giữa năm 2024", "PERIOD", date(2024, 6, 30), "within"),
        ("đến cuối tháng 9", "đến cuối tháng 9", "PERIOD", date(2023, 9, 30), "by"),
        ("trong 6 tháng cuối năm 2023", "trong 6 tháng cuối năm 2023", "PERIOD", date(2023, 12, 31), "within"),
        ("trong tuần 2 tháng 6", "trong tuần 2 tháng 6", "PERIOD", None, "within"),
        ("trong quý III và quý IV/2023", "trong quý III và quý IV/2023", "PERIOD", date(2023, 12, 31), "within"),
        ("trong tháng 6, 7/2023", "trong tháng 6, 7/2023", "PERIOD", date(2023, 7, 31), "within"),
        ("trong tháng 11, 12 hộ", "trong tháng 11", "PERIOD", date(2023, 11, 30), "within"),
        ("từ tháng 5 đến tháng 9/2023", "từ tháng 5 đến tháng 9/2023", "PERIOD", date(2023, 9, 30), "within"),
        ("trong tháng 13", "trong tháng 13", "PERIOD", None, "within"),
        ("trước 16 giờ 30, thứ Năm, ngày 15/6", "trước 16 giờ 30, thứ Năm, ngày 15/6", "DATE", date(2023, 6, 15), "before"),
        ("không quá ngày 15/6", "không quá ngày 15/6", "DATE", date(2023, 6, 15), "by"),
        ("thực hiện đến 30/11/2023", "đến 30/11/2023", "DATE", date(2023, 11, 30), "by"),
        ("trong ngày 15/6", "trong ngày 15/6", "DATE", date(2023, 6, 15), "on"),
        ("trực từ 8 giờ ngày 10/6 đến 17 giờ ngày 15/6", "từ 8 giờ ngày 10/6 đến 17 giờ ngày 15/6", "DATE", date(2023, 6, 15), "by"),
        ("không quá 05 ngày làm việc kể từ khi nhận", "không quá 05 ngày làm việc kể từ khi nhận", "RELATIVE", None, "within"),
        ("trong vòng hai tuần", "trong vòng hai tuần", "RELATIVE", None, "within"),
        ("Ngay sau khi họp, báo cáo", "Ngay sau khi họp", "RELATIVE", None, "within"),
        ("hết năm 2024", "hết năm 2024", "PERIOD", date(2024, 12, 31), "by"),
        (
            "trong thời hạn 05 ngày làm việc kể từ ngày nhận, Văn phòng trả lời",
            "trong thời hạn 05 ngày làm việc kể từ ngày nhận",
            "RELATIVE",
            None,
            "within",
        ),
        ("gửi trước ngày 20 hằng tháng", "trước ngày 20 hằng tháng", "RECURRING", None, "before"),
        ("vào chiều thứ Sáu hằng tuần", "vào chiều thứ Sáu hằng tuần", "RECURRING", None, "on"),
        ("gửi ngày 15 hằng tháng", "ngày 15 hằng tháng", "RECURRING", None, "on"),
        ("Hằng quý tổng hợp", "Hằng quý", "RECURRING", None, None),
        ("mỗi tháng một lần", "mỗi tháng một lần", "RECURRING", None, None),
        ("trước ngày 15/6 và 15/12 hằng năm", "trước ngày 15/6 và 15/12 hằng năm", "RECURRING", None, "before"),
        ("trước ngày 15 của tháng cuối quý", "trước ngày 15 của tháng cuối quý", "RECURRING", None, "before"),
        ("định kỳ 6 tháng báo cáo", "định kỳ 6 tháng", "RECURRING", None, None),
        ("báo cáo định kỳ", "định kỳ", "RECURRING", None, None),
        ("Định kỳ hằng tháng, trước ngày 20, báo cáo", "Định kỳ hằng tháng, trước ngày 20", "RECURRING", None, "before"),
        ("định kỳ trước ngày 20 hằng tháng", "định kỳ trước ngày 20 hằng tháng", "RECURRING", None, "before"),
        ("định kỳ, chậm nhất ngày 20 hằng tháng", "định kỳ, chậm nhất ngày 20 hằng tháng", "RECURRING", None, "by"),
        ("định kỳ vào chiều thứ Sáu hằng tuần;", "định kỳ vào chiều thứ Sáu hằng tuần", "RECURRING", None, "on"),
        ("định kỳ trước ngày 20 của tháng cuối mỗi quý", "định kỳ trước ngày 20 của tháng cuối mỗi quý", "RECURRING", None, "before"),
        ("định kỳ trước ngày 15/6 và 15/12 hằng năm", "định kỳ trước ngày 15/6 và 15/12 hằng năm", "RECURRING", None, "before"),
        ("định kỳ (trước ngày 20 hằng tháng).", "định kỳ (trước ngày 20 hằng tháng)", "RECURRING", None, "before"),
        ("định kỳ hằng tuần, vào thứ Sáu", "định kỳ hằng tuần, vào thứ Sáu", "RECURRING", None, "on"),
        ("định kỳ mỗi tháng một lần, trước ngày 25", "định kỳ mỗi tháng một lần, trước ngày 25", "RECURRING", None, "before"),
        ("kiểm tra định kỳ 02 lần/tháng", "định kỳ 02 lần/tháng", "RECURRING", None, None),
        ("báo cáo định kỳ trước ngày 20/6/2023", "trước ngày 20/6/2023", "DATE", date(2023, 6, 20), "before"),
        ("trước 09 giờ sáng thứ Hai hằng tuần", "trước 09 giờ sáng thứ Hai hằng tuần", "RECURRING", None, "before"),
        ("lịch cụ thể sẽ thông báo sau", "thông báo sau", "TBD", None, None),
    ],
)
def test_deadline_is_read_with_its_kind_and_bound(text: str, quoted: str, kind: str, day: date | None, bound: str | None) -> None:
    deadline = found(text)
    assert (text[deadline.start : deadline.end], deadline.kind, deadline.date, deadline.bound) == (quoted, kind, day, bound)


def test_later_of_two_equally_firm_bounds_counts() -> None:
    assert found("đăng ký trước ngày 10/6/2023, gửi hồ sơ chậm nhất ngày 15/6/2023").date == date(2023, 6, 15)


def test_firm_bound_counts_before_a_day_that_is_only_named() -> None:
    assert found("họp ngày 20/6/2023, gửi tài liệu trước ngày 15/6/2023").bound == "before"


@pytest.mark.parametrize(
    "text",
    [
        "kỷ niệm (19/5/1890-19/5/2023)",
        "hồ sơ gửi sau ngày 22/6/2023",
        "nhiệm kỳ 2020-2025, năm học 2022-2023",
        "từ ngày 15 - 28 tháng 12 Âm lịch",
        "số liệu trong năm 2022",
        "không có hạn nào ở đây",
        "mở rộng từ quý III/2023",
        "phấn đấu đến năm 2030",
        "trong 3 tháng qua",
        "trước 9 giờ",
        "số hộ 12 - 15/6",
        "hoàn thành 12 hồ sơ",
        "kỷ niệm ngày 19/5",
        "ngày 15 các thôn họp",
        "mỗi hộ 12 kg",
        "từ ngày 01/4/2023 đến ngày 15/4/2023",
        "hoàn thành trong quý I/2023",
        "ngày 15/6/2023 UBND xã ban hành Công văn số 12/UBND",
    ],
)
def test_no_deadline_in(text: str) -> None:
    assert find_deadline(text, 0, len(text), YEARS) is None


def test_day_of_a_cited_paper_is_no_deadline() -> None:
    text = "thực hiện Kế hoạch ngày 15/6/2023 của Huyện ủy"
    assert find_deadline(text, 0, len(text), YEARS, lambda place: 10 <= place < 35) is None


def test_span_of_time_behind_a_cited_paper_reaches_back_over_nothing_of_it() -> None:
    text = "theo Kế hoạch ngày 15/6/2023 thời gian là 12 tháng"
    assert find_deadline(text, 0, len(text), YEARS, lambda place: place < 28) is None


def test_day_without_year_takes_the_papers_year() -> None:
    assert found("trước ngày 25/6").date == date(2023, 6, 25)


def test_day_without_year_of_a_december_paper_falls_in_the_next() -> None:
    assert found("trước ngày 15/01", Years(Document(date=date(2023, 12, 20)))).date == date(2024, 1, 15)


def test_day_without_year_takes_the_year_of_the_period_planned() -> None:
    years = Years(Document(date=date(2023, 12, 28), period=Period(date(2024, 1, 1), date(2024, 12, 31))))
    assert found("trước ngày 25/12", years).date == date(2024, 12, 25)


def test_day_without_year_stays_open_where_the_paper_states_none() -> None:
    deadline = found("trước ngày 25/6", Years(Document()))
    assert (deadline.kind, deadline.date) == ("DATE", None)


def test_year_named_by_a_paper_without_a_date_is_none() -> None:
    assert find_deadline("số liệu trong năm 2022", 0, 22, Years(Document())) is None


def test_period_without_year_stays_open_where_the_paper_states_none() -> None:
    deadline = found("hoàn thành trong quý II", Years(Document()))
    assert (deadline.kind, deadline.date, deadline.bound) == ("PERIOD", None, "within")


def test_day_that_does_not_exist_is_kept_without_a_date() -> None:
    assert found("trước ngày 31/6/2023").date is None


@pytest.mark.parametrize(
    ("cell", "kind", "day"),
    [
        ("15/6/2023", "DATE", date(2023, 6, 15)),
        ("01/6 - 15/6/2023", "DATE", date(2023, 6, 15)),
        ("Quý III", "PERIOD", date(2023, 9, 30)),
        ("Tháng 6/2023", "PERIOD", date(2023, 6, 30)),
        ("6 tháng đầu năm 2024", "PERIOD", date(2024, 6, 30)),
        ("Thường xuyên", "CONTINUOUS", None),
        ("7 ngày làm việc", "RELATIVE", None),
        ("Trong tháng 6/2023", "PERIOD", date(2023, 6, 30)),
        ("Tháng 6 - tháng 9/2023", "PERIOD", date(2023, 9, 30)),
        ("Quý III, IV/2023", "PERIOD", date(2023, 12, 31)),
        ("Năm 2023", "PERIOD", date(2023, 12, 31)),
        ("Hằng quý", "RECURRING", None),
    ],
)
def test_cell_states_a_deadline_without_words_of_bound(cell: str, kind: str, day: date | None) -> None:
    deadline = read_when(cell, 0, len(cell), YEARS)
    assert deadline is not None
    assert (deadline.kind, deadline.date) == (kind, day)


@pytest.mark.parametrize("cell", ["Theo kế hoạch", "Từ quý III/2023"])
def test_cell_without_a_time_states_none(cell: str) -> None:
    assert read_when(cell, 0, len(cell), YEARS) is None
