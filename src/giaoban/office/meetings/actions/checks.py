"""What every verb of the room asks before it writes. What is wrong is said in Vietnamese, for the field it is wrong in."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F

from giaoban.office.audit.acts import Conflict, at_the_end, require
from giaoban.office.directory.models import Account
from giaoban.office.meetings import queries, rules
from giaoban.office.meetings.kinds import Certainty
from giaoban.office.meetings.models import Meeting, Stamp, WeekIssue

LONGEST_REASON = 300


def held_meeting(actor: Account, meeting_id: int, shown: int | None = None) -> Meeting:
    """A meeting that the actor may change, under a lock, as it was shown."""
    meeting = queries.visible_to(actor).select_for_update(of=("self",)).get(pk=meeting_id)
    require(rules.may_change(actor, meeting))
    if shown is not None and meeting.revision != shown:
        raise Conflict(meeting)
    return meeting


def must_stand(meeting: Meeting) -> None:
    """What was called off is put back before anything of it is changed."""
    if meeting.is_cancelled:
        raise ValidationError("Cuộc họp này đã hoãn. Chọn “Họp lại” trước khi sửa.")


def said(words: str, longest: int) -> str:
    """Words on one line, no longer than may be."""
    return " ".join(words.split())[:longest]


def reasoned(reason: str) -> str:
    """A reason that has to be given."""
    reason = said(reason, LONGEST_REASON)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do."})
    return reason


def day_stands(values: Mapping[str, Any]) -> None:
    """A day there is, unless it is to be announced; it does not end before it begins."""
    day, end_day, time, end_time = (values.get(name) for name in ("day", "end_day", "time", "end_time"))
    if values.get("certainty") == Certainty.TO_BE_ANNOUNCED:
        if day is not None:
            raise ValidationError({"day": "Đã có ngày thì chọn “Dự kiến” hoặc “Đã ấn định”."})
        return
    if day is None:
        raise ValidationError({"day": "Ghi ngày, hoặc chọn “Chưa ấn định”."})
    if end_day is not None and end_day < day:
        raise ValidationError({"end_day": "Ngày kết thúc trước ngày bắt đầu."})
    if end_time is not None and (time is None or ((end_day or day) == day and end_time <= time)):
        raise ValidationError({"end_time": "Giờ kết thúc phải sau giờ bắt đầu."})


def same_length(meeting: Meeting, day: dt.date) -> dt.date | None:
    """The last day of a meeting that begins on a day and takes as many days as it does now; None where it takes one."""
    return day + (meeting.end_day - meeting.day) if meeting.end_day and meeting.day else None


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the week of a day."""
    return day - dt.timedelta(days=day.weekday())


def is_published(days: Iterable[dt.date | None]) -> bool:
    """Has the week of any of these days been published?"""
    mondays = {monday_of(day) for day in days if day is not None}
    return WeekIssue.objects.filter(monday__in=mondays).exists()


def touched() -> None:
    """Something changed in the room: bytes that were stored of it are old when the act is done."""
    at_the_end(_count, True)


def _count(_: uuid.UUID, __: list[Any]) -> None:
    if not Stamp.objects.filter(pk=1).update(changes=F("changes") + 1):
        Stamp.objects.create(pk=1, changes=1)
