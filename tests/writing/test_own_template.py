"""An office's own template: filled with a paper's words as plain text; what could act, fetch or hide is turned away with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from giaoban.writing.own_template import filled
from giaoban.writing.own_template_check import looked_over
from giaoban.writing.own_template_fields import LISTS, SINGLE, left_out, name_of
from giaoban.writing.paper import Annex, Item, Paper, Paragraph, Signature, Table
from tests.writing.papers import CALENDAR, MINUTES, PROGRAMME
from tests.writing.templates import template

HOSTILE = '{{người ký}} =cmd|"/c calc"!A1 <w:p/> {DDEAUTO c:\\windows} &amp; ../../etc'
SMALL = replace(
    PROGRAMME, body=(Item(1, "1.", "Giao Phòng Kinh tế."), Paragraph("Các chi bộ thực hiện.")), recipients=("Như trên", "Lưu Văn phòng")
)


def lines_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


def grid_of(data: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(BytesIO(data)).tables]


def test_every_field_is_filled_with_the_words_of_the_paper() -> None:
    names = list(SINGLE)
    paper = replace(
        MINUTES, day=PROGRAMME.day, place="Minh Sơn", number="7", symbol="BB/ĐU", urgency="KHẨN", draft_mark="Dự thảo", decider="X"
    )
    said = lines_of(filled(template(*(f"{name}: {{{{{name}}}}}" for name in names)), paper))

    assert said == [f"{name}: {SINGLE[name](paper)}" for name in names]
    assert {name: SINGLE[name](PROGRAMME) for name in ("ngày", "tháng", "năm")} == {"ngày": "01", "tháng": "12", "năm": "2026"}
    assert [SINGLE[name](replace(PROGRAMME, day=None)) for name in ("ngày", "tháng", "năm")] == ["", "", ""]


def test_paragraph_repeats_for_each_of_a_list() -> None:
    typed = ("Đầu", "{{nội dung}}", "Nơi nhận:", "- {{nơi nhận}};", "{{stt}}) {{căn cứ}}", "{{mục}}\t{{nội dung}}")
    said = lines_of(filled(template(*typed), SMALL))

    assert said == [
        "Đầu", "1. Giao Phòng Kinh tế.", "Các chi bộ thực hiện.", "Nơi nhận:", "- Như trên;", "- Lưu Văn phòng;",
        "1) Căn cứ Quy chế làm việc của Đảng ủy xã Minh Sơn", "2) Xét đề nghị của Văn phòng Đảng ủy",
        "1.\tGiao Phòng Kinh tế.", "\tCác chi bộ thực hiện.",
    ]  # fmt: skip


def rows(*cells: tuple[str, ...]) -> Callable[[Any], None]:
    """A table behind the paragraphs."""

    def change(document: Any) -> None:
        table = document.add_table(len(cells), len(cells[0]))
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return change


def test_row_with_a_counter_repeats_for_each_of_its_list() -> None:
    made = filled(template("{{trích yếu}}", change=rows(("TT", "Việc"), ("{{stt}}", "{{nội dung}}"))), SMALL)

    assert grid_of(made) == [[["TT", "Việc"], ["1", "1. Giao Phòng Kinh tế."], ["2", "Các chi bộ thực hiện."]]]


def test_recipients_repeat_in_their_cell_and_the_signature_beside_them_does_not() -> None:
    made = filled(template("{{trích yếu}}", change=rows(("{{nơi nhận}}", "{{quyền hạn ký}}\n{{người ký}}"))), SMALL)

    assert grid_of(made) == [[["Như trên\nLưu Văn phòng", "T/L BAN THƯỜNG VỤ\nTrần Thị Mai"]]]


def test_empty_list_leaves_nothing_but_what_word_needs() -> None:
    empty = replace(SMALL, body=(), recipients=())
    made = filled(template("{{nội dung}}", "Hết", change=rows(("{{nơi nhận}}", "{{người ký}}"))), empty)
    assert (lines_of(made), grid_of(made)) == (["Hết"], [[["", "Trần Thị Mai"]]])

    made = filled(template("Đầu", change=rows(("{{stt}}", "{{nội dung}}"))), empty)
    assert (lines_of(made)[0], grid_of(made)) == ("Đầu", [])


def test_table_of_the_body_stands_as_a_table_or_as_its_words() -> None:
    paper = replace(SMALL, body=(Paragraph("Các ngày:"), CALENDAR, Table(CALENDAR.columns, CALENDAR.rows)))
    made = filled(template("{{nội dung}}"), paper)
    drawn = [[column.head for column in CALENDAR.columns], *(list(row) for row in CALENDAR.rows)]
    assert (lines_of(made), grid_of(made)) == (["Các ngày:", CALENDAR.caption, "", ""], [drawn, drawn])

    made = filled(template("", change=rows(("{{stt}}", "{{nội dung}}"))), replace(paper, body=(CALENDAR,)))
    assert grid_of(made)[0][0][1].split("\n")[:2] == [CALENDAR.caption, "1; Tiếp công dân định kỳ; 10/12/2026"]


def test_body_that_ends_in_a_table_keeps_a_paragraph_behind_it_in_a_cell() -> None:
    paper = replace(SMALL, body=(Table(CALENDAR.columns, CALENDAR.rows),))
    made = docx.Document(BytesIO(filled(template(change=rows(("{{nội dung}}",))), paper)))

    assert [child.tag for child in made.tables[0].rows[0].cells[0]._tc][-2:] == [qn("w:tbl"), qn("w:p")]


def test_field_that_word_parted_into_runs_is_one_field_and_keeps_the_look_of_its_beginning() -> None:
    def parted(document: Any) -> None:
        paragraph = document.add_paragraph("Về ")
        for text, bold in (("{", True), ("{trích", False), (" yếu}", None), ("} và {{số}}!", None)):
            paragraph.add_run(text).bold = bold

    made = docx.Document(BytesIO(filled(template(change=parted), SMALL)))
    assert made.paragraphs[0].text == "Về công tác tháng 12 năm 2026 và 15!"
    assert [(run.text, run.bold) for run in made.paragraphs[0].runs if run.text][1] == ("công tác tháng 12 năm 2026", True)


WRITTEN = Signature((HOSTILE,), HOSTILE, HOSTILE)
WRITTEN_SO = Paper(
    "party_hd05", HOSTILE, (HOSTILE,), (HOSTILE,), HOSTILE, HOSTILE, HOSTILE, PROGRAMME.day, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,),
    (HOSTILE,), (Paragraph(HOSTILE),), (HOSTILE,), WRITTEN, (Annex(HOSTILE),), WRITTEN, HOSTILE,
    HOSTILE, HOSTILE, 300, (HOSTILE,),
)  # fmt: skip


@pytest.mark.parametrize("name", sorted({*SINGLE, *LISTS} - {"ngày", "tháng", "năm", "số lượng bản"}))
def test_words_that_look_like_something_else_come_out_as_those_words(name: str) -> None:
    made = filled(template(f"[{{{{{name}}}}}]"), WRITTEN_SO)

    assert lines_of(made) == [f"[{HOSTILE}]"]
    body = docx.Document(BytesIO(made)).element.body
    assert [each.tag for each in body.iter(qn("w:instrText"), qn("w:fldSimple"), qn("w:fldChar"))] == []


def test_head_and_foot_of_pages_and_text_boxes_are_filled_as_well() -> None:
    def placed(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{số}}-{{ký hiệu}}"
        run = document.add_paragraph("Ngoài {{số}}").add_run()
        box = parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
            "<w:p><w:r><w:t>Trong {{người ký}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        )
        run._r.append(box)

    made = docx.Document(BytesIO(filled(template(change=placed), SMALL)))
    assert made.sections[0].header.paragraphs[0].text == "15-CTr/ĐU"
    assert [text.text for text in made.element.body.iter(qn("w:t"))] == ["Ngoài 15", "Trong Trần Thị Mai"]


def test_section_that_ends_with_a_list_ends_behind_its_last() -> None:
    def sectioned(document: Any) -> None:
        paragraph = document.add_paragraph("{{nội dung}}")
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:sectPr"))

    made = docx.Document(BytesIO(filled(template(change=sectioned), SMALL)))
    assert [each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None for each in made.element.body.iter(qn("w:p"))] == [False, True]

    made = docx.Document(BytesIO(filled(template(change=sectioned), replace(SMALL, body=()))))
    assert [each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None for each in made.element.body.iter(qn("w:p"))] == [True]


def test_bound_controls_are_unbound_and_marks_stand_once() -> None:
    def bound(document: Any) -> None:
        paragraph = document.add_paragraph("{{nội dung}}")
        paragraph._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="1" w:name="a"/>'))
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="1"/>'))
        document.element.body.insert(0, parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="b"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>'
            "{{trích yếu}}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ))  # fmt: skip

    body = docx.Document(BytesIO(filled(template(change=bound), SMALL))).element.body
    assert [len(list(body.iter(qn(f"w:{name}")))) for name in ("dataBinding", "bookmarkStart", "bookmarkEnd")] == [0, 1, 1]


def test_names_of_fields_are_read_however_they_are_typed() -> None:
    assert lines_of(filled(template("{{ Trích  YẾU }}"), SMALL)) == ["công tác tháng 12 năm 2026"]
    assert lines_of(filled(template("{{TÊN LOẠI}} {{trích yếu}}"), SMALL)) == ["CHƯƠNG TRÌNH công tác tháng 12 năm 2026"]
    assert name_of("Tri\u0301ch yếu") == "trích yếu"


def test_what_a_template_has_no_place_for_is_named() -> None:
    fields = looked_over(template("{{trích yếu}}", "{{nội dung}}", "{{người ký}}")).fields

    assert left_out(PROGRAMME, fields) == ("độ khẩn", "chỉ dẫn dự thảo", "căn cứ", "nơi nhận", "phụ lục")
    assert left_out(Paper("party_hd05"), fields) == ()
