"""Letters that take a meeting off or put it on another day."""

from __future__ import annotations

import re

from giaoban.reading.context import Paper
from giaoban.reading.meetings.convening import Convening
from giaoban.reading.meetings.events import EVENT
from giaoban.reading.model import Meeting
from giaoban.reading.occasions import Years, read_occasion
from giaoban.reading.places import find_place

# The first letter first: the engine skips to it.
_POSTPONED = re.compile(r"[tThH](?<!\w.)(?i:(?<=t)ạm hoãn|(?<=h)oãn)(?!\w)")
_WAS_CALLED = re.compile(
    rf"(?:triệu tập|mời)[^.;\n]{{0,120}}?(?:tham dự|dự) (?P<event>(?:các )?(?:{EVENT})(?!\w)[^\n]{{0,400}}?) (?=(?:vào |lúc "
    rf"|từ )?(?:sáng |chiều |tối )?ngày \d)",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"(?:quyết định|thông báo|thống nhất) (?:việc )?(?:tạm )?hoãn")
# `Dời`, `lùi`, `hoãn`, `chuyển`, `điều chỉnh`, `đổi` by the rarest letter of each.
_MOVED = re.compile(
    r"[ờùãểỉổỜÙÃỂỈỔ](?i:(?:(?<=(?<!\w)dờ)i|(?<=(?<!\w)lù)i|(?<=(?<!\w)hoã)n|(?<=(?<!\w)chuyể)n|(?<=(?<!\w)điều chỉ)nh"
    r"|(?<=(?<!\w)đổ)i)(?: lại)?"
    r"(?: (?:thời gian|thời điểm|lịch|ngày))?(?: tổ chức| họp| khai mạc)? "
    rf"(?P<event>(?:{EVENT})(?!\w)[^.;\n]{{0,200}}?)(?: từ [^.;\n]{{4,80}}?)? (?:sang|đến|vào|thành|xuống) "
    rf"(?P<when>[^.;\n]{{0,60}}?\d{{1,2}}(?: ?[/.-] ?\d{{1,2}}(?: ?[/.-] ?\d{{4}})?| tháng \d{{1,2}}(?: năm \d{{4}})?)))"
)


def read_postponed(paper: Paper) -> list[tuple[int, Meeting]]:
    """The meetings that a letter of postponement takes off: they are still to be announced, day and place told before hold no more."""
    text = paper.flow.text
    word = _POSTPONED.search(text) if "oãn" in text or "OÃN" in text else None
    if word is None or not (_POSTPONED.search(paper.document.subject or "") or _DECIDED.search(text)):
        return []
    found = []
    for m in _WAS_CALLED.finditer(text):
        draft = Convening(title=m.span("event"), certainty="to-be-announced", at={"certainty": word.span()})
        if meeting := draft.finish(paper.flow):
            found.append((m.start("event"), meeting))
    return found


def read_moved(paper: Paper, years: Years) -> list[tuple[int, Meeting]]:
    """The meetings that a letter puts on another day: the new day holds, the old one is told no more."""
    text, found = paper.flow.text, list[tuple[int, Meeting]]()
    for m in _MOVED.finditer(text):
        draft = Convening(title=m.span("event"))
        draft.take(read_occasion(text, *m.span("when"), years))
        stop = text.find("\n", m.end())
        draft.place = find_place(text, m.end(), stop if stop >= 0 else len(text))
        if "date" in draft.at and (meeting := draft.finish(paper.flow)):
            found.append((m.start("event"), meeting))
    return found
