"""Where the parts of a picture stand: a bar for each organ, cut by how its work stands; and how the figures went, period by period.

What a part means is told by its pattern as well as its colour, so that the picture is read in black and white.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten

from giaoban.office.work.period.figures import Key, name_in_full
from giaoban.office.work.period.summaries import Course, Part
from giaoban.web.targets.charts import Chart, Drawn, chart_of

CUTS = (Key.ON_TIME, Key.LATE, Key.DONE_UNDATED, Key.RUNNING, Key.OVERDUE)
MOST_BARS = 12
WIDTH, ROW, _LEFT, _RIGHT, _LONGEST = 720, 28, 216, 664, 32
_NO_DAY = dt.date.min  # no line for today: the last period is the one that is looked at
_COURSE = ((Key.DONE, "measured"), (Key.LATE, "whole"), (Key.OVERDUE, "even"))


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a bar, with what it says."""

    kind: str
    x: int
    width: int
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its name before it and its sum behind."""

    name: str
    full_name: str
    y: int
    cuts: tuple[Cut, ...]
    end: int
    many: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture of bars. `left_out`: of whom there is only a row in the table."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    height: int
    legend: tuple[tuple[str, str], ...]
    left_out: int


def bars_of(title: str, parts: Sequence[Part]) -> Bars | None:
    """A bar for each of those who have most to do; None where there is nothing to draw."""
    some = sorted((part for part in parts if part.count(Key.ALL)), key=lambda part: -part.count(Key.ALL))
    shown = some[:MOST_BARS]
    if not shown:
        return None
    most = max(part.count(Key.ALL) for part in shown)
    bars = tuple(_bar(part, place, most) for place, part in enumerate(shown))
    words = "; ".join(f"{bar.full_name}: {', '.join(cut.words for cut in bar.cuts)}" for bar in bars)
    legend = tuple((key.value, name_in_full(key)) for key in CUTS if any(part.count(key) for part in shown))
    return Bars(title, words, bars, ROW * len(bars) + 8, legend, len(some) - len(shown))


def _bar(part: Part, place: int, most: int) -> Bar:
    cuts: list[Cut] = []
    told, x = 0, _LEFT
    for key in CUTS:
        many = part.count(key)
        told += many
        end = _LEFT + round(told * (_RIGHT - _LEFT) / most)
        if many:
            cuts.append(Cut(key.value, x, max(end - x, 1), f"{name_in_full(key).lower()} {many}"))
        x = end
    return Bar(shorten(part.name, _LONGEST, placeholder="…"), part.name, ROW * place + 4, tuple(cuts), x, part.count(Key.ALL))


def course_chart(title: str, course: Course) -> Chart:
    """How much was done, done late and overdue at the end, period by period."""
    told = list(zip(course.spans, course.tallies, strict=True))
    drawn = [
        Drawn(kind, name_in_full(key), [(span.first, Decimal(tally.count(key))) for span, tally in told], has_marks=True)
        for key, kind in _COURSE
    ]
    return chart_of(title, drawn, course.spans[0].first, course.spans[-1].first, _NO_DAY)
