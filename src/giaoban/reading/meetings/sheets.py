"""Labelled parts that stand together (`Thời gian:`, `Địa điểm:`, `Nội dung:`), and the meeting they tell of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.meetings.agendas import read_agenda
from giaoban.reading.meetings.asides import before_request
from giaoban.reading.meetings.convening import ANNOUNCED_LATER, TENTATIVE, Convening, Range, split_list, without_honorific, without_stops
from giaoban.reading.meetings.preparers import preparers_of_matters, split_units
from giaoban.reading.occasions import Years, read_occasion
from giaoban.reading.places import find_place, label_at, place_value

_LIST_FOLLOWS = re.compile(r"(?:lịch|chương trình|bảng)[^.;]{0,20}(?:sau|kèm|dưới đây)|như sau ?:?$", re.IGNORECASE)
_INVITES = re.compile(r"kính mời(?: (?:các )?(?:đồng chí|đại biểu|quý vị|ông|bà))?:$")
_LONGEST_HEADING = 30
_RANK = {"roman": 1, "number": 2, "multi": 3, "paren": 4, "letter": 5}
_INVITED_TOO = re.compile(r"(?:[Kk]ính )?[Mm]ời(?: tham)?(?: dự)? ?: ?")


@dataclass(slots=True)
class Sheet:
    """What each label tells: in which block it stands, its value as a range of the flow, the blocks listed under it."""

    parts: dict[str, tuple[int, Range]] = field(default_factory=dict)
    lists: dict[str, list[int]] = field(default_factory=dict)
    first: int = 0
    last: int = 0


def take_label(paper: Paper, index: int, sheet: Sheet) -> None:
    """Take up the label that a block begins with, if it does and the sheet has none like it."""
    text, block = paper.flow.text, paper.blocks[index]
    label = label_at(text, block.body, block.end)
    if label is None and block.zone == "body" and _INVITES.search(text, max(block.body, block.end - _LONGEST_HEADING), block.end):
        label = "attendees", block.end
    if label is None or _is_told(sheet, label[0]):
        return
    tells, at = label
    end = block.end
    after = _paragraph_after(paper, index)
    if after and (not any(map(str.isalnum, text[at:end])) or (tells == "place" and text[after.start] == "(")):
        at, end = (at, after.end) if any(map(str.isalnum, text[at:end])) else (after.start, after.end)
    first = sheet.parts[tells][0] if tells in sheet.parts else index
    sheet.parts[tells] = (first, (at, max(at, end)))
    sheet.lists[tells] = _list_under(paper, index, tells)
    sheet.last = max(sheet.last, index, *sheet.lists[tells])


def _is_told(sheet: Sheet, tells: str) -> bool:
    start, end = sheet.parts[tells][1] if tells in sheet.parts else (0, 0)
    return start < end or bool(sheet.lists.get(tells))


def _paragraph_after(paper: Paper, index: int) -> Block | None:
    """The paragraph right after a block that is no label itself."""
    after = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
    if after is None or after.zone != paper.blocks[index].zone or after.kind != "paragraph":
        return None
    return None if label_at(paper.flow.text, after.body, after.end) else after


def _list_under(paper: Paper, index: int, tells: str) -> list[int]:
    """The bullets or deeper items that follow a label, and lines that tell who prepares them."""
    own, text = paper.blocks[index], paper.flow.text
    found = list[int]()
    for i in range(index + 1, len(paper.blocks)):
        block = paper.blocks[i]
        label = label_at(text, block.body, block.end)
        if block.zone != own.zone or (label and (block.kind == "item" or label[0] not in (tells, "prepared_by"))):
            break
        bulleted = block.kind == "bullet" and not (own.kind == "bullet" and block.label == own.label)
        assigned = found and tells == "agenda" and block.kind == "paragraph" and preparers_of_matters(text, block.start, block.end)
        if not bulleted and not assigned and not (block.kind == "item" and _is_below(paper, i, index)):
            break
        found.append(i)
    return found


def _is_below(paper: Paper, index: int, own: int) -> bool:
    """Does the item stand under the label: deeper than its item, or in a list of its own under a bullet or a line?"""
    mark, label = paper.blocks[index].marker, paper.blocks[own]
    if mark is None:
        return False
    if label.kind == "item" and label.marker:
        return _RANK.get(mark.kind, 0) > _RANK.get(label.marker.kind, 0)
    held, node = paper.under.get(own), paper.under.get(index)
    return held is None or node is None or paper.outline[node].parent != paper.outline[held].parent


def fill_from(paper: Paper, draft: Convening, sheet: Sheet, years: Years) -> None:
    """Take up in a meeting what the labels of a sheet tell."""
    text = paper.flow.text
    for tells, (index, (start, end)) in sheet.parts.items():
        below = sheet.lists[tells]
        if tells == "time":
            _fill_time(paper, draft, index, (start, end), below, years)
        elif tells == "place":
            draft.place = place_value(text, start, end) if _says_something(text, start, end) else _place_below(paper, below)
        elif tells == "chair":
            draft.chair = without_stops(text, *without_honorific(text, start, end)) if start < end else None
        elif tells == "attendees":
            _fill_attendees(paper, draft, (start, end), below)
        elif tells == "prepared_by":
            draft.prepared_by += split_units(text, start, end)
        else:
            _fill_agenda(paper, draft, (start, end), below)


def _says_something(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))


def _place_below(paper: Paper, below: list[int]) -> Range | None:
    """Of several places listed under the label, the first: where the meeting is held, the others join it from afar."""
    blocks = [paper.blocks[i] for i in below]
    return place_value(paper.flow.text, blocks[0].body, blocks[0].end) if blocks else None


def _fill_time(paper: Paper, draft: Convening, index: int, value: Range, below: list[int], years: Years) -> None:
    text = paper.flow.text
    start, end = value
    if below:
        end = max(end, paper.blocks[below[-1]].end)
    label = (paper.blocks[index].start, end)
    draft.take(read_occasion(text, start, end, years))
    draft.place = draft.place or find_place(text, start, end)
    if likely := TENTATIVE.search(text, *label):
        draft.certainty, draft.at["certainty"] = "tentative", likely.span()
    if "date" not in draft.at and draft.certainty == "fixed" and (later := ANNOUNCED_LATER.search(text, *label)):
        draft.certainty, draft.at["certainty"] = "to-be-announced", later.span()


def _fill_attendees(paper: Paper, draft: Convening, value: Range, below: list[int]) -> None:
    text = paper.flow.text
    if value[0] < value[1] and text[value[1] - 1] != ":":
        draft.attendees += split_list(text, value[0], before_request(text, *value))
    for i in below:
        block = paper.blocks[i]
        invited = _INVITED_TOO.match(text, block.body, block.end)
        one = without_stops(text, invited.end() if invited else block.body, block.end)
        if one[0] < one[1] and (text[block.end - 1] != ":" or i == below[-1] or one[1] - one[0] > _LONGEST_HEADING):
            draft.attendees.append(one)


def _fill_agenda(paper: Paper, draft: Convening, value: Range, below: list[int]) -> None:
    """What the meeting is about: a list under the label, else the words after it as the only matter."""
    text = paper.flow.text
    if value[0] < value[1] and not _LIST_FOLLOWS.search(text[value[0] : value[1]]) and text[value[1] - 1] != ":":
        draft.agenda = read_agenda(paper, [], value)
    else:
        draft.agenda = read_agenda(paper, below)
