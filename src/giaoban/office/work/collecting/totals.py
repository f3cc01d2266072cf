"""What has come together: who is missing, who was late, and for every cell the total with what each reporter said, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from giaoban.office.work.collecting.forms import CellKind, Column, Line, columns_of, lines_of, total
from giaoban.office.work.models import Assignment, Collection, Reply


@dataclass(frozen=True, slots=True)
class Said:
    """One reporter's value of a cell, and the cell of his file it stands in (empty for the web form)."""

    share: Assignment
    value: str
    cell: str


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
    counted = [reply for reply in replies if reply.assignment_id in by_share]
    columns = columns_of(collection)
    return [Compiled(line, [_total(by_share, counted, line, column) for column in columns]) for line in lines_of(collection)]


def _total(shares: dict[int, Assignment], replies: Sequence[Reply], line: Line, column: Column) -> Total:
    said = []
    for reply in replies:
        value = reply.values.get(line.code, {}).get(column.key, {"value": "", "cell": ""})
        if value["value"]:
            said.append(Said(shares[reply.assignment_id], value["value"], value["cell"]))
    summed = total({str(one.share.pk): one.value for one in said}) if column.kind == CellKind.NUMBER else None
    return Total(column, summed, said)
