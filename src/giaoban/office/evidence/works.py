"""What a cited document is called, so that it is one thing whoever cites it. Pure."""

from __future__ import annotations

from giaoban.office.registry.spelling import folded, number_key
from giaoban.reading.model import Citation

_LONGEST = 300


def work_key(citation: Citation) -> str:
    """Kind, number and day, or the name. Empty where the words name no document of their own (`Chỉ thị trên`)."""
    if citation.number:
        day = citation.date.isoformat() if citation.date else ""
        return f"{citation.type or ''} {number_key(citation.number)} {day}".strip()[:_LONGEST]
    return folded(citation.name)[:_LONGEST] if citation.name else ""
