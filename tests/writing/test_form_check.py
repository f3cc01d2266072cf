"""The check of form finds each departure that was planted in a Word file, nothing in our own papers, and mends what a machine can."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt

from giaoban.writing.form import form_departures
from giaoban.writing.form_mending import mended
from giaoban.writing.paper import Item, Paper, Paragraph
from giaoban.writing.profile import chosen, profile_called
from giaoban.writing.word import word
from giaoban.writing.word_looks import NotAWordFile
from tests.writing.opened import W, WordFile
from tests.writing.papers import LETTER, PROGRAMME
from tests.writing.test_word_and_pdf import PAPERS

TEXT = "Ban Thường vụ Đảng ủy yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện, kịp thời báo cáo khó khăn, vướng mắc về Văn phòng Đảng ủy."
PARTY = replace(PROGRAMME, profile="party_hd36", number="5", body=(Item(1, "1.", TEXT), Paragraph(TEXT), Paragraph("Các chi bộ thực hiện")))
STATE = replace(PARTY, profile="state_nd30", above=("UBND tỉnh An Bình",), issuer=("Ủy ban nhân dân", "xã Minh Sơn"), symbol="KH-UBND")
LETTER_PARTY = replace(LETTER, profile="party_hd05", symbol="CV/ĐU", body=(Paragraph(TEXT),))
Change = Callable[[Any], None]


def paragraph(document: Any, begins: str) -> Any:
    """The paragraph that begins so, in a cell or not."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    places = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    return next(each for each in places if each.text.startswith(begins))


def letters(begins: str, **looks: Any) -> Change:
    """The words of a paragraph in another look."""

    def change(document: Any) -> None:
        for run in paragraph(document, begins).runs:
            for name, value in looks.items():
                setattr(run.font, name, value)

    return change


def shape(begins: str, **looks: Any) -> Change:
    def change(document: Any) -> None:
        for name, value in looks.items():
            setattr(paragraph(document, begins).paragraph_format, name, value)

    return change


def said(begins: str, old: str, new: str) -> Change:
    """Other words."""

    def change(document: Any) -> None:
        for run in paragraph(document, begins).runs:
            run.text = run.text.replace(old, new)

    return change


def gone(begins: str) -> Change:
    def change(document: Any) -> None:
        found = paragraph(document, begins)._p
        found.getparent().remove(found)

    return change


def page(**sizes: Any) -> Change:
    def change(document: Any) -> None:
        for name, value in sizes.items():
            setattr(document.sections[0], name, value)

    return change


def number(change_it: Callable[[Any], None]) -> Change:
    return lambda document: change_it(document.sections[0].header.paragraphs[0])


def _smaller(header: Any) -> None:
    for run in header._p.iter(f"{W}r"):
        properties = run.makeelement(f"{W}rPr", {})
        properties.append(run.makeelement(f"{W}sz", {f"{W}val": "20"}))
        run.insert(0, properties)


def _left(header: Any) -> None:
    header.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _no_number(header: Any) -> None:
    header._p.remove(header._p.find(f"{W}fldSimple"))


PLANTED: list[tuple[Paper, Change, tuple[str, str]]] = [
    (PARTY, letters("ĐẢNG CỘNG SẢN", size=Pt(13)), ("title", "size")),
    (PARTY, letters("ĐẢNG CỘNG SẢN", bold=False), ("title", "bold")),
    (PARTY, letters("ĐẢNG BỘ", size=Pt(12)), ("superior", "size")),
    (PARTY, letters("ĐẢNG ỦY", underline=True), ("issuer", "underline")),
    (PARTY, gone("*"), ("issuer", "star")),
    (PARTY, said("Số 05", "Số 05", "Số: 05"), ("number", "label")),
    (PARTY, said("Số 05", "05", "5"), ("number", "padding")),
    (PARTY, said("Số 05", "05-", "05/"), ("number", "joint")),
    (PARTY, letters("Số 05", bold=True), ("number", "bold")),
    (PARTY, letters("Minh Sơn, ngày", italic=False), ("day", "italic")),
    (PARTY, said("Minh Sơn, ngày", "ngày 01", "ngày 1"), ("day", "padding")),
    (PARTY, said("Minh Sơn, ngày", "Sơn, ngày", "Sơn ngày"), ("day", "comma")),
    (PARTY, letters("CHƯƠNG TRÌNH", size=Pt(18)), ("kind", "size")),
    (PARTY, letters("công tác tháng", italic=True), ("subject", "italic")),
    (PARTY, gone("-----"), ("subject", "dashes")),
    (PARTY, said("-----", "-----", "-------"), ("subject", "dashes")),
    (PARTY, said("Căn cứ", ";", ","), ("bases", "end")),
    (PARTY, letters(TEXT[:20], size=Pt(13)), ("body", "size")),
    (PARTY, letters(TEXT[:20], name="Arial"), ("body", "font")),
    (PARTY, shape(TEXT[:20], alignment=WD_ALIGN_PARAGRAPH.LEFT), ("body", "align")),
    (PARTY, shape(TEXT[:20], first_line_indent=Mm(20)), ("body", "first_line")),
    (PARTY, shape(TEXT[:20], space_after=Pt(0)), ("body", "gap")),
    (PARTY, shape(TEXT[:20], line_spacing=Pt(16)), ("body", "line")),
    (PARTY, shape(TEXT[:20], line_spacing_rule=WD_LINE_SPACING.ONE_POINT_FIVE), ("body", "line")),
    (PARTY, said("Các chi bộ thực hiện", "hiện.", "hiện./."), ("body", "end")),
    (PARTY, letters("T/L BAN", bold=False), ("authority", "bold")),
    (PARTY, letters("CHÁNH VĂN PHÒNG", bold=True), ("office_title", "bold")),
    (PARTY, said("CHÁNH VĂN", "CHÁNH VĂN PHÒNG", "Chánh Văn phòng"), ("office_title", "capitals")),
    (PARTY, letters("Trần Thị Mai", size=Pt(12)), ("name", "size")),
    (PARTY, letters("Nơi nhận", underline=False), ("recipients_label", "underline")),
    (PARTY, letters("- Các chi bộ", size=Pt(14)), ("recipient", "size")),
    (PARTY, said("- Các chi bộ", ",", ";"), ("recipient", "end")),
    (PARTY, letters("KHẨN", bold=False), ("urgency", "bold")),
    (PARTY, letters("Dự thảo", italic=False), ("draft", "italic")),
    (PARTY, page(left_margin=Mm(25)), ("page", "margin_left")),
    (PARTY, page(top_margin=Mm(25)), ("page", "margin_top")),
    (PARTY, page(page_width=Mm(216), page_height=Mm(279)), ("page", "paper")),
    (PARTY, page(different_first_page_header_footer=False), ("page_number", "first_page")),
    (PARTY, page(header_distance=Mm(15)), ("page_number", "from_top")),
    (PARTY, number(_left), ("page_number", "align")),
    (PARTY, number(_smaller), ("page_number", "size")),
    (PARTY, number(_no_number), ("page_number", "missing")),
    (STATE, letters("Độc lập", bold=False), ("motto", "bold")),
    (STATE, said("Số: 05", "Số: ", "Số "), ("number", "label")),
    (STATE, letters("Căn cứ", italic=False), ("bases", "italic")),
    (STATE, letters("Nơi nhận", bold=False), ("recipients_label", "bold")),
    (STATE, letters("- Các chi bộ", size=Pt(12)), ("recipient", "size")),
    (STATE, shape(TEXT[:20], line_spacing=2.0), ("body", "line")),
    (STATE, said("Các chi bộ thực hiện", "hiện./.", "hiện."), ("body", "end")),
    (STATE, page(right_margin=Mm(25)), ("page", "margin_right")),
    (LETTER_PARTY, said("về việc", "về việc", "V/v"), ("letter_subject", "opening")),
    (LETTER_PARTY, letters("về việc", italic=False), ("letter_subject", "italic")),
    (LETTER_PARTY, letters("Kính gửi", italic=False), ("addressed", "italic")),
]  # fmt: skip


def planted(paper: Paper, change: Change) -> bytes:
    document = Document(io.BytesIO(word(paper)))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def found(data: bytes, paper: Paper) -> list[tuple[str, str]]:
    return [(one.name, one.what) for one in form_departures(data, profile_called(paper.profile))]


@pytest.mark.parametrize(("paper", "change", "expected"), PLANTED, ids=[f"{one.profile}-{'-'.join(what)}" for one, _, what in PLANTED])
def test_departure_is_found_and_no_other_and_is_mended(paper: Paper, change: Change, expected: tuple[str, str]) -> None:
    data = planted(paper, change)

    assert set(found(data, paper)) == {expected}
    right = mended(data, profile_called(paper.profile))
    assert found(right, paper) == []
    assert WordFile(right).words() == WordFile(word(paper)).words()


def test_there_are_many_kinds_of_departures() -> None:
    assert len({what for *_, what in PLANTED}) > 40


@pytest.mark.parametrize("name", PAPERS)
def test_our_own_papers_depart_from_nothing(name: str) -> None:
    assert found(word(PAPERS[name]), PAPERS[name]) == []


@pytest.mark.parametrize("part", ["ĐẢNG CỘNG SẢN", "Số 05", "Minh Sơn, ngày", "Nơi nhận:"])
def test_part_that_is_not_there_is_said_to_be_missing_and_is_not_made_up(part: str) -> None:
    data = planted(PARTY, gone(part))
    told = [one for one in form_departures(data, profile_called("party_hd36")) if one.what == "missing"]

    assert [one.can_be_mended for one in told] == [False] * len(told) != []
    assert "missing" in {what for _, what in found(mended(data, profile_called("party_hd36")), PARTY)}


def test_departure_says_what_was_measured_what_is_prescribed_and_by_what() -> None:
    (told,) = form_departures(planted(PARTY, letters("CHƯƠNG TRÌNH", size=Pt(18))), profile_called("party_hd36"))

    assert (told.place, told.words, told.measured, told.prescribed) == ("Tên loại", "CHƯƠNG TRÌNH", "cỡ chữ 18", "cỡ chữ từ 15 đến 16")
    assert told.source == "Phụ lục 3, hàng 5"


def test_paper_of_one_guide_departs_from_the_other() -> None:
    assert set(found(word(PARTY), replace(PARTY, profile="party_hd05"))) == {("recipient", "end")}
    assert ("number", "label") in found(word(PARTY), STATE)


def test_office_s_own_choice_is_no_departure() -> None:
    profile = chosen(profile_called("party_hd05"), {"line": 20, "words.body": 15})

    assert form_departures(word(replace(PARTY, profile="party_hd05"), profile), profile) == ()


def test_many_departures_at_once_are_all_found_and_all_mended() -> None:
    changes = [change for paper, change, what in PLANTED if paper is PARTY and what[1] not in {"dashes", "paper", "line"}]

    def all_of_them(document: Any) -> None:
        for change in changes:
            try:
                change(document)
            except StopIteration:  # its words were changed before
                continue

    data = planted(PARTY, all_of_them)
    assert len(found(data, PARTY)) >= 30
    assert found(mended(data, profile_called("party_hd36")), PARTY) == []


@pytest.mark.parametrize("data", [b"", b"khong phai tep Word", b"%PDF-1.7"])
def test_what_is_no_word_file_is_told_so(data: bytes) -> None:
    with pytest.raises(NotAWordFile, match=r"\.docx"):
        form_departures(data, profile_called("party_hd36"))


def test_file_that_unpacks_into_too_much_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 61_000_000)

    with pytest.raises(NotAWordFile, match="quá lớn"):
        form_departures(out.getvalue(), profile_called("party_hd36"))


def test_paper_that_python_docx_makes_by_itself_is_measured_and_mended() -> None:
    """A unit's draft without styles of ours, without a letterhead: what is there is measured, what is not is missing."""
    document = Document()
    document.add_paragraph("CHƯƠNG TRÌNH")
    document.add_paragraph("công tác tháng 12")
    document.add_paragraph(TEXT)
    out = io.BytesIO()
    document.save(out)

    before = set(found(out.getvalue(), PARTY))
    assert {("title", "missing"), ("kind", "size"), ("body", "font"), ("body", "align"), ("page", "paper")} <= before
    assert {what for _, what in found(mended(out.getvalue(), profile_called("party_hd36")), PARTY)} == {"missing"}


def test_paragraph_that_hangs_by_its_style_is_measured_as_word_shows_it() -> None:
    def hangs(document: Any) -> None:
        document.styles["Nội dung"].paragraph_format.first_line_indent = Mm(-7)
        paragraph(document, "Các chi bộ").paragraph_format.first_line_indent = Mm(10)

    assert set(found(planted(PARTY, hangs), PARTY)) == {("body", "first_line")}
    told = form_departures(planted(PARTY, hangs), profile_called("party_hd36"))
    assert {(one.words[:11], one.measured) for one in told} == {(TEXT[:11], "lùi đầu dòng -7 mm")}
    assert found(mended(planted(PARTY, hangs), profile_called("party_hd36")), PARTY) == []


def test_last_line_that_gets_its_mark_is_set_as_text_too() -> None:
    def bare(document: Any) -> None:
        said("Các chi bộ", "hiện.", "hiện")(document)
        shape("Các chi bộ", alignment=WD_ALIGN_PARAGRAPH.LEFT)(document)

    assert found(mended(planted(PARTY, bare), profile_called("party_hd36")), PARTY) == []


def test_dashes_stand_below_the_kind_where_there_is_no_subject() -> None:
    nameless = replace(PARTY, subject="")
    data = planted(nameless, gone("-----"))

    assert found(data, PARTY) == [("subject", "dashes")]
    assert found(mended(data, profile_called("party_hd36")), PARTY) == []


def test_file_without_a_section_or_lists_is_measured_all_the_same() -> None:
    def stripped(document: Any) -> None:
        document.element.body.remove(document.element.body.sectPr)
        document.part.rels.pop(next(key for key, one in document.part.rels.items() if one.reltype.endswith("/numbering")))

    data = planted(replace(PARTY, annexes=()), stripped)
    assert {("page", "paper"), ("page_number", "missing")} <= set(found(data, PARTY))
    assert found(mended(data, profile_called("party_hd36")), PARTY) == []


def test_letters_with_their_marks_apart_are_known_and_joined() -> None:
    """As some programs type Vietnamese: `Số` in two signs."""

    def apart(document: Any) -> None:
        for words in document.element.body.iter(f"{W}t"):
            words.text = unicodedata.normalize("NFD", words.text)

    data = planted(PARTY, apart)
    assert found(data, PARTY) == []
    assert WordFile(mended(data, profile_called("party_hd36"))).words() == WordFile(word(PARTY)).words()


def test_what_a_unit_wrote_beside_the_number_is_no_organ() -> None:
    def beside(document: Any) -> None:
        paragraph(document, "Số 05").insert_paragraph_before("(V/v đôn đốc)")

    assert {name for name, _ in found(planted(PARTY, beside), PARTY)} == set()
