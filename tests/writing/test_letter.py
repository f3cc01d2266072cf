"""A letter is set as Word and as PDF: the same words in the same order, and nobody's words become anything but words."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.table import Table

from giaoban.writing.letter import Column, Form, Letter, plain
from giaoban.writing.letter_pdf import pdf
from giaoban.writing.letter_word import word

TITLE = "Bàn giao mặt bằng nhà văn hóa thôn Đồng Mít"
COLUMNS = (Column("TT", 10, centred=True), Column("Nội dung nhiệm vụ", 90), Column("Hạn", 30, centred=True))
PARTY = Letter(
    form=Form.PARTY,
    above="ĐẢNG BỘ TỈNH AN BÌNH",
    issuer="ĐẢNG ỦY XÃ MINH SƠN",
    number="Số      -CV/ĐU",
    subject="về việc đôn đốc thực hiện nhiệm vụ quá hạn",
    place_day="Minh Sơn, ngày 16 tháng 11 năm 2026",
    addressee="Phòng Kinh tế",
    before=("Phòng Kinh tế còn 01 nhiệm vụ quá hạn:",),
    columns=COLUMNS,
    rows=(("1", TITLE, "10/11/2026"),),
    after=("Đề nghị Phòng Kinh tế báo cáo chậm nhất ngày 20/11/2026.",),
    recipients=("- Như trên;", "- Lưu Văn phòng Đảng ủy."),
    authority="T/L BAN THƯỜNG VỤ",
    office_title="CHÁNH VĂN PHÒNG",
    signer="Trần Thị Mai",
)
STATE = replace(PARTY, form=Form.STATE, above="", issuer="ỦY BAN NHÂN DÂN XÃ MINH SƠN", number="Số:       /UBND-VP", signer="Lê Thị Na")
LIKE_MARKUP = (
    "#strong[đậm] *sao* _gạch_ $x^2$ `mã` <nhãn> @dẫn // ghi chú",
    "= Tiêu đề",
    "- mục... -- gạch --- dài ~ trống \\ cuối",
    '=HYPERLINK("http://a","b")',
    "+CMD|' /C calc'!A0",
    "<w:t>thẻ</w:t> &amp; {{ tên }} {% if %}",
    "1. một\n2. hai\thàng",
    "“Nháy” \"thẳng\" 'đơn'",
)


def words_in_word(data: bytes) -> list[str]:
    """The words of the paper in the order of reading."""
    found: list[str] = []
    for part in Document(io.BytesIO(data)).iter_inner_content():
        found += [cell.text for row in part.rows for cell in row.cells] if isinstance(part, Table) else [part.text]
    return " ".join(found).split()


def words_in_pdf(data: bytes) -> list[str]:
    """The words of the pages, without the numbers of the pages."""
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range().split() for page in document]
    return [text for number, page in enumerate(pages, 1) for text in (page[1:] if number > 1 else page)]


def _all(letter: Letter) -> list[str]:
    titles = [text for text, _ in letter.sizes.titles]
    heads = [column.head for column in letter.columns]
    cells = [plain(text) for row in letter.rows for text in row]
    parts = [
        letter.above, letter.issuer, letter.sizes.star, *titles, letter.number, letter.subject, letter.place_day, "Kính gửi:",
        letter.addressee, *letter.before, *heads, *cells, *letter.after, "Nơi nhận:", *letter.recipients, letter.authority,
        letter.office_title, letter.signer,
    ]  # fmt: skip
    return " ".join(parts).split()


@pytest.mark.parametrize("letter", [PARTY, STATE], ids=["party", "state"])
def test_word_and_pdf_hold_the_same_words_in_the_same_order(letter: Letter) -> None:
    assert words_in_word(word(letter)) == _all(letter)
    assert words_in_pdf(pdf(letter)) == _all(letter)


@pytest.mark.parametrize("text", LIKE_MARKUP)
def test_words_like_markup_or_a_formula_are_those_words(text: str) -> None:
    letter = replace(PARTY, addressee=text, before=(text,), rows=(("1", text, ""),), after=(text,), signer=text, recipients=(text,))

    assert words_in_word(word(letter)) == _all(letter)
    assert words_in_pdf(pdf(letter)) == _all(letter)


def test_long_table_goes_on_with_its_head_on_every_page() -> None:
    letter = replace(PARTY, rows=tuple((str(n), f"{TITLE} số {n}", "10/11/2026") for n in range(1, 81)))
    head = "TT Nội dung nhiệm vụ Hạn"

    text = " ".join(words_in_pdf(pdf(letter)))
    pages = len(pypdfium2.PdfDocument(pdf(letter)))
    assert (pages, text.count(head), text.count(TITLE)) == (pages, pages, 80)
    assert words_in_word(word(letter)) == _all(letter)


def test_word_wider_than_its_cell_is_broken_and_loses_no_letter() -> None:
    address = "https://dichvucong.example/" + "duong/dan/khong/co/dau/cach/" * 5
    text = "".join(words_in_pdf(pdf(replace(PARTY, rows=(("1", address, ""),)))))

    assert address in text


def test_signs_that_no_file_can_hold_are_left_out() -> None:
    letter = replace(PARTY, signer="Trần\x00 Thị\ud800 Ma\u202ei\ufffe")

    assert (words_in_word(word(letter))[-3:], words_in_pdf(pdf(letter))[-3:]) == (["Trần", "Thị", "Mai"], ["Trần", "Thị", "Mai"])


def test_accents_written_apart_are_joined() -> None:
    assert plain("Tha\u0300nh\u00a0 \nphô\u0301") == "Thành phố"


def test_pdf_is_the_same_every_time_and_carries_its_own_letters() -> None:
    fonts = _fonts_of(pdf(PARTY))

    assert pdf(PARTY) == pdf(PARTY)
    assert {name.split("+")[1] for name in fonts} == {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"}


def test_every_vietnamese_letter_is_in_the_font() -> None:
    letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
    letter = replace(PARTY, after=(f"{letters} {letters.upper()}",))

    assert {name.split("+")[1].split("-")[0] for name in _fonts_of(pdf(letter))} == {"LiberationSerif"}


def test_word_paper_names_the_font_of_official_papers() -> None:
    styles = zipfile.ZipFile(io.BytesIO(word(PARTY))).read("word/styles.xml").decode()

    assert ('w:ascii="Times New Roman"' in styles, 'w:eastAsia="Times New Roman"' in styles) == (True, True)


def _fonts_of(data: bytes) -> set[str]:
    found: set[Any] = set()
    for page in pypdfium2.PdfDocument(data):
        for thing in page.get_objects():
            if isinstance(thing, pypdfium2.PdfTextObj):
                found.add(thing.get_font().get_base_name())
    return found
