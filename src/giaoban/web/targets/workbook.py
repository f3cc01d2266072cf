"""Excel files of targets: sheets of texts, figures and days. Whatever a text begins with, a cell holds it as text, never as a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from django.http import HttpResponse

from giaoban.office.registry.content import EXCEL
from giaoban.web.answers import saved
from giaoban.writing.excel import AS_TEXT, cell_text

Cell = str | int | Decimal | dt.date | None


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of a workbook. `to_fill` are the columns that are left for the reader to fill in."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()
    to_fill: frozenset[str] = frozenset()
    choices: Sequence[tuple[str, Sequence[str]]] = ()  # of a column: the words to choose from


def workbook(pages: Sequence[Page]) -> bytes:
    """The sheets as a file."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **AS_TEXT}) as book:
        forms = _forms(book)
        for page in pages:
            _write_page(book.add_worksheet(page.name), page, forms)
    return out.getvalue()


def sent(data: bytes, name: str) -> HttpResponse:
    """A workbook as an answer that is saved as a file."""
    return saved(data, EXCEL, name)


def _forms(book: Any) -> dict[str, Any]:
    cell = {"valign": "top", "border": 1}
    return {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}),
        "fill": book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 2}),
        "text": book.add_format(cell | {"text_wrap": True, "num_format": "@"}),
        "number": book.add_format(cell | {"num_format": "#,##0.####"}),
        "whole": book.add_format(cell | {"num_format": "#,##0"}),
        "day": book.add_format(cell | {"num_format": "dd/mm/yyyy"}),
    }


def _write_page(sheet: Any, page: Page, forms: dict[str, Any]) -> None:
    for place, head in enumerate(page.heads):
        width = page.widths[place] if place < len(page.widths) else 16
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, head, forms["fill" if head in page.to_fill else "head"])
    many = 0
    for many, row in enumerate(page.rows, start=1):
        for place, value in enumerate(row):
            _write(sheet, many, place, value, forms)
    for head, words in page.choices:
        place = page.heads.index(head)
        sheet.data_validation(1, place, max(many, 200), place, {"validate": "list", "source": list(words)})
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&R&P/&N")


def _write(sheet: Any, at: int, place: int, value: Cell, forms: dict[str, Any]) -> None:
    if isinstance(value, dt.date):
        sheet.write_datetime(at, place, dt.datetime.combine(value, dt.time()), forms["day"])
    elif isinstance(value, int | Decimal):
        is_whole = value == value.to_integral_value() if isinstance(value, Decimal) else True
        sheet.write_number(at, place, float(value), forms["whole" if is_whole else "number"])
    elif value:
        sheet.write_string(at, place, cell_text(value), forms["text"])
    else:
        sheet.write_blank(at, place, None, forms["text"])
