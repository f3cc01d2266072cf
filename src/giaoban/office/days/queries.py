"""The office's calendar, one for every room, and the days it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from giaoban.office.days.models import DaySettings, OwnDay
from giaoban.office.days.rules import may_see
from giaoban.office.directory.models import Account
from giaoban.timing import workdays
from giaoban.timing.workdays import Calendar

_MADE: dict[UUID, Calendar] = {}
_MOST_MADE = 8


def days_visible_to(account: Account) -> QuerySet[OwnDay]:
    """The office's own days, those that were withdrawn too."""
    return OwnDay.objects.all() if may_see(account) else OwnDay.objects.none()


def settings() -> DaySettings:
    """How the office reads deadlines; what nobody has set yet has revision 0."""
    return DaySettings.objects.filter(pk=1).first() or DaySettings(pk=1, revision=0)


def calendar() -> Calendar:
    """The office's calendar. One small question tells whether it is still the one that was made before."""
    number, stamp = DaySettings.objects.filter(pk=1).values_list("number", "stamp").first() or (0, None)
    return _calendar(number, stamp)


def calendar_of(kept: DaySettings) -> Calendar:
    """The office's calendar, whose settings were asked for already."""
    return _calendar(kept.number, kept.stamp if kept.revision else None)


def _calendar(number: int, stamp: UUID | None) -> Calendar:
    if stamp is None:
        return workdays.calendar((), number)
    made = _MADE.get(stamp)
    if made is None:
        made = workdays.calendar(_own(), number)
        if len(_MADE) >= _MOST_MADE:
            _MADE.clear()
        _MADE[stamp] = made
    return made


def with_own(own: Iterable[OwnDay], number: int) -> Calendar:
    """What the calendar would be with these days of the office's own."""
    return workdays.calendar([one.override for one in own], number)


def standing() -> QuerySet[OwnDay]:
    """The days that hold."""
    return OwnDay.objects.filter(withdrawn=False).order_by("day", "pk")


def _own() -> list[workdays.Override]:
    return [one.override for one in standing()]
