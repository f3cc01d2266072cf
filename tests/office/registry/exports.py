"""What another system hands over: an Excel list and a ZIP, made here with made-up papers."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

HEADS = (
    "STT", "Số đến", "Ngày đến", "Cơ quan ban hành", "Số/Ký hiệu", "Ngày văn bản", "Loại văn bản", "Trích yếu", "Độ khẩn", "Độ mật",
    "Tên tệp",
)  # fmt: skip
NOV_2 = dt.date(2026, 11, 2)
MANY = 34


def sheet_of(rows: Iterable[Sequence[Any]], heads: Sequence[str] = HEADS, above: Sequence[str] = ("SỔ VĂN BẢN ĐẾN",)) -> bytes:
    """An Excel list: a title, the heads, the rows."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Danh sách")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for at, text in enumerate(above):
        sheet.write_string(at, 0, text)
    for place, head in enumerate(heads):
        sheet.write_string(len(above), place, head)
    for at, row in enumerate(rows, start=len(above) + 1):
        for place, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(at, place, dt.datetime.combine(value, dt.time()), day)
            elif isinstance(value, int):
                sheet.write_number(at, place, value)
            else:
                sheet.write_string(at, place, value)
    book.close()
    return out.getvalue()


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def letter(n: int, subject: str, mark: str = "") -> bytes:
    """A letter of the province's department as plain text."""
    head = f"UBND TỈNH AN LẠC\nSỞ TÀI CHÍNH\n\nSố: {n}/STC-ĐT\n{mark}\nAn Lạc, ngày 30 tháng 10 năm 2026\n\n"
    return f"{head}Kính gửi: Đảng ủy xã Minh Sơn\n\n{subject}. Đề nghị các xã báo cáo trước ngày 20/11/2026.\n\nGIÁM ĐỐC\n".encode()


def row(n: int, **other: Any) -> list[Any]:
    """A row of the list: số đến 400 + n, its own number, day and file."""
    values: dict[str, Any] = {
        "STT": n,
        "Số đến": 400 + n,
        "Ngày đến": NOV_2,
        "Cơ quan ban hành": "Sở Tài chính",
        "Số/Ký hiệu": f"{100 + n}/STC-ĐT",
        "Ngày văn bản": dt.date(2026, 10, 30),
        "Loại văn bản": "Công văn",
        "Trích yếu": f"V/v giải ngân vốn đầu tư công, đợt {n}",
        "Độ khẩn": "",
        "Độ mật": "Thường",
        "Tên tệp": f"{100 + n}-STC.txt",
    }
    return list((values | other).values())


def files(numbers: Iterable[int]) -> dict[str, bytes]:
    """The files of rows."""
    return {f"vanban/{100 + n}-STC.txt": letter(100 + n, f"V/v giải ngân vốn đầu tư công, đợt {n}") for n in numbers}
