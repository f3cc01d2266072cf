"""The rows of a table piece by piece, each with what its column's heading says it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from giaoban.reading.clock import find_hours, half_at, hour_at
from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.letters import UPPER
from giaoban.reading.lexicon.meetings import POSTS
from giaoban.reading.model import PartOfDay
from giaoban.reading.occasions import weekday_at

Role = Literal["day", "half", "time", "content", "place", "chair", "attendees", "prepared_by", "aside"]
Range = tuple[int, int]

# Longer headings before those they hold: `Địa điểm - Nội dung` is the content.
_HEADINGS: tuple[tuple[Role, str], ...] = (
    ("aside", r"(?:stt|tt|ghi chú|số điện thoại|chức vụ|chức danh|xe|lái xe)\b"),
    ("content", r".{0,20}nội dung|công việc|.{0,12}hoạt động|tên cuộc họp|(?:tên )?lớp"),
    ("content", r"(?:tên )?(?:đơn vị|cơ quan)(?! (?:thực hiện|phối hợp|chuẩn bị|chủ trì|liên quan))"),
    ("chair", r"(?:người |lãnh đạo |đ/c |đồng chí |đơn vị )?chủ (?:trì|tọa)|lãnh đạo|họ và tên|(?:người|cán bộ|lãnh đạo) tiếp"),
    ("place", r".{0,12}địa điểm|nơi họp|phòng họp"),
    ("attendees", r".{0,12}thành phần|đại biểu|người tham dự|tham dự"),
    ("prepared_by", r".{0,20}chuẩn bị|.{0,12}phụ trách|(?:người |đơn vị |cơ quan )?(?:thực hiện|trình bày|báo cáo)"),
    ("half", r"buổi$"),
    ("time", r"giờ\b|thời gian|thời điểm"),
    ("day", r"thứ\b|ngày\b"),
)
_POSTS = "|".join(POSTS)
LEADER_ALONE = re.compile(rf"(?:(?:Đồng chí|Đ/c|Ông|Bà) )?(?:{_POSTS})(?: (?:[{UPPER}][\w.]*|xã|huyện|tỉnh|phường|thường trực|[-,&]))*$")
_ROLES = tuple(role for role, _ in _HEADINGS)
_HEADING = re.compile("|".join(f"({pattern})" for _, pattern in _HEADINGS), re.IGNORECASE)


class Piece(NamedTuple):
    """A line of a block, or a line of a cell with the role of its column. `first` is whether it opens its cell, `block` whose it is."""

    start: int
    end: int
    block: int
    role: Role | None = None
    first: bool = True
    part: PartOfDay | None = None
    day: Range | None = None
    leader: Range | None = None


class _Column(NamedTuple):
    role: Role | None = None
    part: PartOfDay | None = None
    day: Range | None = None
    leader: Range | None = None


_NO_HEADING = _Column()


def pieces_of(paper: Paper) -> Iterator[Piece]:
    """Every line and cell of the paper, in reading order; headings of columns are not told again."""
    columns: list[_Column] = []
    text = paper.flow.text
    for index, block in enumerate(paper.blocks):
        if block.kind != "row" or ("\t" not in text[block.start : block.end] and text.count("|", block.start, block.end) < 2):
            yield from _lines(text, block.start, block.end, index, _NO_HEADING)
            continue
        if not any(map(str.isalnum, text[block.start : block.end])):
            continue
        cells = row_cells(paper, block)
        heading = [_column(text, *cell) for cell in cells]
        if _is_heading(heading) and not find_hours(text, block.start, block.end):
            columns = heading
            continue
        cells = _aligned(text, cells, columns)
        columns_here = columns if len(columns) == len(cells) else [_NO_HEADING] * len(cells)
        for cell, column in zip(cells, columns_here, strict=True):
            yield from _lines(text, *cell, index, column)


def _aligned(text: str, cells: list[Range], columns: list[_Column]) -> list[Range]:
    """The cells with the empty ones that extraction dropped at the row's ends: the first cell tells under which heading it stands."""
    missing = len(columns) - len(cells)
    if missing <= 0 or not cells:
        return cells
    start, end = cells[0]
    half = half_at(text, start, end)
    role = "day" if weekday_at(text, start, end) else "half" if half and half.end == end else "time" if hour_at(text, start, end) else None
    before = next((n for n in range(missing + 1) if role and columns[n].role == role), 0)
    return [(start, start)] * before + cells + [(end, end)] * (missing - before)


def _is_heading(columns: list[_Column]) -> bool:
    """Are these cells headings? A row of entries too may begin with its day and half of the day, then with other cells."""
    named = [c for c in columns if c.role]
    if len(named) < 2:
        return False
    if any(c.leader for c in named):
        return sum(c.leader is not None for c in named) > 1 and not any(c.day or c.part for c in named)
    if named[0].day is None and named[0].part is None:
        return True
    return all(c.day for c in named) or all(c.part for c in named)


def row_cells(paper: Paper, block: Block) -> list[Range]:
    """The cells of a row, the empty ones that open it counted too."""
    cells = paper.layout.cells(block)
    source, at = paper.flow.source, paper.flow.source_offset(block.start) - 1
    before = 0
    while at >= 0 and source[at] in "\t \u00a0":
        before += source[at] == "\t"
        at -= 1
    lost = before if paper.flow.text[block.start] != "\t" else 0
    at, after = paper.flow.source_offset(block.end - 1) + 1, 0
    while at < len(source) and source[at] in "\t \u00a0":
        after += source[at] == "\t"
        at += 1
    left = after if paper.flow.text[block.end - 1] != "\t" else 0
    return [(block.start, block.start)] * lost + cells + [(block.end, block.end)] * left


def column_roles(text: str, cells: list[Range]) -> list[Role | None]:
    """What the cells of a row say as headings of columns; None where a cell is no heading."""
    columns = [_column(text, *cell) for cell in cells]
    return [None if column.leader else column.role for column in columns]


def _column(text: str, start: int, end: int) -> _Column:
    if end - start > 60:
        return _NO_HEADING
    half = half_at(text, start, end)
    if half and half.end == end:
        return _Column("content", half.part)
    if weekday_at(text, start, end):
        return _Column("content", None, (start, end))
    if heading := _HEADING.match(text, start, end):
        return _Column(_ROLES[(heading.lastindex or 1) - 1])
    return _Column("content", leader=(start, end)) if LEADER_ALONE.match(text, start, end) else _NO_HEADING


def _lines(text: str, start: int, end: int, index: int, column: _Column) -> Iterator[Piece]:
    first, at = True, start
    while at < end:
        cut = text.find("\u2028", at, end)
        stop = end if cut < 0 else cut
        a, b = at, stop
        while a < b and text[a] == " ":
            a += 1
        while b > a and text[b - 1] == " ":
            b -= 1
        if a < b:
            yield Piece(a, b, index, column.role, first, column.part, column.day, column.leader)
            first = False
        at = stop + 1
