"""What looks wrong in a paper, said so that a clerk understands it."""

from __future__ import annotations

from giaoban.reading.context import Paper
from giaoban.reading.model import Finding


def read_findings(paper: Paper) -> list[Finding]:
    """The findings that the text alone can raise, in the order of the text."""
    return []
