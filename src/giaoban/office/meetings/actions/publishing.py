"""The week's schedule published: the first time whole, later only what changed. Two people at once make one issue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.meetings import rules
from giaoban.office.meetings.actions.checks import touched
from giaoban.office.meetings.entries import Entry
from giaoban.office.meetings.models import WeekIssue
from giaoban.office.meetings.week_telling import tell_of_week
from giaoban.office.meetings.weeks import Difference, changes_since, for_all, last_issue, sum_of

_QUICKER = "Lịch tuần này vừa được ban hành. Xem lại bản mới nhất rồi ban hành phần thay đổi, nếu còn."


def publish_week(actor: Account, monday: dt.date, *, shown: int, preview: str, replaces_invitation: bool = False) -> WeekIssue:
    """Publish a week: whole, or what changed since the last issue.

    `shown` is the number of the last issue that the person saw (nought: none), `preview` the sum of the entries that were looked at.
    Raises ValidationError where either is no more so, or nothing changed.
    """
    with act(actor, "meetings.publish-week") as line:
        require(rules.may_publish(actor))
        if monday.weekday() != 0:
            raise ValidationError("Tuần bắt đầu từ thứ Hai.")
        last = last_issue(monday)
        if (last.number if last else 0) != shown:
            raise ValidationError(_QUICKER)
        entries, _ = for_all(actor, monday)
        if sum_of(entries) != preview:
            raise ValidationError("Lịch vừa thay đổi sau khi đồng chí mở trang này. Xem lại rồi ban hành.")
        changes = changes_since(last, entries) if last else []
        if last and not changes:
            raise ValidationError("Không có gì thay đổi từ bản trước, nên không ban hành bản mới.")
        issue = _made(actor, monday, last, entries, changes, replaces_invitation=replaces_invitation)
        line.about(issue, monday=monday, number=issue.number, entries=len(entries), changes=len(changes))
        tell_of_week(actor, issue, entries, changes)
        touched()
    return issue


def _made(
    actor: Account, monday: dt.date, last: WeekIssue | None, entries: Sequence[Entry], changes: Sequence[Difference],
    *, replaces_invitation: bool,
) -> WeekIssue:  # fmt: skip
    """The issue with the next number; whoever was a moment quicker has it."""
    try:
        with transaction.atomic():
            return WeekIssue.objects.create(
                monday=monday,
                number=(last.number if last else 0) + 1,
                kind=WeekIssue.Kind.CHANGES if last else WeekIssue.Kind.WHOLE,
                entries=[entry.to_json() for entry in entries],
                changed=[change.to_json() for change in changes],
                replaces_invitation=replaces_invitation,
                published_by=actor,
            )
    except IntegrityError as error:
        raise ValidationError(_QUICKER) from error
