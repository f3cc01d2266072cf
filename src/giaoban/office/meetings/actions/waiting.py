"""The office is told of conclusion notices that are near their latest day, and once more when they are late."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from giaoban.office.days.gatherings import meeting_days
from giaoban.office.directory.queries import RoleHolder, role_holders
from giaoban.office.directory.visibility import Kind, Relation, Role, reach
from giaoban.office.meetings.clock import Clock, clock_of
from giaoban.office.meetings.models import Meeting
from giaoban.office.meetings.record_queries import notices_waited_for
from giaoban.office.notices.actions import Telling, tell_all

NOTICE_NEAR, NOTICE_LATE = "meetings.notice-near", "meetings.notice-late"
TOLD = frozenset({Role.CHIEF, Role.COMPILER})


def tell_of_notices(today: dt.date) -> None:
    """Tell the chief of office and the compilers, of each meeting once when the day is near and once when it is over."""
    people = role_holders(Q(holdings__role__in=TOLD))
    tellings: list[Telling] = []
    days = meeting_days()
    for meeting in notices_waited_for():
        clock = clock_of(meeting, today, days)
        if clock is not None and (clock.is_near or clock.is_over):
            tellings += [_telling(who, meeting, clock) for who in people if _concerned(who, meeting)]
    tell_all(tellings)


def _concerned(who: RoleHolder, meeting: Meeting) -> bool:
    most = reach(who, Kind.MEETING).get(Relation.ANY)
    return bool(who.roles & TOLD) and most is not None and meeting.confidentiality <= most


def _telling(who: RoleHolder, meeting: Meeting, clock: Clock) -> Telling:
    kind = NOTICE_LATE if clock.is_over else NOTICE_NEAR
    left = f"còn {clock.left} ngày" if clock.left else "hôm nay là ngày cuối"
    how = f"đã quá hạn {clock.day:%d/%m/%Y}" if clock.is_over else f"{left}, chậm nhất {clock.day:%d/%m/%Y}"
    reason = f"Văn phòng ra thông báo kết luận: {how}"
    return Telling(who.account_id, kind, ("meetings.meeting", meeting.pk), meeting.title, reason, f"{kind} {meeting.pk} {clock.day:%Y%m%d}")
