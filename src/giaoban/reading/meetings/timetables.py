"""Timetables in plans and notices: which unit on which day, at which hours; reception calendars by month; days by half-days.

Extraction leaves such a table as rows of cells, as lines that end with the day or the hours, or as one cell a line: all three are read.
Hours told for all mornings and all afternoons (`Sáng bắt đầu từ 7h30; chiều từ 13h30`) hold for the rows that name only a half of the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from giaoban.reading.clock import PARTS, find_hours
from giaoban.reading.context import Paper
from giaoban.reading.dates import day_of, find_dates
from giaoban.reading.layout import Block
from giaoban.reading.meetings.convening import Convening, Range, block_at, without_stops
from giaoban.reading.meetings.event_tables import read_event_tables
from giaoban.reading.meetings.tables import row_cells
from giaoban.reading.model import Meeting, PartOfDay
from giaoban.reading.occasions import Years, read_occasion
from giaoban.reading.places import find_place, label_at, place_value

_TITLES = ("LỊCH", "LICH", "Lịch")
_TITLE = re.compile(rf"[^\w\n]{{0,6}}(?:{'|'.join(_TITLES)})")
_ANNOUNCED = re.compile(r"lịch(?:(?<=theo lịch)|[^.\n]{0,90}(?:như sau|sau ?:|kèm))")
_HALF = r"(?:(?P<half>[Ss]áng|SÁNG|[Cc]hi[ềêế]u|CHIỀU|[Cc]ả ngày)[ ,]{0,2})"
_DAY = r"(?:[Nn]gày )?(?:\d{1,2}(?:/\d{1,2})?(?:/\d{4})? ?(?:-|đến|và|,) ?(?:ngày )?)?\d{1,2}/\d{1,2}/\d{4}"
_HOURS = (
    r"[\d§]\d?(?:[hHg]|:| ?giờ ?)(?:\d{2})? ?(?:'|phút)? ?(?:-{1,2}|~|đến) ?[\]Il]?\d{1,2}(?:[hHg]|:"
    r"| ?giờ ?)(?:\d{2})?"
)
_ROW_DAY = re.compile(rf"{_HALF}?(?:{_DAY})(?: ?\([^()\n]{{2,12}}\))?(?=[^\S\n]*(?:\n|$|[ \t][^\W\d_]))")
_SOME_HOURS = re.compile(_HOURS)
_ROW_HOURS = re.compile(rf"[-_ ]{{0,3}}{_HOURS}(?=[^\S\n]*[|]?(?:\n|$|[ \t][^\W\d_]))")
_LEAD_DAY = re.compile(rf"(?:[^\w\n]|_){{0,8}}{_HALF}(?:(?:ngày )?(?P<day>\d{{1,2}}/+\d{{1,2}}/\d{{4}}))?(?:[^\w\n(]|_){{0,8}}")
_LEAD = re.compile(r"(?:[^\w\n(]|_|\d{1,3}(?=[.|)\t ])|(?:[mM]{1,2}|[a-z]) (?=[^\W\d_]))*")
_MONTH_ROW = re.compile(r"(?:Tháng (?=\d)|(?=\d{1,2}/\d{4}))(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?(?!\d)")
_DAYS_CELL = re.compile(r"(?:[Nn]gày |[Cc]ác ngày )?(?P<first>\d{1,2})(?: ?[;,] ?\d{1,2}| và \d{1,2})*(?= ?(?:\(|$))")
_YEAR = re.compile(r"(?<!\d )năm (\d{4})")
_NAME = re.compile(r"(?:(?:Ông|Bà|Đ/c|Đồng chí) )?[^\W\d_]+(?: [^\W\d_]+){1,5}")
_BY_HALF = re.compile(
    r"(?P<half>[Ss]áng|[Cc]hi[ềêế]u)(?::? (?:b[ắăâ]t [đd][ầâ]u |làm việc |từ |lúc ){1,4}|: )(?P<hour>\d{1,2}(?:h|g"
    r"| giờ)(?: ?\d{2})?)"
)
_ELSE = re.compile(
    r"không (?:ghi chú|ghi|có ghi chú)[^.;\n]{0,30}bu[ổô]i[^.;\n]{0,40}?(?P<half>sáng"
    r"|chi[ềê]u)[^.;\n]{0,12}?(?P<hour>\d{1,2}(?:h|g| giờ)(?: ?\d{2})?)"
)
_HEADING = re.compile(r"\W{0,6}L[ỊI]CH")
_FULL_DATE = re.compile(r"/\d{1,2}/\d{4}")
_DAY_REACH = 40
_FEWEST = 3
_APART = 260
_ABOVE = 8
_STROKES = 14


@dataclass(slots=True)
class Frame:
    """The hours that a paper tells for all mornings and afternoons, and for rows that name neither."""

    by_half: dict[PartOfDay, tuple[time, Range]]
    otherwise: tuple[PartOfDay, time, Range] | None


def read_timetables(paper: Paper, years: Years) -> tuple[list[tuple[int, Meeting]], set[int]]:
    """The rows of the paper's timetables, with where each begins, and the blocks they fill."""
    text = paper.flow.text
    rows = _month_rows(paper)
    if rows:
        return _finish(paper, rows)
    drafts = read_event_tables(paper, years)
    if not drafts and (_ANNOUNCED.search(text) or _is_titled(paper)):
        runs = _runs(_hour_rows(text) or _day_rows(text, years))
        drafts = [draft for run in runs for draft in _placed(paper, run)]
    if not drafts:
        return [], set()
    frame = frame_of(paper)
    for draft in drafts:
        set_hour(draft, frame)
    return _finish(paper, drafts)


def _is_titled(paper: Paper) -> bool:
    text = paper.flow.text
    return any(word in text for word in _TITLES) and any(_TITLE.match(text, block.start) for block in paper.blocks)


def _runs(drafts: list[Convening]) -> list[list[Convening]]:
    """The rows that stand close below each other; one or two lines that end with a day are no timetable."""
    runs: list[list[Convening]] = []
    for draft in drafts:
        if runs and draft.title and runs[-1][-1].title and draft.title[0] - runs[-1][-1].title[1] < _APART:
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return [run for run in runs if len(run) >= _FEWEST]


def _placed(paper: Paper, run: list[Convening]) -> list[Convening]:
    """The rows with the place that a label shortly above them gives for all."""
    text, first = paper.flow.text, run[0].title
    top = block_at(paper.blocks, first[0]) if first else 0
    for block in reversed(paper.blocks[max(0, top - _ABOVE) : top]):
        if _HEADING.match(text, block.start, block.end):
            break
        label = label_at(text, block.body, block.end)
        if label and label[0] == "place":
            place = place_value(text, label[1], block.end)
            for draft in run:
                draft.place = draft.place or place
            break
    return run


def _finish(paper: Paper, drafts: list[Convening]) -> tuple[list[tuple[int, Meeting]], set[int]]:
    found = [(d.title[0], m) for d in drafts if d.title and (m := d.finish(paper.flow))]
    return found, {block_at(paper.blocks, at) for at, _ in found}


def frame_of(paper: Paper) -> Frame:
    """What the paper tells of the hours of all mornings and afternoons."""
    text = paper.flow.text
    by_half: dict[PartOfDay, tuple[time, Range]] = {}
    for m in _BY_HALF.finditer(text):
        part, hours = _part(m["half"]), find_hours(text, m.start("hour"), m.end("hour"))
        if part and hours:
            by_half.setdefault(part, (hours[0].time, m.span("hour")))
    otherwise = None
    if rest := _ELSE.search(text):
        part, hours = _part(rest["half"]), find_hours(text, rest.start("hour"), rest.end("hour"))
        if part and hours:
            otherwise = (part, hours[0].time, rest.span())
    return Frame(by_half, otherwise)


def _part(word: str) -> PartOfDay | None:
    first = word[:1].lower()
    return {"s": PARTS["morning"], "c": PARTS["all"] if word.lower().startswith("cả") else PARTS["afternoon"]}.get(first)


def _between(text: str, start: int, end: int) -> Range:
    """What stands between the rows above and the time of this one: from its line, without numbering and the strokes of scans."""
    start = max(start, text.rfind("\n", start, end) + 1)
    stroke = text.rfind("|", start, min(end, start + _STROKES))
    start = stroke + 1 if stroke >= 0 else start
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in " |-_.;:,\t":
        end -= 1
    return start, end


def _day_rows(text: str, years: Years) -> list[Convening]:
    """`Trung tâm y tế huyện ... Sáng ngày 24/11/2017`: rows that end with their day."""
    drafts, at = list[Convening](), 0
    for year in _FULL_DATE.finditer(text):
        m = _ROW_DAY.search(text, max(at, year.start() - _DAY_REACH), min(len(text), year.end() + _DAY_REACH))
        if m is None or not m.start() < year.start() < m.end():
            continue
        title = _between(text, at, m.start())
        at = m.end()
        if (
            not 4 <= title[1] - title[0] <= 120
            or text[title[0]] in "(-"
            or text[title[0]].islower()
            or _in_sentence(text, title, m.start())
        ):
            continue
        draft = Convening(title=title)
        draft.take(read_occasion(text, m.start(), m.end(), years))
        drafts.append(draft)
    return drafts


_SENTENCE = re.compile(
    r"(?<!\w)(?:số|trước|theo|ngày|[Tt]ừ|đến|[Nn]gày|của|về|kèm|tại|hết|Quyết định|Căn cứ|Thông báo|Kế hoạch|Công văn)[ -]*$"
)


def _in_sentence(text: str, title: Range, at: int) -> bool:
    """Does the day belong to a sentence (`Quyết định số ... ngày`) rather than close a row?"""
    return (
        bool(_SENTENCE.search(text[title[0] : at]))
        or re.search(r"(?<!\w)[Ss]ố[: ]", text[title[0] : at]) is not None
        or text[title[0] : at].count(" ") > 16
    )


def set_hour(draft: Convening, frame: Frame) -> None:
    """Give a row that names only a half of the day the hour that the paper tells for it."""
    if draft.time is not None:
        return
    if draft.part in frame.by_half:
        draft.time, draft.at["time"] = frame.by_half[draft.part]
    elif draft.part is None and frame.otherwise:
        draft.part, draft.time, at = frame.otherwise
        draft.at["time"] = draft.at["part_of_day"] = at


def _hour_rows(text: str) -> list[Convening]:
    """`BVĐK ... 8h30 - 8h45`: rows that end with their hours, under the day that the first of them begins with."""
    drafts, at = list[Convening](), 0
    if not _SOME_HOURS.search(text):
        return drafts
    day, day_at, part, part_at = None, None, None, None
    for m in _ROW_HOURS.finditer(text):
        start = max(at, text.rfind("\n", at, m.start()) + 1)
        at = m.end()
        if head := _LEAD_DAY.match(text, start, m.start()):
            start, part, part_at = head.end(), _part(head["half"]), head.span("half")
            if head["day"] and (dates := find_dates(text, head.start("day"), head.end("day"))):
                day, day_at = dates[0].day, head.span("day")
        title = _between(text, start, m.start())
        if day_at is None or not 2 <= title[1] - title[0] <= 160:
            continue
        hours = find_hours(text, m.start(), m.end())
        draft = Convening(title=title, day=day, part=part)
        draft.at = {"date": day_at} | ({"part_of_day": part_at} if part_at else {})
        if hours and hours[0].start - m.start() < 4 and "§" not in m[0]:
            draft.time, draft.at["time"] = hours[0].time, (hours[0].start, hours[0].end)
        drafts.append(draft)
    return drafts


def _month_rows(paper: Paper) -> list[Convening]:
    """A reception calendar: `Tháng 7 | name | post | Ngày 03; 10; 17`, each row dated with its first day."""
    text = paper.flow.text
    rows = [(i, m) for i, b in enumerate(paper.blocks) if b.kind == "row" and (m := _MONTH_ROW.match(text, b.start, b.end))]
    if not rows:
        return []
    place = _reception_place(paper, rows[0][0])
    told = next((int(m[1]) for m in _YEAR.finditer(text)), paper.document.date.year if paper.document.date else None)
    return [draft for index, month in rows if (draft := _month_row(paper, paper.blocks[index], month, told, place))]


def _month_row(paper: Paper, block: Block, month: re.Match[str], told: int | None, place: Range | None) -> Convening | None:
    text, cells = paper.flow.text, row_cells(paper, block)
    days = next((m for a, b in reversed(cells) if a > block.start and (m := _days_at(text, a, b))), None)
    if days is None:
        return None
    year = int(month["year"]) if month["year"] else told
    draft = Convening(title=without_stops(text, block.start, block.end), place=place)
    draft.day = day_of(int(days["first"]), int(month["month"]), year) if year else None
    draft.at["date"] = days.span()
    draft.chair = next(((a, b) for a, b in cells[1:] if _NAME.fullmatch(text, a, b)), None)
    return draft


def _days_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The days of a month that a cell lists and nothing else but their weekday in brackets."""
    m = _DAYS_CELL.match(text, start, end)
    return m if m and (m.end() == end or text[m.end()] in " (") else None


def _reception_place(paper: Paper, top: int) -> Range | None:
    """The room named in the text shortly above the table."""
    text = paper.flow.text
    for block in reversed(paper.blocks[max(0, top - _ABOVE) : top]):
        if block.kind != "row" and (place := find_place(text, block.start, block.end)):
            return place
    return None
