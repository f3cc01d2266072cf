"""What people of the demo have seen by now of what they were told: what is over, and what was given days ago."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from giaoban.office.notices.actions import settle
from giaoban.office.work.models import IS_CLOSED, Task
from giaoban.office.work.telling import Happening

_NEW = dt.timedelta(days=3)
_GIVEN = (Happening.ASSIGNED, Happening.MOVED_HERE, Happening.COLLECTED)


def look_through_notices() -> None:
    """Have the notices seen that would have been seen meanwhile. Call it when all the work of the demo is there."""
    over = Task.objects.filter(IS_CLOSED).values_list("pk", flat=True)
    given_before = Task.objects.filter(given_at__lt=timezone.now() - _NEW).values_list("pk", flat=True)
    settle((f"work.{kind}" for kind in Happening), (("work.task", key) for key in over))
    settle((f"work.{kind}" for kind in _GIVEN), (("work.task", key) for key in given_before))
