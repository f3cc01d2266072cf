"""A list of tasks as an Excel file. Whatever a task's words look like, a cell holds them as text: nobody's words become a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from giaoban.office.registry.columns import Value
from giaoban.office.work.columns import KNOWN, Told
from giaoban.writing.excel import LONG, cell_text

_SHEET = "Nhiệm vụ"
_DAY_NOUGHT = dt.date(1899, 12, 30).toordinal()  # Excel counts days from here, from March 1900 on
_FIRST_DAY = dt.date(1900, 3, 1)
_TOLD_EVERY = 500  # rows between two words on how far it is


def write_workbook(
    path: Path, title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Told], say: Callable[[int], None] = lambda _: None
) -> int:
    """Write the rows under the heads, field by field; returns how many there were. `say` hears from time to time how many are written."""
    book = xlsxwriter.Workbook(str(path), LONG)
    sheet = book.add_worksheet(_SHEET)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1})
    forms = {
        "text": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
    }
    known = [KNOWN[field] for field, _ in columns]
    _set_page(sheet, title, [column.width for column in known])
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for place, (_, words) in enumerate(columns):
        sheet.write_string(1, place, cell_text(words), head)
    count = 0
    for count, told in enumerate(rows, start=1):
        for place, column in enumerate(known):
            _write(sheet, count + 1, place, column.read(told), forms)
        if count % _TOLD_EVERY == 0:
            say(count)
    book.close()
    return count


def _set_page(sheet: Any, title: str, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(2, 0)
    sheet.hide_gridlines(0)  # they are printed too: no cell has to be written for its border
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.set_header(f"&R{title.replace('&', '&&')[:200]}")
    sheet.set_footer("&R&P/&N")


def _write(sheet: Any, at: int, place: int, value: Value, forms: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.date) and value > _FIRST_DAY:
        sheet.write_number(at, place, value.toordinal() - _DAY_NOUGHT, forms["day"])
    elif isinstance(value, int):
        sheet.write_number(at, place, value, forms["number"])
    else:
        text = f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else value
        sheet.write_string(at, place, cell_text(text), forms["text"])
