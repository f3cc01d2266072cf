"""What every verb of the directory asks before it writes. What is wrong is said in Vietnamese, for the field it is wrong in."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Conflict, Line
from giaoban.office.audit.models import Revised

ENDS_BEFORE_IT_BEGINS = "Ngày kết thúc trước ngày bắt đầu."


def said(value: str, field: str, words: str) -> str:
    """A text that must not be empty, without blanks at its ends."""
    value = " ".join(value.split())
    if not value:
        raise ValidationError({field: words})
    return value


def in_order(valid_from: dt.date | None, valid_to: dt.date | None) -> None:
    """A time must not end before it begins."""
    if valid_from and valid_to and valid_to < valid_from:
        raise ValidationError({"valid_to": ENDS_BEFORE_IT_BEGINS})


def move_on(line: Line, thing: Revised, shown: int) -> None:
    """The next revision of a thing of which only what hangs on it changes: names, members. Raises Conflict like `revise`."""
    moved = type(thing)._default_manager.filter(pk=thing.pk, revision=shown).update(revision=shown + 1)
    if not moved:
        raise Conflict(type(thing)._default_manager.get(pk=thing.pk))
    thing.revision = shown + 1
    line.about(thing)
