"""The words of a passage, with and without accents, and where each stands.

Scanned papers lose accents before anything else, so phrases are compared without them; a single syllable keeps its own,
since without accents too many words look alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate

from giaoban.reading.letters import WITHOUT_MARKS

_BARE = {letter: base.lower() for letter, base in WITHOUT_MARKS.items()}
_LONGEST_PASSAGE = 4000
_MARKS = dict.fromkeys(map(ord, ".,;:()[]\"'…?!*_"))
_MOST_FORMS = 20_000
_LONGEST_WORD = 40


def unaccented(text: str) -> str:
    """The text in small letters without accents."""
    return text.translate(_BARE).lower()


def all_unaccented(phrases: Iterable[str]) -> frozenset[str]:
    """The phrases, none of which holds a comma, without accents."""
    return frozenset(unaccented(",".join(phrases)).split(","))


class _Forms(dict[str, str]):
    """Words in another form, each worked out once. A language has few; noise is forgotten."""

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_FORMS:
            self.clear()
        form = self._form(word)
        if len(word) <= _LONGEST_WORD:
            self[word] = form
        return form


_RAW = _Forms(lambda word: word.lower().translate(_MARKS))
_UNACCENTED = _Forms(lambda word: word.translate(_BARE))


class Wording:
    """The flow text of a paper, as words. The last passage asked for is kept: the same sentence is read in several ways."""

    __slots__ = ("_last", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: tuple[int, int, Words] | None = None

    def words(self, start: int, end: int) -> Words:
        """The words of a range of the flow; of an endless one those with which it begins."""
        last = self._last
        if last is not None and last[0] == start and last[1] == end:
            return last[2]
        words = Words(self.text, start, min(end, start + _LONGEST_PASSAGE))
        self._last = (start, end, words)
        return words

    def bare(self, start: int, end: int) -> str:
        """A range of the flow in small letters without accents; meant for short ones."""
        return unaccented(self.text[start:end])


class Words:
    """The words of a range of flow text (single blanks).

    `passage` is the range itself, `full` are its words as written, `raw` in small letters without marks, `bare` the same
    without accents. `start` and `end` give the place of a word in the flow.
    """

    __slots__ = ("_places", "bare", "count", "full", "origin", "passage", "raw", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.origin = start
        self.passage = text[start:end]
        self.full = self.passage.split(" ")
        self.raw = list(map(_RAW.__getitem__, self.full))
        self.bare = list(map(_UNACCENTED.__getitem__, self.raw))
        self.count = len(self.full)
        self._places: list[int] | None = None

    def __len__(self) -> int:
        return self.count

    def start(self, i: int) -> int:
        """Where word `i` begins in the flow."""
        if self._places is None:
            self._places = list(accumulate(map(len, self.full), initial=self.origin))
        return self._places[i] + i

    def end(self, i: int) -> int:
        """Where word `i` ends in the flow."""
        return self.start(i) + len(self.full[i])

    def pair(self, i: int) -> str:
        """The word at `i` and the next, without accents; a mark between them is not looked at."""
        return f"{self.bare[i]} {self.bare[i + 1]}" if i + 1 < self.count else ""

    def opening(self, count: int) -> str:
        """The first words without accents, each with a blank behind it."""
        return " ".join(self.bare[:count]) + " "

    def is_lower(self, i: int) -> bool:
        """Does the word begin with a small letter?"""
        return self.full[i][:1].islower()
