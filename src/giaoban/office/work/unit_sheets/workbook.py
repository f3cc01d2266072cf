"""A unit's sheet as an Excel workbook to be filled in and sent back. Whatever a title looks like, a cell holds it as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from giaoban.office.directory.models import Organ
from giaoban.office.work.unit_sheets.rows import COLUMNS, SheetRow
from giaoban.writing.excel import AS_TEXT, cell_text

_WIDTHS = (5, 52, 24, 10, 12, 24, 44, 14, 14)
_TO_FILL = (6, 7)  # the columns that a unit writes in
_HELP = "Đơn vị ghi vào hai cột “Kết quả thực hiện” và “Ngày hoàn thành” (để trống nếu chưa xong), giữ nguyên “Mã dòng”, rồi gửi lại."


def workbook(organ: Organ, rows: Sequence[SheetRow], today: dt.date) -> bytes:
    """The workbook of a unit's sheet as of a local day."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, AS_TEXT) as book:
        sheet = book.add_worksheet("Việc của đơn vị")
        forms = _forms(book)
        _set_page(sheet)
        sheet.write_string(0, 0, cell_text(f"VIỆC CỦA {organ.name.upper()}"), forms["title"])
        sheet.write_string(1, 0, f"Tính đến ngày {today:%d/%m/%Y}. {_HELP}", forms["help"])
        for place, head in enumerate(COLUMNS):
            sheet.write_string(2, place, head, forms["head"])
        for at, row in enumerate(rows, 3):
            for place, value in enumerate(row.cells):
                _write(sheet, at, place, value, forms)
        sheet.autofilter(2, 0, max(3, len(rows) + 2), len(COLUMNS) - 1)
    return out.getvalue()


def _forms(book: Any) -> dict[str, Any]:
    cell = {"text_wrap": True, "valign": "top", "border": 1}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "help": book.add_format({"italic": True}),
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}),
        "text": book.add_format(cell | {"num_format": "@"}),
        "day": book.add_format(cell | {"num_format": "dd/mm/yyyy", "align": "center"}),
        "number": book.add_format(cell | {"align": "center"}),
        "fill": book.add_format(cell | {"num_format": "@", "bg_color": "#FFF3C4"}),
        "fill-day": book.add_format(cell | {"num_format": "dd/mm/yyyy", "align": "center", "bg_color": "#FFF3C4"}),
    }


def _set_page(sheet: Any) -> None:
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_footer("&R&P/&N")


def _write(sheet: Any, at: int, place: int, value: str | int | dt.date | None, forms: dict[str, Any]) -> None:
    fill = "fill-day" if place == _TO_FILL[1] else "fill"
    if isinstance(value, dt.date):
        sheet.write_datetime(at, place, dt.datetime.combine(value, dt.time()), forms["fill-day" if place in _TO_FILL else "day"])
    elif isinstance(value, int):
        sheet.write_number(at, place, value, forms["number"])
    elif value:
        sheet.write_string(at, place, cell_text(value), forms[fill if place in _TO_FILL else "text"])
    else:
        sheet.write_blank(at, place, None, forms[fill if place in _TO_FILL else "text"])
