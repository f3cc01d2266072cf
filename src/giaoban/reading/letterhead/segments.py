"""Lines of a letterhead or a closing taken apart into the cells and columns that extraction ran together, and quoted again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from giaoban.reading.layout import Layout
from giaoban.reading.model import Quoted, Span
from giaoban.reading.text import quoted

_STOPS = " \t\n\r\f\u00a0\u2028,;."
LOOSE = " \t\n\u00a0\u2028;,.:_|'`\"~^\\-"
_LONE = "lịiíìỊIcNb"
_APART = re.compile(r"[\t\u2028|]+|\s{3,}")


@dataclass(slots=True)
class Segment:
    """Words that stand together in one column of one line. `start` and `end` count in the source, `text` is folded."""

    start: int
    end: int
    text: str
    row: int

    def cut(self, a: int, b: int) -> Segment:
        """The part of the segment from `a` to `b`, blanks at its ends left out."""
        part = self.text[a:b]
        stripped = part.strip()
        start = self.start + a + len(part) - len(part.lstrip())
        return Segment(start, start + len(stripped), stripped, self.row)


def segments_of(layout: Layout, first: int, last: int) -> list[Segment]:
    """The segments of the lines from `first` up to `last`, cell after cell."""
    found: list[Segment] = []
    for row in range(first, last):
        line = layout.lines[row]
        text = line.text
        whole = Segment(line.start, line.end, text, row)
        if not ("\t" in text or "\u2028" in text or "|" in text or "   " in text):
            found.append(whole)
            continue
        at = 0
        for m in _APART.finditer(text):
            found.append(whole.cut(at, m.start()))
            at = m.end()
        found.append(whole.cut(at, len(text)))
    return [s for s in found if s.text]


def quote(layout: Layout, pieces: Sequence[Segment | Span]) -> Quoted:
    """The words of several pieces as one quotation; what stands between them and is not blank is left out."""
    source = layout.flow.source
    spans = [p if isinstance(p, tuple) else (p.start, p.end) for p in pieces]
    without = tuple(_cut(source, a[1], b[0]) for a, b in pairwise(spans) if source[a[1] : b[0]].strip(_STOPS))
    span = (spans[0][0], spans[-1][1])
    return Quoted(quoted(source, span, without), span, without)


def without_loose_end(text: str, loose: str = LOOSE) -> str:
    """The text without the stops, strokes and lone small letters that scanning or the other column left at its end."""
    while True:
        text = text.rstrip(loose)
        if len(text) < 2 or text[-1] not in _LONE or not text[-2].isspace():
            return text
        text = text[:-1]


def _cut(source: str, start: int, end: int) -> Span:
    """What is left out between two pieces; one blank of it stays, so that words do not run together."""
    if source[end - 1].isspace():
        return start, end - 1
    return (start + 1, end) if source[start].isspace() else (start, end)


def zone_ranges(layout: Layout, zone: str) -> list[tuple[int, int]]:
    """The runs of lines that lie in a zone, as ranges of line indexes, in the order of the text."""
    ranges: list[tuple[int, int]] = []
    for i, z in enumerate(layout.zones):
        if z != zone:
            continue
        if ranges and ranges[-1][1] == i:
            ranges[-1] = (ranges[-1][0], i + 1)
        else:
            ranges.append((i, i + 1))
    return ranges
