"""People are told when they are called to a meeting, when it moves, when it is not held; the office hears what was answered.

What is said is kept until the outermost act is done and told then. Titles are read only by who sees the meeting; reasons say nothing of
what stands in it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from django.utils import timezone

from giaoban.office.audit.acts import at_the_end
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import RoleHolder, role_holders
from giaoban.office.directory.visibility import Kind, Relation, Role, reach
from giaoban.office.meetings.kinds import Part
from giaoban.office.meetings.models import Attendee, Meeting
from giaoban.office.notices.actions import Telling, settle, tell_all

SUBJECT = "meetings.meeting"


class Happening(StrEnum):
    """What happened; the notice is of the kind `meetings.` with this word."""

    CALLED = "called"
    CALLED_OFF = "called-off"  # this person or organ alone
    GOES_FOR = "goes-for"
    MOVED = "moved"
    CANCELLED = "cancelled"
    RESTORED = "restored"
    ANSWERED = "answered"
    AGENDA = "agenda"
    UNSET = "unset"  # the day is still to be announced


# What happened → why a person is told. {who}: the person or the unit.
_REASONS = {
    Happening.CALLED: "{Who} được triệu tập dự",
    Happening.CALLED_OFF: "{Who} không phải dự nữa",
    Happening.GOES_FOR: "Đồng chí được ủy quyền dự thay",
    Happening.MOVED: "Thời gian, địa điểm đã thay đổi",
    Happening.CANCELLED: "Không tổ chức",
    Happening.RESTORED: "Vẫn tổ chức, sau khi đã báo hoãn",
    Happening.ANSWERED: "Có trả lời về việc dự họp",
    Happening.AGENDA: "Đã gửi chương trình họp",
    Happening.UNSET: "Chưa ấn định ngày; cần ấn định",
}
_INVITED = "{Who} được mời dự"
_UNIT, _PERSON = "đơn vị đồng chí", "đồng chí"
_TO_THE_OFFICE = frozenset({Happening.ANSWERED, Happening.UNSET})
_OFFICE = frozenset({Role.CHIEF, Role.COMPILER})
# What is settled by what came after it.
_SETTLED = {
    Happening.UNSET: (Happening.UNSET,),
    Happening.MOVED: (Happening.UNSET, Happening.MOVED),
    Happening.CANCELLED: (Happening.UNSET, Happening.MOVED, Happening.CALLED, Happening.RESTORED),
    Happening.RESTORED: (Happening.CANCELLED,),
}


@dataclass(frozen=True, slots=True)
class Seat:
    """Who is told: a person or an organ, and as what."""

    person_id: int | None
    organ_id: int | None
    is_guest: bool = False

    def is_of(self, who: RoleHolder) -> bool:
        """Is it this person's, or that of an organ he stands for?"""
        if self.organ_id is not None:
            return who.stands_for(self.organ_id)
        return self.person_id is not None and self.person_id == who.person_id


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened to a meeting, and whom it concerns."""

    what: Happening
    actor_id: int | None
    meeting: Meeting
    seats: tuple[Seat, ...]
    key: str = ""


def say(actor: Account | None, what: Happening, meeting: Meeting, seats: Iterable[Seat] = (), *, key: str = "") -> None:
    """Have people told of what happened, when the act is done. Only within an act. Of what is over, nobody is told."""
    if meeting.day is not None and (meeting.last_day or meeting.day) < timezone.localdate():
        return
    at_the_end(_tell, Happened(what, actor.pk if actor is not None else None, meeting, tuple(seats), key))


def say_to_all(actor: Account | None, what: Happening, meeting: Meeting) -> None:
    """Have everybody told who has to do with a meeting."""
    say(actor, what, meeting, seats_of(meeting))


def seat_of(attendee: Attendee) -> Seat:
    """The seat of somebody who is called."""
    return Seat(attendee.person_id, attendee.organ_id, attendee.part == Part.GUEST)


def seats_of(meeting: Meeting) -> Iterator[Seat]:
    """Everybody who has to do with a meeting: who is called, goes in another's place, chairs it, looks after it, prepares it."""
    for attendee in meeting.attendees.all():
        yield seat_of(attendee)
        if attendee.delegate_id is not None:
            yield Seat(attendee.delegate_id, None)
    for person_id in (meeting.chair_id, meeting.office_lead_id):
        if person_id is not None:
            yield Seat(person_id, None)
    if meeting.prepared_by_id is not None:
        yield Seat(None, meeting.prepared_by_id)


def _tell(act: uuid.UUID, all_that_happened: list[Happened]) -> None:
    people = role_holders(_concerned(all_that_happened))
    found: dict[tuple[int, int], Telling] = {}
    for one in all_that_happened:
        kind = f"meetings.{one.what}"
        settle((f"meetings.{before}" for before in _SETTLED.get(one.what, ())), [(SUBJECT, one.meeting.pk)])
        for who, reason in _receivers(one, people):
            key = one.key or f"{kind} {one.meeting.pk} {act}"
            found[who.account_id, one.meeting.pk] = Telling(who.account_id, kind, (SUBJECT, one.meeting.pk), one.meeting.title, reason, key)
    tell_all(found.values())


def _concerned(all_that_happened: list[Happened]) -> Q:
    seats = [seat for one in all_that_happened for seat in one.seats]
    found = Q(person_id__in={seat.person_id for seat in seats if seat.person_id is not None})
    found |= Q(holdings__organ_id__in={seat.organ_id for seat in seats if seat.organ_id is not None})
    return found | Q(holdings__role__in=_OFFICE) if any(one.what in _TO_THE_OFFICE for one in all_that_happened) else found


def _receivers(one: Happened, people: list[RoleHolder]) -> Iterator[tuple[RoleHolder, str]]:
    for who in people:
        if who.account_id == one.actor_id:
            continue
        seat = next((seat for seat in one.seats if seat.is_of(who)), None)
        if seat is None and not (one.what in _TO_THE_OFFICE and who.roles & _OFFICE):
            continue
        if _sees(who, one.meeting, seat):
            yield who, _worded(one.what, seat)


def _sees(who: RoleHolder, meeting: Meeting, seat: Seat | None) -> bool:
    """Does he see the meeting, as the office or by this seat? Agrees with `rules.may_see` as far as the seat goes."""
    found = reach(who, Kind.MEETING)
    by_seat = Relation.OWN_ORGAN if seat is not None and seat.organ_id is not None else Relation.PERSONAL
    ways = {Relation.ANY} | ({by_seat} if seat is not None else set())
    return any(meeting.confidentiality <= found[way] for way in ways if way in found)


def _worded(what: Happening, seat: Seat | None) -> str:
    who = _UNIT if seat is not None and seat.organ_id is not None else _PERSON
    reason = _INVITED if what == Happening.CALLED and seat is not None and seat.is_guest else _REASONS[what]
    return reason.format(who=who, Who=who[:1].upper() + who[1:])
