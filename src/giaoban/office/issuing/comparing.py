"""Two versions held side by side, paragraph by paragraph, word by word: what went in, what went out. Pure.

Paragraphs that stay stand for themselves; of those between them the ones that have most words in common are taken for the same one, in
their order. Of what repeats itself so often that the way through it would take long, the whole went out and in. What is kept and what
went out, put together, is the earlier version; what is kept and what went in, the later one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["kept", "in", "out"]
_ALIKE = 0.4  # of the words of both, so many are in both: the same paragraph, rewritten
_PLAIN = 0.5  # so many: plain enough to say that it came from the same thing
_MANY = 60  # so many paragraphs in a row are paired by their words; of more, by their place
_PAIRS = 40_000  # of the same words, or paragraphs: a paragraph of three hundred words has some thousands with its rewritten self


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together: kept, gone in, gone out."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph before and after; None where it is new, or gone."""

    before: str | None
    after: str | None
    pieces: tuple[Piece, ...]

    @property
    def is_kept(self) -> bool:
        """Is it the same word for word?"""
        return self.before == self.after


def compare(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Every paragraph of both versions, in order, with what changed in it."""
    found: list[Pair] = []
    for tag, a, b, c, d in _turns(before, after):
        if tag == "equal":
            found += [Pair(text, text, (Piece("kept", text),)) for text in before[a:b]]
        else:
            found += _between(before[a:b], after[c:d])
    return found


def _turns(before: Sequence[str], after: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """How the later is made of the earlier, as `get_opcodes` says it; the whole anew where they have too many pairs of the same."""
    if before == after:
        return [("equal", 0, len(before), 0, len(after))]
    often = Counter(after)
    if sum(often[one] for one in before) > _PAIRS:
        return [("replace", 0, len(before), 0, len(after))]
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _between(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Paragraphs between two that stayed: rewritten ones in pairs, the others gone or new, in their order."""
    at = 0
    many = len(before) * len(after) > _MANY * _MANY
    pairs = {n: n for n in range(min(len(before), len(after)))} if many else _in_order(_alike(before, after))
    for left, old in enumerate(before):
        right = pairs.get(left)
        if right is None:
            yield Pair(old, None, (Piece("out", old),))
            continue
        yield from (Pair(None, new, (Piece("in", new),)) for new in after[at:right])
        yield Pair(old, after[right], tuple(words_between(old, after[right])))
        at = right + 1
    yield from (Pair(None, new, (Piece("in", new),)) for new in after[at:])


def plainly_same(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Which earlier paragraph is plainly which later one: in their order, half of the words, and none other as like. Of too many: none."""
    if len(before) * len(after) > _MANY * _MANY:
        return {}
    alike = _alike(before, after)

    def is_plain(i: int, j: int) -> bool:
        rivals = [*alike[i][:j], *alike[i][j + 1 :], *(row[j] for n, row in enumerate(alike) if n != i)]
        return alike[i][j] >= _PLAIN and alike[i][j] > max(rivals, default=0.0)

    return {i: j for i, j in _in_order(alike).items() if is_plain(i, j)}


def _alike(before: Sequence[str], after: Sequence[str]) -> list[list[float]]:
    old, new = [Counter(text.split()) for text in before], [Counter(text.split()) for text in after]
    return [[_likeness(a, b) for b in new] for a in old]


def _in_order(alike: list[list[float]]) -> dict[int, int]:
    """Which row goes with which column, in their order, so that those that go together are most alike."""
    rows, columns = len(alike), len(alike[0]) if alike else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    found: dict[int, int] = {}
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found[i] = j
            i, j = i + 1, j + 1
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much of the words of both is in both: nought to one."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0


def words_between(before: str, after: str) -> Iterator[Piece]:
    """The words of two paragraphs: kept, gone out, gone in, each run of them once, what went out before what went in."""
    old, new = before.split(), after.split()
    for tag, a, b, c, d in _turns(old, new):
        if tag == "equal":
            yield Piece("kept", " ".join(old[a:b]))
            continue
        if b > a:
            yield Piece("out", " ".join(old[a:b]))
        if d > c:
            yield Piece("in", " ".join(new[c:d]))
