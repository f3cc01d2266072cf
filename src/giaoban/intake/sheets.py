"""Excel workbooks: the cells of every sheet as texts, parsed in a process of its own like every file that comes from outside."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

from giaoban.intake.archive import open_archive
from giaoban.intake.cells import empty_formulas
from giaoban.intake.draft import Decoded
from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource, within_size
from giaoban.intake.workers import Workers

SHEETS: Literal["sheets"] = "sheets"
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 20, 20_000, 100
_NO_WORKBOOK = "Không đọc được tệp Excel. Hãy lưu lại bằng Excel thành tệp .xlsx rồi thử lại."
_TOO_LARGE = f"Bảng Excel quá lớn: nhiều nhất {MOST_SHEETS} trang tính, mỗi trang {MOST_ROWS} dòng, {MOST_COLUMNS} cột."


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows[i][j]` is the cell in line i + 1 and column j. Days are written 2026-11-02, whole numbers without a point.

    `merged` are the cells that stand under another one they were merged with, `uncounted` those whose formula came to nothing: both are
    empty in `rows`, though nobody left them empty.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: frozenset[tuple[int, int]] = frozenset()
    uncounted: frozenset[tuple[int, int]] = frozenset()

    @staticmethod
    def address(row: int, column: int) -> str:
        """How Excel calls a cell: (4, 2) → `C5`."""
        return f"{column_name(column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong, and in which cell: `Cơ quan!D5`."""

    cell: str
    words: str


def day_found(found: re.Match[str]) -> dt.date | None:
    """The day of a pattern whose groups are day, month, year, or else year, month, day; None where the calendar has no such day."""
    day, month, year = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def column_name(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def read_sheets(data: bytes, *, limits: Limits = DEFAULT, workers: Workers | None = None) -> tuple[Sheet, ...]:
    """The sheets of a workbook. Raises UnreadableSource, and nothing else, for whatever is none."""
    within_size(data, limits)
    if workers is not None:
        return sheets_of(workers.decode(SHEETS, data))
    with Workers(limits) as own:
        return sheets_of(own.decode(SHEETS, data))


def first_list(data: bytes, limits: Limits = DEFAULT) -> tuple[tuple[str, ...], ...]:
    """The rows of the first sheet of a workbook that holds something. Raises UnreadableSource for whatever is none."""
    return next((sheet.rows for sheet in read_sheets(data, limits=limits) if any(map(any, sheet.rows))), ())


def sheets_of(decoded: Decoded) -> tuple[Sheet, ...]:
    """The sheets that a parser's process wrote down."""
    try:
        return tuple(
            Sheet(str(name), tuple(tuple(map(str, row)) for row in rows), _places(merged), _places(uncounted))
            for name, rows, merged, uncounted in json.loads(decoded.text)
        )
    except (ValueError, TypeError) as error:
        raise UnreadableSource(_NO_WORKBOOK) from error


def _places(found: list[list[int]]) -> frozenset[tuple[int, int]]:
    return frozenset((int(line), int(column)) for line, column in found)


def decode(data: bytes, limits: Limits) -> Decoded:
    """The sheets written down as JSON."""
    import python_calamine

    try:
        with open_archive(data, limits) as archive:
            uncounted = empty_formulas(archive, limits)
        workbook = python_calamine.load_workbook(BytesIO(data))
    except (UnreadableSource, python_calamine.CalamineError) as error:
        raise UnreadableSource(_NO_WORKBOOK) from error
    if len(workbook.sheet_names) > MOST_SHEETS:
        raise UnreadableSource(_TOO_LARGE)
    sheets = [(name, workbook.get_sheet_by_name(name)) for name in workbook.sheet_names]
    found = [[name, _rows(sheet), _merged(sheet), uncounted.get(name, [])] for name, sheet in sheets]
    return Decoded(json.dumps(found, ensure_ascii=False))


def _rows(sheet: Any) -> list[list[str]]:
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= MOST_ROWS or last_column >= MOST_COLUMNS:
        raise UnreadableSource(_TOO_LARGE)
    return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _merged(sheet: Any) -> list[tuple[int, int]]:
    """The cells under merged ones, within what a sheet may hold; the first of a range is not among them."""
    return [
        (line, column)
        for first, last in sheet.merged_cell_ranges or ()
        for line in range(first[0], min(last[0], MOST_ROWS) + 1)
        for column in range(first[1], min(last[1], MOST_COLUMNS) + 1)
        if (line, column) != first
    ][: MOST_ROWS * 10]


def _text(cell: object) -> str:
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
