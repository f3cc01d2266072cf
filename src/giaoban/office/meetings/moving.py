"""Which days around meetings another table of days off would move: papers due, the conclusion notice. The meetings themselves stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from giaoban.office.days.gatherings import meeting_days
from giaoban.office.days.moves import Move, register_moves
from giaoban.office.directory.models import Account
from giaoban.office.meetings.models import Meeting, MeetingState
from giaoban.office.meetings.queries import visible_to
from giaoban.timing.rules import Computed
from giaoban.timing.workdays import Calendar

_BACK = dt.timedelta(days=21)  # of a meeting that is over, its notice may still be to come
_AT_ONCE = 500


def days_moved(account: Account, old: Calendar, new: Calendar) -> Iterator[Move]:
    """Of the meetings that the person sees. Nothing is kept of these days: by one table they are always the same."""
    if old is new:
        return
    before, after, today = meeting_days(old), meeting_days(new), timezone.localdate()
    held = Q(end_day__gte=today - _BACK) | Q(end_day=None, day__gte=today - _BACK)
    rows = visible_to(account).filter(held, day__isnull=False).exclude(state=MeetingState.CANCELLED)
    for meeting in rows.order_by("day", "pk").iterator(_AT_ONCE):
        assert meeting.day is not None
        yield from _move(meeting, "Tài liệu họp", before.papers_due(meeting.day), after.papers_due(meeting.day), today)
        last = meeting.last_day or meeting.day
        yield from _move(meeting, "Thông báo kết luận", before.notice_due(last), after.notice_due(last), today)


def _move(meeting: Meeting, what: str, before: Computed, after: Computed, today: dt.date) -> Iterator[Move]:
    if before.result is not None and after.result is not None and max(before.result, after.result) >= today:
        yield Move(f"{what}: {meeting.title}", "meetings.meeting", meeting.pk, before.result, after.result, after.words)


register_moves("meetings", days_moved)
