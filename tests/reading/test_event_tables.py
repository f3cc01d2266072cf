from __future__ import annotations

import pytest

from giaoban.reading.model import Meeting
from giaoban.reading.read import read_text
from tests.reading.openings import CLOSING, NOTICE, PLAN, PROGRAMME, when


def _meetings(opening: str, body: str) -> tuple[Meeting, ...]:
    return read_text(opening + "Lịch cụ thể như sau:\n" + body + CLOSING).meetings


def test_table_of_conferences() -> None:
    reading = read_text(
        PROGRAMME + "II- CÁC HỘI NGHỊ\nSTT\tNội dung\tCơ quan chuẩn bị\tThời gian\n"
        "1\tHội nghị Ban Thường vụ Đảng ủy\tVăn phòng Đảng ủy\tNgày 12/11\n"
        "2\tHội nghị Ban Chấp hành\tBan Xây dựng Đảng; UBND xã\tDự kiến ngày 26/11/2026\n3\tHội nghị sơ kết\tỦy ban MTTQ xã\tTuần 4\n"
        "4\tLễ phát động thi đua\tMTTQ\tDự kiến cuối tháng\n5\tHội nghị thi đua\tVăn phòng\tThông báo sau\n"
        "6\tGiao ban Thường trực\tVăn phòng Đảng ủy\tThứ Hai hằng tuần\n" + CLOSING
    )
    assert [(m.title, when(m), m.prepared_by) for m in reading.meetings] == [
        ("Hội nghị Ban Thường vụ Đảng ủy", "12/11", ("Văn phòng Đảng ủy",)),
        ("Hội nghị Ban Chấp hành", "26/11 tentative", ("Ban Xây dựng Đảng", "UBND xã")),
        ("Hội nghị sơ kết", "to-be-announced", ("Ủy ban MTTQ xã",)),
        ("Lễ phát động thi đua", "tentative", ("MTTQ",)),
        ("Hội nghị thi đua", "to-be-announced", ("Văn phòng",)),
    ]
    assert [(d.title, d.recurrence) for d in reading.duties] == [("Giao ban Thường trực", "FREQ=WEEKLY;BYDAY=MO")]


def test_table_whose_cells_list_the_matters_below_the_conference() -> None:
    meetings = _meetings(
        PROGRAMME,
        "TT\tNội dung\tThời gian\n1\tHội nghị Ban Thường vụ\u2028- Báo cáo tháng (Văn phòng chuẩn bị)\u2028- Công tác cán bộ\t12/11/2026\n"
        "2\tHội nghị bí thư\u2028chi bộ trực thuộc\t13/11/2026\n",
    )
    assert [(m.title, [(item.title, item.prepared_by) for item in m.agenda]) for m in meetings] == [
        ("Hội nghị Ban Thường vụ", [("Báo cáo tháng", ("Văn phòng",)), ("Công tác cán bộ", ())]),
        ("Hội nghị bí thư chi bộ trực thuộc", []),
    ]


def test_table_of_sessions_by_place_names_them_by_its_first_column() -> None:
    meetings = _meetings(
        PLAN,
        "STT\tThôn\tThời gian\tĐịa điểm\tChủ trì\tThành phần\n1\tThôn Đông\t8h00 ngày 18/11/2026\tNhà văn "
        "hóa\tChủ tịch xã\tTrưởng thôn; bí thư\n"
        "2\t\t9h00 ngày 19/11/2026\tNhà văn hóa\t\t\n",
    )
    assert [(m.title, when(m), m.place, m.chair, m.attendees) for m in meetings] == [
        ("Thôn Đông", "18/11 08:00", "Nhà văn hóa", "Chủ tịch xã", ("Trưởng thôn", "bí thư")),
    ]


def test_table_with_merged_days() -> None:
    meetings = _meetings(
        PLAN,
        "Ngày\tGiờ\tNội dung\tĐịa điểm\n18/11/2026\t8h00\tĐối thoại thôn Đông\tNhà văn hóa\n\t14h00\tĐối thoại thôn Đoài\tNhà văn hóa\n",
    )
    assert [(m.title, when(m)) for m in meetings] == [("Đối thoại thôn Đông", "18/11 08:00"), ("Đối thoại thôn Đoài", "18/11 14:00")]


def test_reception_days_without_a_column_of_contents_are_named_by_the_row() -> None:
    meetings = _meetings(
        NOTICE,
        "STT\tNgày tiếp\tNgười tiếp\tChức vụ\n1\tThứ Năm, 19/11/2026\tPhạm Quang Minh\tChủ tịch\n2\tThứ Năm, "
        "26/11/2026\tVũ Đức Thịnh\tPhó Chủ tịch\n",
    )
    assert [(m.title, when(m), m.chair) for m in meetings] == [
        ("Thứ Năm, 19/11/2026 Phạm Quang Minh Chủ tịch", "19/11", "Phạm Quang Minh"),
        ("Thứ Năm, 26/11/2026 Vũ Đức Thịnh Phó Chủ tịch", "26/11", "Vũ Đức Thịnh"),
    ]


def test_receptions_that_return_are_duties() -> None:
    reading = read_text(
        NOTICE + "Lịch tiếp công dân như sau:\nSTT\tHọ và tên\tChức vụ\tThời gian tiếp\n"
        "1\tPhạm Quang Minh\tChủ tịch\tSáng thứ Năm hằng tuần\n"
        "2\tVũ Đức Thịnh\tPhó Chủ tịch\tNgày 10 và 25 hằng tháng\n3\tVăn phòng\tCông chức\t01 ngày trong tuần\n" + CLOSING
    )
    assert (reading.meetings, [(d.title, d.recurrence, d.part_of_day) for d in reading.duties]) == (
        (),
        [
            ("Phạm Quang Minh Chủ tịch Sáng thứ Năm hằng tuần", "FREQ=WEEKLY;BYDAY=TH", "morning"),
            ("Vũ Đức Thịnh Phó Chủ tịch Ngày 10 và 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=10,25", None),
        ],
    )


@pytest.mark.parametrize(
    "rows",
    [
        "STT\tNội dung công việc\tĐơn vị chủ trì\tThời gian hoàn thành\n1\tHội nghị triển khai\tVăn phòng\tNgày 20/11/2026\n",
        "STT\tNội dung\tĐơn vị chủ trì\tThời gian\n1\tTổ chức hội nghị triển khai\tVăn phòng\tNgày 20/11/2026\n",
        "STT\tNội dung\tĐơn vị chủ trì\tThời gian\n1\tBan hành văn bản\tPhòng Kinh tế\t25/11/2026\n",
        "STT\tNội dung\tĐơn vị chủ trì\tThời gian\n1\tHội nghị tổng kết\tPhòng Kinh tế\tTrước 25/11/2026\n",
        "STT\tNội dung\tĐơn vị chủ trì\tThời gian\n1\tHội nghị tổng kết\tPhòng Kinh tế\tQuý IV\n",
        "STT\tNội dung\tĐơn vị chủ trì\tThời gian\n1\tHội nghị tổng kết\t25/11/2026\n",
        "STT\tThời gian\tGhi chú\n1\t25/11/2026\tchưa rõ\n",
    ],
)
def test_table_of_work_holds_no_meetings(rows: str) -> None:
    assert read_text(PLAN + "III. TIẾN ĐỘ\n" + rows + CLOSING).meetings == ()


def test_programme_rows_that_only_name_work_hold_no_meetings() -> None:
    rows = "STT\tNội dung\tThời gian\n1\tTổ chức hội nghị bí thư\tTuần 4\n2\tRà soát quy chế\tTuần 3\n"
    assert _meetings(PROGRAMME, rows) == ()
