"""What looks wrong or is left open in the meetings of a paper, as a clerk is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from giaoban.reading.context import Paper
from giaoban.reading.dates import DateMention, find_dates
from giaoban.reading.lexicon.meetings import WEEKDAY_NAMES
from giaoban.reading.model import Finding, Meeting
from giaoban.reading.occasions import Years, find_weekdays, weekday_of, years_of

_APART = re.compile(r"[\s,.:;()\u2028-]{0,6}(?:(?:[Nn]gày|NGÀY) ?)?")
_BEFORE = re.compile(r"[\s,]{0,2}\(?")


def meeting_findings(paper: Paper) -> list[Finding]:
    """Meetings without a day, agendas with gaps, days that fall on another day of the week."""
    found: list[Finding] = []
    for meeting in paper.meetings:
        found += _of_meeting(meeting)
    found += _of_weekdays(paper)
    return found


def _of_meeting(meeting: Meeting) -> Iterator[Finding]:
    if meeting.certainty == "to-be-announced" and meeting.date is None:
        yield Finding("meeting-date-to-be-announced", meeting.span, f"Chưa ấn định ngày họp: {meeting.title}")
    if any(item.prepared_by for item in meeting.agenda):
        for item in meeting.agenda:
            if not item.prepared_by:
                which = f"Nội dung {item.number}" if item.number else "Một nội dung"
                yield Finding("preparer-missing", item.span, f"{which} chưa ghi cơ quan chuẩn bị: {item.title}")


def _of_weekdays(paper: Paper) -> Iterator[Finding]:
    """`Thứ Hai, ngày 27/5`, `ngày 07/02/2026 (thứ Sáu)`: the day named must fall on the day of the week."""
    text, flow = paper.flow.text, paper.flow
    years = years_of(paper.document, text, scheduled=paper.document.type in ("LICH", None))
    for m in find_weekdays(text):
        mention = _day_beside(text, m)
        day = (mention.day or _in_year(mention, years)) if mention else None
        if mention is None or day is None or day.weekday() == weekday_of(m):
            continue
        span = flow.span(min(m.start(), mention.start), max(m.end(), mention.end))
        said, real = WEEKDAY_NAMES[weekday_of(m)], WEEKDAY_NAMES[day.weekday()]
        yield Finding("weekday-and-date-disagree", span, f"Ngày {day:%d/%m/%Y} là {real}, văn bản ghi {said}")


def _in_year(mention: DateMention, years: Years) -> date | None:
    return years.of(mention.d, mention.m) if mention.y is None else None


def _day_beside(text: str, m: re.Match[str]) -> DateMention | None:
    """The day right after the weekday, or right before it when the weekday stands in brackets."""
    apart = _APART.match(text, m.end())
    after = find_dates(text, m.end(), min(len(text), m.end() + 30))
    if after and apart and after[0].figures == apart.end():
        return after[0]
    floor = max(0, m.start() - 40)
    before = find_dates(text, floor, m.start())
    if before and text[m.start() - 1] == "(" and _BEFORE.fullmatch(text, before[-1].end, m.start()):
        return before[-1]
    return None
