"""The words of a passage, with and without accents, and where each stands.

Scanned papers lose accents before anything else, so phrases are compared without them; a single syllable keeps its own,
since without accents too many words look alike.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate

_LETTERS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_BARE = {ord(c): "d" if c == "Đ" else unicodedata.normalize("NFD", c)[0].lower() for c in _LETTERS}
_BARE |= {ord(c.lower()): _BARE[ord(c)] for c in _LETTERS}
_MARKS = dict.fromkeys(map(ord, ".,;:()[]\"'…?!*_"))


def unaccented(text: str) -> str:
    """The text in small letters without accents, every letter still at its place."""
    return text.translate(_BARE).lower()


class Words:
    """The words of `text[start:end]`, a range of flow text (single blanks).

    `full` are the words as written, `raw` in small letters without marks, `bare` the same without accents. `start` and `end`
    give the place of a word in the flow.
    """

    __slots__ = ("_places", "bare", "count", "full", "origin", "raw", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        passage = text[start:end]
        self.text = text
        self.origin = start
        self.full = passage.split(" ")
        plain = passage.translate(_MARKS).lower()
        self.raw = plain.split(" ")
        self.bare = plain.translate(_BARE).split(" ")
        self.count = len(self.full)
        self._places: list[int] | None = None

    def __len__(self) -> int:
        return self.count

    def start(self, i: int) -> int:
        """Where word `i` begins in the flow."""
        if self._places is None:
            self._places = list(accumulate((len(w) + 1 for w in self.full), initial=self.origin))
        return self._places[i]

    def end(self, i: int) -> int:
        """Where word `i` ends in the flow."""
        return self.start(i) + len(self.full[i])

    def pair(self, i: int) -> str:
        """The word at `i` and the next, without accents; a mark between them is not looked at."""
        return f"{self.bare[i]} {self.bare[i + 1]}" if i + 1 < self.count else ""

    def is_lower(self, i: int) -> bool:
        """Does the word begin with a small letter?"""
        return self.full[i][:1].islower()
