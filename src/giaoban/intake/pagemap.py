"""Where the text of a paper stands on its pages, and the way from a span of the text to boxes on a page.

Coordinates are points from the upper left corner of the page as it is shown, turned and cropped.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from giaoban.reading.model import Span

Run = tuple[int, int, float, float, float, float]  # start and end in the text; x0, y0, x1, y1 on the page
PageBox = tuple[int, float, float, float, float]  # the page's number, counted from 1; x0, y0, x1, y1

_GAP = 3.0  # in heights of a line: what is further apart than that is marked apart
_SAME_LINE = 0.5  # of the lower one's height


@dataclass(frozen=True, slots=True)
class PageMap:
    """One page: its number, its size, and its words in the order of the text, each a run from `start` to `end`.

    A page without letters has no runs, nor has one beyond the most that a paper's maps hold (`Limits.runs`).
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The map in a form for JSON."""
        return {"number": self.number, "width": self.width, "height": self.height, "runs": self.runs}

    @classmethod
    def from_json(cls, value: Any) -> PageMap:
        """The map that `as_json` wrote; ValueError for anything else."""
        match value:
            case {"number": int(number), "width": int() | float() as width, "height": int() | float() as height, "runs": [*runs]}:
                return cls(number, float(width), float(height), tuple(map(_run, runs)))
            case _:
                raise ValueError("no map of a page")


def _run(value: Any) -> Run:
    match value:
        case [int(start), int(end), *box] if 0 <= start < end and len(box) == 4 and all(isinstance(side, int | float) for side in box):
            x0, y0, x1, y1 = map(float, box)
            return start, end, x0, y0, x1, y1
        case _:
            raise ValueError("no run of words")


def boxes(pages: Iterable[PageMap], span: Span, without: Sequence[Span] = ()) -> list[PageBox]:
    """Where a span stands: a box for each line, or piece of a line, it runs over. `without` are ranges left out of it."""
    start, end = span
    found: list[PageBox] = []
    for page in pages:
        line: list[float] = []
        for run in page.runs[_first_after(page.runs, start) : bisect_left(page.runs, end, key=itemgetter(0))]:
            if any(a <= run[0] and run[1] <= b for a, b in without):
                continue
            box = _within(run, start, end)
            if line and _goes_on(line, box):
                line[:] = line[0], min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3])
                continue
            if line:
                found.append(_page_box(page, line))
            line = box
        if line:
            found.append(_page_box(page, line))
    return found


def _first_after(runs: Sequence[Run], start: int) -> int:
    """The first run that ends after a place in the text."""
    return bisect_right(runs, start, key=itemgetter(1))


def _within(run: Run, start: int, end: int) -> list[float]:
    """The box of what of a run lies in a span; letters of one run are taken to be equally wide."""
    a, b, x0, y0, x1, y1 = run
    wide = (x1 - x0) / (b - a)
    left = x0 + wide * (start - a) if start > a else x0
    right = x1 - wide * (b - end) if end < b else x1
    return [left, y0, right, y1]


def _goes_on(line: Sequence[float], box: Sequence[float]) -> bool:
    """Whether a box goes on with a line: level with it, to the right of it, and near."""
    height = min(line[3] - line[1], box[3] - box[1])
    level = min(line[3], box[3]) - max(line[1], box[1]) >= _SAME_LINE * height
    return level and line[0] <= box[0] and box[0] - line[2] <= _GAP * (line[3] - line[1])


def _page_box(page: PageMap, box: Sequence[float]) -> PageBox:
    x0, y0, x1, y1 = (round(value, 1) for value in box)
    return page.number, x0, y0, x1, y1


def moved(page: PageMap, by: int, way: Sequence[int] | None = None) -> PageMap:
    """The map with its runs further on in the text, and then where a way (`way_through`) leads."""
    runs = ((by + run[0], by + run[1], *run[2:]) for run in page.runs)
    if way is not None:
        there = ((way[run[0]], way[run[1]], *run[2:]) for run in runs)
        runs = (run for run in there if run[0] < run[1])
    return PageMap(page.number, page.width, page.height, tuple(runs))


def way_through(text: str, pieces: re.Pattern[str], change: Callable[[str], str]) -> array[int]:
    """For each place in a text where it is once every piece of it has been changed by itself; the end of the text is a place too.

    Inside a piece that became shorter or longer, places are spread evenly.
    """
    way = array("I")
    there = 0
    for m in pieces.finditer(text):
        before, after = len(m[0]), len(change(m[0]))
        way.extend(there + k * after // before for k in range(before))
        there += after
    way.append(there)
    return way
