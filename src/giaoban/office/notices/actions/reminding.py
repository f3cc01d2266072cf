"""Reminders before and after deadlines, and the rules by which they are given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import islice
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.notices import queries
from giaoban.office.notices.actions.telling import Telling, tell_all
from giaoban.office.notices.models import Relation, ReminderRule
from giaoban.office.notices.reminders import Due, due_reminders
from giaoban.office.notices.rules import may_keep_reminders

MOST_DAYS = 90
REMINDER = "notices.reminder"
_AT_ONCE = 500


class RuleFacts(TypedDict):
    """What a rule of reminding says; see `models.ReminderRule`."""

    days: int | None
    weekday: int | None
    receivers: list[str]
    active: bool
    source: str


def remind(items: Iterable[Due], today: dt.date) -> None:
    """Remind of things with deadlines by the rules in force; done twice on a day it is done once.

    Told some at a time, each in a transaction of its own: thousands are told on a Monday, and nobody's writing waits for all of them.
    """
    rules = list(queries.reminder_rules().filter(active=True))
    tellings = (
        Telling(one.account_id, REMINDER, (one.due.subject_kind, one.due.subject_id), one.due.title, one.reason, one.key)
        for one in due_reminders(rules, items, today)
    )
    while some := list(islice(tellings, _AT_ONCE)):
        tell_all(some)


def add_reminder_rule(actor: Account, **facts: Unpack[RuleFacts]) -> ReminderRule:
    """A rule beside those there are."""
    with act(actor, "notices.add-reminder-rule") as line:
        require(may_keep_reminders(actor))
        rule = ReminderRule.objects.create(**_checked(facts))
        line.about(rule, **{name: [None, value] for name, value in facts.items()})
    return rule


def change_reminder_rule(actor: Account, rule_id: int, shown: int, **facts: Unpack[RuleFacts]) -> ReminderRule:
    """A rule changed, or no longer used."""
    with act(actor, "notices.change-reminder-rule") as line:
        require(may_keep_reminders(actor))
        rule = queries.reminder_rules().select_for_update().get(pk=rule_id)
        revise(line, rule, shown, **_checked(facts))
    return rule


def _checked(facts: RuleFacts) -> RuleFacts:
    """Raises ValidationError for a rule that never speaks, or to nobody."""
    days, weekday, receivers = facts["days"], facts["weekday"], facts["receivers"]
    if (days is None) == (weekday is None):
        raise ValidationError({"timing": "Chọn một: số ngày so với hạn, hoặc một ngày trong tuần."})
    if days is not None and abs(days) > MOST_DAYS:
        raise ValidationError({"days": f"Nhiều nhất {MOST_DAYS} ngày."})
    if weekday is not None and weekday not in range(7):
        raise ValidationError({"weekday": "Chọn một ngày trong tuần."})
    if not receivers or not set(receivers) <= set(Relation):
        raise ValidationError({"receivers": "Chọn ít nhất một người nhận trong danh sách."})
    return facts
