"""Weekly and daily schedules, as lines or as a table: by day and half-day, by leader, by hour.

The paper is read piece by piece (a line, a cell, a line of a cell): a piece names a day, a half of the day or a leader and holds for what
follows, or it begins an entry, or it tells more of the entry that is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from giaoban.reading.clock import Hour, find_halves, half_at, hour_at
from giaoban.reading.context import Paper
from giaoban.reading.convening import Convening, Range, read_preparers, split_list, without_stops
from giaoban.reading.dates import find_dates
from giaoban.reading.letters import LOWER
from giaoban.reading.model import Meeting, PartOfDay
from giaoban.reading.occasions import WEEKDAY, Years, read_occasion, weekday_of, years_of
from giaoban.reading.places import INNER_LABEL, find_place, label_at, leading_place, place_value
from giaoban.reading.tables import Piece, pieces_of

_BULLET = re.compile(r"[-+*•–] ?")
_NUMBER = re.compile(r"\d{1,2}[.)/] ?")
_TODAY = re.compile(r"(?:Hôm nay|Ngày mai|HÔM NAY)[^\w\n]{0,3}")
_DAY_TAIL = re.compile(r"[\s,.:;()\u2028-]*(?:(?:[Nn]gày|NGÀY) ?)?")
_LEADER = re.compile(
    r"(?:(?:Các )?(?:[Đđ]ồng chí|Đ/[cC]|Ông|Bà) )?(?:Các |các )?"
    r"(?:Chủ tịch|CHỦ TỊCH|Phó Chủ tịch|PHÓ CHỦ TỊCH|PCT|CT|Bí thư|BÍ THƯ|Phó Bí thư|PHÓ BÍ THƯ|PBT|Thường trực|THƯỜNG TRỰC|Giám đốc|Phó Giám đốc|GIÁM ĐỐC|PGĐ|GĐ"
    r"|Hiệu trưởng|Phó Hiệu trưởng|HT|PHT|Chánh|Phó Chánh|Trưởng|Phó Trưởng|Phó trưởng|Lãnh đạo|Ủy viên|UVTV|Bộ trưởng|Thứ trưởng|Cục trưởng|Viện trưởng|[Đđ]ồng chí|Đ/c|Đ/C|Ông|Bà)"
    r"(?![\w])[^:\n\t\u2028;]{0,110}?:(?= |$)"
)
_STARTS = re.compile(r"(?:[Vv]ào lúc |[Ll]úc |[Hh]ồi |[Tt]ừ |[Bb]ắt đầu (?:từ |lúc )?)?")
_AFTER_STOP = re.compile(r"(?<=[.;)]) (?=(?:Lúc |Vào lúc |Từ |Hồi )?\d{1,2} ?(?:giờ|h|g|H)|(?:Buổi )?(?:Sáng|Chiều|Tối)[ :,])")
_TITLE_ENDS = re.compile(
    r",? (?:kính )?mời (?=[^.;\n]{0,300}(?:cùng|dự|đi|;|\.|$))|,? ?(?:địa )?điểm (?:tập trung |tại |(?=[A-ZĐ]))|;? ?\((?:LĐVP|Giấy mời|Giao |[Cc]ả ngày|có giấy mời|theo giấy mời|[^()\n]{2,110} chuẩn)"
    r"|[.;](?= |$|\u2028)|\u2028|\t|(?<=\w), do (?:đ/c|đồng chí|ông|bà) "
)
_CONTENT = re.compile(r"(?:[Nn]ội dung|NỘI DUNG) ?: ?")
_NOTES = re.compile(r"(?:Ghi chú|GHI CHÚ|Lưu ý|LƯU Ý|\* ?Ghi chú)\b")
_PRESIDES = re.compile(r"(?:,|\(|do) ?(?P<who>(?:đ/c|Đ/c|đồng chí|Đồng chí|ông|bà) [^,.;()\n\u2028]{3,60}) chủ trì")
_WITHDRAWN = re.compile(r"\b(?:hoãn|tạm hoãn)\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[\n\t\u2028])[-+*• ]{0,4}(?:(?:\(?\d{1,2}[.)] ?)?(?:[Tt]hứ|THỨ) ?(?:[Hh]ai|HAI|[Bb]a|BA|[Tt]ư|TƯ|[Nn]ăm|NĂM|[Ss]áu|SÁU|[Bb]ảy|BẢY|[2-7])(?!\w)|Chủ [Nn]hật|CHỦ NHẬT|Hôm nay)")
_HOUR_LINE = re.compile(r"[\n\t\u2028][-+*• ]{0,4}(?:[01]?\d|2[0-3]) ?(?:giờ|h|g|H)(?: ?[0-5]\d)?")


@dataclass(slots=True)
class _State:
    """What holds for the entries that follow: the day, the half of the day, the leader."""

    years: Years
    day: date | None = None
    day_at: Range | None = None
    weekday: int | None = None
    part: PartOfDay | None = None
    part_at: Range | None = None
    leader: Range | None = None
    open: Convening | None = None
    notes: bool = False
    done: list[Convening] = field(default_factory=list)

    def begin(self) -> Convening:
        """A new entry under the day, half and leader that hold now."""
        self.open = Convening(day=self.day, part=self.part, chair=self.leader)
        if self.day_at:
            self.open.at["date"] = self.day_at
        if self.part_at:
            self.open.at["part_of_day"] = self.part_at
        self.done.append(self.open)
        return self.open


def looks_like_schedule(paper: Paper) -> bool:
    """Is the paper a schedule by its kind, or a page of entries under days and hours?"""
    if paper.document.type not in ("LICH", None, "TB"):
        return False
    text = paper.flow.text
    return _OPENS.search(text) is not None and (paper.document.type == "LICH" or _HOUR_LINE.search(text) is not None)


def read_schedule(paper: Paper) -> tuple[list[Meeting], set[int]]:
    """The entries of a schedule, and the indexes of the blocks that hold them."""
    state = _State(years_of(paper.document, paper.flow.text))
    taken: set[int] = set()
    begun = False
    text = paper.flow.text
    for piece in pieces_of(paper):
        begun = begun or _begins(text, piece)
        if not begun:
            continue
        if paper.blocks[piece.block].zone == "closing":
            state.open = None
            continue
        taken.add(piece.block)
        _read_piece(text, piece, state)
    meetings = [m for draft in state.done if (m := draft.finish(paper.flow))]
    return meetings, taken if meetings else set()


def _begins(text: str, piece: Piece) -> bool:
    if piece.role in ("day", "time"):
        return True
    start = _after_bullet(text, piece.start, piece.end)
    opened = WEEKDAY.match(text, start, piece.end) or _TODAY.match(text, start, piece.end) or _LEADER.match(text, start, piece.end)
    return bool(opened) or hour_at(text, start, piece.end) is not None


def _after_bullet(text: str, start: int, end: int) -> int:
    m = _BULLET.match(text, start, end)
    start = m.end() if m else start
    while start < end and text[start] in " *-":
        start += 1
    return start


def _read_piece(text: str, piece: Piece, state: _State) -> None:
    start = _after_bullet(text, piece.start, piece.end)
    if state.notes or _NOTES.match(text, start, piece.end):
        state.notes, state.open = True, None
        _read_note(text, start, piece.end, state)
        return
    if state.open and piece.role in ("place", "chair", "attendees", "prepared_by"):
        _fill(text, piece.role, piece.start, piece.end, state)
        return
    if piece.part:
        state.part = piece.part
    if piece.day and piece.first:
        _set_day(text, *piece.day, state)
    bulleted = start > piece.start
    at = _read_headings(text, start, piece.end, state)
    if at >= piece.end:
        return
    fresh = at > start or bulleted or (piece.role == "content" and piece.first)
    cuts = [at, *(m.end() for m in _AFTER_STOP.finditer(text, at, piece.end)), piece.end]
    for a, b in zip(cuts, cuts[1:], strict=False):
        _read_segment(text, a, b, state, fresh and a == at)


def _read_headings(text: str, start: int, end: int, state: _State) -> int:
    """Take up the day, half of the day and leader that a piece begins with; where what is left of it begins."""
    at = _read_day(text, start, end, state)
    half = half_at(text, at, end)
    if half and (half.end == end or text[half.end] in ":."):
        if at == start:
            state.leader = None
        state.part, state.part_at, state.open = half.part, (half.start, half.end), None
        at = _past(text, half.end, end)
    number = _NUMBER.match(text, at, end)
    leader = _LEADER.match(text, number.end() if number else at, end)
    if leader and label_at(text, leader.start(), end) is None:
        state.leader, state.open = without_stops(text, leader.start(), leader.end()), None
        at = _past(text, leader.end(), end)
    return at


def _read_day(text: str, start: int, end: int, state: _State) -> int:
    today = _TODAY.match(text, start, end)
    weekday = WEEKDAY.match(text, today.end() if today else start, end)
    at = weekday.end() if weekday else today.end() if today else start
    tail = _DAY_TAIL.match(text, at, end)
    dates = find_dates(text, at, min(end, at + 40))
    if dates and tail and tail.end() == dates[0].figures and (weekday or today or dates[0].end == end or dates[0].said):
        after = _past(text, dates[0].end, end)
        if not weekday and not today and after < end and not hour_at(text, after, end):
            return start
        _set_day(text, start, dates[0].end, state)
        if weekday:
            state.weekday = weekday_of(weekday)
        return after
    if weekday and (_past(text, at, end) == end or hour_at(text, _past(text, at, end), end)):
        state.weekday = weekday_of(weekday)
        state.day, state.day_at = _in_period(state.years, state.weekday), weekday.span()
        state.part, state.part_at, state.leader, state.open = None, None, None, None
        return _past(text, at, end)
    return start


def _set_day(text: str, start: int, end: int, state: _State) -> None:
    occasion = read_occasion(text, start, end, state.years)
    state.day, state.day_at = occasion.day, occasion.at.get("date", (start, end))
    state.part, state.part_at, state.leader, state.open = None, None, None, None


def _in_period(years: Years, weekday: int) -> date | None:
    """The only day of the schedule's period that falls on the weekday."""
    if not years.start or not years.end or (years.end - years.start).days > 6:
        return None
    day = years.start + timedelta((weekday - years.start.weekday()) % 7)
    return day if day <= years.end else None


def _past(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " ,.:;)-\u2028'":
        at += 1
    return at


def _read_segment(text: str, start: int, end: int, state: _State, fresh: bool) -> None:
    lead = _STARTS.match(text, start, end)
    at = lead.end() if lead else start
    if hour := hour_at(text, at, end):
        _begin_at(text, hour, end, state)
        return
    half = half_at(text, start, end)
    if half and text[half.end : half.end + 1] == " ":
        draft = state.begin()
        draft.part, draft.at["part_of_day"] = half.part, (half.start, half.end)
        _fill_entry(text, _past(text, half.end, end), end, draft)
        return
    if label := label_at(text, start, end):
        if state.open:
            _fill(text, label[0], label[1], end, state)
            return
    if state.open and state.open.title is None:
        _more(text, start, end, state.open)
    elif fresh and (state.day_at or state.leader):
        _fill_entry(text, start, end, state.begin())
    elif state.open:
        _more_of(text, start, end, state.open)


def _begin_at(text: str, hour: Hour, end: int, state: _State) -> None:
    draft = state.begin()
    draft.time, draft.at["time"] = hour.time, (hour.start, hour.end)
    at = _past(text, hour.end, end)
    own = find_dates(text, at, min(end, at + 30))
    if own and text[at : own[0].figures].lower().strip() in ("ngày", ""):
        occasion = read_occasion(text, own[0].start, own[0].end, state.years)
        draft.day, draft.at["date"] = occasion.day, (own[0].start, own[0].end)
        at = _past(text, own[0].end, end)
    if at < end:
        _more(text, at, end, draft)


def _more(text: str, start: int, end: int, draft: Convening) -> None:
    """The first words of an entry whose hour is known: an aside such as `(Cả ngày)`, or what it is about."""
    halves = find_halves(text, start, end)
    if text[start] == "(" and halves and end - start < 20:
        draft.part, draft.at["part_of_day"] = halves[0].part, (halves[0].start, halves[0].end)
        return
    _fill_entry(text, start, end, draft)


def _more_of(text: str, start: int, end: int, draft: Convening) -> None:
    read_preparers(draft, text, start, end)
    if draft.place is None and text[start] != "(":
        draft.place = find_place(text, start, end)


def _fill_entry(text: str, start: int, end: int, draft: Convening) -> None:
    """What an entry tells in one run: place, what is held, who is invited, who prepares."""
    if m := _CONTENT.match(text, start, end):
        start = m.end()
    if leading := leading_place(text, start, end):
        draft.place, start = leading
    labels = list(INNER_LABEL.finditer(text, start, end))
    stop = labels[0].start() if labels else end
    draft.title = entry_title(text, start, stop)
    _read_invited(text, start, stop, draft)
    for tells, a, b in _labelled(text, labels, end):
        _fill_part(text, tells, a, b, draft)
    draft.place = draft.place or find_place(text, start, stop)


def entry_title(text: str, start: int, end: int) -> Range:
    """What is held: without bullet, half of the day, leader and hour before it, and what follows it."""
    state = _State(Years())
    start = _read_headings(text, _after_bullet(text, start, end), end, state)
    m = _TITLE_ENDS.search(text, min(start + 3, end), end)
    return without_stops(text, start, m.start() if m else end)


_INVITED = re.compile(r"(?:, |; |\(|\. )(?:kính |Kính )?[Mm]ời:? (?P<who>[^.;()\u2028]{4,400}?)(?= cùng (?:dự|đi|tham dự)| tham dự| dự họp|[.;(\u2028]|,? điểm |$)")
_ALL_DAY = re.compile(r"\((?:[Cc]ả ngày)\)|[,;] cả ngày")


def _read_invited(text: str, start: int, end: int, draft: Convening) -> None:
    for m in _INVITED.finditer(text, start, end):
        if not m["who"].startswith("riêng"):
            draft.attendees.append(without_stops(text, *m.span("who")))
    if m := _PRESIDES.search(text, start, end):
        draft.chair = m.span("who")
    if draft.part is None and (m := _ALL_DAY.search(text, start, end)):
        draft.part, draft.at["part_of_day"] = "all-day", m.span()
    read_preparers(draft, text, start, end)


def _fill(text: str, tells: str, start: int, end: int, state: _State) -> None:
    if state.open is None:
        return
    labels = list(INNER_LABEL.finditer(text, start, end))
    _fill_part(text, tells, start, labels[0].start() if labels else end, state.open, state.years)
    for what, a, b in _labelled(text, labels, end):
        _fill_part(text, what, a, b, state.open, state.years)


def _labelled(text: str, labels: list[re.Match[str]], end: int) -> list[tuple[str, int, int]]:
    """What each label tells, and the range of its value: up to the next label."""
    stops = [m.start() for m in labels[1:]] + [end]
    found = [(label_at(text, m.start(), end), stop) for m, stop in zip(labels, stops, strict=bool(labels))]
    return [(label[0], label[1], stop) for label, stop in found if label]


def _fill_part(text: str, tells: str, start: int, end: int, draft: Convening, years: Years | None = None) -> None:
    if tells == "time":
        occasion = read_occasion(text, start, end, years or Years())
        draft.take(occasion)
        draft.place = draft.place or find_place(text, start, end)
    elif tells == "place":
        draft.place = place_value(text, start, end) or draft.place
    elif tells == "chair":
        draft.chair = _one_value(text, start, end) or draft.chair
    elif tells == "attendees":
        draft.attendees += split_list(text, start, _before_preparer(text, start, end))
        read_preparers(draft, text, start, end)
    elif tells == "prepared_by":
        draft.prepared_by += split_list(text, start, end)
    elif draft.title is None:
        _fill_entry(text, start, end, draft)


def _one_value(text: str, start: int, end: int) -> Range | None:
    stop = next((m.start() for m in _TITLE_STOP.finditer(text, start, end)), end)
    one = without_stops(text, start, stop)
    return one if one[0] < one[1] else None


_TITLE_STOP = re.compile(rf"[;\u2028\t]|(?<=[{LOWER}][{LOWER}])\.(?= |$)|(?<=\))\.| ?\((?:LĐVP|[Cc]ả ngày)")


def _before_preparer(text: str, start: int, end: int) -> int:
    m = re.compile(r" ?\([^()\n]{2,110} chuẩn bị").search(text, start, end)
    return m.start() if m else end


_IN_A_NOTE = re.compile(r"(?P<title>(?:Hội nghị|Hội thảo|Lễ|Họp|Cuộc họp|Đại hội|Tọa đàm)[^().;\n]{2,120}?) ?(?P<when>\((?P<likely>dự kiến )?[^()\n]{0,60}\))")


def _read_note(text: str, start: int, end: int, state: _State) -> None:
    """A note under the table calls a meeting only where it gives it an hour and a day of its own, or a day in brackets."""
    if m := _NOTES.match(text, start, end):
        start = _past(text, m.end(), end)
    if m := _NUMBER.match(text, start, end):
        start = m.end()
    lead = _STARTS.match(text, start, end)
    hour = hour_at(text, lead.end() if lead else start, end)
    if hour:
        dates = find_dates(text, hour.end, min(end, hour.end + 30))
        if dates:
            state.day, state.day_at, state.part, state.part_at, state.leader = None, None, None, None, None
            draft = state.begin()
            draft.take(read_occasion(text, start, dates[0].end, state.years))
            at = _past(text, dates[0].end, end)
            if aside := re.compile(r"\([^()]{3,12}\)[, ]*").match(text, at, end):
                at = aside.end()
            stop = text.find(";", at, end)
            _fill_entry(text, at, end if stop < 0 else stop, draft)
            state.open = None
            return
    for m in _IN_A_NOTE.finditer(text, start, end):
        occasion = read_occasion(text, *m.span("when"), state.years)
        if "date" in occasion.at:
            draft = Convening(title=m.span("title"), certainty="tentative" if m["likely"] else "fixed")
            draft.take(occasion)
            state.done.append(draft)
