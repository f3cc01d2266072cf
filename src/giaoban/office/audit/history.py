"""The history of one thing in words: what was done to it, by whom, when, what changed from what to what.

Whoever shows it has made sure that the reader may see the thing itself. Of protected fields, and of references to things whose names
are not for everybody, it says no more than that they changed.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone

from giaoban.office.audit import words
from giaoban.office.audit.acts import CHANGED as UNTOLD
from giaoban.office.audit.acts import as_json
from giaoban.office.audit.models import EarlierState, Entry, Revised

CHANGED = "đã thay đổi"
EMPTY = "trống"
MOST = 100


@dataclass(frozen=True, slots=True)
class Change:
    """A field in words; `before` and `after` are None where only the change itself may be told."""

    field: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """One act on a thing. `actor_id` is None for the program itself."""

    at: dt.datetime
    actor_id: int | None
    words: str
    changes: tuple[Change, ...]


def history_of(kind: str, pk: int, most: int = MOST) -> list[Done]:
    """What was done to a thing, the latest first."""
    entries = list(Entry.objects.filter(subject_kind=kind, subject_id=pk).order_by("-pk")[:most])
    _tell_private(kind, pk, entries)
    names = _names(kind, entries)
    return [_done(kind, entry, names) for entry in entries]


def _done(kind: str, entry: Entry, names: dict[str, dict[int, str]]) -> Done:
    noted = sorted(entry.changes.items(), key=lambda pair: (_place(kind, pair[0]), pair[0]))
    changes = (_change(kind, name, value, names) for name, value in noted)
    return Done(entry.at, entry.actor_id, words.verb_words(entry.verb), tuple(change for change in changes if change is not None))


def _change(kind: str, name: str, value: Any, names: dict[str, dict[int, str]]) -> Change | None:
    """A change in words; None for what an act noted that is not a field of the thing and has no words."""
    field = _field(kind, name)
    word = words.field_words(kind, name) or (str(field.verbose_name) if isinstance(field, models.Field) else None)
    if word is None:
        return None
    if not isinstance(value, list) or len(value) != 2 or name in _protected(kind):
        return Change(word)
    before, after = (_said(field, side, names) for side in value)
    return Change(word) if before is None or after is None else Change(word, before, after)


def _said(field: Any, value: Any, names: dict[str, dict[int, str]]) -> str | None:
    """A value in words; None where it may not be told or has no words."""
    if value is None or value == "":
        return EMPTY
    if isinstance(field, models.ForeignKey):
        return names.get(field.related_model._meta.label_lower, {}).get(value)
    if isinstance(field, models.Field) and field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(field, models.DateTimeField):
        return f"{timezone.localtime(dt.datetime.fromisoformat(value)):%H:%M %d/%m/%Y}"
    if isinstance(field, models.DateField):
        return f"{dt.date.fromisoformat(value):%d/%m/%Y}"
    return str(value) if isinstance(value, str | int | float) else None


def _tell_private(kind: str, pk: int, entries: list[Entry]) -> None:
    """Put into the entries, for this reader alone, what private fields were and became: from the earlier states, where they still are."""
    model = _model(kind)
    if model is None or not issubclass(model, Revised) or not any(UNTOLD in entry.changes.values() for entry in entries):
        return
    states = list(EarlierState.objects.filter(subject_kind=kind, subject_id=pk).order_by("revision").values_list("act", "state"))
    thing = model._default_manager.filter(pk=pk).first()
    now = {name: as_json(thing, name) for name in model.private_fields} if thing is not None else {}
    before = dict(reversed(states))
    after = {act: following for (act, _), following in zip(states, [*(state for _, state in states[1:]), now], strict=False)}
    for entry in entries:
        told = model.private_fields & before.get(entry.act, {}).keys() & after.get(entry.act, {}).keys()
        pairs = {name: [before[entry.act][name], after[entry.act][name]] for name in told if entry.changes.get(name) == UNTOLD}
        entry.changes = {name: pairs.get(name, value) for name, value in entry.changes.items()}


def _names(kind: str, entries: list[Entry]) -> dict[str, dict[int, str]]:
    """The names of the things that changes point at, one question a kind."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        for name, value in entry.changes.items():
            field = _field(kind, name)
            if isinstance(field, models.ForeignKey) and isinstance(value, list):
                wanted[field.related_model._meta.label_lower].update(side for side in value if isinstance(side, int))
    return {other: find(keys) for other, keys in wanted.items() if keys and (find := words.names_of(other))}


def _field(kind: str, name: str) -> Any:
    model = _model(kind)
    try:
        return model._meta.get_field(name) if model is not None else None
    except FieldDoesNotExist:
        return None


def _place(kind: str, name: str) -> int:
    """Where a field stands among those of its kind: a database gives what was noted in an order of its own."""
    field = _field(kind, name)
    return field.creation_counter if isinstance(field, models.Field) else 0


def _protected(kind: str) -> frozenset[str]:
    return getattr(_model(kind), "protected_fields", frozenset())


def _model(kind: str) -> type[models.Model] | None:
    """The model of a kind of thing; None where no version knows it any more."""
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None
