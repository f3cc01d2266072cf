"""A register to be bound, as a PDF: its cover, the first page that repeats it, its rows under heads that stand on every page.

The edge to be bound has room; printed on both sides, it changes with the page. Words go to Typst as data, never as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from giaoban.writing.faces import face, width_mm
from giaoban.writing.paper import plain
from giaoban.writing.typesetting import typeset

_TEMPLATE = Path(__file__).parent / "register_book.typ"
_SIZE, _WIDEST, _NARROW = 10, 3.6, 2.1  # the rows' letters in points; millimetres that one takes at most, and on the whole at most
_ROOM = 2.4  # millimetres of a column beside its words
_WORD = re.compile(r"\S+")
_LINES = 15  # of a row that surely fits on a page
_INSIDE = {True: 255, False: 168}  # millimetres between the margins, of a page that lies and of one that stands


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its head as the form prints it, how wide it is beside the others."""

    head: str
    width: int
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says: whose book it is, what it is called, line after line which year, from when to when, which numbers.

    `head` stands over every page of rows, `note` small at the foot of the cover.
    """

    above: tuple[str, ...]
    organ: str
    title: str
    lines: tuple[str, ...]
    head: str
    note: str = ""


def book_pdf(
    cover: Cover, columns: Sequence[BookColumn], rows: Iterable[Sequence[str]], *, lies: bool, two_sided: bool, empty: int = 0
) -> bytes:
    """The book's bytes. `lies`: the page lies on its long side; `empty`: how many empty rows follow, to be filled by hand."""
    share = _INSIDE[lies] / sum(column.width for column in columns)
    widths = [column.width * share - _ROOM for column in columns]
    data: dict[str, Any] = {
        "face": face().family,
        "above": [plain(line) for line in cover.above],
        "organ": plain(cover.organ),
        "title": plain(cover.title),
        "cover": [plain(line) for line in cover.lines],
        "head": plain(cover.head),
        "note": plain(cover.note),
        "lies": lies,
        "two_sided": two_sided,
        "columns": [asdict(column) for column in columns],
        "rows": [_row(row, widths) for row in rows],
        "empty": empty,
    }
    return typeset(_TEMPLATE, {"book": json.dumps(data, ensure_ascii=False)})


def _row(row: Sequence[str], widths: Sequence[float]) -> dict[str, Any]:
    """A row stays on one page, unless it is so long that it might not fit on any."""
    cells = [_fitted(plain(cell), width) for cell, width in zip(row, widths, strict=True)]
    return {"cells": cells, "long": any(len(cell) * _NARROW > width * _LINES for cell, width in zip(cells, widths, strict=True))}


def _fitted(text: str, width: float) -> str:
    """A word that is wider than its column may end anywhere, for else it would run into the next one."""
    if len(text) * _WIDEST <= width:
        return text
    return _WORD.sub(lambda found: _broken(found[0], width), text)


def _broken(word: str, width: float) -> str:
    if len(word) * _WIDEST <= width or width_mm(word, _SIZE) <= width:
        return word
    return "\u200b".join(word)
