from __future__ import annotations

import pytest

from giaoban.reading.read import read_text

_TITLE = "THÔNG BÁO\nVề việc thực hiện chế độ làm việc\n\n"


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Thường trực Đảng ủy tổ chức giao ban vào chiều thứ Hai hằng tuần.", "FREQ=WEEKLY;BYDAY=MO"),
        ("Chủ tịch UBND xã tiếp công dân định kỳ vào thứ 5 hàng tuần tại trụ sở.", "FREQ=WEEKLY;BYDAY=TH"),
        ("Văn phòng tiếp công dân thường xuyên vào tất cả các ngày làm việc trong tuần.", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("Chủ tịch UBND xã tiếp công dân vào ngày 10 và ngày 25 hằng tháng.", "FREQ=MONTHLY;BYMONTHDAY=10,25"),
        ("Các chi bộ báo cáo kết quả về Đảng ủy trước ngày 20 hằng tháng.", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Bí thư tiếp công dân vào thứ Năm tuần thứ hai và tuần thứ tư hằng tháng.", "FREQ=MONTHLY;BYDAY=2TH,4TH"),
        ("Văn phòng Ủy ban nhân dân xã tổng hợp tình hình, báo cáo hằng quý với Thường trực Đảng ủy.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Các thôn định kỳ hằng quý (trước ngày 15 của tháng kế tiếp) báo cáo UBND xã.", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15"),
        ("Báo cáo định kỳ 06 tháng/01 lần về UBND xã.", "FREQ=MONTHLY;INTERVAL=6"),
        ("Kiểm tra việc thực hiện quy chế ít nhất 01 lần/01 năm.", "FREQ=YEARLY"),
        ("Các thôn báo cáo tổng kết trước ngày 15/12 hằng năm.", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        (
            "Ủy ban nhân dân xã họp giao ban vào ngày làm việc cuối cùng của tháng.",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        ("Đồng chí Bí thư Đảng ủy tiếp công dân định kỳ theo quy định.", None),
        ("Phòng Kinh tế xây dựng kế hoạch, tổ chức kiểm tra định kỳ và đột xuất các cơ sở.", None),
    ],
)
def test_duty_with_its_rule(sentence: str, rule: str | None) -> None:
    reading = read_text(_TITLE + sentence)
    assert [(duty.title, duty.recurrence) for duty in reading.duties] == [(sentence, rule)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tiếp công dân định kỳ",
        "Họp rà soát phương án mua sắm trang thiết bị hàng năm.",
        "Ngày 28/4/2026 là ngày nghỉ hàng tuần.",
        "Nếu có vụ việc phức tạp thì Chủ tịch UBND xã tiếp công dân đột xuất.",
    ],
)
def test_duty_none_where_nothing_is_set(sentence: str) -> None:
    assert read_text(_TITLE + sentence).duties == ()


def test_duty_half_of_the_day_from_its_words() -> None:
    duty = read_text(_TITLE + "Thường trực Đảng ủy tổ chức giao ban vào chiều thứ Hai hằng tuần.").duties[0]
    assert duty.part_of_day == "afternoon"


def test_duty_begins_after_its_introduction() -> None:
    text = _TITLE + "Ngoài lịch nói trên, Chủ tịch UBND xã tiếp công dân thường xuyên và đột xuất theo đề nghị."
    assert [duty.title for duty in read_text(text).duties] == ["Chủ tịch UBND xã tiếp công dân thường xuyên và đột xuất theo đề nghị."]


def test_duties_none_in_a_law() -> None:
    text = (
        "CHÍNH PHỦ\nSố: 10/2026/NĐ-CP\nNGHỊ ĐỊNH\n"
        "Quy định chế độ họp\n\nĐiều 1. Chế độ\n1. Ủy ban nhân dân báo cáo trước ngày 20 hằng tháng.\n"
    )
    reading = read_text(text)
    assert reading.document.type == "NĐ"
    assert reading.duties == ()
