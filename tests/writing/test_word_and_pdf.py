"""The Word file and the PDF of one paper: the same words in the same order on as many pages; what is typed comes out as it was typed."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.intake import read
from giaoban.writing import faces
from giaoban.writing.from_reading import paper_of
from giaoban.writing.paper import Annex, Block, Column, Heading, Item, Paper, Paragraph, Signature, Table
from giaoban.writing.pdf import pdf, unset_signs
from giaoban.writing.profile import BadProfile, chosen, profile_on
from giaoban.writing.word import word
from tests.writing.opened import WordFile, pdf_fonts, pdf_left_mm, pdf_pages, pdf_standard, pdf_texts, pdf_words
from tests.writing.papers import CALENDAR, LETTER, MINUTES, PROGRAMME

SAMPLES = Path(str(files("giaoban") / "samples"))
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WORK, HEADS = "Chỉ đạo hoàn thành giải phóng mặt bằng, bàn giao cho đơn vị thi công. ", (Column("TT"), Column("Nội dung", 5))
ROWS = tuple((str(number), WORK * (number % 4 + 1)) for number in range(1, 61))
ITEMS = tuple(Item(1, f"{number}.", WORK * (number % 5 + 1)) for number in range(1, 41))
LONG = replace(PROGRAMME, body=(*ITEMS, Table(HEADS, ROWS), Paragraph("Các đơn vị tổ chức thực hiện")))
LIKE_MARKUP = (
    "#strong[đậm] *sao* _gạch_ $x^2$ `mã` <nhãn> @dẫn // ghi chú /* nữa */",
    "= Tiêu đề",
    "- mục... -- gạch --- dài ~ trống \\ cuối \\u{41} #panic()",
    '=HYPERLINK("http://a","b")',
    "=cmd|' /C calc'!A0",
    "{ PAGE } { INCLUDETEXT \\\\may\\tep } { DDEAUTO c:\\\\lenh }",
    "<w:t>thẻ</w:t> &amp; &#65; {{ tên }} {% if %} ${jndi:ldap://a}",
    "../../etc/passwd C:\\Windows\\System32 file:///dev/null",
    "%1 %s %(a)s {0} \\n \\t",
    "“Nháy” \"thẳng\" 'đơn' ]]> <!-- -->",
    "dichvucong.example/" + "duong/dan/khong/co/dau/cach/" * 6,
    "A" * 300,
)


def sample_papers() -> Iterator[tuple[str, Paper]]:
    for path in sorted(SAMPLES.glob("*.txt")):
        reading = read(path)
        assert reading.document.date is not None
        yield path.stem, paper_of(reading, profile_on("state" if reading.document.regime == "state" else "party", reading.document.date))


def filled_to(lines: int) -> Paper:
    """A programme that ends near the end of its first page."""
    items = tuple(Item(1, f"{number}.", WORK * 2) for number in range(1, lines))
    return replace(PROGRAMME, annexes=(), urgency="", draft_mark="", body=(*items, Paragraph("Các chi bộ tổ chức thực hiện")))


NEAR_THE_END = {f"gần hết trang {lines}": filled_to(lines) for lines in range(9, 14)}
PAPERS = dict(sample_papers()) | NEAR_THE_END | {"dài": LONG, "chương trình": PROGRAMME, "công văn": LETTER, "biên bản": MINUTES}


def filled_with(text: str) -> Paper:
    """A paper with the text in each of its places."""
    table = Table((Column(""),), ((text,), (f"{text}\n{text}",)), caption=text)
    titled: tuple[Block, ...] = (Heading(0, "", text), Heading(1, "Chương I", text), Heading(2, "II-", text))
    body = (*titled, Item(1, text, text), Paragraph(text), table)
    signed = Signature((text,), text, text)
    return Paper(
        profile="state_nd30", kind=f"Tờ trình {text}", above=(text,), issuer=(text,), number=text, symbol=text, place=text, subject=text,
        urgency=text, draft_mark=text, addressees=(text, text), bases=(text, text), body=(*body, Paragraph("hết")), recipients=(text, text),
        signature=signed, annexes=(Annex(text, text, body, text), Annex(text)), left_signature=signed, decider=text,
    )  # fmt: skip


def without_heads(words: list[str]) -> str:
    """The words of a paper; the head row of its tables, which a PDF shows on every page, is left out."""
    return " ".join(words).replace(" TT Nội dung", "")


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_hold_the_same_words_in_the_same_order(name: str) -> None:
    assert without_heads(pdf_words(pdf(PAPERS[name]))) == without_heads(WordFile(word(PAPERS[name])).words())


@pytest.mark.parametrize("name", PAPERS)
def test_pdf_is_an_archive_file_with_its_letters_in_it(name: str) -> None:
    made = pdf(PAPERS[name])

    assert pdf_standard(made) == ("2", "U")
    assert {font.split("-")[0] for font in pdf_fonts(made)} == {"LiberationSerif"}


def test_pdf_says_what_it_is_and_is_the_same_every_time() -> None:
    made = pdf(PROGRAMME)

    assert (made == pdf(PROGRAMME), "Chương trình công tác tháng 12 năm 2026".encode() in made) == (True, True)
    assert b"2026-12-01" in made


def test_word_says_what_it_is() -> None:
    core = WordFile(word(PROGRAMME)).parts["docProps/core.xml"].decode()

    assert ("Chương trình công tác tháng 12 năm 2026" in core, "Đảng ủy xã Minh Sơn" in core) == (True, True)


@pytest.mark.parametrize("text", LIKE_MARKUP)
def test_words_like_markup_formulas_fields_or_paths_are_those_words(text: str) -> None:
    paper = filled_with(text)
    file, made = WordFile(word(paper)), pdf(paper)

    assert "".join(pdf_words(made)) == "".join(file.words())
    assert "".join(file.words()).casefold().count("".join(text.rstrip(".;, ").split()).casefold()) >= 28
    assert [
        name for name in file.parts if "embed" in name or "external" in file.parts[name][:4000].decode("utf-8", "ignore").casefold()
    ] == []
    assert b"fldChar" not in file.parts["word/document.xml"]


def test_signs_that_no_file_can_hold_are_left_out() -> None:
    paper = replace(LETTER, signature=Signature((), "", "Trần\x00 Thị\ud800 Ma\u202ei\ufffe"))

    assert (WordFile(word(paper)).words()[-3:], pdf_words(pdf(paper))[-3:]) == (["Trần", "Thị", "Mai"], ["Trần", "Thị", "Mai"])


def test_signs_that_the_face_lacks_are_told_and_the_file_is_no_archive_file() -> None:
    paper = replace(LETTER, body=(Paragraph("Gửi 漢字 ☃ tới xã"),))

    assert (unset_signs(paper), unset_signs(LETTER)) == (frozenset("漢字☃"), frozenset())
    assert (pdf_standard(pdf(paper)), "漢字" in WordFile(word(paper)).words()) == (("", ""), True)


_texts = st.text(
    st.characters(codec="utf-8", max_codepoint=0x1EF9, exclude_categories=["Cs", "Cn", "Cc", "Cf", "Co", "Mn", "Lo"]), max_size=60
)
_signs = st.builds("".join, st.lists(st.sampled_from("aăâđêôơưỪỹ -–/.,;:()[]{}#$*_\\<>&%=\"'`~@\n12"), max_size=60))


@pytest.mark.fuzz
@given(st.one_of(_signs, _texts.filter(lambda text: not faces.missing(text))))
def test_whatever_is_typed_both_files_hold_the_same(text: str) -> None:
    paper = replace(PROGRAMME, subject=text, body=(Item(1, "1.", text), Paragraph(text)), recipients=(text,), annexes=())

    assert "".join(pdf_words(pdf(paper))) == "".join(WordFile(word(paper)).words())


def test_empty_places_leave_nothing_behind() -> None:
    bare = Paper("state_nd30", kind="Báo cáo", body=(Paragraph("Một câu"),))
    left = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc BÁO CÁO Một câu./."

    assert [" ".join(pdf_words(pdf(bare))), " ".join(WordFile(word(bare)).words())] == [left, left]


def test_head_of_a_long_table_stands_on_every_page() -> None:
    long = replace(PROGRAMME, body=(Table(CALENDAR.columns, CALENDAR.rows * 60),), annexes=())
    pages = pdf_texts(pdf(long))
    heads = [" ".join(page.split()).count("TT Nội dung Thời gian") for page in pages]

    assert (len(heads) > 3, heads) == (True, [int("Tiếp công dân" in page) for page in pages])


def test_back_of_a_sheet_has_its_margins_the_other_way_round() -> None:
    both = chosen(profile_on("party", dt.date(2026, 12, 1)), {"two_sided": True})
    lefts = [pdf_left_mm(pdf(LONG, profile), page) for profile in (None, both) for page in (0, 1)]

    assert [round(left) for left in lefts] == [30, 30, 30, 15]
    assert b"mirrorMargins" in WordFile(word(LONG, both)).parts["word/settings.xml"]
    assert b"mirrorMargins" not in WordFile(word(LONG)).parts["word/settings.xml"]
    with pytest.raises(BadProfile):
        chosen(profile_on("state", dt.date(2026, 12, 1)), {"two_sided": True})


def test_signature_never_stands_on_a_page_alone() -> None:
    pages = [pdf_texts(pdf(paper)) for paper in NEAR_THE_END.values()]

    assert {len(each) for each in pages} == {1, 2}
    assert [each[-1].count("Các chi bộ tổ chức thực hiện.") for each in pages] == [1] * len(pages)


def test_column_has_room_for_its_longest_word() -> None:
    table = Table((Column("STT", 1), Column("Nội dung", 90)), (("1", "Một việc"), ("2", "Việc khác")))

    assert "STT Nội dung" in " ".join(pdf_words(pdf(replace(LETTER, body=(table,)))))
    many = Table(tuple(Column(f"Cột-{n}-{'dài' * 6}") for n in range(12)), (tuple("x" for _ in range(12)),))
    assert pdf_pages(pdf(replace(LETTER, body=(many,)))) == 1


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (Debian: apt-get install libreoffice-writer)")
def test_word_has_as_many_pages_as_the_pdf(tmp_path: Path) -> None:
    """Every paper in one run of LibreOffice, which takes seconds to start."""
    for name, paper in PAPERS.items():
        (tmp_path / f"{name}.docx").write_bytes(word(paper))
    command = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--norestore", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *map(str, sorted(tmp_path.glob("*.docx")))], check=True, capture_output=True, timeout=300
    )

    made = {name: (tmp_path / f"{name}.pdf").read_bytes() for name in PAPERS}
    if {font.split("-")[0] for font in pdf_fonts(made["công văn"])} - {"LiberationSerif", "TimesNewRomanPSMT", "TimesNewRomanPS", "Tinos"}:
        pytest.skip("no font of this machine is as wide as Times New Roman")
    assert {name: pdf_pages(data) for name, data in made.items()} == {name: pdf_pages(pdf(paper)) for name, paper in PAPERS.items()}


def test_face_as_wide_as_times_is_the_program_s_own(tmp_path: Path) -> None:
    assert faces.face() == faces.Face("Liberation Serif", is_as_wide=True)
    lacking = faces.face(tmp_path)
    assert (lacking.is_as_wide, lacking.said.startswith("Không có phông chữ cùng độ rộng với Times New Roman")) == (False, True)
