"""Notices that take a meeting off or put it on another day: the old day holds no more, and nobody is told to do anything by it."""

from __future__ import annotations

import pytest

from giaoban.reading.model import Reading
from giaoban.reading.read import read_text
from tests.reading.openings import CLOSING, LETTER, NOTICE, when


def _read(body: str, about: str = "Về việc hoãn cuộc họp", opening: str = NOTICE) -> Reading:
    return read_text(opening.replace("Lịch tiếp công dân năm 2026", about) + body + CLOSING)


@pytest.mark.parametrize(
    ("body", "title", "time"),
    [
        ("Ủy ban nhân dân xã hoãn cuộc họp giao ban, chuyển sang 14 giờ 00 ngày 20/11/2026.", "cuộc họp giao ban", "20/11 14:00"),
        ("Hoãn hội nghị chuyển đổi số ngày 18/11/2026, chuyển sang ngày 25/11/2026.", "hội nghị chuyển đổi số", "25/11"),
        ("Hoãn họp giao ban chiều thứ Tư ngày 18/11/2026, chuyển sang sáng ngày 19/11/2026.", "họp giao ban", "19/11 morning"),
        ("Do mưa bão, hội nghị sơ kết ngày 18/11/2026 được hoãn, chuyển sang 8 giờ 00 ngày 23/11/2026.", "hội nghị sơ kết", "23/11 08:00"),
        ("Cuộc họp xã đội tổ chức ngày 18/11/2026 nay hoãn lại, chuyển sang ngày 24/11/2026.", "Cuộc họp xã đội", "24/11"),
        ("Hội nghị sơ kết ngày 18/11/2026 tạm hoãn đến ngày 25/11/2026.", "Hội nghị sơ kết", "25/11"),
        ("Hội nghị sơ kết (theo Giấy mời số 47/GM-UBND) được dời sang 14 giờ 00 ngày 25/11/2026.", "Hội nghị sơ kết", "25/11 14:00"),
        ("Hoãn hội nghị sơ kết, chuyển sang ngày 25/11/2026, lúc 14 giờ 00.", "hội nghị sơ kết", "25/11 14:00"),
    ],
)
def test_meeting_put_on_another_day_is_held_then(body: str, title: str, time: str) -> None:
    for opening in (NOTICE, LETTER.format(about="hoãn họp\n\nKính gửi: Các thôn.")):
        reading = _read(body + "\n", opening=opening)
        assert [(m.title, when(m)) for m in reading.meetings] == [(title, time)]
        assert reading.tasks == ()


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Hoãn cuộc họp dân vào 8 giờ 00 ngày 18/11/2026, chuyển sang tuần sau, thời gian cụ thể thông báo sau.", "cuộc họp dân"),
        ("Do mưa bão, hội nghị sơ kết tổ chức ngày 18/11/2026 tạm hoãn.", "hội nghị sơ kết"),
        ("Theo giấy mời, hội nghị sơ kết tổ chức ngày 18/11/2026. Nay hoãn lại do mưa bão.", "hội nghị sơ kết"),
    ],
)
def test_meeting_put_off_without_a_new_day_is_to_be_announced_and_the_clerk_is_told(body: str, title: str) -> None:
    reading = _read(body + "\n")
    assert [(m.title, when(m)) for m in reading.meetings] == [(title, "to-be-announced")]
    assert [finding.code for finding in reading.findings] == ["meeting-date-to-be-announced"]
    assert reading.tasks == ()


def test_office_that_announces_the_new_day_is_told_nothing_and_who_is_told_by_the_way_is() -> None:
    reading = _read(
        "Văn phòng thông báo: hoãn họp giao ban ngày 18/11/2026, chuyển sang chiều ngày 19/11/2026.\n"
        "Địa điểm: Phòng họp số 1.\nGiao Phòng Kinh tế gửi báo cáo trước ngày 18/11/2026.\n"
    )
    assert [(m.title, when(m), m.place) for m in reading.meetings] == [("họp giao ban", "19/11 afternoon", "Phòng họp số 1")]
    assert [task.text for task in reading.tasks] == ["Giao Phòng Kinh tế gửi báo cáo trước ngày 18/11/2026."]


def test_other_meetings_of_a_conclusion_stay_beside_the_one_that_is_moved() -> None:
    reading = _read(
        "1. Thống nhất hoãn hội nghị sơ kết ngày 18/11/2026, chuyển sang ngày 25/11/2026.\n2. Họp giao ban vào 8 giờ 00 ngày 23/11/2026.\n",
        about="Kết luận giao ban tháng 11",
    )
    assert [(m.title, when(m)) for m in reading.meetings] == [("hội nghị sơ kết", "25/11"), ("Họp giao ban", "23/11 08:00")]


def test_paper_that_is_passed_on_moves_no_meeting() -> None:
    body = "Sau cuộc họp, hồ sơ chuyển đến Phòng Kinh tế ngày 20/11/2026 để điều chỉnh dự toán.\n"
    assert _read(body, about="Kết luận giao ban tháng 11").meetings == ()


def test_what_is_put_off_and_is_no_meeting_is_none() -> None:
    body = "Tạm hoãn gọi nhập ngũ đối với công dân Trần Văn Nam đến ngày 10/3/2027.\n"
    assert _read(body, about="Về việc tạm hoãn gọi nhập ngũ").meetings == ()
