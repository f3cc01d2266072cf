"""The columns of the registers: the official ten of each, what may stand besides, and how a row's value is written in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from giaoban.office.registry.models import Direction, RegisterColumns, Sorting, Urgency
from giaoban.office.registry.series import type_name

Row = dict[str, Any]  # a row of a register with the facts of its paper, as `entries.VALUES` names them
Value = str | int | dt.date | None
Shape = Literal["number", "day", "short", "long"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field, its head, what it holds of a row, how wide it is beside the others.

    `inside`: the office's own notes, not shown to one who sees only some papers of the register.
    """

    field: str
    head: str
    read: Callable[[Row], Value]
    shape: Shape = "short"
    width: int = 12
    inside: bool = False


def as_text(value: Value) -> str:
    """A value as people read it: days as 02/11/2026."""
    if isinstance(value, dt.date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"  # strftime takes five times as long
    return "" if value is None else str(value)


def _of(name: str) -> Callable[[Row], Value]:
    def read(row: Row) -> Value:
        value: Value = row[name]
        return value

    return read


def _number(row: Row) -> Value:
    return f"{row['number']}{row['suffix']}" if row["suffix"] else int(row["number"])


def _subject(row: Row) -> Value:
    """Tên loại và trích yếu nội dung; of a cancelled number that it is, and why."""
    if row["cancelled_at"] is not None:
        return f"Bỏ số: {row['cancel_reason']}"
    code, subject = row["paper__type"], row["paper__subject"] or ""
    name = type_name(code) if code else ""
    return subject if not name or subject.casefold().startswith(name.casefold()) else f"{name} {_lower(subject)}".strip()


def _lower(subject: str) -> str:
    """A subject that goes on after the kind's name: `Công văn v/v …`, `Kế hoạch về …`; a name or an abbreviation keeps its capital."""
    return subject[:1].lower() + subject[1:] if subject[:4].casefold() == "v/v " or subject[:3] == "Về " else subject


def _urgency(row: Row) -> Value:
    return Urgency(row["paper__urgency"]).label if row["paper__urgency"] else ""


def _sorting(row: Row) -> Value:
    return Sorting(row["paper__sorting"]).label if row["paper__sorting"] else ""


def _type(row: Row) -> Value:
    return type_name(row["paper__type"]) if row["paper__type"] else ""


_AUTHOR = Column("author", "Tác giả", _of("paper__issuer_text"), width=18)
_SYMBOL = Column("symbol", "Số, ký hiệu", _of("paper__number"), width=16)
_DATE = Column("date", "Ngày tháng văn bản", _of("paper__date"), "day")
_SUBJECT = Column("subject", "Tên loại và trích yếu nội dung", _subject, "long", 50)
_SIGNER = Column("signer", "Người ký", _of("paper__signer"), width=16)
_FORWARDED = Column("forwarded_on", "Ngày chuyển", _of("forwarded_on"), "day", inside=True)
_RECEIPT = Column("receipt", "Ký nhận", _of("receipt"), width=14, inside=True)
_NOTE = Column("note", "Ghi chú", _of("note"), width=20, inside=True)
_FILE_COPY = Column("file_copy", "Đơn vị, người nhận bản lưu", _of("file_copy"), width=16, inside=True)
_COPIES = Column("copies", "Số lượng bản", _of("copies"), "number", 8)
_URGENCY = Column("urgency", "Độ khẩn", _urgency, width=10)
_TYPE = Column("type", "Tên loại", _type, width=12)
_IMPORTED = Column("imported_from", "Nguồn nhập", _of("imported_from"), width=16, inside=True)

# Nghị định 30/2020/NĐ-CP, Phụ lục IV.
OFFICIAL: dict[Direction, tuple[Column, ...]] = {
    Direction.IN: (
        Column("on", "Ngày đến", _of("on"), "day"),
        Column("number", "Số đến", _number, "number", 8),
        _AUTHOR,
        _SYMBOL,
        _DATE,
        _SUBJECT,
        Column("receivers", "Đơn vị hoặc người nhận", _of("receivers"), width=20, inside=True),
        _FORWARDED,
        _RECEIPT,
        _NOTE,
    ),
    Direction.OUT: (
        _SYMBOL,
        _DATE,
        _SUBJECT,
        _SIGNER,
        Column("receivers", "Nơi nhận văn bản", _of("receivers"), width=24, inside=True),
        _FILE_COPY,
        _COPIES,
        _FORWARDED,
        _RECEIPT,
        _NOTE,
    ),
}
_MORE: dict[Direction, tuple[Column, ...]] = {
    Direction.IN: (_URGENCY, _TYPE, _SIGNER, Column("sorting", "Phân văn", _sorting, width=10), _IMPORTED),
    Direction.OUT: (Column("number", "Số", _number, "number", 8), Column("on", "Ngày vào sổ", _of("on"), "day"), _TYPE, _URGENCY),
}
AVAILABLE: dict[Direction, tuple[Column, ...]] = {direction: OFFICIAL[direction] + _MORE[direction] for direction in Direction}


def columns_of(direction: Direction, kept: RegisterColumns | None) -> tuple[Column, ...]:
    """The columns a register shows, under the heads the office gave them. A field that no version knows any more is left out."""
    if kept is None:
        return OFFICIAL[direction]
    known = {column.field: column for column in AVAILABLE[direction]}
    return tuple(_under(known[c["field"]], c["head"]) for c in kept.columns if c["field"] in known)


def _under(column: Column, head: str) -> Column:
    return Column(column.field, head, column.read, column.shape, column.width, column.inside)


def printed(direction: Direction, shown: Sequence[Column]) -> tuple[Column, ...]:
    """What is printed and bound holds all fields (NĐ 30/2020 Điều 16, 22): those shown, and of the official ten those that are not."""
    fields = {column.field for column in shown}
    return (*shown, *(column for column in OFFICIAL[direction] if column.field not in fields))
