"""What every action is made of: one transaction, one audit line, a rule that was asked, a revision that was shown.

    def sort_paper(actor: Account, paper_id: int, choice: Sorting, *, shown: int) -> Paper:
        with act(actor, "registry.sort-paper") as line:
            paper = queries.visible_to(actor).select_for_update().get(pk=paper_id)
            require(rules.may_sort(actor, paper))
            revise(line, paper, shown, sorting=choice)
        return paper

The outermost act owns the transaction; an act inside another joins it and writes a line of its own under the same id.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from giaoban.office.audit.models import EarlierState, Entry, Revised


class Actor(Protocol):
    """Who acts: an account; None is the program itself."""

    pk: Any


class Conflict(Exception):  # noqa: N818 - what happened
    """Somebody else changed the thing since it was shown. `thing` is as it stands now."""

    def __init__(self, thing: Revised) -> None:
        super().__init__(type(thing).__name__)
        self.thing = thing


@dataclass
class Line:
    """The audit line of an act while it is being done."""

    act: uuid.UUID
    at: dt.datetime
    actor_id: int | None
    verb: str
    subject: models.Model | None = None
    changes: dict[str, Any] = field(default_factory=dict)

    def about(self, subject: models.Model, /, **changes: Any) -> None:
        """What the act is about, and what it changed: field=[before, after], or any JSON value that says more."""
        self.subject = subject
        self.changes.update({name: _plain(value) for name, value in changes.items()})


CHANGED = "changed"  # what a line says of a field whose values it does not hold
_OPEN: ContextVar[uuid.UUID | None] = ContextVar("open_act", default=None)
_DONE: ContextVar[int] = ContextVar("acts_done", default=0)
Closer = Callable[[uuid.UUID, list[Any]], None]
_KEPT: ContextVar[dict[Closer, list[Any]]] = ContextVar("kept_for_the_end")


@contextmanager
def act(actor: Actor | None, verb: str) -> Iterator[Line]:
    """One act of `actor`, named `room.verb`. All or nothing: an error takes back what was written, the line included."""
    outer = _OPEN.get()
    line = Line(outer or uuid.uuid4(), timezone.now(), actor.pk if actor is not None else None, verb)
    token = _OPEN.set(line.act)
    kept = _KEPT.set({}) if outer is None else None
    try:
        with transaction.atomic(savepoint=outer is None):
            yield line
            _record(line)
            if kept is not None:
                for close, what in _KEPT.get().items():
                    close(line.act, what)
    finally:
        _OPEN.reset(token)
        _DONE.set(_DONE.get() + 1)
        if kept is not None:
            _KEPT.reset(kept)


def is_under_way() -> bool:
    """Is an act being done? What is read meanwhile may yet be taken back."""
    return _OPEN.get() is not None


def done_here() -> int:
    """How many acts were begun and ended here, done or taken back: what was read before the last of them may hold no more."""
    return _DONE.get()


def at_the_end(close: Closer, *what: Any) -> None:
    """Have things dealt with together when the outermost act is done, in its transaction: in one go, however many acts it is made of."""
    _KEPT.get().setdefault(close, []).extend(what)


def _record(line: Line) -> None:
    subject = line.subject
    Entry.objects.create(
        act=line.act,
        at=line.at,
        actor_id=line.actor_id,
        verb=line.verb,
        subject_kind=kind_of(subject) if subject is not None else "",
        subject_id=subject.pk if subject is not None else None,
        changes=line.changes,
    )


def kind_of(thing: models.Model) -> str:
    """The word for the kind of a thing in audit and history: `registry.paper`."""
    return thing._meta.label_lower


def require(allowed: bool, reason: str = "") -> None:
    """Go no further unless allowed. Raises PermissionDenied with a Vietnamese reason."""
    if not allowed:
        raise PermissionDenied(reason or "Đồng chí không có quyền làm việc này.")


def revise(line: Line, thing: Revised, /, shown: int, **values: Any) -> None:
    """Change a thing that was shown at revision `shown`, keep the state before, and note both in the line.

    Raises Conflict when the thing has moved on. Nothing is written when nothing differs.
    """
    if thing.revision != shown:
        raise Conflict(thing)
    before = {name: as_json(thing, name) for name in values}
    after = {name: _plain(_as_kept(value)) for name, value in values.items()}
    changed = {name: [before[name], after[name]] for name in values if before[name] != after[name]}
    untold = thing.protected_fields | thing.private_fields
    line.about(thing, **{name: CHANGED if name in untold else pair for name, pair in changed.items()})
    if not changed:
        return
    _keep_state(line, thing)
    for name, value in values.items():
        setattr(thing, name, value)
    thing.revision = shown + 1
    updated = (
        type(thing)
        ._default_manager.filter(pk=thing.pk, revision=shown)
        .update(revision=shown + 1, **{name: values[name] for name in changed}, **thing.derived_from(changed))
    )
    if not updated:
        raise Conflict(type(thing)._default_manager.get(pk=thing.pk))


def revise_all(line: Line, changes: Sequence[tuple[Revised, Mapping[str, Any]]]) -> None:
    """Change many things of one kind in few statements, and keep the state of each before.

    Only for things that were read under a lock in this act, and compared with what was shown: nothing is compared here.
    """
    if not changes:
        return
    things = [thing for thing, _ in changes]
    names = dict.fromkeys(name for thing, values in changes for name in (*values, *thing.derived_from(values)))
    EarlierState.objects.bulk_create(_state(line, thing) for thing in things)
    for thing, values in changes:
        for name, value in values.items():
            setattr(thing, name, value)
        for name, value in thing.derived_from(values).items():
            setattr(thing, name, value)
        thing.revision += 1
    model: Any = type(things[0])
    fields = dict.fromkeys(("revision", *(model._meta.get_field(name).name for name in names)))
    # Written over themselves: many rows in one statement, where bulk_update would spell out a case for each value.
    model._default_manager.bulk_create(things, update_conflicts=True, unique_fields=["pk"], update_fields=list(fields))
    line.about(things[-1], changed=[thing.pk for thing in things])


def forget_states(kind: str, keys: Iterable[int]) -> None:
    """What things were before goes with them: they are taken out, and nothing of them may stay."""
    EarlierState.objects.filter(subject_kind=kind, subject_id__in=list(keys)).delete()


def _keep_state(line: Line, thing: Revised) -> None:
    _state(line, thing).save(force_insert=True)


def _state(line: Line, thing: Revised) -> EarlierState:
    return EarlierState(
        subject_kind=kind_of(thing),
        subject_id=thing.pk,
        revision=thing.revision,
        state={name: as_json(thing, name) for name in thing.kept_fields if name not in thing.protected_fields},
        act=line.act,
        at=line.at,
        actor_id=line.actor_id,
    )


def _value(thing: models.Model, name: str) -> Any:
    return getattr(thing, getattr(thing._meta.get_field(name), "attname", name))


def as_json(thing: models.Model, name: str) -> Any:
    """A field of a thing as lines and earlier states hold it."""
    return _plain(_value(thing, name))


def _as_kept(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


def _plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, dt.date | dt.time | uuid.UUID):
        return value.isoformat() if not isinstance(value, uuid.UUID) else str(value)
    if isinstance(value, Decimal):
        return f"{value.normalize() + 0:f}"  # 62.50 and 62.5 are one value; nought has no sign
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    return value
