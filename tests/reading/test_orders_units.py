"""Units by the names they have in communes, and what is told of them without ordering anything."""

from __future__ import annotations

import pytest

from giaoban.reading.read import read_text

_HEAD = (
    "ĐẢNG ỦY XÃ MINH SƠN\n*\nSố 112-TB/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nMinh Sơn, ngày 17 tháng 3 năm 2026\n"
    "THÔNG BÁO\nkết luận của đồng chí Lê Văn Hòa, Bí thư Đảng ủy\n"
)
_CLOSING = "Nơi nhận:\n- Các chi bộ,\n- Lưu VPĐU.\nCHÁNH VĂN PHÒNG\nTrần Thị Mai\n"


def _leads(body: str) -> list[tuple[str, ...]]:
    return [task.lead for task in read_text(f"{_HEAD}{body}\n{_CLOSING}").tasks]


@pytest.mark.parametrize(
    "unit", ["UBKT Đảng ủy", "HTX Chè Minh Sơn", "Phòng Văn hóa - Xã hội", "Tổ công nghệ số cộng đồng", "Văn phòng", "Hội đồng thẩm định"]
)
def test_unit_ends_where_its_work_begins(unit: str) -> None:
    assert _leads(f"Giao {unit} rà soát hồ sơ trước ngày 30/6/2026.") == [(unit,)]


def test_unit_behind_a_label_is_the_one_that_acts() -> None:
    assert _leads("1. Về công tác cán bộ: Ban Xây dựng Đảng tham mưu quy hoạch bổ sung.\n2. Giao Công an xã tuần tra.") == [
        ("Ban Xây dựng Đảng",),
        ("Công an xã",),
    ]


def test_what_was_held_on_a_past_day_orders_nothing() -> None:
    assert _leads("Ngày 16/3/2026, đồng chí Lê Văn Hòa, Bí thư Đảng ủy chủ trì Hội nghị giao ban.\n1. Giao Công an xã tuần tra.") == [
        ("Công an xã",)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Ngày 10/3/2026, UBND xã ban hành kế hoạch rà soát; đề nghị Phòng Kinh tế báo cáo kết quả trước ngày 20/3/2026.",
        "Chiều ngày 17/3/2026, giao Phòng Kinh tế phối hợp chuẩn bị lễ khai mạc.",
    ],
)
def test_what_is_asked_for_behind_a_past_day_is_an_order(words: str) -> None:
    assert _leads(words) == [("Phòng Kinh tế",)]
