"""Conferences, schedule entries, invitations: something held at a time, on a date, or still to be announced."""

from __future__ import annotations

from giaoban.reading.context import Paper
from giaoban.reading.model import Meeting


def read_meetings(paper: Paper) -> tuple[list[Meeting], set[int]]:
    """The meetings in the order of the text, and the indexes of the blocks they were read from."""
    return [], set()
