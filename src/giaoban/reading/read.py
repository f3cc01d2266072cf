"""One paper read: the order in which its parts are made out."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

from giaoban.reading.citations import find_citations
from giaoban.reading.closing import read_closing
from giaoban.reading.context import Paper
from giaoban.reading.duties import read_duties
from giaoban.reading.findings import read_findings
from giaoban.reading.layout import Layout, lay_out
from giaoban.reading.letterhead import read_letterhead
from giaoban.reading.meetings import read_meetings
from giaoban.reading.model import Citation, Document, Finding, Reading, Source
from giaoban.reading.outline import Outline
from giaoban.reading.tasks import read_tasks
from giaoban.reading.text import clean


def read_text(text: str) -> Reading:
    """Read a paper given as text. Deterministic; never raises."""
    return read_source(Source(clean(text)))


def read_source(source: Source) -> Reading:
    """Read a paper whose text has already been taken out of its file."""
    with _collector_resting():
        return _read(source)


def _read(source: Source) -> Reading:
    layout = lay_out(source.text)
    outline = Outline(layout)
    paper = Paper(layout, outline.items, outline.under)
    paper.document, damaged = read_closing(layout, read_letterhead(layout))
    paper.citations = _cite(layout, _year_of(paper.document))
    paper.duties, paper.duty_blocks = read_duties(paper)
    paper.meetings, paper.meeting_blocks = read_meetings(paper)
    tasks = read_tasks(paper)
    return Reading(
        source=source,
        document=paper.document,
        outline=tuple(paper.outline),
        citations=tuple(paper.citations),
        tasks=tuple(tasks),
        meetings=tuple(paper.meetings),
        duties=tuple(paper.duties),
        findings=_in_order(*source.findings, *outline.findings, *damaged, *read_findings(paper, tasks)),
    )


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Nothing the reader makes points in a circle: the search for circles, which grows with the text, rests meanwhile."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def _in_order(*findings: Finding) -> tuple[Finding, ...]:
    """The findings in the order of the text, each code once a place."""
    once = {(f.span, f.code): f for f in findings}
    return tuple(once[key] for key in sorted(once))


def _year_of(document: Document) -> int | None:
    """The year that a day written without one is of: the paper's own."""
    if document.date:
        return document.date.year
    return document.period.start.year if document.period else None


def _cite(layout: Layout, year: int | None) -> list[Citation]:
    """The citations of the body and of its footnotes; the paper's own letterhead and closing cite nothing."""
    found: list[Citation] = []
    blocks = layout.blocks
    at = 0
    while at < len(blocks):
        first = at
        while at < len(blocks) and blocks[at].zone in ("body", "note"):
            at += 1
        if at > first:
            fresh = find_citations(layout.flow, blocks[first].start, blocks[at - 1].end, year)
            moved = range(len(found), len(found) + len(fresh))
            found += [_pointing(c, moved) for c in fresh] if found else fresh
        at += 1
    if all(one.span <= other.span for one, other in pairwise(found)):
        return found
    order = sorted(range(len(found)), key=lambda i: found[i].span)
    place = {old: new for new, old in enumerate(order)}
    return [_pointing(found[i], place) for i in order]


def _pointing(citation: Citation, place: Mapping[int, int] | Sequence[int]) -> Citation:
    """The citation with the indexes it points at moved to their new places."""
    inside, refers_to = citation.inside, citation.refers_to
    if inside is None and refers_to is None:
        return citation
    return replace(
        citation,
        inside=None if inside is None else place[inside],
        refers_to=None if refers_to is None else place[refers_to],
    )
