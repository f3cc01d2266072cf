"""A paper of few lines: too few to tell at which width it was broken by the lengths of its lines alone.

A line is as wide as the widest that was surely broken, within the word that did not fit. That is asked twice, once as if letters
had been counted and once as if the lines had been printed; the question counts that the broken lines themselves answer to.
"""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.reading.layout.lines import ENDS_A_SENTENCE, Line
from giaoban.reading.layout.markers import read_marker
from giaoban.reading.layout.measure import printed_width

# An indented first line has this share of the room of the others (10 to 12.7 mm of 165).
_INDENTED = 0.94
# Print stretches and squeezes the blanks of a line by a little.
_JUSTIFIED = 0.98
# A line that breaks off under this share of the room was not broken by the width.
_BROKEN = 0.85
_BLANK = 250
# A line that fills more than this share of the room is not indented; with less than that and the next word it is.
_FULL = 0.95
_FITS = 0.97


@dataclass(slots=True)
class Torn:
    """A line that breaks off, with the one that goes on in small letters, and whether it begins its paragraph."""

    line: Line
    after: Line
    begins: bool

    @classmethod
    def of(cls, line: Line, after: Line, before: Line | None) -> Torn:
        """`before`: the line before it."""
        begins = before is None or before.text[-1] in ENDS_A_SENTENCE or read_marker(line.text) is not None
        return cls(line, after, begins and not line.text[0].islower())


class ScantWrap:
    """How wide the few lines of a paper are."""

    def __init__(self, torn: list[Torn]) -> None:
        self.longest = max(len(t.line.text) for t in torn)
        self.counted = all(_counted(t.line, t.after) > self.longest for t in torn)
        first = max((printed_width(t.line.text) for t in torn if t.begins), default=0)
        inner = max((printed_width(t.line.text) for t in torn if not t.begins), default=0)
        self.inner = inner or first / _INDENTED
        self.shows_both = first > 0 and inner > 0
        # A line behind a full stop at a full line's end only seems to begin its paragraph: no such line may tell the room of first ones.
        self.first = min(first or self.inner, self.inner * _INDENTED)
        self.printed = not self.counted or all(self._fills(t.line, t.after, _JUSTIFIED, t.begins) for t in torn)

    def is_full(self, line: Line, after: Line, begins: bool) -> bool:
        """Would the next word not have fitted on this line?"""
        if self.counted and _counted(line, after) > self.longest:
            return True
        return self.printed and self._fills(line, after, _JUSTIFIED, begins)

    def is_indented(self, line: Line, after: Line | None) -> bool:
        """Is a line behind a full stop the first of a paragraph, set in from the others?

        In print a sentence seldom ends with its line: the next one begins a paragraph unless it fills more than an indented line may.
        Where letters may have been counted, only a line that the word behind it would have fitted on, had it not been set in, shows it.
        """
        if not self.printed or not self.shows_both:
            return False
        if self.counted:
            if after is None or line.text[-1] in ENDS_A_SENTENCE or not after.text[0].islower():
                return False
            return not self._would_fill(line, after)
        return printed_width(line.text) < self.inner * _FULL

    def _would_fill(self, line: Line, after: Line) -> bool:
        return printed_width(line.text) + _BLANK + printed_width(_first_word(after)) > self.inner * _FITS

    def may_be_broken(self, line: Line, after: Line) -> bool:
        """May the width have broken this line, which ends without a stop?"""
        if self.counted and not self.printed:
            return _counted(line, after) > self.longest
        return self._fills(line, after, _BROKEN, begins=False)

    def _fills(self, line: Line, after: Line, share: float, begins: bool) -> bool:
        room = self.first if begins else self.inner
        return printed_width(line.text) + _BLANK + printed_width(_first_word(after)) > room * share


def _counted(line: Line, after: Line) -> int:
    """How many letters the line and the next word would have together."""
    return len(line.text) + 1 + len(_first_word(after))


def _first_word(line: Line) -> str:
    return line.text.partition(" ")[0]
