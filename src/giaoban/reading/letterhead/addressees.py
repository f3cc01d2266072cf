"""Whom a paper is addressed to: `Kính gửi`, on one line or as a list."""

from __future__ import annotations

import re

from giaoban.reading.layout import Layout
from giaoban.reading.layout.signs import address_label, bare, count_words
from giaoban.reading.letterhead.segments import Segment, quote, segments_of, without_loose_end
from giaoban.reading.model import Quoted

_BULLET = re.compile(r"[\W_]{0,4}(?:\w\W{1,4})?[\W_]{0,6}[-~•*+][\W_]{0,8}(?=[^\W\d_]|\d)")
_NOISE = re.compile(r"[\W_]+")
_CALLED = re.compile(r"[\W_]{0,4}\(?\s?(?:&au|[Ss]au) đây|[\W_]{0,3}\(gọi")
_INNER = re.compile(r"; ?[-+] ?")


def read_addressees(layout: Layout, first: int, last: int) -> list[Quoted]:
    """The addressees between the lines `first` and `last` of the head."""
    items: list[list[Segment]] = []
    begun, open_ended = False, False
    for segment in segments_of(layout, first, last):
        plain = bare(segment.text)
        end = 4 if plain.startswith("GUI:") else address_label(segment.text, plain)
        if not begun and end is None and plain != "KINH":
            continue
        if plain == "KINH":
            begun = True
            continue
        part = segment
        if end is not None:
            part = segment.cut(end, len(plain))
            begun, open_ended = True, False
        open_ended = _add(items, part, open_ended)
    return [quote(layout, item) for item in items]


def _add(items: list[list[Segment]], part: Segment, open_ended: bool) -> bool:
    """Add a line to the list; return whether the next line may go on with it."""
    if _CALLED.match(part.text):
        return False
    bullet = _BULLET.match(part.text)
    start = bullet.end() if bullet else (m.end() if (m := _NOISE.match(part.text)) else 0)
    if bullet is None and part.text.startswith("("):
        start = 0
    if count_words(part.text[start:]) < 1 and not re.search(r"[^\W\d_]{3}", part.text[start:]):
        return open_ended and bool(items)
    pieces = [part.cut(start, len(part.text))]
    if m := _INNER.search(pieces[0].text):
        pieces = _split(pieces[0])
    goes_on = open_ended and bullet is None and bool(items)
    for piece in pieces:
        words = piece.cut(0, len(without_loose_end(piece.text)))
        if not re.search(r"[^\W\d_]{2}", words.text):
            continue
        if goes_on:
            items[-1].append(words)
            goes_on = False
        else:
            items.append([words])
    return not any(stop in ";." for stop in part.text[len(without_loose_end(part.text)) :])


def _split(piece: Segment) -> list[Segment]:
    """`- A; - B; - C` on one line."""
    parts, at = [], 0
    for m in _INNER.finditer(piece.text):
        parts.append(piece.cut(at, m.start()))
        at = m.end()
    return [*parts, piece.cut(at, len(piece.text))]
