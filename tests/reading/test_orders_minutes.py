"""Of minutes the conclusion orders, told by who presides; what others ask for at the meeting orders nothing."""

from __future__ import annotations

import pytest

from giaoban.reading.read import read_text
from tests.reading.openings import INVITATION
from tests.reading.tasks import tasks_of, told

_ASKS = "Đồng chí Lê Văn Nam báo cáo thu ngân sách; đề nghị Phòng Kinh tế gửi số liệu trước ngày 05/6/2023.\n"
_ENDS = "Cuộc họp kết thúc vào 11 giờ 00 cùng ngày. Đề nghị các thôn gửi danh sách trước ngày 09/6/2023.\n"


def _told(body: str) -> list[tuple[str, tuple[str, ...]]]:
    return told(tasks_of(body, "BB"))


@pytest.mark.parametrize(
    "who",
    [
        "Đồng chí Phạm Quang Minh, Chủ tịch UBND xã kết luận: ",
        "Chủ trì kết luận cuộc họp: ",
        "Sau khi nghe ý kiến các đơn vị, đồng chí Phạm Quang Minh kết luận và giao nhiệm vụ như sau: ",
        "Chủ tọa Phạm Quang Minh kết luận như sau: ",
    ],
)
def test_conclusion_in_a_paragraph_orders_from_its_colon_on(who: str) -> None:
    body = f"{_ASKS}{who}giao Phòng Kinh tế rà soát diện tích lúa bị ngập trước ngày 15/6/2023. Đề nghị Trạm Y tế lập danh sách.\n{_ENDS}"
    assert _told(body) == [
        ("giao Phòng Kinh tế rà soát diện tích lúa bị ngập trước ngày 15/6/2023.", ("Phòng Kinh tế",)),
        ("Đề nghị Trạm Y tế lập danh sách.", ("Trạm Y tế",)),
    ]


def test_list_below_who_concludes_orders_up_to_the_end_of_the_meeting() -> None:
    body = (
        f"1. Thảo luận\n{_ASKS}Chủ trì kết luận như sau:\n1. Giao Phòng Kinh tế rà soát diện tích lúa.\n"
        f"2. Văn phòng:\n- Chuẩn bị tài liệu họp.\n{_ENDS}"
    )
    assert _told(body) == [
        ("Giao Phòng Kinh tế rà soát diện tích lúa.", ("Phòng Kinh tế",)),
        ("Chuẩn bị tài liệu họp.", ("Văn phòng",)),
    ]


def test_section_of_its_own_orders_and_the_next_section_does_not() -> None:
    body = (
        f"2. Thảo luận\n- Giao Công an xã tuần tra là đề nghị của thôn Đông.\n{_ASKS}3. Kết luận của chủ trì\n"
        "- Giao Phòng Kinh tế rà soát diện tích lúa.\n- Công an xã tuần tra ban đêm.\n4. Biểu quyết\n- Đề nghị các thôn gửi danh sách.\n"
    )
    assert _told(body) == [
        ("Giao Phòng Kinh tế rà soát diện tích lúa.", ("Phòng Kinh tế",)),
        ("Công an xã tuần tra ban đêm.", ("Công an xã",)),
    ]


@pytest.mark.parametrize(
    "body",
    [
        _ASKS,
        "Đồng chí Nam báo cáo việc thực hiện kết luận: giao Phòng Kinh tế rà soát trước ngày 15/6/2023.\n",
        "Bà Lan trình bày Kết luận thanh tra: yêu cầu Trường Tiểu học nộp lại tiền trước ngày 15/6/2023.\n",
        "Thực hiện Kết luận số 12-KL/ĐU, đề nghị các thôn gửi báo cáo trước ngày 09/6/2023.\n",
        "1. Kết luận thanh tra\n- Giao Phòng Kinh tế nộp lại tiền trước ngày 15/6/2023.\n",
    ],
)
def test_what_others_say_and_other_conclusions_order_nothing(body: str) -> None:
    assert _told(body) == []


def test_another_who_takes_the_floor_ends_the_conclusion() -> None:
    body = f"Đồng chí Phạm Quang Minh kết luận: giao Phòng Kinh tế rà soát diện tích lúa.\n{_ASKS}Đề nghị Trạm Y tế gửi danh sách.\n"
    assert _told(body) == [("giao Phòng Kinh tế rà soát diện tích lúa.", ("Phòng Kinh tế",))]


def test_minutes_read_whole_hold_the_tasks_of_their_conclusion() -> None:
    head = INVITATION.replace("Số: 47/GM-UBND", "Số: 03/BB-UBND").replace("GIẤY MỜI\nDự cuộc họp", "BIÊN BẢN\nHọp")
    body = (
        f"Thời gian bắt đầu: 08 giờ 00.\nChủ trì: Đồng chí Phạm Quang Minh.\n{_ASKS}Chủ trì kết luận: giao Phòng Kinh tế rà soát hồ sơ.\n"
    )
    reading = read_text(head + body + "\nTHƯ KÝ\nLê Thị Lan\n\nCHỦ TRÌ\nPhạm Quang Minh\n")
    assert (reading.document.type, told(list(reading.tasks))) == ("BB", [("giao Phòng Kinh tế rà soát hồ sơ.", ("Phòng Kinh tế",))])
