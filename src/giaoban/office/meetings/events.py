"""Entries of the schedule as events of a calendar: hours where none are said, series as rules with what departs from them.

A series is told by its rule only where the rule gives the very days that its meetings have; what its calendar has otherwise (moved,
called off, held elsewhere) stands beside it as an occurrence of its own, and a day that has no meeting is excluded. Else each of its
meetings is told by itself: what telephones show is what the calendar holds.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from giaoban.office.meetings.entries import Entry
from giaoban.office.meetings.kinds import Half
from giaoban.timing.ical import Event, Moment, until
from giaoban.timing.recurrence import BadRuleError, checked, occurrences

DAY = dt.timedelta(days=1)
Hours = Mapping[str, tuple[dt.time, dt.time]]
_SHORT = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Recurring:
    """What of a series its events take: the name for ever, the rule and where it begins, how often it was changed."""

    uid: str
    sequence: int
    rule: str
    first: dt.date


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry with what stands in no schedule: when it was last changed, of which series, on which day of its rule."""

    entry: Entry
    stamp: dt.datetime
    series: int | None = None
    slot: dt.date | None = None


def events_of(dated: Sequence[Dated], series: Mapping[int, Recurring], hours: Hours) -> list[Event]:
    """The events of a calendar; `hours` says when the halves of a day begin and end."""
    found: list[Event] = []
    groups: dict[int, list[Dated]] = {}
    for one in dated:
        if one.series is not None and one.series in series and one.slot is not None:
            groups.setdefault(one.series, []).append(one)
        else:
            found.append(event_of(one, hours))
    for key, rows in groups.items():
        found.extend(_recurring(series[key], rows, hours))
    return found


def event_of(one: Dated, hours: Hours) -> Event:
    """An entry as an event that is told by itself."""
    entry = one.entry
    start, end = times_of(entry, hours)
    return Event(
        uid=entry.uid, sequence=entry.sequence, stamp=one.stamp, start=start, end=end, summary=_summary(entry), location=entry.place,
        description=_description(entry), status="CANCELLED" if entry.is_cancelled else "TENTATIVE" if entry.is_tentative else "CONFIRMED",
    )  # fmt: skip


def times_of(entry: Entry, hours: Hours) -> tuple[Moment, Moment]:
    """When an entry begins and ends. Without an hour it takes its half of the day; without either, or over several days, whole days."""
    day, last = entry.day, entry.last_day
    span = hours.get(entry.half) if entry.half != Half.ALL_DAY else None
    if entry.time is None and (span is None or last > day):
        return day, last + DAY
    begin = entry.time or (span or _no_hours())[0]
    end = entry.end_time or _end_of(begin, entry, hours)
    start, over = dt.datetime.combine(day, begin), dt.datetime.combine(last, end)
    return start, over if over > start else start + _SHORT


def _end_of(begin: dt.time, entry: Entry, hours: Hours) -> dt.time:
    """When the half ends in which something begins; an hour later where that is past."""
    half = entry.part if entry.part in hours and entry.part != Half.ALL_DAY else Half.MORNING
    end = hours[half][1]
    if end > begin:
        return end
    later = dt.datetime.combine(dt.date.min, begin) + _SHORT
    return later.time() if later.date() == dt.date.min else dt.time(23, 59)


def _no_hours() -> tuple[dt.time, dt.time]:
    return dt.time.min, dt.time.max


def _summary(entry: Entry) -> str:
    if entry.is_cancelled:
        return f"[Không họp] {entry.title}"
    return f"[Dự kiến] {entry.title}" if entry.is_tentative else entry.title


def _description(entry: Entry) -> str:
    parts = (
        ("Chủ trì", entry.chair), ("Thành phần", entry.participants), ("Chuẩn bị", entry.prepared_by), ("LĐVP", entry.office_lead),
        ("Lý do không họp", entry.why if entry.is_cancelled else ""),
    )  # fmt: skip
    return "\n".join(f"{head}: {words}" for head, words in parts if words)


Key = tuple[object, ...]


def _recurring(series: Recurring, rows: Sequence[Dated], hours: Hours) -> Iterable[Event]:
    """A series as one rule and what departs from it; each meeting by itself where its rule is not what its meetings follow."""
    alone = {row.slot: event_of(row, hours) for row in rows if row.slot is not None}
    usual = Counter(_key(event, slot) for slot, event in alone.items() if _fits(event, slot)).most_common(1)
    by_rule = _days(series, min(alone), max(alone))
    if not usual or not alone.keys() <= set(by_rule):
        return list(alone.values())
    key = usual[0][0]
    model, day = next((event, slot) for slot, event in alone.items() if _fits(event, slot) and _key(event, slot) == key)
    first, last = min(alone), max(alone)
    master = replace(
        _moved(model, first - day), uid=series.uid, sequence=series.sequence, stamp=max(event.stamp for event in alone.values()),
        rule=f"{_plain(series.rule)};{until(_on(model, last))}", excluded=tuple(_on(model, slot) for slot in by_rule if slot not in alone),
    )  # fmt: skip
    others = [
        replace(event, uid=series.uid, sequence=series.sequence + event.sequence, replaces=_on(model, slot))
        for slot, event in alone.items() if not _fits(event, slot) or _key(event, slot) != key
    ]  # fmt: skip
    return [master, *others]


def _fits(event: Event, slot: dt.date) -> bool:
    """Does it begin on the day that the rule gave?"""
    return _day(event.start) == slot


def _key(event: Event, slot: dt.date) -> Key:
    """All by which one occurrence differs from another, told from its slot."""
    return _hour(event.start), _day(event.end) - slot, _hour(event.end), event.summary, event.location, event.description, event.status


def _hour(moment: Moment) -> dt.time | None:
    return moment.time() if isinstance(moment, dt.datetime) else None


def _day(moment: Moment) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _on(model: Event, day: dt.date) -> Moment:
    """The beginning of an occurrence like this one on a day."""
    return dt.datetime.combine(day, model.start.time()) if isinstance(model.start, dt.datetime) else day


def _moved(event: Event, by: dt.timedelta) -> Event:
    return replace(event, start=event.start + by, end=event.end + by)


def _plain(rule: str) -> str:
    """A rule without its end: the last meeting that there is ends it."""
    return ";".join(part for part in rule.strip().removeprefix("RRULE:").split(";") if not re.match(r"(?:COUNT|UNTIL)=", part))


def _days(series: Recurring, first: dt.date, last: dt.date) -> list[dt.date]:
    """The days that the rule gives as it is told: counted from the first meeting. None where it cannot be told."""
    try:
        checked(series.rule)
        return occurrences(_plain(series.rule), first, first, last)
    except (BadRuleError, ValueError):
        return []
