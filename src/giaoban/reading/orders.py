"""What the paper orders someone to do."""

from __future__ import annotations

from giaoban.reading.context import Paper
from giaoban.reading.model import Task


def read_tasks(paper: Paper) -> list[Task]:
    """The tasks of the paper, in the order of its text."""
    return []
