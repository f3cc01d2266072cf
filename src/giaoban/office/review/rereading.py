"""A new reading against what was proposed before: by kind, then overlap, then quote. Pure."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from giaoban.office.evidence.models import FactKind
from giaoban.office.evidence.shapes import Spans, folded
from giaoban.office.review.drafts import Draft

_ENOUGH_WORDS = 0.6  # of the words of both, when the places cannot be compared
_ENOUGH_OVERLAP = 0.5  # of the shorter one


class Outcome(StrEnum):
    """What a new reading says of something proposed before."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


class Earlier(Protocol):
    """What was proposed before. `part` names the letterhead's field, `text_id` the text its places count in."""

    @property
    def kind(self) -> str: ...  # noqa: D102 - as the model has it
    @property
    def part(self) -> str: ...  # noqa: D102
    @property
    def spans(self) -> Spans: ...  # noqa: D102
    @property
    def quote(self) -> str: ...  # noqa: D102
    @property
    def digest(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Pair:
    """Something proposed before, and what the new reading has in its place. Indexes; one of the two may be missing."""

    outcome: Outcome
    old: int | None = None
    new: int | None = None


def compare(old: Sequence[Earlier], new: Sequence[Draft], *, same_text: bool) -> list[Pair]:
    """Every old and every new one exactly once, the new ones in their order, then what is gone.

    Places say something only in the same text; between two texts the words decide.
    """
    search = _Search(old, new)
    search.take(search.alike(_digest))
    search.take(search.alike(_field))
    if same_text:
        search.take(search.overlapping())
    search.take(search.alike(_quote))
    search.take(search.sharing_words())
    pairs = [_pair(old, new, search.found.get(j), j) for j in range(len(new))]
    return pairs + [Pair(Outcome.GONE, i) for i in search.left_old]


def _pair(old: Sequence[Earlier], new: Sequence[Draft], i: int | None, j: int) -> Pair:
    if i is None:
        return Pair(Outcome.NEW, None, j)
    return Pair(Outcome.SAME if old[i].digest == new[j].digest else Outcome.CHANGED, i, j)


def family(kind: str) -> str:
    """An order may turn out to be a direction, and the other way round; everything else stays what it is."""
    return FactKind.TASK.value if kind == FactKind.ORIENTATION else str(kind)


Key = Callable[[Earlier | Draft], Hashable]


def _digest(one: Earlier | Draft) -> Hashable:
    return one.digest


def _field(one: Earlier | Draft) -> Hashable:
    return one.part or None


def _quote(one: Earlier | Draft) -> Hashable:
    return family(one.kind), folded(one.quote)


class _Search:
    """Pairs found so far, and what is still without one."""

    def __init__(self, old: Sequence[Earlier], new: Sequence[Draft]) -> None:
        self.old, self.new = old, new
        self.found: dict[int, int] = {}  # new -> old
        self.left_old = dict.fromkeys(range(len(old)))
        self.left_new = dict.fromkeys(range(len(new)))

    def take(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Keep the pairs whose two ends are both still free, the first ones first."""
        for i, j in list(pairs):
            if i in self.left_old and j in self.left_new:
                self.found[j] = i
                del self.left_old[i], self.left_new[j]

    def alike(self, key: Key) -> Iterator[tuple[int, int]]:
        """Those of one key, the first with the first. None is no key."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for i in self.left_old:
            waiting[key(self.old[i])].append(i)
        for j in self.left_new:
            name = key(self.new[j])
            if name is not None and waiting[name]:
                yield waiting[name].popleft(), j

    def overlapping(self) -> list[tuple[int, int]]:
        """Those whose words share places, the most shared first."""
        return self._best(_shared_places, 0.01)

    def sharing_words(self) -> list[tuple[int, int]]:
        """Those whose quotes are mostly the same words, the most alike first."""
        bags = {id(one): frozenset(one.quote.split()) for one in (*self.old, *self.new)}
        return self._best(lambda one, other: _alike(bags[id(one)], bags[id(other)]), _ENOUGH_WORDS)

    def _best(self, likeness: Callable[[Earlier, Draft], float], enough: float) -> list[tuple[int, int]]:
        rated = [
            (rating, i, j)
            for i in self.left_old
            for j in self.left_new
            if _comparable(self.old[i], self.new[j]) and (rating := likeness(self.old[i], self.new[j])) >= enough
        ]
        return [(i, j) for _, i, j in sorted(rated, key=lambda row: (-row[0], row[1], row[2]))]


def _comparable(one: Earlier, other: Draft) -> bool:
    return family(one.kind) == family(other.kind) and one.part == other.part


def _shared_places(one: Earlier, other: Draft) -> float:
    """How much of the places of both is shared; nothing where less than half of the shorter one is."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one.spans for c, d in other.spans)
    long, short = sorted((sum(b - a for a, b in one.spans), sum(b - a for a, b in other.spans)), reverse=True)
    return shared / (long + short - shared) if shared >= _ENOUGH_OVERLAP * short and shared else 0.0


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    together = len(one | other)
    return len(one & other) / together if together else 0.0
