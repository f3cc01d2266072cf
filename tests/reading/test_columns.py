"""Tables without rules: the letterhead's and the closing's, taken apart into lines."""

from __future__ import annotations

import pytest

from giaoban.reading.layout.columns import part_columns
from giaoban.reading.layout.lines import split_lines
from giaoban.reading.text import fold


def lines(text: str) -> list[str]:
    return [row.text for row in part_columns(split_lines(text, fold(text)).rows)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "ĐẢNG ỦY XÃ MINH SƠN\u2028*\u2028Số 14-CTr/ĐU\tĐẢNG CỘNG SẢN VIỆT NAM\u2028Minh Sơn, ngày 02 tháng 11 năm 2026",
            ["ĐẢNG ỦY XÃ MINH SƠN", "*", "Số 14-CTr/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Minh Sơn, ngày 02 tháng 11 năm 2026"],
        ),
        ("UBND XÃ MINH SƠN\u2028VĂN PHÒNG\tLỊCH CÔNG TÁC TUẦN 46", ["UBND XÃ MINH SƠN", "VĂN PHÒNG", "LỊCH CÔNG TÁC TUẦN 46"]),
        (
            "Nơi nhận:\u2028- Như trên;\u2028- Lưu: VT.\tCHỦ TỊCH\u2028Phạm Quang Minh",
            ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "Phạm Quang Minh"],
        ),
        ("THƯ KÝ\u2028Nguyễn Thị Lan\tCHỦ TỌA\u2028Lê Văn Hòa", ["THƯ KÝ", "Nguyễn Thị Lan", "CHỦ TỌA", "Lê Văn Hòa"]),
    ],
)
def test_row_of_a_letterhead_or_a_closing_is_parted_column_after_column(row: str, expected: list[str]) -> None:
    assert lines(row + "\n") == expected


def test_number_and_date_in_the_row_under_the_names_are_parted() -> None:
    text = "UBND XÃ MINH SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND\tMinh Sơn, ngày 05 tháng 11 năm 2026\n"
    assert lines(text)[2:] == ["Số: 5/KH-UBND", "Minh Sơn, ngày 05 tháng 11 năm 2026"]


def test_columns_kept_apart_by_blanks_are_parted() -> None:
    text = "V/v đăng ký lịch          Minh Sơn, ngày 05 tháng 11 năm 2026\ntiếp công dân          của xã\n"
    assert lines(text) == ["V/v đăng ký lịch", "Minh Sơn, ngày 05 tháng 11 năm 2026", "tiếp công dân          của xã"]


@pytest.mark.parametrize(
    "row",
    [
        "1\tHọp giao ban\u2028Chủ tịch UBND xã chủ trì\tPhòng họp số 1",
        "Thứ Hai\tBÍ THƯ\tCHỦ TỊCH",
        "Số: 5/KH-UBND\tKế hoạch trồng cây",
        "1\t" + "Số 5 " * 1000,
    ],
)
def test_row_of_a_real_table_is_left_alone(row: str) -> None:
    text = "1. Nội dung công tác\n2. Nhiệm vụ\n3. Phân công\n4. Tiến độ\n5. Kinh phí\n" + row + "\n"
    assert lines(text)[5:] == [row.strip()]


def test_parted_lines_point_at_their_words() -> None:
    text = "\nNơi nhận:\u2028 - Như trên;\tCHỦ TỊCH\u2028Phạm Quang Minh\n"
    rows = part_columns(split_lines(text, fold(text)).rows)
    assert [(text[r.start : r.end], r.gap) for r in rows] == [("Nơi nhận:", 1), ("- Như trên;", 0), ("CHỦ TỊCH", 0), ("Phạm Quang Minh", 0)]
