"""The programme that goes with an invitation: rows of time, content and who is responsible."""

from __future__ import annotations

import re

from giaoban.reading.clock import find_hours
from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.meetings.convening import Range, without_stops
from giaoban.reading.meetings.tables import Role, column_roles, row_cells
from giaoban.reading.model import AgendaItem, Evidence

_RANGE = re.compile(r"\d ?(?:giờ|h|g|:|H)(?: ?\d\d)?(?: ?(?:phút|'))? ?[_ ]?(?:-{1,2}|~|đến|đên) ?[_ ]?\d{1,2} ?(?:giờ|h|g|:|H)")
_ROW_HEAD = re.compile(r"(?:^|[\s|])(?P<number>\d{1,2}) ?[|.)] ?(?:- ?)?(?=\w)")
_MIN_ROWS = 2


def read_programme(paper: Paper) -> list[AgendaItem]:
    """The matters of a programme table, or of lines that each hold a range of hours."""
    rows = [b for b in paper.blocks if b.kind == "row"]
    if rows and (items := _from_table(paper, rows)):
        return items
    return _from_lines(paper)


def _from_table(paper: Paper, rows: list[Block]) -> list[AgendaItem]:
    roles: list[Role | None] = []
    items: list[AgendaItem] = []
    for block in rows:
        cells = row_cells(paper, block)
        heading = column_roles(paper.flow.text, cells)
        if "content" in heading and len([r for r in heading if r]) >= 2:
            roles = heading
        elif roles and len(roles) == len(cells) and (item := _row_item(paper, cells, roles)):
            items.append(item)
    return items


def _row_item(paper: Paper, cells: list[Range], roles: list[Role | None]) -> AgendaItem | None:
    flow = paper.flow
    content = next((c for c, r in zip(cells, roles, strict=True) if r == "content"), None)
    if content is None or content[0] >= content[1]:
        return None
    number = next(
        (flow.text[a:b].strip(".") for (a, b), r in zip(cells, roles, strict=True) if r == "aside" and flow.text[a:b].strip(".").isdigit()),
        None,
    )
    who = [c for c, r in zip(cells, roles, strict=True) if r in ("prepared_by", "chair") and c[0] < c[1]]
    return _item(paper, number, content, who)


def _item(paper: Paper, number: str | None, title: Range, who: list[Range]) -> AgendaItem:
    flow = paper.flow
    quote = flow.quote(*flow.trimmed(*title))
    evidence: Evidence = {"prepared_by": tuple(flow.span(*flow.trimmed(*w)) for w in who)} if who else {}
    return AgendaItem(number, quote.text, quote.span, tuple(flow.words(*flow.trimmed(*w)) for w in who), evidence, quote.without)


def _from_lines(paper: Paper) -> list[AgendaItem]:
    """Rows that extraction left as running text: what stands before each range of hours, who after it."""
    text = paper.flow.text
    ranges = list(_RANGE.finditer(text))
    if len(ranges) < _MIN_ROWS:
        return []
    begin = text.rfind("\n", 0, ranges[0].start()) + 1
    starts = {m.start() for m in ranges}
    hours = [h for h in find_hours(text, begin) if h.start in starts or h.start + 1 in starts]
    stops = [*(h.start for h in hours[1:]), _line_end(text, hours[-1].end, len(text))] if hours else []
    titles = [_title(text, a, h.start) for a, h in zip([begin, *(h.end for h in hours)], hours, strict=False)]
    items: list[AgendaItem] = []
    for n, (hour, stop) in enumerate(zip(hours, stops, strict=True)):
        (start, end), number, _ = titles[n]
        after = titles[n + 1][2] if n + 1 < len(titles) else stop
        who = without_stops(text, hour.end, _line_end(text, hour.end, after))
        if start < end:
            items.append(_item(paper, number or str(len(items) + 1), (start, end), [who] if 2 < who[1] - who[0] < 60 else []))
    return items if len(items) >= _MIN_ROWS else []


def _line_end(text: str, start: int, end: int) -> int:
    cut = text.find("\n", start, end)
    return cut if cut >= 0 else end


def _title(text: str, start: int, end: int) -> tuple[Range, str, int]:
    """What stands before the hours of a row: from the row's number, else from its line; the number; and where that row begins."""
    number = ""
    begins = at = max(start, text.rfind("\n", start, end) + 1)
    for m in _ROW_HEAD.finditer(text, start, end):
        begins, at, number = m.start(), m.end(), m["number"]
    while at < end and not text[at].isalpha():
        at += 1
    return without_stops(text, at, end), number, begins
