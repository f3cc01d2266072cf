"""The workbook to fill in: two sheets with their headings, drop-down lists, and a sheet that says how."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter

from giaoban.office.directory.kinds import KIND_WORDS
from giaoban.office.directory.lists import MOST_ROWS, ORGAN_COLUMNS, ORGANS, PEOPLE, PEOPLE_COLUMNS
from giaoban.office.directory.models import Level, Side

_WORDS = "Danh mục"
_HELP = (
    f"Trang “{ORGANS}”: mỗi dòng một cơ quan, đơn vị. Bắt buộc: Tên, Loại, Hệ thống, Cấp.",
    "Trực thuộc: ghi đúng tên cơ quan cấp trên, đã có trong danh bạ hoặc có trong tệp này.",
    "Thuộc phạm vi của ta: ghi x nếu là cấp ủy mà văn phòng phục vụ hoặc đơn vị bên dưới.",
    f"Trang “{PEOPLE}”: mỗi dòng một người với một chức vụ; người có nhiều chức vụ ghi nhiều dòng.",
    "Ngày ghi như 01/07/2025. Tên đã có trong danh bạ thì giữ nguyên, không ghi đè.",
)


def list_template() -> bytes:
    """The workbook as bytes."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "top"})
        words = {"Loại": list(KIND_WORDS.values()), "Hệ thống": list(Side.labels), "Cấp": list(Level.labels)}
        organs = _sheet(book, ORGANS, ORGAN_COLUMNS, head)
        _sheet(book, PEOPLE, PEOPLE_COLUMNS, head)
        listed = book.add_worksheet(_WORDS)
        for column, (name, choices) in enumerate(words.items()):
            listed.write(0, column, name, head)
            listed.write_column(1, column, choices)
            letter = "ABC"[column]
            at = ORGAN_COLUMNS.index(name)
            source = f"='{_WORDS}'!${letter}$2:${letter}${len(choices) + 1}"
            organs.data_validation(1, at, MOST_ROWS, at, {"validate": "list", "source": source})
        book.add_worksheet("Hướng dẫn").write_column(0, 0, _HELP)
    return file.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, columns: tuple[str, ...], head: object) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, columns, head)
    sheet.set_column(0, len(columns) - 1, 24)
    sheet.freeze_panes(1, 0)
    return sheet
