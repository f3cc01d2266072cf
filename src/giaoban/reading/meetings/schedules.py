"""Weekly and daily schedules, as lines or as a table: by day and half-day, by leader, by hour.

The paper is read piece by piece (a line, a cell, a line of a cell): a piece names a day, a half of the day or a leader and holds for what
follows, or it begins an entry, or it tells more of the entry that is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from giaoban.reading.clock import Hour, find_hours, half_at, hour_at
from giaoban.reading.context import Paper
from giaoban.reading.dates import find_dates
from giaoban.reading.lexicon.meetings import POSTS
from giaoban.reading.meetings.convening import Convening, Range, without_stops
from giaoban.reading.meetings.entries import begin_words, fill_entry, fill_labelled, more_words, title_of
from giaoban.reading.meetings.schedule_notes import NOTES, NUMBER, STARTS, past, read_note
from giaoban.reading.meetings.spans import LIKELY_FIRST, span_at
from giaoban.reading.meetings.tables import LEADER_ALONE, Piece, pieces_of
from giaoban.reading.meetings.torn import Mark, mend_days
from giaoban.reading.model import Meeting, PartOfDay
from giaoban.reading.occasions import Years, bare_weekday, read_occasion, weekday_at, weekday_of, years_of
from giaoban.reading.places import label_at

_BULLET = re.compile(r"[-+*•–] ?")
_TODAY = re.compile(r"(?:Hôm nay|Ngày mai|HÔM NAY)[^\w\n]{0,3}")
_DAY_TAIL = re.compile(r"[\s,.:;()\u2028-]*(?:(?:[Nn]gày|NGÀY) ?)?")
_POSTS = "|".join(POSTS)
_LEADER = re.compile(
    r"(?:(?:Các )?(?:[Đđ]ồng chí|Đ/[cC]|Ông|Bà) )?(?:Các |các )?"
    rf"(?:{_POSTS}|[Đđ]ồng chí|Đ/c|Đ/C|Ông|Bà)"
    r"(?![\w])[^:\n\t\u2028;]{0,110}?:(?= |$)"
)
_LEADER_BY_NAME = re.compile(
    rf"(?:Đồng chí|Đ/c|Ông|Bà) [^:.;,\n\u2028\t]{{2,40}}?(?: - |, | \()(?:{_POSTS})(?!\w)[^:.;\n\u2028\t]{{0,60}}$"
)
_AFTER_STOP = re.compile(r"(?<=[.;)]) (?=(?:Lúc |Vào lúc |Từ |Hồi )?\d{1,2} ?(?:giờ|h|g|H)|(?:Buổi )?(?:Sáng|Chiều|Tối)[ :,])")
_SAME_DAY = re.compile(r" cùng ngày")
_DAY_FOLLOWS = re.compile(r"(?:[Tt]hứ|THỨ|[Nn]gày|NGÀY|[Cc]hủ [Nn]hật) ")
_IDLE = re.compile(r"[Nn]ghỉ(?: (?:cuối tuần|lễ|phép|bù|ngày|hằng tuần|hàng tuần).{0,40})?|[-./\s]*")
_NOON = 12
_TITLE_REACH = 20


@dataclass(slots=True)
class _State:
    """What holds for the entries that follow: the day, the half of the day, the leader."""

    years: Years
    day: date | None = None
    day_at: Range | None = None
    last: date | None = None
    last_at: Range | None = None
    likely: Range | None = None
    part: PartOfDay | None = None
    part_at: Range | None = None
    leader: Range | None = None
    outer: Literal["day", "leader"] | None = None
    halves_under_leader: bool = False
    open: Convening | None = None
    row: int | None = None
    suspended: Convening | None = None
    torn: bool = False
    notes: bool = False
    marks: list[Mark] = field(default_factory=list)
    pending: list[tuple[str, Range]] = field(default_factory=list)
    done: list[Convening] = field(default_factory=list)

    def begin(self) -> Convening:
        """A new entry under the day, half and leader that hold now."""
        self.open = Convening(day=self.day, part=self.part, chair=self.leader)
        if self.day_at:
            self.open.at["date"] = self.day_at
        if self.last and self.last_at:
            self.open.last, self.open.at["end_date"] = self.last, self.last_at
        if self.likely:
            self.open.certainty, self.open.at["certainty"] = "tentative", self.likely
        if self.part_at:
            self.open.at["part_of_day"] = self.part_at
        self.done.append(self.open)
        self.suspended = None
        return self.open

    def close(self) -> None:
        """Nothing is told of the open entry any more, unless its label turns up after a torn-in day."""
        self.suspended, self.open = self.open or self.suspended, None


def read_schedule(paper: Paper) -> tuple[list[Meeting], set[int]]:
    """The entries of a schedule, and the indexes of the blocks that hold them."""
    state = _State(years_of(paper.document, paper.flow.text, scheduled=True))
    taken: set[int] = set()
    begun = False
    text = paper.flow.text
    if day := _day_of_title(paper, state.years):
        _set_day(text, *day, state)
        state.outer = None
    for piece in pieces_of(paper):
        begun = begun or _begins(text, piece)
        if not begun:
            continue
        if paper.blocks[piece.block].zone == "closing":
            state.open = None
            continue
        taken.add(piece.block)
        _read_piece(text, piece, state)
    if state.torn:
        mend_days(state.done, state.marks)
    meetings = [m for draft in state.done if (m := draft.finish(paper.flow)) and not _IDLE.fullmatch(m.title)]
    return meetings, taken if meetings else set()


def _day_of_title(paper: Paper, years: Years) -> Range | None:
    """The day of a schedule for one day, which its title gives."""
    text, titled = paper.flow.text, False
    for block in paper.blocks[:_TITLE_REACH]:
        if half_at(text, block.start, block.end) or find_hours(text, block.start, block.end):
            break
        titled = titled or text.startswith(("LỊCH", "Lịch"), block.start)
        days = find_dates(text, block.start, block.end) if titled else []
        if days:
            return (days[0].start, days[0].end) if len(days) == 1 and years.start in (None, years.end) else None
    return None


def _begins(text: str, piece: Piece) -> bool:
    if piece.role or piece.day or piece.part:
        return True
    start = _after_bullet(text, piece.start, piece.end)
    number = NUMBER.match(text, start, piece.end)
    named = number.end() if number else start
    half = half_at(text, named, piece.end)
    opened = (
        weekday_at(text, named, piece.end)
        or (half and (half.end == piece.end or text[half.end] == ":"))
        or _TODAY.match(text, start, piece.end)
        or _LEADER.match(text, named, piece.end)
        or (number and LEADER_ALONE.match(text, named, piece.end))
    )
    return bool(opened) or hour_at(text, start, piece.end) is not None


def _after_bullet(text: str, start: int, end: int) -> int:
    m = _BULLET.match(text, start, end)
    start = m.end() if m else start
    while start < end and text[start] in " *-":
        start += 1
    return start


def _read_piece(text: str, piece: Piece, state: _State) -> None:
    start = _after_bullet(text, piece.start, piece.end)
    if state.notes or NOTES.match(text, start, piece.end):
        state.notes, state.open = True, None
        state.done += read_note(text, start, piece.end, state.years)
        return
    if piece.role:
        if piece.block != state.row:
            state.row, state.open, state.pending, state.likely = piece.block, None, [], None
        if piece.role in ("place", "chair", "attendees", "prepared_by", "aside"):
            _read_column(text, piece, state)
            return
        if _names_its_time(text, start, piece, state):
            return
        if piece.role in ("time", "day") and (likely := LIKELY_FIRST.match(text, start, piece.end)):
            state.likely, start = likely.span("word"), likely.end()
    _take_column(text, piece, state)
    bulleted = start > piece.start
    at = _read_headings(text, start, piece.end, state)
    if at >= piece.end:
        return
    fresh = at > start or bulleted or (piece.role == "content" and piece.first)
    cuts = [at, *(m.end() for m in _AFTER_STOP.finditer(text, at, piece.end)), piece.end]
    for a, b in pairwise(cuts):
        _read_segment(text, a, b, state, fresh and a == at)


def _take_column(text: str, piece: Piece, state: _State) -> None:
    """What the heading of a column says of all its cells: half of the day, day, or leader."""
    if piece.part:
        state.part, state.part_at = piece.part, None
    if piece.first and (piece.part or piece.day or piece.leader):
        state.close()
    if piece.leader:
        state.leader = piece.leader
    if piece.day and piece.first:
        leader = state.leader
        _set_day(text, *piece.day, state)
        state.leader = leader


_HALF_LETTER = re.compile(r"([SCT]) ?: ?")
_HALVES: dict[str, PartOfDay] = {"S": "morning", "C": "afternoon", "T": "evening"}


def _names_its_time(text: str, start: int, piece: Piece, state: _State) -> bool:
    """A cell under `Thứ` that holds `Hai`, one under `Buổi` that holds `S`."""
    if piece.role == "half" and (part := _HALVES.get(text[start : piece.end].strip("."))):
        state.part, state.part_at = part, (start, piece.end)
        state.close()
        return True
    weekday = bare_weekday(text, start, piece.end) if piece.role == "day" else None
    if weekday:
        _open_day(state, _in_period(state.years, weekday_of(weekday)), weekday.span())
    return weekday is not None


def _read_column(text: str, piece: Piece, state: _State) -> None:
    """A cell of a column for places, chairs and the like: of the row's entry, or of the one that a later cell begins."""
    if piece.role is None or piece.role == "aside":
        return
    if state.open:
        fill_labelled(text, piece.role, piece.start, piece.end, state.open, state.years)
    elif piece.role == "chair":
        state.leader = without_stops(text, piece.start, piece.end)
    else:
        state.pending.append((piece.role, (piece.start, piece.end)))


def _begin(text: str, state: _State) -> Convening:
    draft = state.begin()
    for role, (start, end) in state.pending:
        fill_labelled(text, role, start, end, draft, state.years)
    state.pending = []
    return draft


def _read_headings(text: str, start: int, end: int, state: _State) -> int:
    """Take up the day, half of the day and leader that a piece begins with; where what is left of it begins."""
    number = NUMBER.match(text, start, end)
    if number and (weekday_at(text, number.end(), end) or half_at(text, number.end(), end)):
        start = number.end()
    at = _read_half(text, _read_day(text, start, end, state), end, state, start)
    number = NUMBER.match(text, at, end)
    named = number.end() if number else at
    leader = _LEADER.match(text, named, end) or LEADER_ALONE.match(text, named, end) or _LEADER_BY_NAME.match(text, named, end)
    if leader and label_at(text, leader.start(), end) is None:
        state.leader = without_stops(text, leader.start(), leader.end())
        if state.halves_under_leader:
            state.part, state.part_at = None, None
        state.outer = state.outer or "leader"
        state.close()
        at = past(text, leader.end(), end)
    return at


def _read_half(text: str, at: int, end: int, state: _State, start: int) -> int:
    """Take up `Sáng:`, `Chiều cùng ngày:`, `Sáng thứ Hai, ngày 16/11:`; where what follows begins."""
    if (letter := _HALF_LETTER.match(text, at, end)) and state.row is not None:
        state.part, state.part_at = _HALVES[letter[1]], letter.span(1)
        state.close()
        return letter.end()
    half = half_at(text, at, end)
    if half is None:
        return at
    after = half.end
    if same := _SAME_DAY.match(text, after, end):
        after = same.end()
    elif at == start and text[after : after + 1] == " " and (_DAY_FOLLOWS.match(text, after + 1, end)):
        after = _read_day(text, after + 1, end, state)
        if after == half.end + 1:
            return at
        after -= text[after - 1] == " "
        after -= text[after - 1] in ":."
    if after < end and text[after] not in ":.":
        return at
    state.halves_under_leader = state.halves_under_leader or (state.leader is not None and state.part_at is None)
    if at == start and state.outer != "leader" and state.row is None and not state.halves_under_leader:
        state.leader = None
    state.part, state.part_at = half.part, (half.start, half.end)
    state.close()
    return past(text, after, end)


def _read_day(text: str, start: int, end: int, state: _State) -> int:
    until = span_at(text, start, end)
    if until and (until == end or text[until] in ":)" or hour_at(text, past(text, until, end), end)):
        _set_day(text, start, until, state)
        return past(text, until, end)
    today = _TODAY.match(text, start, end)
    weekday = weekday_at(text, today.end() if today else start, end)
    at = weekday.end() if weekday else today.end() if today else start
    tail = _DAY_TAIL.match(text, at, end)
    dates = find_dates(text, at, min(end, at + 40))
    if dates and tail and tail.end() == dates[0].figures and (weekday or today or dates[0].end == end or dates[0].said):
        after = past(text, dates[0].end, end)
        if not weekday and not today and after < end and not hour_at(text, after, end):
            return start
        _set_day(text, start, dates[0].end, state)
        return after
    if weekday and (past(text, at, end) == end or hour_at(text, past(text, at, end), end)):
        day = _in_period(state.years, weekday_of(weekday))
        _open_day(state, day, weekday.span())
        return past(text, at, end)
    return start


def _set_day(text: str, start: int, end: int, state: _State) -> None:
    occasion = read_occasion(text, start, end, state.years)
    _open_day(state, occasion.day, occasion.at.get("date", (start, end)))
    state.last, state.last_at = occasion.last, occasion.at.get("end_date")


def _open_day(state: _State, day: date | None, at: Range) -> None:
    state.day, state.day_at, state.last = day, at, None
    state.part, state.part_at = None, None
    state.halves_under_leader = False
    state.outer = state.outer or "day"
    if state.outer == "day":
        state.leader = None
    state.marks.append(Mark(at, day))
    state.close()


def _in_period(years: Years, weekday: int) -> date | None:
    """The only day of the schedule's period that falls on the weekday."""
    if not years.start or not years.end or (years.end - years.start).days > 6:
        return None
    day = years.start + timedelta((weekday - years.start.weekday()) % 7)
    return day if day <= years.end else None


def _read_segment(text: str, start: int, end: int, state: _State, fresh: bool) -> None:
    lead = STARTS.match(text, start, end)
    at = lead.end() if lead else start
    if hour := hour_at(text, at, end):
        _begin_at(text, hour, end, state)
        return
    half = half_at(text, start, end)
    if half and text[half.end : half.end + 1] == " ":
        draft = _begin(text, state)
        draft.part, draft.at["part_of_day"] = half.part, (half.start, half.end)
        at = past(text, half.end, end)
        if hour := hour_at(text, at, end):
            draft.time, draft.at["time"] = hour.time, (hour.start, hour.end)
            at = past(text, hour.end, end)
        if at < end:
            fill_entry(text, at, end, draft)
        return
    label = label_at(text, start, end)
    if label and state.open is None and state.suspended and state.suspended.title:
        state.open, state.torn = state.suspended, True
    if label and state.open:
        fill_labelled(text, label[0], label[1], end, state.open, state.years)
        return
    if state.open and state.open.title is None:
        begin_words(text, start, end, state.open)
    elif (fresh and (state.day_at or state.leader)) or (state.open is None and state.day_at and _is_told(text, start, end)):
        fill_entry(text, start, end, _begin(text, state))
    elif state.open:
        more_words(text, start, end, state.open)


def _is_told(text: str, start: int, end: int) -> bool:
    """Is it a sentence right under a day (`Các đồng chí làm việc tại cơ quan.`), no heading of a column or a letterhead?"""
    return text[start].isupper() and text[end - 1] in ".;" and not text[start:end].isupper()


def _begin_at(text: str, hour: Hour, end: int, state: _State) -> None:
    draft = _begin(text, state)
    draft.time, draft.at["time"] = hour.time, (hour.start, hour.end)
    if (draft.part == "morning" and hour.time.hour > _NOON) or (draft.part == "afternoon" and hour.time.hour < _NOON - 1):
        draft.part = None
        draft.at.pop("part_of_day", None)
    at = past(text, hour.end, end)
    own = find_dates(text, at, min(end, at + 30))
    if until := span_at(text, at, end):
        occasion = read_occasion(text, at, until, state.years)
        draft.day, draft.last, draft.at["date"] = occasion.day, occasion.last, occasion.at["date"]
        draft.at["end_date"] = occasion.at.get("end_date", occasion.at["date"])
        at = past(text, until, end)
    elif own and text[at : own[0].figures].lower().strip() in ("ngày", ""):
        occasion = read_occasion(text, own[0].start, own[0].end, state.years)
        draft.day, draft.last, draft.at["date"] = occasion.day, None, (own[0].start, own[0].end)
        draft.at.pop("end_date", None)
        at = past(text, own[0].end, end)
    if at < end:
        begin_words(text, at, end, draft)


def entry_title(text: str, start: int, end: int) -> Range:
    """What is held: without bullet, half of the day and leader before it, and what follows it."""
    start = _read_headings(text, _after_bullet(text, start, end), end, _State(Years()))
    return title_of(text, start, end)
