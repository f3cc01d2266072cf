"""A sample paper as a Word file, the way offices make them: letterhead and closing as borderless tables, some numbers by Word itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tests.golden.paper import Paper, runs

_CENTRE, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_ITALIC = re.compile(r", ngày \d+ tháng|^\(|^(?:V/v|về việc) ")
_NUMBERED = re.compile(r"(?P<number>\d+)\. |\((?P<bracketed>\d+)\)\.? ")
_BOLD = re.compile(r"[IVX]+[-.] |Điều \d+\. |Chương |THỨ |CHỦ NHẬT|BIỂU |[A-ZĐ ]{8,}$")
_FIRST_NUMBERING = 41
_NO_NUMBER = "0"


def make_docx(paper: Paper, *, word_numbers: bool) -> bytes:
    """The same bytes every time. With `word_numbers`, the markers `1.` and `(1).` and the first column of tables are Word's own."""
    document = Document()
    _set_page(document)
    _Writer(document, word_numbers).write(paper)
    packed = io.BytesIO()
    document.save(packed)
    return _without_clock(packed.getvalue())


class _Writer:
    def __init__(self, document: WordDocument, word_numbers: bool) -> None:
        self._document, self._word_numbers, self._lists = document, word_numbers, 0
        self._counted: dict[str, tuple[int, str]] = {}

    def write(self, paper: Paper) -> None:
        self._side_by_side(paper.left, paper.right, Mm(77))
        self._document.add_paragraph()
        for line in paper.heading:
            self._paragraph(line, centred=not line.startswith("Kính gửi"), bold=not line.startswith("Kính gửi"))
        self._write_body(paper.body)
        self._document.add_paragraph()
        self._side_by_side(paper.recipients, paper.signature, Mm(90))
        if paper.annex:
            self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            for line in paper.annex_heading:
                self._paragraph(line, centred=True, bold=True)
            self._write_body(paper.annex)

    def _write_body(self, lines: tuple[str, ...]) -> None:
        for kind, run in runs(lines):
            if kind == "row":
                self._grid([row.split("\t") for row in run])
                continue
            for line in run:
                self._paragraph(line)

    def _side_by_side(self, left: Iterable[str], right: Iterable[str], width: Mm) -> None:
        table = self._document.add_table(rows=1, cols=2)
        table.autofit = False
        closing = any(line.startswith("Nơi nhận") for line in left)
        for cell, lines, wide in zip(table.rows[0].cells, (left, right), (width, Mm(165) - width), strict=True):
            cell.width = wide
            _fill(cell, lines, centred=not closing or lines is right)

    def _grid(self, rows: list[list[str]]) -> None:
        table = self._document.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Table Grid"
        numbering = self._new_list("%1") if self._word_numbers else None
        for at, (cells, row) in enumerate(zip((r.cells for r in table.rows), rows, strict=True)):
            for column, (cell, words) in enumerate(zip(cells, row, strict=True)):
                if at and column == 0 and numbering and words.isdecimal():
                    _number(cell.paragraphs[0], numbering)
                else:
                    _fill(cell, [words], bold=at == 0)
        _merge_days(table, rows)

    def _paragraph(self, line: str, *, centred: bool = False, bold: bool = False) -> None:
        numbered = _NUMBERED.match(line) if self._word_numbers and not bold else None
        if numbered and (numbering := self._numbering_for(numbered)):
            paragraph = self._document.add_paragraph(line[numbered.end() :])
            _number(paragraph, numbering)
        else:
            paragraph = self._document.add_paragraph()
            run = paragraph.add_run(line)
            run.bold = bold or bool(_BOLD.match(line)) or None
        paragraph.alignment = _CENTRE if centred else _JUSTIFY
        paragraph.paragraph_format.first_line_indent = None if centred else Mm(10)

    def _numbering_for(self, numbered: re.Match[str]) -> str | None:
        """The Word list a marker goes on with, or a new one at 1; None where the number does not follow (it is then typed)."""
        form = "%1." if numbered["number"] else numbered[0].strip().replace(numbered["bracketed"], "%1")
        number = int(numbered["number"] or numbered["bracketed"])
        if form == "%1." and "(%1)." in self._counted:
            return None  # what comes after an agenda was typed by hand
        if number == 1:
            self._counted[form] = (1, self._new_list(form))
        elif form in self._counted and self._counted[form][0] == number - 1:
            self._counted[form] = (number, self._counted[form][1])
        else:
            return None
        return self._counted[form][1]

    def _new_list(self, form: str) -> str:
        number = str(_FIRST_NUMBERING + self._lists)
        self._lists += 1
        numbering = self._document.part.numbering_part.element
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="{form}"/></w:lvl>'
            "</w:abstractNum>"
        )
        first_num = next((element for element in numbering if element.tag.endswith("}num")), None)
        if first_num is None:
            numbering.append(abstract)
        else:
            first_num.addprevious(abstract)
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
        return number


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = _CENTRE
    number._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    document.core_properties.author = "Văn phòng xã Minh Sơn"


def _fill(cell: _Cell, lines: Iterable[str], *, centred: bool = False, size: int = 12, bold: bool = False) -> None:
    for at, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        run = paragraph.add_run(line)
        run.font.size = Pt(size)
        run.bold = bold or (line.isupper() and len(line) > 3) or None
        run.italic = bool(_ITALIC.search(line)) or None
        if centred:
            paragraph.alignment = _CENTRE


def _number(paragraph: Paragraph, numbering: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{_NO_NUMBER}"/><w:numId w:val="{numbering}"/></w:numPr>'))


def _merge_days(table: Table, rows: list[list[str]]) -> None:
    """A row without its first cell belongs to the day above: one cell over both, as Word draws it."""
    for at, row in enumerate(rows):
        if at and not row[0]:
            below = table.cell(at, 0)
            table.cell(at - 1, 0).merge(below)
            for empty in table.cell(at, 0).paragraphs[1:]:
                empty._p.getparent().remove(empty._p)


def _without_clock(data: bytes) -> bytes:
    """The same package with every member dated alike, so that the same paper gives the same file."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, (2026, 11, 2, 7, 30, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return made.getvalue()
