"""The form as a file for one reporter, Excel or Word: a code on top says whose it is, the codes of the lines which is which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from giaoban.office.work.collecting.forms import CellKind, Column, columns_of, lines_of
from giaoban.office.work.models import Assignment, Collection
from giaoban.office.work.unit_sheets.codes import code_of
from giaoban.writing.excel import AS_TEXT

CODE_HEAD, LINE_HEAD = "Mã dòng", "Nội dung"
WHOSE = "Mã báo cáo"


def heads(columns: Sequence[Column]) -> list[str]:
    """The heads of the table."""
    return [CODE_HEAD, LINE_HEAD, *(column.title for column in columns)]


def _top(collection: Collection, share: Assignment) -> Iterator[tuple[str, str]]:
    yield collection.title, ""
    yield "Đơn vị báo cáo", str(share)
    yield WHOSE, code_of(share.pk)
    yield "Hạn gửi", f"{share.deadline:%d/%m/%Y}" if share.deadline else ""


def excel_form(collection: Collection, share: Assignment) -> bytes:
    """The workbook that a reporter fills in."""
    out = BytesIO()
    columns = columns_of(collection)
    with xlsxwriter.Workbook(out, AS_TEXT) as book:
        sheet = book.add_worksheet("Biểu")
        bold = book.add_format({"bold": True})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1})
        text = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"})
        fill = {kind: _fill(book, kind) for kind in CellKind}
        for at, (name, value) in enumerate(_top(collection, share)):
            sheet.write_string(at, 0, name, bold)
            sheet.write_string(at, 1, value)
        for place, word in enumerate(heads(columns)):
            sheet.write_string(5, place, word, head)
        for at, line in enumerate(lines_of(collection), 6):
            sheet.write_string(at, 0, line.code, text)
            sheet.write_string(at, 1, line.title, text)
            for place, column in enumerate(columns, 2):
                sheet.write_blank(at, place, None, fill[column.kind])
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 40)
        sheet.set_column(2, len(columns) + 1, 18)
        sheet.freeze_panes(6, 2)
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)  # A4
    return out.getvalue()


def _fill(book: Any, kind: CellKind) -> Any:
    shape = {CellKind.TEXT: "@", CellKind.NUMBER: "General", CellKind.DATE: "dd/mm/yyyy"}[kind]
    return book.add_format({"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#FFF3C4", "num_format": shape})


def word_form(collection: Collection, share: Assignment) -> bytes:
    """The Word paper that a reporter fills in."""
    from docx import Document
    from docx.shared import Mm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    document.styles["Normal"].font.name = "Times New Roman"
    top = document.add_table(rows=0, cols=2)
    for name, value in _top(collection, share):
        row = top.add_row().cells
        row[0].paragraphs[0].add_run(name).bold = True
        row[1].text = value
    document.add_paragraph()
    columns = columns_of(collection)
    table = document.add_table(rows=1, cols=len(columns) + 2, style="Table Grid")
    for cell, word in zip(table.rows[0].cells, heads(columns), strict=True):
        cell.paragraphs[0].add_run(word).bold = True
    for line in lines_of(collection):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = line.code, line.title
    out = BytesIO()
    document.save(out)
    return out.getvalue()
