"""Excel lists: what people read in them, and what is out to harm."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
import xlsxwriter

from giaoban.intake import sheets
from giaoban.intake.guard import UnreadableSource
from giaoban.intake.sheets import column_name, read_sheet, words


def _book(cells: dict[tuple[int, int], object], *, empty_first: bool = False) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    if empty_first:
        book.add_worksheet("Trống")
    sheet = book.add_worksheet("Sổ")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for (row, column), value in cells.items():
        sheet.write(row, column, value, day if isinstance(value, dt.date) else None)
    book.close()
    return out.getvalue()


def test_cells_stand_where_the_list_has_them() -> None:
    data = _book({(2, 1): "Số đến", (3, 1): 12, (3, 2): dt.date(2026, 11, 2), (3, 3): 1.5}, empty_first=True)

    assert read_sheet(data).rows == (("", "", "", ""), ("", "", "", ""), ("", "Số đến", "", ""), ("", "12", "02/11/2026", "1.5"))


def test_cell_is_what_people_read() -> None:
    read = [words(cell) for cell in (dt.datetime(2026, 11, 2, 14, 5), dt.date(2026, 11, 2), 12.0, " a ", True, "x" * 3000)]  # noqa: DTZ001

    assert read == ["02/11/2026 14:05", "02/11/2026", "12", "a", "True", "x" * 2000]


def test_columns_are_named_as_excel_names_them() -> None:
    assert [column_name(place) for place in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]


def test_sheet_without_anything_has_no_rows() -> None:
    assert (read_sheet(_book({})).rows, sheets._rows(_book({}))) == ((), [])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"so den;ngay den", id="text"),
        pytest.param(b"PK\x03\x04 no package", id="broken"),
        pytest.param(_book({(0, 0): "x", (1_048_575, 16_383): "y"}), id="says it fills the whole sheet"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, id="old Office"),
    ],
)
def test_what_is_no_list_or_takes_too_much_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="Hãy lưu lại bằng Excel"):
        read_sheet(data)


def test_list_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "ROWS", 2)

    with pytest.raises(UnreadableSource, match="Hãy tách thành nhiều tệp"):
        read_sheet(_book({(n, 0): "x" for n in range(3)}))


def test_process_answers_with_the_rows(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    given = BytesIO(_book({(0, 0): "Số đến", (0, sheets.COLUMNS): "quá xa"}))
    monkeypatch.setattr("giaoban.intake.worker.limit_resources", lambda _limits: None)
    monkeypatch.setattr("giaoban.intake.worker.limit_time", lambda _limits: None)
    monkeypatch.setattr(sheets.sys, "argv", ["sheets", "{}"])
    monkeypatch.setattr(sheets.sys, "stdin", type("In", (), {"buffer": given}))

    sheets.main()

    row = ["Số đến", *[""] * (sheets.COLUMNS - 1)]
    assert sheets.json.loads(capsysbinary.readouterr().out) == {"rows": [row]}
