"""What a cited document is called, so that it is one thing whoever cites it. Pure."""

from __future__ import annotations

import re

from giaoban.reading.letters import WITHOUT_MARKS
from giaoban.reading.model import Citation

_BLANKS_AROUND = re.compile(r"\s*([-/.])\s*")
_LONGEST = 300


def plain(text: str) -> str:
    """Small letters without marks (đ too), every run of blanks as one."""
    return " ".join(text.casefold().translate(WITHOUT_MARKS).split())


def number_key(number: str) -> str:
    """A number with its symbol in one spelling: `85 - KH/TU` and `85-KH/TU` are `85-kh/tu`."""
    return _BLANKS_AROUND.sub(r"\1", plain(number)).replace(" ", "-")


def work_key(citation: Citation) -> str:
    """Kind, number and day, or the name. Empty where the words name no document of their own (`Chỉ thị trên`)."""
    if citation.number:
        day = citation.date.isoformat() if citation.date else ""
        return f"{citation.type or ''} {number_key(citation.number)} {day}".strip()[:_LONGEST]
    return plain(citation.name)[:_LONGEST] if citation.name else ""
