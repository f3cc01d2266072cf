"""The notice's clock: by when the conclusions of a meeting are to be sent out, counted on the office's calendar, and how it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from giaoban.office.days.gatherings import MeetingDays, meeting_days
from giaoban.office.meetings.models import Meeting
from giaoban.timing.rules import Computed
from giaoban.timing.workdays import TooFarError

NEAR = 2  # calendar days before the latest day from which it is told


@dataclass(frozen=True, slots=True)
class Clock:
    """The latest day with its trace; `left` calendar days to it, less than nought when it is over; `sent` the day of the notice."""

    due: Computed
    left: int
    sent: dt.date | None

    @property
    def day(self) -> dt.date:
        """The latest day."""
        assert self.due.result is not None
        return self.due.result

    @property
    def is_running(self) -> bool:
        """Is the notice still waited for?"""
        return self.sent is None

    @property
    def is_over(self) -> bool:
        """Is it late, or was it?"""
        return self.left < 0 if self.sent is None else self.sent > self.day

    @property
    def is_near(self) -> bool:
        """Is it waited for, and the day near?"""
        return self.is_running and 0 <= self.left <= NEAR


def clock_of(meeting: Meeting, today: dt.date, days: MeetingDays | None = None) -> Clock | None:
    """The clock of a meeting; None before it has a day, or where its day is beyond the calendar. Ask with its notice read along.

    `days` is how the office counts, asked for once where there are many meetings.
    """
    last = meeting.last_day
    try:
        due = (days or meeting_days()).notice_due(last) if last is not None else None
    except TooFarError:
        return None
    if due is None or due.result is None:
        return None
    sent = meeting.notice.date or today if meeting.notice is not None else None
    return Clock(due, (due.result - today).days, sent)
