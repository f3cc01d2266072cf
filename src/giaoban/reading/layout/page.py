"""Physical lines become blocks: a paragraph, a heading or item with its marker, a bullet, a table row, a line of the letterhead."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.reading.layout.columns import part_columns
from giaoban.reading.layout.footnotes import find_footnotes
from giaoban.reading.layout.gathering import BlockKind, Draft, Gathering, gather_notes
from giaoban.reading.layout.joining import add_line, joint, length_in_flow
from giaoban.reading.layout.lines import Line, split_lines
from giaoban.reading.layout.markers import Marker
from giaoban.reading.layout.zones import Zone, find_zones
from giaoban.reading.model import Span
from giaoban.reading.sentences import split_sentences
from giaoban.reading.text import Flow, fold


@dataclass(slots=True)
class Block:
    """One block of the paper. `start`, `body` (after the marker) and `end` count in `Layout.flow.text`."""

    kind: BlockKind
    zone: Zone
    start: int
    body: int
    end: int
    marker: Marker | None
    gap: int
    sentences: list[tuple[int, int]] | None = None

    @property
    def label(self) -> str:
        """The marker without punctuation, or nothing."""
        return self.marker.label if self.marker else ""


@dataclass(slots=True)
class Layout:
    """The paper laid out: its lines with their zones, its blocks, and the flow that all matching runs on."""

    flow: Flow
    lines: list[Line]
    zones: list[Zone]
    blocks: list[Block]

    def sentences(self, block: Block) -> list[tuple[int, int]]:
        """The sentences after the marker, kept with the block: several readers ask for them."""
        if block.sentences is None:
            block.sentences = split_sentences(self.flow.text, block.body, block.end)
        return block.sentences

    def cells(self, block: Block) -> list[tuple[int, int]]:
        """The cells of a table row as ranges of the flow; empty cells are empty ranges."""
        text = self.flow.text
        mark = "\t" if "\t" in text[block.start : block.end] else "|"
        cells, at = [], block.start
        while (cut := text.find(mark, at, block.end)) >= 0:
            cells.append(self.flow.trimmed(at, cut))
            at = cut + 1
        cells.append(self.flow.trimmed(at, block.end))
        return cells


def lay_out(source: str) -> Layout:
    """Lay out the cleaned text of a paper (see `text.clean`). Linear in its length; never raises."""
    folded = fold(source)
    lines = split_lines(source, folded)
    notes = find_footnotes(lines.rows)
    rows = part_columns([r for i, r in enumerate(lines.rows) if i not in notes] if notes else lines.rows)
    feet = [lines.rows[i] for i in sorted(notes)]
    zones = find_zones(rows)
    drafts = Gathering(rows, zones).drafts + gather_notes(feet, len(rows))
    cuts = tuple(sorted((line.start, line.end) for line in (*lines.page_numbers, *feet)))
    return _build(source, folded, rows + feet, zones + ["note"] * len(feet), drafts, cuts)


def _build(source: str, folded: str, rows: list[Line], zones: list[Zone], drafts: list[Draft], cuts: tuple[Span, ...]) -> Layout:
    pieces: list[Span] = []
    glue: list[str] = []
    blocks: list[Block] = []
    at = 0
    for d in drafts:
        start = at
        for i in range(d.first, d.last + 1):
            line = rows[i]
            last = i == d.last
            glued = "\n" if last else joint(line.text, rows[i + 1].text)
            at += add_line(line, glued, d.kind == "row", pieces, glue)
        body = start + length_in_flow(rows[d.first].text, d.marker.end, d.kind == "row") if d.marker else start
        blocks.append(Block(d.kind, d.zone, start, body, at - 1, d.marker, rows[d.first].gap))
    flow = Flow(source, folded, pieces, glue, cuts)
    for b in blocks:
        if b.marker:
            b.body = _after_blanks(flow.text, b)
    return Layout(flow, rows, zones, blocks)


def _after_blanks(text: str, block: Block) -> int:
    at = min(block.body, block.end)
    while at < block.end and text[at] in " \t":
        at += 1
    return at
