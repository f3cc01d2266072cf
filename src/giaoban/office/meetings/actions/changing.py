"""A meeting moved, corrected, called off, put back. Every earlier state is kept; a reason is asked for once the week is published."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Line, act, as_json, revise
from giaoban.office.directory.models import Account
from giaoban.office.meetings.actions.checks import day_stands, held_meeting, is_published, must_stand, reasoned, said, touched
from giaoban.office.meetings.calendars import is_asked_of
from giaoban.office.meetings.kinds import Certainty, MeetingState
from giaoban.office.meetings.models import Meeting, MeetingChange
from giaoban.office.meetings.notifying import Happening, say_to_all

_TIMES = ("certainty", "day", "end_day", "time", "end_time")


def change_meeting(actor: Account, meeting_id: int, shown: int, *, reason: str = "", **values: Any) -> Meeting:
    """Move or correct a meeting. Raises Conflict where it was changed since it was shown, ValidationError for a day that cannot be."""
    with act(actor, "meetings.change-meeting") as line:
        meeting = held_meeting(actor, meeting_id, shown)
        must_stand(meeting)
        if "title" in values and not said(str(values["title"]), 500):
            raise ValidationError({"title": "Ghi nội dung."})
        if values.get("certainty") == Certainty.TO_BE_ANNOUNCED:
            values["end_day"] = None  # what has no first day has no last one
        day_stands({name: values.get(name, getattr(meeting, name)) for name in _TIMES})
        before = _when_where(meeting)
        if meeting.asks and values.get("day", meeting.day) != meeting.day and not is_asked_of(meeting.series, values["day"]):
            values["asks"] = Meeting.Asks.NOTHING  # moved off the day off: that is the answer
        note_change(line, actor, meeting, reason, **values)
        if _when_where(meeting) != before:
            say_to_all(actor, Happening.MOVED, meeting)
    return meeting


def _when_where(meeting: Meeting) -> tuple[object, ...]:
    return tuple(getattr(meeting, name) for name in (*_TIMES, "half", "place", "room_id"))


def cancel_meeting(actor: Account, meeting_id: int, shown: int, *, reason: str) -> Meeting:
    """A meeting is not held; it stays on the schedule, struck through, with the reason."""
    with act(actor, "meetings.cancel-meeting") as line:
        meeting = held_meeting(actor, meeting_id, shown)
        if meeting.state != MeetingState.PLANNED:
            raise ValidationError("Chỉ hoãn được cuộc chưa diễn ra.")
        why = reasoned(reason)
        note_change(line, actor, meeting, why, state=MeetingState.CANCELLED, cancelled_why=why, asks="")
        say_to_all(actor, Happening.CANCELLED, meeting)
    return meeting


def restore_meeting(actor: Account, meeting_id: int, shown: int, *, reason: str = "") -> Meeting:
    """A meeting that was called off is held after all."""
    with act(actor, "meetings.restore-meeting") as line:
        meeting = held_meeting(actor, meeting_id, shown)
        if not meeting.is_cancelled:
            raise ValidationError("Cuộc họp này không bị hoãn.")
        note_change(line, actor, meeting, reason, state=MeetingState.PLANNED, cancelled_why="")
        say_to_all(actor, Happening.RESTORED, meeting)
    return meeting


def note_change(line: Line, actor: Account | None, meeting: Meeting, reason: str, **values: Any) -> None:
    """Change fields of a meeting that is held under a lock, and keep what stood before; calendars that have it take it anew.

    Nothing is written where nothing differs. Once the week of the old or the new day is published, a reason is needed.
    """
    before = {name: as_json(meeting, name) for name in values}
    published = is_published([meeting.day, values.get("day", meeting.day)])
    old_revision = meeting.revision
    revise(line, meeting, meeting.revision, **values, sequence=meeting.sequence + (1 if _differs(meeting, values) else 0))
    if meeting.revision == old_revision:
        return
    after = {name: as_json(meeting, name) for name in values}
    changed = [name for name in values if before[name] != after[name]]
    why = reasoned(reason) if published else said(reason, 300)
    was, becomes = ({name: values[name] for name in changed} for values in (before, after))
    MeetingChange.objects.create(meeting=meeting, before=was, after=becomes, reason=why, by=actor)
    touched()


def _differs(meeting: Meeting, values: dict[str, Any]) -> bool:
    return any(getattr(meeting, name) != value for name, value in values.items())
