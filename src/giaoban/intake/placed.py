"""Text that still knows which letter of its page each of its characters is, and the runs of words that come of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from giaoban.intake.pagemap import Run

Box = tuple[float, float, float, float]

NOWHERE = -1  # the letter of what no page shows: the blank between two columns, the end of a line

# Spans of a reading begin and end where the kind of character changes: a run is never cut but there. Marks of letters that are
# not composed yet stay with their letter.
_RUN = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+|([^\w\s])\1*|_+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and for each of its characters the index of the letter on the page."""

    text: str
    letters: Sequence[int]


NOTHING = Placed("", ())


def joined(joint: str, pieces: Sequence[Placed]) -> Placed:
    """The pieces as one, something that stands nowhere between them."""
    if len(pieces) == 1:
        return pieces[0]
    between = [NOWHERE] * len(joint)
    letters: list[int] = []
    for at, piece in enumerate(pieces):
        if at:
            letters += between
        letters += piece.letters
    return Placed(joint.join([piece.text for piece in pieces]), letters)


def runs_of(placed: Placed, box_of: Callable[[int], Box], seen: Callable[[float, float, float, float], Box]) -> list[Run]:
    """The words, numbers and signs of a text with where they are seen.

    `box_of` tells left, right, bottom and top of a letter on the page; `seen` makes of such a box one from the upper left corner.
    """
    runs: list[Run] = []
    letters = placed.letters
    for m in _RUN.finditer(placed.text):
        start, end = m.span()
        left, right, bottom, top = box_of(letters[start])
        if end - start > 1:
            a, b, c, d = box_of(letters[end - 1])
            left, right, bottom, top = min(left, a), max(right, b), min(bottom, c), max(top, d)
        x0, y0, x1, y1 = seen(left, right, bottom, top)
        if x0 < x1 and y0 < y1:
            runs.append((start, end, x0, y0, x1, y1))
    return runs
