"""The body of a paper as lines with their styles: headings, items, paragraphs, tables, and which lines one list counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from giaoban.writing.faces import width_mm
from giaoban.writing.markers import Counting, counting, is_article, stands_alone
from giaoban.writing.paper import Block, Column, Heading, Item, Paragraph, Table, plain
from giaoban.writing.styles import HEADINGS, Style

_BULLETS = frozenset("-+*•–")
_CELL_ROOM = 2.6  # millimetres of a cell that its words cannot have
_WIDEST_WORD = 45.0  # millimetres; what is longer may be broken
_LISTS_OF_A_SHEET = 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike; None: as the style of the line says. `breaks`: a new line begins before them, in the same paragraph."""

    text: str
    bold: bool | None = None
    italic: bool | None = None
    breaks: bool = False
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker before a line: as written, and, where Word counts it, how, and which list of the paper it belongs to."""

    text: str
    counting: Counting | None = None
    series: int = 0
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its style, its words, its marker.

    `is_close`: without the gap before; `is_last`: the last of a list, a gap after it; `stays`: on the page of what follows.
    """

    style: str
    runs: tuple[Run, ...]
    mark: Mark | None = None
    is_close: bool = False
    is_last: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line drawn in the middle, so many millimetres long, with gaps after it and before it in points."""

    length: float
    after: float = 0.0
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with lines: how many millimetres wide each column is, its head row if it has one, rows of cells, each of lines."""

    widths: tuple[float, ...]
    head: tuple[Line, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


@dataclass(slots=True)
class _Series:
    """The lists of a body while its lines are counted: which are open at each depth, and where the articles are."""

    made: int
    open: dict[int, tuple[Counting, int]] = field(default_factory=dict)
    articles: tuple[int, int] | None = None  # list, last number

    def mark(self, marker: str, depth: int, *, bold: bool | None) -> Mark | None:
        """The marker with its list: the one that counts on to it, or a new one."""
        text = plain(marker)
        found = counting(text)
        for deeper in [each for each in self.open if each > depth]:
            del self.open[deeper]
        if not text or found is None:
            self.open.pop(depth, None)
            return Mark(text, bold=bold) if text else None
        series = self._going_on(found, depth, text) or self._begun()
        self.open[depth] = (found, series)
        if is_article(text):
            self.articles = (series, found.number)
        return Mark(text, found, series, bold)

    def _going_on(self, found: Counting, depth: int, text: str) -> int | None:
        before = self.open.get(depth)
        if before and before[0].pattern == found.pattern and (found.form == "bullet" or before[0].number + 1 == found.number):
            return before[1]
        if is_article(text) and self.articles and self.articles[1] + 1 == found.number:
            return self.articles[0]
        return None

    def _begun(self) -> int:
        self.made += 1
        return self.made


def line(style: str, words: str) -> Line:
    """A line of words that are all set alike."""
    return Line(style, (Run(plain(words)),))


def set_body(body: Sequence[Block], styles: Mapping[str, Style], room: float, sheet: int = 0) -> Iterator[Line | Grid]:
    """The lines of a body, in their order; `room` is how many millimetres wide a line may be. Its lists are none of another sheet's.

    Items stand deeper than any heading; a new heading begins its items' numbers anew.
    """
    series = _Series(sheet * _LISTS_OF_A_SHEET)
    for block in body:
        if isinstance(block, Heading):
            yield _heading(block, series)
        elif isinstance(block, Item):
            yield _item(block, series)
        elif isinstance(block, Paragraph):
            yield line("Body", block.text)
        else:
            yield from _table(block, styles, room)


def _heading(block: Heading, series: _Series) -> Line:
    words = plain(block.text)
    level = min(max(block.level, 1), HEADINGS)
    if block.level <= 0:
        return line("Centred", f"{block.marker} {block.text}")
    if stands_alone(block.marker):
        mark = series.mark(block.marker, level, bold=True)
        return Line(f"Part{level}", (Run(words.upper(), breaks=True),) if words else (), mark)
    style = "Article" if is_article(block.marker) else f"Heading{level}"
    return Line(style, (Run(words),), series.mark(block.marker, level, bold=True))


def _item(block: Item, series: _Series) -> Line:
    depth = HEADINGS + max(block.level, 1)
    article = is_article(block.marker)
    style = "Bullet" if block.marker in _BULLETS else "Clause" if block.level <= 1 else "Point"
    mark = series.mark(block.marker, depth, bold=True if article else None)
    return Line(style, (Run(plain(block.text)),), mark)


def _table(block: Table, styles: Mapping[str, Style], room: float) -> Iterator[Line | Grid]:
    if plain(block.caption):
        yield line("Caption", block.caption)
    many = max([len(block.columns), *map(len, block.rows)])
    if many == 0:
        return
    columns = (*block.columns, *[Column("")] * (many - len(block.columns)))
    heads = tuple(line("TableHead", column.head) for column in columns) if any(plain(column.head) for column in columns) else ()
    kinds = ["TableMiddle" if column.centred else "TableCell" for column in columns]
    rows = tuple(tuple(map(_cell, (*row, *[""] * (many - len(row))), kinds)) for row in block.rows)
    yield Grid(_widths([column.width for column in columns], heads, rows, styles, room), heads, rows)


def _cell(text: str, style: str) -> tuple[Line, ...]:
    lines = [line(style, words) for words in text.split("\n") if plain(words)] or [line(style, "")]
    return (*(replace(one, is_close=number > 0) for number, one in enumerate(lines)),)


def _widths(
    shares: Sequence[int], heads: Sequence[Line], rows: Sequence[Sequence[Sequence[Line]]], styles: Mapping[str, Style], room: float
) -> tuple[float, ...]:
    """The columns by their shares, none so narrow that a word of it would not fit, as long as there is room for all."""
    needed = [0.0] * len(shares)
    for at in range(len(shares)):
        lines = [*heads[at : at + 1], *(one for row in rows for one in row[at])]
        needed[at] = min(max((_longest_word(one, styles[one.style]) for one in lines), default=0.0) + _CELL_ROOM, _WIDEST_WORD)
    if sum(needed) >= room:
        return tuple(room * each / sum(needed) for each in needed)
    wide = [room * max(share, 1) / sum(max(each, 1) for each in shares) for share in shares]
    lacking = sum(max(need - width, 0) for need, width in zip(needed, wide, strict=True))
    spare = sum(max(width - need, 0) for need, width in zip(needed, wide, strict=True))
    return tuple(need if width < need else width - (width - need) * lacking / spare for need, width in zip(needed, wide, strict=True))


def _longest_word(one: Line, style: Style) -> float:
    words = {word for run in one.runs for word in run.text.split()}
    return max((width_mm(word, style.size, bold=style.bold) for word in words), default=0.0)
