"""Rows of a register as a table on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from giaoban import web
from giaoban.office.directory.models import Account
from giaoban.office.registry.columns import Column, Row, as_text, columns_of
from giaoban.office.registry.entries import reads_whole_register
from giaoban.office.registry.models import Direction, RegisterColumns


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


@cache
def _template(name: str) -> Template:
    folder = Path(web.__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, auto_reload=False, undefined=StrictUndefined).get_template(name)


def written(name: str, lines: Sequence[object]) -> Markup:
    """The rows as they stand in the page, by a template such as `registers/rows.jinja`.

    Hundreds of cells are where Django's templates are too slow; Jinja's escape alike.
    """
    return Markup(_template(name).render(lines=lines))  # noqa: S704 - what the template made, escaped by it


class Addresses:
    """Addresses of many things of one kind: the pattern is looked up once, not for every row."""

    def __init__(self, name: str, part: str) -> None:
        try:
            self._pieces: tuple[str, str] | None = self._split(reverse(name, kwargs={part: 987654321}))
        except NoReverseMatch:
            self._pieces = None

    @staticmethod
    def _split(url: str) -> tuple[str, str]:
        before, _, after = url.partition("987654321")
        return before, after

    def of(self, key: int | None) -> str | None:
        """The address of one of them; None where there is none."""
        if key is None or self._pieces is None:
            return None
        return f"{self._pieces[0]}{key}{self._pieces[1]}"


def columns_for(account: Account, direction: Direction) -> tuple[Column, ...]:
    """The columns that a person sees of a register: one who sees only some papers does not see what the office notes of them."""
    shown = columns_of(direction, RegisterColumns.objects.filter(direction=direction).first())
    return shown if reads_whole_register(account) else tuple(column for column in shown if not column.inside)


def lines_of(rows: Iterable[Row], columns: Sequence[Column], *, keeps: bool) -> list[Line]:
    """The rows as lines of a table."""
    papers, entries = Addresses("paper", "paper_id"), Addresses("register-entry", "entry_id")
    # A register without the subject leads to the paper by its first column.
    linked = "subject" if any(column.field == "subject" for column in columns) else columns[0].field if columns else ""
    lines = []
    for row in rows:
        url = papers.of(row["paper_id"])
        cells = [
            Cell(column.field, as_text(column.read(row)), url if column.field == linked else None) for column in columns
        ]  # fmt: skip
        number = f"{row['number']}{row['suffix']}"
        lines.append(Line(cells, row["cancelled_at"] is not None, entries.of(row["pk"]) if keeps else None, number))
    return lines
