"""A letterhead and a closing are often tables without rules: their rows taken apart into the lines that one sees.

A row comes as one line: its cells apart by tabs, the paragraphs of a cell by U+2028; or, where blanks keep the place of the
columns, by three blanks or more. The left column is read first, then the right. Rows of real tables are left alone.
"""

from __future__ import annotations

import re

from giaoban.reading.layout.lines import Line
from giaoban.reading.layout.signs import RECIPIENTS, is_name_line, is_organ, is_signing_line, sign_of

_OF_A_CELL = re.compile(r"[^\t\u2028]*[^\t\u2028\s][^\t\u2028]*")
_BETWEEN_BLANKS = re.compile(r"\S+(?: {1,2}\S+)*")
_WIDE = "   "
_OF_THE_STATE = frozenset({"nation", "motto", "party"})
_UNDER_IT = frozenset({"number", "date", "about", "stamp", "kind"})
_ON_THE_RIGHT = _OF_THE_STATE | {"date"}
# A letterhead's table has one row or a few, and those without the State's name stand close to the one that has it.
_REACH = 4
_HEAD = 30
_LONGEST = 4000


def part_columns(rows: list[Line]) -> list[Line]:
    """The lines of a paper, the rows of its letterhead's and its closing's table parted into theirs."""
    parted: list[Line] = []
    headed = -_REACH
    for i, row in enumerate(rows):
        text = row.text
        pieces = [row]
        if len(text) > _LONGEST:
            pass
        elif "\t" in text or "\u2028" in text:
            cells = _pieces(row, _OF_A_CELL)
            if _is_of_a_letterhead(cells, i, i - headed < _REACH):
                headed, pieces = i, cells
            elif _is_of_a_closing(cells):
                pieces = cells
        elif i < _HEAD and _WIDE in text and sign_of((cells := _pieces(row, _BETWEEN_BLANKS))[-1].text) in _ON_THE_RIGHT:
            pieces = cells
        parted += pieces
    return parted


def _pieces(row: Line, pattern: re.Pattern[str]) -> list[Line]:
    pieces = []
    for m in pattern.finditer(row.text):
        text = m[0].strip()
        start = row.start + m.start() + m[0].index(text[0])
        pieces.append(Line(start, start + len(text), text, 0, False))
    pieces[0].gap, pieces[0].new_page = row.gap, row.new_page
    return pieces


def _is_of_a_letterhead(cells: list[Line], i: int, near: bool) -> bool:
    """Does the row show the State's or the Party's name, or stand close under one that does and show more of a letterhead?"""
    if i < _REACH and is_organ(cells[0].text):
        return True
    signs = {sign_of(c.text) for c in cells}
    return bool(signs & _OF_THE_STATE) or (near and bool(signs & _UNDER_IT))


def _is_of_a_closing(cells: list[Line]) -> bool:
    """Does one of the cells begin with `Nơi nhận`, or hold a signature with its name?"""
    if any(RECIPIENTS.match(c.text) for c in cells):
        return True
    return any(is_signing_line(c.text) for c in cells[:-1]) and any(is_name_line(c.text) for c in cells[1:])
