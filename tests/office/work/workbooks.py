"""Excel files as units send them back: the office's own file with cells written in, moved about, merged, damaged."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from giaoban.intake.sheets import first_list


def grid(data: bytes) -> list[list[str]]:
    """The cells of a workbook's first sheet."""
    return [list(row) for row in first_list(data)]


def workbook(rows: Sequence[Sequence[Any]], merged: Sequence[tuple[int, int, int, int, str]] = ()) -> bytes:
    """A workbook with these cells; what begins with = is a formula."""
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Tờ 1")
        for at, row in enumerate(rows):
            for place, value in enumerate(row):
                sheet.write(at, place, value)
        for first_row, first_column, last_row, last_column, value in merged:
            sheet.merge_range(first_row, first_column, last_row, last_column, value)
    return out.getvalue()
