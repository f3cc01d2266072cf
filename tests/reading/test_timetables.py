from __future__ import annotations

from giaoban.reading.model import Meeting
from giaoban.reading.read import read_text
from tests.reading.openings import CLOSING, INVITATION, NOTICE, PLAN, when


def _meetings(body: str, opening: str = PLAN) -> tuple[Meeting, ...]:
    return read_text(opening + body + CLOSING).meetings


_HEADING = "Kiểm tra theo lịch đính kèm.\n\nLỊCH KIỂM TRA\n"


def test_lines_that_end_with_days_take_the_place_told_above_them() -> None:
    rows = "Trạm Y tế Ngày 19/11/2026\nTrường Tiểu học Sáng ngày 20/11/2026\nTrường Mầm non Chiều ngày 20/11/2026\n"
    meetings = _meetings("LỊCH KIỂM TRA\nĐịa điểm: Hội trường xã.\n" + rows)
    assert [(when(m), m.title, m.place) for m in meetings] == [
        ("19/11", "Trạm Y tế", "Hội trường xã"),
        ("20/11 morning", "Trường Tiểu học", "Hội trường xã"),
        ("20/11 afternoon", "Trường Mầm non", "Hội trường xã"),
    ]


def test_one_or_two_lines_that_end_with_days_are_no_timetable() -> None:
    assert _meetings(_HEADING + "Trạm Y tế Ngày 19/11/2026\nTrường Tiểu học Sáng ngày 20/11/2026\n") == ()


def test_lines_of_a_sentence_that_end_with_days_are_no_rows() -> None:
    body = "Căn cứ Kế hoạch số 5 ngày 19/11/2026\nQuyết định số 7 ngày 20/11/2026\nThông báo số 8 ngày 21/11/2026\n"
    assert _meetings(_HEADING + body) == ()


def test_lines_that_end_with_hours_before_any_day_are_left() -> None:
    body = "Thôn Bắc 7h00 - 7h30\nSáng 19/11/2026 | Thôn Đông 7h30 - 8h00\nThôn Đoài 8h00 - 8h30\nThôn Nam 8h30 - 9h00\n"
    assert [(when(m), m.title) for m in _meetings(_HEADING + body)] == [
        ("19/11 07:30 morning", "Thôn Đông"),
        ("19/11 08:00 morning", "Thôn Đoài"),
        ("19/11 08:30 morning", "Thôn Nam"),
    ]


def test_reception_calendar_with_years_in_its_months() -> None:
    body = (
        "Lịch tiếp công dân như sau:\nTháng\tNgày tiếp\tNgười tiếp\nTháng 11/2026\t05, 12\tPhạm Quang "
        "Minh\nTháng 12/2026\tchưa định\tVũ Đức Thịnh\n"
    )
    assert [(str(m.date), m.chair) for m in _meetings(body, NOTICE)] == [("2026-11-05", "Phạm Quang Minh")]


def test_grid_of_cells() -> None:
    body = (
        "II. PHƯƠNG ÁN\n1. Đào tạo cho các phòng\n- Địa điểm: Phòng đào tạo\n- Thời gian dự kiến: như bảng\n"
        "Ngày\tSáng\tChiều\nNgày 19/11/2026\tVăn phòng\tPhòng Kinh tế\n20/11/2026\tCông an xã\t\n"
    )
    assert [(when(m), m.title, m.place) for m in _meetings(body)] == [
        ("19/11 morning tentative", "Văn phòng", "Phòng đào tạo"),
        ("19/11 afternoon tentative", "Phòng Kinh tế", "Phòng đào tạo"),
        ("20/11 morning tentative", "Công an xã", "Phòng đào tạo"),
    ]


def test_grid_torn_into_lines_ends_where_other_words_begin() -> None:
    body = (
        "II. PHƯƠNG ÁN\n\nPhòng ban\n\nSáng\n\nChiều\n\nNgày 19/11/2026\n\nVăn phòng\n\nPhòng Kinh "
        "tế,\n\nPhòng Văn hóa\n\nNgày 20/11/2026\n\n"
        "Công an xã\n\n1. Văn phòng đôn đốc việc thực hiện kế hoạch này.\n"
    )
    assert [(when(m), m.title) for m in _meetings(body)] == [
        ("19/11 morning", "Văn phòng"),
        ("19/11 afternoon", "Phòng Kinh tế, Phòng Văn hóa"),
        ("20/11 morning", "Công an xã"),
    ]


def test_grid_whose_day_has_more_cells_than_halves_is_left() -> None:
    body = (
        "II. PHƯƠNG ÁN\n\nSáng\n\nChiều\n\nNgày 19/11/2026\n\nVăn phòng\n\nPhòng Kinh tế\n\nPhòng Văn "
        "hóa\n\nNgày 20/11/2026\n\nCông an xã\n"
    )
    assert [m.title for m in _meetings(body)] == ["Công an xã"]


def test_grid_none_where_no_day_follows_its_headings() -> None:
    assert _meetings("II. PHƯƠNG ÁN\n\nSáng\n\nChiều\n\nVăn phòng trực\n") == ()


def test_programme_that_extraction_left_as_lines() -> None:
    body = (
        "UBND xã tổ chức Hội nghị tổng kết năm 2026.\nThời gian: 8 giờ ngày 20/11/2026.\n\n1. Đón tiếp đại biểu 7h30 - 8h00 Văn phòng\n"
        "2. Báo cáo tổng kết 8h00 - 9h00 Thường trực\n3. Thảo luận 9h00 - 10h00\n"
    )
    meeting = _meetings(body, INVITATION)[0]
    assert [(item.number, item.title, item.prepared_by) for item in meeting.agenda] == [
        ("1", "Đón tiếp đại biểu", ("Văn phòng",)),
        ("2", "Báo cáo tổng kết", ("Thường trực",)),
        ("3", "Thảo luận", ()),
    ]


def test_programme_row_without_words_is_no_matter() -> None:
    body = (
        "UBND xã tổ chức Hội nghị tổng kết năm 2026.\nThời gian: 8 giờ ngày 20/11/2026.\n"
        "TT\tNội dung\tThực hiện\n1\tĐón tiếp đại biểu\tVăn phòng\n2\t\tThường trực\n"
    )
    assert [item.title for item in _meetings(body, INVITATION)[0].agenda] == ["Đón tiếp đại biểu"]


def test_two_ranges_of_hours_without_words_are_no_programme() -> None:
    body = "UBND xã tổ chức Hội nghị tổng kết.\nThời gian: 8 giờ ngày 20/11/2026.\n7h30 - 8h00\n8h00 - 9h00\n"
    assert _meetings(body, INVITATION)[0].agenda == ()
