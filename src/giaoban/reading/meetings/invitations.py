"""What an invitation or a summons invites to: one meeting, or several each with a time and place of its own."""

from __future__ import annotations

import re

from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.meetings.asides import find_orders, find_services
from giaoban.reading.meetings.calls import TITLED
from giaoban.reading.meetings.convening import Convening, Range, without_honorific, without_stops
from giaoban.reading.meetings.events import EVENT, HELD, event_title
from giaoban.reading.meetings.programmes import read_programme
from giaoban.reading.meetings.sessions import read_sessions
from giaoban.reading.meetings.sheets import Sheet, fill_from, take_label
from giaoban.reading.model import Meeting
from giaoban.reading.occasions import Years, read_occasion
from giaoban.reading.places import place_value

_SUBJECT_LEAD = re.compile(r"\W{0,6}(?:(?:Về việc|V/v|Về)(?: mời)? )?(?:(?:mời )?(?:[Tt]ham dự|[Dd]ự|[Hh]ọp về) )?", re.IGNORECASE)
_CHAIRED = re.compile(
    r"do (?P<who>(?:[ôÔ]ng|[Bb]à|[Đđ][ồô]ng chí|[Đđ]/[cC]) [^,.;:()\n]{3,90}?(?:, [^,.;:()\n]{3,60}?)?),? chủ (?:trì|tọa)"
)


def read_invitation(paper: Paper, years: Years) -> tuple[list[Meeting], set[int]]:
    """The meetings that an invitation or a summons invites to: mostly one."""
    sessions, _ = read_sessions(paper, years)
    if len(sessions) > 1:
        return [meeting for _, meeting in sessions], _body(paper)
    sheet = Sheet()
    blocks = paper.blocks
    for index in range(len(blocks)):
        if blocks[index].zone != "closing":
            take_label(paper, index, sheet)
    draft = Convening(title=_invited_to(paper, sheet))
    if draft.title is None:
        return [], set()
    fill_from(paper, draft, sheet, years)
    _read_chair(paper, draft)
    if not draft.agenda:
        draft.agenda = read_programme(paper)
    _look_in_prose(paper, draft, years)
    _read_orders(paper, draft)
    meeting = draft.finish(paper.flow)
    return ([meeting], _body(paper)) if meeting else ([], set())


def _body(paper: Paper) -> set[int]:
    return {i for i, block in enumerate(paper.blocks) if block.zone == "body"}


def _invited_to(paper: Paper, sheet: Sheet) -> Range | None:
    """What is held, as the body says it before its labels, else as the subject does; a bare `hội nghị` names nothing."""
    text = paper.flow.text
    stop = min((i for i, _ in sheet.parts.values()), default=len(paper.blocks))
    for block in reversed([b for b in paper.blocks[:stop] if b.zone == "body" or len(text[b.start : b.end]) > 60]):
        if title := _named(text, block):
            return title
    return _after_those_invited(paper, sheet, stop) or _subject(paper) or _held_later(paper, stop)


def _named(text: str, block: Block) -> Range | None:
    """The last thing that a block says is held."""
    last = list(HELD.finditer(text, block.start, block.end))[-_MENTIONS:]
    titles = (event_title(text, held, block.end) for held in reversed(last))
    return next((title for title in titles if not _BARE.fullmatch(text, *title)), None)


_MENTIONS = 4
_BARE = re.compile(rf"(?:các )?(?:{EVENT})", re.IGNORECASE)


def _after_those_invited(paper: Paper, sheet: Sheet, start: int) -> Range | None:
    """`Trân trọng kính mời: ...` and on the next line `Tới dự: Lễ khánh thành ...`."""
    stop = min((i for tells, (i, _) in sheet.parts.items() if tells != "attendees"), default=start)
    return next((title for block in paper.blocks[start:stop] if (title := _named(paper.flow.text, block))), None)


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


_OPENS_THE_BODY = ("Kính gửi", "Căn cứ", "Thực hiện", "Kính mời", "Trân trọng", "Thời gian")
_FEWEST_LETTERS = 5


def _goes_on(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return not words.startswith(_OPENS_THE_BODY) and sum(map(str.isalpha, words)) > _FEWEST_LETTERS


def _held_later(paper: Paper, start: int) -> Range | None:
    text = paper.flow.text
    for block in paper.blocks[start:]:
        if block.zone == "body" and (m := HELD.search(text, block.start, block.end)):
            return event_title(text, m, block.end)
    return None


def _read_chair(paper: Paper, draft: Convening) -> None:
    if draft.chair is None and (m := _CHAIRED.search(paper.flow.text)):
        draft.chair = without_honorific(paper.flow.text, *m.span("who"))


def _read_orders(paper: Paper, draft: Convening) -> None:
    """What the invitation asks of someone by the way: `Giao Văn phòng chuẩn bị tài liệu`."""
    text = paper.flow.text
    for block in paper.blocks:
        if block.zone == "body":
            orders = [(order, who) for order, who, _ in find_orders(text, block.start, block.end)]
            orders += [(order, who) for order, who in find_services(text, block.start, block.end) if not _within(order, orders)]
            draft.orders += sorted(orders)


def _within(order: Range, others: list[tuple[Range, Range]]) -> bool:
    return any(a <= order[0] < b for (a, b), _ in others)


_IN_PROSE = re.compile(
    r"(?:vào|[Ll]úc|[Hh]ồi|[Tt]hời gian:?|,|[Ss]áng|[Cc]hiều) [^.;\n]{0,60}?"
    r"ngày \d{1,2}(?: ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}| tháng \d{1,2}(?: năm \d{4})?)"
)
_AT = re.compile(r",? (?:tại|địa điểm:?(?: tại)?|ở) ", re.IGNORECASE)


def _look_in_prose(paper: Paper, draft: Convening, years: Years) -> None:
    """Time and place of an invitation that tells them in a sentence: `vào lúc 14 giờ ngày 16/11/2020 tại Hội trường`."""
    text = paper.flow.text
    if "date" in draft.at or draft.title is None:
        return
    m = _IN_PROSE.search(text, draft.title[0])
    if m is None:
        return
    draft.take(read_occasion(text, m.start(), m.end(), years))
    at = _AT.search(text, m.end(), min(len(text), m.end() + 60))
    if draft.place is None and at:
        stop = text.find("\n", at.end())
        draft.place = place_value(text, at.end(), stop if stop > 0 else len(text))
