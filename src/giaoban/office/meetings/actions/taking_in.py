"""Events of an .ics file entered as meetings: each once, however often the file is taken in."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.meetings import rules
from giaoban.office.meetings.actions.entering import enter_meeting
from giaoban.office.meetings.kinds import Certainty, MeetingKind
from giaoban.office.meetings.models import Meeting
from giaoban.timing.ical_reading import Found

_SPACE = uuid.UUID("6f0a2b9e-6f5e-4e0f-9c7b-3f6f0f6d2a11")  # of names that came from files


def name_of(found: Found) -> uuid.UUID:
    """What an event of a file is called here for ever; one of our own feeds keeps its name."""
    try:
        return uuid.UUID(found.key)
    except ValueError:
        return uuid.uuid5(_SPACE, found.key)


def known_among(found: Iterable[Found]) -> dict[str, int]:
    """The keys of those that were taken in before, or came from here, each with its meeting."""
    names = {name_of(one): one.key for one in found}
    return {names[uid]: pk for uid, pk in Meeting.objects.filter(uid__in=names).order_by().values_list("uid", "pk")}


def enter_from_calendar(actor: Account, found: Iterable[Found]) -> list[Meeting]:
    """Enter events that were looked at; those that are here already, are not held or are confidential stay out."""
    with act(actor, "meetings.take-in-calendar") as line:
        require(rules.may_arrange(actor))
        rows = list(found)
        known = known_among(rows)
        made = [_entered(actor, one) for one in rows if one.key not in known and not one.cancelled and not one.inside]
        if made:
            line.about(made[0], entered=len(made))
    return made


def _entered(actor: Account, one: Found) -> Meeting:
    return enter_meeting(
        actor, uid=name_of(one), kind=MeetingKind.OTHER, title=one.title, day=one.day, end_day=one.end_day, time=one.time,
        end_time=one.end_time, half="" if one.time else "all-day", place=one.place, private=one.private,
        certainty=Certainty.TENTATIVE if one.tentative else Certainty.FIXED,
    )  # fmt: skip
