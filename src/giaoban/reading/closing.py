"""The closing: recipients, archive line, signatures."""

from __future__ import annotations

from giaoban.reading.layout import Layout
from giaoban.reading.model import Document


def read_closing(layout: Layout, document: Document) -> Document:
    """The document with what its closing states: recipients, archive line, signature or signatures."""
    return document
