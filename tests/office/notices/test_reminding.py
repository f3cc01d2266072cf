import datetime as dt
import importlib
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.notices import queries
from giaoban.office.notices.actions import add_reminder_rule, change_reminder_rule, remind
from giaoban.office.notices.models import Notice, ReminderRule
from giaoban.office.notices.reminders import Due, when_words
from tests.people import People

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 4)
FACTS: dict[str, Any] = {"days": 0, "weekday": None, "receivers": ["lead"], "active": True, "source": "Quy chế làm việc"}


@pytest.fixture(autouse=True)
def _no_rules(db: None) -> None:
    ReminderRule.objects.all().delete()


def test_office_begins_with_rules_before_on_and_after_the_deadline() -> None:
    importlib.import_module("giaoban.office.notices.migrations.0002_first_rules").put_down(apps, None)

    assert [(when_words(rule), rule.receivers, rule.active) for rule in queries.reminder_rules().order_by("pk")] == [
        ("Trước hạn 3 ngày", ["lead", "person"], True),
        ("Đúng ngày đến hạn", ["lead", "person"], True),
        ("Quá hạn 1 ngày", ["lead", "person", "giver", "chief"], True),
        ("Thứ Hai hằng tuần khi đã quá hạn", ["lead", "person", "chief"], True),
    ]


def test_reminded_twice_on_a_day_is_reminded_once(people: People) -> None:
    add_reminder_rule(people.mai, **FACTS)
    item = Due("work.task", 7, "Báo cáo giải ngân", TODAY, {"lead": [people.binh.pk]})

    remind([item], TODAY)
    remind([item], TODAY)

    told = Notice.objects.get()
    assert (told.account, told.kind, told.subject_kind, told.subject_id) == (people.binh, "notices.reminder", "work.task", 7)
    assert (told.title, told.reason) == ("Báo cáo giải ngân", "Hôm nay đến hạn 04/11/2026; đơn vị đồng chí chủ trì")


@pytest.mark.parametrize("many", [1, 40])
def test_many_deadlines_take_the_same_few_statements(many: int, people: People, django_assert_num_queries: Any) -> None:
    add_reminder_rule(people.mai, **FACTS)
    items = [Due("work.task", n, "Việc", TODAY, {"lead": [people.binh.pk, people.cuong.pk]}) for n in range(many)]

    with django_assert_num_queries(3):
        remind(items, TODAY)

    assert Notice.objects.count() == 2 * many


def test_thousands_are_told_in_several_short_writings(people: People) -> None:
    add_reminder_rule(people.mai, **FACTS)
    items = [Due("work.task", n, "Việc", TODAY, {"lead": [people.binh.pk, people.cuong.pk]}) for n in range(600)]

    with CaptureQueriesContext(connection) as asked:
        remind(items, TODAY)

    assert Notice.objects.count() == 1200
    assert sum("directory_account" in one["sql"] for one in asked) == 3  # asked once a writing


def test_chief_changes_a_rule_and_no_longer_uses_it(people: People) -> None:
    rule = add_reminder_rule(people.mai, **FACTS)

    changed = change_reminder_rule(people.mai, rule.pk, 1, **(FACTS | {"days": None, "weekday": 4, "active": False}))

    assert (changed.weekday, changed.days, changed.active, changed.revision) == (4, None, False, 2)
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == ["notices.add-reminder-rule", "notices.change-reminder-rule"]
    assert Entry.objects.latest("pk").changes == {"days": [0, None], "weekday": [None, 4], "active": [True, False]}


def test_rule_that_moved_on_is_not_overwritten(people: People) -> None:
    rule = add_reminder_rule(people.mai, **FACTS)
    change_reminder_rule(people.mai, rule.pk, 1, **(FACTS | {"days": 2}))

    with pytest.raises(Conflict):
        change_reminder_rule(people.mai, rule.pk, 1, **(FACTS | {"days": 5}))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"days": None}, "timing"),
        ({"weekday": 1}, "timing"),
        ({"days": -91}, "days"),
        ({"days": None, "weekday": 7}, "weekday"),
        ({"receivers": []}, "receivers"),
        ({"receivers": ["everybody"]}, "receivers"),
    ],
)
def test_rule_that_never_speaks_or_to_nobody_is_refused(facts: dict[str, Any], field: str, people: People) -> None:
    with pytest.raises(ValidationError) as refusal:
        add_reminder_rule(people.mai, **(FACTS | facts))

    assert (list(refusal.value.message_dict), ReminderRule.objects.count()) == ([field], 0)


def test_nobody_but_the_chief_keeps_the_rules(people: People) -> None:
    rule = add_reminder_rule(people.mai, **FACTS)
    refused = []
    for account in people.all():
        try:
            change_reminder_rule(account, rule.pk, 1, **FACTS)
            add_reminder_rule(account, **FACTS)
        except PermissionDenied:
            refused.append(account)

    assert [account for account in people.all() if account not in refused] == [people.mai]
