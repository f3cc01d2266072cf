"""What has come together: who is missing, who was late, and for every cell the total with what each reporter said, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from giaoban.office.work.collecting.forms import CellKind, Column, Line, columns_of, lines_of, total
from giaoban.office.work.models import Assignment, Collection, Reply

ENOUGH_TO_COMPARE, FAR_ABOVE = 5, 10


@dataclass(frozen=True, slots=True)
class Said:
    """One reporter's value of a cell, the cell of his file it stands in (empty where there was no file), and how it came. `odd`: far above
    the others'."""

    share: Assignment
    value: str
    cell: str
    way: Reply.Way
    odd: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """A cell of the compiled form: the sum for numbers, None for words and days; who said what."""

    column: Column
    sum: Decimal | None
    said: list[Said]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A line of the compiled form."""

    line: Line
    totals: list[Total]


def missing(shares: Sequence[Assignment], replies: Sequence[Reply]) -> list[Assignment]:
    """Còn thiếu: the reporters of whom nothing has come, in the office's order."""
    there = {reply.assignment_id for reply in replies}
    return [share for share in shares if share.pk not in there]


def is_late(share: Assignment, reply: Reply) -> bool:
    """Did a reply come after the day that its reporter had?"""
    return share.deadline is not None and reply.on > share.deadline


def compiled(collection: Collection, shares: Sequence[Assignment], replies: Sequence[Reply]) -> list[Compiled]:
    """The form with the totals over all replies that have come."""
    by_share = {share.pk: share for share in shares}
    in_order = {share.pk: place for place, share in enumerate(shares)}
    counted = sorted((reply for reply in replies if reply.assignment_id in by_share), key=lambda reply: in_order[reply.assignment_id])
    columns = columns_of(collection)
    return [Compiled(line, [_total(by_share, counted, line, column) for column in columns]) for line in lines_of(collection)]


def _total(shares: dict[int, Assignment], replies: Sequence[Reply], line: Line, column: Column) -> Total:
    said = []
    for reply in replies:
        value = reply.values.get(line.code, {}).get(column.key, {"value": "", "cell": ""})
        if value["value"]:
            said.append(Said(shares[reply.assignment_id], value["value"], value["cell"], Reply.Way(reply.way)))
    if column.kind != CellKind.NUMBER:
        return Total(column, None, said)
    return Total(column, total({str(one.share.pk): one.value for one in said}), _far_above(said))


def _far_above(said: list[Said]) -> list[Said]:
    """With what is ten times the middle one or more marked: a figure too many was typed, or a thousand meant as one. Of few none is."""
    middle = median(Decimal(one.value) for one in said) if len(said) >= ENOUGH_TO_COMPARE else Decimal()
    return [replace(one, odd=True) if middle > 0 and Decimal(one.value) >= FAR_ABOVE * middle else one for one in said]
