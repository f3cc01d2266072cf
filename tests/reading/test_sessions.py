from __future__ import annotations

from giaoban.reading.model import Meeting
from giaoban.reading.read import read_text
from tests.reading.openings import CLOSING, PLAN, when


def _meetings(body: str) -> tuple[Meeting, ...]:
    return read_text(PLAN + body + CLOSING).meetings


def test_sessions_under_headings_with_bullets() -> None:
    meetings = _meetings(
        "II. NỘI DUNG\n1. Đối thoại với thanh niên\n- Thời gian: Sáng ngày 18/11/2026\n- Địa điểm: Hội trường xã\n"
        "- Thành phần: Đoàn viên, thanh niên\n2. Đối thoại với phụ nữ\n- Thời gian: dự kiến tháng 12/2026\n- Địa điểm: Nhà văn hóa\n"
    )
    assert [(m.title, when(m), m.place, m.attendees) for m in meetings] == [
        ("Đối thoại với thanh niên", "18/11 morning", "Hội trường xã", ("Đoàn viên, thanh niên",)),
        ("Đối thoại với phụ nữ", "tentative", "Nhà văn hóa", ()),
    ]


def test_sessions_under_headings_with_letters() -> None:
    meetings = _meetings(
        "III. TỔ CHỨC\n1. Lễ phát động\na) Thời gian: 7 giờ 30 phút ngày 28/11/2026.\nb) Địa điểm: Sân vận động xã.\n"
        "c) Thành phần: Cán bộ, đoàn viên.\n2. Hội thi: (thể lệ kèm theo)\na) Thời gian: trong tháng 12/2026.\nb) Địa điểm: Nhà văn hóa.\n"
    )
    assert [(m.title, when(m), m.place, m.attendees) for m in meetings] == [
        ("Lễ phát động", "28/11 07:30", "Sân vận động xã", ("Cán bộ, đoàn viên",)),
        ("Hội thi", "to-be-announced", "Nhà văn hóa", ()),
    ]


def test_session_of_a_plan_about_one_thing_is_named_by_its_title() -> None:
    meetings = _meetings(
        "II. THỜI GIAN, ĐỊA ĐIỂM\n1. Thời gian: 01 buổi, dự kiến ngày 25/11/2026.\n2. Địa điểm: Hội trường UBND xã.\n"
        "3. Thành phần: Lãnh đạo UBND xã; trưởng các thôn.\n4. Chủ trì: Chủ tịch UBND xã.\n"
    )
    assert [(m.title, when(m), m.place, m.chair, m.attendees) for m in meetings] == [
        (
            "Đối thoại với Nhân dân năm 2026",
            "25/11 tentative",
            "Hội trường UBND xã",
            "Chủ tịch UBND xã",
            ("Lãnh đạo UBND xã", "trưởng các thôn"),
        ),
    ]


def test_session_none_under_a_heading_that_holds_nothing() -> None:
    body = "II. THỰC HIỆN\n1. Thời gian: trong năm 2026.\n2. Địa điểm: trên địa bàn xã.\n"
    plan = PLAN.replace("Đối thoại với Nhân dân năm 2026", "Phòng cháy, chữa cháy năm 2026")
    assert read_text(plan + body + CLOSING).meetings == ()


def test_session_held_by_a_sentence_over_its_labels() -> None:
    meetings = _meetings(
        "Ủy ban nhân dân xã tổ chức Hội nghị tập huấn cho trưởng thôn, cụ thể:\n- Thời gian: 8 giờ 00 ngày "
        "18/11/2026.\n- Địa điểm: Hội trường.\n"
    )
    assert [(m.title, when(m), m.place) for m in meetings] == [("Hội nghị tập huấn cho trưởng thôn", "18/11 08:00", "Hội trường")]
