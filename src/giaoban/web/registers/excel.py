"""A register as an Excel file. Whatever a paper's subject looks like, a cell holds it as text: no stranger's words become a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from giaoban.office.registry.columns import Column, Row, Value
from giaoban.writing.excel import LONG, cell_text

_SHEET = "Sổ"


def workbook(title: str, columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """The rows under their heads, ready to be sent."""
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out,
        LONG,
    )
    sheet = book.add_worksheet(_SHEET)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1})
    forms = {
        "text": book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "border": 1}),
        "number": book.add_format({"valign": "top", "border": 1}),
    }
    _set_page(sheet, title, columns)
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for place, column in enumerate(columns):
        sheet.write_string(1, place, cell_text(column.head), head)
    for at, row in enumerate(rows, start=2):
        for place, column in enumerate(columns):
            _write(sheet, at, place, column.read(row), forms)
    book.close()
    return out.getvalue()


def _set_page(sheet: Any, title: str, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(2, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.set_header(f"&R{title.replace('&', '&&')[:200]}")
    sheet.set_footer("&R&P/&N")


def _write(sheet: Any, at: int, place: int, value: Value, forms: dict[str, Any]) -> None:
    if isinstance(value, dt.date) and value.year >= 1900:
        sheet.write_datetime(at, place, dt.datetime.combine(value, dt.time()), forms["day"])
    elif isinstance(value, int):
        sheet.write_number(at, place, value, forms["number"])
    else:
        text = f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else value or ""
        sheet.write_string(at, place, cell_text(text), forms["text"])
