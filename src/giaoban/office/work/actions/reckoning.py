"""A deadline that was reckoned from the paper's words is taken: by a person who was shown the day and its reasons."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require
from giaoban.office.days import queries as days
from giaoban.office.directory.models import Account
from giaoban.office.work import rules
from giaoban.office.work.actions.entering import change_task
from giaoban.office.work.actions.following import locked, must_be
from giaoban.office.work.models import Reckoning, Task, Workflow
from giaoban.office.work.reckoning import kept, known_of, phrase_of, proposal


def take_reckoned(actor: Account, task_id: int, shown: int, day: dt.date) -> Task:
    """The draft's deadline becomes the day that was shown. Raises ValidationError where by now another one, or none, comes out."""
    with act(actor, "work.take-reckoned") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        must_be(task, Workflow.DRAFT)
        found = proposal(task, days.calendar(), days.settings().reading)
        if found is None or found.result != day:
            raise ValidationError("Hạn tính lại đã khác ngày vừa xem. Hãy xem lại rồi đặt hạn.")
        assert task.fact is not None
        assert task.paper is not None
        phrase = phrase_of(task.fact)
        assert phrase is not None
        values = kept(task, found, phrase, known_of(task.paper))
        task = change_task(actor, task_id, shown, deadline=day)
        Reckoning.objects.update_or_create(task=task, defaults=values)
        line.about(task, reckoned=found.as_json())
    return task
