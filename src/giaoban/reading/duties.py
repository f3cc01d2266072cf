"""What recurs: briefings, receptions of citizens, periodic reports."""

from __future__ import annotations

from giaoban.reading.context import Paper
from giaoban.reading.model import Duty


def read_duties(paper: Paper) -> tuple[list[Duty], set[int]]:
    """The duties in the order of the text, and the indexes of the blocks they were read from."""
    return [], set()
