"""The left half: the paper's pages with the evidence boxed, or its text typeset with the same numbers marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from giaoban.account.marks import Mark, Token, mark_up
from giaoban.intake import PageMap, boxes
from giaoban.office.evidence.models import FactKind, Reading
from giaoban.office.review.models import Proposal
from giaoban.reading.layout import Block, Layout, lay_out
from giaoban.web.drawing import address

Span = tuple[int, int]
_SHORT_LINE = 90


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the paper with its marks: how it stands (`head`, `heading`, `item`, `row`, `closing` or plain), and what is written."""

    form: str
    tokens: list[Token]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part of the paper: its pages, or its text."""

    name: str
    is_annex: bool
    pages: list[dict[str, Any]]
    paragraphs: list[Paragraph]


def has_pages(readings: Sequence[Reading]) -> bool:
    """Is there a page to show of any part?"""
    return any(reading.extraction.pages for reading in readings)


def sheets(readings: Sequence[Reading], proposals: Mapping[int, Sequence[Proposal]], *, as_pages: bool) -> list[Sheet]:
    """The parts that were read, with the evidence of what is proposed of each; `proposals` by the key of the extraction they stand in."""
    return [_sheet(reading, proposals.get(reading.extraction_id, ()), as_pages) for reading in readings]


def _sheet(reading: Reading, proposals: Sequence[Proposal], as_pages: bool) -> Sheet:
    pages = list(_pages(reading, proposals)) if as_pages else []
    paragraphs = [] if pages else list(_paragraphs(reading.extraction.text, proposals))
    return Sheet(reading.part.name, reading.part.kind != "main", pages, paragraphs)


def _places(proposal: Proposal) -> list[Span]:
    """Where a proposal stands, a meeting's agenda with it."""
    found = [(start, end) for start, end in proposal.spans]
    if proposal.kind == FactKind.MEETING:
        for name, pieces in proposal.said.items():
            if name.startswith("agenda.") and not name.endswith("prepared_by"):
                found += [(start, end) for words in pieces for start, end in words["spans"]]
    return found


def _pages(reading: Reading, proposals: Sequence[Proposal]) -> Iterator[dict[str, Any]]:
    maps = [PageMap.from_json(page) for page in reading.extraction.pages]
    boxed: dict[int, list[dict[str, Any]]] = {page.number: [] for page in maps}
    for proposal in proposals:
        for span in _places(proposal):
            for page, x0, y0, x1, y1 in boxes(maps, span):
                box = {"n": proposal.number, "x": x0, "y": y0, "width": x1 - x0, "height": y1 - y0, "decided": not proposal.is_open}
                boxed[page].append(box)
    for page_map in maps:
        url = address("review-page", reading.part.paper_id, reading.part_id, page_map.number)
        # The larger ones first: what lies inside another can be pressed.
        inner_last = sorted(boxed[page_map.number], key=lambda box: -box["width"] * box["height"])
        yield {"number": page_map.number, "image_url": url, "width": page_map.width, "height": page_map.height, "boxes": inner_last}


def _paragraphs(text: str, proposals: Sequence[Proposal]) -> Iterator[Paragraph]:
    layout = lay_out(text)
    marks = sorted(_marks(proposals), key=lambda mark: mark.span)
    starts = [mark.span[0] for mark in marks]
    longest = max((mark.span[1] - mark.span[0] for mark in marks), default=0)
    for block in layout.blocks:
        if block.start >= block.end:
            continue
        start, end = layout.flow.span(block.start, block.end)
        near = marks[bisect_left(starts, start - longest) : bisect_left(starts, end)]
        yield Paragraph(_form(layout, block, end - start), list(mark_up(text[start:end], _within(near, start, end))))


def _form(layout: Layout, block: Block, length: int) -> str:
    if block.zone == "head":
        return "head"
    if block.zone == "closing":
        return "closing"
    if block.kind == "row":
        return "row"
    return "heading" if block.marker and length < _SHORT_LINE and not layout.flow.text[block.start : block.end].endswith((".", ";")) else ""


def _marks(proposals: Sequence[Proposal]) -> Iterator[Mark]:
    for proposal in proposals:
        for i, span in enumerate(_places(proposal)):
            decided = "" if proposal.is_open else "decided"
            yield Mark(span, f"cau-{proposal.number}", "quiet", str(proposal.number), label=decided, begins=i == 0)


def _within(marks: Sequence[Mark], start: int, end: int) -> Iterator[Mark]:
    for mark in marks:
        a, b = mark.span
        if b > start:
            yield replace(mark, span=(max(a, start) - start, min(b, end) - start), begins=mark.begins and a >= start)
