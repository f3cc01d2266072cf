"""The physical lines of a paper, blank ones and running page numbers set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PAGE_NUMBER = re.compile(r"(?:(?:trang|page)\s*)?[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE)
# `Ghi chú: 1. ...`, `* SÁNG: 1. ...`: the list begins on the line of its label.
_LABEL_BEFORE_FIRST = re.compile(r"[*+-]? ?[^\W\d_][^\d.:;|\t]{1,20}: *(?=1[.)] ?[^\W\d_])")
_LONGEST_LABEL = 24
_TAB = 3
ENDS_A_SENTENCE = frozenset(".;:!?")


@dataclass(slots=True)
class Line:
    """One line without its outer blanks, of which `indent` counts those before it.

    `start` and `end` count in the source; `gap` is the number of blank lines before it.
    """

    start: int
    end: int
    text: str
    gap: int
    new_page: bool
    indent: int = 0


@dataclass(slots=True)
class Lines:
    """The lines that carry words, and the page numbers taken out from between them."""

    rows: list[Line]
    page_numbers: list[Line] = field(default_factory=list)


def split_lines(source: str, folded: str) -> Lines:
    """The non-blank lines of the source; `text` of each is taken from the folded text, which has the same offsets."""
    rows: list[Line] = []
    offset, gap, new_page = 0, 0, False
    for raw in folded.split("\n"):
        stripped = raw.strip()
        if "\f" in raw:
            new_page = True
        if stripped:
            start = offset + raw.index(stripped[0])
            label = _LABEL_BEFORE_FIRST.match(stripped) if stripped.find(":", 0, _LONGEST_LABEL) > 0 else None
            if label:
                rows.append(Line(start, start + len(stripped[: label.end()].rstrip()), stripped[: label.end()].rstrip(), gap, new_page))
                start, stripped, gap, new_page = start + label.end(), stripped[label.end() :], 0, False
            rows.append(Line(start, start + len(stripped), stripped, gap, new_page, _indent(raw)))
            gap, new_page = 0, False
        else:
            gap += 1
        offset += len(raw) + 1
    return _without_page_numbers(rows)


def _indent(raw: str) -> int:
    """How many blanks the line begins with; a tab is as wide as several."""
    if not raw[0].isspace():
        return 0
    blanks = raw[: len(raw) - len(raw.lstrip())]
    return len(blanks) + blanks.count("\t") * _TAB


def _without_page_numbers(rows: list[Line]) -> Lines:
    """Take out the lines that only count pages: a lone number, next in order, that stands at a page's edge or inside a sentence."""
    expected = {1, 2}
    found: list[int] = []
    for i, line in enumerate(rows):
        if len(line.text) > 16 or not (m := _PAGE_NUMBER.fullmatch(line.text)):
            continue
        number = int(m[1])
        if number in expected and _stands_between_pages(rows, i):
            found.append(i)
            expected = {number + 1, number + 2}
    if not found:
        return Lines(rows)
    taken = set(found)
    kept: list[Line] = []
    carried, page = 0, False
    for i, line in enumerate(rows):
        if i in taken:
            carried, page = carried + line.gap, True
            continue
        if page:
            line.gap, line.new_page = line.gap + carried, True
            carried, page = 0, False
        kept.append(line)
    return Lines(kept, [rows[i] for i in found])


def _stands_between_pages(rows: list[Line], i: int) -> bool:
    line = rows[i]
    if i == 0 or i == len(rows) - 1:
        return True
    after = rows[i + 1]
    if line.new_page or after.new_page:
        return True
    inside = rows[i - 1].text[-1] not in ENDS_A_SENTENCE and after.text[0].islower()
    alone = line.gap > 0 and after.gap > 0
    return inside or alone
