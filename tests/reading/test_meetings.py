from __future__ import annotations

from datetime import date, time

import pytest

from giaoban.reading.read import read_text

_PROGRAMME = (
    "ĐẢNG ỦY XÃ MINH SƠN\n*\nSố 07-CTr/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nMinh Sơn, ngày 29 tháng 12 năm 2025\n"
    "CHƯƠNG TRÌNH CÔNG TÁC\ncủa Ban Thường vụ Đảng ủy tháng 01 năm 2026\n\n"
)
_INVITATION = (
    "ĐẢNG ỦY XÃ MINH SƠN\n*\nSố 12-GM/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nMinh Sơn, ngày 05 tháng 01 năm 2026\n\nGIẤY MỜI\n"
    "Họp Ban Thường vụ Đảng ủy\n\n"
)


def test_conferences_fixed_tentative_and_to_be_announced() -> None:
    text = _PROGRAMME + (
        "II- Các hội nghị chính\n1. Hội nghị Ban Chấp hành: ngày 15/01/2026.\n2. Hội nghị Ban Thường vụ: Dự kiến ngày 22/01/2026.\n"
        "3. Hội nghị gặp mặt đầu xuân (lịch cụ thể sẽ thông báo sau).\n4. Đồng chí Bí thư Đảng ủy tiếp công dân định kỳ theo quy định.\n"
        "5. Thường trực Đảng ủy tổ chức giao ban vào chiều thứ Hai hàng tuần.\n"
    )
    reading = read_text(text)
    assert [(m.title, m.date, m.certainty) for m in reading.meetings] == [
        ("Hội nghị Ban Chấp hành", date(2026, 1, 15), "fixed"),
        ("Hội nghị Ban Thường vụ", date(2026, 1, 22), "tentative"),
        ("Hội nghị gặp mặt đầu xuân", None, "to-be-announced"),
    ]
    assert [d.recurrence for d in reading.duties] == [None, "FREQ=WEEKLY;BYDAY=MO"]


def test_agenda_with_preparers_on_the_next_line_and_over_a_range() -> None:
    text = _PROGRAMME + (
        "II- Các hội nghị chính\n1. Hội nghị Ban Thường vụ: Dự kiến ngày 22/01/2026.\n"
        "(1). Dự thảo báo cáo tháng\n(Văn phòng Đảng ủy chuẩn bị)\n(2). Kế hoạch diễn tập.\n(UBND xã chuẩn bị)\n"
        "(3). Đề án cán bộ trẻ.\n(4). Kế hoạch lấy phiếu.\n(5). Công tác đảng viên\n(Ban Xây dựng Đảng chuẩn bị nội dung 3-5).\n"
    )
    agenda = read_text(text).meetings[0].agenda
    assert [(item.number, item.prepared_by) for item in agenda] == [
        ("1", ("Văn phòng Đảng ủy",)),
        ("2", ("UBND xã",)),
        ("3", ("Ban Xây dựng Đảng",)),
        ("4", ("Ban Xây dựng Đảng",)),
        ("5", ("Ban Xây dựng Đảng",)),
    ]


def test_agenda_preparers_in_brackets_after_the_matter() -> None:
    text = _PROGRAMME + (
        "II- Các hội nghị\n1. Hội nghị Ban Chấp hành: ngày 15/01/2026\n"
        "- Dự thảo nghị quyết (Văn phòng Đảng ủy chuẩn bị).\n- Công tác kiểm tra.\n"
    )
    agenda = read_text(text).meetings[0].agenda
    assert [(item.title, item.prepared_by) for item in agenda] == [
        ("Dự thảo nghị quyết", ("Văn phòng Đảng ủy",)),
        ("Công tác kiểm tra.", ()),
    ]


def test_invitation_with_labels_and_agenda() -> None:
    text = _INVITATION + (
        "Thường trực Đảng ủy trân trọng kính mời các đồng chí tham dự Hội nghị Ban Thường vụ tháng 01, cụ thể như sau:\n"
        "1. Thời gian: 1/2 ngày, từ 13 giờ 30 phút, thứ Năm, ngày 08/01/2026.\n2. Địa điểm: Phòng họp số 1, Trụ sở Đảng ủy xã.\n"
        "3. Chủ trì: Đồng chí Lê Văn Hòa, Bí thư Đảng ủy.\n4. Nội dung:\n(1) Báo cáo công tác tháng 12 (Văn phòng Đảng ủy chuẩn bị).\n"
        "(2) Công tác cán bộ.\n5. Thành phần:\n- Các đồng chí Ủy viên Ban Thường vụ;\n- Chánh Văn phòng.\n"
        "Giao Văn phòng Đảng ủy chuẩn bị tài liệu.\nĐề nghị các đồng chí dự họp đầy đủ./.\n"
    )
    reading = read_text(text)
    assert len(reading.meetings) == 1
    meeting = reading.meetings[0]
    assert (meeting.title, meeting.date, meeting.time) == ("Hội nghị Ban Thường vụ tháng 01", date(2026, 1, 8), time(13, 30))
    assert (meeting.place, meeting.chair) == ("Phòng họp số 1, Trụ sở Đảng ủy xã", "Lê Văn Hòa, Bí thư Đảng ủy")
    assert meeting.attendees == ("Các đồng chí Ủy viên Ban Thường vụ", "Chánh Văn phòng")
    assert [(item.number, item.prepared_by) for item in meeting.agenda] == [("1", ("Văn phòng Đảng ủy",)), ("2", ())]
    assert [order.lead for order in meeting.orders] == [("Văn phòng Đảng ủy",)]
    assert reading.tasks == ()


def test_invitation_in_prose() -> None:
    text = _INVITATION + (
        "Đảng ủy xã trân trọng kính mời: Bí thư các chi bộ.\nĐến dự cuộc họp triển khai nghị quyết vào lúc 08 giờ 00 phút, "
        "ngày 12 tháng 01 năm 2026 tại Hội trường Đảng ủy.\nRất mong các đồng chí đến dự đúng giờ./.\n"
    )
    meeting = read_text(text).meetings[0]
    assert (meeting.title, meeting.date, meeting.time) == ("cuộc họp triển khai nghị quyết", date(2026, 1, 12), time(8))
    assert meeting.place == "Hội trường Đảng ủy"


def test_invitation_named_only_in_its_subject() -> None:
    text = _INVITATION + (
        "Để thống nhất nội dung, Đảng ủy kính mời:\n- Bí thư các chi bộ.\nThời gian: 8 giờ 00 ngày 08/01/2026.\n"
        "Địa điểm: Hội trường Đảng ủy.\n"
    )
    assert [m.title for m in read_text(text).meetings] == ["Họp Ban Thường vụ Đảng ủy"]


def test_programme_table_of_an_invitation_is_its_agenda() -> None:
    text = _INVITATION + (
        "Đảng ủy xã tổ chức Hội nghị tổng kết năm 2025 với nội dung như sau:\n"
        "1. Thời gian: buổi sáng ngày 09/01/2026, bắt đầu lúc 08 giờ.\n"
        "2. Địa điểm: Hội trường Đảng ủy.\n"
        "TT\tNội dung\tThời gian\tNgười thực hiện\n1\tĐón tiếp đại biểu\t7h30 - 8h00\tVăn phòng\n"
        "2\tBáo cáo tổng kết\t8h00 - 9h00\tThường trực\n"
    )
    meeting = read_text(text).meetings[0]
    assert [(item.number, item.title, item.prepared_by) for item in meeting.agenda] == [
        ("1", "Đón tiếp đại biểu", ("Văn phòng",)),
        ("2", "Báo cáo tổng kết", ("Thường trực",)),
    ]
    assert (meeting.part_of_day, meeting.time) == ("morning", time(8))


def test_sessions_of_a_plan_with_their_labels() -> None:
    text = (
        "UBND XÃ MINH SƠN\nSố: 15/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nMinh Sơn, ngày 05 tháng 01 năm 2026\n"
        "KẾ HOẠCH\nTập huấn phần mềm\n\n"
        "II. PHƯƠNG ÁN\na) Khai mạc lớp tập huấn.\n- Thành phần: Cán bộ văn thư\n- Địa điểm: Phòng họp xã\n"
        "- Thời gian dự kiến: 8h00-10h00 ngày 12/01/2026\n"
        "b) Bồi dưỡng cho lãnh đạo xã\n- Địa điểm: Tại phòng của từng lãnh đạo\n- Thời gian: Theo lịch công tác của lãnh đạo.\n"
    )
    assert [(m.title, m.date, m.time, m.certainty, m.place) for m in read_text(text).meetings] == [
        ("Khai mạc lớp tập huấn", date(2026, 1, 12), time(8), "tentative", "Phòng họp xã"),
        ("Bồi dưỡng cho lãnh đạo xã", None, None, "to-be-announced", "phòng của từng lãnh đạo"),
    ]


def test_plan_that_only_mentions_a_conference_holds_none() -> None:
    text = (
        "UBND XÃ MINH SƠN\nSố: 15/KH-UBND\nMinh Sơn, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThực hiện kết luận Hội nghị\n\n"
        "I. NHIỆM VỤ\n1. Tổ chức hội nghị tuyên truyền trước ngày 30/6/2026.\n"
        "2. Thực hiện kết luận tại Hội nghị ngày 12/12/2025 của UBND tỉnh.\n"
    )
    assert read_text(text).meetings == ()


def test_timetable_of_cells() -> None:
    text = _PLAN + (
        "TT\tĐơn vị được kiểm tra\tThời gian\tĐịa điểm\n1\tTrạm Y tế Minh Sơn\tSáng 12/01/2026\tTrạm Y tế\n"
        "2\tTrường Tiểu học\tChiều 12/01/2026\tHội trường\n"
    )
    assert [(m.title, m.date, m.part_of_day, m.place) for m in read_text(text).meetings] == [
        ("Trạm Y tế Minh Sơn", date(2026, 1, 12), "morning", "Trạm Y tế"),
        ("Trường Tiểu học", date(2026, 1, 12), "afternoon", "Hội trường"),
    ]


_PLAN = (
    "UBND XÃ MINH SƠN\nSố: 15/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nMinh Sơn, ngày 05 tháng 01 năm 2026\n"
    "KẾ HOẠCH\nKiểm tra năm 2026\n\n"
    "I. Nội dung\n- Kiểm tra theo lịch đính kèm.\n\nPhụ lục\nLỊCH KIỂM TRA\n"
)


def test_timetable_of_lines_with_hours_told_for_all() -> None:
    text = _PLAN + (
        "Trạm Y tế Minh Sơn Ngày 12 - 13/01/2026\nTrường Tiểu học Sáng ngày 14/01/2026\nTrường Mầm non Chiều ngày 14/01/2026\n"
        "Lưu ý: Sáng bắt đầu làm việc từ 7h30; Chiều bắt đầu làm việc từ 13h30; "
        "các đơn vị không ghi chú buổi thì bắt đầu vào buổi sáng lúc 8h.\n"
    )
    assert [(m.title, m.date, m.end_date, m.time, m.part_of_day) for m in read_text(text).meetings] == [
        ("Trạm Y tế Minh Sơn", date(2026, 1, 12), date(2026, 1, 13), time(8), "morning"),
        ("Trường Tiểu học", date(2026, 1, 14), None, time(7, 30), "morning"),
        ("Trường Mầm non", date(2026, 1, 14), None, time(13, 30), "afternoon"),
    ]


def test_timetable_of_lines_that_end_with_their_hours() -> None:
    text = _PLAN + "Sáng 12/01/2026 | Thôn Đông 7h30 - 8h00\nThôn Đoài 8h00 - 8h30\nChiều 12/01/2026 | Thôn Nam 13h30 - 14h00\n"
    assert [(m.title, m.date, m.time, m.part_of_day) for m in read_text(text).meetings] == [
        ("Thôn Đông", date(2026, 1, 12), time(7, 30), "morning"),
        ("Thôn Đoài", date(2026, 1, 12), time(8), "morning"),
        ("Thôn Nam", date(2026, 1, 12), time(13, 30), "afternoon"),
    ]


def test_reception_calendar_by_month() -> None:
    text = (
        "Lịch tiếp công dân của Chủ tịch UBND xã Minh Sơn năm 2026\n\n"
        "Chủ tịch tiếp công dân định kỳ vào thứ 5 hàng tuần tại Phòng tiếp công dân của UBND xã.\n"
        "Tháng | Người tiếp | Chức vụ | Ngày tiếp |\nTháng 1 | Phạm Quang Minh | Chủ tịch | Ngày 08; 15 (Thứ 5) |\n"
        "Tháng 2 | Phạm Quang Minh | Chủ tịch | Ngày 05; 12 (Thứ 5) |\n"
    )
    reading = read_text(text)
    assert [(m.date, m.chair, m.place) for m in reading.meetings] == [
        (date(2026, 1, 8), "Phạm Quang Minh", "Phòng tiếp công dân của UBND xã"),
        (date(2026, 2, 5), "Phạm Quang Minh", "Phòng tiếp công dân của UBND xã"),
    ]
    assert [d.recurrence for d in reading.duties] == ["FREQ=WEEKLY;BYDAY=TH"]


def test_grid_torn_into_lines() -> None:
    text = (
        "UBND XÃ MINH SƠN\nSố: 15/KH-UBND\nMinh Sơn, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nTập huấn phần mềm\n\nII. PHƯƠNG ÁN\n"
        "c) Đào tạo cho các phòng\n- Địa điểm: Phòng đào tạo\n- Thời gian dự kiến:\n- Sáng: từ 8h30\n"
        "- Chiều: từ 14h00\n\nPhòng ban\nSáng\n\nChiều\n\n"
        "Ngày 12/01/2026 (thứ 2)\n\nVăn phòng\n\nPhòng Kinh tế\n\nNgày 13/01/2026 (thứ 3)\n\nPhòng Văn hóa\n\nCông an xã\n"
    )
    assert [(m.title, m.date, m.time, m.certainty, m.place) for m in read_text(text).meetings] == [
        ("Văn phòng", date(2026, 1, 12), time(8, 30), "tentative", "Phòng đào tạo"),
        ("Phòng Kinh tế", date(2026, 1, 12), time(14), "tentative", "Phòng đào tạo"),
        ("Phòng Văn hóa", date(2026, 1, 13), time(8, 30), "tentative", "Phòng đào tạo"),
        ("Công an xã", date(2026, 1, 13), time(14), "tentative", "Phòng đào tạo"),
    ]


def test_postponed_meetings_are_to_be_announced_without_their_old_day() -> None:
    text = (
        "ĐẢNG ỦY XÃ MINH SƠN\n*\nSố 21-CV/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nMinh Sơn, ngày 05 tháng 01 năm 2026\n"
        "Hoãn Hội nghị Ban Chấp hành\n\nKính gửi: Các chi bộ\n\n"
        "Ngày 02/01/2026, Đảng ủy đã mời các đồng chí tham dự Hội nghị Ban Chấp hành mở rộng vào sáng ngày 09/01/2026 tại Hội trường. "
        "Nay Ban Thường vụ quyết định tạm hoãn hội nghị nói trên.\n"
    )
    assert [(m.title, m.date, m.certainty) for m in read_text(text).meetings] == [
        ("Hội nghị Ban Chấp hành mở rộng", None, "to-be-announced"),
    ]


@pytest.mark.parametrize("text", ["", "\t\t\n|||\n", "Thứ Hai", "GIẤY MỜI\n", "LỊCH\nThứ Hai\n8h", "8h00" * 500, "Thời gian:\nĐịa điểm:"])
def test_meetings_of_scraps_raise_nothing(text: str) -> None:
    assert [m for m in read_text(text).meetings if not m.title] == []
