"""The mark of a state secret in an Excel workbook: in its cells, and wherever else Excel lets words stand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from giaoban.intake import screen


def picture() -> bytes:
    """A white picture of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00\xff\xff\xff")) + chunk(b"IEND", b"")


def book(*cells: str, name: str = "Tờ 1", beside: Callable[[Any], object] = lambda sheet: None) -> bytes:
    """A workbook with these cells under each other, and what `beside` puts on its sheet."""
    out = BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet(name)
        for line, cell in enumerate(cells):
            sheet.write(line, 0, cell)
        beside(sheet)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        book("Phiếu việc của đơn vị", "MẬT"),
        book("Phiếu", "Độ mật: Tối mật"),
        book("Phiếu", name="Mật"),
        book("Phiếu", beside=lambda sheet: sheet.set_header('&L&"Times New Roman,Bold"&14MẬT&RTrang &P')),
        book("Phiếu", beside=lambda sheet: sheet.set_footer("&CTUYỆT MẬT")),
        book("Phiếu", beside=lambda sheet: sheet.insert_textbox(2, 2, "TỐI MẬT")),
        book("Phiếu", beside=lambda sheet: sheet.write_comment(2, 2, "Tối mật")),
    ],
    ids=["cell", "labelled", "name of the sheet", "head", "foot", "text box", "note"],
)
def test_mark_is_found_wherever_it_stands(data: bytes) -> None:
    assert screen(data, "phieu.xlsx", sheets=True).verdict == "secret"


def test_mark_in_the_name_is_found() -> None:
    assert screen(book("Phiếu"), "phieu (MẬT).xlsx", sheets=True).verdict == "secret"


@pytest.mark.parametrize(
    "data",
    [
        book("Phiếu", "Công tác bảo mật quý IV", "Rà soát tài liệu mật theo Luật"),
        book("Phiếu", beside=lambda sheet: sheet.set_header("&CPhiếu việc&RTrang &P")),
        book("Phiếu", beside=lambda sheet: sheet.write_comment(2, 2, "Đã thống nhất với đơn vị")),
    ],
    ids=["words", "head", "note"],
)
def test_words_about_secrets_are_no_mark(data: bytes) -> None:
    assert screen(data, "phieu.xlsx", sheets=True).verdict == "clear"


def test_what_pictures_hold_cannot_be_seen() -> None:
    data = book("Phiếu", beside=lambda sheet: sheet.insert_image(0, 3, "dau.png", {"image_data": BytesIO(picture())}))
    seen = screen(data, "phieu.xlsx", sheets=True)

    assert (seen.verdict, "Tệp Excel có ảnh" in (seen.reason or "")) == ("cannot-see", True)


@pytest.mark.parametrize("data", [b"PK\x03\x04 hong", book("Phiếu")[:-200]])
def test_damaged_workbook_cannot_be_seen(data: bytes) -> None:
    assert screen(data, "phieu.xlsx", sheets=True).verdict == "cannot-see"


def test_workbook_is_no_paper_where_sheets_are_not_asked_for() -> None:
    assert screen(book("MẬT"), "phieu.xlsx").verdict == "cannot-see"
