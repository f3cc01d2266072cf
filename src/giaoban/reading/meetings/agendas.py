"""The matters of a meeting, each with who prepares it.

`(Ban Tổ chức chuẩn bị nội dung 3-5)` binds to the matters 3 to 5, `(Văn phòng chuẩn bị)` and `Cơ quan chuẩn bị: Văn phòng` to the matter
above.
"""

from __future__ import annotations

from dataclasses import replace

from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.meetings.convening import Range, without_stops
from giaoban.reading.meetings.preparers import preparer_at_end, preparers_of_matters
from giaoban.reading.model import AgendaItem, Evidence
from giaoban.reading.places import label_at


def read_agenda(paper: Paper, indexes: list[int], only: Range | None = None) -> list[AgendaItem]:
    """The matters that some blocks list, each with who prepares it; `only` is what running text tells, its matters parted by semicolons."""
    items = [read_matter(paper, None, part) for part in _parts(paper.flow.text, *only)] if only else []
    text = paper.flow.text
    for index in indexes:
        block = paper.blocks[index]
        start, end = block.body, block.end
        if start >= end:
            continue
        if assigned := preparers_of_matters(text, start, end):
            for numbers, units in assigned:
                _bind(paper, items, numbers, units)
        elif block.kind in ("item", "bullet") and (block.kind == "item" or not label_at(text, start, end)):
            items.append(read_matter(paper, _number(block), (start, end)))
    return items


def _number(block: Block) -> str | None:
    return block.label if block.kind == "item" else None


def _parts(text: str, start: int, end: int) -> list[Range]:
    """The matters of running text, parted by semicolons; each without its closing stop where there are several."""
    cuts = [i for i in range(start, end) if text[i] == ";"]
    if not cuts or text.count("(", start, end) != text.count(")", start, end):
        return [(start, end)]
    parts = [without_stops(text, a, b) for a, b in zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True)]
    return [part for part in parts if part[0] < part[1]]


def read_matter(paper: Paper, number: str | None, told: Range) -> AgendaItem:
    """One matter, with who prepares it where its words end with that."""
    flow, text = paper.flow, paper.flow.text
    start, end = told
    ending = preparer_at_end(text, start, end)
    units = ending[1] if ending else []
    quote = flow.quote(*flow.trimmed(start, ending[0] if ending else end))
    return AgendaItem(number, quote.text, quote.span, *_prepared(paper, units), quote.without)


def _prepared(paper: Paper, units: list[Range]) -> tuple[tuple[str, ...], Evidence]:
    flow = paper.flow
    spans = tuple(flow.span(*unit) for unit in units)
    evidence: Evidence = {"prepared_by": spans[0] if len(spans) == 1 else spans} if spans else {}
    return tuple(flow.words(*unit) for unit in units), evidence


def _bind(paper: Paper, items: list[AgendaItem], numbers: frozenset[str], units: list[Range]) -> None:
    """Give the preparers to the matters named, or to the one above."""
    words, evidence = _prepared(paper, units)
    for i, item in enumerate(items):
        number = item.number or str(i + 1)
        if {number, number.rpartition(".")[2]} & numbers or (not numbers and i == len(items) - 1):
            items[i] = replace(item, prepared_by=(*item.prepared_by, *words), evidence={**item.evidence, **evidence})
