"""A unit's sheet as a Word paper with one table, to be filled in and sent back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from giaoban.office.directory.models import Organ
from giaoban.office.work.unit_sheets.rows import COLUMNS, SheetRow

_WIDTHS_MM = (10, 62, 30, 18, 22, 30, 55, 24, 22)
_FONT = "Times New Roman"


def paper(organ: Organ, rows: Sequence[SheetRow], today: dt.date) -> bytes:
    """The Word paper of a unit's sheet as of a local day: A4, landscape, the table's head repeated on each page."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(12)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = _FONT, Pt(11)
    document.add_paragraph().add_run(f"VIỆC CỦA {organ.name.upper()}").bold = True
    document.add_paragraph(f"Tính đến ngày {today:%d/%m/%Y}. Đơn vị ghi kết quả, ngày hoàn thành; giữ nguyên mã dòng.")
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    _head(table.rows[0])
    for row in rows:
        cells = table.add_row().cells
        for cell, value in zip(cells, row.cells, strict=True):
            cell.text = _text(value)
    for place, width in enumerate(_WIDTHS_MM):
        for cell in table.columns[place].cells:
            cell.width = Mm(width)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _head(row: Any) -> None:
    from docx.oxml.ns import qn

    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for cell, head in zip(row.cells, COLUMNS, strict=True):
        cell.paragraphs[0].add_run(head).bold = True


def _text(value: str | int | dt.date | None) -> str:
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    text = str(value or "")
    return "".join(sign for sign in text if sign in "\n\t" or sign >= " ")
