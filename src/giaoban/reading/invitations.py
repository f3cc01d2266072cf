"""What an invitation invites to, and sessions whose time and place stand under labels (`Thời gian:`, `Địa điểm:`) in other papers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from giaoban.reading.agendas import ANNOUNCED_LATER, TENTATIVE, read_agenda
from giaoban.reading.calls import TITLED
from giaoban.reading.context import Paper
from giaoban.reading.convening import Convening, Range, find_orders, read_preparers, split_list, without_honorific, without_stops
from giaoban.reading.layout import Block
from giaoban.reading.lexicon.meetings import EVENTS, HOLDS
from giaoban.reading.model import Meeting
from giaoban.reading.occasions import Years, read_occasion
from giaoban.reading.places import label_at, place_value
from giaoban.reading.programmes import read_programme

_EVENT = "|".join(sorted(set(EVENTS), key=len, reverse=True)).replace("ổ", "[ổôồ]").replace("buổi", "bu[ổôồ]i")
# `Sở tổ chức Hội nghị ...`, `kính mời các đại biểu về dự buổi làm việc ...`: the verb, and what is held after it.
_HELD = re.compile(rf"(?<!\w)(?:{'|'.join(HOLDS)})(?: dự)?:? (?P<event>(?:các |[\"']? ?)?(?:{_EVENT})(?!\w))", re.IGNORECASE)
_EVENT_ENDS = re.compile(
    r",? (?:với|theo)(?: các| những)? (?:nội dung|thời gian|chương trình|thành phần|lịch)|,? (?:cụ thể"
    r"|chi tiết)(?: như sau)?|,? như sau|,? do (?:ông|bà|đ[ồô]ng chí|đ/c|Đ/c) "
    r"|:|[.;](?= |$)|,? (?:trân trọng )?kính mời| vào (?:lúc|hồi|ngày|sáng|chiều|tối)|,? (?:sáng|chiều) ngày|, (?:Sở|Ủy ban"
    r"|UBND|Ban|Văn phòng) [^,.]{2,60} (?:trân trọng|kính mời)|,$"
)
_SUBJECT_LEAD = re.compile(r"\W{0,6}(?:(?:Về việc|V/v|Về)(?: mời)? )?(?:(?:mời )?(?:[Tt]ham dự|[Dd]ự|[Hh]ọp về) )?", re.IGNORECASE)
_CHAIRED = re.compile(r"do (?P<who>(?:[ôÔ]ng|[Bb]à|[Đđ][ồô]ng chí|[Đđ]/[cC]) [^,.;:()\n]{3,90}?),? chủ (?:trì|tọa)")
_LIST_FOLLOWS = re.compile(r"(?:lịch|chương trình|bảng)[^.;]{0,20}(?:sau|kèm|dưới đây)|như sau ?:?$", re.IGNORECASE)
_REACH = 8


@dataclass(slots=True)
class _Sheet:
    """The labelled parts that stand together: what each tells, in which block, and its value as a range of the flow."""

    parts: dict[str, tuple[int, Range]] = field(default_factory=dict)
    lists: dict[str, list[int]] = field(default_factory=dict)
    first: int = 0
    last: int = 0


def read_invitation(paper: Paper, years: Years) -> tuple[list[Meeting], set[int]]:
    """The meeting that an invitation or a summons invites to."""
    sheet = _Sheet()
    blocks = paper.blocks
    for index in range(len(blocks)):
        if blocks[index].zone != "closing":
            _take_label(paper, index, sheet)
    draft = Convening(title=_invited_to(paper, sheet))
    if draft.title is None:
        return [], set()
    _fill(paper, draft, sheet, years)
    _read_chair(paper, draft)
    if not draft.agenda:
        draft.agenda = read_programme(paper)
    _look_in_prose(paper, draft, years)
    _read_orders(paper, draft)
    meeting = draft.finish(paper.flow)
    return ([meeting], {i for i, b in enumerate(blocks) if b.zone == "body"}) if meeting else ([], set())


def read_sessions(paper: Paper, years: Years) -> tuple[list[tuple[int, Meeting]], set[int]]:
    """The sessions of a plan or notice that tell time and place under a heading, with where each begins and the blocks they fill."""
    found: list[tuple[int, Meeting]] = []
    taken: set[int] = set()
    for sheet in _sheets(paper):
        if sheet.first in taken:
            continue
        head = sheet.first - 1
        while head >= 0 and paper.blocks[head].kind == "bullet" and paper.blocks[head].zone == "body":
            head -= 1
        draft = Convening(title=_session_title(paper, head))
        if draft.title is None or head in paper.duty_blocks:
            continue
        _fill(paper, draft, sheet, years)
        if "date" not in draft.at and draft.certainty == "fixed":
            draft.certainty = "to-be-announced"
        if meeting := draft.finish(paper.flow):
            found.append((paper.blocks[head].start, meeting))
            taken.update(range(sheet.first, sheet.last + 1))
    return found, taken


def _sheets(paper: Paper) -> list[_Sheet]:
    """The groups of labels that tell both time and place, none further than a few blocks from the next."""
    sheets: list[_Sheet] = []
    sheet: _Sheet | None = None
    for index, block in enumerate(paper.blocks):
        if block.zone == "closing":
            continue
        label = label_at(paper.flow.text, block.body, block.end)
        if label is None:
            if sheet and (block.kind == "item" or index - sheet.last > _REACH):
                sheet = None
            continue
        if sheet is None or (label[0] in sheet.parts and label[0] != "time"):
            sheet = _Sheet(first=index)
            sheets.append(sheet)
        sheet.last = index
        _take_label(paper, index, sheet)
    return [s for s in sheets if "time" in s.parts and "place" in s.parts]


def _take_label(paper: Paper, index: int, sheet: _Sheet) -> None:
    text, block = paper.flow.text, paper.blocks[index]
    label = label_at(text, block.body, block.end)
    if label is None or (label[0] in sheet.parts and sheet.parts[label[0]][1][0] < sheet.parts[label[0]][1][1]):
        return
    tells, at = label
    end = block.end
    after = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
    if (
        not any(map(str.isalnum, text[at:end]))
        and after
        and after.zone == block.zone
        and after.kind == "paragraph"
        and not label_at(text, after.body, after.end)
    ):
        at, end = after.start, after.end
    first = sheet.parts[tells][0] if tells in sheet.parts else index
    sheet.parts[tells] = (first, (at, max(at, end)))
    sheet.lists[tells] = _list_under(paper, index)


def _list_under(paper: Paper, index: int) -> list[int]:
    """The bullets or deeper items that follow a label."""
    own = paper.blocks[index]
    found = []
    for i in range(index + 1, len(paper.blocks)):
        block = paper.blocks[i]
        if block.zone != own.zone or label_at(paper.flow.text, block.body, block.end):
            break
        if (block.kind == "bullet" and not (own.kind == "bullet" and block.label == own.label)) or (
            block.kind == "item" and (own.kind != "item" or _deeper(block, own))
        ):
            found.append(i)
        else:
            break
    return found


def _deeper(block: Block, own: Block) -> bool:
    if block.marker is None or own.marker is None:
        return False
    return block.marker.kind != own.marker.kind and not (block.marker.kind == "number" and own.marker.kind in ("multi", "paren"))


def _fill(paper: Paper, draft: Convening, sheet: _Sheet, years: Years) -> None:
    text = paper.flow.text
    for tells, (index, (start, end)) in sheet.parts.items():
        if tells == "time":
            _fill_time(paper, draft, index, (start, end), sheet.lists[tells], years)
        elif tells == "place":
            draft.place = place_value(text, start, end)
        elif tells == "chair":
            draft.chair = without_stops(text, *without_honorific(text, start, end)) if start < end else None
        elif tells == "attendees":
            _fill_attendees(paper, draft, (start, end), sheet.lists[tells])
        elif tells == "prepared_by":
            draft.prepared_by += split_list(text, start, end)
        else:
            _fill_agenda(paper, draft, (start, end), sheet.lists[tells])


def _fill_time(paper: Paper, draft: Convening, index: int, value: Range, below: list[int], years: Years) -> None:
    text = paper.flow.text
    start, end = value
    if below:
        end = max(end, paper.blocks[below[-1]].end)
    label = (paper.blocks[index].start, end)
    draft.take(read_occasion(text, start, end, years))
    if likely := TENTATIVE.search(text, *label):
        draft.certainty, draft.at["certainty"] = "tentative", likely.span()
    if "date" not in draft.at and draft.certainty == "fixed" and (later := ANNOUNCED_LATER.search(text, *label)):
        draft.certainty, draft.at["certainty"] = "to-be-announced", later.span()


def _fill_attendees(paper: Paper, draft: Convening, value: Range, below: list[int]) -> None:
    text = paper.flow.text
    if value[0] < value[1] and text[value[1] - 1] != ":":
        draft.attendees += split_list(text, *value)
    for i in below:
        one = without_stops(text, paper.blocks[i].body, paper.blocks[i].end)
        if one[0] < one[1]:
            draft.attendees.append(one)


def _fill_agenda(paper: Paper, draft: Convening, value: Range, below: list[int]) -> None:
    """What the meeting is about: a list under the label, else the words after it as the only matter."""
    text = paper.flow.text
    if value[0] < value[1] and not _LIST_FOLLOWS.search(text[value[0] : value[1]]) and text[value[1] - 1] != ":":
        draft.agenda = read_agenda(paper, [], value)
    else:
        draft.agenda = read_agenda(paper, below)
    read_preparers(draft, paper.flow.text, *value)


def _invited_to(paper: Paper, sheet: _Sheet) -> Range | None:
    """What is held, as the body says it, else as the subject does."""
    text = paper.flow.text
    stop = min((i for i, _ in sheet.parts.values()), default=len(paper.blocks))
    for block in reversed([b for b in paper.blocks[:stop] if b.zone == "body" or len(text[b.start : b.end]) > 60]):
        held = list(_HELD.finditer(text, block.start, block.end))
        if held:
            return _event(text, held[-1], block.end)
    return _subject(paper) or _held_later(paper, stop)


def _event(text: str, held: re.Match[str], end: int) -> Range:
    start = held.start("event")
    m = _EVENT_ENDS.search(text, held.end("event"), end)
    return without_stops(text, start, m.start() if m else end)


def _subject(paper: Paper) -> Range | None:
    """The lines under GIẤY MỜI, without `Tham dự` before them."""
    text, blocks = paper.flow.text, paper.blocks
    for i, block in enumerate(blocks[:30]):
        if not TITLED.match(text, block.start, block.end):
            continue
        last = i
        while last + 1 < len(blocks) and last - i < 4 and blocks[last + 1].zone == "head" and _goes_on(text, blocks[last + 1]):
            last += 1
        if last == i:
            return None
        lead = _SUBJECT_LEAD.match(text, blocks[i + 1].start, blocks[last].end)
        return without_stops(text, lead.end() if lead else blocks[i + 1].start, blocks[last].end)
    return None


def _goes_on(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return not words.startswith(("Kính gửi", "Căn cứ", "Thực hiện")) and sum(map(str.isalpha, words)) > 5


def _held_later(paper: Paper, start: int) -> Range | None:
    text = paper.flow.text
    for block in paper.blocks[start:]:
        if block.zone == "body" and (m := _HELD.search(text, block.start, block.end)):
            return _event(text, m, block.end)
    return None


def _session_title(paper: Paper, head: int) -> Range | None:
    """What the heading over a group of labels says is held there."""
    if head < 0 or paper.blocks[head].zone != "body":
        return None
    text, block = paper.flow.text, paper.blocks[head]
    held = list(_HELD.finditer(text, block.body, block.end))
    if held and block.kind == "paragraph":
        return _event(text, held[-1], block.end)
    if block.kind != "item" or not _IS_SESSION.search(text, block.body, block.end):
        return None
    return without_stops(text, block.body, block.end)


_IS_SESSION = re.compile(
    rf"(?<!\w)(?:{_EVENT}|đào tạo|bồi dưỡng|hội đồng|thi|kiểm tra|tham quan|giao lưu|chương trình)(?!\w)",
    re.IGNORECASE,
)


def _read_chair(paper: Paper, draft: Convening) -> None:
    if draft.chair is None and (m := _CHAIRED.search(paper.flow.text)):
        draft.chair = without_honorific(paper.flow.text, *m.span("who"))


def _read_orders(paper: Paper, draft: Convening) -> None:
    """What the invitation asks of someone by the way: `Giao Văn phòng chuẩn bị tài liệu`."""
    text = paper.flow.text
    for block in paper.blocks:
        if block.zone == "body":
            draft.orders += [(order, who) for order, who, _ in find_orders(text, block.start, block.end)]


def _look_in_prose(paper: Paper, draft: Convening, years: Years) -> None:
    """Time and place of an invitation that tells them in a sentence: `vào lúc 14 giờ ngày 16/11/2020 tại Hội trường`."""
    text = paper.flow.text
    if "date" in draft.at or draft.title is None:
        return
    m = _IN_PROSE.search(text, draft.title[0])
    if m is None:
        return
    draft.take(read_occasion(text, m.start(), m.end(), years))
    at = re.compile(r",? (?:t|T)ại ").search(text, m.end(), min(len(text), m.end() + 60))
    if draft.place is None and at:
        stop = text.find("\n", at.end())
        draft.place = place_value(text, at.end(), stop if stop > 0 else len(text))


_IN_PROSE = re.compile(r"(?:vào|[Ll]úc|[Hh]ồi)[^.;\n]{0,40}ngày \d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}| tháng \d{1,2}(?: năm \d{4})?)")


_POSTPONED = re.compile(r"(?<!\w)(?:tạm )?hoãn(?!\w)", re.IGNORECASE)
_WAS_CALLED = re.compile(
    rf"(?:triệu tập|mời)[^.;\n]{{0,120}}?(?:tham dự|dự) (?P<event>(?:các )?(?:{_EVENT})(?!\w)[^\n]{{0,400}}?) (?=(?:vào |lúc "
    rf"|từ )?(?:sáng |chiều |tối )?ngày \d)",
    re.IGNORECASE,
)


def read_postponed(paper: Paper) -> list[tuple[int, Meeting]]:
    """The meetings that a letter of postponement takes off: they are still to be announced, day and place told before hold no more."""
    text = paper.flow.text
    word = _POSTPONED.search(text)
    if word is None or not (_POSTPONED.search(paper.document.subject or "") or _DECIDED.search(text)):
        return []
    found = []
    for m in _WAS_CALLED.finditer(text):
        draft = Convening(title=m.span("event"), certainty="to-be-announced", at={"certainty": word.span()})
        if meeting := draft.finish(paper.flow):
            found.append((m.start("event"), meeting))
    return found


_DECIDED = re.compile(r"(?:quyết định|thông báo|thống nhất) (?:việc )?(?:tạm )?hoãn")
