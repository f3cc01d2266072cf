"""The words of a passage, with and without accents, and where each stands.

Scanned papers lose accents before anything else, so phrases are compared without them; a single syllable keeps its own,
since without accents too many words look alike.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate

_LETTERS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_BARE = {ord(c): "đ" if c == "Đ" else unicodedata.normalize("NFD", c)[0].lower() for c in _LETTERS}
_BARE |= {ord(c.lower()): bare for c, bare in zip(_LETTERS, _BARE.values(), strict=True)}
_BARE |= {ord("Đ"): "d", ord("đ"): "d"}
_PUNCTUATION = ".,;:()[]\"'…?!*_"


def unaccented(text: str) -> str:
    """The text in small letters without accents, every letter still at its place."""
    return text.translate(_BARE).lower()


class Words:
    """The words of `text[start:end]`, a range of flow text (single blanks).

    `raw` are the words in small letters without outer punctuation, `bare` the same without accents, `full` as written.
    """

    __slots__ = ("bare", "ends", "full", "raw", "starts", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        passage = text[start:end]
        self.text = text
        self.full = passage.split(" ")
        lengths = [len(w) for w in self.full]
        self.ends = [start + n + i for i, n in enumerate(accumulate(lengths))]
        self.starts = [e - n for e, n in zip(self.ends, lengths, strict=True)]
        self.raw = [w.strip(_PUNCTUATION) for w in passage.lower().split(" ")]
        self.bare = [w.strip(_PUNCTUATION) for w in unaccented(passage).split(" ")]

    def __len__(self) -> int:
        return len(self.full)

    def pair(self, i: int) -> str:
        """The word at `i` and the next, without accents; a comma between them is not looked at."""
        return f"{self.bare[i]} {self.bare[i + 1]}" if i + 1 < len(self.bare) else ""

    def is_lower(self, i: int) -> bool:
        """Does the word begin with a small letter?"""
        return self.full[i][:1].islower()
