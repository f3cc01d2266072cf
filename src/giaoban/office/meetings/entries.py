"""Meetings as the schedule prints them: the same words on the screen, on paper, in a published week and in feeds.

An entry is plain data: a published week keeps its entries for ever, as JSON. Of a reception of citizens it says who receives, never who
comes: neither the typed title nor the typed participants go in. Guests whom the directory does not know are left out as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any, NamedTuple, cast

from django.db.models import QuerySet

from giaoban.office.directory.models import Person
from giaoban.office.directory.queries import organ_names
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.kinds import Answer, Half, MeetingKind
from giaoban.office.meetings.models import Attendee, Meeting, Room, Series

_AT_ONCE = 10_000  # keys that a question names
NOON, EVENING = dt.time(12), dt.time(17, 30)
# What of an entry stands on paper: where one of these differs, the schedule has changed.
PRINTED = (
    "day", "end_day", "half", "time", "end_time", "title", "chair", "place", "participants", "prepared_by", "office_lead", "certainty",
    "state", "replaces_invitation",
)  # fmt: skip
# What of a meeting an entry is made from: of many meetings these columns are read, and no more.
_READ = (
    "pk", "revision", "uid", "sequence", "kind", "day", "end_day", "half", "time", "end_time", "title", "chair_id", "chair_words", "place",
    "room_id", "participants", "prepared_by_id", "office_lead_id", "series_id", "certainty", "state", "cancelled_why",
    "replaces_invitation", "confidentiality", "private",
)  # fmt: skip
_RANK = {half: number for number, half in enumerate(Half.values)} | {Half.ALL_DAY.value: -1}
_DAYS, _TIMES, _LISTS = ("day", "end_day"), ("time", "end_time"), ("people", "organs")


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting on the schedule. `why`: why it is not held. `people`, `organs`, `room`, `chair_id`: by which it is found.

    `taken`: the people whom it keeps from being elsewhere, by the answers there are now; an issue does not keep them.
    """

    meeting: int
    revision: int
    uid: str
    sequence: int
    kind: str
    day: dt.date
    end_day: dt.date | None
    half: str
    time: dt.time | None
    end_time: dt.time | None
    title: str
    chair: str
    place: str
    participants: str
    prepared_by: str
    office_lead: str
    certainty: str
    state: str
    why: str
    replaces_invitation: bool
    confidentiality: int
    private: bool
    chair_id: int | None
    room: int | None
    people: tuple[int, ...]
    organs: tuple[int, ...]
    taken: tuple[int, ...] = field(default=(), compare=False)

    @property
    def last_day(self) -> dt.date:
        """The last of its days."""
        return self.end_day or self.day

    @property
    def part(self) -> str:
        """Which half of the day it is printed in: as it says, else by its hour; the morning where neither is known."""
        if self.half:
            return self.half
        if self.time is None or self.time < NOON:
            return Half.MORNING
        return Half.AFTERNOON if self.time < EVENING else Half.EVENING

    @property
    def is_tentative(self) -> bool:
        """Is the day not settled yet?"""
        return self.certainty == "tentative"

    @property
    def is_cancelled(self) -> bool:
        """Is it not held?"""
        return self.state == "cancelled"

    @property
    def is_for_all(self) -> bool:
        """May it stand on a schedule that every unit reads?"""
        return not self.private and self.confidentiality == Confidentiality.OPEN

    @property
    def order(self) -> tuple[Any, ...]:
        """By day, half and hour."""
        return self.day, _RANK[self.part], self.time or dt.time.min, self.meeting

    def to_json(self) -> dict[str, Any]:
        """As an issue keeps it."""
        kept = asdict(self)
        del kept["taken"]
        for name in (*_DAYS, *_TIMES):
            kept[name] = kept[name].isoformat() if kept[name] is not None else None
        return kept | {name: list(kept[name]) for name in _LISTS}


_KEPT = tuple(one.name for one in fields(Entry) if one.name != "taken")


def entry_from(kept: dict[str, Any]) -> Entry:
    """An entry that an issue kept."""
    values = {name: kept[name] for name in _KEPT}
    for names, read in ((_DAYS, dt.date.fromisoformat), (_TIMES, dt.time.fromisoformat)):
        values |= {name: read(values[name]) for name in names if values[name] is not None}
    return Entry(**(values | {name: tuple(values[name]) for name in _LISTS}))


class _Called(NamedTuple):
    """Who is called to a meeting: keys alone, for a week has hundreds."""

    person: int | None
    delegate: int | None
    organ: int | None
    answer: str

    @property
    def stands(self) -> int | None:
        """Which person is printed: who goes in another's place, instead of him; who stays away was called all the same."""
        return self.delegate if self.person is not None and self.answer == Answer.DELEGATES else self.person

    @property
    def comes(self) -> int | None:
        """Who is kept from being elsewhere by it."""
        return None if self.answer == Answer.AWAY else self.stands


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that the entries of some meetings need."""

    people: dict[int, str]
    organs: dict[int, str]
    rooms: dict[int, str]
    series: dict[int, str]


def entries_of(meetings: Iterable[Meeting], *, brief: bool = False) -> list[Entry]:
    """Meetings that have a day as entries, in the order of the schedule. The queries are always as many. `brief`: what
    and when, as a month shows them; neither who nor where.
    """
    if isinstance(meetings, QuerySet):
        meetings = cast("Iterable[Meeting]", meetings.order_by().values_list(*_READ, named=True))  # they have what is asked of a meeting
    rows = [one for one in meetings if one.day is not None]
    called = {} if brief else _called_to(rows)
    names = _Names({}, {}, {}, _series_of(rows)) if brief else _names_for(rows, called)
    return sorted((_entry(one, called.get(one.pk, []), names) for one in rows), key=lambda entry: entry.order)


def _called_to(meetings: Sequence[Meeting]) -> dict[int, list[_Called]]:
    found: dict[int, list[_Called]] = {}
    keys = [one.pk for one in meetings]
    for begin in range(0, len(keys) or 1, _AT_ONCE):
        rows = Attendee.objects.filter(meeting__in=keys[begin : begin + _AT_ONCE]).values_list(
            "pk", "meeting_id", "person_id", "delegate_id", "organ_id", "answer"
        )
        # put in order here: SQLite would go through all
        for _, meeting, person, delegate, organ, answer in sorted(rows.order_by()):
            found.setdefault(meeting, []).append(_Called(person, delegate, organ, answer))
    return found


def _names_for(meetings: Sequence[Meeting], called: dict[int, list[_Called]]) -> _Names:
    seats = [seat for rows in called.values() for seat in rows]
    people = {key for one in meetings for key in (one.chair_id, one.office_lead_id)} | {seat.stands for seat in seats}
    organs = {one.prepared_by_id for one in meetings} | {seat.organ for seat in seats}
    return _Names(
        people=dict(Person.objects.filter(pk__in=_known(people)).values_list("pk", "full_name")),
        organs=organ_names(_known(organs)),
        rooms=dict(Room.objects.filter(pk__in=_known(one.room_id for one in meetings)).values_list("pk", "name")),
        series=_series_of(meetings),
    )


def _series_of(meetings: Sequence[Meeting]) -> dict[int, str]:
    """What the schedule calls the receptions of citizens among some meetings."""
    receptions = _known(one.series_id for one in meetings if one.kind == MeetingKind.RECEPTION)
    return dict(Series.objects.filter(pk__in=receptions).values_list("pk", "title"))


def _entry(meeting: Meeting, called: Sequence[_Called], names: _Names) -> Entry:
    assert meeting.day is not None
    people = [meeting.chair_id, meeting.office_lead_id, *(key for seat in called for key in (seat.comes, seat.delegate))]
    organs = [meeting.prepared_by_id, *(seat.organ for seat in called)]
    return Entry(
        meeting=meeting.pk, revision=meeting.revision, uid=str(meeting.uid), sequence=meeting.sequence, kind=meeting.kind,
        day=meeting.day, end_day=meeting.end_day, half=meeting.half, time=meeting.time, end_time=meeting.end_time,
        title=_title(meeting, names), chair=names.people.get(meeting.chair_id or 0, meeting.chair_words),
        place=meeting.place or names.rooms.get(meeting.room_id or 0, ""), participants=_participants(meeting, called, names),
        prepared_by=names.organs.get(meeting.prepared_by_id or 0, ""), office_lead=names.people.get(meeting.office_lead_id or 0, ""),
        certainty=meeting.certainty, state=meeting.state, why=meeting.cancelled_why, replaces_invitation=meeting.replaces_invitation,
        confidentiality=meeting.confidentiality, private=meeting.private, chair_id=meeting.chair_id, room=meeting.room_id,
        people=_known(people), organs=_known(organs),
        taken=_known([meeting.chair_id, meeting.office_lead_id, *(seat.comes for seat in called)]),
    )  # fmt: skip


def _known(keys: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def _title(meeting: Meeting, names: _Names) -> str:
    """What the schedule calls it: of a reception the words of its series, else no more than that it is one."""
    if meeting.kind != MeetingKind.RECEPTION:
        return meeting.title
    return names.series.get(meeting.series_id or 0, MeetingKind.RECEPTION.label)


def _participants(meeting: Meeting, called: Iterable[_Called], names: _Names) -> str:
    """Who takes part: as it was typed, else the people and organs called; of a reception the organs alone."""
    is_reception = meeting.kind == MeetingKind.RECEPTION
    if meeting.participants and not is_reception:
        return meeting.participants
    words = [names.organs.get(seat.organ or 0, "") or ("" if is_reception else names.people.get(seat.stands or 0, "")) for seat in called]
    return ", ".join(word for word in words if word)
