"""A letter as a page shows it has the words of its files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from giaoban.writing.letter import letter_of
from giaoban.writing.paper import Column, Paper, Paragraph, Table
from giaoban.writing.pdf import pdf
from giaoban.writing.setting import NUMBER_BLANKS
from giaoban.writing.word import word
from tests.writing.opened import WordFile, pdf_words
from tests.writing.papers import LETTER

TABLE = Table((Column("TT", 1, centred=True), Column("Nội dung", 7)), (("1", "Bàn giao mặt bằng\nnhà văn hóa"),))
BODY = (Paragraph("Còn 01 nhiệm vụ quá hạn:"), TABLE, Paragraph("Đề nghị báo cáo trước ngày 20/02/2026"))
URGING = replace(LETTER, addressees=("Phòng Kinh tế",), body=BODY)


def test_letter_of_the_state_is_shown_as_it_is_printed() -> None:
    letter = letter_of(URGING)

    assert (letter.party, letter.above, letter.issuer) == (False, "", "ỦY BAN NHÂN DÂN\nXÃ MINH SƠN")
    assert (letter.number, letter.subject) == (f"Số:{NUMBER_BLANKS}/UBND-VP", "V/v báo cáo số liệu năm 2025")
    assert (letter.place_day, letter.addressee) == ("Minh Sơn, ngày 09 tháng 02 năm 2026", "Phòng Kinh tế")
    assert (letter.before, letter.after) == (("Còn 01 nhiệm vụ quá hạn:",), ("Đề nghị báo cáo trước ngày 20/02/2026./.",))
    assert (letter.columns, letter.rows) == (("TT", "Nội dung"), (("1", "Bàn giao mặt bằng\nnhà văn hóa"),))
    assert letter.recipients == ("- Như trên;", "- Lưu: VT, VP.")
    assert (letter.authority, letter.office_title, letter.signer) == ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Na")


@pytest.mark.parametrize("paper", [URGING, replace(URGING, profile="party_hd05", symbol="CV/ĐU")], ids=["state", "party"])
def test_words_of_the_page_are_those_of_the_files(paper: Paper) -> None:
    letter = letter_of(paper)
    shown = [letter.issuer, letter.number, letter.subject, letter.place_day, letter.addressee, *letter.before, *letter.columns]
    shown += [*(cell for row in letter.rows for cell in row), *letter.after, *letter.recipients, letter.authority, letter.office_title]

    for words in (" ".join(WordFile(word(paper)).words()), " ".join(pdf_words(pdf(paper)))):
        assert [each for each in shown if " ".join(each.split()) not in words] == []


def test_letter_without_a_table_has_all_before_it() -> None:
    letter = letter_of(LETTER)

    assert (letter.columns, letter.rows, len(letter.before), letter.after) == ((), (), 1, ())
    assert letter.addressee == ""
