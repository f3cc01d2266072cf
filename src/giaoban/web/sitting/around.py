"""What the page of a meeting leads on to: the screen of the minutes, the minutes, the notice with its clock, the last conclusions."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.meetings import record_rules as records
from giaoban.office.meetings.models import Meeting
from giaoban.office.meetings.record_queries import meeting_before, standing_conclusions
from giaoban.web.meetings.around import Around
from giaoban.web.sitting.clock import shown_clock
from giaoban.web.sitting.hand import minutes_of
from giaoban.web.sitting.one import called


def links(account: Account, meeting: Meeting) -> Iterable[Around]:
    """Nothing where the person may not go; a fixed number of questions."""
    if not records.may_read(account, meeting):
        return [*_notice(account, meeting), *_earlier(account, meeting)]
    begun = meeting.day is not None and meeting.day <= timezone.localdate() and not meeting.is_cancelled
    minutes = minutes_of(meeting)
    writes = records.may_write(account, meeting)
    found: list[Around] = []
    if begun and (writes or minutes is not None):
        note = "đã ký" if minutes is not None and minutes.is_signed else "đang ghi" if minutes is not None else "chưa ghi"
        found.append(Around("Ghi biên bản" if writes else "Diễn biến, kết luận", reverse("sitting", args=[meeting.pk]), note=note))
    if minutes is not None:
        found.append(Around("Biên bản", reverse("meeting-minutes", args=[meeting.pk])))
    return [*found, *_notice(account, meeting), *_earlier(account, meeting)]


def _notice(account: Account, meeting: Meeting) -> list[Around]:
    many = standing_conclusions(account, meeting).count()
    if not many and meeting.notice_id is None:
        return []
    clock = shown_clock(meeting)
    return [Around("Kết luận và thông báo", reverse("meeting-notice", args=[meeting.pk]), many, clock["word"] if clock else "")]


def _earlier(account: Account, meeting: Meeting) -> list[Around]:
    last = meeting_before(account, meeting)
    if last is None:
        return []
    many = standing_conclusions(account, last).count()
    return [Around("Kết luận lần trước", reverse("meeting-notice", args=[last.pk]), many, called(last))]
