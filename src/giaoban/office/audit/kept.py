"""What is dear to put together is kept until anything is done that it may come from: each process for itself."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Generic, TypeVar
from weakref import WeakSet

from django.core.signals import request_finished, request_started
from django.utils import timezone

from giaoban.office.audit.acts import done_here, is_under_way
from giaoban.office.audit.models import Entry

T = TypeVar("T")
_LAST = 50  # of the acts: an act may be committed after one with a higher key, but not so many later

Acts = Counter[str]
# Of the page that is being made: what was noticed, by how many acts it had done itself.
_PAGE: ContextVar[dict[int, Acts] | None] = ContextVar("noticed_for_the_page", default=None)


class _Noticed:
    """What this process has noticed of the acts in the office, room by room."""

    def __init__(self) -> None:
        self._keys: frozenset[int] = frozenset()
        self._acts: Acts = Counter()

    def so_far(self, rooms: tuple[str, ...]) -> tuple[int, ...]:
        """What differs as soon as anything was done in one of the rooms; in any, where none is named."""
        acts = self._looked()
        return tuple(acts[room] for room in ("*", *(rooms or sorted(acts))))

    def _looked(self) -> Acts:
        """The acts so far. A page looks once, however much it asks for, unless it has done something itself."""
        page, here = _PAGE.get(), done_here()
        if page is None:
            return self._look()
        if here not in page:
            page[here] = self._look()
        return page[here]

    def _look(self) -> Acts:
        last = dict(Entry.objects.order_by("-pk").values_list("pk", "verb")[:_LAST])
        if last and self._keys.isdisjoint(last):
            self._acts["*"] += 1  # so much was done since that nobody can tell where
        for key in last.keys() - self._keys:
            self._acts[last[key].partition(".")[0]] += 1
        self._keys = frozenset(last)
        return self._acts.copy()


def begin_page(**_: object) -> None:
    """From here on acts are looked for once, until the page is answered."""
    _PAGE.set({})


def end_page(**_: object) -> None:
    """Whoever asks now looks for himself."""
    _PAGE.set(None)


request_started.connect(begin_page)
request_finished.connect(end_page)


_noticed = _Noticed()


class Kept(Generic[T]):
    """So many things of one kind, the least lately made forgotten first.

    What is asked for must say all by which one thing differs from another, who sees it before all. An act in one of the `rooms` changes it
    (without any named: every act), so that nothing is shown as it stood before; the local day stands for what only time changes.
    """

    _every: WeakSet[Kept[object]] = WeakSet()

    def __init__(self, most: int, *rooms: str) -> None:
        self._most, self._rooms = most, rooms
        self._made: OrderedDict[Hashable, T] = OrderedDict()
        self._every.add(self)  # type: ignore[arg-type]

    def found(self, asked: Hashable, make: Callable[[], T]) -> T:
        """What was asked for, as it would be made now. Within an act it is made and not kept: its line is yet to come, or never comes."""
        if is_under_way():
            return make()
        key = (asked, timezone.localdate(), _noticed.so_far(self._rooms))
        if key not in self._made:
            self._made[key] = make()
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return self._made[key]

    @classmethod
    def forget_all(cls) -> None:
        """Put everything together anew."""
        for kept in cls._every:
            kept._made.clear()
