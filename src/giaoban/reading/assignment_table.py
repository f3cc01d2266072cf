"""Tables that assign work: a row a task, its columns the work, who leads, who supports, by when, what is handed in."""

from __future__ import annotations

from dataclasses import dataclass, field

from giaoban.reading.context import Paper
from giaoban.reading.deadlines import Years, read_when
from giaoban.reading.layout import Block
from giaoban.reading.ragged_table import heads_ragged_table, read_ragged_table
from giaoban.reading.task_draft import TaskDraft
from giaoban.reading.units import Range, divide_names
from giaoban.reading.words import Wording

# What a column holds, by how its heading begins; the first that fits counts. `elsewhere`: such a table holds no assignments.
_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("number", ("stt", "tt", "so tt")),
    ("when", ("ngay hoan thanh", "ngay bao cao")),
    ("elsewhere", ("dia diem", "thanh phan", "ngay", "thu/", "buoi", "ho va ten", "ho ten", "chuc vu", "so luong", "don vi tinh")),
    ("support", ("phoi hop", "don vi phoi hop", "co quan phoi hop")),
    ("lead", ("chu tri", "don vi", "co quan chu tri", "co quan thuc hien", "co quan tham muu", "nguoi thuc hien", "nguoi phu trach")),
    ("lead", ("bo phan thuc hien", "phu trach", "phan cong", "trach nhiem", "thuc hien", "lanh dao phu trach", "chu the thuc hien")),
    ("when", ("thoi gian", "thoi han", "tien do", "han", "hoan thanh", "thoi diem")),
    ("product", ("san pham", "ket qua")),
    ("work", ("noi dung", "cong viec", "nhiem vu", "hoat dong", "ten nhiem vu", "ten de an", "cac nhiem vu", "giai phap", "dau viec")),
)


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


def _columns(paper: Paper, wording: Wording, block: Block) -> dict[int, str]:
    """What the columns under this heading row hold, where the row heads an assignment table; else nothing."""
    kinds = [_kind(wording.bare(a, min(b, a + 70)).strip(" .:*")) for a, b in paper.layout.cells(block)]
    found = set(kinds)
    if "work" not in found or "elsewhere" in found or not ("lead" in found or {"when", "product"} <= found):
        return {}
    return {k: kind for k, kind in enumerate(kinds) if kind}


def _kind(heading: str) -> str:
    if len(heading) > 60:
        return ""
    return next((kind for kind, openings in _COLUMNS if heading.startswith(openings)), "")


def _read_rows(paper: Paper, wording: Wording, head: int, columns: dict[int, str], years: Years) -> Table:
    table = Table(head)
    text = paper.flow.text
    for i in range(head + 1, len(paper.blocks)):
        block = paper.blocks[i]
        if block.kind != "row":
            break
        table.last = i
        cells = {columns[k]: cell for k, cell in enumerate(paper.layout.cells(block)) if k in columns and cell[0] < cell[1]}
        work = cells.get("work")
        if work is None or not any(c.isalpha() for c in text[work[0] : work[1]]) or not {"lead", "when", "product"} & set(cells):
            continue
        lead, support = _members(wording, cells.get("lead")), _members(wording, cells.get("support"))
        draft = TaskDraft(*work, paper.under.get(i), lead, support)
        if "when" in cells:
            draft.when = read_when(text, *cells["when"], years)
        draft.product = cells.get("product")
        table.drafts.append(draft)
    return table


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
            found += divide_names(words, 0, len(words))
        start = stop + 1
    return [r for r in found if any(c.isalpha() for c in text[r[0] : r[1]])]
