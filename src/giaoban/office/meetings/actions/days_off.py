"""A meeting of a series falls on a day off: it is kept, moved, or left out this once. Which working day is free is proposed."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act
from giaoban.office.directory.models import Account
from giaoban.office.meetings.actions.changing import note_change
from giaoban.office.meetings.actions.checks import held_meeting, reasoned, said, same_length
from giaoban.office.meetings.calendars import office_calendar
from giaoban.office.meetings.clashes import clashes_of
from giaoban.office.meetings.kinds import Certainty, MeetingState
from giaoban.office.meetings.models import Meeting
from giaoban.office.meetings.notifying import Happening, say_to_all
from giaoban.office.meetings.when import ONE_DAY, day_words
from giaoban.timing.workdays import Calendar

KEEP, MOVE, SKIP = "keep", "move", "skip"
_LOOKED_AT = 10


def settle_day_off(actor: Account, meeting_id: int, shown: int, choice: str, *, day: dt.date | None = None, reason: str = "") -> Meeting:
    """Keep the meeting on the day off, move it to a working day, or leave it out this once."""
    with act(actor, "meetings.settle-day-off") as line:
        meeting = held_meeting(actor, meeting_id, shown)
        if meeting.asks != Meeting.Asks.DAY_OFF or meeting.state != MeetingState.PLANNED:
            raise ValidationError("Cuộc này không chờ quyết định về ngày nghỉ nữa.")
        values, why = _decided(meeting, choice, day, said(reason, 300), office_calendar())
        note_change(line, actor, meeting, why, asks=Meeting.Asks.NOTHING, **values)
        if choice != KEEP:
            say_to_all(actor, Happening.MOVED if choice == MOVE else Happening.CANCELLED, meeting)
    return meeting


def _decided(meeting: Meeting, choice: str, day: dt.date | None, reason: str, calendar: Calendar) -> tuple[dict[str, Any], str]:
    off = calendar.is_off(meeting.day) if meeting.day else None
    because = f"{day_words(meeting.day)} là ngày nghỉ{f' ({off.name})' if off else ''}" if meeting.day else "Ngày nghỉ"
    because = because[:1].upper() + because[1:]
    if choice == KEEP:
        return {"certainty": Certainty.FIXED}, reason or f"{because}; vẫn giữ."
    if choice == SKIP:
        why = reasoned(reason or f"{because}; bỏ kỳ này.")
        return {"state": MeetingState.CANCELLED, "cancelled_why": why}, why
    if choice != MOVE:
        raise ValidationError({"choice": "Chọn giữ, dời hay bỏ kỳ này."})
    if day is None:
        raise ValidationError({"day": "Ghi ngày dời đến."})
    if (new_off := calendar.is_off(day)) is not None:
        raise ValidationError({"day": f"{day_words(day)[:1].upper()}{day_words(day)[1:]} cũng là ngày nghỉ ({new_off.name})."})
    return {
        "day": day,
        "end_day": same_length(meeting, day),
        "certainty": Certainty.FIXED,
    }, reason or f"{because}; dời sang {day_words(day)}."


def free_day(meeting: Meeting) -> dt.date | None:
    """The next working day on which nothing clashes with it; where every near one has a clash, the next working day."""
    if meeting.day is None:
        return None
    calendar, day, days = office_calendar(), meeting.day, list[dt.date]()
    for _ in range(_LOOKED_AT):
        day = calendar.next_working_day(day + ONE_DAY)
        days.append(day)
    moved = [_on(meeting, each) for each in days]
    return next((each for each, found in zip(days, clashes_of(moved), strict=True) if not found), days[0])


def _on(meeting: Meeting, day: dt.date) -> Meeting:
    """The same meeting as it would be on another day."""
    other = copy.copy(meeting)
    other.day, other.end_day = day, None
    return other
