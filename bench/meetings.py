"""Meetings to measure with, and the measures of feeds: cold, unchanged, not modified, and beside Radicale with the same events."""

from __future__ import annotations

import datetime as dt
import http.client
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from commune import Commune
from django.utils import timezone
from serving import Site

from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.visibility import Role
from giaoban.office.meetings import feeds, weeks
from giaoban.office.meetings.actions import make_feed, publish_week
from giaoban.office.meetings.kinds import Certainty, MeetingKind
from giaoban.office.meetings.models import Attendee, Feed, Meeting, Room, Stamp

YEARS = 4
BUSY = "Người chủ trì của phép đo"  # whose feed of some 500 events Radicale serves, and we
_HOURS = ((7, 30), (8, 0), (9, 30), (14, 0), (15, 30))
_TITLES = (
    "Hội nghị Ban Thường vụ Đảng ủy", "Giao ban Thường trực", "Làm việc với đơn vị về giải ngân vốn đầu tư công",
    "Kiểm tra công tác phòng cháy, chữa cháy rừng", "Dự sinh hoạt chi bộ thôn", "Hội nghị trực tuyến của Tỉnh ủy",
)  # fmt: skip


def fill_meetings(commune: Commune, many: int) -> None:
    """So many meetings over four years, around today, each with three who are called; the week of today is published."""
    there = Meeting.objects.filter(fact=None, series=None).count()  # those that papers called for are there besides
    if there >= many:
        return
    chance, today = random.Random(2), timezone.localdate()
    chief = commune.holding(Role.CHIEF)[0]
    busy, _ = Person.objects.get_or_create(full_name=BUSY)
    people, units = list(Person.objects.all()), commune.units()
    rooms = [Room.objects.get_or_create(name=f"Phòng họp số {number}")[0] for number in range(1, 5)]
    rows = [_meeting(commune, number, chance, busy, rooms) for number in range(there, many)]
    Meeting.objects.bulk_create(rows, batch_size=500)
    seats = []
    for meeting in Meeting.objects.filter(attendees=None):
        seats += [Attendee(meeting=meeting, person=person) for person in chance.sample(people, 2)]
        seats.append(Attendee(meeting=meeting, organ=chance.choice(units)))
    Attendee.objects.bulk_create(seats, batch_size=500)
    monday = today - dt.timedelta(days=today.weekday())
    if weeks.last_issue(monday) is not None:
        return
    seen = weeks.sum_of(weeks.for_all(chief, monday)[0])
    publish_week(chief, monday, shown=0, preview=seen)


def _meeting(commune: Commune, number: int, chance: random.Random, busy: Person, rooms: list[Room]) -> Meeting:
    """One of them, on some day; of every thirty one is chaired by the same person."""
    hour, minute = chance.choice(_HOURS)
    chief = commune.holding(Role.CHIEF)[0]
    return Meeting(
        kind=MeetingKind.CONFERENCE,
        title=f"{chance.choice(_TITLES)} (số {number})",
        day=timezone.localdate() + dt.timedelta(days=chance.randrange(365 * YEARS) - 365 * YEARS // 2),
        time=dt.time(hour, minute),
        half="morning" if hour < 12 else "afternoon",
        chair=busy if number % 30 == 0 else chance.choice(commune.holding(Role.LEADER)).person,
        room=chance.choice(rooms),
        office_lead=chief.person if number % 3 else None,
        prepared_by=chance.choice(commune.units()),
        enterer=chief,
        certainty=Certainty.TENTATIVE if number % 20 == 0 else Certainty.FIXED,
    )


def measure_feed(commune: Commune) -> dict[str, Any]:
    """A feed of the chief of office in this process: made cold, given unchanged, found not modified; wall time and the processor's.

    Of 20,000 meetings it has some 10,000.
    """
    chief = commune.holding(Role.CHIEF)[0].person
    assert chief is not None
    feed, token = _fed(commune, chief)

    def cold() -> None:
        Stamp.objects.update_or_create(pk=1, defaults={"changes": time.monotonic_ns() % 10**9})
        found = feeds.feed_at(token)
        assert found is not None
        feeds.etag_of(found)

    def unchanged() -> None:
        found = feeds.feed_at(token)
        assert found is not None
        feeds.etag_of(found)
        feeds.bytes_of(found)

    def not_modified() -> None:
        found = feeds.feed_at(token)
        assert found is not None
        feeds.etag_of(found)

    figures: dict[str, Any] = {}
    for name, do, times in (("cold", cold, 3), ("unchanged", unchanged, 20), ("not_modified", not_modified, 20)):
        figures[name] = _timed(do, times)
    body = bytes(Feed.objects.get(pk=feed.pk).body)
    figures |= {"events": body.count(b"BEGIN:VEVENT"), "bytes": len(body)}
    return figures


def _timed(do: Callable[[], None], times: int) -> dict[str, float]:
    """The median of some runs, and the processor's share."""
    took, used = [], time.process_time()
    for _ in range(times):
        began = time.perf_counter()
        do()
        took.append(time.perf_counter() - began)
    used = time.process_time() - used
    return {"ms": round(1000 * sorted(took)[len(took) // 2], 1), "processor_ms": round(1000 * used / times, 1)}


def _fed(commune: Commune, person: Person) -> tuple[Feed, str]:
    chief: Account = commune.holding(Role.CHIEF)[0]
    return make_feed(chief, Feed.Scope.PERSON, person_id=person.pk)


def measure_beside_radicale(commune: Commune, site: Site, clients: int, seconds: float) -> dict[str, Any]:
    """The same events asked of us and of Radicale by as many clients in the same run, whole each time; and of us with their tag."""
    sys.path.insert(0, str(Path(__file__).parents[1]))  # where the tests start Radicale from
    from tests.calendar_server import CALENDAR, HEADERS, radicale

    _, token = _fed(commune, Person.objects.get(full_name=BUSY))
    path = f"/feeds/{token}.ics"
    status, body, etag = _asked(site.host, site.port, path, {})
    if status != 200:
        return {"failed": status}
    figures: dict[str, Any] = {"events": body.count(b"BEGIN:VEVENT"), "bytes": len(body)}
    before = site.processor_seconds()
    figures["ours"] = _per_second(site.host, site.port, path, {}, clients, seconds)
    figures["ours"]["processor_ms"] = _each(site.processor_seconds() - before, figures["ours"]["requests"])
    figures["ours_not_modified"] = _per_second(site.host, site.port, path, {"If-None-Match": etag}, clients, seconds)
    with tempfile.TemporaryDirectory(prefix="radicale-") as folder, radicale(Path(folder)) as server:
        taken, answer = server.ask("PUT", CALENDAR, body)
        if taken != 201:
            raise SystemExit(f"Radicale did not take our feed: {taken} {answer!r}")
        used = _ticks(server.pid)
        figures["radicale"] = _per_second(server.host, server.port, CALENDAR, HEADERS, clients, seconds)
        figures["radicale"]["processor_ms"] = _each(_ticks(server.pid) - used, figures["radicale"]["requests"])
    figures["times_as_many"] = round(figures["ours"]["per_second"] / max(0.01, figures["radicale"]["per_second"]), 1)
    figures["times_less_processor"] = round(figures["radicale"]["processor_ms"] / max(0.01, figures["ours"]["processor_ms"]), 1)
    return figures


def _each(used: float, requests: int) -> float:
    return round(1000 * used / max(1, requests), 1)


def _ticks(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _asked(host: str, port: int, path: str, headers: dict[str, str]) -> tuple[int, bytes, str]:
    connection = http.client.HTTPConnection(host, port, timeout=60)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, answer.headers.get("ETag", "")


def _per_second(host: str, port: int, path: str, headers: dict[str, str], clients: int, seconds: float) -> dict[str, Any]:
    """Requests a second of clients that ask again as soon as they have their answer."""
    took: list[float] = []
    failed: list[int] = []
    until = time.perf_counter() + seconds

    def ask() -> None:
        while time.perf_counter() < until:
            began = time.perf_counter()
            status, _, _ = _asked(host, port, path, headers)
            (took.append(time.perf_counter() - began) if status in (200, 304) else failed.append(status))

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ordered = sorted(took) or [0.0]
    return {
        "requests": len(took),
        "failed": len(failed),
        "per_second": round(len(took) / seconds, 1),
        "p95_ms": round(1000 * ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
    }
