"""When something is held, in words, and how much of a day it takes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from giaoban.office.meetings.kinds import Certainty, Half
from giaoban.office.meetings.models import Meeting

if TYPE_CHECKING:
    from giaoban.office.meetings.entries import Entry

ONE_DAY = dt.timedelta(days=1)
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
UNSET_WORDS = "chưa ấn định"
_NOON, _EVENING, _MIDNIGHT = 12 * 60, 18 * 60, 24 * 60
_HALVES = {Half.MORNING: (0, _NOON), Half.AFTERNOON: (_NOON, _EVENING), Half.EVENING: (_EVENING, _MIDNIGHT)}
_USUAL = 120  # minutes that something takes whose end is not said


class Taken(NamedTuple):
    """From which minute of a day to which; `sure` where an hour was named."""

    start: int
    end: int
    sure: bool


def day_words(day: dt.date) -> str:
    """`thứ Năm 26/11/2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


def when_words(meeting: Meeting) -> str:
    """`dự kiến sáng thứ Năm 26/11/2026, 08:00`; `chưa ấn định`."""
    if meeting.day is None:
        return UNSET_WORDS
    half = Half(meeting.half).label.lower() if meeting.half else ""
    words = " ".join(part for part in (half, day_words(meeting.day)) if part)
    if meeting.end_day and meeting.end_day != meeting.day:
        words = f"từ {words} đến {day_words(meeting.end_day)}"
    hours = hours_words(meeting.time, meeting.end_time)
    words = f"{words}, {hours}" if hours else words
    return f"dự kiến {words}" if meeting.certainty == Certainty.TENTATIVE else words


def hours_words(start: dt.time | None, end: dt.time | None) -> str:
    """`08:00`, `08:00–10:30`; nothing where no hour is named."""
    if start is None:
        return ""
    return f"{start:%H:%M}–{end:%H:%M}" if end else f"{start:%H:%M}"


def taken_on(meeting: Meeting | Entry, day: dt.date) -> Taken | None:
    """How much of a day something takes; None where it is not held then."""
    if meeting.day is None or not meeting.day <= day <= (meeting.end_day or meeting.day):
        return None
    if meeting.time is None:
        return Taken(*_HALVES.get(Half(meeting.half), (0, _MIDNIGHT)), sure=False) if meeting.half else Taken(0, _MIDNIGHT, sure=False)
    start = _minutes(meeting.time) if day == meeting.day else 0
    if day == (meeting.end_day or meeting.day) and meeting.end_time is not None:
        return Taken(start, _minutes(meeting.end_time), sure=True)
    return Taken(start, min(start + _USUAL, _MIDNIGHT) if meeting.last_day == meeting.day else _MIDNIGHT, sure=True)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def half_of(meeting: Meeting) -> Half | None:
    """Which half of the day it belongs to: the one named, else by its hour."""
    if meeting.half:
        return Half(meeting.half)
    if meeting.time is None:
        return None
    at = _minutes(meeting.time)
    return Half.MORNING if at < _NOON else Half.AFTERNOON if at < _EVENING else Half.EVENING
