"""Lines that a page broke are one paragraph again; what stands apart stays apart."""

from giaoban.reading.layout import lay_out


def blocks(text: str) -> list[tuple[str, str, str]]:
    layout = lay_out(text)
    return [(b.kind, b.label, layout.flow.text[b.start : b.end]) for b in layout.blocks]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "1. Chỉ đạo Văn phòng Đảng ủy rà soát các chương trình, kế hoạch đã ban hành trong\n"
        "nhiệm kỳ, báo cáo Thường trực Đảng ủy xã Minh Sơn trước ngày 20/11/2026 để xem xét.\n"
        "2. Giao Ủy ban nhân dân xã chuẩn bị hội nghị.\n"
    )
    assert blocks(text) == [
        (
            "item",
            "1",
            (
                "1. Chỉ đạo Văn phòng Đảng ủy rà soát các chương trình, kế hoạch đã ban hành trong"
                " nhiệm kỳ, báo cáo Thường trực Đảng ủy xã Minh Sơn trước ngày 20/11/2026 để xem xét."
            ),
        ),
        ("item", "2", "2. Giao Ủy ban nhân dân xã chuẩn bị hội nghị."),
    ]


def test_blank_lines_between_wrapped_lines_part_nothing() -> None:
    torn = (
        "Tăng cường kiểm tra việc thực hiện Chỉ thị số 19-\n\nCT/TU ngày 11/6/2026 của Ban Thường\n\n"
        "vụ Tỉnh ủy về quản lý đất đai và\n\nKế hoạch số 17- KH/ĐU của Đảng ủy xã về chăm lo\n\nĐời sống nhân dân xã Minh Sơn.\n"
    )
    assert blocks(torn) == [
        (
            "paragraph",
            "",
            (
                "Tăng cường kiểm tra việc thực hiện Chỉ thị số 19-CT/TU ngày 11/6/2026 của Ban Thường vụ Tỉnh ủy"
                " về quản lý đất đai và Kế hoạch số 17-KH/ĐU của Đảng ủy xã về chăm lo Đời sống nhân dân xã Minh Sơn."
            ),
        )
    ]


def test_blank_lines_between_paragraphs_part_them() -> None:
    text = "Văn phòng Đảng ủy chuẩn bị tài liệu họp\n\nỦy ban nhân dân xã chuẩn bị hội trường\n"
    assert [b[2] for b in blocks(text)] == ["Văn phòng Đảng ủy chuẩn bị tài liệu họp", "Ủy ban nhân dân xã chuẩn bị hội trường"]


def test_page_number_inside_a_sentence_is_left_out() -> None:
    text = "Các chi bộ trực thuộc báo cáo kết quả về\n\n2\n\nVăn phòng Đảng ủy trước ngày 17/11/2026.\n"
    layout = lay_out(text.replace("\n\nV", "\nv"))
    assert layout.flow.text == "Các chi bộ trực thuộc báo cáo kết quả về văn phòng Đảng ủy trước ngày 17/11/2026.\n"
    quote = layout.flow.quote(0, len(layout.flow.text) - 1)
    assert quote.text == "Các chi bộ trực thuộc báo cáo kết quả về văn phòng Đảng ủy trước ngày 17/11/2026."
    assert [text[a:b] for a, b in quote.without] == ["2"]


def test_dash_between_words_is_no_bullet() -> None:
    text = "Báo cáo tình hình kinh tế\n- xã hội và quốc phòng, an ninh của xã Minh Sơn trong tháng.\n"
    assert [b[0] for b in blocks(text)] == ["paragraph"]


def test_figure_at_a_line_end_is_no_item() -> None:
    text = (
        "Đảng ủy xã Minh Sơn giao chỉ tiêu kết nạp đảng viên mới cho các chi bộ trong năm là\n"
        "28. Văn phòng Đảng ủy theo dõi việc thực hiện, định kỳ báo cáo Thường trực Đảng ủy.\n"
    )
    assert [b[0] for b in blocks(text)] == ["paragraph"]


def test_table_rows_keep_their_cells() -> None:
    text = "STT\tNội dung\tChủ trì\n1\tBáo cáo quý\tVăn phòng Đảng ủy\n2\tDiễn tập\tỦy ban nhân dân xã\n"
    layout = lay_out(text)
    rows = [[layout.flow.text[a:b] for a, b in layout.cells(block)] for block in layout.blocks]
    assert rows == [
        ["STT", "Nội dung", "Chủ trì"],
        ["1", "Báo cáo quý", "Văn phòng Đảng ủy"],
        ["2", "Diễn tập", "Ủy ban nhân dân xã"],
    ]
    assert [b.kind for b in layout.blocks] == ["row", "row", "row"]


def test_footnote_is_taken_out_of_its_sentence() -> None:
    text = (
        "Tổ công tác số 1 làm việc với các thôn vùng cao1, các trường học và trạm y tế, Hội\n"
        "Cựu chiến binh và\n"
        "\n"
        "1. Thôn Đông, thôn Đoài và thôn Thượng.\n"
        "\f\n"
        "Hội Nông dân xã Minh Sơn trong tháng 11.\n"
    )
    layout = lay_out(text)
    assert [(b.zone, layout.flow.text[b.start : b.end]) for b in layout.blocks] == [
        (
            "body",
            (
                "Tổ công tác số 1 làm việc với các thôn vùng cao1, các trường học và trạm y tế, Hội Cựu chiến binh và"
                " Hội Nông dân xã Minh Sơn trong tháng 11."
            ),
        ),
        ("note", "1. Thôn Đông, thôn Đoài và thôn Thượng."),
    ]


def test_label_and_first_item_on_one_line_are_told_apart() -> None:
    assert blocks("Ghi chú: 1. Các thôn gửi danh sách.\n2. Hội Phụ nữ chuẩn bị.\n") == [
        ("paragraph", "", "Ghi chú:"),
        ("item", "1", "1. Các thôn gửi danh sách."),
        ("item", "2", "2. Hội Phụ nữ chuẩn bị."),
    ]


def test_marker_of_a_row_ends_where_its_cell_does() -> None:
    layout = lay_out("STT\tNội dung\n1 \t Rà soát hồ sơ\n")
    assert [layout.flow.text[b.body : b.end] for b in layout.blocks] == ["STT\tNội dung", "Rà soát hồ sơ"]


def test_stray_blanks_in_a_symbol_are_left_out() -> None:
    layout = lay_out("Thực hiện Kế hoạch số 17 - KH/ĐU và Công văn số 05 /UBND-VP của xã.\n")
    assert layout.flow.text == "Thực hiện Kế hoạch số 17-KH/ĐU và Công văn số 05/UBND-VP của xã.\n"


def test_lines_of_a_cell_stay_apart() -> None:
    layout = lay_out("Sáng\tHọp giao ban\u2028Chủ trì: Bí thư\n")
    assert layout.flow.text == "Sáng\tHọp giao ban\u2028Chủ trì: Bí thư\n"


def test_tab_behind_a_marker_makes_no_row() -> None:
    assert blocks("1.\tNội dung\n2.\tThành phần\n") == [("item", "1", "1. Nội dung"), ("item", "2", "2. Thành phần")]


def test_indented_first_line_goes_on_in_capitals() -> None:
    text = (
        "Thực hiện Công văn số 61-CV/TU ngày 09/11/2026 của Ban Tổ chức\n"
        "Tỉnh ủy về việc tổng hợp số liệu đảng viên năm 2026 của các tổ chức đảng, Ban\n"
        "Thường vụ Đảng ủy xã Minh Sơn yêu cầu các chi bộ thực hiện các nội dung sau, gửi\n"
        "báo cáo về Văn phòng.\n"
    )
    assert [b[0] for b in blocks(text)] == ["paragraph"]


def test_entries_of_invitations_and_schedules_begin_blocks_however_full_the_line_before() -> None:
    text = (
        "Ủy ban nhân dân xã kính mời các đại biểu dự lễ khánh thành nhà văn hóa thôn Đông.\n"
        "Thời gian: 08 giờ 00 phút, thứ Sáu, ngày 20/11/2026 tại thôn Đông, xã Minh Sơn\n"
        "Địa điểm: Nhà văn hóa thôn Đông\nThứ Ba (17/11)\n* Sáng\n- 8h00: họp.\n"
    )
    assert [(kind, words[:9]) for kind, _, words in blocks(text)] == [
        ("paragraph", "Ủy ban nh"),
        ("paragraph", "Thời gian"),
        ("paragraph", "Địa điểm:"),
        ("paragraph", "Thứ Ba (1"),
        ("bullet", "* Sáng"),
        ("bullet", "- 8h00: h"),
    ]
