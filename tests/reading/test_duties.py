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
        ("Chủ tịch UBND xã tiếp công dân vào các ngày 10 và 25 hằng tháng.", "FREQ=MONTHLY;BYMONTHDAY=10,25"),
        ("Bí thư tiếp công dân vào sáng thứ Năm tuần thứ hai của tháng.", "FREQ=MONTHLY;BYDAY=2TH"),
        ("Bí thư tiếp công dân vào thứ Năm tuần thứ hai và tư trong tháng.", "FREQ=MONTHLY;BYDAY=2TH,4TH"),
        ("Thứ Hai tuần đầu tháng, cơ quan tổ chức chào cờ.", "FREQ=MONTHLY;BYDAY=1MO"),
        ("Các thôn họp vào tuần cuối của tháng.", None),
        ("Tiếp công dân vào ngày 15 và ngày cuối tháng.", "FREQ=MONTHLY;BYMONTHDAY=15,-1"),
        ("Các thôn nộp báo cáo vào ngày cuối cùng của tháng.", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("Các phòng báo cáo vào ngày làm việc đầu tiên của tháng.", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"),
        ("Chủ tịch UBND xã tiếp công dân ít nhất 01 ngày trong tuần.", None),
        ("Chủ tịch UBND xã tiếp công dân 02 ngày trong 01 tháng (thứ Năm).", None),
        ("Chủ tịch UBND xã tiếp công dân 01 ngày/tuần (thứ Năm).", "FREQ=WEEKLY;BYDAY=TH"),
        ("Kiểm tra các chốt trực 2 lần/tuần.", None),
        ("Các thôn báo cáo 02 lần/năm.", "FREQ=MONTHLY;INTERVAL=6"),
        ("Công khai kết quả trên trang thông tin điện tử của xã 01 lần/tháng.", "FREQ=MONTHLY"),
        ("Định kỳ 02 tuần một lần, Ban Chỉ đạo họp giao ban.", "FREQ=WEEKLY;INTERVAL=2"),
        ("Định kỳ 3 tháng một lần, Đảng ủy làm việc với Mặt trận xã.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Ban Chỉ đạo họp một lần/02 tuần.", "FREQ=WEEKLY;INTERVAL=2"),
        ("Định kỳ hai tháng, Ban Chỉ đạo họp một lần.", "FREQ=MONTHLY;INTERVAL=2"),
        ("Các đơn vị báo cáo định kỳ 6 tháng, năm về Văn phòng.", "FREQ=MONTHLY;INTERVAL=6"),
        ("Các phòng báo cáo hằng quý (trước ngày 15 tháng cuối quý).", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"),
        ("Các phòng gửi báo cáo quý trước ngày 10 của tháng cuối quý.", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10"),
        ("Các phòng gửi báo cáo tháng (trước ngày 20) về Văn phòng.", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Các phòng gửi báo cáo tuần trước 10 giờ thứ Sáu.", "FREQ=WEEKLY;BYDAY=FR"),
        ("Các thôn gửi báo cáo quý và báo cáo tuần, tổng hợp trước ngày 20 hằng tháng.", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Các thôn báo cáo trước ngày 05/6 và ngày 05/12 hằng năm.", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=5"),
        ("Các thôn báo cáo trước ngày 15/6 và ngày 20/12 hằng năm.", None),
        ("Vào ngày 15 tháng cuối quý và ngày 15/12 hằng năm, các phòng báo cáo.", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"),
        ("Chi bộ kiểm điểm, đánh giá vào tháng 12 hằng năm.", "FREQ=YEARLY;BYMONTH=12"),
        ("Hằng năm, các thôn báo cáo 02 lần.", "FREQ=MONTHLY;INTERVAL=6"),
        ("Hằng tuần, các thôn báo cáo 3 lần.", None),
        ("Thường trực Đảng ủy họp hằng tuần.", "FREQ=WEEKLY"),
        ("Công chức tiếp công dân từ thứ Hai đến thứ Tư hằng tuần.", "FREQ=WEEKLY;BYDAY=MO,TU,WE"),
        ("Các thôn họp định kỳ hằng tháng vào ngày 45.", "FREQ=MONTHLY"),
        ("Hằng tháng, vào cuối tháng, các thôn báo cáo.", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("Chủ tịch UBND xã tiếp công dân đột xuất khi có vụ việc đông người.", None),
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
        "Tiếp công dân đột xuất",
        "Trong tháng qua, UBND xã tiếp công dân định kỳ 4 buổi theo quy định.",
        "Năm 2025, Chủ tịch UBND xã tiếp công dân định kỳ hằng tuần, đã tiếp 45 lượt.",
        "UBND xã đã duy trì giao ban hằng tuần vào thứ Hai.",
        "Các phòng gửi báo cáo tháng 11 về Văn phòng.",
        "Các thôn báo cáo kết quả trong 01 tuần.",
        "Các phòng gửi báo cáo tuần về Văn phòng.",
        "Kinh phí hằng năm do ngân sách xã bảo đảm.",
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


def test_duty_half_of_the_day_none_where_a_number_of_days_is_told() -> None:
    duty = read_text(_TITLE + "Chủ tịch UBND xã tiếp công dân ít nhất 01 ngày trong tuần.").duties[0]
    assert (duty.part_of_day, duty.recurrence) == (None, None)


def test_duty_named_by_the_line_over_its_label() -> None:
    text = _TITLE + "UBND xã thông báo lịch tiếp công dân như sau:\n1. Thời gian: Thứ Năm hằng tuần (sáng từ 7h30).\n2. Địa điểm: Trụ sở.\n"
    assert [(d.title, d.recurrence, d.part_of_day) for d in read_text(text).duties] == [
        ("lịch tiếp công dân", "FREQ=WEEKLY;BYDAY=TH", "morning"),
    ]
