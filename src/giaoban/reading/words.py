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
_LONGEST_PASSAGE = 4000
_MARKS = ".,;:()[]\"'…?!*_"


def unaccented(text: str) -> str:
    """The text in small letters without accents, every letter still at its place."""
    return text.translate(_BARE).lower()


class Wording:
    """The flow text of a paper in small letters (`raw`) and without accents too (`bare`), every letter at its place."""

    __slots__ = ("bare", "raw", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        raw = text.lower()
        self.raw = raw if len(raw) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        self.bare = self.raw.translate(_BARE)

    def words(self, start: int, end: int) -> Words:
        """The words of a range of the flow; of an endless one those with which it begins."""
        return Words(self, start, min(end, start + _LONGEST_PASSAGE))


class Words:
    """The words of a range of flow text (single blanks).

    `passage` is the range itself, `full` are its words as written, `raw` in small letters without marks, `bare` the same
    without accents. `start` and `end` give the place of a word in the flow.
    """

    __slots__ = ("_places", "bare", "count", "full", "origin", "passage", "raw", "text")

    def __init__(self, wording: Wording, start: int, end: int) -> None:
        self.text = wording.text
        self.origin = start
        self.passage = wording.text[start:end]
        self.full = self.passage.split(" ")
        self.raw = _without_marks(wording.raw[start:end]).split(" ")
        self.bare = _without_marks(wording.bare[start:end]).split(" ")
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


def _without_marks(passage: str) -> str:
    for mark in _MARKS:
        if mark in passage:
            passage = passage.replace(mark, "")
    return passage
