"""Carrying out: what is reported of a share, until it is reported done."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.work import rules
from giaoban.office.work.actions.following import StillOpen, change_share, follow, lapse, locked_share, must_be, waited_for
from giaoban.office.work.models import UNDERWAY, Assignment, Progress, Side, Workflow
from giaoban.office.work.telling import Happening, say


def note_progress(actor: Account, assignment_id: int, text: str, *, on: dt.date | None = None) -> Progress:
    """A line of what was done so far. The office may write it for a unit (nhập thay); `on` is the local day it is about, else today."""
    with act(actor, "work.note-progress") as line:
        share = locked_share(actor, assignment_id)
        require(rules.may_report(actor, share))
        must_be(share, *UNDERWAY)
        noted = _written(actor, share, text, on, complete=False)
        if share.workflow != Workflow.IN_PROGRESS:
            change_share(actor, share, workflow=Workflow.IN_PROGRESS)
            follow(actor, share.task)
        line.about(share, noted=noted.pk)
    return noted


def report_done(actor: Account, assignment_id: int, shown: int, text: str, *, on: dt.date | None = None) -> Assignment:
    """A share is reported done, as of a local day not to come. The lead's only after everybody who supports him. Raises StillOpen.

    What was said against it needs no answer any more; an extension that was asked for still does, for how late it is hangs on it.
    """
    with act(actor, "work.report-done") as line:
        share = locked_share(actor, assignment_id, shown)
        require(rules.may_report(actor, share))
        must_be(share, *UNDERWAY)
        waiting = waited_for(actor, share.task, share) if share.side == Side.LEAD else []
        if waiting:
            raise StillOpen(waiting)
        noted = _written(actor, share, text, on, complete=True)
        change_share(actor, share, workflow=Workflow.REPORTED, done_on=noted.on, result=noted.text)
        lapse(share.objections.all())
        if noted.entered_for:
            say(actor, Happening.ENTERED_FOR, share.task, share)
        if share.side == Side.SUPPORT:
            say(actor, Happening.SUPPORTED, share.task)
        follow(actor, share.task)
        line.about(share, noted=noted.pk)
    return share


def _written(actor: Account, share: Assignment, text: str, on: dt.date | None, *, complete: bool) -> Progress:
    today = timezone.localdate()
    text = text.strip()
    if not text:
        raise ValidationError({"text": "Ghi kết quả đã làm được."})
    if on is not None and on > today:
        raise ValidationError({"on": "Ngày báo cáo không thể sau hôm nay."})
    for_them = not rules.is_own(actor, share)
    return Progress.objects.create(assignment=share, text=text, on=on or today, by=actor, entered_for=for_them, complete=complete)
