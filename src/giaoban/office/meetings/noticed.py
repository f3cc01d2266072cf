"""The words of a conclusion found in the notice that was written of it: the same words, else the sentence most like them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from giaoban.reading.text import fold

_WORD = re.compile(r"[^\W_]+")
# A sentence ends at a full stop or semicolon before a blank, or where a paragraph does.
_SENTENCE = re.compile(r"(?:[^.;\n]|[.;](?!\s)|\n(?!\s*\n))+[.;]?")
_ALIKE = 0.5
_LONGEST = 8000


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand, in code points of the text."""

    start: int
    end: int
    exact: bool


def place_in(notice: str, words: str) -> Place | None:
    """Where a conclusion stands in a notice; None where nothing there is like it."""
    pieces = fold(words[:_LONGEST]).rstrip(" .;").split()
    if not pieces:
        return None
    folded = fold(notice)
    found = re.search(r"\s+".join(map(re.escape, pieces)), folded, re.IGNORECASE)
    if found is not None:
        return Place(*found.span(), exact=True)
    return _most_like(folded, set(_terms(" ".join(pieces))))


def _most_like(folded: str, wanted: set[str]) -> Place | None:
    best, score = None, _ALIKE
    for match in _SENTENCE.finditer(folded):
        terms = set(_terms(match[0]))
        alike = len(wanted & terms) / len(wanted | terms) if terms else 0.0
        if alike > score:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            best, score = Place(start, match.start() + len(match[0].rstrip()), exact=False), alike
    return best


def _terms(text: str) -> list[str]:
    """Words alone and in pairs: single syllables say little, two together most of what Vietnamese says."""
    words = [word.lower() for word in _WORD.findall(text)]
    return words + [" ".join(pair) for pair in pairwise(words)]
