"""The place of a fact in a text, quoted to the letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from giaoban.office.evidence.models import Anchor, Extraction, Fact
from giaoban.office.evidence.shapes import quote_of

AROUND = 40


def anchor(fact: Fact, extraction: Extraction, spans: Iterable[Sequence[int]]) -> Anchor:
    """An anchor, not saved yet: the exact quote of the spans with a little before and after.

    Raises ValueError for spans that do not lie in the text one after the other.
    """
    text = extraction.text
    kept = [[int(start), int(end)] for start, end in spans]
    edges = [edge for span in kept for edge in span]
    if not edges or edges != sorted(edges) or edges[0] < 0 or edges[-1] > len(text) or any(start == end for start, end in kept):
        raise ValueError(f"no places in a text of {len(text)}: {kept}")
    first, last = edges[0], edges[-1]
    return Anchor(
        fact=fact,
        extraction=extraction,
        spans=kept,
        quote=quote_of(text, kept),
        before=text[max(0, first - AROUND) : first],
        after=text[last : last + AROUND],
    )
