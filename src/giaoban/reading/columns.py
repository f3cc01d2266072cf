"""A letterhead and a closing are often tables without rules: their rows taken apart into the lines that one sees.

A row comes as one line: its cells apart by tabs, the paragraphs of a cell by U+2028. The left column is read first, then
the right. Rows of real tables are left alone.
"""

from __future__ import annotations

import re

from giaoban.reading.lines import Line
from giaoban.reading.signs import RECIPIENTS, is_name_line, is_organ, is_signing_line, sign_of

_WORDS = re.compile(r"[^\t\u2028]*[^\t\u2028\s][^\t\u2028]*")
_OF_THE_STATE = frozenset({"nation", "motto", "party"})
_UNDER_IT = frozenset({"number", "date", "about", "stamp", "kind"})
# A letterhead's table has one row or a few, and those without the State's name stand close to the one that has it.
_REACH = 4
_LONGEST = 4000


def part_columns(rows: list[Line]) -> list[Line]:
    """The lines of a paper, the rows of its letterhead's and its closing's table parted into theirs."""
    parted: list[Line] = []
    headed = -_REACH
    for i, row in enumerate(rows):
        if ("\t" not in row.text and "\u2028" not in row.text) or len(row.text) > _LONGEST:
            parted.append(row)
            continue
        pieces = _pieces(row)
        if _is_of_a_letterhead(pieces, i, i - headed < _REACH):
            headed = i
        elif not _is_of_a_closing(pieces):
            pieces = [row]
        parted += pieces
    return parted


def _pieces(row: Line) -> list[Line]:
    pieces = []
    for m in _WORDS.finditer(row.text):
        text = m[0].strip()
        start = row.start + m.start() + m[0].index(text[0])
        pieces.append(Line(start, start + len(text), text, 0, False))
    pieces[0].gap, pieces[0].new_page = row.gap, row.new_page
    return pieces


def _is_of_a_letterhead(pieces: list[Line], i: int, near: bool) -> bool:
    """Does the row show the State's or the Party's name, or stand close under one that does and show more of a letterhead?"""
    if i < _REACH and is_organ(pieces[0].text):
        return True
    signs = {sign_of(p.text) for p in pieces}
    return bool(signs & _OF_THE_STATE) or (near and bool(signs & _UNDER_IT))


def _is_of_a_closing(pieces: list[Line]) -> bool:
    """Does one of the cells begin with `Nơi nhận`, or hold a signature with its name?"""
    if any(RECIPIENTS.match(p.text) for p in pieces):
        return True
    return any(is_signing_line(p.text) for p in pieces[:-1]) and any(is_name_line(p.text) for p in pieces[1:])
