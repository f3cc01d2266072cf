"""The days around a meeting as this office counts them: on its own calendar, with its own numbers where its regulations set some."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from giaoban.office.days import queries
from giaoban.timing import meetings
from giaoban.timing.rules import Computed
from giaoban.timing.workdays import Calendar


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """The calendar, and how many working days before or after; None where the general rule holds. Asked for once for many meetings."""

    calendar: Calendar
    papers: int | None = None
    invitation: int | None = None
    notice: int | None = None

    def papers_due(self, day: dt.date) -> Computed:
        """Until when the papers of a meeting on a day are to be sent."""
        return meetings.papers_due(day, self.calendar, self.papers)

    def invitation_due(self, day: dt.date) -> Computed:
        """Until when its invitations are to be sent."""
        return meetings.invitation_due(day, self.calendar, self.invitation)

    def notice_due(self, day: dt.date) -> Computed:
        """Until when the conclusion notice of a meeting that ended on a day is to be issued."""
        return meetings.notice_due(day, self.calendar, self.notice)


def meeting_days(calendar: Calendar | None = None) -> MeetingDays:
    """How the office counts today; by another calendar where one is asked about."""
    kept = queries.settings()
    return MeetingDays(calendar or queries.calendar_of(kept), kept.papers_days, kept.invitation_days, kept.notice_days)
