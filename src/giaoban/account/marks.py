"""The paper's text cut where something was found in it, marks inside marks, ready for a template.

Marks may cross: one that begins inside another and ends after it is continued behind the end of the other, so that what
comes out is properly nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from giaoban.account.words import visible
from giaoban.reading.model import Span

Weight = Literal["strong", "soft", "flag", "quiet", "head", "item", "field"]
# Two spans alike: what holds more stands outside. A heading holds a task, a task its fields.
_RANK: dict[Weight, int] = {"head": 0, "item": 0, "strong": 1, "soft": 1, "flag": 2, "quiet": 3, "field": 4}
_NEXT_LINE_OF_A_CELL = "\u2028"
_LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the paper. `to` is the anchor of the fact it belongs to, `key` what is shown to lead there, `label` what is read aloud."""

    span: Span
    anchor: str
    weight: Weight
    key: str = ""
    to: str = ""
    label: str = ""
    begins: bool = True


@dataclass(frozen=True, slots=True)
class Token:
    """What a template writes next: a mark opened or closed, words of a line, or the blank between lines."""

    kind: Literal["open", "close", "words", "gap"]
    text: str = ""
    line: int = 0
    mark: Mark | None = None


def mark_up(text: str, marks: Iterable[Mark]) -> Iterator[Token]:
    """The whole text as tokens, in order; a `line` other than 0 says that its words are the first of that line."""
    waiting = sorted((m for m in (_within(mark, len(text)) for mark in marks) if m.span[0] < m.span[1]), key=_order, reverse=True)
    stack: list[Mark] = []
    lines = _Lines(text)
    while waiting or stack:
        end = stack[-1].span[1] if stack else len(text) + 1
        if waiting and waiting[-1].span[0] < end:
            mark = waiting.pop()
            yield from lines.up_to(mark.span[0])
            if mark.span[1] > end:
                _put_back(waiting, replace(mark, span=(end, mark.span[1]), begins=False))
                mark = replace(mark, span=(mark.span[0], end))
            stack.append(mark)
            yield Token("open", mark=mark)
        else:
            yield from lines.up_to(end)
            yield Token("close", mark=stack.pop())
    yield from lines.up_to(len(text))


def _within(mark: Mark, length: int) -> Mark:
    a, b = mark.span
    return replace(mark, span=(max(0, a), min(b, length)))


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.span[0], -mark.span[1], _RANK[mark.weight]


def _put_back(waiting: list[Mark], mark: Mark) -> None:
    """Insert by order; what is cut off begins soon, near the end of the list."""
    at = len(waiting)
    while at and _order(waiting[at - 1]) < _order(mark):
        at -= 1
    waiting.insert(at, mark)


class _Lines:
    """Goes through the text once, front to back, and counts its lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._fresh = True

    def up_to(self, end: int) -> Iterator[Token]:
        for piece in _LINES.findall(self._text[self._at : end]):
            shown = visible(piece).replace(_NEXT_LINE_OF_A_CELL, "\n")
            if piece.strip():
                yield Token("words", shown, self._line if self._fresh else 0)
                self._fresh = False
            else:
                yield Token("gap", shown)
            if piece.endswith("\n"):
                self._line += 1
                self._fresh = True
        self._at = end
