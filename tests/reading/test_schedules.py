from __future__ import annotations

from datetime import date, time

from giaoban.reading.model import Meeting
from giaoban.reading.read import read_text

_WEEK = "LỊCH CÔNG TÁC TUẦN\n(Từ ngày 05/01/2026 đến ngày 11/01/2026)\n"


def _when(meeting: Meeting) -> tuple[str, date | None, time | None]:
    return meeting.title, meeting.date, meeting.time


def test_table_with_a_column_for_each_part() -> None:
    text = _WEEK + (
        "Thứ, ngày\tGiờ\tNội dung\tThành phần\tĐịa điểm\tChủ trì\n"
        "Thứ Hai\u202805/01\t7h30\tChào cờ đầu tuần\tToàn thể cán bộ\tSân trụ sở\tChủ tịch\n"
        "\t8h00\tHọp giao ban\tCác phòng\tPhòng họp số 1\tChủ tịch\n"
        "Thứ Tư\u202807/01\t\tTrực cơ quan\t\t\t\n"
    )
    meetings = read_text(text).meetings
    assert [_when(m) for m in meetings] == [
        ("Chào cờ đầu tuần", date(2026, 1, 5), time(7, 30)),
        ("Họp giao ban", date(2026, 1, 5), time(8)),
        ("Trực cơ quan", date(2026, 1, 7), None),
    ]
    assert (meetings[1].place, meetings[1].chair, meetings[1].attendees) == ("Phòng họp số 1", "Chủ tịch", ("Các phòng",))


def test_table_with_place_before_the_matter_in_one_cell() -> None:
    text = _WEEK + (
        "Ngày, tháng\tThời gian\tĐịa điểm - Nội dung\n"
        "Thứ Ba\u202806/01\t08h00\u2028(Cả ngày)\tTại phòng họp số 2: Tập huấn văn thư.\u2028Chủ trì: PCT. Lê Thị Hạnh.\u2028"
        "Kính mời: Văn thư các đơn vị; cán bộ thôn. (Văn phòng chuẩn bị tài liệu)\n"
    )
    meeting = read_text(text).meetings[0]
    assert (meeting.title, meeting.place, meeting.chair) == ("Tập huấn văn thư", "phòng họp số 2", "PCT. Lê Thị Hạnh")
    assert (meeting.attendees, meeting.prepared_by) == (("Văn thư các đơn vị", "cán bộ thôn"), ("Văn phòng",))
    assert (meeting.date, meeting.time, meeting.part_of_day) == (date(2026, 1, 6), time(8), "all-day")


def test_table_with_a_column_for_each_half_of_the_day() -> None:
    text = _WEEK + (
        "Thứ/ngày\tSáng\tChiều\nThứ Hai (05/01)\tLàm việc tại cơ quan\t14h00: Dự hội nghị tỉnh\u202815h30: Làm việc với Công an xã\n"
    )
    assert [(m.title, m.time, m.part_of_day) for m in read_text(text).meetings] == [
        ("Làm việc tại cơ quan", None, "morning"),
        ("Dự hội nghị tỉnh", time(14), "afternoon"),
        ("Làm việc với Công an xã", time(15, 30), "afternoon"),
    ]


def test_entries_under_leaders_of_one_day() -> None:
    text = (
        "Lịch làm việc thứ 2\n\nTHỨ HAI, NGÀY 05/01:\n\n"
        "- Chủ tịch: 8 giờ, họp Ban Chỉ đạo chuyển đổi số, điểm tại phòng họp số 3 UBND tỉnh.\n\n"
        "- Chủ tịch, PCT. Kinh tế: 13 giờ 30', họp góp ý quy hoạch (Giấy mời riêng), điểm tại Hội trường II - UBND xã (LĐVP: Đ/c Mai).\n\n"
        "- PCT. Kinh tế: Sáng làm việc tại cơ quan. 10 giờ 30', nghe báo cáo thu ngân sách, mời lãnh đạo Chi cục Thuế cùng dự "
        "(Phòng Kinh tế chuẩn bị báo cáo), điểm Hội trường II - UBND xã.\n"
    )
    meetings = read_text(text).meetings
    assert [(m.title, m.chair, m.place) for m in meetings] == [
        ("họp Ban Chỉ đạo chuyển đổi số", "Chủ tịch", "phòng họp số 3 UBND tỉnh"),
        ("họp góp ý quy hoạch", "Chủ tịch, PCT. Kinh tế", "Hội trường II - UBND xã"),
        ("làm việc tại cơ quan", "PCT. Kinh tế", "cơ quan"),
        ("nghe báo cáo thu ngân sách", "PCT. Kinh tế", "Hội trường II - UBND xã"),
    ]
    assert meetings[3].prepared_by == ("Phòng Kinh tế",)
    assert meetings[3].attendees == ("lãnh đạo Chi cục Thuế",)


def test_day_without_a_year_stays_unknown_where_no_title_tells_it() -> None:
    meeting = read_text("THỨ HAI, NGÀY 05/01:\n\n- Chủ tịch: 8 giờ, họp giao ban.\n\n- PCT: 9 giờ, đi cơ sở.\n").meetings[0]
    assert meeting.date is None
    assert "date" in meeting.evidence


def test_days_under_leaders() -> None:
    text = _WEEK + (
        "1. Chủ tịch Phạm Quang Minh\n- Thứ Hai, ngày 05/01:\n+ Sáng: 7h30 họp giao ban tại phòng họp số 1.\n"
        "- Thứ Ba, ngày 06/01: Cả ngày đi cơ sở.\n2. Phó Chủ tịch Lê Thị Hạnh\n- Thứ Hai, ngày 05/01: Sáng 8h00, dự tập huấn.\n"
    )
    assert [(m.title, m.date, m.chair, m.part_of_day) for m in read_text(text).meetings] == [
        ("họp giao ban tại phòng họp số 1", date(2026, 1, 5), "Chủ tịch Phạm Quang Minh", "morning"),
        ("đi cơ sở", date(2026, 1, 6), "Chủ tịch Phạm Quang Minh", "all-day"),
        ("dự tập huấn", date(2026, 1, 5), "Phó Chủ tịch Lê Thị Hạnh", "morning"),
    ]


def test_days_torn_from_their_entries_are_put_back() -> None:
    text = _WEEK + (
        "Ngày, tháng\nThứ Hai\n\n05/01\n\nThời gian\nĐịa điểm - Nội dung\n\n08h00\n\nHọp giao ban.\nChủ trì: Chủ tịch.\n"
        "14h00\nTiếp công dân.\nThứ Ba\nChủ trì: Chủ tịch.\n08h00\nHọp chi bộ.\nThứ Tư\nThành phần: Toàn thể đảng viên.\n"
        "14h00\nTập huấn văn thư.\n"
    )
    meetings = read_text(text).meetings
    assert [_when(m) for m in meetings] == [
        ("Họp giao ban", date(2026, 1, 6), time(8)),
        ("Tiếp công dân", date(2026, 1, 6), time(14)),
        ("Họp chi bộ", date(2026, 1, 7), time(8)),
        ("Tập huấn văn thư", date(2026, 1, 7), time(14)),
    ]


def test_orders_in_passing() -> None:
    text = _WEEK + (
        "THỨ HAI (05/01/2026):\n"
        "* SÁNG: 1. Chủ tịch UBND xã: Thăm Trường Tiểu học Minh Sơn. (Giao Phòng Văn hóa chuẩn bị nội dung)\n"
        "Địa điểm: tại Trường Tiểu học.\n"
    )
    meeting = read_text(text).meetings[0]
    assert [(order.text, order.lead) for order in meeting.orders] == [("Giao Phòng Văn hóa chuẩn bị nội dung", ("Phòng Văn hóa",))]
    assert (meeting.title, meeting.place, meeting.part_of_day) == ("Thăm Trường Tiểu học Minh Sơn", "Trường Tiểu học", "morning")


def test_note_calls_a_meeting_only_with_its_own_hour_and_day() -> None:
    text = _WEEK + (
        "Thứ, ngày\tGiờ\tNội dung\nThứ Hai\u202805/01\t8h00\tHọp giao ban\nGhi chú: 1. Các đơn vị nộp báo cáo trước ngày 09/01;\n"
        "2. 10h00 ngày 07/01/2026 (thứ Tư), các thôn nhận tài liệu tại phòng Văn thư.\n"
    )
    assert [_when(m) for m in read_text(text).meetings] == [
        ("Họp giao ban", date(2026, 1, 5), time(8)),
        ("các thôn nhận tài liệu tại phòng Văn thư", date(2026, 1, 7), time(10)),
    ]


def test_schedule_orders_no_tasks() -> None:
    text = _WEEK + "Thứ, ngày\tGiờ\tNội dung\nThứ Hai\u202805/01\t8h00\tHọp giao ban\n"
    assert read_text(text).tasks == ()


def test_rows_that_lost_their_empty_outer_cells_stand_under_their_headings() -> None:
    text = _WEEK + (
        "Ngày\tBuổi\tThời gian, nội dung\tChủ trì\tĐịa điểm\tChuẩn bị\n"
        "Thứ Hai 05/01/2026\tSáng\t08 giờ 00: Giao ban\tChủ tịch Phạm Quang Minh\tPhòng họp\tVăn phòng\n"
        "Chiều\t14 giờ 00: Dự hội nghị\tChủ tịch Phạm Quang Minh\tHội trường\n"
        "Thứ Ba 06/01/2026\tSáng\tLàm việc tại cơ quan\tChủ tịch Phạm Quang Minh\tTrụ sở\n"
    )
    assert [(m.title, m.date, m.part_of_day, m.place, m.prepared_by) for m in read_text(text).meetings] == [
        ("Giao ban", date(2026, 1, 5), "morning", "Phòng họp", ("Văn phòng",)),
        ("Dự hội nghị", date(2026, 1, 5), "afternoon", "Hội trường", ()),
        ("Làm việc tại cơ quan", date(2026, 1, 6), "morning", "Trụ sở", ()),
    ]


def test_two_orders_of_one_entry_are_told_apart() -> None:
    text = _WEEK + (
        "THỨ HAI (05/01/2026):\n- Chủ tịch: 8 giờ, đối thoại với thôn Đông. Giao Phòng Văn hóa chuẩn bị hội trường. "
        "Giao Công an xã bảo đảm trật tự, điểm tại Nhà văn hóa.\n"
    )
    orders = [order for meeting in read_text(text).meetings for order in meeting.orders]
    assert [order.lead for order in orders] == [("Phòng Văn hóa",), ("Công an xã",)]
