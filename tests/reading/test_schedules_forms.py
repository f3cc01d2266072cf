"""The forms that weekly schedules come in: by lines, by tables, by leaders."""

from __future__ import annotations

from giaoban.reading.model import Meeting
from giaoban.reading.read import read_text
from tests.reading.openings import CLOSING, SCHEDULE, when

_PERIOD = "(Từ ngày 16/11/2026 đến ngày 22/11/2026)"


def _meetings(body: str, opening: str = SCHEDULE) -> tuple[Meeting, ...]:
    return read_text(opening + body + CLOSING).meetings


def _told(body: str, opening: str = SCHEDULE) -> list[tuple[str, str]]:
    return [(when(m), m.title) for m in _meetings(body, opening)]


def test_lines_under_days_and_starred_halves() -> None:
    body = (
        "Thứ Hai (ngày 16/11)\n* Sáng\n- 8h00: Họp giao ban khối Đảng.\n- 9h30-11h00: Họp Ban Chỉ đạo.\n* Chiều\n"
        "- Từ 14h00 đến 16h30: Tiếp công dân định kỳ.\nThứ 3 (ngày 17/11)\n* Cả ngày\n- Đi cơ sở thôn Khe Lim.\nChủ nhật (22/11)\n- Nghỉ.\n"
    )
    assert _told(body) == [
        ("16/11 08:00 morning", "Họp giao ban khối Đảng"),
        ("16/11 09:30 morning", "Họp Ban Chỉ đạo"),
        ("16/11 14:00 afternoon", "Tiếp công dân định kỳ"),
        ("17/11 all-day", "Đi cơ sở thôn Khe Lim"),
    ]
    assert read_text(SCHEDULE + body + CLOSING).duties == ()


def test_several_entries_of_one_line_and_the_same_day_again() -> None:
    body = (
        "THỨ HAI, NGÀY 16/11/2026\nSáng: 7h30, đ/c Bí thư dự chào cờ; 8h00, họp giao ban.\nChiều cùng ngày: 14 giờ 30, họp chi bộ.\n"
        "Sáng thứ Ba, ngày 17/11: họp thôn Đông.\n"
    )
    assert _told(body) == [
        ("16/11 07:30 morning", "đ/c Bí thư dự chào cờ"),
        ("16/11 08:00 morning", "họp giao ban"),
        ("16/11 14:30 afternoon", "họp chi bộ"),
        ("17/11 morning", "họp thôn Đông"),
    ]


def test_numbered_days_and_lettered_halves() -> None:
    body = (
        "1. Thứ Hai, ngày 16/11/2026:\na) Buổi sáng:\n- Từ 08 giờ 00 phút: Chủ tịch UBND xã chủ trì họp giao "
        "ban; giao Văn phòng chuẩn bị.\n"
        "b) Buổi chiều:\n- 14 giờ 00 phút: Kiểm tra đường (mời Phòng Kinh tế cùng đi).\n2. Thứ Ba, ngày 17/11/2026:\n"
        "Các đồng chí lãnh đạo làm việc tại cơ quan.\n"
    )
    meetings = _meetings(body)
    assert [(when(m), m.title, m.chair, m.attendees) for m in meetings] == [
        ("16/11 08:00 morning", "Chủ tịch UBND xã chủ trì họp giao ban", "Chủ tịch UBND xã", ()),
        ("16/11 14:00 afternoon", "Kiểm tra đường", None, ("Phòng Kinh tế",)),
        ("17/11", "Các đồng chí lãnh đạo làm việc tại cơ quan", None, ()),
    ]


def test_leaders_named_before_their_posts_over_halves_of_the_day() -> None:
    body = (
        "I. THỨ HAI, NGÀY 16/11/2026\n1. Đồng chí Phạm Quang Minh - Chủ tịch UBND xã\n- Sáng: 8h00 họp giao "
        "ban.\n- Chiều: Làm việc với tỉnh.\n"
        "2. Đồng chí Vũ Đức Thịnh - Phó Chủ tịch UBND xã\n- Dự giao ban.\n"
    )
    assert [(when(m), m.title, m.chair) for m in _meetings(body)] == [
        ("16/11 08:00 morning", "họp giao ban", "Đồng chí Phạm Quang Minh - Chủ tịch UBND xã"),
        ("16/11 afternoon", "Làm việc với tỉnh", "Đồng chí Phạm Quang Minh - Chủ tịch UBND xã"),
        ("16/11", "Dự giao ban", "Đồng chí Vũ Đức Thịnh - Phó Chủ tịch UBND xã"),
    ]


def test_leader_after_the_hour_with_labels_cut_short() -> None:
    body = (
        "Thứ 2 ngày 16/11/2026\nBuổi chiều:\n"
        "+ 14h00: Đ/c Hải - PCT UBND xã: Họp xét hộ nghèo. TP: Phòng Văn hóa, trưởng thôn. ĐĐ: Hội trường\n"
    )
    assert [(when(m), m.title, m.chair, m.attendees, m.place) for m in _meetings(body)] == [
        ("16/11 14:00 afternoon", "Họp xét hộ nghèo", "Đ/c Hải - PCT UBND xã", ("Phòng Văn hóa, trưởng thôn",), "Hội trường"),
    ]


def test_labels_on_lines_under_an_entry() -> None:
    body = (
        "THỨ HAI (16/11/2026)\n- 8 giờ 00 phút: Họp giao ban.\n  + Chủ trì: Chủ tịch UBND xã\n  + Thành "
        "phần: Trưởng các phòng; Công an xã\n"
        "  + Địa điểm: Tập trung tại trụ sở\n  + Chuẩn bị: Văn phòng, Phòng Kinh tế. Giao Công an xã in tài liệu\n"
    )
    meeting = _meetings(body)[0]
    assert (meeting.chair, meeting.attendees) == ("Chủ tịch UBND xã", ("Trưởng các phòng", "Công an xã"))
    assert (meeting.place, meeting.prepared_by) == ("Tập trung tại trụ sở", ("Văn phòng", "Phòng Kinh tế"))
    assert [(order.text, order.lead) for order in meeting.orders] == [("Giao Công an xã in tài liệu", ("Công an xã",))]


def test_hour_against_the_half_of_an_entry_before_it() -> None:
    body = "Thứ Ba (17/11)\n- Sáng: Đi công tác tỉnh.\n- 14h00: Hội nghị trực tuyến.\n- Chiều: Họp thôn.\n- 8h00: Chào cờ.\n"
    assert [when(m) for m in _meetings(body)] == ["17/11 morning", "17/11 14:00", "17/11 afternoon", "17/11 08:00"]


def test_schedule_of_one_day_has_its_day_from_the_title() -> None:
    body = "Sáng:\n- 7h30: Chào cờ.\nChiều:\n- 14h00: Làm việc với thôn Đông.\n"
    assert _told(body, SCHEDULE.replace(_PERIOD, "ngày 16/11/2026")) == [
        ("16/11 07:30 morning", "Chào cờ"),
        ("16/11 14:00 afternoon", "Làm việc với thôn Đông"),
    ]


def test_schedule_over_new_year_has_its_years_from_the_period() -> None:
    body = "Thứ Hai, 28/12: 8h00 Giao ban.\nThứ Bảy, 02/01: 9h00 Gặp mặt đầu năm.\n"
    meetings = _meetings(body, SCHEDULE.replace(_PERIOD, "(Từ ngày 28/12 đến ngày 03/01/2027)"))
    assert [str(m.date) for m in meetings] == ["2026-12-28", "2027-01-02"]


def test_columns_for_halves_with_days_cut_short() -> None:
    body = (
        "Thứ/ngày\tSáng\tChiều\nThứ 2 16/11\t- 7h30: Chào cờ\u2028- 8h00: Giao ban (PH số 1)\t14h00: Họp xét hộ nghèo. Chủ trì: PCT Hải\n"
        "T3\u202817/11\tLàm việc tại cơ quan\t- Dự tập huấn\nThứ tư\u2028(18/11)\t\t15h30: Họp thôn\nCN 22/11\tTrực: đ/c Hải\t\n"
    )
    assert _told(body) == [
        ("16/11 07:30 morning", "Chào cờ"),
        ("16/11 08:00 morning", "Giao ban"),
        ("16/11 14:00 afternoon", "Họp xét hộ nghèo"),
        ("17/11 morning", "Làm việc tại cơ quan"),
        ("17/11 afternoon", "Dự tập huấn"),
        ("18/11 15:30 afternoon", "Họp thôn"),
        ("22/11 morning", "Trực: đ/c Hải"),
    ]


def test_days_on_rows_of_their_own() -> None:
    body = (
        "Thời gian\tNội dung\tThành phần\tĐịa điểm\tChủ trì\nThứ Hai, 16/11\t\t\t\t\n8h-11h30\tHọp Ban Chỉ "
        "đạo\tThành viên\tPhòng họp\tChủ tịch\n"
        "Thứ Ba, 17/11\t\t\t\t\nSáng\tKiểm tra đê\tPhòng Kinh tế\tKhe Lim\tPCT Thịnh\nCả ngày\tTập huấn\tDân "
        "quân\tSân vận động\tChỉ huy trưởng\n"
    )
    assert [(when(m), m.title, m.place, m.chair, m.attendees) for m in _meetings(body)] == [
        ("16/11 08:00", "Họp Ban Chỉ đạo", "Phòng họp", "Chủ tịch", ("Thành viên",)),
        ("17/11 morning", "Kiểm tra đê", "Khe Lim", "PCT Thịnh", ("Phòng Kinh tế",)),
        ("17/11 all-day", "Tập huấn", "Sân vận động", "Chỉ huy trưởng", ("Dân quân",)),
    ]


def test_half_and_hour_in_the_cell_of_the_time() -> None:
    body = "Thời gian\tNội dung\tĐịa điểm\nThứ Ba\u2028Ngày 17/11/2026\u2028Sáng 7h30\tDự lễ khởi công\tThôn Đông\n"
    assert _told(body) == [("17/11 07:30 morning", "Dự lễ khởi công")]


def test_columns_of_days_with_a_row_for_each_leader() -> None:
    body = (
        "Lãnh đạo\tThứ Hai 16/11\tThứ Ba 17/11\nChủ tịch Phạm Quang Minh\t- Sáng: Giao ban\u2028- Chiều: "
        "14h00 họp tỉnh\tLàm việc tại cơ quan\n"
        "Phó Chủ tịch Vũ Đức Thịnh\tDự giao ban\tSáng: Kiểm tra thôn\n"
    )
    assert [(when(m), m.title, m.chair) for m in _meetings(body)] == [
        ("16/11 morning", "Giao ban", "Chủ tịch Phạm Quang Minh"),
        ("16/11 14:00 afternoon", "họp tỉnh", "Chủ tịch Phạm Quang Minh"),
        ("17/11", "Làm việc tại cơ quan", "Chủ tịch Phạm Quang Minh"),
        ("16/11", "Dự giao ban", "Phó Chủ tịch Vũ Đức Thịnh"),
        ("17/11 morning", "Kiểm tra thôn", "Phó Chủ tịch Vũ Đức Thịnh"),
    ]


def test_columns_of_leaders_with_a_row_for_each_half() -> None:
    body = (
        "Ngày\tBuổi\tChủ tịch Phạm Quang Minh\tPhó Chủ tịch Vũ Đức Thịnh\nThứ Hai 16/11\tSáng\t8h00: Giao ban\tDự giao ban\n"
        "\tChiều\tHọp tỉnh\t14h00: Kiểm tra đường\nThứ Ba 17/11\tSáng\tTiếp công dân\t\n"
    )
    assert [(when(m), m.title, m.chair) for m in _meetings(body)] == [
        ("16/11 08:00 morning", "Giao ban", "Chủ tịch Phạm Quang Minh"),
        ("16/11 morning", "Dự giao ban", "Phó Chủ tịch Vũ Đức Thịnh"),
        ("16/11 afternoon", "Họp tỉnh", "Chủ tịch Phạm Quang Minh"),
        ("16/11 14:00 afternoon", "Kiểm tra đường", "Phó Chủ tịch Vũ Đức Thịnh"),
        ("17/11 morning", "Tiếp công dân", "Chủ tịch Phạm Quang Minh"),
    ]


def test_columns_of_leaders_with_halves_as_letters() -> None:
    body = "Thời gian\tChủ tịch\tPhó Chủ tịch\nThứ Hai\u2028(16/11)\tS: 8h00 Giao ban\u2028C: Họp tỉnh\tC: Kiểm tra thôn\n"
    assert [(when(m), m.title, m.chair) for m in _meetings(body)] == [
        ("16/11 08:00 morning", "Giao ban", "Chủ tịch"),
        ("16/11 afternoon", "Họp tỉnh", "Chủ tịch"),
        ("16/11 afternoon", "Kiểm tra thôn", "Phó Chủ tịch"),
    ]


def test_columns_for_weekday_and_date_apart() -> None:
    body = (
        "Thứ\tNgày\tBuổi\tNội dung\tChủ trì\nHai\t16/11\tSáng\t8h00: Giao ban\tChủ tịch\n\t\tC\t14h00: Họp thôn\tPCT Thịnh\n"
        "Ba\t\tSáng\tLàm việc tại cơ quan\t\n"
    )
    assert [(when(m), m.title, m.chair) for m in _meetings(body)] == [
        ("16/11 08:00 morning", "Giao ban", "Chủ tịch"),
        ("16/11 14:00 afternoon", "Họp thôn", "PCT Thịnh"),
        ("17/11 morning", "Làm việc tại cơ quan", None),
    ]


def test_table_drawn_with_bars() -> None:
    body = "| Thứ, ngày | Giờ | Nội dung |\n|---|---|---|\n| Thứ Hai 16/11 | 8h00 | Giao ban |\n| | 14h00 | Họp thôn |\n"
    assert _told(body) == [("16/11 08:00", "Giao ban"), ("16/11 14:00", "Họp thôn")]


def test_notes_under_a_schedule_order_nobody_to_a_meeting() -> None:
    body = (
        "Thứ Hai, ngày 16/11/2026\n- 8h00: Họp giao ban.\nGhi chú: Lịch này thay giấy mời. Các phòng chuẩn bị tài liệu trước ngày 15/11.\n"
    )
    assert _told(body) == [("16/11 08:00", "Họp giao ban")]


def test_notes_that_call_one_more_conference_in_brackets() -> None:
    body = (
        "Thứ Hai, ngày 16/11/2026\n- 8h00: Họp giao ban.\nGhi chú: Hội nghị thi đua (dự kiến 25/11/2026); Hội thảo chuyển đổi số (sẽ báo); "
        "Lễ khai giảng (ngày 26/11/2026).\n"
    )
    assert _told(body) == [
        ("16/11 08:00", "Họp giao ban"),
        ("25/11 tentative", "Hội nghị thi đua"),
        ("26/11", "Lễ khai giảng"),
    ]


def test_lines_of_one_cell_tell_more_of_its_entry() -> None:
    body = (
        "Thứ, ngày\tGiờ\tNội dung\nThứ Hai\u202816/11\t8h00\tHọp giao ban\u2028(Văn phòng chuẩn bị báo "
        "cáo)\u2028Dự kiến tại Phòng họp số 1\n"
        "Thứ Ba\u202817/11\t8h00\tNội dung: Đi cơ sở; cả ngày\n"
    )
    meetings = _meetings(body)
    assert [(m.title, m.prepared_by, m.place) for m in meetings] == [
        ("Họp giao ban", ("Văn phòng",), "Phòng họp số 1"),
        ("Đi cơ sở", (), None),
    ]
    assert when(meetings[1]) == "17/11 08:00 all-day"


def test_labels_run_together_under_an_hour() -> None:
    body = (
        "Thứ Hai, ngày 16/11/2026\n- 8h00\n+ Nội dung: Họp giao ban, mời riêng\n+ Chủ trì: Chủ tịch. Địa "
        "điểm: Phòng họp. Thành phần: các phòng\n"
        "- Họp thôn Đông\n+ Thời gian: 14h00 tại Nhà văn hóa\n"
    )
    assert [(when(m), m.title, m.chair, m.place, m.attendees) for m in _meetings(body)] == [
        ("16/11 08:00", "Họp giao ban", "Chủ tịch", "Phòng họp", ("các phòng",)),
        ("16/11 14:00", "Họp thôn Đông", None, "Nhà văn hóa", ()),
    ]


def test_entry_with_a_day_of_its_own_after_the_hour() -> None:
    body = "LỊCH HỌP\n- 8h00 ngày 17/11: Họp thôn Đông.\n- 8h00, 18/11: Họp thôn Đoài.\n"
    assert _told(body) == [("17/11 08:00", "Họp thôn Đông"), ("18/11 08:00", "Họp thôn Đoài")]


def test_entry_that_is_planned_says_so_beside_its_title() -> None:
    body = (
        "Thứ, ngày\tGiờ\tNội dung\nThứ Hai 16/11\t8h00\tGiao ban (dự kiến)\n\t14h00\tDự kiến: Họp thôn\n"
        "Thứ Ba 17/11\t8h00\tCho ý kiến về dự kiến nhân sự\n"
    )
    assert [(m.title, m.certainty) for m in _meetings(body)] == [
        ("Giao ban", "tentative"),
        ("Họp thôn", "tentative"),
        ("Cho ý kiến về dự kiến nhân sự", "fixed"),
    ]


def test_entry_lasts_until_the_day_that_its_cell_or_its_words_name() -> None:
    body = (
        "Thời gian\tNội dung\n16–18/11\tTập huấn\nTừ ngày 17 đến ngày 19/11\tDiễn tập (dự kiến)\n8h00, ngày 18/11\tHọp thôn\n"
        "Thứ Năm 19/11\tBồi dưỡng, từ ngày 19 đến ngày 20/11\nThứ Sáu 20/11\tBàn việc tập huấn từ ngày 25 đến ngày 27/11\n"
    )
    found = [(m.title, m.date and m.date.day, m.end_date and m.end_date.day, m.certainty) for m in _meetings(body)]
    assert found == [
        ("Tập huấn", 16, 18, "fixed"),
        ("Diễn tập", 17, 19, "tentative"),
        ("Họp thôn", 18, None, "fixed"),
        ("Bồi dưỡng", 19, 20, "fixed"),
        ("Bàn việc tập huấn từ ngày 25 đến ngày 27/11", 20, None, "fixed"),
    ]


def test_title_loses_no_word_behind_its_last_day_or_that_it_is_planned() -> None:
    body = (
        "Thứ Hai, ngày 16/11\n- 8h00: Tập huấn (đến hết ngày 18/11) cho cán bộ thôn tại Hội trường.\n"
        "- 9h00: Họp Ban Chấp hành (dự kiến) về công tác cán bộ.\n- 10h00: Kiểm tra từ 16/11 đến 20/11 theo Kế hoạch 12.\n"
    )
    assert [(m.title, m.end_date and m.end_date.day, m.certainty) for m in _meetings(body)] == [
        ("Tập huấn (đến hết ngày 18/11) cho cán bộ thôn tại Hội trường", 18, "fixed"),
        ("Họp Ban Chấp hành (dự kiến) về công tác cán bộ", None, "tentative"),
        ("Kiểm tra từ 16/11 đến 20/11 theo Kế hoạch 12", 20, "fixed"),
    ]


def test_what_a_meeting_is_about_is_not_when_it_is_held() -> None:
    body = (
        "Thứ Hai, ngày 16/11\n* Sáng\n- 8h00: Dự kiến nhân sự đại hội: nghe Ban Xây dựng Đảng báo cáo.\n"
        "- 9h00: Nghe báo cáo phương án, dự kiến 25/11 khởi công; làm việc với nhà thầu.\n* Chiều\n- Tiếp công dân (dự kiến đến 17 giờ).\n"
    )
    first, second, third = _meetings(body)
    assert (first.title, first.certainty) == ("Dự kiến nhân sự đại hội: nghe Ban Xây dựng Đảng báo cáo", "fixed")
    assert (second.title, second.certainty, second.date and second.date.day) == (
        "Nghe báo cáo phương án, dự kiến 25/11 khởi công",
        "fixed",
        16,
    )
    assert (when(third), third.time) == ("16/11 afternoon tentative", None)
