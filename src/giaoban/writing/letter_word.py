"""A letter as a Word paper (.docx), to be corrected, numbered and signed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from giaoban.writing.letter import RECIPIENTS, TABLE_SIZE, TO, Letter, plain

_FONT = "Times New Roman"
_INDENT_MM = 10
_SIGN_MM = (82, 83)
_ROOM = 57  # of a cell, left and right, in twentieths of a point: as on the PDF


def word(letter: Letter) -> bytes:
    """The paper's bytes."""
    from docx import Document

    document = Document()
    _set_page(document, letter)
    _head(document, letter)
    _addressee(document, letter)
    for text in letter.before:
        _paragraph(document, text, letter)
    _table(document, letter)
    for text in letter.after:
        _paragraph(document, text, letter)
    _closing(document, letter)
    document.core_properties.title = plain(letter.subject)
    document.core_properties.author = plain(letter.issuer)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Any, letter: Letter) -> None:
    """A4 with the form's margins; from the second page on its number, centred above."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height, section.header_distance = Mm(210), Mm(297), Mm(10)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, letter.sizes.margins)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(letter.sizes.body)
    for script in ("w:eastAsia", "w:cs"):
        normal.element.rPr.rFonts.set(qn(script), _FONT)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = header._p.makeelement(qn("w:fldSimple"), {qn("w:instr"): "PAGE"})
    header._p.append(field)


def _head(document: Any, letter: Letter) -> None:
    """Who issues it on the left, whose paper it is on the right; below them number and subject beside place and day."""
    sizes = letter.sizes
    table = _borderless(document, 2, sizes.head)
    organs, titles = table.rows[0].cells
    number, day = table.rows[1].cells
    if letter.above:
        _line(organs, letter.above, sizes.organ)
    _line(organs, letter.issuer, sizes.organ, bold=True)
    if sizes.star:
        _line(organs, sizes.star, sizes.organ)
    else:
        _rule(organs, sizes.head[0] * 0.36)
    for text, size in sizes.titles:
        _line(titles, text, size, bold=True)
    _rule(titles, sizes.head[1] * (0.06 if sizes.star else 0.21))
    _line(number, letter.number, sizes.number, keeps_blanks=True)
    _line(number, letter.subject, sizes.subject, italic=sizes.subject_is_italic)
    _line(day, letter.place_day, sizes.day, italic=True)


def _addressee(document: Any, letter: Letter) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(14), Pt(8)
    paragraph.add_run(f"{TO} ").italic = letter.sizes.addressee_is_italic
    paragraph.add_run(plain(letter.addressee))


def _paragraph(document: Any, text: str, letter: Letter) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Mm, Pt

    paragraph = document.add_paragraph(plain(text))
    form = paragraph.paragraph_format
    paragraph.alignment, form.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, Mm(_INDENT_MM)
    form.space_before, form.space_after = Pt(3), Pt(6)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(letter.sizes.line)


def _table(document: Any, letter: Letter) -> None:
    """The table; its head is repeated on each page, no row is torn."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    table = document.add_table(rows=1, cols=len(letter.columns), style="Table Grid")
    table.autofit = False
    _set_room(table, _ROOM)
    for cell, column in zip(table.rows[0].cells, letter.columns, strict=True):
        _line(cell, column.head, TABLE_SIZE, bold=True)
    for row in letter.rows:
        for cell, column, text in zip(table.add_row().cells, letter.columns, row, strict=True):
            form = _line(cell, text, TABLE_SIZE, centred=column.centred).paragraph_format
            form.space_before = form.space_after = Pt(2)
    _set_widths(table, [column.width for column in letter.columns])
    for number, of_table in enumerate(table.rows):
        properties = of_table._tr.get_or_add_trPr()
        for tag in ("w:cantSplit", "w:tblHeader") if number == 0 else ("w:cantSplit",):
            properties.append(properties.makeelement(qn(tag), {qn("w:val"): "true"}))


def _closing(document: Any, letter: Letter) -> None:
    """Recipients on the left, who signs on the right. They stay together."""
    from docx.shared import Pt

    sizes = letter.sizes
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)
    recipients, signature = _borderless(document, 1, _SIGN_MM).rows[0].cells
    label = _line(recipients, RECIPIENTS, sizes.body if sizes.recipients_are_underlined else 12, centred=False).runs[0]
    label.underline, label.italic, label.bold = (True, None, None) if sizes.recipients_are_underlined else (None, True, True)
    for text in letter.recipients:
        _line(recipients, text, sizes.recipients, centred=False)
    _line(signature, letter.authority, sizes.body, bold=True)
    _line(signature, letter.office_title, sizes.body, bold=sizes.office_title_is_bold)
    signer = _line(signature, letter.signer, sizes.body, bold=True)
    signer.paragraph_format.space_before = Pt(70)
    for paragraph in (*recipients.paragraphs, *signature.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _borderless(document: Any, rows: int, widths: Sequence[int]) -> Any:
    from docx.enum.table import WD_TABLE_ALIGNMENT

    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    _set_room(table, 0)
    _set_widths(table, widths)
    return table


def _set_widths(table: Any, widths: Sequence[int]) -> None:
    """In millimetres, of the columns and of every cell: some programs heed the one, some the other."""
    from docx.shared import Mm

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _set_room(table: Any, room: int) -> None:
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr
    margins = properties.makeelement(qn("w:tblCellMar"), {})
    for side in ("w:left", "w:right"):
        margins.append(margins.makeelement(qn(side), {qn("w:w"): str(room), qn("w:type"): "dxa"}))
    properties.append(margins)


def _line(
    cell: Any, text: str, size: float, *, bold: bool = False, italic: bool = False, centred: bool = True, keeps_blanks: bool = False
) -> Any:
    """A paragraph of a cell; the first takes the one that every cell has."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    first = cell.paragraphs[0]
    paragraph = cell.add_paragraph() if first.runs else first
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(text if keeps_blanks else plain(text))
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
    return paragraph


def _rule(cell: Any, indent_mm: float) -> None:
    """A rule under the last line of a cell, in from both sides: the border of a paragraph that is hardly there."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    paragraph = cell.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(indent_mm)
    form.line_spacing = Pt(2)
    properties = paragraph._p.get_or_add_pPr()
    border = properties.makeelement(qn("w:pBdr"), {})
    above = {"val": "single", "sz": "6", "space": "1", "color": "000000"}
    border.append(border.makeelement(qn("w:top"), {qn(f"w:{name}"): value for name, value in above.items()}))
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
