"""What every verb of the room asks before it writes, and how a draft goes from desk to desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, Line, require, revise
from giaoban.office.directory.actions.checks import move_on
from giaoban.office.directory.models import Account, Person
from giaoban.office.issuing import queries, rules
from giaoban.office.issuing.models import Draft, Station, Version
from giaoban.office.issuing.moves import MOVES, Move, can
from giaoban.office.registry import store
from giaoban.office.registry.actions import screened
from giaoban.office.registry.actions.taking_in import Handed, kept_file
from giaoban.office.registry.models import File
from giaoban.office.registry.spelling import file_name
from giaoban.office.work.actions import NotNow

LONGEST_NAME = 200
_NO_SIGNER = "Chọn đồng chí trong Thường trực hoặc Chánh Văn phòng."


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that passed the door and is in the store; `unseen`: what of its marks could not be seen."""

    sha256: str
    data: bytes
    name: str
    unseen: str

    def row(self) -> File:
        """Its row, in the transaction that uses it."""
        return kept_file(self.sha256, self.data)


def taken(actor: Account, handed: Handed | None) -> Kept | None:
    """A file looked over and kept, before anything is locked. Raises NotTakenIn; then nothing of it is kept."""
    if handed is None:
        return None
    unseen = screened(actor, handed.data, handed.name, assured=handed.assured)
    return Kept(store.keep(handed.data), handed.data, file_name(handed.name)[:LONGEST_NAME], unseen)


def opened(actor: Account, draft_id: int) -> Draft:
    """A draft that the person sees whole, read without a lock. Raises DoesNotExist."""
    return queries.seen_whole_by(actor).get(pk=draft_id)


def held(actor: Account, draft_id: int, shown: int | None = None) -> Draft:
    """A draft that the person sees whole, under a lock, as it was shown."""
    rows = Draft.objects.select_for_update(of=("self",)).select_related("organ", "about")
    draft = rows.get(pk=draft_id, pk__in=queries.seen_whole_by(actor).filter(pk=draft_id).values("pk"))
    if shown is not None and draft.revision != shown:
        raise Conflict(draft)
    return draft


def allowed(actor: Account, draft: Draft, move: Move) -> None:
    """May the person do this, and does it make sense now?"""
    require(rules.may(actor, draft, move))
    if not can(draft.state, move):
        raise NotNow(f"Chưa làm được: dự thảo này {draft.get_state_display()[:1].lower()}{draft.get_state_display()[1:]}.")


def moved(actor: Account, line: Line, draft: Draft, move: Move, *, to: Person | None = None, **values: Any) -> Station | None:
    """Do what leads a draft on its way: its state, its revision, the desk that it lies on from now (UTC). Returns that station."""
    step, shown = MOVES[move], draft.revision
    revise(line, draft, shown, state=step.after or draft.state, **values)
    if draft.revision == shown:
        move_on(line, draft, shown)
    now, here = timezone.now(), draft.stations.get(until=None)
    if here.desk == step.desk and here.person_id == (to.pk if to else None):
        return here
    Station.objects.filter(pk=here.pk).update(until=now, did=step.did, by=actor)
    return Station.objects.create(draft=draft, desk=step.desk, person=to, since=now) if step.desk is not None else None


def drafter_of(draft: Draft) -> Person | None:
    """Who writes it."""
    return draft.drafter or draft.entered_by.person


def latest(draft: Draft) -> Version:
    """The version that stands."""
    version = draft.versions.last()
    if version is None:
        raise ValidationError("Dự thảo chưa có bản nào. Hãy ghi nội dung hoặc nộp tệp Word trước.")
    return version


def one_who_signs(person: Person, field: str) -> Person:
    """A person on whose desk papers are put, and by whom they are signed; refused at the field of a form."""
    found = queries.signers().filter(pk=person.pk).first()
    if found is None:
        raise ValidationError({field: _NO_SIGNER})
    return found


def not_to_come(day: dt.date) -> dt.date:
    """A day on which something was done: today or before."""
    if day > timezone.localdate():
        raise ValidationError({"day": f"Ngày {day:%d/%m/%Y} chưa đến."})
    return day
