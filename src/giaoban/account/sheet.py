"""The paper as a sheet: letterhead in two columns, title, paragraphs, closing, with marks where something was found.

What stands here are the paper's own words, cut but never changed; how they are set is the style sheet's business.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from giaoban.account.words import visible
from giaoban.reading.layout import Block, Layout, lay_out
from giaoban.reading.layout.signs import RECIPIENTS, is_signing_line, sign_of
from giaoban.reading.model import Span
from giaoban.reading.text import clean

ParagraphKind = Literal["paragraph", "heading", "item", "bullet", "row", "line", "note"]
SectionKind = Literal["head", "body", "closing"]

_RIGHT = frozenset({"nation", "motto", "party", "date"})
_ADDRESSED = "addressed"
_LONGEST_HEADING = 160  # characters; a numbered line that is longer is a paragraph of its own
_LEAST_HEAD = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A mark to be set: its number and where it stands, in code points of the text."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong to one mark, or to none. `begins` where the mark's number is to stand."""

    text: str
    number: int | None = None
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, item or line; a table row has its cells, the others one. `sign` says what a line of the head is."""

    kind: ParagraphKind
    cells: tuple[tuple[Run, ...], ...]
    label: str = ""
    sign: str = ""

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words of all cells."""
        return tuple(run for cell in self.cells for run in cell)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The marks that begin here, in order."""
        return tuple(run.number for run in self.runs if run.begins and run.number is not None)


@dataclass(slots=True)
class Section:
    """A head or closing with its two columns and what stands in the middle, or a stretch of body."""

    kind: SectionKind
    left: list[Paragraph] = field(default_factory=list)
    right: list[Paragraph] = field(default_factory=list)
    middle: list[Paragraph] = field(default_factory=list)


def typeset(text: str, places: Iterable[Place] = ()) -> list[Section]:
    """The sheet of a text with its marks. Never raises."""
    layout = lay_out(clean(text))
    pen = _Pen(layout, sorted(places, key=lambda p: (p.span[0], -p.span[1])))
    sections: list[Section] = []
    for block in layout.blocks:
        kind = _section_kind(block)
        if not sections or sections[-1].kind != kind:
            sections.append(Section(kind))
        words = layout.flow.text[block.start : block.end]
        paragraph = pen.write(block)
        _put(sections[-1], replace(paragraph, sign=sign_of(words) or "") if kind == "head" else paragraph, words)
    return [_finished(section) for section in sections]


def _section_kind(block: Block) -> SectionKind:
    if block.zone == "head":
        return "head"
    return "closing" if block.zone == "closing" else "body"


def _put(section: Section, paragraph: Paragraph, words: str) -> None:
    """Where a paragraph stands in its section."""
    if section.kind == "body":
        section.middle.append(paragraph)
    elif section.kind == "head":
        _put_in_head(section, paragraph, words)
    elif section.right or (is_signing_line(words) and not RECIPIENTS.match(words)):
        section.right.append(paragraph)
    else:
        section.left.append(paragraph)


def _finished(section: Section) -> Section:
    """The head of an annex has no State or Party beside it: its lines stand in the middle. Else the last organ is the issuer."""
    if section.kind != "head":
        return section
    if not section.right:
        return Section("head", middle=section.left + section.middle)
    organs = [i for i, p in enumerate(section.left) if not p.sign and any(run.text.strip(" *_-") for run in p.runs)]
    before_number = [i for i in organs if all(p.sign != "number" for p in section.left[:i])]
    if before_number:
        section.left[before_number[-1]] = replace(section.left[before_number[-1]], sign="issuer")
    return section


def _put_in_head(section: Section, paragraph: Paragraph, words: str) -> None:
    sign = paragraph.sign
    if sign in _RIGHT and not section.middle:
        section.right.append(paragraph)
    elif section.middle or sign in {"kind", _ADDRESSED} or (section.right and len(section.left) >= _LEAST_HEAD and sign != "number"):
        section.middle.append(paragraph)
    else:
        section.left.append(paragraph)


class _Pen:
    """Writes block after block, front to back, with the marks that reach into it."""

    def __init__(self, layout: Layout, places: list[Place]) -> None:
        self._layout = layout
        self._cuts = layout.flow.cuts
        self._places = places
        self._starts = [place.span[0] for place in places]
        self._longest = max((p.span[1] - p.span[0] for p in places), default=0)
        self._written: set[int] = set()

    def write(self, block: Block) -> Paragraph:
        ranges = self._layout.cells(block) if block.kind == "row" else [(block.start, block.end)]
        cells = tuple(tuple(self._runs(a, b)) for a, b in ranges)
        return Paragraph(self._kind(block), cells, block.label)

    def _kind(self, block: Block) -> ParagraphKind:
        if block.zone == "note":
            return "note"
        if block.kind == "item" and block.end - block.start <= _LONGEST_HEADING:
            return "heading" if self._layout.flow.text[block.start : block.end].rstrip()[-1:] not in ".;" else "item"
        return block.kind

    def _runs(self, start: int, end: int) -> Iterator[Run]:
        if start >= end:
            return
        a, b = self._layout.flow.span(start, end)
        reaching = [p for p in self._near(a, b) if p.span[0] < b and p.span[1] > a]
        cuts = self._cuts[bisect_left(self._cuts, (a, a)) : bisect_left(self._cuts, (b, b))]
        borders = sorted({a, b, *(x for p in reaching for x in p.span if a < x < b), *(x for cut in cuts for x in cut)})
        for left, right in pairwise(borders):
            if any(cut[0] <= left < cut[1] for cut in cuts):
                continue
            yield self._run(left, right, reaching)

    def _near(self, a: int, b: int) -> list[Place]:
        return self._places[bisect_left(self._starts, a - self._longest) : bisect_left(self._starts, b)]

    def _run(self, left: int, right: int, reaching: list[Place]) -> Run:
        text = visible(self._layout.flow.source[left:right])
        inner = next((p for p in reversed(reaching) if p.span[0] <= left < p.span[1]), None)
        if inner is None:
            return Run(text)
        begins = inner.number not in self._written
        self._written.add(inner.number)
        return Run(text, inner.number, begins)
