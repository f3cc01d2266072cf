"""What clashes among the entries of a schedule, both of which its reader sees."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from giaoban.office.directory.models import Person
from giaoban.office.meetings.clashes import ClashKind, overlap
from giaoban.office.meetings.entries import Entry
from giaoban.office.meetings.models import Room
from giaoban.office.meetings.when import ONE_DAY, Taken, taken_on


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that want one person or room at once: `what` (chair, person, room), who or which; `sure` where both name their hours."""

    what: ClashKind
    who: str
    sure: bool
    first: Entry
    second: Entry


def pairs_among(entries: Sequence[Entry]) -> list[Pair]:
    """Every clash among entries that stand now, each once, in the order of the schedule. Two queries at most, for the names."""
    standing = sorted((entry for entry in entries if not entry.is_cancelled), key=lambda entry: entry.order)
    sure: dict[tuple[int, int, ClashKind, int], bool] = {}
    for one, other, is_sure in _at_once(standing):
        for kind, key in _wanted_by(standing[one], standing[other]):
            sure.setdefault((one, other, kind, key), is_sure)
    people = dict(Person.objects.filter(pk__in={key for *_, kind, key in sure if kind != ClashKind.ROOM}).values_list("pk", "full_name"))
    rooms = dict(Room.objects.filter(pk__in={key for *_, kind, key in sure if kind == ClashKind.ROOM}).values_list("pk", "name"))
    found: dict[tuple[int, int, ClashKind, str], Pair] = {}
    for (one, other, kind, key), is_sure in sure.items():
        who = (rooms if kind == ClashKind.ROOM else people)[key]
        found[one, other, kind, who] = Pair(kind, who, is_sure, standing[one], standing[other])
    return [found[key] for key in sorted(found)]


def _at_once(entries: Sequence[Entry]) -> Iterator[tuple[int, int, bool]]:
    """Which of the entries are held at one time, by their places, day by day; and whether both name their hours."""
    by_day: dict[dt.date, list[tuple[int, Taken]]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for number in range((entry.last_day - entry.day).days + 1):
            day = entry.day + ONE_DAY * number
            taken = taken_on(entry, day)
            if taken is not None:
                by_day[day].append((place, taken))
    for day in sorted(by_day):
        for (one, mine), (other, theirs) in combinations(by_day[day], 2):
            if overlap(mine, theirs):
                yield one, other, mine.sure and theirs.sure


def _wanted_by(one: Entry, other: Entry) -> Iterator[tuple[ClashKind, int]]:
    """Whom and which room both want."""
    for person in one.taken:
        if person in other.taken:
            yield ClashKind.CHAIR if person == one.chair_id == other.chair_id else ClashKind.PERSON, person
    if one.room is not None and one.room == other.room:
        yield ClashKind.ROOM, one.room
