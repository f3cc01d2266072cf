"""Which dates another calendar would move. Each room says it of what it keeps on days; nothing is moved by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from giaoban.office.directory.models import Account
from giaoban.timing.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Move:
    """A date that would be another: of what, when it is and when it would be, where it stands (kind and key), and why."""

    what: str
    kind: str
    key: int
    before: dt.date
    after: dt.date
    why: str = ""


Mover = Callable[[Account, Calendar, Calendar], Iterable[Move]]
_MOVERS: dict[str, Mover] = {}


def register_moves(room: str, mover: Mover) -> None:
    """Have a room asked. What it gives, the account may see."""
    _MOVERS[room] = mover


def moves(account: Account, old: Calendar, new: Calendar) -> list[Move]:
    """What would move, the earliest first. Nothing is changed."""
    found = [move for mover in _MOVERS.values() for move in mover(account, old, new) if move.before != move.after]
    return sorted(found, key=lambda move: (move.before, move.kind, move.key))
