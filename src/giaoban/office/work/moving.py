"""Which deadlines of tasks another table of days off would move: those that were reckoned, stand as they were, and are still to come."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F
from django.utils import timezone

from giaoban.office.days.moves import Move, register_moves
from giaoban.office.days.queries import settings
from giaoban.office.directory.models import Account
from giaoban.office.work.models import OPEN, Reckoning
from giaoban.office.work.queries import visible_to
from giaoban.office.work.reckoning import again
from giaoban.timing.workdays import Calendar

_AT_ONCE = 500


def deadlines_moved(account: Account, old: Calendar, new: Calendar) -> Iterator[Move]:
    """Of the tasks that the person sees. Where the table stays the same, only what was reckoned by an earlier one can be another day."""
    open_ones = visible_to(account).filter(closed__in=(False,), workflow__in=OPEN, deadline__gte=timezone.localdate())
    rows = Reckoning.objects.filter(task__in=open_ones, day=F("task__deadline")).exclude(calendar=new.version)
    reading = settings().reading
    for one in rows.select_related("task").order_by("day", "pk").iterator(_AT_ONCE):
        found = again(one, new, reading)
        if found.result is not None and found.result != one.day:
            yield Move(one.task.title, "work.task", one.task_id, one.day, found.result, found.words)


register_moves("work", deadlines_moved)
