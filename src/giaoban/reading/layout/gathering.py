"""The lines of a paper gathered into blocks: paragraphs, items, bullets, rows of tables, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from giaoban.reading.layout.lines import Line
from giaoban.reading.layout.markers import Marker, ordinal, read_marker
from giaoban.reading.layout.wrapping import Wrap, goes_on, opens_a_block
from giaoban.reading.layout.zones import Zone
from giaoban.reading.letters import UPPER

BlockKind = Literal["paragraph", "item", "bullet", "row", "line"]

_TABLE_HEAD = re.compile(r"\W{0,3}(?:STT|TT|Stt|S[ốỐ] ?(?:TT|tt))\b(?! [a-zà-ỹ])")
_ROW = re.compile(r"\|?\s*(\d{1,3}|[IVX]{1,5})[.)]?\s*[\t|]\s*(?=[^\s|])")
_BARE_ROW = re.compile(rf"\W{{0,3}}(\d{{1,3}})(?:[.)]|\s|\s?[|_])[\s|_]*(?=[{UPPER}])")
_SCANNED_ROMAN = re.compile(rf"(?:(H|HI|IH)\.|([IVX]{{1,6}}))\s(?=[{UPPER}])")
_DUSTY_NUMBER = re.compile(
    rf"(?=[^\d(])[\W_]{{0,6}}(?:[^\W\d_][\W_]{{1,3}})?(\d{{1,2}})[.,)-]\s(?=[{UPPER}])|(?<!\d)(\d{{1,2}}),\s(?=[{UPPER}])"
)
_RUN_TOGETHER = {"H": "II", "HI": "III", "IH": "III"}
# How many numbers in a row of a table's numbering a scanner may lose before it is no longer the same table.
_LOST_ROWS = 9


@dataclass(slots=True)
class Draft:
    """A block before its words are joined: the lines `first` to `last`."""

    kind: BlockKind
    zone: Zone
    marker: Marker | None
    first: int
    last: int


class Gathering:
    """The lines of the paper gathered into drafts of blocks, front to back."""

    def __init__(self, rows: list[Line], zones: list[Zone]) -> None:
        self.wrap = Wrap([row for row, zone in zip(rows, zones, strict=True) if zone == "body"])
        self.drafts: list[Draft] = []
        self.expected: dict[str, int] = {}
        self.row_number: int | None = None  # the last numbered row of the table we are in
        before: Line | None = None
        for i, (line, zone) in enumerate(zip(rows, zones, strict=True)):
            if zone == "body":
                self._take(i, line, before, rows[i + 1] if i + 1 < len(rows) and zones[i + 1] == "body" else None)
                before = line
            else:
                self.drafts.append(Draft("line", zone, None, i, i))
                before, self.row_number = None, None

    def _take(self, i: int, line: Line, before: Line | None, after: Line | None) -> None:
        text = line.text
        marker = self._marker(text)
        if marker and not opens_a_block(marker, line, before, self.wrap, self.expected):
            marker = None
        # A tab that someone typed behind `1.` parts no cells.
        typed = marker.end if marker and marker.kind != "bullet" else 0
        if text.find("\t", typed + 1) >= 0 or text.count("|") >= 2:
            self._take_row(i, text)
        elif self.row_number is not None and self._goes_on_in_table(i, text, marker):
            return
        elif marker:
            self.row_number = None
            self.drafts.append(Draft("bullet" if marker.kind == "bullet" else "item", "body", marker, i, i))
            if n := ordinal(marker.kind, marker.label):
                self.expected[marker.kind] = n + 1
        elif before and self._may_grow() and self._goes_on(before, line, after):
            self.drafts[-1].last = i
        else:
            self.drafts.append(Draft("paragraph", "body", None, i, i))
            if _TABLE_HEAD.match(text):
                self.row_number = 0

    def _marker(self, text: str) -> Marker | None:
        if text[0] in "HIVX" and (roman := self._scanned_roman(text)):
            return roman
        if not text[:2].isalpha() and (number := self._behind_a_speck(text)):
            return number
        return read_marker(text)

    def _scanned_roman(self, text: str) -> Marker | None:
        """The next Roman number of the row, its full stop lost or its strokes run together: `H.` for `II.`."""
        m = _SCANNED_ROMAN.match(text)
        if m is None:
            return None
        label = _RUN_TOGETHER.get(m[1]) or m[2]
        return Marker("roman", label, m.end()) if ordinal("roman", label) == self.expected.get("roman") else None

    def _behind_a_speck(self, text: str) -> Marker | None:
        """The next number of the row behind what a scanner made of dust, or with its stop read as a comma: `l 7. Ông`, `- 1, Lập`."""
        m = _DUSTY_NUMBER.match(text)
        label = (m[1] or m[2]) if m else ""
        if m and int(label) == self.expected.get("number", 1):
            return Marker("number", label, m.end())
        return None

    def _goes_on(self, before: Line, line: Line, after: Line | None) -> bool:
        """Does the line belong to the block before it? Under an item or a dash lines may be set in otherwise."""
        block = self.drafts[-1]
        if block.kind == "paragraph" and self.wrap.is_indented(before, line, after):
            return False
        return goes_on(before, line, self.wrap, block.last > block.first)

    def _may_grow(self) -> bool:
        return bool(self.drafts) and self.drafts[-1].kind != "row"

    def _take_row(self, i: int, text: str) -> None:
        marker = _row_marker(text)
        n = ordinal(marker.kind, marker.label) if marker else None
        if _TABLE_HEAD.match(text):
            self.row_number = 0
        elif marker and n and (n == 1 or (self.row_number is not None and self.row_number < n <= self.row_number + _LOST_ROWS)):
            self.row_number = n
            self.drafts.append(Draft("row", "body", marker, i, i))
            return
        self.drafts.append(Draft("row", "body", None, i, i))

    def _goes_on_in_table(self, i: int, text: str, marker: Marker | None) -> bool:
        """A line under a `STT` head without cells of its own: the next numbered row, or more words of the row before."""
        assert self.row_number is not None
        row = _BARE_ROW.match(text)
        if row and self.row_number < int(row[1]) <= self.row_number + _LOST_ROWS:
            self.row_number = int(row[1])
            self.drafts.append(Draft("row", "body", Marker("row", row[1], row.end()), i, i))
            return True
        if "|" not in text and (marker or len(text) > self.wrap.width * 0.95):
            return False
        self.drafts[-1].last = i
        return True


def _row_marker(text: str) -> Marker | None:
    m = _ROW.match(text)
    return Marker("row" if m[1].isdigit() else "group", m[1], m.end()) if m else None


def gather_notes(feet: list[Line], first: int) -> list[Draft]:
    """Footnotes as blocks of their own, behind the body; a line that begins with a note's number begins the block."""
    drafts: list[Draft] = []
    for i, line in enumerate(feet, first):
        if drafts and not line.text[0].isdigit() and line.text[0] != "[":
            drafts[-1].last = i
        else:
            drafts.append(Draft("line", "note", None, i, i))
    return drafts
