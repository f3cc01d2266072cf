"""A meeting entered: by hand, or by what opens it (a fact, a series, an invitation)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.queries import office
from giaoban.office.meetings import rules
from giaoban.office.meetings.actions.checks import day_stands, said, touched
from giaoban.office.meetings.kinds import Certainty
from giaoban.office.meetings.models import Attendee, Meeting


def enter_meeting(actor: Account, **values: Any) -> Meeting:
    """A meeting with fields of `Meeting` as they were typed. Raises ValidationError for a day that cannot be, or without a title."""
    with act(actor, "meetings.enter-meeting") as line:
        require(rules.may_arrange(actor))
        values = {"certainty": Certainty.FIXED, **values, "title": said(str(values.get("title", "")), 500)}
        if not values["title"]:
            raise ValidationError({"title": "Ghi nội dung."})
        day_stands(values)
        meeting = Meeting.objects.create(enterer=actor, **values)
        require(rules.may_see(actor, meeting), "Đồng chí không được nhập nội dung ở mức phổ biến này.")
        if meeting.invited:
            ask_who_attends(meeting)
        line.about(meeting, day=[None, meeting.day], kind=[None, meeting.kind])
        touched()
    return meeting


def ask_who_attends(meeting: Meeting, named: Iterable[Person] = ()) -> None:
    """Another organ invites us: whom it names is asked, else the office for all of us."""
    people = list(named)
    kept = office()
    rows = [Attendee(meeting=meeting, person=one) for one in people]
    if not rows and kept is not None:
        rows = [Attendee(meeting=meeting, organ=kept.organ)]
    Attendee.objects.bulk_create(rows, ignore_conflicts=True)
