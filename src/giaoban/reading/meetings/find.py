"""Conferences, schedule entries, invitations: something held at a time, on a date, or still to be announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.reading.context import Paper
from giaoban.reading.lexicon.meetings import CALLING_KINDS, LAWS
from giaoban.reading.meetings.calls import invites, looks_like_schedule
from giaoban.reading.meetings.convening import block_at
from giaoban.reading.model import Meeting

if TYPE_CHECKING:
    from giaoban.reading.occasions import Years

Found = list[tuple[int, Meeting]]

# Kinds in which a meeting is put off; in a programme or a plan it would stand among others.
_LETTERS = frozenset((None, "TB", "CV", "CĐ", "TT", "GM", "CT", "KL"))
_MOVES = ("hoãn", "Hoãn", "dời", "lùi ", "iều chỉnh", "hay đổi")


def read_meetings(paper: Paper) -> tuple[list[Meeting], set[int]]:
    """The meetings in the order of the text, and the indexes of the blocks they were read from.

    The readers of schedules, invitations and timetables are loaded where a paper shows signs of one: starting up must stay quick.
    """
    kind, text = paper.document.type, paper.flow.text
    if kind in LAWS:
        return [], set()
    if looks_like_schedule(paper):
        from giaoban.reading.meetings.schedules import read_schedule

        return read_schedule(paper)
    if kind not in CALLING_KINDS:
        return [], set()
    from giaoban.reading.occasions import years_of

    years = years_of(paper.document, text)
    if invites(paper):
        from giaoban.reading.meetings.invitations import read_invitation

        return read_invitation(paper, years)
    if any(word in text for word in _MOVES):
        from giaoban.reading.meetings.postponements import is_about_moving, read_moved, read_postponed

        changed = read_moved(paper, years) or (read_postponed(paper) if kind in _LETTERS else [])
        if changed and is_about_moving(paper):
            return [meeting for _, meeting in changed], set()
        if changed:
            return _beside(paper, changed, *_read_announcements(paper, years))
    return _read_announcements(paper, years)


def _beside(paper: Paper, changed: Found, announced: list[Meeting], blocks: set[int]) -> tuple[list[Meeting], set[int]]:
    """The meetings that are put on another day, and those that the paper announces in other paragraphs."""
    moved = {block_at(paper.blocks, at) for at, _ in changed}
    told = [paper.flow.span(paper.blocks[i].start, paper.blocks[i].end) for i in moved]
    others = [m for m in announced if not any(a <= m.span[0] < b for a, b in told)]
    return sorted([*(meeting for _, meeting in changed), *others], key=lambda m: m.span), blocks - moved


def _read_announcements(paper: Paper, years: Years) -> tuple[list[Meeting], set[int]]:
    """The conferences, sessions and timetables of a programme, a plan or a notice."""
    from giaoban.reading.meetings.conferences import read_conferences

    text = paper.flow.text
    sessions, taken = Found(), set[int]()
    if "hời gian" in text and "ịa điểm" in text:
        from giaoban.reading.meetings.sessions import read_sessions

        sessions, taken = read_sessions(paper, years)
    conferences, blocks = read_conferences(paper, years, taken)
    if "Sáng" in text and "Chiều" in text:
        from giaoban.reading.meetings.grids import read_grids, under_sessions

        sessions = under_sessions(read_grids(paper, years), sessions)
    rows, row_blocks = Found(), set[int]()
    if "\t" in text or any(word in text for word in ("lịch", "Lịch", "LỊCH", "LICH", "|")):
        from giaoban.reading.meetings.timetables import read_timetables

        rows, row_blocks = read_timetables(paper, years)
    found = sorted((*sessions, *conferences, *rows), key=lambda pair: pair[0])
    return [meeting for _, meeting in found], taken | blocks | row_blocks
