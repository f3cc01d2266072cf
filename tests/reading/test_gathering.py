"""Tables that a scan or a PDF gives line by line are rows again."""

from giaoban.reading.layout import lay_out

SCANNED = (
    "III. Phân công\n"
    "STT Nội dung Thời gian Chủ trì\n"
    "1 Rà soát hồ sơ | 05/11/2026 Văn phòng\n"
    "hộ tịch của xã\n"
    "2 | Số hóa hồ sơ | 20/11/2026 | Tư pháp\n"
    "Báo cáo kết quả\n"
    "5 | Tổng kết | 30/11/2026 | Văn phòng |\n"
    "IV. Kinh phí\n"
)


def rows(text: str) -> list[tuple[str, str]]:
    layout = lay_out(text)
    return [(b.label, layout.flow.text[b.body : b.end]) for b in layout.blocks if b.kind == "row"]


def test_rows_of_a_scanned_table_take_in_their_wrapped_lines() -> None:
    assert rows(SCANNED) == [
        ("1", "Rà soát hồ sơ | 05/11/2026 Văn phòng hộ tịch của xã"),
        ("2", "Số hóa hồ sơ | 20/11/2026 | Tư pháp Báo cáo kết quả"),
        ("5", "Tổng kết | 30/11/2026 | Văn phòng |"),
    ]


def test_heading_ends_a_scanned_table() -> None:
    layout = lay_out(SCANNED)
    assert layout.flow.text[layout.blocks[-1].start : layout.blocks[-1].end] == "IV. Kinh phí"
    assert layout.blocks[-1].kind == "item"


def test_rows_without_a_numbered_head_have_no_numbers() -> None:
    assert rows("Tháng | Người tiếp | Ngày |\nTháng 11 | Bí thư | 10, 24 |\n") == [
        ("", "Tháng | Người tiếp | Ngày |"),
        ("", "Tháng 11 | Bí thư | 10, 24 |"),
    ]


def test_groups_of_rows_keep_their_roman_numbers() -> None:
    assert [label for label, _ in rows("STT\tNội dung\nI\tKinh tế\n1\tTrồng rừng\n")] == ["", "I", "1"]


def test_letter_that_begins_a_line_by_chance_is_no_item() -> None:
    layout = lay_out(
        "Giao Phòng Nghiệp vụ theo dõi công tác thi đua, khen thưởng của các cơ quan thuộc xã và Phòng\nY. Các thôn phối hợp.\n"
    )
    assert [b.kind for b in layout.blocks] == ["paragraph"]
