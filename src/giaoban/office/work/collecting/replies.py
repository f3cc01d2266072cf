"""A filled form read back: whose it is, the values with their cells, what is wrong or odd, by the address. Nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from giaoban.intake.sheets import CellError, Sheet, column_name
from giaoban.intake.tables import WordTable
from giaoban.office.work.collecting.files import CODE_HEAD, WHOSE
from giaoban.office.work.collecting.forms import Column, Odd, Wrong, columns_of, lines_of, value_of
from giaoban.office.work.models import Collection, Reply
from giaoban.office.work.unit_sheets.codes import assignment_of
from giaoban.office.work.unit_sheets.reading import UNCOUNTED

Values = dict[str, dict[str, dict[str, str]]]
_HEADS_WITHIN = 30


@dataclass(slots=True)
class Answered:
    """What a form says. `share_id` is whose it is by the code on it, None where none is there; `odd` wants a look and hinders nothing."""

    way: Reply.Way
    share_id: int | None = None
    values: Values = field(default_factory=dict)
    errors: list[CellError] = field(default_factory=list)
    odd: list[CellError] = field(default_factory=list)

    @property
    def can_be_taken(self) -> bool:
        """Is nothing wrong, and does it say anything?"""
        return not self.errors and bool(self.values)


def read_reply(collection: Collection, tables: Sequence[Sheet]) -> Answered:
    """What a filled form, its tables read from Excel or Word, answers to a collection."""
    is_word = bool(tables) and isinstance(tables[0], WordTable)
    answered = Answered(Reply.Way.WORD if is_word else Reply.Way.EXCEL)
    answered.share_id = _whose(tables)
    columns = columns_of(collection)
    for table in tables:
        placed = _places(table, columns)
        if placed is not None:
            _read_lines(answered, collection, columns, table, *placed)
            return answered
    answered.errors.append(CellError("", f"Không thấy bảng có cột “{CODE_HEAD}”. Hãy dùng tệp mẫu của yêu cầu này."))
    return answered


def _whose(tables: Sequence[Sheet]) -> int | None:
    """The share that the code on top names, wherever on top it was put."""
    for table in tables:
        for row in table.rows[:_HEADS_WITHIN]:
            if any(cell.strip() == WHOSE for cell in row):
                return next((found for cell in row if (found := assignment_of(cell)) is not None), None)
    return None


def _places(table: Sheet, columns: Sequence[Column]) -> tuple[int, dict[str, int]] | None:
    """The line of the heads, and which column is which: by their titles, in whatever order."""
    asked = {_plain(column.title): column.key for column in columns} | {_plain(CODE_HEAD): CODE_HEAD}
    for line, row in enumerate(table.rows[:_HEADS_WITHIN]):
        found: dict[str, int] = {}
        for at, cell in enumerate(row):
            if _plain(cell) in asked:
                found.setdefault(asked[_plain(cell)], at)
        if CODE_HEAD in found:
            return line, found
    return None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _read_lines(
    answered: Answered, collection: Collection, columns: Sequence[Column], table: Sheet, line: int, places: dict[str, int]
) -> None:
    missing = [column.title for column in columns if column.key not in places]
    if missing:
        answered.errors.append(CellError(_cell(table, line, 0), f"Thiếu cột: {', '.join(missing)}."))
        return
    codes = {one.code: one for one in lines_of(collection)}
    met: dict[str, str] = {}
    for at in range(line + 1, len(table.rows)):
        row = table.rows[at]
        code = _at(row, places[CODE_HEAD])
        here = _cell(table, at, places[CODE_HEAD])
        filled = [column.title for column in columns if _at(row, places[column.key])]
        if code not in codes:
            if code or filled:
                words = f"“{code}” không phải mã dòng của biểu này." if code else "Dòng có số liệu nhưng mất mã dòng."
                answered.errors.append(CellError(here, words))
        elif code in met:
            answered.errors.append(CellError(here, f"Mã dòng này đã có ở ô {met[code]}."))
        else:
            met[code] = here
            _read_line(answered, code, columns, table, at, places)
    for code in codes.keys() - met.keys():
        answered.errors.append(CellError(_cell(table, line, places[CODE_HEAD]), f"Thiếu dòng “{codes[code].title}” (mã {code})."))


def _read_line(answered: Answered, code: str, columns: Sequence[Column], table: Sheet, at: int, places: dict[str, int]) -> None:
    kept: dict[str, dict[str, str]] = {}
    for column in columns:
        cell = _cell(table, at, places[column.key])
        if (at, places[column.key]) in table.uncounted:
            answered.errors.append(CellError(cell, UNCOUNTED))
            continue
        match value_of(column, _at(table.rows[at], places[column.key])):
            case Wrong(words):
                answered.errors.append(CellError(cell, words))
            case Odd(value, words):
                answered.odd.append(CellError(cell, words))
                kept[column.key] = {"value": value, "cell": cell}
            case value:
                kept[column.key] = {"value": value, "cell": cell}
    answered.values[code] = kept


def _at(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _cell(table: Sheet, line: int, place: int) -> str:
    if isinstance(table, WordTable):
        return table.where(line, place)
    return f"{table.name}!{column_name(place)}{line + 1}"
