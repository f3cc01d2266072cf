"""Rows of a register as a table on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from giaoban.office.directory.models import Account
from giaoban.office.registry.columns import Column, Row, as_text, columns_of
from giaoban.office.registry.entries import reads_whole_register
from giaoban.office.registry.models import Direction, RegisterColumns
from giaoban.web.drawing import address


class Cell(NamedTuple):
    """What stands in a column of a row. `field` is its class; the subject leads to the paper."""

    field: str
    text: str
    url: str | None


class Line(NamedTuple):
    """A row as it is shown. `edit` leads to its page, for those who keep the register."""

    cells: list[Cell]
    cancelled: bool
    edit: str | None
    number: str


def columns_for(account: Account, direction: Direction) -> tuple[Column, ...]:
    """The columns that a person sees of a register: one who sees only some papers does not see what the office notes of them."""
    shown = columns_of(direction, RegisterColumns.objects.filter(direction=direction).first())
    return shown if reads_whole_register(account) else tuple(column for column in shown if not column.inside)


def lines_of(rows: Iterable[Row], columns: Sequence[Column], *, keeps: bool) -> list[Line]:
    """The rows as lines of a table."""
    # A register without the subject leads to the paper by its first column.
    linked = "subject" if any(column.field == "subject" for column in columns) else columns[0].field if columns else ""
    lines = []
    for row in rows:
        url = address("paper", row["paper_id"]) if row["paper_id"] else None
        cells = [
            Cell(column.field, as_text(column.read(row)), url if column.field == linked else None) for column in columns
        ]  # fmt: skip
        number = f"{row['number']}{row['suffix']}"
        lines.append(Line(cells, row["cancelled_at"] is not None, address("register-entry", row["pk"]) if keeps else None, number))
    return lines
