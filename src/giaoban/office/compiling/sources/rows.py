"""What the sources share: keys, how many are shown, and what may become a line at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db.models import F, Model, Q, QuerySet

from giaoban.office.compiling.proposals import Found, Proposal
from giaoban.office.directory.visibility import Confidentiality

M = TypeVar("M", bound=Model)

# A line is as far inside as its paper: what is further inside than that cannot become one.
AS_ITS_PAPER = Q(confidentiality=Confidentiality.OPEN) | Q(paper__confidentiality__gte=F("confidentiality"))


def whole(only: str, kind: str) -> int | None:
    """The key of a thing in the key of a proposal: 12 of `task-12`; nought of one that names none, None where all are asked for."""
    if not only:
        return None
    name, _, number = only.rpartition("-")
    return int(number) if name == kind and number.isascii() and number.isdigit() and len(number) < 18 else 0


def found(rows: QuerySet[M], key: int | None, room: int, make: Callable[[M], Proposal | None]) -> Found:
    """The proposals of as many rows as there is room for, and whether there are more; or that of the one row that was asked for."""
    every = list(rows[: room + 1] if key is None else rows.filter(pk=key))
    made = [one for one in map(make, every[:room]) if one is not None]
    return Found(made, len(every) > room)
