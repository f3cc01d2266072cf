"""Tables of a page by the lines ruled around their cells, written as a Word table would be.

A row is a line, its cells apart by tabs; lines of a cell that were only wrapped are joined by a blank, others by U+2028. A
cell merged over rows or columns has its text in the first of them. Nothing is guessed where no lines are ruled.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from giaoban.intake.columns import Divider, Line, Part, columns_apart
from giaoban.intake.placed import NOTHING, NOWHERE, Placed, joined

_TOUCH = 3.0  # points: rules so near meet, coordinates so near are one
_PADDING = 12.0  # points of a cell's width that its text never fills, left and right together
_MOST_RULES, _MOST_CELLS = 3000, 6000
# What begins a line of its own in a cell: an item, a label (`Chủ trì: ...`).
_ITEM = re.compile(r"[-+–•*]\s|\(?\d{1,2}[.)/]\s|[a-zđ]\)\s|[A-ZÀ-ỸĐ][^:;,.]{1,24}:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along one direction: where it lies across it, from where to where it runs."""

    at: float
    start: float
    end: float


def joined_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Rules drawn piece by piece, a piece a cell, as the whole lines they make."""
    whole: list[Rule] = []
    level: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if level and rule.at - level[0].at > _TOUCH:
            whole += _joined_level(level)
            level = []
        level.append(rule)
    return whole + _joined_level(level)


def _joined_level(level: list[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for rule in sorted(level, key=lambda r: r.start):
        if joined and rule.start <= joined[-1].end + _TOUCH:
            joined[-1] = Rule(joined[-1].at, joined[-1].start, max(joined[-1].end, rule.end))
        else:
            joined.append(Rule(level[0].at, rule.start, rule.end))
    return joined


@dataclass(slots=True)
class Grid:
    """A ruled table: its column borders from left to right, its row borders from the top down, and the rules themselves."""

    columns: list[float]
    rows: list[float]
    across: list[Rule]
    down: list[Rule]
    cells: dict[tuple[int, int], list[tuple[Part, float]]] = field(default_factory=dict)

    def place(self, part: Part, middle: float) -> bool:
        """Put words into the cell they stand in; False where they stand outside the table."""
        x = (part.left + part.right) / 2
        if not (self.columns[0] < x < self.columns[-1] and self.rows[-1] < middle < self.rows[0]):
            return False
        column = bisect_right(self.columns, x) - 1
        row = bisect_right([-y for y in self.rows], -middle) - 1
        self.cells.setdefault(self._first_of(row, column), []).append((part, middle))
        return True

    def _first_of(self, row: int, column: int) -> tuple[int, int]:
        """The first cell of those merged with this one: up while no rule is above, left while none is beside."""
        while row > 0 and not _runs(self.across, self.rows[row], (self.columns[column] + self.columns[column + 1]) / 2):
            row -= 1
        while column > 0 and not _runs(self.down, self.columns[column], (self.rows[row] + self.rows[row + 1]) / 2):
            column -= 1
        return row, column

    def _width(self, row: int, column: int) -> float:
        last = column + 1
        while last < len(self.columns) - 1 and not _runs(self.down, self.columns[last], (self.rows[row] + self.rows[row + 1]) / 2):
            last += 1
        return self.columns[last] - self.columns[column]

    def lines(self) -> list[Placed]:
        """The rows that hold words, as text."""
        texts = []
        for row in range(len(self.rows) - 1):
            cells = [_cell_text(self.cells.get((row, column), []), self._width(row, column)) for column in range(len(self.columns) - 1)]
            if any(cell.text for cell in cells):
                texts.append(joined("\t", cells))
        return texts


def _runs(rules: Sequence[Rule], at: float, through: float) -> bool:
    """Whether a rule at that place runs past that point."""
    return any(abs(rule.at - at) <= _TOUCH and rule.start - _TOUCH <= through <= rule.end + _TOUCH for rule in rules)


def _cell_text(parts: list[tuple[Part, float]], width: float) -> Placed:
    """The words of a cell, from the top down. A line is wrapped where the first word of the next would not have fitted."""
    lines: list[tuple[list[Part], float]] = []
    for part, middle in sorted(parts, key=lambda p: -p[1]):
        if lines and lines[-1][1] - middle <= _TOUCH:
            lines[-1][0].append(part)
        else:
            lines.append(([part], middle))
    pieces: list[Placed] = []
    text, before = "", None
    for line, _ in lines:
        line.sort(key=lambda part: part.left)
        placed = joined(" ", [part.words for part in line])
        words = placed.text
        span = line[-1].right - line[0].left
        if before is not None:
            first_word = span / max(len(words), 1) * (len(words.split(maxsplit=1)[0]) + 1)
            goes_on = _goes_on(text, words) or (before + first_word > width - _PADDING and not _ITEM.match(words))
            pieces.append(Placed(" " if goes_on else "\u2028", [NOWHERE]))
            text += pieces[-1].text
        pieces.append(placed)
        text += words
        before = span
    return joined("", pieces)


def _goes_on(text: str, words: str) -> bool:
    """Whether a dash that begins a line stands inside a name broken there (`Văn hóa` / `- Xã hội`) and begins no item."""
    return words.startswith(("- ", "– ")) and not text.startswith(("- ", "– ")) and text[-1] not in ".;:,!?"


def grids(across: Iterable[Rule], down: Iterable[Rule]) -> list[Grid]:
    """The tables that rules make where they meet: at least two columns between three borders."""
    horizontals, verticals = joined_rules(across), joined_rules(down)
    if not 2 <= len(horizontals) <= _MOST_RULES or not 3 <= len(verticals) <= _MOST_RULES:
        return []
    found = []
    for group in _meeting(horizontals, verticals):
        own_across = [rule for rule, is_across in group if is_across]
        own_down = [rule for rule, is_across in group if not is_across]
        columns, rows = _levels(own_down), _levels(own_across)[::-1]
        if len(columns) >= 3 and len(rows) >= 2 and len(columns) * len(rows) <= _MOST_CELLS:
            found.append(Grid(columns, rows, own_across, own_down))
    return found


def _levels(rules: Iterable[Rule]) -> list[float]:
    levels: list[float] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if not levels or rule.at - levels[-1] > _TOUCH:
            levels.append(rule.at)
    return levels


def _meeting(across: list[Rule], down: list[Rule]) -> Iterable[list[tuple[Rule, bool]]]:
    """Groups of rules that meet each other."""
    group_of = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while group_of[i] != i:
            group_of[i] = group_of[group_of[i]]
            i = group_of[i]
        return i

    for i, h in enumerate(across):
        for j, v in enumerate(down, len(across)):
            if h.start - _TOUCH <= v.at <= h.end + _TOUCH and v.start - _TOUCH <= h.at <= v.end + _TOUCH:
                group_of[root(i)] = root(j)
    groups: dict[int, list[tuple[Rule, bool]]] = {}
    for i, rule in enumerate([*across, *down]):
        groups.setdefault(root(i), []).append((rule, i < len(across)))
    return groups.values()


def divider(tables: Sequence[Grid]) -> Divider | None:
    """Whether a rule stands between two letters: asked with where one ends, the next begins, and how high they are."""
    down = [rule for table in tables for rule in table.down]
    if not down:
        return None

    def is_divided(end: float, start: float, height: float) -> bool:
        return any(end - 1 <= rule.at <= start + 1 and rule.start <= height <= rule.end for rule in down)

    return is_divided


def with_tables(lines: Sequence[Line], tables: Sequence[Grid]) -> Placed:
    """The text of a page: each table where its first words come, everything else as columns and lines."""
    texts: list[Placed] = []
    loose: list[Line] = []
    written: dict[int, int] = {}
    for line in lines:
        kept = []
        for part in line.parts:
            table = next((i for i, t in enumerate(tables) if t.place(part, (line.bottom + line.top) / 2)), None)
            if table is None:
                kept.append(part)
            elif table not in written:
                texts.append(columns_apart(loose))
                loose = []
                written[table] = len(texts)
                texts.append(NOTHING)
        if kept:
            loose.append(Line(tuple(kept), line.bottom, line.top))
    texts.append(columns_apart(loose))
    for table, at in written.items():
        texts[at] = joined("\n", tables[table].lines())
    return joined("\n", [placed for placed in texts if placed.text])
