"""What the desk is made of: rows, piles of them, and whom a pile concerns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from giaoban.office.directory.models import Account
from giaoban.web.doors import Rule

SHOWN = 5

M = TypeVar("M", bound=Model)


def few(found: QuerySet[M]) -> tuple[list[M], int]:
    """The first rows, and how many there are in all: counted only where there are more than are shown."""
    rows = list(found[: SHOWN + 1])
    return rows[:SHOWN], found.count() if len(rows) > SHOWN else len(rows)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the desk: what it is, why it is mine, one button that names the result. `over`: it is overdue."""

    sign: str
    title: str
    reason: str
    url: str
    button: str
    button_url: str
    when: str = ""
    tone: str = ""
    date: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Pile:
    """What waits of one kind: the first few rows, how many there are in all, and where the rest is, if there is such a place.

    `said` is how the sentence on top says it after the number, where the label does not fit; `link` what leads to the rest, where more
    stands there than what is counted here.
    """

    label: str
    many: int
    rows: list[Row]
    url: str | None
    over: bool = False
    said: str = ""
    link: str = ""

    @property
    def to_all(self) -> str:
        """What the link to the rest says."""
        return self.link or f"Xem tất cả {self.many}"

    @property
    def rest(self) -> int:
        """How many are not among the rows."""
        return self.many - len(self.rows)


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of waiting things and whom it concerns; several piles may come of it."""

    opens_to: Rule
    piles: Callable[[Account], list[Pile]]
