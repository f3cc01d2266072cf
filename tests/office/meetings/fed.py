"""Feeds as the tests ask for them, and what a client finds in one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import icalendar
import recurring_ical_events
from django.utils import timezone

from giaoban.office.directory.models import Account, Person
from giaoban.office.meetings import feeds
from giaoban.office.meetings.actions import make_feed
from giaoban.office.meetings.models import Feed, Meeting, Series
from giaoban.timing.recurrence import occurrences
from tests.office.meetings.rows import make_series

TODAY = timezone.localdate()
FIRST = TODAY - dt.timedelta(days=TODAY.weekday())  # a Monday that no feed has left behind
TWO_YEARS = dt.timedelta(days=730)
Occurrence = tuple[Any, Any, str, str, str]


def fed(owner: Account, **whose: Any) -> Feed:
    """A feed of somebody; of the published schedule where nothing is said."""
    scope = "person" if "person_id" in whose else "organ" if "organ_id" in whose else "public"
    feed, _ = make_feed(owner, scope, **whose)
    return feed


def written(feed: Feed) -> bytes:
    """What a telephone gets now."""
    found = Feed.objects.select_related("owner").get(pk=feed.pk)
    feeds.etag_of(found)
    return feeds.bytes_of(found)


def parts(feed: Feed, kind: str = "VEVENT") -> list[Any]:
    """The events of a feed, or its deadlines."""
    return [part for part in icalendar.Calendar.from_ical(written(feed)).walk() if part.name == kind]


def expanded(feed: Feed) -> list[Occurrence]:
    """Every occurrence that a client finds in it over two years, with what it says of each."""
    found: list[Any] = recurring_ical_events.of(icalendar.Calendar.from_ical(written(feed))).between(FIRST, FIRST + TWO_YEARS)
    rows = [
        (_plain(one["DTSTART"].dt), _plain(one["DTEND"].dt), str(one["SUMMARY"]), str(one.get("LOCATION", "")), str(one["STATUS"]))
        for one in found
    ]
    return sorted(rows, key=str)


def _plain(moment: Any) -> Any:
    return moment.replace(tzinfo=None) if isinstance(moment, dt.datetime) else moment


def calendar_of(meetings: Any) -> list[Occurrence]:
    """The occurrences of our own calendar, from its rows alone."""
    rows = []
    for one in meetings.filter(day__gte=FIRST, day__lt=FIRST + TWO_YEARS):
        begin, end = (dt.datetime.combine(one.day, time) for time in (one.time, one.end_time))
        mark, status = ("[Không họp] ", "CANCELLED") if one.is_cancelled else ("", "CONFIRMED")
        rows.append((begin, end, mark + one.title, one.place, status))
    return sorted(rows, key=str)


def materialised(rule: str, chair: Person, **fields: Any) -> Series:
    """A series with its meetings for two years and more, as the calendar holds them."""
    series = make_series(rule=rule, first=FIRST, **fields)
    for day in occurrences(rule, FIRST, FIRST, FIRST + TWO_YEARS + dt.timedelta(days=60)):
        Meeting.objects.create(
            series=series,
            slot=day,
            day=day,
            time=dt.time(14),
            end_time=dt.time(16),
            title=series.title,
            chair=chair,
            place="Phòng họp số 1",
        )
    return series
