"""Two things at one time that cannot both be: the same chair, the same person, the same room.

Who shows a clash asks what the reader may see of the other thing: that somebody is taken may be said, by what may not.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from giaoban.office.directory.models import Person
from giaoban.office.meetings.kinds import Answer, MeetingState
from giaoban.office.meetings.models import Attendee, Meeting, Room
from giaoban.office.meetings.when import ONE_DAY, Taken, taken_on


class ClashKind(StrEnum):
    """What cannot be in two places."""

    CHAIR = "chair"
    PERSON = "person"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Clash:
    """`meeting` and `other` are held at one time and both need the person or the room. `sure`: both name their hours."""

    kind: ClashKind
    other: Meeting
    day: dt.date
    sure: bool
    person: Person | None = None
    room: Room | None = None

    @property
    def what(self) -> str:
        """Who, or which room."""
        return str(self.person or self.room)


def clashes(meeting: Meeting) -> list[Clash]:
    """What a meeting clashes with; it need not be saved yet."""
    return clashes_of([meeting])[0]


def clashes_of(meetings: Sequence[Meeting]) -> list[list[Clash]]:
    """For each of some meetings what it clashes with among all that are held on these days, in their order.

    Three queries at most, however many there are.
    """
    standing = [one for one in meetings if one.day is not None and not one.is_cancelled]
    if not standing:
        return [[] for _ in meetings]
    others = _held_between(min(_first(one) for one in standing), max(_last(one) for one in standing))
    every = {id(one): one for one in (*standing, *others)}
    people = _people_of(list(every.values()))
    by_day: dict[dt.date, list[Meeting]] = defaultdict(list)
    for other in others:
        for day in _days_of(other):
            by_day[day].append(other)
    return [list(_found(one, by_day, people)) if one in standing else [] for one in meetings]


def _held_between(first: dt.date, last: dt.date) -> list[Meeting]:
    within = Q(day__range=(first, last)) | Q(day__lt=first, end_day__gte=first)
    rows = Meeting.objects.filter(within).exclude(state=MeetingState.CANCELLED)
    return list(rows.select_related("chair", "office_lead", "room"))


def _people_of(meetings: Sequence[Meeting]) -> dict[int, dict[int, Person]]:
    """Whom each meeting takes: who chairs, looks after it, comes or goes in another's place. By the meeting's identity."""
    found: dict[int, dict[int, Person]] = {}
    by_key: dict[int, list[dict[int, Person]]] = defaultdict(list)
    for one in meetings:
        found[id(one)] = {person.pk: person for person in (one.chair, one.office_lead) if person is not None}
        if one.pk is not None:
            by_key[one.pk].append(found[id(one)])
    # Put in order here: SQLite would go through all seats there are for it.
    seats = Attendee.objects.filter(meeting__in=list(by_key)).exclude(person=None).order_by()
    comes = [
        (meeting, delegate if answer == Answer.DELEGATES else person)
        for _, meeting, person, delegate, answer in sorted(seats.values_list("pk", "meeting_id", "person_id", "delegate_id", "answer"))
        if answer != Answer.AWAY
    ]
    names = Person.objects.in_bulk({key for _, key in comes})
    for meeting, key in comes:
        for people in by_key[meeting]:
            if key in names:
                people[key] = names[key]
    return found


def _found(one: Meeting, by_day: dict[dt.date, list[Meeting]], people: dict[int, dict[int, Person]]) -> Iterator[Clash]:
    told: set[tuple[str, int, int]] = set()
    for day in _days_of(one):
        mine = taken_on(one, day)
        for other in by_day.get(day, ()):
            theirs = taken_on(other, day)
            if other.pk == one.pk or mine is None or theirs is None or not overlap(mine, theirs):
                continue
            for clash in _between(one, other, day, people, sure=mine.sure and theirs.sure):
                key = (clash.kind, other.pk, (clash.person or clash.room or other).pk)
                if key not in told:
                    told.add(key)
                    yield clash


def _between(one: Meeting, other: Meeting, day: dt.date, people: dict[int, dict[int, Person]], *, sure: bool) -> Iterator[Clash]:
    for key, person in people[id(one)].items():
        if key in people[id(other)]:
            both_chair = key == one.chair_id == other.chair_id
            yield Clash(ClashKind.CHAIR if both_chair else ClashKind.PERSON, other, day, sure, person=person)
    if one.room_id is not None and one.room_id == other.room_id:
        yield Clash(ClashKind.ROOM, other, day, sure, room=one.room)


def overlap(one: Taken, other: Taken) -> bool:
    """Are they held at one time?"""
    return one.start < other.end and other.start < one.end


def _first(meeting: Meeting) -> dt.date:
    assert meeting.day is not None
    return meeting.day


def _last(meeting: Meeting) -> dt.date:
    return meeting.last_day or _first(meeting)


def _days_of(meeting: Meeting) -> Iterable[dt.date]:
    first = _first(meeting)
    return (first + ONE_DAY * n for n in range((_last(meeting) - first).days + 1))
