"""What has no day yet is not forgotten: every week the chief of office and the compiler are told of it, until it is set."""

from __future__ import annotations

import datetime as dt

from giaoban.office.audit.acts import act
from giaoban.office.meetings.kinds import MeetingState
from giaoban.office.meetings.models import Meeting
from giaoban.office.meetings.notifying import Happening, say


def remind_of_unset(monday: dt.date) -> int:
    """Tell of every meeting that is still to be announced, once in the week of that Monday. Returns how many there are."""
    rows = list(Meeting.objects.filter(state=MeetingState.PLANNED, day=None))
    if rows:
        with act(None, "meetings.remind-of-unset") as line:
            line.about(rows[0], meetings=len(rows))
            for one in rows:
                say(None, Happening.UNSET, one, key=f"meetings.unset {one.pk} {monday}")
    return len(rows)
