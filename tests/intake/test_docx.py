from giaoban.reading.model import Finding
from tests.intake.word import cell, decoded, paragraph, row, run, table, text_of

BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"


def field(*parts: str) -> str:
    return "".join(f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>' if part in ("begin", "separate", "end") else part for part in parts)


def text_box(*texts: str) -> str:
    inner = "".join(paragraph(text) for text in texts)
    return f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"  # noqa: E501


def test_paragraphs_are_lines_blank_ones_too() -> None:
    assert text_of(paragraph("ĐẢNG ỦY XÃ MINH SƠN") + paragraph() + paragraph("CHƯƠNG ", "TRÌNH")) == "ĐẢNG ỦY XÃ MINH SƠN\n\nCHƯƠNG TRÌNH"


def test_text_is_composed_across_runs() -> None:
    assert text_of(paragraph("ba", "\u0301o cáo")) == "báo cáo"


def test_soft_break_and_page_break_end_a_line() -> None:
    assert text_of(paragraph("một", BREAK, "hai", "<w:r><w:br w:type='page'/></w:r>", "ba")) == "một\nhai\nba"


def test_tab_counts_only_between_words() -> None:
    assert text_of(paragraph(TAB, "Số: 12", TAB, TAB, "Minh Sơn", TAB)) == "Số: 12\t\tMinh Sơn"


def test_hyphens_of_word_are_hyphens_and_soft_ones_nothing() -> None:
    assert text_of(paragraph("19", "<w:r><w:noBreakHyphen/></w:r>", "CT/", "<w:r><w:softHyphen/></w:r>", "TU")) == "19-CT/TU"


def test_symbols_show_what_the_font_shows() -> None:
    symbols = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Lạ" w:char="zz"/></w:r>'
    assert text_of(paragraph(symbols, run("\uf0a8", '<w:rFonts w:ascii="Wingdings"/>'))) == "☑≥\ufffd☐"


def test_rows_are_lines_and_cells_apart_by_tabs() -> None:
    schedule = table(row("Thứ Hai", "08h00", "Họp giao ban"), row("Thứ Ba", "14h00", "Tiếp công dân"))
    assert (
        text_of(paragraph("LỊCH") + schedule + paragraph("Ghi chú"))
        == "LỊCH\nThứ Hai\t08h00\tHọp giao ban\nThứ Ba\t14h00\tTiếp công dân\nGhi chú"
    )


def test_paragraphs_in_a_cell_are_joined_by_line_separators() -> None:
    head = row(cell("UBND XÃ MINH SƠN", "", paragraph("VĂN", BREAK, "PHÒNG"), ""), cell("CỘNG HÒA", "Độc lập"))
    assert text_of(table(head)) == "UBND XÃ MINH SƠN\u2028VĂN\u2028PHÒNG\tCỘNG HÒA\u2028Độc lập"


def test_tab_in_a_cell_is_no_new_cell() -> None:
    assert text_of(table(row(cell(paragraph("a", TAB, "b")), "c"))) == "a b\tc"


def test_merged_cells_keep_columns_aligned() -> None:
    rows = (
        row(cell("Ngày", properties='<w:vMerge w:val="restart"/>'), cell("Buổi", properties='<w:gridSpan w:val="2"/>'), "Việc"),
        row(cell("Ngày", properties="<w:vMerge/>"), "Sáng", "Chiều", "Họp"),
        row("Đêm", "Trực", properties='<w:gridBefore w:val="2"/>'),
    )
    assert text_of(table(*rows)) == "Ngày\tBuổi\t\tViệc\n\tSáng\tChiều\tHọp\n\t\tĐêm\tTrực"


def test_table_of_one_column_is_a_frame() -> None:
    assert text_of(table(row(cell("I. MỤC ĐÍCH", "1. Nâng cao")), row("II. NỘI DUNG"))) == "I. MỤC ĐÍCH\n1. Nâng cao\nII. NỘI DUNG"


def test_table_in_a_cell_stays_in_it() -> None:
    inner = table(row("Sáng", "Họp"), row(cell("Chiều", "14h"), "Trực"))
    assert text_of(table(row(cell("Lịch:", inner, ""), "Ghi chú"))) == "Lịch:\u2028Sáng Họp\u2028Chiều\u202814h\u2028Trực\tGhi chú"


def test_rows_and_cells_in_content_controls_are_found() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row('<w:sdt><w:sdtContent>' + cell('a') + '</w:sdtContent></w:sdt>', 'b')}</w:sdtContent></w:sdt>"
    assert text_of(table(wrapped)) == "a\tb"


def test_content_controls_links_and_smart_tags_are_read_through() -> None:
    link = f"<w:hyperlink r:id='r9'>{run('Nghị định')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run(' số 30')}</w:sdtContent></w:sdt>"
    tag = f"<w:smartTag><w:smartTag>{run('/2020')}</w:smartTag></w:smartTag>"
    block = f"<w:sdt><w:sdtContent>{paragraph(link, control, tag)}</w:sdtContent></w:sdt><w:customXml>{paragraph('hai')}</w:customXml>"
    assert text_of(block) == "Nghị định số 30/2020\nhai"


def test_text_box_is_read_once_before_its_paragraph() -> None:
    assert text_of(paragraph(text_box("MẬT", "Số 1"), "Kính gửi") + paragraph(text_box("LỊCH"))) == "MẬT\nSố 1\nKính gửi\nLỊCH"


def test_text_box_of_the_old_kind_is_read() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('KHẨN')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert text_of(paragraph(box)) == "KHẨN"


def test_field_shows_its_result_and_not_its_instruction() -> None:
    parts = field("begin", "<w:r><w:instrText> PAGE </w:instrText></w:r>", run("ẩn"), "separate", run("3"), "end")
    nested = field("begin", run("a"), field("begin", run("b"), "separate", run("c"), "end"), "separate", run("hiện"), "end")
    simple = f'<w:fldSimple w:instr=" DATE ">{run("5/2026")}</w:fldSimple>'
    assert text_of(paragraph("Trang ", parts, " ", nested, " ", simple)) == "Trang 3 hiện 5/2026"


def test_unfinished_field_swallows_only_its_paragraph() -> None:
    assert text_of(paragraph("a", field("begin", run("x"))) + paragraph("b")) == "a\nb"


def test_capitals_are_written_as_displayed() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:caps/></w:rPr></w:style>'
    body = paragraph("Kế hoạch ", run("của xã", '<w:caps w:val="0"/>'), properties='<w:pStyle w:val="T"/>')
    assert text_of(body, styles=styles) == "KẾ HOẠCH của xã"


def test_hidden_text_is_left_out_and_reported() -> None:
    read = decoded(paragraph("Giao ", run("bí mật ", "<w:vanish/>"), "Văn phòng"))
    assert read.text == "Giao Văn phòng"
    assert read.findings == (
        Finding("hidden-text", (5, 14), "Văn bản có chữ ẩn (không hiện khi in); phần chữ ẩn không được đọc. Hãy kiểm tra lại bằng Word."),
    )


def test_hidden_style_is_left_out() -> None:
    styles = '<w:style w:type="character" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert text_of(paragraph("a", run("b", '<w:rStyle w:val="A"/>')), styles=styles) == "a"


def test_insertions_are_read_deletions_left_out_and_both_reported() -> None:
    body = paragraph("Giao ", f"<w:ins>{run('Văn phòng')}</w:ins>", "<w:del><w:r><w:delText>Ban</w:delText></w:r></w:del>", " tham mưu")
    read = decoded(body + paragraph(f"<w:moveTo>{run('b')}</w:moveTo><w:moveFrom>{run('c')}</w:moveFrom>"))
    assert read.text == "Giao Văn phòng tham mưu\nb"
    assert [(f.code, f.span, f.message) for f in read.findings] == [
        (
            "tracked-changes",
            (5, 14),
            "Văn bản còn sửa đổi chưa chấp nhận (Track Changes): 2 chỗ thêm đã đọc, 2 chỗ xóa đã bỏ. Hãy kiểm tra lại.",
        )
    ]


def test_deleted_paragraph_end_joins_paragraphs() -> None:
    body = paragraph("Giao ", properties="<w:rPr><w:del/></w:rPr>") + paragraph("Văn phòng") + paragraph("hết")
    assert text_of(body) == "Giao Văn phòng\nhết"


def test_deleted_row_is_left_out() -> None:
    assert text_of(table(row("a", "b"), row("c", "d", properties="<w:del/>"))) == "a\tb"


def test_change_found_in_composed_text_is_at_its_place() -> None:
    read = decoded(paragraph("Ủy ban nhân dân ", f"<w:ins>{run('xã')}</w:ins>"))
    assert [read.text[slice(*f.span)] for f in read.findings] == ["xã"]


def test_footnotes_stand_at_the_end_behind_raised_marks() -> None:
    notes = "".join(f'<w:footnote w:id="{i}">{paragraph("<w:r><w:footnoteRef/></w:r>", f" ghi chú {i}")}</w:footnote>' for i in (1, 2))
    ends = f'<w:endnote w:id="1">{paragraph("cuối")}</w:endnote>'
    body = paragraph("01-KL/TW", '<w:r><w:footnoteReference w:id="2"/></w:r>', " và", '<w:r><w:endnoteReference w:id="1"/></w:r>')
    body += paragraph("xã", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    assert text_of(body, footnotes=notes, endnotes=ends) == "01-KL/TW¹ vàⁱ\nxã²\n¹  ghi chú 2\n²  ghi chú 1\nⁱ cuối"


def test_embedded_file_is_reported() -> None:
    read = decoded(paragraph("a") + "<w:altChunk/>" + paragraph("b"))
    assert (read.text, [(f.code, f.span) for f in read.findings]) == ("a\n\nb", [("unreadable-region", (2, 3))])


def test_legacy_font_is_converted_and_reported() -> None:
    font = '<w:rFonts w:ascii=".VnTime"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH"/>'
    body = paragraph(run("céng hoµ x· héi", capitals)) + paragraph(run("§éc lËp - Tù do - H¹nh phóc", font), " (2)")
    read = decoded(body)
    assert read.text == "CỘNG HOÀ XÃ HỘI\nĐộc lập - Tự do - Hạnh phúc (2)"
    assert [(f.code, f.span) for f in read.findings] == [("legacy-encoding-converted", (0, 43))]


def test_unicode_text_in_a_legacy_font_stays() -> None:
    font = '<w:rFonts w:ascii=".VnTime"/>'
    read = decoded(paragraph(run("Độc lập - Tự do - Hạnh phúc của nhân dân", font)))
    assert (read.text, read.findings) == ("Độc lập - Tự do - Hạnh phúc của nhân dân", ())


def test_formula_is_read() -> None:
    assert text_of(paragraph("<m:oMath><m:r><m:t>x + y</m:t></m:r></m:oMath>")) == "x + y"
