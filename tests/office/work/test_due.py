"""Deadlines are reminded of by rule, once a day, found by their days, and each is told what he may see."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

import pytest
from django.db import connection

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.worker import work
from giaoban.office.notices import daily
from giaoban.office.notices.models import Notice, ReminderRule
from giaoban.office.notices.queries import reminder_rules
from giaoban.office.notices.reminders import Asked, Due, asked_of
from giaoban.office.work import actions, jobs
from giaoban.office.work.actions import Share
from giaoban.office.work.due import due_shares, shares_asked
from tests.office.work.story import day, drafted, fresh, given, helped_by, led_by, reported, share_of
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 4)  # a Wednesday


def only(*rules: dict[str, Any]) -> None:
    """These rules and no others."""
    ReminderRule.objects.all().delete()
    for rule in rules:
        ReminderRule.objects.create(**rule)


def due() -> list[Due]:
    return list(due_shares(asked_of(reminder_rules(), day(0)), day(0)))


def reminded() -> dict[str, str]:
    """Who was reminded, and why."""
    return dict(Notice.objects.filter(kind="notices.reminder").order_by("pk").values_list("account__username", "reason"))


def test_days_that_are_asked_for_are_those_on_which_a_rule_speaks_or_is_made_up_for() -> None:
    rules = [ReminderRule(days=-3), ReminderRule(days=1), ReminderRule(days=9, active=False)]
    days = {TODAY + dt.timedelta(n) for n in (3, 2, 1, -1, -2, -3)}

    assert asked_of(rules, TODAY) == Asked(frozenset(days), None)
    assert asked_of([ReminderRule(weekday=0)], TODAY) == Asked(frozenset(), dt.date(2026, 11, 2))
    assert asked_of([ReminderRule(weekday=3)], TODAY) == asked_of([], TODAY) == Asked(frozenset(), None)


def test_each_is_reminded_as_he_stands_to_the_share(people: People, organs: Organs) -> None:
    only({"days": 1, "receivers": ["lead", "support", "person", "giver", "chief"]})
    yesterday = f"Quá hạn 1 ngày, hạn {day(-1):%d/%m/%Y}"
    given(people, led_by(organs.economy), helped_by(organs.police), Share(person=person_of(people.sen)), due=-1)
    jobs.remind_of_deadlines(Job())

    assert reminded() == {
        "binh": f"{yesterday}; đơn vị đồng chí chủ trì",
        "cuong": f"{yesterday}; đơn vị đồng chí phối hợp",
        "sen": f"{yesterday}; đồng chí được giao",
        "nam": f"{yesterday}; đồng chí giao việc",
        "mai": f"{yesterday}; văn phòng theo dõi",
    }


def test_own_deadline_of_who_supports_is_his_own(people: People, organs: Organs) -> None:
    only({"days": 0, "receivers": ["lead", "support", "giver", "chief"]})
    given(people, led_by(organs.economy, 5), helped_by(organs.police, 0))
    jobs.remind_of_deadlines(Job())

    assert list(reminded()) == ["cuong"]


def test_what_is_no_longer_waited_for_is_not_reminded_of(people: People, organs: Organs) -> None:
    only({"days": 0, "receivers": ["lead"]}, {"weekday": day(0).weekday(), "receivers": ["lead"]})
    drafted(people, led_by(organs.economy), due=0)
    reported(people, organs, due=0)
    paused = given(people, led_by(organs.economy), due=-9)
    actions.pause(people.mai, paused.pk, paused.revision, "Chờ")
    gone = given(people, led_by(organs.economy), due=0)
    actions.stop_following(people.mai, gone.pk, gone.revision, "Thôi")
    given(people, led_by(organs.economy), due=1)
    given(people, led_by(organs.economy), due=None)

    assert due() == []


def test_who_may_not_see_the_task_is_not_reminded(people: People, organs: Organs) -> None:
    only({"days": 0, "receivers": ["lead", "giver", "chief"]})
    given(people, led_by(organs.economy), due=0, more={"confidentiality": Confidentiality.RESTRICTED})

    assert [item.receivers for item in due()] == [{"lead": [], "giver": [people.nam.pk], "chief": [people.mai.pk]}]


def test_weekly_rule_speaks_of_all_that_is_overdue(people: People, organs: Organs) -> None:
    only({"weekday": day(0).weekday(), "receivers": ["lead"]})
    old = given(people, led_by(organs.economy), due=-40)
    given(people, led_by(organs.economy), due=0)

    assert [(item.subject_id, item.deadline) for item in due()] == [(old.pk, day(-40))]


def test_moved_deadline_is_reminded_of_by_its_new_day(people: People, organs: Organs) -> None:
    only({"days": 0, "receivers": ["lead"]})
    share = share_of(given(people, led_by(organs.economy), due=0), organs.economy)
    actions.move_deadline(people.mai, share.pk, share.revision, day(4), "Thêm bốn ngày")

    assert due() == []


@pytest.mark.parametrize(
    ("now", "today"),
    [
        ("2026-11-03T23:59", None),  # 06:59 in Hà Nội
        ("2026-11-04T00:00", TODAY),  # 07:00
        ("2026-11-04T16:59", TODAY),  # 23:59
        ("2026-11-04T17:00", None),
    ],
)
def test_people_are_reminded_from_the_morning_on(now: str, today: dt.date | None) -> None:
    assert daily.reminding_day(dt.datetime.fromisoformat(now).replace(tzinfo=dt.UTC)) == today


def test_day_is_asked_for_once_and_done_by_a_worker(people: People, organs: Organs, monkeypatch: pytest.MonkeyPatch) -> None:
    only({"days": 0, "receivers": ["lead"]})
    task = given(people, led_by(organs.economy), due=0)
    monkeypatch.setattr(daily, "reminding_day", lambda _: TODAY)
    for _ in range(2):
        jobs.ask_for_reminders()
        work(threading.Event(), until_idle=True)
    jobs.remind_of_deadlines(Job())

    assert Job.objects.filter(kind=jobs.REMIND).count() == 1
    assert list(Notice.objects.filter(kind="notices.reminder").values_list("subject_kind", "subject_id", "title")) == [
        ("work.task", task.pk, fresh(task).title)
    ]


def test_before_the_morning_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daily, "reminding_day", lambda _: None)
    jobs.ask_for_reminders()

    assert not Job.objects.filter(kind=jobs.REMIND).exists()


@pytest.mark.parametrize("many", [1, 3])
def test_day_takes_the_same_questions_for_one_and_for_three(
    many: int, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    for n in range(many):
        given(people, led_by(organs.economy), helped_by(organs.police), title=f"Việc {n}", due=1)
    rules = list(reminder_rules())
    with django_assert_num_queries(4):
        assert len(list(due_shares(asked_of(rules, day(-0)), day(0)))) == many


@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite's planner")
def test_shares_are_found_by_their_days_in_an_index() -> None:
    asked = Asked(frozenset({day(0), day(3)}), day(-1))
    plans = [rows.explain() for rows in shares_asked(asked)]
    assert ["share_due (closed=? AND deadline" in plan for plan in plans] == [True, True], plans
