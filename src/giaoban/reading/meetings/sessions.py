"""Sessions of a plan, a notice or an invitation whose time and place stand under labels (`Thời gian:`, `Địa điểm:`) below a heading."""

from __future__ import annotations

import re

from giaoban.reading.context import Paper
from giaoban.reading.meetings.convening import Convening, Range, without_stops
from giaoban.reading.meetings.events import EVENT, HELD, event_title
from giaoban.reading.meetings.sheets import Sheet, fill_from, take_label
from giaoban.reading.model import Meeting
from giaoban.reading.occasions import Years
from giaoban.reading.places import label_at

_REACH = 8
_ASIDE = re.compile(r": ?\(")
_PLANNED = re.compile(rf"(?:(?:Về việc|V/v|Về) )?(?:[Tt]ổ chức )?(?P<event>(?:{EVENT})(?!\w))", re.IGNORECASE)
_IS_SESSION = re.compile(
    rf"(?<!\w)(?:{EVENT}|đào tạo|bồi dưỡng|hội đồng|thi|kiểm tra|tham quan|giao lưu|chương trình)(?!\w)",
    re.IGNORECASE,
)


def read_sessions(paper: Paper, years: Years) -> tuple[list[tuple[int, Meeting]], set[int]]:
    """The sessions of a plan or notice that tell time and place under a heading, with where each begins and the blocks they fill."""
    found: list[tuple[int, Meeting]] = []
    taken: set[int] = set()
    sheets = _sheets(paper)
    for sheet in sheets:
        if sheet.first in taken:
            continue
        head = sheet.first - 1
        while head >= 0 and paper.blocks[head].kind == "bullet" and paper.blocks[head].zone == "body":
            head -= 1
        draft = Convening(title=_session_title(paper, head) or (_whole_plan(paper) if len(sheets) == 1 else None))
        if draft.title is None or head in paper.duty_blocks:
            continue
        fill_from(paper, draft, sheet, years)
        if "date" not in draft.at and draft.certainty == "fixed":
            draft.certainty = "to-be-announced"
        if meeting := draft.finish(paper.flow):
            found.append((paper.blocks[head].start, meeting))
            taken.update(range(head, sheet.last + 1))
    return found, taken


def _whole_plan(paper: Paper) -> Range | None:
    """What the plan itself is about, where its title names one thing to be held."""
    text = paper.flow.text
    for block in paper.blocks:
        if block.zone != "head":
            break
        if m := _PLANNED.match(text, block.start, block.end):
            return without_stops(text, m.start("event"), block.end)
    return None


def _sheets(paper: Paper) -> list[Sheet]:
    """The groups of labels that tell both time and place, none further than a few blocks from the next."""
    sheets: list[Sheet] = []
    sheet: Sheet | None = None
    for index, block in enumerate(paper.blocks):
        if block.zone == "closing" or (sheet and sheet.first < index <= sheet.last):
            continue
        label = label_at(paper.flow.text, block.body, block.end)
        if label is None:
            if sheet and (block.kind == "item" or index - sheet.last > _REACH):
                sheet = None
            continue
        if sheet is None or (label[0] in sheet.parts and label[0] != "time"):
            sheet = Sheet(first=index, last=index)
            sheets.append(sheet)
        take_label(paper, index, sheet)
    return [s for s in sheets if "time" in s.parts and "place" in s.parts]


def _session_title(paper: Paper, head: int) -> Range | None:
    """What the heading over a group of labels says is held there."""
    if head < 0 or paper.blocks[head].zone != "body":
        return None
    text, block = paper.flow.text, paper.blocks[head]
    held = list(HELD.finditer(text, block.body, block.end))
    if held and block.kind == "paragraph":
        return event_title(text, held[-1], block.end)
    if block.kind != "item" or not _IS_SESSION.search(text, block.body, block.end):
        return None
    aside = _ASIDE.search(text, block.body, block.end)
    return without_stops(text, block.body, aside.start() if aside else block.end)
