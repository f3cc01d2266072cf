"""What is counted for the Monday digest: each room says it in its own `digest.py`, for many people at once.

    @counts("work")
    def _tasks(accounts: Sequence[int], day: dt.date) -> dict[int, list[Count]]:
        return {account: [Count(3, "việc quá hạn")] for account in …}

A digest holds numbers and no titles.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Count(NamedTuple):
    """How many of what: `3 việc quá hạn`."""

    many: int
    words: str


Counter = Callable[[Sequence[int], dt.date], Mapping[int, Sequence[Count]]]
_COUNTERS: dict[str, Counter] = {}


def register(name: str, counter: Counter) -> None:
    """Have a room's counts in the digest, in the order in which they are made known; the same name again takes the place."""
    _COUNTERS[name] = counter


def counts(name: str) -> Callable[[Counter], Counter]:
    """`register` above a function."""

    def remember(counter: Counter) -> Counter:
        register(name, counter)
        return counter

    return remember


def count_all(accounts: Sequence[int], day: dt.date) -> dict[int, list[Count]]:
    """What each account has, without what is nought; those without anything are left out."""
    found: dict[int, list[Count]] = {}
    for counter in _COUNTERS.values():
        for account, rows in counter(accounts, day).items():
            if kept := [row for row in rows if row.many]:
                found.setdefault(account, []).extend(kept)
    return found
