"""What people are reminded of once a day or once a week, from the morning on: a server that was off then does it when it is back."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from giaoban.office.jobs.actions import put_down
from giaoban.office.jobs.models import Job
from giaoban.office.notices.queries import MORNING


def ask_once_a_day(kind: str) -> None:
    """Have a job of this kind done, unless it was asked for today or the morning is yet to come."""
    day = reminding_day(timezone.now())
    key = f"{kind} {day}"
    if day is not None and not Job.objects.filter(key=key).exists():
        put_down(kind, key)


def ask_once_a_week(kind: str, now: dt.datetime) -> None:
    """Have a job of this kind done on the first day of a week on which the program runs; its payload says the `monday` of that week."""
    day = reminding_day(now)
    if day is None:
        return
    monday = day - dt.timedelta(days=day.weekday())
    key = f"{kind} {monday}"
    if not Job.objects.filter(key=key).exists():
        put_down(kind, key, monday=monday.isoformat())


def reminding_day(now: dt.datetime) -> dt.date | None:
    """The local day that people are to be reminded on; None before the morning."""
    local = timezone.localtime(now)
    return local.date() if local.time() >= MORNING else None
