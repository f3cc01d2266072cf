"""Conferences, schedule entries, invitations: something held at a time, on a date, or still to be announced."""

from __future__ import annotations

from giaoban.reading.agendas import read_conferences
from giaoban.reading.context import Paper
from giaoban.reading.grids import read_grids, under_sessions
from giaoban.reading.invitations import invites, read_invitation, read_postponed, read_sessions
from giaoban.reading.lexicon.meetings import CALLING_KINDS, LAWS
from giaoban.reading.model import Meeting
from giaoban.reading.occasions import years_of
from giaoban.reading.schedules import looks_like_schedule, read_schedule
from giaoban.reading.timetables import read_timetables


def read_meetings(paper: Paper) -> tuple[list[Meeting], set[int]]:
    """The meetings in the order of the text, and the indexes of the blocks they were read from."""
    if paper.document.type in LAWS:
        return [], set()
    if looks_like_schedule(paper):
        return read_schedule(paper)
    if paper.document.type not in CALLING_KINDS:
        return [], set()
    years = years_of(paper.document, paper.flow.text)
    if invites(paper):
        return read_invitation(paper, years)
    if postponed := read_postponed(paper):
        return [meeting for _, meeting in postponed], set()
    sessions, session_blocks = read_sessions(paper, years)
    conferences, conference_blocks = read_conferences(paper, years, session_blocks)
    sessions = under_sessions(read_grids(paper, years), sessions)
    rows, row_blocks = read_timetables(paper, years)
    found = sorted((*sessions, *conferences, *rows), key=lambda pair: pair[0])
    return [meeting for _, meeting in found], session_blocks | conference_blocks | row_blocks
