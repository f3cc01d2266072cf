"""Tables that assign work: a row a task, its columns the work, who leads, who supports, by when, what is handed in."""

from __future__ import annotations

from dataclasses import dataclass, field

from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.tasks.deadlines import Years, read_when
from giaoban.reading.tasks.draft import TaskDraft
from giaoban.reading.tasks.ragged_table import heads_ragged_table, read_ragged_table
from giaoban.reading.tasks.units import Range, divide_names
from giaoban.reading.tasks.words import Wording

# What a column holds, by how its heading begins or what stands in it; the first that fits counts.
# `elsewhere`: such a table holds no assignments. `leader`: who oversees, and leads where no other column says who does.
_BY_OPENING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("number", ("stt", "tt", "so tt")),
    ("when", ("ngay hoan thanh", "ngay bao cao", "thoi gian", "thoi han", "tien do", "han", "hoan thanh", "thoi diem", "du kien", "moc")),
    ("elsewhere", ("dia diem", "thanh phan", "ngay", "thu/", "buoi", "ho va ten", "ho ten", "chuc vu", "so luong", "don vi tinh")),
    ("product", ("san pham", "ket qua", "dau ra")),
    ("leader", ("lanh dao", "dong chi", "chi dao")),
    ("work", ("noi dung", "cong viec", "nhiem vu", "hoat dong", "ten nhiem vu", "ten de an", "cac nhiem vu", "giai phap", "dau viec")),
)
_BY_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lead", ("chu tri", "dau moi", "tham muu")),
    ("support", ("phoi hop",)),
    ("lead", ("thuc hien", "phu trach", "phan cong", "trach nhiem", "chuan bi")),
)
_OTHERS_LEAD = ("don vi", "co quan", "bo phan", "nguoi")
_NO_LEAD = ("ban hanh", "cap tren", "nhan", "ky", "quan ly")
_LONGEST_HEADING = 60


@dataclass(slots=True)
class Table:
    """The tasks of a table and the last block it holds."""

    last: int
    drafts: list[TaskDraft] = field(default_factory=list)


def read_table(paper: Paper, wording: Wording, i: int, years: Years) -> Table | None:
    """The table that block i heads, if its columns assign work."""
    block = paper.blocks[i]
    if block.kind == "row":
        columns = _columns(paper, wording, block)
        return _read_rows(paper, wording, i, columns, years) if columns else None
    return Table(*read_ragged_table(paper, wording, i, years)) if heads_ragged_table(paper, block) else None


def _columns(paper: Paper, wording: Wording, block: Block) -> dict[str, int]:
    """Which column under this heading row holds what, where the row heads an assignment table; else nothing."""
    columns = _kinds(paper, wording, block)
    if "lead" not in columns and "leader" in columns:
        columns["lead"] = columns["leader"]
    if "work" not in columns or "elsewhere" in columns or not ("lead" in columns or {"when", "product"} <= set(columns)):
        return {}
    return columns


def _kinds(paper: Paper, wording: Wording, block: Block) -> dict[str, int]:
    columns: dict[str, int] = {}
    for k, (a, b) in enumerate(paper.layout.cells(block)):
        kind = _kind(wording.bare(a, min(b, a + _LONGEST_HEADING + 10)).strip(" .:*"))
        if kind:
            columns.setdefault(kind, k)
    return columns


def _kind(heading: str) -> str:
    if len(heading) > _LONGEST_HEADING:
        return ""
    for kind, openings in _BY_OPENING:
        if heading.startswith(openings):
            return kind
    for kind, words in _BY_WORDS:
        if any(word in heading for word in words):
            return kind
    return "lead" if heading.startswith(_OTHERS_LEAD) and not any(word in heading for word in _NO_LEAD) else ""


def _read_rows(paper: Paper, wording: Wording, head: int, columns: dict[str, int], years: Years) -> Table:
    table = Table(head)
    text = paper.flow.text
    for i in range(head + 1, len(paper.blocks)):
        block = paper.blocks[i]
        if block.kind != "row":
            break
        table.last = i
        cells = paper.layout.cells(block)
        if i == head + 1 and (below := _second_heading(paper, wording, block)):
            columns = _parted(columns, below, len(paper.layout.cells(paper.blocks[head])), _width(paper, i + 1))
            continue
        held = {kind: cells[k] for kind, k in columns.items() if k < len(cells) and cells[k][0] < cells[k][1]}
        work = held.get("work")
        if work is None or not any(c.isalpha() for c in text[work[0] : work[1]]) or not {"lead", "when", "product"} & set(held):
            continue
        lead, support = _members(wording, held.get("lead")), _members(wording, held.get("support"))
        draft = TaskDraft(*work, paper.under.get(i), lead, support)
        if "when" in held:
            draft.when = read_when(text, *held["when"], years)
        draft.product = held.get("product")
        table.drafts.append(draft)
    return table


def _second_heading(paper: Paper, wording: Wording, block: Block) -> dict[str, int]:
    """What the cells of the row hold, if it goes on with a heading whose cells are merged: `Chủ trì`, `Phối hợp` under `Phân công`."""
    if block.label:
        return {}
    kinds = _kinds(paper, wording, block)
    filled = sum(1 for a, b in paper.layout.cells(block) if a < b)
    return kinds if filled == len(kinds) and set(kinds) <= {"lead", "support", "when", "product"} else {}


def _width(paper: Paper, i: int) -> int:
    """How many cells row i has."""
    return len(paper.layout.cells(paper.blocks[i])) if i < len(paper.blocks) and paper.blocks[i].kind == "row" else 0


def _parted(columns: dict[str, int], below: dict[str, int], headed: int, width: int) -> dict[str, int]:
    """The columns, the one that says who does the work parted into those of the second heading row.

    A merged cell is written once, so the columns right of it stand further right in the rows of the table than in its heading.
    """
    first, least = columns.get("lead", 0), min(below.values())
    moved = max(0, width - headed)
    parted = {kind: k + moved if k > first else k for kind, k in columns.items()}
    return parted | {kind: first + k - least for kind, k in below.items()}


def _members(wording: Wording, cell: Range | None) -> list[Range]:
    """The units of a cell, one a line or divided by commas."""
    if cell is None:
        return []
    text = wording.text
    found: list[Range] = []
    start = cell[0]
    while start < cell[1]:
        stop = text.find("\u2028", start, cell[1])
        stop = cell[1] if stop < 0 else stop
        line = start + (len(text[start:stop]) - len(text[start:stop].lstrip(" -+*")))
        if line < stop:
            words = wording.words(line, stop)
            found += divide_names(words, 0, words.count)
        start = stop + 1
    return [r for r in found if any(c.isalpha() for c in text[r[0] : r[1]])]
