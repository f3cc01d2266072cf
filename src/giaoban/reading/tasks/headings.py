"""What stands under a heading: orders or none, and to which units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from giaoban.reading.lexicon import units as lexicon
from giaoban.reading.tasks.units import Range, unit_heading
from giaoban.reading.tasks.words import Wording, unaccented

# silent: nothing is ordered. reserved: only to units that headings name. addressed: to units named in the sentence. open: any verb orders.
Mood = Literal["silent", "reserved", "addressed", "open"]

_SILENT = tuple(map(unaccented, lexicon.SILENT_HEADINGS))
_ORDERING = tuple(map(unaccented, lexicon.ORDERING_HEADINGS))
_LONGEST_HEADING = 160


@dataclass(slots=True)
class Ground:
    """What holds for the text under one heading."""

    mood: Mood
    leads: list[Range]
    by_heading: bool = False


def ground_of_paper(kind: str | None, regime: str | None) -> Ground:
    """What holds before any heading has said otherwise, by the kind of the paper."""
    if kind in lexicon.NO_ORDERS:
        return Ground("silent", [])
    if kind in lexicon.RESERVED or (kind == "NQ" and regime == "state"):
        return Ground("reserved", [])
    return Ground("addressed" if kind in lexicon.ADDRESSED else "open", [])


def ground_of_heading(wording: Wording, start: int, end: int, above: Ground) -> Ground:
    """What a heading says of the text under it, given what holds above it."""
    if above.mood == "silent":
        return above
    if end - start <= _LONGEST_HEADING:
        leads = unit_heading(wording.words(start, end))
        if leads:
            return Ground("open", leads, by_heading=True)
    opening = wording.bare(start, start + 40)
    if opening.startswith(_SILENT):
        return Ground("silent", [])
    if above.mood != "reserved" and opening.startswith(_ORDERING):
        return Ground("open" if above.mood == "open" else above.mood, above.leads, above.by_heading)
    return above
