"""Orientations: whose line they wait for, the line itself, and tasks made of them (cụ thể hóa)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.work import rules
from giaoban.office.work.actions.entering import Ordered, enter_task
from giaoban.office.work.actions.following import NotNow, must_stand
from giaoban.office.work.models import Orientation, OrientationLine, Task
from giaoban.office.work.queries import orientations_visible_to
from giaoban.office.work.telling import ask_for_lines

_MAY_CHANGE = frozenset({"organ", "field", "dropped"})


def _locked(actor: Account, orientation_id: int) -> Orientation:
    seen = orientations_visible_to(actor).filter(pk=orientation_id).values("pk")
    return Orientation.objects.select_for_update(of=("self",)).select_related("paper").get(pk__in=seen)


def change_orientation(actor: Account, orientation_id: int, shown: int, **values: Any) -> Orientation:
    """Whose line it waits for (`organ`), its field, or that nobody follows it any more (`dropped`)."""
    if unknown := values.keys() - _MAY_CHANGE:
        raise TypeError(f"not changed of an orientation: {sorted(unknown)}")
    with act(actor, "work.change-orientation") as line:
        one = _locked(actor, orientation_id)
        require(rules.may_enter(actor))
        if values.get("organ") is not None:
            must_stand(values["organ"])
        before = one.organ_id
        revise(line, one, shown, **values)
        if one.organ_id != before:
            ask_for_lines(actor, [one])
    return one


def write_line(actor: Account, orientation_id: int, month: dt.date, text: str, *, shown: int | None = None) -> OrientationLine:
    """The line for a month's report: new, or changed at the revision that was shown."""
    with act(actor, "work.write-line") as line:
        one = _locked(actor, orientation_id)
        require(rules.may_write_line(actor, one))
        if not text.strip():
            raise ValidationError({"text": "Ghi kết quả thực hiện trong tháng."})
        month = month.replace(day=1)
        for_them = one.organ_id not in actor.organ_ids
        there = one.lines.filter(month=month).first()
        if there is None:
            there = OrientationLine.objects.create(orientation=one, month=month, text=text.strip(), by=actor, entered_for=for_them)
            line.about(there, month=month)
        else:
            revise(line, there, shown or 0, text=text.strip(), entered_for=for_them)
    return there


def make_concrete(actor: Account, orientation_id: int, ordered: Ordered) -> Task:
    """Cụ thể hóa: a task of an orientation, linked to it and to its paper."""
    with act(actor, "work.make-concrete") as line:
        one = _locked(actor, orientation_id)
        if one.dropped:
            raise NotNow("Định hướng này đã thôi theo dõi.")
        task = enter_task(actor, replace(ordered, paper=one.paper))
        revise(line, task, task.revision, orientation=one)
    return task
