"""Who may have a paper, who typed it in how many copies, how to reach its issuer: at its place in both files, known again in any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.shared import Pt

from giaoban.intake import read
from giaoban.writing.form import form_departures
from giaoban.writing.form_mending import mended
from giaoban.writing.from_reading import paper_of
from giaoban.writing.paper import Item, Paper, Paragraph, from_json, to_json
from giaoban.writing.pdf import pdf
from giaoban.writing.profile import profile_called
from giaoban.writing.side_notes import Typed, contact_in, is_circulation, typed_in
from giaoban.writing.word import word
from tests.writing.opened import W, WordFile, pdf_pages, pdf_texts
from tests.writing.papers import LETTER, MINUTES, PROGRAMME

CONTACT = ("Trụ sở: thôn Đồng Cao, xã Minh Sơn", "Điện thoại: 0200 300 000; Fax: 0200 300 001", "Website: minhson.example")
NOTED = {"circulation": "Lưu hành nội bộ", "drafter": "pl", "copies": 300, "contact": CONTACT}
TEXT = "Ủy ban nhân dân xã yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện, kịp thời báo cáo khó khăn, vướng mắc về Văn phòng."
STATE = replace(LETTER, number="5", body=(Paragraph(TEXT),), **NOTED)  # type: ignore[arg-type]
PARTY = replace(PROGRAMME, profile="party_hd36", number="5", body=(Item(1, "1.", TEXT),), annexes=(), **NOTED)  # type: ignore[arg-type]
UNPUBLISHED = "Không phổ biến trên các phương tiện thông tin đại chúng"
MAKERS: dict[str, Callable[[Paper], bytes]] = {"docx": word, "pdf": pdf}
BOTH = pytest.mark.parametrize("paper", [STATE, PARTY], ids=["state", "party"])


def margin(data: bytes, kind: str) -> list[str]:
    """What stands above (`header`) or below (`footer`) the first page."""
    section = Document(BytesIO(data)).sections[0]
    place = getattr(section, f"first_page_{kind}")
    found = [] if place.is_linked_to_previous else ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in place._element.iter(f"{W}p")]
    return [words for words in found if words]


@BOTH
def test_paper_with_notes_is_the_same_as_json_and_one_of_before_has_none(paper: Paper) -> None:
    bare = {name: value for name, value in to_json(paper).items() if name not in NOTED}

    assert (from_json(to_json(paper)), from_json(bare)) == (paper, replace(paper, circulation="", drafter="", copies=None, contact=()))


def test_state_paper_bears_its_notes_where_the_decree_puts_them() -> None:
    file, first = word(STATE), pdf_texts(pdf(STATE))[0].split("\n")

    assert (margin(file, "header"), margin(file, "footer")) == (["LƯU HÀNH NỘI BỘ"], list(CONTACT))
    assert (first[0].strip(), [line.strip() for line in first if line.strip()][-3:]) == ("LƯU HÀNH NỘI BỘ", list(CONTACT))
    assert "- Lưu: VT, VP. PL.(300)" in list(WordFile(file).lines())
    box = next(Document(BytesIO(file)).sections[0].first_page_header._element.iter(f"{W}pBdr"))
    assert {side.get(f"{W}color") for side in box} == {"000000"}  # no stamp: black


def test_party_paper_bears_its_contact_at_its_end_and_its_note_without_a_frame() -> None:
    file = word(PARTY)
    look = WordFile(file).look("- Lưu Văn phòng Đảng ủy", run=1)

    assert (margin(file, "header"), margin(file, "footer")) == (["LƯU HÀNH NỘI BỘ"], [])
    assert list(WordFile(file).lines())[-3:] == list(CONTACT)
    assert (look.size, "- Lưu Văn phòng Đảng ủy. PL-300" in list(WordFile(file).lines())) == (8, True)
    assert list(Document(BytesIO(file)).sections[0].first_page_header._element.iter(f"{W}pBdr")) == []


def test_what_must_not_be_published_says_so_below_who_signs() -> None:
    paper = replace(PARTY, circulation=UNPUBLISHED, contact=())
    of_the_state = replace(STATE, circulation=UNPUBLISHED)

    assert (list(WordFile(word(paper)).lines())[-1], margin(word(paper), "header")) == (UNPUBLISHED.upper(), [])
    assert pdf_texts(pdf(paper))[0].split()[-len(UNPUBLISHED.split()) :] == UNPUBLISHED.upper().split()
    assert margin(word(of_the_state), "header") == [UNPUBLISHED.upper()]


def test_only_the_first_page_bears_them_and_annexes_begin_with_page_one() -> None:
    long = replace(STATE, body=tuple(Item(1, f"{n}.", TEXT) for n in range(1, 60)), annexes=PROGRAMME.annexes)
    pages = pdf_texts(pdf(long))
    sections = Document(BytesIO(word(long))).sections

    assert [("LƯU HÀNH NỘI BỘ" in page, CONTACT[0] in page) for page in pages] == [(True, True), *[(False, False)] * (len(pages) - 1)]
    assert [page.split()[:2] for page in pages[-2:]] == [["Phụ", "lục"], ["Phụ", "lục"]]  # no number above them
    assert [section.first_page_header.is_linked_to_previous for section in sections] == [False, False, False]
    assert [len("".join(section.first_page_footer._element.itertext())) > 0 for section in sections] == [True, False, False]


def test_one_alone_of_mark_and_copies_stands_alone() -> None:
    lines = [list(WordFile(word(replace(STATE, **change))).lines()) for change in ({"copies": None}, {"drafter": ""})]

    assert [[line for line in each if "Lưu: VT" in line] for each in lines] == [["- Lưu: VT, VP. PL"], ["- Lưu: VT, VP. 300"]]


@pytest.mark.parametrize("long", ["Tài liệu hội nghị, xong hội nghị trả lại cho bộ phận tài liệu " * 3, "x" * 300])
def test_note_that_fits_into_no_frame_is_a_line(long: str) -> None:
    file = word(replace(STATE, circulation=long))

    assert (list(Document(BytesIO(file)).sections[0].first_page_header._element.iter(f"{W}pBdr")), pdf_pages(pdf(STATE))) == ([], 1)


# -- known again ------------------------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("ending", MAKERS)
def test_reading_gives_them_back_as_far_as_it_has_them(paper: Paper, ending: str) -> None:
    again = paper_of(read(MAKERS[ending](paper), name=f"van-ban.{ending}"), profile_called(paper.profile))
    in_the_margins = ending == "docx"  # what stands in a Word file's margins is no part of its words
    on_top = "" if in_the_margins else "LƯU HÀNH NỘI BỘ"
    contact = () if in_the_margins and paper is STATE else CONTACT

    assert (again.drafter, again.copies, again.circulation, again.contact) == ("PL", 300, on_top, contact)
    assert (again.recipients, again.annexes) == (paper.recipients, ())


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("- Lưu: VT, TCCB. PL.(300)", Typed("- Lưu: VT, TCCB.", "PL", 300)),
        ("- Lưu Văn phòng Tỉnh ủy. ABC-268", Typed("- Lưu Văn phòng Tỉnh ủy.", "ABC", 268)),
        ("Lưu: VT, NVA (15)", Typed("Lưu: VT,", "NVA", 15)),
        ("- Lưu: VT, VP.", None),
        ("- Ban Tổ chức. ABC-268", None),
        ("- Lưu: VT, hồ sơ 12-2026", None),
    ],
)
def test_who_typed_it_stands_at_the_end_of_the_file_s_line(line: str, typed: Typed | None) -> None:
    assert typed_in(line) == typed


def test_notes_and_ways_to_reach_are_known_and_nothing_else_is() -> None:
    assert [is_circulation(text) for text in ("XEM XONG TRẢ LẠI", "Tài liệu hội nghị.", "Xem xong trả lại cho Văn phòng")] == [
        True,
        True,
        False,
    ]
    assert contact_in((*CONTACT, "Phụ lục 1")) == CONTACT
    assert (contact_in(("Phụ lục 1", "DANH MỤC")), contact_in(("Bà con cần điện thoại cho nhau",))) == ((), ())


# -- the check of form ------------------------------------------------------------------------------------------------


def found_in(data: bytes, profile: str) -> list[tuple[str, str]]:
    return [(each.name, each.what) for each in form_departures(data, profile_called(profile))]


@BOTH
def test_own_papers_with_notes_depart_from_nothing(paper: Paper) -> None:
    assert found_in(word(paper), paper.profile) == []


def planted(data: bytes, change: Callable[[Any], None]) -> bytes:
    document, out = Document(BytesIO(data)), BytesIO()
    change(document)
    document.save(out)
    return out.getvalue()


def small_note(document: Any) -> None:
    document.sections[0].first_page_header.tables[0].cell(0, 1).paragraphs[0].runs[0].font.size = Pt(9)


def large_contact(document: Any) -> None:
    document.sections[0].first_page_footer.paragraphs[1].runs[0].font.size = Pt(14)


def _filed(document: Any) -> Any:
    return next(p for table in document.tables for p in table.cell(0, 0).paragraphs if "Lưu" in p.text)


def large_mark(document: Any) -> None:
    _filed(document).runs[1].font.size = Pt(14)


def mark_of_the_other_side(document: Any) -> None:
    _filed(document).runs[1].text = " PL-300"


@pytest.mark.parametrize(
    ("change", "departure"),
    [
        (small_note, ("circulation", "size")),
        (large_contact, ("contact", "size")),
        (large_mark, ("drafter_mark", "size")),
        (mark_of_the_other_side, ("recipient", "drafter_mark")),
    ],
)
def test_note_that_departs_is_told_and_set_right(change: Callable[[Any], None], departure: tuple[str, str]) -> None:
    file = planted(word(STATE), change)

    assert found_in(file, STATE.profile) == [departure]
    assert found_in(mended(file, profile_called(STATE.profile)), STATE.profile) == []


# -- minutes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "recipients", "departures"),
    [
        ("party_hd36", (), []),
        ("party_hd36", ("Lưu Văn phòng Đảng ủy",), []),
        ("state_nd30", ("Lưu: VT, Hồ sơ",), []),
        ("state_nd30", (), [("recipients_label", "missing")]),
    ],
)
def test_minutes_name_recipients_where_their_form_says_so(profile: str, recipients: tuple[str, ...], departures: list[Any]) -> None:
    held = profile_called(profile)
    signed = [replace(one, office_title=held.sign(rule)) for one, rule in ((MINUTES.signature, "minutes_chair"),)]
    paper = replace(MINUTES, profile=profile, body=(Paragraph(TEXT),), recipients=recipients, signature=signed[0])

    assert found_in(word(paper), profile) == departures


def test_who_signed_minutes_is_measured() -> None:
    def small(document: Any) -> None:
        document.tables[1].cell(0, 0).paragraphs[1].runs[0].font.size = Pt(10)

    file = planted(word(replace(MINUTES, body=(Paragraph(TEXT),))), small)

    assert found_in(file, MINUTES.profile) == [("name", "size")]
