"""Whom a paper is addressed to."""

from __future__ import annotations

import pytest

from giaoban.reading.layout import lay_out
from giaoban.reading.letterhead import read_letterhead

HEAD = "UBND XÃ MINH SƠN\nSố: 12/UBND-VP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nV/v đăng ký lịch\n"
BODY = "Căn cứ Luật Tiếp công dân, Ủy ban nhân dân xã đề nghị đăng ký lịch.\n1. Gửi về Văn phòng.\n"


def addressees(text: str, head: str = HEAD, body: str = BODY) -> list[str]:
    return [a.text for a in read_letterhead(lay_out(head + text + body)).addressees]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kính gửi: Ủy ban nhân dân tỉnh\n", ["Ủy ban nhân dân tỉnh"]),
        ("Kính gởi: Ủy ban nhân dân tỉnh.\n", ["Ủy ban nhân dân tỉnh"]),
        (
            "Kính gửi: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã,\ncác phòng chuyên môn thuộc Ủy ban nhân dân xã\n",
            ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, các phòng chuyên môn thuộc Ủy ban nhân dân xã"],
        ),
        ("Kính gửi:\n- Chi bộ các thôn,\n- Chi bộ Trường THCS.\n", ["Chi bộ các thôn", "Chi bộ Trường THCS"]),
        ("Kính gửi:\nChi bộ các thôn\n", ["Chi bộ các thôn"]),
        (
            "Kính gửi:\n- Đồng chí Bí thư Đảng ủy xã;\n- Các đồng chí Ủy viên Ban Thường vụ.\n",
            ["Đồng chí Bí thư Đảng ủy xã", "Các đồng chí Ủy viên Ban Thường vụ"],
        ),
        ("Kính gửi: - Các thôn; - Công an xã; - Trạm Y tế.\n", ["Các thôn", "Công an xã", "Trạm Y tế"]),
        ("Kính gửi: - Ban Thường vụ Tỉnh ủy,\nĐồng kính gửi:\n- Chi bộ các thôn.\n", ["Ban Thường vụ Tỉnh ủy", "Chi bộ các thôn"]),
        ("Kính\ngửi: Ủy ban nhân dân tỉnh.\n", ["Ủy ban nhân dân tỉnh"]),
        (
            "Kính gửi:\n- Trưởng các thôn;\n- Trưởng các đoàn thể.\n(sau đây gọi là các đơn vị)\n",
            ["Trưởng các thôn", "Trưởng các đoàn thể"],
        ),
        ("Kính gửi: .\n- Các thôn.\n", ["Các thôn"]),
        ("Kính gửi: ~\n", []),
    ],
)
def test_addressees_are_read_as_written(text: str, expected: list[str]) -> None:
    assert addressees(text) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Ủy ban nhân dân xã thông báo lịch tiếp công dân:\n1. Ngày 12/11/2026.\n",
        "\nVăn phòng nhận được phản ánh của các thôn\nvề lịch tiếp công dân.\n",
    ],
)
def test_first_sentence_is_no_addressee(body: str) -> None:
    assert addressees("Kính gửi: Quý khách hàng trên địa bàn xã Minh Sơn và các xã lân cận\n", body=body) == [
        "Quý khách hàng trên địa bàn xã Minh Sơn và các xã lân cận"
    ]


def test_telegram_names_its_addressees_after_dien() -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố: 06/CĐ-UBND\nHỎA TỐC\nCÔNG ĐIỆN\nVề việc ứng phó bão số 12\n"
    text = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Giám đốc các sở;\n- Chủ tịch Ủy ban nhân dân các xã.\n"
    document = read_letterhead(lay_out(head + text + "Theo dự báo, bão số 12 đổ bộ vào ngày 11/11/2026.\n"))
    assert ([a.text for a in document.addressees], document.subject, document.urgency, document.type) == (
        ["Giám đốc các sở", "Chủ tịch Ủy ban nhân dân các xã"],
        "Về việc ứng phó bão số 12",
        "HỎA TỐC",
        "CĐ",
    )
