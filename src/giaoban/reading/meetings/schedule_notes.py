"""Notes under a schedule: most only remind, some call one more meeting with a day of its own."""

from __future__ import annotations

import re

from giaoban.reading.clock import hour_at
from giaoban.reading.dates import find_dates
from giaoban.reading.meetings.convening import Convening, Range
from giaoban.reading.meetings.entries import fill_entry
from giaoban.reading.occasions import Years, read_occasion

NUMBER = re.compile(r"(?:\d{1,2}[.)/]|[a-dđ][.)]|[IVX]{1,4}[.-]) ?")
STARTS = re.compile(r"(?:[Vv]ào lúc |[Ll]úc |[Hh]ồi |[Tt]ừ |[Bb]ắt đầu (?:từ |lúc )?)?")
NOTES = re.compile(r"(?:Ghi chú|GHI CHÚ|Lưu ý|LƯU Ý|\* ?Ghi chú)\b")
_ASIDE = re.compile(r"\([^()]{3,12}\)[, ]*")
_IN_A_NOTE = re.compile(
    r"(?P<title>(?:Hội nghị|Hội thảo|Lễ|Họp|Cuộc họp|Đại hội"
    r"|Tọa đàm)[^().;\n]{2,120}?) ?(?P<when>\((?P<likely>dự kiến )?[^()\n]{0,60}\))"
)


def past(text: str, at: int, end: int) -> int:
    """Where words begin again after the stops and blanks at `at`."""
    while at < end and text[at] in " ,.:;)-\u2028'":
        at += 1
    return at


def read_note(text: str, start: int, end: int, years: Years) -> list[Convening]:
    """A note under the table calls a meeting only where it gives it an hour and a day of its own, or a day in brackets."""
    if m := NOTES.match(text, start, end):
        start = past(text, m.end(), end)
    if m := NUMBER.match(text, start, end):
        start = m.end()
    lead = STARTS.match(text, start, end)
    hour = hour_at(text, lead.end() if lead else start, end)
    dates = find_dates(text, hour.end, min(end, hour.end + 30)) if hour else []
    if dates:
        return [_called_in_note(text, (start, dates[0].end), end, years)]
    found = list[Convening]()
    for m in _IN_A_NOTE.finditer(text, start, end):
        occasion = read_occasion(text, *m.span("when"), years)
        if "date" in occasion.at:
            draft = Convening(title=m.span("title"), certainty="tentative" if m["likely"] else "fixed")
            draft.take(occasion)
            found.append(draft)
    return found


def _called_in_note(text: str, when: Range, end: int, years: Years) -> Convening:
    draft = Convening()
    draft.take(read_occasion(text, *when, years))
    at = past(text, when[1], end)
    if aside := _ASIDE.match(text, at, end):
        at = aside.end()
    stop = text.find(";", at, end)
    fill_entry(text, at, end if stop < 0 else stop, draft)
    return draft
