"""Tables that extraction has run together: no cell marks, a row over several lines, its columns side by side on each."""

from __future__ import annotations

from bisect import bisect_left

from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.lexicon import verbs
from giaoban.reading.rare import Rare
from giaoban.reading.tasks.deadlines import Years, read_when
from giaoban.reading.tasks.draft import TaskDraft
from giaoban.reading.tasks.units import Range, divide_names, is_action, names_a_unit
from giaoban.reading.tasks.words import Wording
from giaoban.reading.text import Flow

_HEADER = Rare(
    r"(?i:STT|TT|Số TT)\b.{0,20}(?i:Công việc|Nội dung|Nhiệm vụ|Hoạt động)\b[^\n]{0,80}(?i:thực hiện|chủ trì|phụ trách)",
)
_NUMBER = Rare(r"\W{0,4}\d{1,2}\b\W{0,5}")
_WHEN_BEGINS = Rare(
    r"\s\W?\||[<≤>] ?[\dl]|(?<![\w/])\d{1,2} ?/ ?\d{1,2}|\d{1,2} (?:ngày|tháng)\b"
    r"|(?<=\s)(?:Trước|Đến|Ngay sau|Từ ngày|Dự kiến|Quý|Tháng|Thời gian|Thường xuyên|Ngày|Chậm nhất|Trong)\b"
)
_UNIT_BEGINS = Rare(r"(?<=[\s|])(?=[A-ZĐ][^\W\d_]+)")
_IN_WORDS = Rare(r"\b(?!(?:ngày|làm|việc|tháng|rước|ự|kiến|nộp)\b)[a-zà-ỹđ]{2,}")
_CELL_GAP = Rare(r"\s[^\w\s(]+\s|\s_|[<≤>|]")
_MOST_LINES = 3


def heads_ragged_table(paper: Paper, block: Block) -> bool:
    """Is the paragraph the heading row of such a table?"""
    text = paper.flow.text
    return block.kind == "paragraph" and text[block.start] in "SsTt" and _HEADER.pattern.match(text, block.start, block.end) is not None


def read_ragged_table(paper: Paper, wording: Wording, head: int, years: Years) -> tuple[int, list[TaskDraft]]:
    """The last block and the tasks of the table that block `head` heads.

    A row begins where a line opens with a verb or a unit and goes on with a time.
    """
    last = head
    while last + 1 < len(paper.blocks) and _is_part(paper, last + 1):
        last += 1
    drafts: list[TaskDraft] = []
    lines = _lines(paper, head + 1, last)
    opened: list[tuple[int, Range]] = []
    for k, (start, end, _) in enumerate(lines):
        work = _work_cell(wording, start, end)
        if work is not None:
            opened.append((k, work))
    for n, (k, work) in enumerate(opened):
        after = opened[n + 1][0] if n + 1 < len(opened) else len(lines)
        drafts.append(_row(paper, wording, lines[k:after], work, years))
    return last, drafts


def _is_part(paper: Paper, i: int) -> bool:
    """Does the block go on with the table: a row, or a paragraph with a time or a cell mark in it?"""
    block = paper.blocks[i]
    if block.zone != "body" or block.kind not in ("row", "paragraph"):
        return False
    return block.kind == "row" or _WHEN_BEGINS.pattern.search(paper.flow.text, block.start, block.end) is not None


def _lines(paper: Paper, first: int, last: int) -> list[tuple[int, int, int]]:
    """The physical lines of some blocks as ranges of the flow, each with its block."""
    if first > last:
        return []
    flow, rows = paper.flow, paper.layout.lines
    begin = flow.source_offset(paper.blocks[first].start)
    end = flow.source_offset(max(paper.blocks[last].end - 1, paper.blocks[last].start))
    at = bisect_left(rows, begin, key=lambda r: r.start)
    found = []
    block = first
    while at < len(rows) and rows[at].start <= end:
        start = _flow_offset(flow, rows[at].start, paper.blocks[first].start, paper.blocks[last].end)
        stop = _flow_offset(flow, rows[at].end - 1, paper.blocks[first].start, paper.blocks[last].end) + 1
        while block < last and paper.blocks[block].end < start:
            block += 1
        found.append((start, stop, block))
        at += 1
    return found


def _flow_offset(flow: Flow, source: int, low: int, high: int) -> int:
    """Where in `text[low:high]` of the flow a place of the source stands."""
    while low < high:
        middle = (low + high) // 2
        if flow.source_offset(middle) < source:
            low = middle + 1
        else:
            high = middle
    return low


def _work_cell(wording: Wording, start: int, end: int) -> Range | None:
    text = wording.text
    number = _NUMBER.pattern.match(text, start, end)
    begin = number.end() if number else start
    while begin < end and text[begin] in " |.'_-":
        begin += 1
    if begin >= end or not text[begin].isupper():
        return None
    when = _WHEN_BEGINS.pattern.search(text, begin + 4, end)
    if when is None and not number:
        return None
    stop = when.start() if when else end
    while stop > begin and text[stop - 1] in " |_'":
        stop -= 1
    words = wording.words(begin, stop)
    opens = is_action(words, 0) or names_a_unit(words, 0) or words.raw[0] in verbs.SHORT_ACTIONS or number is not None
    return (begin, stop) if opens and words.count > 1 else None


def _row(paper: Paper, wording: Wording, lines: list[tuple[int, int, int]], work: Range, years: Years) -> TaskDraft:
    text = paper.flow.text
    first_start, first_end, block_index = lines[0]
    lead: list[Range] = []
    lead_at = first_end
    for m in _UNIT_BEGINS.pattern.finditer(text, work[1], first_end):
        words = wording.words(m.start(), first_end)
        if names_a_unit(words, 0):
            lead, lead_at = divide_names(words, 0, words.count), m.start()
            break
    block = paper.blocks[block_index]
    node = paper.under.get(block_index)
    if node is not None and (block.marker is None or first_start > block.body):
        node = paper.outline[node].parent
    draft = TaskDraft(*work, node, lead, [], when=read_when(text, work[1], lines[-1][1], years))
    if not _IN_WORDS.pattern.search(text, work[1], lead_at):
        _go_on(text, draft, lines[1 : 1 + _MOST_LINES])
    return draft


def _go_on(text: str, draft: TaskDraft, lines: list[tuple[int, int, int]]) -> None:
    """Add the lines on which the work cell goes on: they open with a small letter, and what follows a gap is the next column's."""
    skips: list[Range] = []
    for start, end, _ in lines:
        if not (text[start].islower() or text[start] == "("):
            break
        gap = _CELL_GAP.pattern.search(text, start, end)
        stop = gap.start() if gap else end
        if draft.end + 1 < start:
            skips.append((draft.end + 1, start))
        draft.end = stop
        if gap and "<" not in gap[0]:
            break
    draft.skips = tuple(skips)
