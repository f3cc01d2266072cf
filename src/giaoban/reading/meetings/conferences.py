"""Conferences that a programme, a plan or a notice announces, with day, place and agenda.

`1. Hội nghị Ban Thường vụ: Dự kiến ngày 25/5/2023.` is a meeting on a tentative day; `(lịch cụ thể sẽ thông báo sau)` one still to be
announced; `- Ngày 25/11: Hội nghị ...` names the day first. What a paper tells of the past (`đã tổ chức`, a day before its own) is none.
"""

from __future__ import annotations

import re

from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.lexicon.meetings import EVENTS
from giaoban.reading.meetings.agendas import read_agenda
from giaoban.reading.meetings.asides import read_preparers
from giaoban.reading.meetings.convening import ANNOUNCED_LATER, TENTATIVE, Convening, Range, without_stops
from giaoban.reading.meetings.preparers import preparers_of_matters
from giaoban.reading.meetings.sheets import Sheet, fill_from, take_label
from giaoban.reading.meetings.tables import LEADER_ALONE
from giaoban.reading.model import AgendaItem, Meeting
from giaoban.reading.occasions import Years, read_occasion
from giaoban.reading.places import find_place, label_at
from giaoban.reading.recurrence import find_rule

_EVENT = "|".join(f"[{e[0].upper()}{e[0]}]{e[1:]}" for e in sorted(set(EVENTS), key=len, reverse=True))
CONFERENCE = re.compile(
    rf"(?:[Tt]ổ chức |[Dd]ự kiến tổ chức |[Tt]hường trực [^\n:,.;]{{2,60}} )?(?P<event>(?:[Dd]ự |[Tt]ham dự )?(?:Các "
    rf"|các )?(?:{_EVENT})(?!\w)(?! ?\d))"
)
_DEADLINE = re.compile(r"(?:trước|chậm nhất|xong|hoàn thành|hết|muộn nhất|đến|hạn)(?: (?:vào|là|trong|hết))? (?:ngày )?$", re.IGNORECASE)
_DATED = re.compile(
    r"(?:(?:[Dd]ự kiến:? )?(?:[Tt]ừ |[Vv]ào |[Ll]úc |[Hh]ồi )?(?:\d{1,2}(?:h|g| giờ) ?(?:\d\d)?(?: phút)?,? )?"
    r"(?:(?:[Bb]uổi )?(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Cc]ả ngày),? )?(?:[Nn]gày|[Tt]ừ ngày|[Tt]hứ [^\s,:]{1,4},? ngày|Chủ nhật,? ngày)"
    r" (?P<date>\d{1,2} ?/ ?\d{1,2}(?: ?/ ?\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
    r"|\d{1,2}(?: ?-| đến ngày| và| và ngày) ?\d{1,2} ?/ ?\d{1,2}(?: ?/ ?\d{4})?)(?: ?\([^()\n]{2,30}\))?) ?[:,] ?"
)
_TITLE_END = re.compile(
    r" ?\((?=[^()]*(?:thông báo|dự kiến|\d/\d|tuần|tháng|theo lịch|chuẩn bị|[Ss]áng|[Cc]hiều|[Cc]ả ngày|ngày))"
    r"|: ?(?=[Dd]ự kiến|[Nn]gày|[Ss]áng|[Cc]hiều|[Tt]rong|[Vv]ào|[Ll]úc|[Hh]ồi|[Tt]ừ |[Tt]heo lịch|[Tt]uần|[Cc]uối|[Đđ]ầu|[Tt]hứ "
    r"|[Tt]ổ chức|[Tt]hời gian|[Tt]háng|[Cc]ả ngày|[Bb]uổi|[Cc]hưa|\d|$)|, (?=dự kiến|vào|ngày|thời gian|từ ngày|tổ chức|sáng|chiều|do )"
    r"| - (?=[Dd]ự kiến|[Nn]gày|[Tt]hời gian)"
    r"| (?=vào (?:ngày|sáng|chiều|lúc|hồi|tối|thứ|tuần|cuối|đầu|\d)|dự kiến |diễn ra |ngày \d{1,2} ?[/-]"
    r"|trong (?:ngày|tháng|tuần)|từ ngày)|[.;](?= |$)"
)
_CONFERENCES = re.compile(r"hội nghị|cuộc họp|phiên họp|lịch họp|các kỳ họp", re.IGNORECASE)
_CALENDAR = re.compile(r"hội nghị|cuộc họp|hoạt động|lịch |sự kiện|chương trình cụ thể", re.IGNORECASE)
_RECEPTION = re.compile(r"tiếp (?:công )?dân|lịch (?:họp|trực|công tác|làm việc|kiểm tra|giám sát|đối thoại|tiếp xúc)", re.IGNORECASE)
_CITES = re.compile(
    r"(?<!\w)(?:[Ss]ố|[Qq]uyết định|[Kk]ế hoạch|[Hh]ướng dẫn|[Cc]ông văn|[Nn]ghị quyết|[Tt]hông báo|[Kk]ết luận"
    r"|[Tt]hông tri)(?!\w)"
)
_PAST = re.compile(
    r"(?<!\w)đã (?:được )?(?:tổ chức|diễn ra|họp|thông qua|thống nhất|kết thúc|khai mạc|bế mạc|bàn|giải quyết|triển khai)(?!\w)"
)
_HAPPENED = re.compile(r"\W{0,3}đã(?!\w)")
# What is to be done by a day is no event of that day.
_DONE_BY = re.compile(
    r"(?:[Hh]oàn thành|[Hh]oàn tất|[Gg]ửi|[Nn]ộp|[Bb]áo cáo (?!viên)|[Tt]rình|[Bb]an hành|[Hh]ết hạn|[Xx]ây dựng|[Tt]riển khai|[Tt]ổng hợp)"
)
_ALREADY = re.compile(r"(?<!\w)đã(?!\w)")
_FARTHEST = 60
_MOST_UNDER = 80


def read_conferences(paper: Paper, years: Years, known: set[int]) -> tuple[list[tuple[int, Meeting]], set[int]]:
    """The conferences that the paper announces, each with where it begins in the flow, and the blocks they fill.

    `known` are blocks that another meeting was read from already.
    """
    found: list[tuple[int, Meeting]] = []
    taken: set[int] = set()
    text = paper.flow.text
    for index, block in enumerate(paper.blocks):
        if index in taken or index in known or index in paper.duty_blocks or not _may_announce(paper, index, block):
            continue
        under = _following(paper, index) if CONFERENCE.match(text, block.body, block.end) else []
        draft = _announced(paper, index, under, years)
        if draft is None or _is_over(draft, paper):
            continue
        meeting = draft.finish(paper.flow)
        if meeting:
            found.append((block.start, meeting))
            if not _DATED.match(text, block.body, block.end):
                taken.update((index, *(under if draft.agenda or draft.prepared_by else ())))
    return found, taken


def _may_announce(paper: Paper, index: int, block: Block) -> bool:
    if block.zone != "body" or block.kind not in ("item", "bullet", "paragraph"):
        return False
    text = paper.flow.text
    return bool(CONFERENCE.match(text, block.body, block.end) or _DATED.match(text, block.body, min(block.end, block.body + 80)))


def _is_over(draft: Convening, paper: Paper) -> bool:
    """Was it held before the paper was issued?"""
    day, issued = draft.last or draft.day, paper.document.date
    return day is not None and issued is not None and day < issued


def _announced(paper: Paper, index: int, under: list[int], years: Years) -> Convening | None:
    """The conference that a block announces, with what the blocks under it tell."""
    text, block = paper.flow.text, paper.blocks[index]
    sentences = paper.layout.sentences(block)
    start, end = sentences[0] if sentences else (block.body, block.end)
    if dated := _DATED.match(text, start, end):
        return _day_first(paper, index, dated, end, years)
    event = CONFERENCE.match(text, start, end)
    if event is None or _PAST.search(text, start, end):
        return None
    draft = _draft(text, (event.end(), block.end if len(sentences) < 3 else end), (event.start("event"), end), years)
    if draft is None:
        return None
    sheet, matters = _labels_and_matters(paper, under)
    fill_from(paper, draft, sheet, years)
    if not _is_called(paper, index, draft, sheet) or ("date" not in draft.at and find_rule(text, start, end)):
        return None
    draft.agenda += _matters(paper, draft, matters)
    return draft


def _is_called(paper: Paper, index: int, draft: Convening, sheet: Sheet) -> bool:
    """Do its words, its labels or its heading say that it will be held? Without a day it is still to be announced."""
    if "date" in draft.at or draft.certainty == "to-be-announced":
        return True
    labelled = "time" in sheet.parts and len(sheet.parts) > 1
    among = _heading_says(paper, index, _CONFERENCES)
    if draft.certainty == "tentative":
        return among or labelled
    if labelled or (among and paper.blocks[index].marker):
        draft.certainty = "to-be-announced"
        return True
    return False


def _day_first(paper: Paper, index: int, dated: re.Match[str], end: int, years: Years) -> Convening | None:
    """`Ngày 25/11: Hội nghị ...`; in a calendar of conferences and events whatever is held that day."""
    text, at = paper.flow.text, dated.end()
    event = CONFERENCE.match(text, at, end)
    title = event.start("event") if event else at
    listed = ":" in text[at - 2 : at] and (_heading_says(paper, index, _CALENDAR) or _led_in(paper, index))
    if (
        not (event or (listed and not _DONE_BY.match(text, at, end)))
        or _PAST.search(text, at, end)
        or _DEADLINE.search(text[max(0, dated.start() - 30) : dated.start()])
    ):
        return None
    draft = _draft(text, (dated.start(), dated.end()), (title, end), years)
    if draft is None or draft.title is None or _ALREADY.search(text, *draft.title):
        return None
    draft.chair = draft.title if LEADER_ALONE.fullmatch(text, *draft.title) else None
    return draft


def _led_in(paper: Paper, index: int) -> bool:
    """Does the line over the list announce a calendar: `Lịch tiếp công dân như sau:`?"""
    blocks, text = paper.blocks, paper.flow.text
    at = index
    while at > 0 and index - at < _MOST_UNDER and blocks[at].kind == blocks[index].kind:
        at -= 1
    above = blocks[at]
    return text[above.end - 1] == ":" and _RECEPTION.search(text, above.start, above.end) is not None


def _draft(text: str, when: Range, title: Range, years: Years) -> Convening | None:
    """The meeting that its title and the words that tell its time give; None where they tell what is over."""
    draft = Convening()
    m = _title_end(text, *title)
    draft.title = without_stops(text, title[0], m)
    if later := ANNOUNCED_LATER.search(text, *when):
        draft.certainty, draft.at["certainty"] = "to-be-announced", later.span()
        return draft
    occasion = read_occasion(text, *when, years)
    at = occasion.at.get("date")
    if at and not _DEADLINE.search(text[max(when[0], at[0] - 24) : at[0]]) and _announces(text, title[0], m, at[0]):
        if _HAPPENED.match(text, at[1], at[1] + 8):
            return None
        draft.take(occasion)
    if likely := TENTATIVE.search(text, *when):
        draft.certainty, draft.at["certainty"] = "tentative", likely.span()
    draft.place = find_place(text, draft.title[0], max(when[1], title[1]))
    read_preparers(draft, text, *when)
    return draft


def _title_end(text: str, start: int, end: int) -> int:
    """Where the name of what is held ends: not at the day of a paper that it cites."""
    for m in _TITLE_END.finditer(text, start + 3, end):
        if not (m.group() == " " and text.startswith("ngày", m.end()) and _CITES.search(text, start, m.start())):
            return m.start()
    return end


def _announces(text: str, title: int, title_end: int, date_at: int) -> bool:
    """Does the day stand where a day is announced: right after what is held, not in a citation there or in its name?"""
    return date_at - title_end < _FARTHEST and _CITES.search(text, title if title < date_at < title_end else title_end, date_at) is None


def _heading_says(paper: Paper, index: int, what: re.Pattern[str]) -> bool:
    """Does the item stand under a heading such as `Các Hội nghị chính`?"""
    node = paper.under.get(index)
    if node is None:
        return False
    parent = paper.outline[node].parent if paper.blocks[index].kind == "item" else node
    while parent is not None:
        title = paper.outline[parent].title
        if len(title) < 80 and what.search(title):
            return True
        parent = paper.outline[parent].parent if len(title) < 40 else None
    return False


def _labels_and_matters(paper: Paper, under: list[int]) -> tuple[Sheet, list[int]]:
    """The labels that stand under a conference, and the blocks that no label holds."""
    sheet, matters = Sheet(), list[int]()
    for i in under:
        block = paper.blocks[i]
        if sheet.parts and i <= sheet.last:
            continue
        label = label_at(paper.flow.text, block.body, block.end)
        if label and not (label[0] == "prepared_by" and matters):
            take_label(paper, i, sheet)
            sheet.lists = {tells: [j for j in below if j <= under[-1]] for tells, below in sheet.lists.items()}
        else:
            matters.append(i)
    return sheet, matters


def _matters(paper: Paper, draft: Convening, indexes: list[int]) -> list[AgendaItem]:
    """The matters listed under the conference; a line before them tells who prepares the whole."""
    text = paper.flow.text
    while indexes and paper.blocks[indexes[0]].kind == "paragraph":
        first = paper.blocks[indexes[0]]
        for numbers, units in preparers_of_matters(text, first.start, first.end):
            draft.prepared_by += [] if numbers else units
        indexes = indexes[1:]
    return read_agenda(paper, indexes)


def _following(paper: Paper, index: int) -> list[int]:
    """The blocks that stand under the item of a block, in order."""
    blocks, own = paper.blocks, paper.under.get(index)
    if blocks[index].kind != "item" or own is None:
        return _plus_items(paper, index)
    found = []
    for i in range(index + 1, min(len(blocks), index + _MOST_UNDER)):
        if blocks[i].zone != "body" or not _is_under(paper, paper.under.get(i), own):
            break
        found.append(i)
    return found


def _is_under(paper: Paper, node: int | None, own: int) -> bool:
    """In a run that begins at `own`, what stands under it has itself or one after it as parent."""
    if node is None or node < own:
        return False
    parent = paper.outline[node].parent
    return node == own or (parent is not None and parent >= own)


def _plus_items(paper: Paper, index: int) -> list[int]:
    """What a bullet or a line holds: labels, lines that tell who prepares, bullets of another kind."""
    blocks, text, found = paper.blocks, paper.flow.text, list[int]()
    for i in range(index + 1, min(len(blocks), index + _MOST_UNDER)):
        block = blocks[i]
        listed = block.kind == "bullet" and block.label != blocks[index].label
        told = block.kind == "paragraph" and (text[block.start] == "(" or label_at(text, block.body, block.end))
        if block.zone != "body" or not (listed or told):
            break
        found.append(i)
    return found
