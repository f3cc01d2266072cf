"""The tables of a Word paper as texts, cell by cell, parsed in a process of its own like every file that comes from outside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from giaoban.intake.archive import broken_archive, open_archive
from giaoban.intake.docx import Package
from giaoban.intake.draft import Decoded
from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource, within_size
from giaoban.intake.ooxml import attribute, child, children, integer, w
from giaoban.intake.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Sheet, sheets_of
from giaoban.intake.workers import Workers

TABLES: Literal["tables"] = "tables"
_TOO_LARGE = f"Bảng trong tệp Word quá lớn: nhiều nhất {MOST_SHEETS} bảng, mỗi bảng {MOST_ROWS} dòng, {MOST_COLUMNS} cột."
_BREAKS = {w("br"): "\n", w("cr"): "\n", w("tab"): " "}


class WordTable(Sheet):
    """One table of a Word paper, rows and columns as in a sheet."""

    def where(self, row: int, column: int) -> str:
        """How a person finds a cell."""
        return f"{self.name}, dòng {row + 1}, cột {column + 1}"


def read_tables(data: bytes, *, limits: Limits = DEFAULT, workers: Workers | None = None) -> tuple[WordTable, ...]:
    """The tables of a DOCX file, in their order. Raises UnreadableSource, and nothing else, for whatever is none."""
    within_size(data, limits)
    if workers is not None:
        return _tables(workers.decode(TABLES, data))
    with Workers(limits) as own:
        return _tables(own.decode(TABLES, data))


def _tables(decoded: Decoded) -> tuple[WordTable, ...]:
    return tuple(WordTable(sheet.name, sheet.rows) for sheet in sheets_of(decoded))


def decode(data: bytes, limits: Limits) -> Decoded:
    """The tables written down as JSON. A cell merged over several lines stands in the first, one over several columns in the first."""
    with open_archive(data, limits) as archive:
        package = Package(archive, limits)
        body = child(package.root(package.main), "body")
        if body is None:
            raise broken_archive()
        tables = list(children(body, "tbl"))
    if len(tables) > MOST_SHEETS:
        raise UnreadableSource(_TOO_LARGE)
    rows = [[f"Bảng {number}", _rows(table), [], []] for number, table in enumerate(tables, 1)]
    return Decoded(json.dumps(rows, ensure_ascii=False))


def _rows(table: etree._Element) -> list[list[str]]:
    rows = [_row(row) for row in children(table, "tr")]
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise UnreadableSource(_TOO_LARGE)
    return rows


def _row(row: etree._Element) -> list[str]:
    before = integer(attribute(child(child(row, "trPr"), "gridBefore"), "val"), 0)
    cells = [""] * min(max(before, 0), MOST_COLUMNS)
    for cell in children(row, "tc"):
        properties = child(cell, "tcPr")
        merged = child(properties, "vMerge")
        goes_on = merged is not None and attribute(merged, "val") != "restart"
        span = integer(attribute(child(properties, "gridSpan"), "val"), 1)
        cells += ["" if goes_on else _text(cell), *[""] * (min(max(span, 1), MOST_COLUMNS) - 1)]
    return cells


def _text(cell: etree._Element) -> str:
    return "\n".join("".join(_pieces(paragraph)) for paragraph in cell.iter(w("p"))).strip()


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == w("t"):
            yield element.text or ""
        elif element.tag in _BREAKS:
            yield _BREAKS[str(element.tag)]
