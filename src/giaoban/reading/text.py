"""The paper's text as one runs it together for matching, with the way back to the text itself.

A `Flow` is made once, front to back: pieces of the source are appended, and what differs (a line break, a run of blanks, a
hyphen at a line's end, a page number inside a sentence) starts a new piece. Folding inside a piece never changes its
length, so the way back is a look-up, never a diff afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from giaoban.reading.letters import LETTER
from giaoban.reading.model import Quoted, Span

# One character for one character: dashes, the Icelandic Ð that stands for Đ, quotes, and every blank.
_SAME_LENGTH = (
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-")
    | dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
    | dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"')
    | {"Ð": "Đ"}
)
# Tone on the second vowel (new placement) for comparison: uỷ -> ủy, hoà -> hòa. Two letters for two letters.
_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONES |= {k.capitalize(): v.capitalize() for k, v in _TONES.items()} | {k.upper(): v.upper() for k, v in _TONES.items()}
# A character class first: the engine skips to it, which makes the pass many times faster than trying every place.
_TONE = re.compile(rf"[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?![{LETTER}])")


def clean(text: str) -> str:
    """The decoded content of a paper: byte-order mark gone, line ends `\\n`, NFC; otherwise as it came."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text with look-alikes folded, every character still at its place: dashes, blanks, quotes, Ð, tone placement."""
    for alike, plain in _SAME_LENGTH.items():
        if alike in text:
            text = text.replace(alike, plain)
    return _TONE.sub(_move_tone, text)


def _move_tone(m: re.Match[str]) -> str:
    """The vowels with the tone on the first, except after q: `quý` has one spelling."""
    at = m.start()
    if at and m.string[at - 1] in "qQ":
        return m[0]
    return _TONES.get(m[0], m[0])


def one_blank(text: str) -> str:
    """The text with every run of blanks as one blank, none at the ends. Most passages stand so already: of blanks only one is printable."""
    if "  " not in text and text.isprintable():
        return text.strip(" ")
    return " ".join(text.split())


def find_all(text: str, words: str) -> Iterator[int]:
    """Where the words stand in the text. Far quicker than a pattern where they are rare."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


class Flow:
    """Folded text for matching (`text`), and for every range of it the span and the words of the source.

    Lines of one paragraph are joined by a blank, blocks (paragraphs, items, table rows) stand apart by a line end, so a
    pattern that does not cross `\\n` stays within a block.
    """

    __slots__ = ("_seams", "_shifts", "cuts", "source", "text")

    def __init__(self, source: str, folded: str, pieces: list[Span], glue: list[str], cuts: tuple[Span, ...] = ()) -> None:
        """`folded` is `fold(source)`. Pieces are source ranges without runs of blanks; `glue[i]` stands after piece i.

        The glue is '' (a torn word), ' ' (one paragraph), a tab (the next cell), U+2028 (the next line of a cell) or a line
        end (the next block).
        """
        self.source = source
        self.cuts = cuts
        parts = [folded[a:b] + joint for (a, b), joint in zip(pieces, glue, strict=True)]
        self._seams = [*accumulate(map(len, parts[:-1]))]
        self._shifts = [a - at for (a, _), at in zip(pieces, (0, *self._seams), strict=False)]
        self.text = "".join(parts)

    @classmethod
    def of_line(cls, line: str) -> Flow:
        """A passage of one line, as it stands."""
        return cls(line, fold(line), [(0, len(line))], [""])

    def source_offset(self, offset: int) -> int:
        """The place in the source of the character at `offset` of the flow."""
        return offset + self._shifts[bisect_right(self._seams, offset)]

    def span(self, start: int, end: int) -> Span:
        """The span of the source that `text[start:end]` came from; the range must hold a character and end on one."""
        seams, shifts = self._seams, self._shifts
        return start + shifts[bisect_right(seams, start)], end + shifts[bisect_right(seams, end - 1)]

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The range without blanks at its ends."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end

    def quote(self, start: int, end: int) -> Quoted:
        """The words of the source behind a range of the flow, to the letter, with the ranges left out of them."""
        span = a, b = self.span(start, end)
        without = self.cuts[bisect_left(self.cuts, (a, a)) : bisect_left(self.cuts, (b, b))] if self.cuts else ()
        return Quoted(quoted(self.source, span, without) if without else one_blank(self.source[a:b]), span, without)

    def words(self, start: int, end: int) -> str:
        """The words of the source behind a range of the flow, as text alone."""
        if self.cuts:
            return self.quote(start, end).text
        a, b = self.span(start, end)
        return one_blank(self.source[a:b])


def quoted(source: str, span: Span, without: tuple[Span, ...] = ()) -> str:
    """The text of a span, blanks folded, with some ranges left out."""
    a, b = span
    if not without:
        return one_blank(source[a:b])
    parts = []
    for cut_start, cut_end in without:
        parts.append(source[a:cut_start])
        a = cut_end
    parts.append(source[a:b])
    return one_blank("".join(parts))
