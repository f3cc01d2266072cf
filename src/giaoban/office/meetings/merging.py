"""What two people made of one text, put together paragraph by paragraph. Pure, and the same each time.

Paragraphs that only one of them touched are taken from him. Paragraphs that both added at one place stand one behind the other, those that
were saved first before. Where both changed the same paragraphs, nobody but a person can say what holds; unless one's words only go on
where the other's end: then the longer ones hold both.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class _Change:
    """Paragraphs `start` to `end` of the base became other ones."""

    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def adds_only(self) -> bool:
        """Was nothing of the base taken away?"""
        return self.start == self.end


def clean(text: str) -> str:
    """A typed text as it is kept: NFC, line ends `\\n`, nothing after the last word."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).rstrip()


def merge(base: str, mine: str, theirs: str) -> str | None:
    """The text with both changes of `base`; None where both changed the same paragraphs and differ."""
    before, here, there = (_paragraphs(text) for text in (base, mine, theirs))
    merged: list[str] = []
    at = 0
    left, right = _changes(before, here), _changes(before, there)
    while left or right:
        if left and right and _touch(left[0], right[0]):
            both = _together(left.pop(0), right.pop(0))
            if both is None or any(_touch(both, rest[0]) for rest in (left, right) if rest):
                return None
            change = both
        else:
            change = _first(left, right)
        merged += [*before[at : change.start], *change.lines]
        at = change.end
    return "\n".join([*merged, *before[at:]])


def _paragraphs(text: str) -> list[str]:
    kept = clean(text)
    return kept.split("\n") if kept else []


def _changes(before: list[str], after: list[str]) -> list[_Change]:
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [_Change(i1, i2, tuple(after[j1:j2])) for tag, i1, i2, j1, j2 in codes if tag != "equal"]


def _touch(one: _Change, other: _Change) -> bool:
    """Did both change the same paragraphs, or add at the same place?"""
    if one.adds_only and other.adds_only:
        return one.start == other.start
    return max(one.start, other.start) < min(one.end, other.end) or _inside(one, other) or _inside(other, one)


def _inside(added: _Change, other: _Change) -> bool:
    return added.adds_only and other.start < added.start < other.end


def _together(mine: _Change, theirs: _Change) -> _Change | None:
    """Two changes of the same place as one; None where they contradict each other."""
    start, end = min(mine.start, theirs.start), max(mine.end, theirs.end)
    if (mine.start, mine.end) == (theirs.start, theirs.end):
        short, long = sorted((mine.lines, theirs.lines), key=lambda lines: (len("\n".join(lines)), len(lines)))
        if "\n".join(long).startswith("\n".join(short)) and (short or not long):
            return _Change(start, end, long)
        if mine.adds_only:
            return _Change(start, end, (*theirs.lines, *mine.lines))
    return None


def _first(left: list[_Change], right: list[_Change]) -> _Change:
    """The next change in the order of the base: what is added at a place stands before what the paragraph there became."""
    if not right or (left and (left[0].start, left[0].end) <= (right[0].start, right[0].end)):
        return left.pop(0)
    return right.pop(0)
