"""Tables with a row for each thing held: `STT | Nội dung | Cơ quan chuẩn bị | Thời gian`, `TT | Đơn vị | Thời gian`, reception days.

A table of work with days by which it is done (`Thời gian hoàn thành`, `trước ngày`) holds no meetings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from giaoban.reading.context import Paper
from giaoban.reading.dates import find_dates
from giaoban.reading.layout import Block
from giaoban.reading.meetings.agendas import read_matter
from giaoban.reading.meetings.conferences import CONFERENCE
from giaoban.reading.meetings.convening import ANNOUNCED_LATER, TENTATIVE, Convening, Range, split_list, without_stops
from giaoban.reading.meetings.preparers import split_units
from giaoban.reading.meetings.tables import Role, column_roles, row_cells
from giaoban.reading.occasions import Years, read_occasion
from giaoban.reading.places import place_value
from giaoban.reading.recurrence import find_rule

_DUE = re.compile(r"hoàn thành|thực hiện|thời hạn|tiến độ", re.IGNORECASE)
_BY_WHEN = re.compile(r"(?:[Tt]rước|[Đđ]ến|[Hh]ết|[Cc]hậm nhất|[Xx]ong)(?!\w)")
_CALENDAR = re.compile(r"(?:^|\n)[^\w\n]{0,6}(?:LỊCH|LICH|Lịch)|theo lịch|lịch[^.\n]{0,90}(?:như sau|sau ?:|kèm)|thông báo lịch")
_LISTED = re.compile(r"[-+*•] ?|\(?\d{1,2}[.)] ?")
_FIGURE = re.compile(r"\d{1,3}[.)]?")
_WHEN: tuple[Role, ...] = ("day", "half", "time")


@dataclass(slots=True)
class _Table:
    """What the columns tell, which of them names what is held, and the day that a merged cell carries on."""

    roles: list[Role | None]
    content: int | None
    day: Range | None = None


def read_event_tables(paper: Paper, years: Years) -> list[Convening]:
    """What the rows of such tables hold, in the order of the text."""
    drafts, table = list[Convening](), _Table([], None)
    for block in paper.blocks:
        if block.kind != "row":
            continue
        cells = row_cells(paper, block)
        if heading := _heading(paper, block, cells):
            table = heading
        elif len(table.roles) == len(cells) and (draft := _row(paper, block, cells, table, years)):
            drafts.append(draft)
    return drafts


def _heading(paper: Paper, block: Block, cells: list[Range]) -> _Table | None:
    """The columns of a heading: some tell the time, one what is held, or else where or by whom."""
    text = paper.flow.text
    roles = column_roles(text, cells)
    if not any(role in _WHEN for role in roles) or find_dates(text, block.start, block.end):
        return None
    unnamed = next((n for n, role in enumerate(roles) if role is None and cells[n][0] < cells[n][1]), None)
    content = roles.index("content") if "content" in roles else unnamed
    if content is None and "chair" not in roles:
        return None
    return _Table([], None) if _DUE.search(text, block.start, block.end) else _Table(roles, content)


def _row(paper: Paper, block: Block, cells: list[Range], table: _Table, years: Years) -> Convening | None:
    text = paper.flow.text
    by_role = {role: cell for cell, role in zip(cells, table.roles, strict=True) if role and cell[0] < cell[1]}
    when = [by_role[role] for role in _WHEN if role in by_role]
    if "day" in by_role:
        table.day = by_role["day"]
    elif table.day and when and "day" in table.roles:
        when = [table.day, *when]
    draft = _entitled(paper, block, cells, table)
    if draft is None or any(_BY_WHEN.match(text, *cell) for cell in when):
        return None
    for start, end in when:
        draft.take(read_occasion(text, start, end, years))
    if not _is_held(paper, draft, when, table):
        return None
    _fill(text, draft, by_role)
    return draft


def _entitled(paper: Paper, block: Block, cells: list[Range], table: _Table) -> Convening | None:
    """The first line of the cell that names what is held, the lines below it as its matters; without such a cell the whole row."""
    text = paper.flow.text
    if table.content is None:
        number = _FIGURE.match(text, *cells[0]) if table.roles[0] == "aside" else None
        return Convening(title=without_stops(text, number.end() if number else block.start, block.end))
    start, end = cells[table.content]
    lines = _lines(text, start, end)
    if not lines:
        return None
    listed = [(a + m.end() - m.start(), b) for a, b in lines[1:] if (m := _LISTED.match(text, a, b))]
    whole = len(listed) < len(lines) - 1
    draft = Convening(title=without_stops(text, start, end if whole else lines[0][1]))
    draft.agenda = [] if whole else [read_matter(paper, None, matter) for matter in listed]
    return draft


def _lines(text: str, start: int, end: int) -> list[Range]:
    lines, at = list[Range](), start
    while at < end:
        cut = text.find("\u2028", at, end)
        stop = cut if cut >= 0 else end
        if text[at:stop].strip():
            lines.append((at, stop))
        at = stop + 1
    return lines


def _is_held(paper: Paper, draft: Convening, when: list[Range], table: _Table) -> bool:
    """On a day, in a table that tells where, or of conferences; in a programme also a conference whose day is still open."""
    text = paper.flow.text
    title = draft.title or (0, 0)
    named = CONFERENCE.match(text, *title)
    conference = named is not None and named.start("event") == title[0]
    if "date" in draft.at:
        return conference or "place" in table.roles or table.content is None or _CALENDAR.search(text) is not None
    if paper.document.type != "CTr" or not conference or any(find_rule(text, *cell) for cell in when):
        return False
    likely = next((m for cell in when if (m := TENTATIVE.search(text, *cell))), None)
    later = next((m for cell in when if (m := ANNOUNCED_LATER.search(text, *cell))), None)
    draft.certainty = "tentative" if likely else "to-be-announced"
    if told := likely or later:
        draft.at["certainty"] = told.span()
    return True


def _fill(text: str, draft: Convening, by_role: dict[Role, Range]) -> None:
    """What the other columns tell."""
    for role in _WHEN:
        if draft.certainty == "fixed" and role in by_role and (likely := TENTATIVE.search(text, *by_role[role])):
            draft.certainty, draft.at["certainty"] = "tentative", likely.span()
    if "place" in by_role:
        draft.place = place_value(text, *by_role["place"])
    draft.chair = by_role.get("chair")
    draft.attendees += split_list(text, *by_role["attendees"]) if "attendees" in by_role else []
    draft.prepared_by += split_units(text, *by_role["prepared_by"]) if "prepared_by" in by_role else []
