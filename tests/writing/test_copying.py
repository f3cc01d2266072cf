"""Copies: the block of a copy in both forms, below the last line of the original or on the next page; Word with the same words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Rectangle
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from giaoban.writing.copying import CopyKind, NotCopied, copied, kinds_of, name_of, symbol_of
from giaoban.writing.paper import Item, Paper, Paragraph, Signature
from giaoban.writing.pdf import pdf
from giaoban.writing.profile import profile_called
from giaoban.writing.word import word
from tests.writing.opened import WordFile, pdf_texts, pdf_words
from tests.writing.papers import LETTER, PROGRAMME
from tests.writing.signing.signed import by_both, place, unsigned, verified
from tests.writing.signing.test_marks import colour_at

DAY = dt.date(2026, 12, 3)
PARTY, STATE = profile_called("party_hd05"), profile_called("state_nd30")
BY_PARTY = Paper(
    "party_hd05", "Sao lục", (), ("Đảng ủy xã Minh Sơn",), "4", "BS/ĐU", "Minh Sơn", DAY,
    recipients=("Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"),
    signature=Signature(("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG", "Trần Thị Mai"),
)  # fmt: skip
BY_STATE = replace(BY_PARTY, profile="state_nd30", kind="Sao y", issuer=("Ủy ban nhân dân", "xã Minh Sơn"), symbol="SY-UBND")
SHORT = replace(PROGRAMME, body=(Paragraph("Một câu."),), annexes=())
LONG = replace(SHORT, body=tuple(Item(1, f"{n}.", "Giao Phòng Kinh tế tổng hợp số liệu.") for n in range(1, 11)))


def test_block_stands_below_the_last_line_where_there_is_room() -> None:
    (page,) = pdf_texts(copied(pdf(SHORT), BY_PARTY, PARTY))
    said = " ".join(page.split())

    assert said.index("Trần Thị Mai") < said.index("SAO LỤC") < said.index("Các chi bộ trực thuộc;", said.index("SAO LỤC"))
    assert ("Số 04-BS/ĐU" in said, "Minh Sơn, ngày 03 tháng 12 năm 2026" in said, said.count("Trần Thị Mai")) == (True, True, 2)


def test_block_that_has_no_room_begins_a_page_that_is_counted_on() -> None:
    original = pdf(LONG)
    pages = pdf_texts(copied(original, BY_STATE, STATE))

    assert (len(pdf_texts(original)), len(pages), pages[1].split()[0], "SAO Y" in pages[0], "Số: 04/SY-UBND" in pages[1]) == (
        1, 2, "2", False, True,
    )  # fmt: skip


def test_block_hides_no_mark_of_a_signature_that_lies_below_the_words() -> None:
    writer, out = PdfWriter(), BytesIO()
    writer.append(PdfReader(BytesIO(pdf(SHORT))))
    writer.add_annotation(0, Rectangle(rect=(300, 90, 480, 160)))
    writer.write(out)

    assert ["SAO LỤC" in page for page in pdf_texts(copied(out.getvalue(), BY_PARTY, PARTY))] == [False, True]


@pytest.mark.parametrize("copy", [BY_PARTY, BY_STATE])
def test_copy_of_a_signed_paper_shows_its_signatures_and_is_itself_signed_by_nobody(copy: Paper) -> None:
    original = by_both()
    found = copied(original, copy, profile_called(copy.profile))

    fields = [field.get_object() for field in PdfReader(BytesIO(original)).pages[place().page].annotations or ()]
    signature, seal = ([float(side) for side in field["/Rect"]] for field in fields)
    middle = (signature[1] + signature[3]) / 2
    over = [(place().page, x, middle) for x in (seal[0] + 20, seal[2] - 5, signature[2] - 5)]  # the seal, both, the signature
    assert [colour_at(found, *point) for point in over] == [colour_at(original, *point) for point in over]
    assert colour_at(found, *over[0]) != colour_at(unsigned(), *over[0])
    reader = PdfReader(BytesIO(found))
    assert ("/AcroForm" in reader.root_object, [page.annotations for page in reader.pages if page.annotations]) == (False, [])
    assert (b"/ByteRange" in found, b"/Widget" in found, verified(found).signatures) == (False, False, ())
    assert (verified(original).signatures == (), "SAO" in pdf_texts(found)[-1]) == (False, True)


def test_field_whose_words_only_a_viewer_draws_is_not_lost_in_a_copy() -> None:
    writer, out = PdfWriter(), BytesIO()
    writer.append(PdfReader(BytesIO(pdf(SHORT))))
    words = {"/Type": "/Annot", "/Subtype": "/Widget", "/FT": "/Tx"}
    field = DictionaryObject({NameObject(name): NameObject(value) for name, value in words.items()})
    field[NameObject("/V")] = TextStringObject("Ba mươi hộ")
    field[NameObject("/Rect")] = ArrayObject(map(NumberObject, (100, 100, 200, 120)))
    writer.add_annotation(0, field)
    writer.write(out)

    with pytest.raises(NotCopied):
        copied(out.getvalue(), BY_PARTY, PARTY)


def test_page_that_is_no_sheet_of_the_form_gets_the_block_on_a_page_of_its_own() -> None:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(300, 300)
    writer.write(out)

    assert ["SAO LỤC" in page for page in pdf_texts(copied(out.getvalue(), BY_PARTY, PARTY))] == [False, True]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"<html>"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(NotCopied):
        copied(data, BY_PARTY, PARTY)


def test_word_and_pdf_of_a_copy_set_anew_say_the_same() -> None:
    paper = replace(LETTER, number="7")

    assert "".join(pdf_words(pdf(paper, copy=BY_STATE))) == "".join(WordFile(word(paper, copy=BY_STATE)).words())
    assert list(WordFile(word(paper, copy=BY_STATE)).lines()).index("SAO Y") > list(WordFile(word(paper)).lines()).index("Lê Thị Na")


def test_each_side_names_and_counts_its_own_copies() -> None:
    assert [(name_of(kind, PARTY), symbol_of(kind, PARTY)) for kind in CopyKind] == [
        ("Sao y bản chính", "BS"), ("Sao lục", "BS"), ("Trích sao", "BS"),
    ]  # fmt: skip
    assert [(name_of(kind, STATE), symbol_of(kind, STATE)) for kind in CopyKind] == [
        ("Sao y", "SY"),
        ("Sao lục", "SL"),
        ("Trích sao", "TrS"),
    ]
    assert (kinds_of("party", is_ours=True), kinds_of("party", is_ours=False)) == ((CopyKind.TRUE, CopyKind.EXTRACT), (CopyKind.WHOLE,))
    assert kinds_of("state", is_ours=False) == tuple(CopyKind)
