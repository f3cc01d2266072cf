"""The competence table, kept by the chief of office: kinds of matters, what each body does with them, and the regulation that says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Line, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.meetings import registration_rules as rules
from giaoban.office.meetings.actions.checks import said
from giaoban.office.meetings.kinds import Body
from giaoban.office.meetings.models import Competence, Matter


def add_matter(actor: Account, *, bodies: Mapping[str, str], **values: Any) -> Matter:
    """A kind of matter; `bodies` says what each body does with it. Raises ValidationError without name, source or anybody who decides."""
    with act(actor, "meetings.add-matter") as line:
        require(rules.may_keep_competence(actor))
        matter = Matter.objects.create(**_checked(values))
        _set_bodies(line, matter, bodies)
    return matter


def change_matter(actor: Account, matter_id: int, shown: int, *, bodies: Mapping[str, str], **values: Any) -> Matter:
    """Correct a kind of matter and what bodies do with it."""
    with act(actor, "meetings.change-matter") as line:
        require(rules.may_keep_competence(actor))
        matter = Matter.objects.select_for_update().get(pk=matter_id)
        before = {one.body: one.does for one in matter.competences.all()}
        # What bodies do stands in rows of its own: a change of those alone is one of the matter too, so that nobody overwrites it unseen.
        revise(line, matter, shown, **_checked(values))
        if before != _chosen(bodies):
            if matter.revision == shown:
                Matter.objects.filter(pk=matter.pk).update(revision=shown + 1)
                matter.revision = shown + 1
            _set_bodies(line, matter, bodies)
    return matter


def end_matter(actor: Account, matter_id: int, shown: int, last: dt.date) -> Matter:
    """A row of the table holds until a day; what was taken by it keeps it."""
    with act(actor, "meetings.end-matter") as line:
        require(rules.may_keep_competence(actor))
        matter = Matter.objects.select_for_update().get(pk=matter_id)
        _in_order(matter.valid_from, last)
        revise(line, matter, shown, valid_to=last)
    return matter


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    name, source = said(str(values.get("name", "")), 300), said(str(values.get("source", "")), 300)
    missing = {"name": "Ghi loại việc." if not name else "", "source": "Ghi quy định làm căn cứ." if not source else ""}
    if any(missing.values()):
        raise ValidationError({field: words for field, words in missing.items() if words})
    _in_order(values.get("valid_from"), values.get("valid_to"))
    words = "\n".join(filter(None, (said(word, 200) for word in str(values.get("words", "")).splitlines())))
    return {**values, "name": name, "source": source, "words": words}


def _in_order(first: dt.date | None, last: dt.date | None) -> None:
    if first is not None and last is not None and last < first:
        raise ValidationError({"valid_to": "Ngày cuối trước ngày đầu."})


def _chosen(bodies: Mapping[str, str]) -> dict[str, str]:
    return {body: does for body, does in bodies.items() if body in Body and does in Competence.Does}


def _set_bodies(line: Line, matter: Matter, bodies: Mapping[str, str]) -> None:
    chosen = _chosen(bodies)
    if Competence.Does.DECIDES not in chosen.values():
        raise ValidationError("Chọn cơ quan quyết định.")
    matter.competences.all().delete()
    Competence.objects.bulk_create(Competence(matter=matter, body=body, does=chosen[body]) for body in Body.values if body in chosen)
    line.about(matter, bodies=chosen)
