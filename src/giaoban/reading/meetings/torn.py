"""Days put back where extraction tore a schedule's first column from its rows: a day's name then stands amid its entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban.reading.meetings.convening import Convening, Range


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a day is named, and which day it is."""

    at: Range
    day: date | None


def mend_days(entries: list[Convening], marks: list[Mark]) -> None:
    """Give every run of entries the one day named inside it; where none or several are, the day stays unknown.

    A run ends where the hours go back: the hours of one day only go forward.
    """
    named = {mark.at for mark in marks}
    loose = [e for e in entries if e.time is not None and "time" in e.at and e.at.get("date", (-1, -1)) in named | {(-1, -1)}]
    for run, after in _runs(loose):
        inside = [mark for mark in marks if run[0].at["time"][0] <= mark.at[0] and (after is None or mark.at[0] < after)]
        for entry in run:
            entry.at.pop("date", None)
            entry.day = inside[0].day if len(inside) == 1 else None
            if len(inside) == 1:
                entry.at["date"] = inside[0].at


def _runs(entries: list[Convening]) -> list[tuple[list[Convening], int | None]]:
    """The runs of entries whose hours do not go back, each with where the next run begins."""
    runs: list[list[Convening]] = []
    for entry in entries:
        last = runs[-1][-1].time if runs else None
        if last is not None and entry.time is not None and entry.time >= last:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    starts: list[int | None] = [run[0].at["time"][0] for run in runs[1:]]
    return list(zip(runs, [*starts, None], strict=False))
