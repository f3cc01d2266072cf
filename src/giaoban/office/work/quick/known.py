"""What the office knows, ready to read a line with: a fixed number of queries, whatever the directory's size."""

from __future__ import annotations

import datetime as dt

from django.db.models import Prefetch
from django.utils import timezone

from giaoban.office.days.queries import calendar
from giaoban.office.directory.models import Account, Organ, Person, Position
from giaoban.office.directory.queries import heirs_on, leaders, matcher_for, organs_with_names
from giaoban.office.work.quick.model import Known, Someone


def known_to(account: Account, now: dt.datetime | None = None) -> Known:
    """What a line that this person notes down is read with. `now` is local; the moment itself unless it is given."""
    now = timezone.localtime(now)
    day = now.date()
    heads = set(leaders().values_list("pk", flat=True))
    held = Position.objects.filter(Position.on(day))
    rows = Person.objects.filter(active=True).prefetch_related(Prefetch("positions", held))
    people = [Someone(one.pk, one.full_name, tuple(p.title for p in one.positions.all()), one.pk in heads) for one in rows]
    people.sort(key=lambda one: (not one.leads, one.pk))
    names = []
    for organ in organs_with_names(account).filter(Organ.on(day)):
        for name in organ.names.all():
            names += [(text, organ.pk) for text in (name.text, name.short, name.symbol) if text]
    return Known(matcher_for(day), tuple(people), tuple(names), now, account.person_id, calendar(), heirs_on(day))
