"""The outline of a programme: parts I, II; groups and lines 1., 2.; what stands under them (1)., (2). And what a place is called. Pure.

The parts are those of the monthly programme as Party committees write it: first what is led and directed, then what is held and recurs.
Numbers follow from the order of the lines; nobody types them, and what moves is numbered anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from giaoban.office.programme.models import Line, LineKind

PARTS = (
    ("Lãnh đạo, chỉ đạo một số nhiệm vụ trọng tâm", frozenset({LineKind.TASK, LineKind.DIRECTION})),
    ("Các hội nghị chính, việc định kỳ", frozenset({LineKind.MEETING, LineKind.ITEM, LineKind.RECURRING})),
)
_ROMAN = ("I", "II", "III", "IV", "V")


@dataclass(frozen=True, slots=True)
class Number:
    """A place in the outline: part, item in it, and what stands under the item; nought where the place is higher up."""

    part: int
    item: int = 0
    sub: int = 0

    @property
    def path(self) -> str:
        """`I.2`, `II.1.3`: as readings of papers write it."""
        return ".".join([_ROMAN[self.part - 1], *(str(n) for n in (self.item, self.sub) if n)])

    @property
    def marker(self) -> str:
        """What stands before the words: `I-`, `2.`, `(3).`"""
        return f"({self.sub})." if self.sub else f"{self.item}." if self.item else f"{_ROMAN[self.part - 1]}-"

    @property
    def words(self) -> str:
        """How another line names it: `mục 2 phần I`, `điểm (3) mục 1 phần II`."""
        part = f"phần {_ROMAN[self.part - 1]}"
        item = f"mục {self.item} {part}" if self.item else part
        return f"điểm ({self.sub}) {item}" if self.sub else item


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the outline: the title of a part or a group (then without a line), or a line."""

    number: Number
    title: str = ""
    line: Line | None = None


def outline(lines: Sequence[Line]) -> list[Entry]:
    """Lines in their order as the outline: each once, a group where its first line stands, the matters of a meeting below it."""
    found: list[Entry] = []
    there = {line.pk for line in lines}
    below: dict[int, list[Line]] = {}
    for line in lines:
        if line.under_id is not None and line.under_id in there:
            below.setdefault(line.under_id, []).append(line)
    for title, kinds in PARTS:
        tops = [line for line in lines if line.under_id not in there and line.kind in kinds]
        if tops:
            part = found[-1].number.part + 1 if found else 1
            found.append(Entry(Number(part), title))
            found += _part(part, tops, below)
    return found


def _part(part: int, tops: Sequence[Line], below: dict[int, list[Line]]) -> Iterable[Entry]:
    groups: dict[tuple[str, int], list[Line]] = {}
    for line in tops:
        groups.setdefault((line.group, 0) if line.group else ("", line.pk), []).append(line)
    for item, ((title, _), members) in enumerate(groups.items(), start=1):
        head = Number(part, item)
        yield Entry(head, title) if title else Entry(head, line=members[0])
        subs = [line for member in members for line in ([member] if title else []) + _all_below(member, below)]
        for sub, line in enumerate(subs, start=1):
            yield Entry(Number(part, item, sub), line=line)


def _all_below(line: Line, below: dict[int, list[Line]]) -> list[Line]:
    """What hangs on a line, and on that; each once, whatever hangs on what."""
    found: list[Line] = []
    waiting = list(below.pop(line.pk, ()))
    while waiting:
        one = waiting.pop(0)
        found.append(one)
        waiting = below.pop(one.pk, []) + waiting
    return found


def numbers(lines: Sequence[Line]) -> dict[int, Number]:
    """The place of each line: key → number."""
    return {entry.line.pk: entry.number for entry in outline(lines) if entry.line is not None}
