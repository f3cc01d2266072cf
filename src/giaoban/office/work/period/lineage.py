"""Organs across mergers: under which organ of today the figures of one that has ended are told, and how that is said.

Figures follow the succession of the directory. An organ that ended and went to exactly one is counted with it, through every step. One that
was divided, or went to nobody, is told under its own name: whose its past work is, is not for the program to guess.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from giaoban.office.directory.models import Organ, Succession
from giaoban.timing.saying import listed, short

_ENDING = (Succession.Kind.MERGE, Succession.Kind.SPLIT, Succession.Kind.ABOLISH, Succession.Kind.RENAME)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Which organ stands for which on a day. `heirs`: an organ that ended, and the one that carries it on; `steps`: how each ended.

    `told`: what was said once below names, of figures that were put together then.
    """

    heirs: dict[int, int]
    steps: dict[int, tuple[str, dt.date]]
    divided: frozenset[int] = frozenset()
    told: dict[int, str] = field(default_factory=dict)

    def head(self, organ_id: int) -> int:
        """Under which organ the figures of this one are told."""
        return self.heirs.get(organ_id, organ_id)

    def members(self, organ_id: int) -> list[int]:
        """An organ and all whose figures are told with it."""
        return [organ_id, *sorted(key for key, heir in self.heirs.items() if heir == organ_id)]

    def words(self, organ_id: int, counted: Iterable[int], names: Mapping[int, str]) -> str:
        """What is said below an organ's name: of whom its figures tell besides, as far as any of these are counted."""
        if organ_id in self.told:
            return self.told[organ_id]
        joined = [key for key in self.members(organ_id)[1:] if key in set(counted)]
        told = [f"{names.get(key, '')} ({_KIND_WORDS[self.steps[key][0]]} ngày {short(self.steps[key][1])})" for key in joined]
        if told:
            return f"Gồm số liệu của {listed(told)}"
        if organ_id in self.steps:
            kind, day = self.steps[organ_id]
            apart = ", số liệu để riêng" if organ_id in self.divided else ""
            return f"Đã {_KIND_WORDS[kind]} ngày {short(day)}{apart}"
        return ""


_KIND_WORDS: dict[str, str] = {
    Succession.Kind.MERGE: "sáp nhập",
    Succession.Kind.SPLIT: "chia, tách",
    Succession.Kind.ABOLISH: "giải thể",
    Succession.Kind.RENAME: "đổi tên",
}


def lineage_on(day: dt.date) -> Lineage:
    """The succession as of a local day. Two queries."""
    ended = set(Organ.objects.filter(valid_to__lt=day).values_list("pk", flat=True))
    went: dict[int, list[Succession]] = {}
    rows = Succession.objects.filter(kind__in=_ENDING, effective__lte=day, from_organ__in=ended).order_by("effective", "pk")
    for row in rows:
        went.setdefault(row.from_organ_id, []).append(row)
    steps = {key: (rows[-1].kind, rows[-1].effective) for key, rows in went.items()}
    heirs: dict[int, int] = {}
    for organ in went:
        at, met = organ, {organ}
        while at in went and (heir := _one_heir(went[at])) is not None and heir not in met:
            at = heir
            met.add(at)
        if at != organ:
            heirs[organ] = at
    divided = frozenset(key for key, rows in went.items() if len({row.to_organ_id for row in rows if row.to_organ_id}) > 1)
    return Lineage(heirs, steps, divided)


def _one_heir(rows: list[Succession]) -> int | None:
    """To whom it all went; None where to several or nobody."""
    to = {row.to_organ_id for row in rows}
    return next(iter(to)) if len(to) == 1 else None
