"""Words that papers of meetings share: whose meeting, when in words, what is shown of a matter."""

from __future__ import annotations

import datetime as dt

from giaoban.office.meetings.headings import heading_of, is_heading
from giaoban.office.meetings.kinds import Body, Certainty, Half
from giaoban.office.meetings.models import Item, Meeting
from giaoban.office.meetings.when import WEEKDAYS

_HALVES = {Half.MORNING: "buổi sáng", Half.AFTERNOON: "buổi chiều", Half.EVENING: "buổi tối", Half.ALL_DAY: "cả ngày"}
_PARTY_BODIES = {
    Body.COMMITTEE: "Ban Chấp hành Đảng bộ", Body.STANDING_BOARD: "Ban Thường vụ Đảng ủy", Body.PERMANENT_LEADERS: "Thường trực Đảng ủy",
}  # fmt: skip
_WITHOUT_NOUN = ("làm việc", "đối thoại", "tiếp ", "kiểm tra", "giám sát", "khảo sát")  # what is done there, and no word for a meeting


def when_said(meeting: Meeting) -> str:
    """`08 giờ 00, thứ Năm, ngày 26/11/2026`; `dự kiến buổi sáng, …`; that a day is still to come where there is none."""
    if meeting.day is None:
        return "thông báo sau"
    half = _HALVES[Half(meeting.half)] if meeting.half else ""
    begun = clock_said(meeting.time) if meeting.time else half
    words = ", ".join(part for part in (begun, day_said(meeting.day)) if part)
    if meeting.end_day and meeting.end_day != meeting.day:
        words = f"từ {words} đến {day_said(meeting.end_day)}"
    return f"dự kiến {words}" if meeting.certainty == Certainty.TENTATIVE else words


def day_said(day: dt.date) -> str:
    """`thứ Năm, ngày 26/11/2026`."""
    return f"{WEEKDAYS[day.weekday()]}, ngày {day:%d/%m/%Y}"


def clock_said(time: dt.time) -> str:
    """`08 giờ 00`."""
    return f"{time:%H} giờ {time:%M}"


def place_said(meeting: Meeting) -> str:
    """Where it is held."""
    return meeting.place or (meeting.room.name if meeting.room else "")


def body_said(meeting: Meeting, otherwise: str) -> str:
    """Who meets: `Ban Thường vụ Đảng ủy`; of a meeting of no body, the words given."""
    if not meeting.body:
        return otherwise
    return _PARTY_BODIES.get(Body(meeting.body), Body(meeting.body).label)


def matter_said(item: Item) -> str:
    """A matter's title; of a confidential one no more than a heading that names nobody."""
    if not item.confidential or is_heading(item.title):
        return item.title
    return heading_of(item.title)


def small(words: str) -> str:
    """Words that go on in a sentence: `Hội nghị …` → `hội nghị …`; a name in capitals stays."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def held_said(meeting: Meeting) -> str:
    """What is held, as it goes on in a sentence: `hội nghị …`, `buổi làm việc …`."""
    title = small(meeting.title)
    return f"buổi {title}" if title.startswith(_WITHOUT_NOUN) else title
