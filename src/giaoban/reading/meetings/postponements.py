"""Letters that take a meeting off or put it on another day."""

from __future__ import annotations

import re

from giaoban.reading.context import Paper
from giaoban.reading.meetings.convening import Convening, Range, block_at, without_stops
from giaoban.reading.meetings.events import EVENT
from giaoban.reading.model import Meeting
from giaoban.reading.occasions import Years, read_occasion
from giaoban.reading.places import find_place, label_at

# The first letter first: the engine skips to it.
_POSTPONED = re.compile(r"[tThH](?<!\w.)(?i:(?<=t)ạm hoãn|(?<=h)oãn)(?!\w)")
_WAS_CALLED = re.compile(
    rf"(?:triệu tập|mời)[^.;\n]{{0,120}}?(?:tham dự|dự) (?P<event>(?:các )?(?:{EVENT})(?!\w)[^\n]{{0,400}}?) (?=(?:vào |lúc "
    rf"|từ )?(?:sáng |chiều |tối )?ngày \d)",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"(?:quyết định|thông báo|thống nhất) (?:việc )?(?:tạm )?hoãn")
# `Dời`, `lùi`, `hoãn`, `chuyển`, `điều chỉnh`, `đổi` by the rarest letter of each.
_VERB = (
    r"[ờùãểỉổỜÙÃỂỈỔ](?i:(?:(?<=(?<!\w)dờ)i|(?<=(?<!\w)lù)i|(?P<off>(?<=(?<!\w)hoã)n)|(?<=(?<!\w)chuyể)n"
    r"|(?<=(?<!\w)điều chỉ)nh|(?<=(?<!\w)đổ)i)(?: lại)?"
)
_SOON = r"(?:(?!trước |khi |tuần |hết )[^.;\n]){0,60}?"
_NEW_DAY = (
    rf"(?P<when>(?!khi ){_SOON}\d{{1,2}}(?: ?[/.-] ?\d{{1,2}}(?: ?[/.-] ?\d{{4}})?| tháng \d{{1,2}}(?: năm \d{{4}})?)"
    r"(?:,? (?:vào )?(?:lúc|hồi) \d{1,2} ?(?:giờ|h|g|:)(?: ?\d{2}(?: phút)?)?)?)"
)
# What is put off is named with its old time, so that `vào` behind it tells the old one.
_MOVED = re.compile(
    rf"{_VERB}(?: (?:thời gian|thời điểm|lịch|ngày))?(?: tổ chức| họp| khai mạc)?? "
    rf"(?P<event>(?:{EVENT})(?!\w)[^.;\n]{{0,200}}?)(?: từ [^.;\n]{{4,80}}?)?"
    rf" (?:sang|đến|(?(off)(?<=chuyển )|)vào|thành|xuống) {_NEW_DAY})"
)
_WAS_MOVED = re.compile(
    rf"{_VERB}(?: (?:tổ chức|họp|thời gian|lịch))?"
    r"(?:,? (?:và |nay |sẽ |được )*(?:chuyển|dời|lùi)(?: lại)?(?: (?:tổ chức|thời gian|lịch))?)?"
    rf" (?:sang|đến|(?(off)(?<=chuyển )|)vào|xuống) (?:tổ chức )?{_NEW_DAY})"
)
# `Chuyển`, `điều chỉnh`, `đổi`: papers and money are, too.
_MOVES_OTHER_THINGS = "ểỉổ"
_EVENT = re.compile(rf"(?<!\w)(?:{EVENT})(?!\w)", re.IGNORECASE)
# Where the name of what is moved ends: its old time, or that it is moved.
_NAME_ENDS = re.compile(
    r",? (?:tổ chức )?(?:\(|(?:đã|được|nay|tạm|phải|sẽ|xin|dự kiến|vào|lúc|hồi|từ|sang|đến|chuyển (?:sang|vào|đến)|dời|lùi|hoãn|tại)(?!\w)"
    r"|(?:(?:buổi )?(?:sáng|chiều|tối) )?(?:thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày|mai)(?!\w))|, chuyển(?!\w)",
    re.IGNORECASE,
)
_PUTS_OFF = re.compile(r"(?<!\w)(?:tạm )?hoãn(?!\w)", re.IGNORECASE)
_ABOUT_MOVING = re.compile(rf"(?:hoãn|dời|lùi|đổi|chỉnh|chuyển)[^.;\n]{{0,40}}?(?:{EVENT}|thời gian|lịch)", re.IGNORECASE)
_LONGEST_NAME = 200
_LONGEST_SENTENCE = 500
# How many paragraphs below the new day its place may stand.
_NEAR = 6


def is_about_moving(paper: Paper) -> bool:
    """Is it the paper's very subject that a meeting is held another day?"""
    return _ABOUT_MOVING.search(paper.document.subject or "") is not None


def read_postponed(paper: Paper) -> list[tuple[int, Meeting]]:
    """The meetings that a letter of postponement takes off: they are still to be announced, day and place told before hold no more."""
    text = paper.flow.text
    word = _POSTPONED.search(text) if "oãn" in text or "OÃN" in text else None
    if word is None or not (_POSTPONED.search(paper.document.subject or "") or _DECIDED.search(text)):
        return []
    found = [_still_open(paper, m.span("event"), word.span()) for m in _WAS_CALLED.finditer(text)]
    if not found and (off := _put_off(paper)):
        found = [_still_open(paper, *off)]
    return [one for one in found if one]


def _still_open(paper: Paper, title: Range, word: Range) -> tuple[int, Meeting] | None:
    draft = Convening(title=title, certainty="to-be-announced", at={"certainty": word})
    meeting = draft.finish(paper.flow)
    return (title[0], meeting) if meeting else None


def _put_off(paper: Paper) -> tuple[Range, Range] | None:
    """What the body puts off, and the word that does it; else the first thing held that the body of a letter about it names."""
    text = paper.flow.text
    body = [b for b in paper.blocks if b.zone == "body"]
    if not body:
        return None
    first = None
    for m in _PUTS_OFF.finditer(text, body[0].start, body[-1].end):
        first = first or m.span()
        start, end = _sentence(text, m.start())
        event = _EVENT.search(text, m.end(), min(end, m.end() + 30)) or _EVENT.search(text, start, m.start())
        if event:
            return _name(text, event.start(), end), m.span()
    event = _EVENT.search(text, body[0].start, body[-1].end) if first and is_about_moving(paper) else None
    return (_name(text, event.start(), _sentence(text, event.start())[1]), first) if event and first else None


def _sentence(text: str, at: int) -> Range:
    """The sentence, or its part between semicolons, that holds the place."""
    floor, ceiling = max(0, at - _LONGEST_SENTENCE), at + _LONGEST_SENTENCE
    starts = [found + len(stop) for stop in (". ", "; ", "\n") if (found := text.rfind(stop, floor, at)) >= 0]
    ends = [found for stop in (". ", ";", "\n") if (found := text.find(stop, at, ceiling)) >= 0]
    return max(starts, default=floor), min(ends, default=min(len(text), ceiling))


def _name(text: str, start: int, end: int) -> Range:
    """The name of what is held, without its old time."""
    end = min(end, start + _LONGEST_NAME)
    held = _EVENT.match(text, start, end)
    m = _NAME_ENDS.search(text, held.end() if held else start, end)
    return without_stops(text, start, m.start() if m else end)


def read_moved(paper: Paper, years: Years) -> list[tuple[int, Meeting]]:
    """The meetings that a letter puts on another day: the new day holds, the old one is told no more."""
    text, found = paper.flow.text, dict[int, Meeting]()
    for m in _MOVED.finditer(text):
        _take_moved(paper, m, m.start("event"), years, found)
    about = is_about_moving(paper)
    for m in _WAS_MOVED.finditer(text):
        if m[0][0].lower() in _MOVES_OTHER_THINGS and not about:
            continue
        start = _sentence(text, m.start())[0]
        if event := _EVENT.search(text, start, m.start()):
            _take_moved(paper, m, event.start(), years, found)
    return sorted(found.items(), key=lambda pair: pair[0])


def _take_moved(paper: Paper, m: re.Match[str], event: int, years: Years, found: dict[int, Meeting]) -> None:
    text = paper.flow.text
    draft = Convening(title=_name(text, event, m.start("when")))
    draft.take(read_occasion(text, *m.span("when"), years))
    ceiling = min(len(text), m.end() + _LONGEST_SENTENCE)
    stop = text.find("\n", m.end(), ceiling)
    draft.place = find_place(text, m.end(), stop if stop >= 0 else ceiling) or _labelled_place(paper, m.end())
    if "date" in draft.at and event not in found and (meeting := draft.finish(paper.flow)):
        found[event] = meeting


def _labelled_place(paper: Paper, after: int) -> Range | None:
    """`Địa điểm: ...` below the new day, in a paper about nothing else."""
    if not is_about_moving(paper):
        return None
    text, at = paper.flow.text, block_at(paper.blocks, after)
    for block in paper.blocks[at + 1 : at + 1 + _NEAR]:
        if block.zone == "body" and (label := label_at(text, block.body, block.end)) and label[0] == "place":
            return without_stops(text, label[1], block.end)
    return None
