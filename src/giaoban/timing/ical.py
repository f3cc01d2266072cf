"""iCalendar (RFC 5545) written: events and deadlines as the bytes of a calendar that telephones read.

Lines end in CRLF and are folded at 75 octets, never inside a letter. Hours are those of Asia/Ho_Chi_Minh, whose definition goes along;
what has no hour takes whole days. The same items give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ZONE = "Asia/Ho_Chi_Minh"
OFFSET = dt.timedelta(hours=7)
Moment = dt.date | dt.datetime  # a day, or a local time of the zone
_LONGEST = 75
_CERTAINLY_SHORT = 25  # letters: none of ours takes more than three octets
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Giao Ban//Lich cong tac//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
_TIMEZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "TZNAME:+07",
    "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """Something that takes place. `end` is when it is over; of whole days, the day after the last.

    With a `rule` it recurs, except on `excluded`; with `replaces` it is one occurrence of the event of the same uid, unlike the rest.
    """

    uid: str
    sequence: int
    stamp: dt.datetime
    start: Moment
    end: Moment
    summary: str
    location: str = ""
    description: str = ""
    status: str = "CONFIRMED"
    rule: str = ""
    excluded: tuple[Moment, ...] = ()
    replaces: Moment | None = None


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to be done by the end of a day."""

    uid: str
    sequence: int
    stamp: dt.datetime
    due: dt.date
    summary: str
    description: str = ""


def calendar_bytes(name: str, items: Iterable[Event | Todo]) -> bytes:
    """A calendar of this name."""
    lines = [*_HEAD, f"X-WR-CALNAME:{escaped(name)}", f"X-WR-TIMEZONE:{ZONE}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", *_TIMEZONE]
    for item in items:
        lines.extend(_event(item) if isinstance(item, Event) else _todo(item))
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_utc(event.stamp)}"
    yield f"SEQUENCE:{event.sequence}"
    if event.replaces is not None:
        yield f"RECURRENCE-ID{_at(event.replaces)}"
    yield f"DTSTART{_at(event.start)}"
    yield f"DTEND{_at(event.end)}"
    if event.rule:
        yield f"RRULE:{event.rule}"
    for moment in event.excluded:
        yield f"EXDATE{_at(moment)}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.location:
        yield f"LOCATION:{escaped(event.location)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    yield f"STATUS:{event.status}"
    yield "END:VEVENT"


def _todo(todo: Todo) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield f"UID:{todo.uid}"
    yield f"DTSTAMP:{_utc(todo.stamp)}"
    yield f"SEQUENCE:{todo.sequence}"
    yield f"DUE{_at(todo.due)}"
    yield f"SUMMARY:{escaped(todo.summary)}"
    if todo.description:
        yield f"DESCRIPTION:{escaped(todo.description)}"
    yield "STATUS:NEEDS-ACTION"
    yield "END:VTODO"


def until(last: Moment) -> str:
    """The part of a rule that says which occurrence is the last: in UTC where the event has hours."""
    return f"UNTIL={_utc(last - OFFSET)}" if isinstance(last, dt.datetime) else f"UNTIL={last:%Y%m%d}"


def _at(moment: Moment) -> str:
    if isinstance(moment, dt.datetime):
        return f";TZID={ZONE}:{moment:%Y%m%dT%H%M%S}"
    return f";VALUE=DATE:{moment:%Y%m%d}"


def _utc(moment: dt.datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Words as a value: what the form gives a meaning is escaped, what no text holds is left out."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _UNSAFE.sub("", plain).translate(_ESCAPED)


def folded(line: str) -> bytes:
    """A line with its end, cut where it is longer than 75 octets."""
    if len(line) <= _CERTAINLY_SHORT:
        return line.encode() + b"\r\n"
    octets = line.encode()
    if len(octets) <= _LONGEST:
        return octets + b"\r\n"
    pieces, begin, room = [], 0, _LONGEST
    while begin < len(octets):
        end = min(begin + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # never inside a letter
            end -= 1
        pieces.append(octets[begin:end])
        begin, room = end, _LONGEST - 1  # the blank that begins a continued line is counted
    return b"\r\n ".join(pieces) + b"\r\n"
