"""Workbooks as offices hand them in, made cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from giaoban.intake.sheets import Sheet, read_sheets

Formula = tuple[str, Any]  # a formula with the value that Excel has computed


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], *, merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """The sheets as a file; a pair is a formula with its value. `merged` ranges of the first sheet: lines and columns from nought."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for column, value in enumerate(row):
                    _write(sheet, line, column, value)
        for first_line, first_column, last_line, last_column in merged:
            kept = next(iter(sheets.values()))[first_line][first_column]
            book.worksheets()[0].merge_range(first_line, first_column, last_line, last_column, kept)
    return file.getvalue()


def _write(sheet: Any, line: int, column: int, value: Any) -> None:
    if isinstance(value, tuple):
        sheet.write_formula(line, column, value[0], None, value[1])
    elif isinstance(value, str):
        sheet.write_string(line, column, value)
    else:
        sheet.write(line, column, value)


def sheets_of(sheets: Mapping[str, Sequence[Sequence[Any]]], **options: Any) -> tuple[Sheet, ...]:
    """The workbook as the program reads it."""
    return read_sheets(workbook(sheets, **options))
