"""Where the lines of a chart stand: values and days become whole places in a picture of 720 × 280, which a template draws."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from giaoban.office.targets.figures import written

WIDTH, HEIGHT = 720, 280
LEFT, RIGHT, TOP, BOTTOM = 76, 704, 16, 244
MOST_TICKS = 7
Values = Sequence[tuple[dt.date, Decimal]]
_X = Callable[[dt.date], int]  # where a day stands


@dataclass(frozen=True, slots=True)
class Place:
    """A point of a line, with what it says."""

    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the chart: `kind` is its class and its shape in print; `points` as SVG writes them."""

    kind: str
    words: str
    points: str
    marks: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis with its words."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of lines over days. `today` is where the day of looking stands; None outside the picture."""

    title: str
    description: str
    lines: tuple[Line, ...]
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    today: int | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line before it has its place: as stairs where what was reached stays until the next day, else straight from point to point."""

    kind: str
    words: str
    values: Values
    is_stairs: bool = False
    has_marks: bool = False


def chart_of(title: str, drawn: Sequence[Drawn], first: dt.date, last: dt.date, today: dt.date) -> Chart:
    """The picture of some lines from one day to another. The description says in words how each line ends."""
    scale = _Scale.over([value for line in drawn for _, value in line.values])
    span = max(1, (last - first).days)

    def x(day: dt.date) -> int:
        return LEFT + round((min(max(day, first), last) - first).days * (RIGHT - LEFT) / span)

    lines = tuple(_line(line, x, scale) for line in drawn if line.values)
    ends = "; ".join(f"{line.words}: {written(line.values[-1][1])} ({line.values[-1][0]:%d/%m/%Y})" for line in drawn if line.values)
    return Chart(
        title, ends or "Chưa có số liệu", lines, scale.ticks, _days(first, last, x), x(today) if first <= today <= last else None
    )  # fmt: skip


def _line(line: Drawn, x: _X, scale: _Scale) -> Line:
    places = [Place(x(day), scale.y(value), f"{day:%d/%m/%Y}: {written(value)}") for day, value in line.values]
    points: list[tuple[int, int]] = []
    for place in places:
        if line.is_stairs and points:
            points.append((place.x, points[-1][1]))
        points.append((place.x, place.y))
    return Line(line.kind, line.words, " ".join(f"{a},{b}" for a, b in points), tuple(places) if line.has_marks else ())


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values from `low` to `high` in steps; the lowest stands at the bottom."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, values: Sequence[Decimal]) -> _Scale:
        """A scale with round steps for some values. It begins at nought unless all of them lie far from it."""
        least, most = (float(end(values, default=Decimal(0))) for end in (min, max))
        low = least if least < 0 or least > 0.6 * most > 0 else 0.0
        step = _round_step(max(most - low, abs(most) * 0.01, 1e-4))
        low = math.floor(low / step) * step
        return cls(low, max(low + step, math.ceil(most / step) * step), step)

    def y(self, value: Decimal) -> int:
        """Where a value stands."""
        return BOTTOM - round((float(value) - self.low) * (BOTTOM - TOP) / (self.high - self.low))

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The steps with their values."""
        many = round((self.high - self.low) / self.step)
        values = [Decimal(str(round(self.low + n * self.step, 6))) for n in range(many + 1)]
        return tuple(Tick(self.y(value), written(value)) for value in values)


def _round_step(span: float) -> float:
    """1, 2 or 5 of a power of ten, so that there are four to eight steps."""
    power = 10.0 ** math.floor(math.log10(span / 4))
    return next(power * many for many in (1, 2, 5, 10) if span / (power * many) <= 6)


def _days(first: dt.date, last: dt.date, x: _X) -> tuple[Tick, ...]:
    """The firsts of months, thinned out until few enough are left."""
    months = [dt.date(n // 12, n % 12 + 1, 1) for n in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]
    shown = [day for day in months if day >= first] or [first]
    every = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 1200, 120_000) if len(shown) / n <= MOST_TICKS)
    kept = [day for day in shown if (day.month - 1 + day.year * 12) % every == 0] or shown[:1]
    return tuple(Tick(x(day), f"{day.month}/{day:%y}") for day in kept)
