"""Meetings of the story: the Standing Board of 26 November 2026 and what stands around it; quick to make where no test is about that."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.meetings.kinds import Body, Certainty, MeetingKind, MeetingState, Part
from giaoban.office.meetings.models import Attendee, Conclusion, Item, Meeting, Series
from tests.people import Organs, People, person_of

BOARD_DAY = dt.date(2026, 11, 26)  # a Thursday
MONDAY = dt.date(2026, 11, 23)  # its week; the 24th is a day off
TITLE = "Hội nghị Ban Thường vụ Đảng ủy"
MATTERS = ("Dự thảo Báo cáo kết quả năm 2026", "Phương án phòng cháy, chữa cháy rừng")
PERSONNEL = "Công tác cán bộ"


def make_meeting(day: dt.date | None = BOARD_DAY, **fields: Any) -> Meeting:
    """A meeting of the Standing Board, in the morning."""
    values: dict[str, Any] = {
        "kind": MeetingKind.CONFERENCE, "body": Body.STANDING_BOARD, "title": TITLE, "day": day, "half": "morning", "time": dt.time(8),
        "certainty": Certainty.FIXED if day else Certainty.TO_BE_ANNOUNCED,
    }  # fmt: skip
    return Meeting.objects.create(**(values | fields))


def make_item(meeting: Meeting, **fields: Any) -> Item:
    """A matter of it, behind those that are there."""
    place = meeting.items.count() + 1
    return Item.objects.create(**({"meeting": meeting, "place": place, "number": f"({place})", "title": MATTERS[0]} | fields))


def call(meeting: Meeting, *, account: Account | None = None, part: str = Part.MEMBER, **whom: Any) -> Attendee:
    """Somebody called to it: an account's person, else a `person`, an `organ`, a guest by his `words`."""
    if account is not None:
        whom["person"] = person_of(account)
    return Attendee.objects.create(meeting=meeting, part=part, **whom)


def make_conclusion(meeting: Meeting, by: Account, item: Item | None = None, **fields: Any) -> Conclusion:
    """A conclusion of it."""
    number = meeting.conclusions.count() + 1
    values: dict[str, Any] = {"meeting": meeting, "item": item, "number": number, "text": "Thống nhất chủ trương.", "entered_by": by}
    return Conclusion.objects.create(**(values | fields))


def make_held(people: People, organs: Organs, day: dt.date | None = None, **fields: Any) -> tuple[Meeting, Item, Item]:
    """Today's meeting of the Standing Board, the secretary in the chair, a unit called, with an open and a confidential matter."""
    values = {"chair": person_of(people.hoa), "state": MeetingState.HELD} | fields
    meeting = make_meeting(day or timezone.localdate(), **values)
    call(meeting, account=people.hoa)
    call(meeting, account=people.nam)
    call(meeting, organ=organs.economy, part=Part.GUEST)
    return meeting, make_item(meeting), make_item(meeting, title=PERSONNEL, confidential=True)


def make_series(**fields: Any) -> Series:
    """The weekly briefing of Monday afternoon."""
    values: dict[str, Any] = {
        "kind": MeetingKind.BRIEFING, "title": "Giao ban Thường trực Đảng ủy", "rule": "FREQ=WEEKLY;BYDAY=MO",
        "first": dt.date(2026, 11, 2), "half": "afternoon", "time": dt.time(14),
    }  # fmt: skip
    return Series.objects.create(**(values | fields))
