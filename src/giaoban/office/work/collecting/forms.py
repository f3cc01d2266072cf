"""The form of a collection: its columns and lines, what may stand in a cell, and how a cell's words become a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.work.models import Collection
from giaoban.office.work.unit_sheets.reading import day_of

MOST_COLUMNS, MOST_LINES, LONGEST = 30, 200, 1000
_PLAIN = re.compile(r"-?\d+")
_GROUPED = re.compile(r"-?\d{1,3}(?:[. ]\d{3})+(?:,\d+)?")  # 1.234.567,8 as it is written in Vietnam
_DECIMAL = re.compile(r"-?\d+[,.]\d+")
_AMBIGUOUS = re.compile(r"-?\d{1,3}\.\d{3}")  # 1.234: a thousand and more, or one and a bit


class CellKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


KIND_WORDS = {CellKind.TEXT: "Chữ", CellKind.NUMBER: "Số", CellKind.DATE: "Ngày"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form."""

    key: str
    title: str
    kind: CellKind
    required: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the form: the code stands on it in every file."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell cannot be taken."""

    words: str


@dataclass(frozen=True, slots=True)
class Odd:
    """A value that can be taken, but wants a look."""

    value: str
    words: str


def columns_of(collection: Collection) -> list[Column]:
    """The columns of a form."""
    return [Column(c["key"], c["title"], CellKind(c["kind"]), c["required"]) for c in collection.columns]


def lines_of(collection: Collection) -> list[Line]:
    """The lines of a form."""
    return [Line(one["code"], one["title"]) for one in collection.lines]


def as_kept(columns: list[Column], lines: list[Line]) -> dict[str, Any]:
    """Columns and lines as the collection keeps them. Raises ValidationError for a form that nobody could fill in."""
    heads = [" ".join(column.title.split()).casefold() for column in columns]
    names = [" ".join(line.title.split()) for line in lines]
    if not columns or not lines:
        raise ValidationError({"columns": "Biểu phải có ít nhất một cột và một dòng."})
    if len(columns) > MOST_COLUMNS or len(lines) > MOST_LINES:
        raise ValidationError({"columns": f"Biểu nhiều nhất {MOST_COLUMNS} cột, {MOST_LINES} dòng."})
    if len(set(heads)) != len(heads) or "" in heads or "" in names:
        raise ValidationError({"columns": "Tên cột, tên dòng không được để trống; các cột phải khác tên nhau."})
    if {"mã dòng", "nội dung"} & set(heads):
        raise ValidationError({"columns": "“Mã dòng” và “Nội dung” đã có sẵn trong biểu; hãy đặt tên cột khác."})
    return {
        "columns": [{"key": c.key, "title": c.title.strip(), "kind": c.kind.value, "required": c.required} for c in columns],
        "lines": [{"code": line.code, "title": line.title.strip()} for line in lines],
    }


def value_of(column: Column, text: str) -> str | Wrong | Odd:
    """The value that a cell's words mean, as the reply keeps it; empty where nothing stands and nothing must."""
    text = " ".join(text.split())
    if not text:
        return Wrong(f"Chưa ghi “{column.title}”.") if column.required else ""
    if len(text) > LONGEST:
        return Wrong(f"Dài quá {LONGEST} chữ cái.")
    match column.kind:
        case CellKind.NUMBER:
            return _number(text)
        case CellKind.DATE:
            day = day_of(text)
            return day.isoformat() if day else Wrong(f"“{text}” không phải là ngày. Ghi như 25/11/2026.")
        case CellKind.TEXT:
            return text


def _number(text: str) -> str | Wrong | Odd:
    if _PLAIN.fullmatch(text):
        return _signed(str(int(text)))
    if _AMBIGUOUS.fullmatch(text):
        return Odd(text.replace(".", ""), f"“{text}” hiểu là {text.replace('.', '')} (dấu chấm ngăn hàng nghìn).")
    if _GROUPED.fullmatch(text):
        return _signed(re.sub(r"[. ]", "", text).replace(",", "."))
    if _DECIMAL.fullmatch(text):
        return _signed(text.replace(",", "."))
    return Wrong(f"“{text}” không phải là số.")


def _signed(value: str) -> str | Odd:
    return Odd(value, "Số âm.") if value.startswith("-") else value


def total(values: Mapping[str, str]) -> Decimal:
    """The sum of the values of one cell over the reporters who filled it in."""
    return sum((Decimal(value) for value in values.values() if value), Decimal())


def in_a_sentence(way: str) -> str:
    """How a reply came, after the beginning of a sentence: `tệp Excel`."""
    return way[:1].lower() + way[1:]


def in_words(column: Column, value: str) -> str:
    """A kept value as people write it: 1.234,5 and 25/11/2026."""
    if not value:
        return ""
    if column.kind == CellKind.NUMBER:
        return f"{Decimal(value):,}".translate({ord(","): ".", ord("."): ","})
    if column.kind == CellKind.DATE:
        year, month, day = value.split("-")
        return f"{day}/{month}/{year}"
    return value
