"""Lines that carry words, and the figures that only count pages."""

from giaoban.reading.layout.lines import split_lines
from giaoban.reading.text import fold


def rows(text: str) -> list[tuple[str, int]]:
    return [(r.text, r.gap) for r in split_lines(text, fold(text)).rows]


def test_blank_lines_are_counted() -> None:
    assert rows("  Xã Minh Sơn  \n\n \nThôn Đông\n") == [("Xã Minh Sơn", 0), ("Thôn Đông", 2)]


def test_line_knows_its_place() -> None:
    text = "\n   Xã Minh Sơn \n"
    line = split_lines(text, fold(text)).rows[0]
    assert text[line.start : line.end] == "Xã Minh Sơn"


def test_page_numbers_in_order_are_taken_out() -> None:
    text = "Trang một.\n\n1\n\nTrang hai.\n\n- 2 -\n\nTrang ba.\n\n3/5\n"
    lines = split_lines(text, fold(text))
    assert [r.text for r in lines.rows] == ["Trang một.", "Trang hai.", "Trang ba."]
    assert [r.text for r in lines.page_numbers] == ["1", "- 2 -", "3/5"]


def test_figure_out_of_order_is_kept() -> None:
    assert rows("Số dân:\n\n48\n\nngười.\n") == [("Số dân:", 0), ("48", 1), ("người.", 1)]


def test_line_after_a_page_number_begins_a_page() -> None:
    text = "một hai\n2\nba bốn.\n"
    lines = split_lines(text, fold(text)).rows
    assert [(r.text, r.new_page) for r in lines] == [("một hai", False), ("ba bốn.", True)]
