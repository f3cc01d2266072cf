"""The tree of headings and items, as Party and State papers number them."""

from giaoban.reading.layout import lay_out
from giaoban.reading.outline import Outline


def paths(text: str) -> list[str]:
    return [item.path for item in Outline(lay_out(text)).items]


def gaps(text: str) -> list[str]:
    outline = Outline(lay_out(text))
    return [text[f.span[0] : f.span[1]] for f in outline.findings if f.code == "number-gap-in-outline"]


def test_party_form() -> None:
    text = (
        "I- Lãnh đạo thực hiện nhiệm vụ\n1. Công tác chính trị.\nLãnh đạo phát triển đảng viên.\n2. Công tác kinh tế.\n"
        "II- Các hội nghị\n1. Hội nghị Ban Thường vụ Đảng ủy:\n(1). Báo cáo quý III.\n(2). Kế hoạch diễn tập.\n2. Giao ban.\n"
    )
    assert paths(text) == ["I", "I.1", "I.2", "II", "II.1", "II.1.1", "II.1.2", "II.2"]


def test_state_form_numbers_articles_through_the_paper() -> None:
    text = (
        "Chương I\nQUY ĐỊNH CHUNG\nMục 1. Phạm vi\nĐiều 1. Phạm vi điều chỉnh\n1. Áp dụng tại xã.\na) Các thôn;\nb) Các trường.\n"
        "Chương II\nTRÁCH NHIỆM\nĐiều 2. Ủy ban nhân dân xã\n1. Chủ trì thực hiện.\n"
    )
    assert paths(text) == [
        "Chương I", "Chương I.Mục 1", "Điều 1", "Điều 1.1", "Điều 1.1.a", "Điều 1.1.b", "Chương II", "Điều 2", "Điều 2.1",
    ]  # fmt: skip


def test_chapter_takes_its_heading_from_the_next_line() -> None:
    items = Outline(lay_out("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n")).items
    assert [(i.path, i.title) for i in items] == [("Chương I", "QUY ĐỊNH CHUNG"), ("Điều 1", "Phạm vi")]


def test_marker_that_holds_its_parents_is_not_doubled() -> None:
    assert paths("II. Nhiệm vụ\n1. Kinh tế\n1.1. Trồng trọt.\n1.2. Chăn nuôi.\n2. Văn hóa\n") == ["II", "II.1", "II.1.1", "II.1.2", "II.2"]


def test_numbering_that_begins_again_after_words_is_a_second_list() -> None:
    assert paths("V. Quy trình\nSáng:\n1) Khai mạc;\n2) Kiểm tra;\nChiều:\n1) Thảo luận;\n2) Kết luận.\n") == [
        "V",
        "V.1",
        "V.2",
        "V.1",
        "V.2",
    ]


def test_numbering_that_begins_again_under_a_heading_is_a_list_below_it() -> None:
    assert paths("I. Mục đích, yêu cầu\n1. Mục đích.\n1. Làm rõ trách nhiệm của từng chi bộ trong xã.\n") == ["I", "I.1", "I.1.1"]


def test_lettered_part_opens_under_a_roman_number() -> None:
    assert paths("II. Nội dung\nPhần A: Thông tin.\nPhần B: Đánh giá.\nIII. Tổ chức\n") == ["II", "II.Phần A", "II.Phần B", "III"]


def test_list_in_brackets_opens_under_a_point() -> None:
    assert paths("2. Thành viên\na) Tổ số 1:\n(1) Bà Mai;\n(2) Ông Hòa;\nb) Tổ số 2:\n(1) Bà Lan.\n") == [
        "2", "2.a", "2.a.1", "2.a.2", "2.b", "2.b.1",
    ]  # fmt: skip


def test_numbered_rows_of_a_table_are_listed() -> None:
    text = "III. Phân công\nSTT\tNội dung\tChủ trì\n1\tBáo cáo quý\tVăn phòng\n2\tDiễn tập\tQuân sự xã\nIV. Kinh phí\n"
    items = Outline(lay_out(text)).items
    assert [(i.path, i.title) for i in items] == [
        ("III", "Phân công"),
        ("III.1", "Báo cáo quý"),
        ("III.2", "Diễn tập"),
        ("IV", "Kinh phí"),
    ]


def test_stroke_that_a_scanner_lost_is_told_by_the_next_number() -> None:
    assert paths("I. Mục đích\nII. Nội dung\nII. Kinh phí\nIV. Tổ chức\n") == ["I", "II", "III", "IV"]


def test_gap_in_numbers_is_a_finding() -> None:
    assert gaps("1. Kinh tế.\n2. Văn hóa.\n4. Quốc phòng.\n") == ["4."]


def test_gap_in_points_follows_the_vietnamese_alphabet() -> None:
    assert gaps("Điều 1. Giao\na) Thôn Đông;\nb) Thôn Đoài;\nc) Thôn Hạ;\nd) Thôn Trung;\nđ) Thôn Thượng;\ne) Trường học.\n") == []
    assert gaps("Điều 1. Giao\na) Thôn Đông;\nb) Thôn Đoài;\nd) Thôn Trung.\n") == ["d)"]


def test_numbering_without_gaps_raises_nothing() -> None:
    assert gaps("I. Mục đích\n1. Một.\n2. Hai.\nII. Nội dung\n1. Một.\n") == []


def test_closing_ends_the_outline() -> None:
    text = "1. Giao Văn phòng Đảng ủy báo cáo.\nNơi nhận:\n- Các chi bộ,\n- Lưu Văn phòng.\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n"
    assert paths(text) == ["1"]


def test_first_roman_number_read_as_a_figure_is_told_by_the_second() -> None:
    assert paths("1. Mục tiêu\nPhát triển kinh tế.\nII. Nhiệm vụ\n1. Trồng rừng.\n2. Chăn nuôi.\nIII. Tổ chức\n") == [
        "I",
        "II",
        "II.1",
        "II.2",
        "III",
    ]


def test_first_figure_read_as_a_roman_number_is_told_by_the_second() -> None:
    assert paths("I. Mục tiêu\nII. Nhiệm vụ\nI. Trồng rừng.\n2. Chăn nuôi.\nIII. Tổ chức\n") == ["I", "II", "II.1", "II.2", "III"]


def test_roman_number_with_its_strokes_run_together_is_told_by_its_place() -> None:
    assert paths("I. Mục tiêu\nH. Nhiệm vụ\nHI. Tổ chức\nIV Kinh phí\n") == ["I", "II", "III", "IV"]


def test_repeated_roman_number_stays_where_no_stroke_was_lost() -> None:
    assert paths("I. Mục tiêu\nII. Nhiệm vụ\nII. Tổ chức\n") == ["I", "II", "II"]


def test_annex_begins_its_own_outline() -> None:
    assert paths("II. Nhiệm vụ\n1. Trồng rừng.\nPHỤ LỤC\n1. Danh sách thôn.\n") == ["II", "II.1", "1"]


def test_gap_at_a_list_s_beginning_is_a_finding() -> None:
    assert gaps("I. Mục tiêu\n2. Chăn nuôi.\n3. Trồng rừng.\n") == ["2."]


def test_articles_of_a_regulation_go_on_across_chapters_without_a_gap() -> None:
    assert gaps("Chương I\nCHUNG\nĐiều 1. Phạm vi.\nChương II\nRIÊNG\nĐiều 2. Nhiệm vụ.\nĐiều 4. Hiệu lực.\n") == ["Điều 4."]


def test_clause_numbers_that_hold_no_open_parent_stand_under_the_heading() -> None:
    assert paths("II. Nhiệm vụ\n1.1. Trồng rừng.\n1.2. Chăn nuôi.\n") == ["II", "II.1.1", "II.1.2"]


def test_specks_before_a_number_hide_it_not() -> None:
    assert paths("1. Trồng rừng.\n:: .2. Chăn nuôi.\nl 3. Thủy lợi.\n") == ["1", "2", "3"]


def test_dash_and_comma_of_a_scan_hide_no_number() -> None:
    assert paths("- 1, Lập danh sách.\n__- 2. Báo cáo xã.\n3, Chăn nuôi.\n") == ["1", "2", "3"]
