"""A letter that answers tells what its office finds; it orders nothing by that, whatever verbs it quotes."""

from __future__ import annotations

import pytest

from giaoban.reading.read import read_text
from tests.reading.openings import CLOSING, LETTER
from tests.reading.tasks import tasks_of, told


@pytest.mark.parametrize(
    "body",
    [
        "Phòng Tư pháp trả lời thôn Khe Lim: việc Công an xã yêu cầu xác nhận cư trú là đúng.",
        "Ủy ban nhân dân xã trả lời Trạm Y tế: Việc Phòng Kinh tế đề nghị Trạm Y tế nộp hồ sơ trước ngày 10/6/2023 là đúng.",
        "Văn phòng HĐND và UBND xã trả lời Hội Phụ nữ xã thời hạn gửi báo cáo trước ngày 15/6/2023 là đúng.",
        "Phòng Tư pháp phúc đáp: hồ sơ gửi trước ngày 15/6/2023 hợp lệ.",
        "1. Phòng Tư pháp trả lời thôn Khe Lim như sau: nộp hồ sơ tại Bộ phận Một cửa.",
        "1. Việc Phòng Kinh tế đề nghị thôn Đông nộp hồ sơ trước ngày 10/6/2023 là đúng quy định.",
        "- Đề nghị của thôn Đông gửi trước ngày 10/6/2023 là có cơ sở.",
    ],
)
def test_answer_and_judgement_are_no_orders(body: str) -> None:
    assert tasks_of(body + "\n", "CV") == []


def test_what_stands_under_an_answer_is_told_and_what_is_given_to_a_unit_there_is_ordered() -> None:
    body = (
        "Ủy ban nhân dân xã trả lời các nội dung thôn Đông đề nghị như sau:\n1. Sửa chữa đường trục chính đã có trong kế hoạch năm 2023.\n"
        "2. Lắp đặt đèn chiếu sáng do ngành điện thực hiện.\n3. Giao Phòng Kinh tế kiểm tra cống thoát nước.\n"
    )
    assert told(tasks_of(body, "CV")) == [("Giao Phòng Kinh tế kiểm tra cống thoát nước.", ("Phòng Kinh tế",))]


@pytest.mark.parametrize(
    ("body", "lead"),
    [
        ("Phòng Kinh tế phải trả lời đơn của ông Nam như sau: nêu rõ lý do trước ngày 15/6/2023.", "Phòng Kinh tế"),
        ("Đề nghị Phòng Kinh tế trả lời ông Nam trước ngày 15/6/2023.", "Phòng Kinh tế"),
        ("1. Phòng Kinh tế trả lời đơn của ông Nam trước ngày 15/6/2023.", "Phòng Kinh tế"),
        ("Đề nghị các thôn bảo đảm số liệu báo cáo là chính xác.", "các thôn"),
    ],
)
def test_order_to_answer_is_an_order(body: str, lead: str) -> None:
    assert [task.lead for task in tasks_of(body + "\n", "CV")] == [(lead,)]


def test_letter_that_answers_holds_no_task() -> None:
    opening = LETTER.format(about="trả lời kiến nghị").replace("V/v trả lời kiến nghị", "Về hồ sơ đất đai\n\nKính gửi: Trạm Y tế xã.")
    body = "Ủy ban nhân dân xã trả lời Trạm Y tế: việc Phòng Kinh tế yêu cầu Trạm Y tế gửi trích lục trước ngày 20/11/2026 là đúng.\n"
    reading = read_text(opening + body + CLOSING)
    assert (reading.document.subject, reading.tasks) == ("Về hồ sơ đất đai", ())
