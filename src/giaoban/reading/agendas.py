"""Conferences of a programme with their agendas: who prepares which matter, also where one unit prepares several.

`1. Hội nghị Ban Thường vụ: Dự kiến ngày 25/5/2023.` is a meeting on a tentative day; `(lịch cụ thể sẽ thông báo sau)` one still to be
announced. `(Ban Tổ chức chuẩn bị nội dung 3-5)` binds to the matters 3 to 5, `(Văn phòng chuẩn bị)` to the matter above it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from giaoban.reading.context import Paper
from giaoban.reading.convening import Convening, Range, read_preparers, without_stops
from giaoban.reading.layout import Block
from giaoban.reading.lexicon.meetings import EVENTS
from giaoban.reading.model import AgendaItem, Evidence, Meeting
from giaoban.reading.occasions import Years, read_occasion
from giaoban.reading.places import find_place, label_at
from giaoban.reading.sentences import split_sentences

_EVENT = "|".join(f"[{e[0].upper()}{e[0]}]{e[1:]}" for e in sorted(set(EVENTS), key=len, reverse=True))
CONFERENCE = re.compile(
    rf"(?:[Tt]ổ chức |[Dd]ự kiến tổ chức |[Tt]hường trực [^\n:,.;]{{2,60}} )?(?P<event>(?:Các "
    rf"|các )?(?:{_EVENT})(?!\w)(?! ?\d))"
)
ANNOUNCED_LATER = re.compile(
    r"(?:lịch|thời gian|thời điểm|địa điểm)[^().;\n]{0,60}?(?:sẽ |được |có )*(?:thông báo|báo)(?: cụ thể| riêng| đến)? ?(?:sau|riêng)"
    r"|(?:sẽ )?(?:có )?thông báo(?: cụ thể)? (?:sau|riêng)|chưa (?:ấn định|xác định|rõ)[^().;\n]{0,30}(?:thời gian|ngày)?"
    r"|theo lịch (?:công tác|riêng)",
    re.IGNORECASE,
)
TENTATIVE = re.compile(r"(?<!\w)dự kiến(?!\w)", re.IGNORECASE)
_WHEN = re.compile(
    r"(?P<cut>:|,|;| ?\(| vào| trong| từ| lúc| diễn ra|\.)? ?(?P<likely>[Dd]ự kiến )?(?:tổ chức |diễn ra |họp |sẽ )?(?:vào "
    r"|trong |từ |lúc )?(?:(?:cả |buổi )?(?:[Ss]áng|[Cc]hiều|[Tt]ối|ngày) ){0,3}(?:[Nn]gày )?\d{1,2} ?[-/.]"
)
_DEADLINE = re.compile(r"(?:trước|chậm nhất|xong|hoàn thành|hết|muộn nhất|đến|hạn)(?: (?:vào|là|trong|hết))? (?:ngày )?$", re.IGNORECASE)
_DATED = re.compile(
    r"(?:(?:[Dd]ự kiến:? )?(?:(?:[Bb]uổi )?(?:[Ss]áng|[Cc]hiều|[Tt]ối) )?(?:[Nn]gày"
    r"|Thứ [^\s,:]{2,4},? ngày) (?P<date>\d{1,2} ?/ ?\d{1,2}(?: ?/ ?\d{4})?"
    r"|\d{1,2} tháng \d{1,2}(?: năm \d{4})?)(?: ?\([^()\n]{2,30}\))?) ?[:,] ?"
)
_PREPARER = re.compile(
    r"\(?(?P<who>(?:(?!chuẩn bị|[()]).){2,160}?) (?:chủ trì,? ?(?:phối hợp[^()]{0,80})?)?(?:chuẩn bị|báo cáo|trình bày"
    r"|trình)(?: (?:các )?(?P<what>nội dung|mục|phần|điểm)s? ?(?P<range>[\d(][\d\s,.;()và-]*))?[^()\n]{0,60}\)?[.;]?"
)
_FIGURES = re.compile(r"\d{1,2}(?: ?(?:-|đến) ?\d{1,2})?")
_TRAILING_PREPARER = re.compile(r" ?\((?P<who>[^()\n]{2,120}?) (?:chuẩn bị|trình bày|báo cáo|trình)(?P<more>[^()\n]{0,80})\)[.;]?$")
_TITLE_END = re.compile(
    r" ?\((?=[^()]*(?:thông báo|dự kiến|\d/\d))|: ?(?=[Dd]ự kiến|[Nn]gày|[Ss]áng|[Cc]hiều|[Tt]rong|[Vv]ào|[Ll]úc|[Hh]ồi"
    r"|[Tt]ừ |\d|$)|, (?=dự kiến|vào|ngày|thời gian|từ ngày)| (?=vào (?:ngày|sáng|chiều|lúc|hồi|tối|thứ)|dự kiến |diễn ra "
    r"|trong (?:ngày|tháng|tuần)|từ ngày)|[.;](?= |$)"
)
_CONFERENCES = re.compile(r"hội nghị|cuộc họp|phiên họp|lịch họp|các kỳ họp", re.IGNORECASE)
_CITES = re.compile(
    r"(?<!\w)(?:[Ss]ố|[Qq]uyết định|[Kk]ế hoạch|[Hh]ướng dẫn|[Cc]ông văn|[Nn]ghị quyết|[Tt]hông báo|[Kk]ết luận"
    r"|[Tt]hông tri)(?!\w)"
)


def read_conferences(paper: Paper, years: Years, known: set[int]) -> tuple[list[tuple[int, Meeting]], set[int]]:
    """The conferences that items of a programme or plan announce, each with where it begins in the flow, and the blocks they fill.

    `known` are blocks that another meeting was read from already.
    """
    found: list[tuple[int, Meeting]] = []
    taken: set[int] = set()
    blocks, text = paper.blocks, paper.flow.text
    for index, block in enumerate(blocks):
        if (
            block.zone != "body"
            or index in taken
            or index in known
            or index in paper.duty_blocks
            or block.kind not in ("item", "bullet", "paragraph")
        ):
            continue
        if not _may_announce(text, block):
            continue
        draft = _read_announcement(paper, index, years)
        if draft is None:
            continue
        under = _following(paper, index)
        draft.agenda = read_agenda(paper, under) if CONFERENCE.match(text, block.body, block.end) else []
        meeting = draft.finish(paper.flow)
        if meeting:
            found.append((block.start, meeting))
            if not _DATED.match(text, block.body, block.end):
                taken.update((index, *(under if draft.agenda else ())))
    return found, taken


def _may_announce(text: str, block: Block) -> bool:
    return bool(CONFERENCE.match(text, block.body, block.end) or _DATED.match(text, block.body, min(block.end, block.body + 80)))


def _read_announcement(paper: Paper, index: int, years: Years) -> Convening | None:
    text, block = paper.flow.text, paper.blocks[index]
    sentences = split_sentences(text, block.body, block.end)
    if not sentences:
        return None
    start, end = sentences[0]
    if dated := _DATED.match(text, start, end):
        event = CONFERENCE.match(text, dated.end(), end)
        if event is None or _DEADLINE.search(text[max(0, start - 30) : start]):
            return None
        return _draft(text, (start, dated.end()), (event.start("event"), end), years)
    event = CONFERENCE.match(text, start, end)
    if event is None:
        return None
    draft = _draft(text, (event.end(), block.end if len(sentences) < 3 else end), (event.start("event"), end), years)
    if (
        "date" in draft.at
        or draft.certainty == "to-be-announced"
        or (draft.certainty == "tentative" and _stands_among_conferences(paper, index))
    ):
        return draft
    if _stands_among_conferences(paper, index) and block.marker:
        draft.certainty = "to-be-announced"
        return draft
    return None


def _draft(text: str, when: Range, title: Range, years: Years) -> Convening:
    draft = Convening()
    m = _TITLE_END.search(text, title[0] + 3, title[1])
    draft.title = without_stops(text, title[0], m.start() if m else title[1])
    later = ANNOUNCED_LATER.search(text, *when)
    if later:
        draft.certainty, draft.at["certainty"] = "to-be-announced", later.span()
        return draft
    occasion = read_occasion(text, *when, years)
    at = occasion.at.get("date")
    if (
        at
        and not _DEADLINE.search(text[max(when[0], at[0] - 24) : at[0]])
        and _announces(text, title[0] if m is None else draft.title[1], at[0])
    ):
        draft.take(occasion)
    if likely := TENTATIVE.search(text, *when):
        draft.certainty, draft.at["certainty"] = "tentative", likely.span()
    draft.place = find_place(text, draft.title[1], max(when[1], title[1]))
    read_preparers(draft, text, *when)
    return draft


def _announces(text: str, title_end: int, date_at: int) -> bool:
    """Does the day stand where a day is announced: right after what is held, not in a citation further on?"""
    return date_at - title_end < 60 and _CITES.search(text, title_end, date_at) is None


def _stands_among_conferences(paper: Paper, index: int) -> bool:
    """Does the item stand under a heading such as `Các Hội nghị chính`?"""
    node = paper.under.get(index)
    if node is None:
        return False
    own = paper.blocks[index].kind == "item"
    parent = paper.outline[node].parent if own else node
    if parent is None:
        return False
    title = paper.outline[parent].title
    return _CONFERENCES.search(title) is not None and len(title) < 80


def _following(paper: Paper, index: int) -> list[int]:
    """The blocks that stand under the item of a block, in order."""
    blocks, own = paper.blocks, paper.under.get(index)
    if blocks[index].kind != "item" or own is None:
        return _plus_items(blocks, index)
    found = []
    for i in range(index + 1, len(blocks)):
        if blocks[i].zone != "body" or not _descends(paper, paper.under.get(i), own):
            break
        found.append(i)
    return found


def _plus_items(blocks: list[Block], index: int) -> list[int]:
    found = []
    for i in range(index + 1, min(len(blocks), index + 40)):
        if blocks[i].zone != "body" or blocks[i].kind != "bullet" or blocks[i].label == blocks[index].label:
            break
        found.append(i)
    return found


def _descends(paper: Paper, node: int | None, from_node: int) -> bool:
    while node is not None:
        if node == from_node:
            return True
        node = paper.outline[node].parent
    return False


def read_agenda(paper: Paper, indexes: list[int], only: Range | None = None) -> list[AgendaItem]:
    """The matters that some blocks list, each with who prepares it; `only` is a single matter told in running text."""
    text, items = paper.flow.text, list[AgendaItem]()
    if only:
        quote = paper.flow.quote(*paper.flow.trimmed(*only))
        items.append(AgendaItem(None, quote.text, quote.span, without=quote.without))
    for index in indexes:
        block = paper.blocks[index]
        start = block.body
        if label_at(text, start, block.end) and block.kind != "item":
            continue
        m = _PREPARER.fullmatch(text, start, block.end)
        if m and (text[start] == "(" or block.kind == "paragraph"):
            _bind(paper, items, m)
            continue
        if block.kind in ("item", "bullet") and start < block.end:
            items.append(_item(paper, block))
    return items


def _item(paper: Paper, block: Block) -> AgendaItem:
    flow, text = paper.flow, paper.flow.text
    end = block.end
    prepared: tuple[str, ...] = ()
    evidence: Evidence = {}
    if m := _TRAILING_PREPARER.search(text, block.body, block.end):
        end = m.start()
        prepared = (flow.words(*m.span("who")),)
        evidence = {"prepared_by": flow.span(*m.span("who"))}
    a, b = flow.trimmed(block.body, max(end, block.body + 1))
    quote = flow.quote(a, b)
    number = block.label if block.kind == "item" else None
    return AgendaItem(number, quote.text, quote.span, prepared, evidence, quote.without)


def _bind(paper: Paper, items: list[AgendaItem], m: re.Match[str]) -> None:
    """Give the preparer to the matters named (`nội dung 3-5`), or to the one above."""
    if not items:
        return
    who = without_stops(paper.flow.text, *m.span("who"))
    words, span = paper.flow.words(*who), paper.flow.span(*who)
    numbers = _numbers(m["range"]) if m["range"] else set()
    for i, item in enumerate(items):
        if item.number in numbers or (not numbers and i == len(items) - 1):
            items[i] = replace(item, prepared_by=(*item.prepared_by, words), evidence={**item.evidence, "prepared_by": span})


def _numbers(text: str) -> set[str]:
    numbers: set[str] = set()
    for m in _FIGURES.finditer(text.replace("(", "").replace(")", "")):
        ends = [int(n) for n in re.findall(r"\d+", m[0])]
        numbers.update(str(n) for n in range(ends[0], ends[-1] + 1))
    return numbers
