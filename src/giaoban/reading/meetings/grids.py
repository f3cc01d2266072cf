"""Timetables with a day a row and a half of the day a column: what stands in the cells is held then.

As rows of cells, or torn by extraction into one cell a line: the headings `Sáng`, `Chiều`, then each day followed by its cells.
"""

from __future__ import annotations

import re
from dataclasses import replace

from giaoban.reading.clock import half_at
from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.meetings.convening import Convening, Range, block_at, without_stops
from giaoban.reading.meetings.tables import pieces_of
from giaoban.reading.meetings.timetables import Frame, frame_of, set_hour
from giaoban.reading.model import Meeting, PartOfDay
from giaoban.reading.occasions import Years, read_occasion

_HEADS = re.compile(r"[\n\t]\W{0,3}(?:Sáng|SÁNG|Buổi sáng)\W{0,3}[\n\t]\W{0,3}(?:Chiều|CHIỀU|Buổi chiều)\W{0,3}[\n\t]")
_DAY = re.compile(r"(?:(?:[Tt]hứ|THỨ) [^\s,]{1,4},? ?)?(?:[Nn]gày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?: ?\([^()]{2,12}\))?")


def read_grids(paper: Paper, years: Years) -> list[tuple[int, Meeting]]:
    """What the cells of such timetables hold, with where each begins in the flow."""
    heads = _HEADS.search(paper.flow.text)
    if heads is None:
        return []
    frame = frame_of(paper)
    drafts = _from_rows(paper, frame, years) or _from_lines(paper, frame, years, heads)
    return [(d.title[0], m) for d in drafts if d.title and (m := d.finish(paper.flow))]


def _from_rows(paper: Paper, frame: Frame, years: Years) -> list[Convening]:
    text, drafts = paper.flow.text, list[Convening]()
    day: Range | None = None
    for piece in pieces_of(paper):
        if _DAY.fullmatch(text, piece.start, piece.end):
            day = (piece.start, piece.end)
        elif day and piece.part and piece.first:
            drafts.append(_cell(text, (piece.start, piece.end), day, piece.part, frame, years))
    return drafts


def _from_lines(paper: Paper, frame: Frame, years: Years, heads: re.Match[str]) -> list[Convening]:
    text, blocks, drafts = paper.flow.text, paper.blocks, list[Convening]()
    at = block_at(blocks, heads.start() + 1)
    parts: list[PartOfDay] = []
    while at < len(blocks) and (half := half_at(text, blocks[at].start, blocks[at].end)):
        parts.append(half.part)
        at += 1
    day: Range | None = None
    cells: list[Range] = []
    for block in blocks[at:]:
        if block.kind not in ("paragraph", "line") or block.zone != "body" or block.end - block.start > 120:
            break
        if _DAY.fullmatch(text, block.start, block.end):
            drafts += _cells(text, cells, day, parts, frame, years)
            day, cells = (block.start, block.end), []
        elif day:
            _add(text, cells, block)
        else:
            break
    return drafts + _cells(text, cells, day, parts, frame, years)


def _add(text: str, cells: list[Range], block: Block) -> None:
    """A line right under another goes on with its cell."""
    if cells and (block.gap == 0 or text[cells[-1][1] - 1] in "-,"):
        cells[-1] = (cells[-1][0], block.end)
    else:
        cells.append((block.start, block.end))


def _cells(text: str, cells: list[Range], day: Range | None, parts: list[PartOfDay], frame: Frame, years: Years) -> list[Convening]:
    if day is None or len(cells) > len(parts):
        return []
    return [_cell(text, cell, day, part, frame, years) for cell, part in zip(cells, parts, strict=False)]


def _cell(text: str, cell: Range, day: Range, part: PartOfDay, frame: Frame, years: Years) -> Convening:
    draft = Convening(title=without_stops(text, *cell), part=part)
    draft.take(read_occasion(text, *day, years))
    set_hour(draft, frame)
    return draft


def under_sessions(rows: list[tuple[int, Meeting]], sessions: list[tuple[int, Meeting]]) -> list[tuple[int, Meeting]]:
    """The sessions with the rows of a timetable in place of the one that only introduces it; place and certainty pass to the rows."""
    heads = {max((at for at, _ in sessions if at < row), default=-1) for row, _ in rows}
    above = {at: m for at, m in sessions if at in heads and m.date is None}
    kept = [(at, m) for at, m in sessions if at not in above]
    for at, row in rows:
        head = above.get(max((s for s, _ in sessions if s < at), default=-1))
        if head is None:
            kept.append((at, row))
            continue
        evidence = {**{k: v for k, v in head.evidence.items() if k in ("place", "certainty")}, **row.evidence}
        certainty = "tentative" if head.certainty == "tentative" else row.certainty
        kept.append((at, replace(row, place=row.place or head.place, certainty=certainty, attendees=head.attendees, evidence=evidence)))
    return kept
