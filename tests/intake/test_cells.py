"""Formulas that came to nothing, and cells that were merged away, are not taken for empty ones."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
import xlsxwriter

from giaoban.intake.cells import empty_formulas
from giaoban.intake.guard import DEFAULT, UnreadableSource
from giaoban.intake.sheets import MOST_COLUMNS, decode, read_sheets


def workbook() -> bytes:
    """Formulas with a value, with an error, without a value; a range merged over two lines and two columns."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet("Trống")
        sheet = book.add_worksheet("Kết quả & ghi chú")
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B1", "=1/0", None, "#DIV/0!")
        sheet.write_formula("AB3", "=A9", None, "")
        sheet.write_string("C1", "")
        sheet.merge_range("B5:C6", "gộp")
    return file.getvalue()


def replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with something else in one of its parts."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            after.writestr(entry.filename, content.replace(old, new) if entry.filename == part else content)
    return out.getvalue()


def test_cells_that_were_not_left_empty_are_told() -> None:
    empty, sheet = read_sheets(workbook())

    assert (sorted(sheet.uncounted), sorted(sheet.merged)) == ([(0, 1), (2, 27)], [(4, 2), (5, 1), (5, 2)])
    assert (empty.uncounted, empty.merged) == (frozenset(), frozenset())
    assert (sheet.rows[0][0], sheet.rows[0][1], sheet.rows[4][1]) == ("2", "", "gộp")


def test_range_merged_over_the_whole_sheet_costs_no_more_than_a_sheet() -> None:
    huge = replaced(workbook(), "xl/worksheets/sheet2.xml", b"B5:C6", b"B5:XFD1048576")

    (_, sheet) = read_sheets(huge)

    assert max(column for _, column in sheet.merged) == MOST_COLUMNS


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet2.xml", b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet'),
        ("xl/worksheets/sheet2.xml", b"</worksheet>", b""),
        ("xl/workbook.xml", b"<workbook", b"<!DOCTYPE w><workbook"),
    ],
)
def test_sheet_that_is_no_plain_xml_is_refused(part: str, old: bytes, new: bytes) -> None:
    with pytest.raises(UnreadableSource):
        decode(replaced(workbook(), part, old, new), DEFAULT)


def test_package_of_another_form_has_no_such_cells() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("content.xml", "<x/>")
    with zipfile.ZipFile(out) as package:
        assert empty_formulas(package, DEFAULT) == {}


def test_sheet_whose_part_is_missing_has_none() -> None:
    data = replaced(workbook(), "xl/_rels/workbook.xml.rels", b"worksheets/sheet2.xml", b"worksheets/sheet9.xml")
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert empty_formulas(package, DEFAULT) == {"Trống": []}


def test_sheet_without_a_link_is_passed_over() -> None:
    data = replaced(workbook(), "xl/workbook.xml", b'r:id="rId2"', b'r:id="rId99"')
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert list(empty_formulas(package, DEFAULT)) == ["Trống"]
