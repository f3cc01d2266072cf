"""Notes at the foot of a page: they stand inside a sentence of the text and belong to none of it."""

from __future__ import annotations

import re

from giaoban.reading.layout.lines import Line

_NOTE = re.compile(r"\[?(\d{1,2})\]?[. ]\s*\S")
_LONGEST = 8
_LOOK_BACK = 90


def find_footnotes(rows: list[Line]) -> set[int]:
    """The indexes of the lines that are footnotes: they end a page, begin with a number, and a word before bears that number."""
    notes: set[int] = set()
    for i, line in enumerate(rows):
        if i and line.new_page:
            notes |= _at_the_foot(rows, i)
    return notes


def _at_the_foot(rows: list[Line], page_end: int) -> set[int]:
    """The last lines of the page that ends before row `page_end`, from the first note number on that the page refers to."""
    first: int | None = None
    for i in range(page_end - 1, max(0, page_end - _LONGEST) - 1, -1):
        m = _NOTE.match(rows[i].text)
        if m and _is_referred_to(rows, i, m[1]):
            first = i
        if rows[i].new_page:
            break
    return set(range(first, page_end)) if first is not None else set()


def _is_referred_to(rows: list[Line], i: int, number: str) -> bool:
    raised = re.compile(rf"[^\W\d_]{{2,}}(?:\[?{number}\]?(?=[\s.,;)]|$)| {number}(?=[.,;)]|$))")
    for line in rows[max(0, i - _LOOK_BACK) : i]:
        m = raised.search(line.text) if number in line.text else None
        if m and not re.match(r"(?:số|ngày|tháng|năm|quý|Điều|khoản|lần|thứ|mục|tuần|kỳ) ?\d", m[0], re.IGNORECASE):
            return True
    return False
