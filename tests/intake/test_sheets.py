"""Workbooks as Excel and others write them, and what only calls itself one."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
import xlsxwriter

from giaoban.intake.draft import Decoded
from giaoban.intake.guard import DEFAULT, UnreadableSource
from giaoban.intake.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Sheet, column_name, decode, read_sheets, sheets_of
from giaoban.intake.workers import Workers


def workbook(cells: dict[tuple[int, int], object], *, sheets: int = 1) -> bytes:
    """A workbook whose first sheet, `Cơ quan`, has these cells."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Cơ quan")
        for (row, column), value in cells.items():
            sheet.write(row, column, value)
        for n in range(1, sheets):
            book.add_worksheet(f"Trang {n}")
    return file.getvalue()


def test_cells_stand_at_their_address_as_texts() -> None:
    cells = {(1, 1): " Phòng Kinh tế ", (1, 2): dt.date(2025, 7, 1), (2, 1): 5, (2, 2): 2.5, (2, 3): dt.time(14, 30)}

    (sheet,) = read_sheets(workbook(cells))

    assert sheet == Sheet("Cơ quan", (("", "", "", ""), ("", "Phòng Kinh tế", "2025-07-01", ""), ("", "5", "2.5", "14:30:00")))


def test_many_workbooks_share_one_process() -> None:
    with Workers() as workers:
        found = [read_sheets(workbook({(0, 0): n}), workers=workers) for n in (1, 2)]

    assert [sheets[0].rows for sheets in found] == [(("1",),), (("2",),)]


def test_address_of_a_cell_is_excels() -> None:
    assert [Sheet.address(0, 0), Sheet.address(4, 2), Sheet.address(9, 25), Sheet.address(9, 26)] == ["A1", "C5", "Z10", "AA10"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut off", b"no workbook at all", workbook({(0, 0): "x"})[:-300]])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="lưu lại bằng Excel"):
        read_sheets(data)


def test_package_that_is_no_workbook_is_refused() -> None:
    from tests.intake.word import package, paragraph

    with pytest.raises(UnreadableSource, match="lưu lại bằng Excel"):
        decode(package(paragraph("một")), DEFAULT)


TOO_LARGE = {
    "sheets": workbook({}, sheets=MOST_SHEETS + 1),
    "rows": workbook({(MOST_ROWS, 0): 1}),
    "columns": workbook({(0, MOST_COLUMNS): 1}),
}


@pytest.mark.parametrize("data", TOO_LARGE.values(), ids=TOO_LARGE)
def test_workbook_that_is_too_large_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="quá lớn"):
        decode(data, DEFAULT)


@pytest.mark.parametrize("text", ["", "{}x", "[1]", "[[1, 2, 3]]", "5"])
def test_answer_that_is_no_sheets_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSource):
        sheets_of(Decoded(text))


def test_columns_are_named_as_excel_names_them() -> None:
    assert [column_name(place) for place in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]
