from __future__ import annotations

import pytest

from giaoban.reading.model import Meeting
from giaoban.reading.read import read_text
from tests.reading.openings import CLOSING, NOTICE, PLAN, PROGRAMME, when


def _meetings(body: str, opening: str = PROGRAMME) -> tuple[Meeting, ...]:
    return read_text(opening + body + CLOSING).meetings


def _agenda(meeting: Meeting) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(item.number, item.title.rstrip("."), item.prepared_by) for item in meeting.agenda]


@pytest.mark.parametrize(
    ("line", "title", "time"),
    [
        ("- Ngày 25/11: Hội nghị Ban Thường vụ.", "Hội nghị Ban Thường vụ", "25/11"),
        ("- Sáng ngày 28/11: Dự Lễ kỷ niệm Ngày thành lập trường.", "Dự Lễ kỷ niệm Ngày thành lập trường", "28/11 morning"),
        ("- Từ 8h00 ngày 26/11/2026: Lễ phát động thi đua.", "Lễ phát động thi đua", "26/11 08:00"),
        ("- Hội nghị Ban Chấp hành (dự kiến tuần 3 tháng 11).", "Hội nghị Ban Chấp hành", "tentative"),
        ("- Hội nghị Ban Chấp hành (thời gian có thông báo sau).", "Hội nghị Ban Chấp hành", "to-be-announced"),
        ("1. Hội nghị Ban Chấp hành (tuần cuối tháng 11).", "Hội nghị Ban Chấp hành", "to-be-announced"),
        ("1. Hội nghị trực tuyến toàn quốc: theo lịch của Trung ương.", "Hội nghị trực tuyến toàn quốc", "to-be-announced"),
        ("1. Hội nghị báo cáo viên: dự kiến ngày 20-21/11/2026.", "Hội nghị báo cáo viên", "20/11..21/11 tentative"),
        ("1. Hội nghị sơ kết: 02 ngày, dự kiến 25 và 26/11/2026.", "Hội nghị sơ kết", "25/11..26/11 tentative"),
        ("1. Hội nghị Ban Chấp hành: Dự kiến trong tháng 11/2026.", "Hội nghị Ban Chấp hành", "tentative"),
        ("- Hội nghị Ban Thường vụ vào chiều ngày 24/11/2026.", "Hội nghị Ban Thường vụ", "24/11 afternoon"),
        ("- Họp Ban Thường vụ (ngày 18/11).", "Họp Ban Thường vụ", "18/11"),
        ("1. Hội nghị tổng kết: tổ chức vào ngày 30/12/2026.", "Hội nghị tổng kết", "30/12"),
    ],
)
def test_conference_in_one_line(line: str, title: str, time: str) -> None:
    assert [(m.title, when(m)) for m in _meetings("II- CÁC HỘI NGHỊ\n" + line + "\n")] == [(title, time)]


def test_conference_says_where_it_is_held() -> None:
    meetings = _meetings("II- CÁC HỘI NGHỊ\n1. Họp Thường trực: sáng thứ Hai, ngày 09/11/2026, tại Phòng họp số 1.\n")
    assert [(m.title, when(m), m.place) for m in meetings] == [("Họp Thường trực", "09/11 morning", "Phòng họp số 1")]


@pytest.mark.parametrize(
    "line",
    [
        "1. Đã tổ chức Hội nghị Ban Chấp hành ngày 15/11/2026 thông qua nghị quyết.",
        "2. Hội nghị Ban Thường vụ ngày 12/11/2026 đã thống nhất chủ trương.",
        "3. Ngày 20/11/2026, Hội nghị bí thư chi bộ đã diễn ra thành công.",
        "4. Ngày 20/11/2026: đã tổ chức Hội nghị sơ kết.",
        "5. Hội nghị Ban Chấp hành (ngày 15/10/2026).",
        "6. Hội nghị lần thứ 8 Ban Chấp hành Trung ương (ngày 6/11/2026) đã bàn về công tác cán bộ.",
        "7. Hội nghị quán triệt Kết luận số 12-KL/TU ngày 12/11/2026 của Ban Thường vụ Tỉnh ủy cho cán bộ chủ chốt.",
        "8. Trước ngày 25/11: Hội nghị các chi bộ hoàn thành.",
        "9. Ngày 25/11: Hội nghị đã được dời lại.",
    ],
)
def test_conference_none_where_the_past_or_a_deadline_is_told(line: str) -> None:
    assert _meetings("I- KẾT QUẢ\n" + line + "\n") == ()


def test_calendar_holds_whatever_is_held_that_day_but_no_deadlines() -> None:
    body = (
        "II- CÁC HOẠT ĐỘNG CHÍNH\n- Ngày 18/11: Ngày hội Đại đoàn kết toàn dân tộc thôn Trại Mới.\n- Ngày 20/11: Hoàn thành thu quỹ.\n"
        "- Ngày 21/11, gặp gỡ già làng.\n"
    )
    assert [(m.title, when(m)) for m in _meetings(body)] == [
        ("Ngày hội Đại đoàn kết toàn dân tộc thôn Trại Mới", "18/11"),
        ("gặp gỡ già làng", "21/11"),
    ]


def test_days_listed_under_a_line_that_leads_in_a_calendar() -> None:
    body = (
        "Chủ tịch Ủy ban nhân dân xã tiếp công dân như sau:\n- Ngày 19/11/2026: Chủ tịch Phạm Quang Minh;\n"
        "- Ngày 26/11/2026: Phó Chủ tịch Vũ Đức Thịnh.\n"
    )
    assert [(when(m), m.chair) for m in _meetings(body, NOTICE)] == [
        ("19/11", "Chủ tịch Phạm Quang Minh"),
        ("26/11", "Phó Chủ tịch Vũ Đức Thịnh"),
    ]


def test_days_listed_under_other_lines_are_no_meetings() -> None:
    body = "Các mốc cần nhớ như sau:\n- Ngày 19/11/2026: hết hạn nộp hồ sơ;\n- Ngày 26/11/2026: công khai kết quả.\n"
    assert _meetings(body, PLAN) == ()


def test_matters_with_preparers_on_lines_of_their_own() -> None:
    body = (
        "II- CÁC HỘI NGHỊ\n1. Hội nghị Ban Thường vụ Đảng ủy: ngày 26/11/2026\n1.1. Báo cáo kết quả tháng 11\n"
        "Cơ quan chuẩn bị: Văn phòng Đảng ủy.\n1.2. Đề án cán bộ trẻ\nCơ quan chuẩn bị: Ban Xây dựng Đảng.\n"
    )
    assert _agenda(_meetings(body)[0]) == [
        ("1.1", "Báo cáo kết quả tháng 11", ("Văn phòng Đảng ủy",)),
        ("1.2", "Đề án cán bộ trẻ", ("Ban Xây dựng Đảng",)),
    ]


def test_matters_under_a_label_with_preparers_by_number() -> None:
    body = (
        "II- CÁC HỘI NGHỊ\n2. Hội nghị Ban Chấp hành: ngày 30/11/2026\n- Nội dung:\n(1) Dự thảo báo cáo năm.\n(2) Chương trình kiểm tra.\n"
        "(3) Phân bổ ngân sách.\nNội dung 1, 2: Văn phòng Đảng ủy; nội dung 3: UBND xã chuẩn bị.\n"
    )
    assert _agenda(_meetings(body)[0]) == [
        ("1", "Dự thảo báo cáo năm", ("Văn phòng Đảng ủy",)),
        ("2", "Chương trình kiểm tra", ("Văn phòng Đảng ủy",)),
        ("3", "Phân bổ ngân sách", ("UBND xã",)),
    ]


def test_matters_named_in_brackets_by_their_numbers() -> None:
    body = (
        "II- CÁC HỘI NGHỊ\n1. Hội nghị Ban Thường vụ: Dự kiến ngày 26/11/2026.\n(1) Báo cáo tháng.\n(2) Đề án cán bộ.\n"
        "(3) Phương án cháy rừng (UBND xã chuẩn bị).\n(4) Kế hoạch kiểm điểm.\n(các nội dung 1, 2 và 4 do Ban Xây dựng Đảng chuẩn bị)\n"
    )
    assert [(item.number, item.prepared_by) for item in _meetings(body)[0].agenda] == [
        ("1", ("Ban Xây dựng Đảng",)),
        ("2", ("Ban Xây dựng Đảng",)),
        ("3", ("UBND xã",)),
        ("4", ("Ban Xây dựng Đảng",)),
    ]


def test_conferences_told_by_labels_under_their_names() -> None:
    body = (
        "II- Dự kiến các hội nghị trong tháng\n* Hội nghị Ban Thường vụ\nThời gian: ngày 19/11/2026\nNội dung:\n"
        "- Nghe báo cáo thu ngân sách (UBND xã chuẩn bị).\n- Công tác cán bộ (Ban Xây dựng Đảng chuẩn bị).\n"
        "* Hội nghị Ban Chấp hành\nThời gian: dự kiến ngày 27/11/2026\nNội dung: Thông qua báo cáo năm.\n"
    )
    meetings = _meetings(body)
    assert [(m.title, when(m)) for m in meetings] == [
        ("Hội nghị Ban Thường vụ", "19/11"),
        ("Hội nghị Ban Chấp hành", "27/11 tentative"),
    ]
    assert [_agenda(m) for m in meetings] == [
        [(None, "Nghe báo cáo thu ngân sách", ("UBND xã",)), (None, "Công tác cán bộ", ("Ban Xây dựng Đảng",))],
        [(None, "Thông qua báo cáo năm", ())],
    ]


def test_conference_whose_labels_give_no_day_is_still_to_be_announced() -> None:
    body = "* Hội nghị Ban Thường vụ\nThời gian: sau khi có ý kiến của Tỉnh ủy\nNội dung: Công tác cán bộ.\n"
    assert [(m.title, when(m)) for m in _meetings(body)] == [("Hội nghị Ban Thường vụ", "to-be-announced")]


def test_unit_that_prepares_a_whole_conference() -> None:
    body = "II- CÁC HỘI NGHỊ\n1. Hội nghị Ban Chấp hành: ngày 26/11/2026.\n(Văn phòng Đảng ủy chuẩn bị)\n- Báo cáo năm.\n"
    meeting = _meetings(body)[0]
    assert (meeting.prepared_by, _agenda(meeting)) == (("Văn phòng Đảng ủy",), [(None, "Báo cáo năm", ())])


def test_what_returns_is_a_duty_and_no_conference() -> None:
    body = "II- CÁC HỘI NGHỊ\n1. Họp Thường trực Đảng ủy vào ngày 05 và ngày 20 hằng tháng.\n"
    reading = read_text(PROGRAMME + body + CLOSING)
    assert (reading.meetings, [d.recurrence for d in reading.duties]) == ((), ["FREQ=MONTHLY;BYMONTHDAY=5,20"])


def test_order_to_hold_a_conference_some_day_is_no_meeting() -> None:
    body = "II. NỘI DUNG\n1. Tổ chức hội nghị tập huấn cho 28 chi bộ.\n2. Tổ chức hội nghị triển khai trước ngày 20/11/2026.\n"
    assert _meetings(body, PLAN) == ()
