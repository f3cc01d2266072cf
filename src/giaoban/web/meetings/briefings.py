"""A briefing leads to the board of that day; the board is kept in its own room."""

from __future__ import annotations

from django.urls import reverse

from giaoban.office.directory.models import Account
from giaoban.office.meetings.kinds import MeetingKind
from giaoban.office.meetings.models import Meeting
from giaoban.office.work.briefing_queries import briefings_visible_to
from giaoban.web.doors import sees_work
from giaoban.web.meetings.around import Around


def of_that_day(account: Account, meeting: Meeting) -> list[Around]:
    """The boards that were held that day, where the person may see them; else the way to the boards."""
    if meeting.kind != MeetingKind.BRIEFING or not sees_work(account):
        return []
    held = briefings_visible_to(account).filter(held_on=meeting.day).select_related("board") if meeting.day else []
    found = [Around(f"Bảng {one.board}", reverse("briefing", args=[one.pk])) for one in held]
    return found or [Around("Bảng giao ban", reverse("briefings"))]
