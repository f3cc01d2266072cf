"""The letterhead: organs, number, place and date, kind, subject, addressees."""

from __future__ import annotations

from giaoban.reading.layout import Layout
from giaoban.reading.model import Document


def read_letterhead(layout: Layout) -> Document:
    """The paper's own particulars, as far as its head states them."""
    return Document()
