"""Opinions that are due: units and members are reminded before, the drafter when they are late; who has answered is left in peace."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import actions
from giaoban.office.issuing.due import due_opinions
from giaoban.office.issuing.jobs import REMIND, ask_for_reminders, remind_of_opinions
from giaoban.office.issuing.models import Consultation, Draft
from giaoban.office.jobs.models import Job
from giaoban.office.notices.actions import remind
from giaoban.office.notices.models import Notice
from giaoban.office.notices.queries import reminder_rules
from giaoban.office.notices.reminders import asked_of
from tests.office.issuing.rows import SUBJECT, TODAY, asked, fresh, slip_of, written
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


def reminded_on(day: dt.date) -> None:
    """What the day's job does."""
    remind(due_opinions(asked_of(reminder_rules(), day)), day)


def new_to(account: Account) -> list[str]:
    """Why a person was reminded, as far as it is new to him."""
    rows = Notice.objects.filter(account=account, kind="notices.reminder", subject_kind="issuing.draft", read_at=None)
    return list(rows.order_by("at", "pk").values_list("reason", flat=True))


def due_in(days: int, people: People, organs: Organs, **values: Any) -> Consultation:
    """The economy division, the police and Bùi Thị Sen are asked, by Hoàng Thu Hà, until a day from today."""
    made = asked(people, organs, **values)
    Consultation.objects.filter(pk=made.pk).update(until=TODAY() + dt.timedelta(days))
    made.refresh_from_db()
    return made


def test_who_is_asked_is_reminded_before_the_day_once_and_the_drafter_is_not(people: People, organs: Organs) -> None:
    made = due_in(3, people, organs)

    reminded_on(TODAY())
    reminded_on(TODAY())

    left = f"Còn 3 ngày đến hạn {made.until:%d/%m/%Y}"
    assert new_to(people.binh) == new_to(people.cuong) == [f"{left}; xin ý kiến đơn vị đồng chí về dự thảo"]
    assert new_to(people.sen) == [f"{left}; xin ý kiến đồng chí về dự thảo"]
    assert [new_to(account) for account in (people.ha, people.mai, people.nam, people.thanh)] == [[]] * 4
    assert Notice.objects.filter(kind="notices.reminder").values_list("title", flat=True).distinct().get() == SUBJECT


def test_drafter_hears_that_opinions_are_late(people: People, organs: Organs) -> None:
    made = due_in(-1, people, organs)
    actions.give_opinion(people.cuong, slip_of(made, organ=organs.police).pk, 1, "agrees")

    reminded_on(TODAY())

    late = f"Quá hạn 1 ngày, hạn {made.until:%d/%m/%Y}"
    assert new_to(people.ha) == [f"{late}; dự thảo đồng chí soạn còn thiếu ý kiến"]
    assert (len(new_to(people.binh)), len(new_to(people.sen)), new_to(people.cuong)) == (1, 1, [])


def test_reminder_goes_when_it_is_answered_and_the_drafters_when_all_have(people: People, organs: Organs) -> None:
    made = due_in(-1, people, organs)
    reminded_on(TODAY())

    actions.give_opinion(people.binh, slip_of(made, organ=organs.economy).pk, 1, "agrees")
    assert [len(new_to(account)) for account in (people.binh, people.cuong, people.sen, people.ha)] == [0, 1, 1, 1]
    asked_still = Notice.objects.filter(kind="issuing.asked", read_at=None).values_list("account_id", flat=True)
    assert sorted(asked_still) == sorted([people.cuong.pk, people.sen.pk])

    actions.give_opinion(people.ha, slip_of(made, organ=organs.police).pk, 1, "agrees")  # nhập thay
    actions.give_opinion(people.sen, slip_of(made, person=people.sen.person).pk, 1, "other", "Bổ sung số liệu")
    assert [new_to(account) for account in (people.cuong, people.sen, people.ha)] == [[], [], []]


def test_who_is_asked_for_another_as_well_is_still_reminded(people: People, organs: Organs) -> None:
    made = due_in(0, people, organs)
    made.opinions.create(person=people.binh.person)
    reminded_on(TODAY())

    actions.give_opinion(people.binh, slip_of(made, organ=organs.economy).pk, 1, "agrees")
    assert len(new_to(people.binh)) == 1
    actions.give_opinion(people.binh, slip_of(made, person=people.binh.person).pk, 1, "agrees")
    assert new_to(people.binh) == []


def test_nobody_is_reminded_of_what_is_over_or_not_near(people: People, organs: Organs) -> None:
    far, over = due_in(20, people, organs), due_in(0, people, organs, subject="Dự thảo khác")
    reminded_on(TODAY())
    assert len(new_to(people.binh)) == 1

    actions.end_consultation(people.ha, over.draft_id, fresh(over.draft).revision)
    assert new_to(people.binh) == []
    reminded_on(far.until - dt.timedelta(10))
    reminded_on(over.until + dt.timedelta(1))

    assert [new_to(account) for account in (people.binh, people.sen, people.ha)] == [[], [], []]


def test_on_mondays_what_is_long_late_is_said_again(people: People, organs: Organs) -> None:
    made = due_in(-1, people, organs)
    monday = made.until + dt.timedelta(days=14 - made.until.weekday())

    reminded_on(monday)

    assert new_to(people.binh) == [
        f"Quá hạn {(monday - made.until).days} ngày, hạn {made.until:%d/%m/%Y}; xin ý kiến đơn vị đồng chí về dự thảo"
    ]


def test_of_a_restricted_draft_hears_who_sees_it_alone(people: People, organs: Organs) -> None:
    made = due_in(-1, people, organs)
    Draft.objects.filter(pk=made.draft_id).update(confidentiality=Confidentiality.RESTRICTED)  # it went inside with what it answers
    own = written(people, organs, people.mai, confidentiality=Confidentiality.RESTRICTED, unit_id=organs.economy.pk)
    actions.ask_opinions(people.mai, own.pk, own.revision, until=TODAY(), people=[person_of(people.hoa)])
    Consultation.objects.filter(draft=own).update(until=made.until)

    reminded_on(TODAY())

    told = dict.fromkeys(Notice.objects.filter(kind="notices.reminder", subject_id=own.pk).values_list("account__username", flat=True))
    assert sorted(told) == ["hoa", "mai"]
    assert [new_to(account) for account in (people.binh, people.cuong, people.sen)] == [[], [], []]


def test_reminding_is_put_down_once_a_day_and_done_by_the_job(people: People, organs: Organs, monkeypatch: Any) -> None:
    due_in(0, people, organs)
    monkeypatch.setattr("giaoban.office.notices.daily.reminding_day", lambda _: TODAY())

    ask_for_reminders()
    ask_for_reminders()
    job = Job.objects.get(kind=REMIND)
    remind_of_opinions(job)
    remind_of_opinions(job)

    assert new_to(people.binh) == [f"Hôm nay đến hạn {TODAY():%d/%m/%Y}; xin ý kiến đơn vị đồng chí về dự thảo"]
