"""Nhắc việc: those who carry something out are reminded of it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.work import rules
from giaoban.office.work.actions.following import NotNow, locked_share, must_be
from giaoban.office.work.models import UNDERWAY, Reminder
from giaoban.office.work.telling import Happening, say


def remind(actor: Account, assignment_id: int, shown: int, words: str = "") -> Reminder:
    """Remind whoever holds a share. Raises NotNow where nobody is to do anything about it, or where it was done today already."""
    with act(actor, "work.remind") as line:
        share = locked_share(actor, assignment_id, shown)
        require(rules.may_arrange(actor, share.task))
        must_be(share, *UNDERWAY)
        today = timezone.localdate()
        if share.reminders.filter(on=today).exists():
            raise NotNow(f"Hôm nay đã nhắc {share}; mỗi phần việc một ngày nhắc một lần.")
        made = Reminder.objects.create(assignment=share, on=today, by=actor, words=words.strip())
        line.about(share, reminded=today)
        say(actor, Happening.REMINDED, share.task, share)
    return made


def remind_many(actor: Account, shown: Mapping[int, int], words: str = "") -> list[Reminder]:
    """Many shares at once, all or none: share → revision that was shown."""
    with act(actor, "work.remind-many") as line:
        made = [remind(actor, assignment_id, revision, words) for assignment_id, revision in shown.items()]
        if made:
            line.about(made[-1].assignment, shares=list(shown))
    return made
