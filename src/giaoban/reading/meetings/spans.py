"""What a schedule's entry says of itself besides what is held: that it is but planned, and until which day it lasts."""

from __future__ import annotations

import re
from datetime import timedelta

from giaoban.reading.dates import date_at, day_of
from giaoban.reading.meetings.convening import Convening, Range
from giaoban.reading.occasions import Years, read_occasion

_TO = r" ?(?:-{1,2}|,|~|và|đến(?: hết)?|tới) ?(?:(?:[Nn]gày|NGÀY) )?(?=\d{1,2} ?/ ?\d)"
_SPAN = re.compile(r"\(?(?:[Tt]ừ )?(?:(?:[Nn]gày|NGÀY) )?(?P<first>\d{1,2})(?: ?/ ?(?P<month>\d{1,2})(?: ?/ ?\d{4})?)?" + _TO)
_SPAN_INSIDE = re.compile(
    r",? ?(?:\((?:[Tt]ừ )?(?:ngày )?|[Tt]ừ (?:ngày )?)(?P<first>\d{1,2})(?: ?/ ?(?P<month>\d{1,2})(?: ?/ ?\d{4})?)?"
    + _TO
    + r"|,? ?\((?:[Kk]éo dài )?[Đđ]ến (?:hết )?(?:ngày )?(?=\d)"
)
# `dự kiến` inside a title may be what the meeting is about: `cho ý kiến về dự kiến nhân sự`.
# So it may be at a title's beginning: `Dự kiến nhân sự đại hội`.
_PLANNED = r"(?:nhân sự|kế hoạch|chương trình|nội dung|danh sách|cơ cấu|phương án|phân|giao|thu|chi|dự toán|kinh phí|chỉ tiêu|số)\b"
LIKELY_FIRST = re.compile(rf"\(?(?P<word>[Dd]ự kiến)(?:\)(?: ?: ?| (?=\S))| ?: ?| (?=\S)(?!{_PLANNED}))")
_LIKELY_AFTER = re.compile(
    r"[,;]? ?\((?P<note>(?:[Tt]hời gian )?[Dd]ự kiến[^()\n]{0,60})\)"
    r"|(?:[,;]| -) ?(?P<word>dự kiến)(?: \d[\d/:h-]*(?:,? (?:giờ|phút|ngày|tháng|năm|\d[\d/:h-]*))*)?(?=[.;\u2028]|$)"
)
_HOW_LONG = re.compile(r"[Dd]ự kiến (?:kết thúc|đến|tới|trong|kéo dài)\b")
# Behind what was told aside a title may end, or its place stand; other words belong to it, and none of them is lost.
_ENDS = re.compile(r"[\s\u2028.;,)]*(?:$|(?:tại|ở) )")
_LONGEST = 31


def span_at(text: str, start: int, end: int) -> int | None:
    """Where the days end that begin at `start`: `03-05/6`, `Từ ngày 3 đến ngày 5/6`; None where no two days stand there."""
    m = _SPAN.match(text, start, end)
    last = date_at(text, m.end(), end) if m else None
    return last.end if last else None


def read_title(text: str, start: int, end: int, draft: Convening) -> Range:
    """The part of `text[start:end]` that tells what is held; the entry takes up that it is planned and how long it lasts."""
    if likely := LIKELY_FIRST.match(text, start, end):
        _plan(draft, likely.span("word"))
        start = likely.end()
    if likely := _LIKELY_AFTER.search(text, start + 1, end):
        _plan(draft, likely.span("note" if likely["note"] else "word"))
        if not _HOW_LONG.search(text, *likely.span()):
            draft.take(read_occasion(text, *likely.span(), Years(issued=draft.day)))
        end = _title_end(text, likely.start(), likely.end(), end)
    stop = _read_last_day(text, start, end, draft)
    return start, stop


def _title_end(text: str, before: int, behind: int, end: int) -> int:
    return before if _ENDS.match(text, behind, end) else end


def _plan(draft: Convening, at: Range) -> None:
    draft.certainty, draft.at["certainty"] = "tentative", at


def _read_last_day(text: str, start: int, end: int, draft: Convening) -> int:
    """Where the title ends: before the days that begin with the entry's own day, or before the day in brackets until which it lasts."""
    for m in _SPAN_INSIDE.finditer(text, start + 1, end):
        mention = date_at(text, m.end(), end)
        if mention is None or draft.day is None or draft.last:
            continue
        last = day_of(mention.d, mention.m, mention.y or draft.day.year)
        first = int(m["first"] or draft.day.day), int(m["month"] or (mention.m if m["first"] else draft.day.month))
        if last and first == (draft.day.day, draft.day.month) and draft.day < last <= draft.day + timedelta(_LONGEST):
            draft.last, draft.at["end_date"] = last, (mention.start, mention.end)
            return _title_end(text, m.start(), mention.end, end)
    return end
