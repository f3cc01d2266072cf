"""A calendar server that others use takes our feeds in whole, and gives them back the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.meetings.actions import make_feed
from giaoban.office.meetings.models import Meeting
from giaoban.office.work.models import Assignment, Task
from tests.calendar_server import CALENDAR, radicale
from tests.office.meetings.fed import FIRST, materialised
from tests.office.meetings.rows import make_meeting
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


def said(calendar: bytes) -> set[tuple[Any, ...]]:
    """Everything that a calendar says of each of its parts, whatever the order."""
    found = icalendar.Calendar.from_ical(calendar)
    return {tuple(sorted(map(_plain, part.property_items(recursive=False)))) for part in found.walk() if part.name in ("VEVENT", "VTODO")}


def _plain(item: tuple[str, Any]) -> tuple[str, str]:
    name, value = item
    return name, str(value.to_ical() if hasattr(value, "to_ical") else value)


def test_radicale_takes_a_feed_in_whole_and_gives_it_back_the_same(people: People, organs: Organs, tmp_path: Path) -> None:
    hoa = person_of(people.hoa)
    series = materialised("FREQ=WEEKLY;BYDAY=MO", hoa)
    third, fourth = series.meetings.order_by("day")[2:4]
    Meeting.objects.filter(pk=third.pk).update(day=FIRST + dt.timedelta(days=15))
    Meeting.objects.filter(pk=fourth.pk).update(state="cancelled")
    series.meetings.order_by("day")[5].delete()
    for number in range(40):
        make_meeting(
            FIRST + dt.timedelta(days=number),
            chair=hoa,
            title=f"Hội nghị; bàn (việc {number}), có \\ và “dấu”",
            half=("morning", "all-day")[number % 2],
        )
    due: dict[str, Any] = {"workflow": "in-progress", "deadline": FIRST, "first_deadline": FIRST}
    task = Task.objects.create(title="Báo cáo", origin="paper", given_at=timezone.now(), enterer=people.ha, giver=hoa, **due)
    Assignment.objects.create(task=task, person=hoa, side="lead", **due)
    _, token = make_feed(people.hoa, "person", person_id=hoa.pk, with_deadlines=True)
    ours = Client().get(reverse("feed", args=[token])).content

    with radicale(tmp_path) as server:
        status, answer = server.ask("PUT", CALENDAR, ours)
        assert status == 201, answer
        status, theirs = server.ask("GET", CALENDAR)

    assert status == 200
    assert len(said(ours)) == 1 + 2 + 40 + 1
    assert said(theirs) == said(ours)
