"""Ruled tables of PDF papers: read as the same table in a Word paper would be."""

from giaoban.intake.ruled import Rule, grids, joined_rules
from tests.intake.pages import at, grid, line, text_of

ABOVE = at(70, 760, "Lich cong tac tuan cua lanh dao xa Minh Son nhu sau day")
BELOW = at(70, 500, "Lich nay thay giay moi; neu co thay doi se bao rieng cho")


def test_rows_are_lines_and_cells_apart_by_tabs() -> None:
    words = at(75, 705, "Thu Hai") + at(155, 705, "Hop") + at(75, 675, "Thu Ba") + at(155, 675, "Tiep dan")
    page = ABOVE + grid([70, 150, 300], [720, 695, 665]) + words + BELOW
    assert text_of(page).splitlines()[1:3] == ["Thu Hai\tHop", "Thu Ba\tTiep dan"]
    assert len(text_of(page).splitlines()) == 4


def test_words_beside_a_rule_are_in_two_cells_however_near() -> None:
    page = grid([70, 127, 300], [720, 695]) + at(75, 705, "Thu Hai") + at(130, 705, "Hop giao ban")
    assert text_of(page) == "Thu Hai\tHop giao ban"


def test_wrapped_lines_are_joined_and_others_kept_apart() -> None:
    left = at(75, 705, "Hop Uy ban") + at(75, 688, "thuong truc") + at(75, 671, "Chu tri: ông A")
    right = at(165, 705, "Hoi truong") + at(165, 688, "xa")
    page = grid([70, 160, 300], [720, 660]) + left + right
    assert text_of(page) == "Hop Uy ban thuong truc\u2028Chu tri: ông A\tHoi truong\u2028xa"


def test_dash_inside_a_broken_name_begins_no_item_and_others_do() -> None:
    left = at(75, 705, "Phong Van") + at(75, 688, "- Xa hoi")
    right = at(165, 705, "- Mot hai ba") + at(165, 688, "- Bon nam")
    page = grid([70, 160, 260], [720, 660]) + left + right
    assert text_of(page) == "Phong Van - Xa hoi\t- Mot hai ba\u2028- Bon nam"


def test_merged_cells_are_read_where_they_begin() -> None:
    rules = b"".join(line(70, y, 400, y) for y in (720, 660)) + line(150, 690, 400, 690) + line(70, 630, 400, 630)
    rules += b"".join(line(x, 720, x, 630) for x in (70, 150, 400)) + line(250, 720, 250, 660)
    words = at(75, 665, "Thu Hai") + at(155, 700, "Sang") + at(255, 700, "Hop") + at(155, 670, "Chieu") + at(255, 670, "Truc")
    assert text_of(rules + words + at(260, 640, "Nghi ca") + at(330, 640, "ngay")) == (
        "Thu Hai\tSang\tHop\n\tChieu\tTruc\n\tNghi ca ngay\t"
    )


def test_borders_drawn_as_boxes_or_bars_are_the_same_table() -> None:
    words = at(75, 705, "a1") + at(155, 705, "b1") + at(75, 680, "a2") + at(155, 680, "b2")
    boxes = b"".join(f"{x} {y} 80 25 re S\n".encode() for x in (70, 150) for y in (670, 695))
    bars = "".join(f"{x} 670 0.5 50 re " for x in (70, 150, 230)) + "".join(f"70 {y} 160 0.5 re " for y in (670, 695, 720))
    assert text_of(boxes + words) == text_of(bars.encode() + b"f\n" + words) == "a1\tb1\na2\tb2"


def test_line_of_a_cell_with_a_gap_is_one_line() -> None:
    page = grid([70, 260, 400], [720, 690]) + at(75, 700, "So:") + at(200, 700, "12") + at(265, 700, "b")
    assert text_of(page) == "So: 12\tb"


def test_frame_around_a_page_is_no_table() -> None:
    frame = grid([50, 550], [800, 600])
    assert text_of(frame + at(70, 700, "Mot dong") + at(70, 680, "Hai dong")) == "Mot dong\nHai dong"


def test_empty_table_leaves_nothing() -> None:
    assert text_of(ABOVE + grid([70, 150, 300], [720, 695, 665])).splitlines()[1:] == []


def test_two_tables_of_a_page_stay_two() -> None:
    first = grid([70, 150, 300], [720, 695]) + at(75, 705, "a") + at(155, 705, "b")
    second = grid([70, 200, 300], [620, 595]) + at(75, 605, "c") + at(205, 605, "d")
    assert text_of(first + at(70, 660, "giua hai bang") + second) == "a\tb\ngiua hai bang\nc\td"


def test_rules_drawn_in_pieces_are_one() -> None:
    assert joined_rules([Rule(10, 50, 90), Rule(10.5, 0, 49), Rule(10, 95, 99), Rule(30, 0, 5)]) == [
        Rule(10, 0, 90),
        Rule(10, 95, 99),
        Rule(30, 0, 5),
    ]


def test_more_rules_than_a_table_has_are_a_drawing() -> None:
    many = [Rule(10.0 * i, 0, 50_000) for i in range(4000)]
    assert grids(many, many) == []
