"""Nhắc việc: those who carry something out are reminded of it. Telling them is another room's; here stands that it was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils import timezone

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.work import rules
from giaoban.office.work.actions.following import NotNow, locked_share, must_be
from giaoban.office.work.models import UNDERWAY, Reminder

Tell = Callable[[Reminder], None]
_TOLD: list[Tell] = []


def when_reminded(tell: Tell) -> Tell:
    """Have a function called with every reminder, in its transaction: for the room that tells people."""
    _TOLD.append(tell)
    return tell


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
        for tell in _TOLD:
            tell(made)
    return made


def remind_many(actor: Account, shown: Mapping[int, int], words: str = "") -> list[Reminder]:
    """Many shares at once, all or none: share → revision that was shown."""
    with act(actor, "work.remind-many") as line:
        made = [remind(actor, assignment_id, revision, words) for assignment_id, revision in shown.items()]
        if made:
            line.about(made[-1].assignment, shares=list(shown))
    return made
