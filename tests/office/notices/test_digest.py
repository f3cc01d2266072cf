import datetime as dt
import time
from collections.abc import Sequence
from typing import Any

import pytest

from giaoban.office.directory.models import Account
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.worker import work
from giaoban.office.notices import digest, jobs
from giaoban.office.notices.actions import write_digest, write_mails
from giaoban.office.notices.digest import Count, count_all, counts, register
from giaoban.office.notices.models import Mail, Notice
from tests.office.notices.told import AT_NOON, reached
from tests.people import People

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 11, 2)


@pytest.fixture
def counters(monkeypatch: pytest.MonkeyPatch) -> None:
    """No room counts anything yet."""
    monkeypatch.setattr(digest, "_COUNTERS", {})


def titles() -> dict[str, str]:
    return dict(Notice.objects.order_by("pk").values_list("account__username", "title"))


@pytest.mark.usefixtures("counters")
def test_digest_tells_each_in_numbers_what_the_week_begins_with(people: People) -> None:
    @counts("work")
    def _tasks(accounts: Sequence[int], day: dt.date) -> dict[int, list[Count]]:
        assert day == MONDAY
        return {people.binh.pk: [Count(3, "việc quá hạn"), Count(5, "việc đến hạn trong tuần")], people.sen.pk: [Count(0, "việc quá hạn")]}

    register(
        "papers", lambda accounts, _: {people.binh.pk: [Count(1, "văn bản chờ ý kiến")], people.mai.pk: [Count(2, "văn bản chờ phân văn")]}
    )

    assert (write_digest(MONDAY), write_digest(MONDAY)) == (2, 2)

    week = "Tuần 02/11 đến 08/11/2026"
    assert titles() == {
        "binh": f"{week}: 3 việc quá hạn, 5 việc đến hạn trong tuần, 1 văn bản chờ ý kiến",
        "mai": f"{week}: 2 văn bản chờ phân văn",
    }
    assert set(Notice.objects.values_list("reason", "subject_kind")) == {("Tổng hợp sáng thứ Hai", "")}


@pytest.mark.usefixtures("counters")
def test_digest_by_mail_says_only_that_something_new_waits(people: People) -> None:
    register("work", lambda accounts, _: {account: [Count(3, "việc quá hạn")] for account in accounts})
    reached(people.binh)

    write_digest(MONDAY)
    write_mails(AT_NOON)

    assert Mail.objects.get().body == "Có việc mới chờ đồng chí trong Giao Ban.\n"


@pytest.mark.usefixtures("counters")
def test_accounts_that_are_switched_off_are_not_counted(people: People) -> None:
    asked: list[int] = []

    @counts("work")
    def _note(accounts: Sequence[int], _: dt.date) -> dict[int, list[Count]]:
        asked.extend(accounts)
        return {}

    Account.objects.filter(pk=people.cuong.pk).update(is_active=False)

    write_digest(MONDAY)

    assert sorted(asked) == sorted(account.pk for account in people.all() if account != people.cuong)


@pytest.mark.usefixtures("counters")
def test_room_that_registers_again_takes_its_own_place() -> None:
    register("work", lambda *_: {1: [Count(1, "cũ")]})
    register("work", lambda *_: {1: [Count(2, "mới")]})

    assert count_all([1], MONDAY) == {1: [Count(2, "mới")]}


@pytest.mark.usefixtures("counters")
def test_digest_for_three_hundred_units_takes_seconds(people: People, django_assert_max_num_queries: Any) -> None:
    Account.objects.bulk_create([Account(username=f"don-vi-{n}") for n in range(300)])
    register("work", lambda accounts, _: {account: [Count(3, "việc quá hạn")] * 4 for account in accounts})

    begun = time.monotonic()
    with django_assert_max_num_queries(12):
        write_digest(MONDAY)

    assert (Notice.objects.count(), time.monotonic() - begun < 10) == (312, True)


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        ("2026-11-01T23:59", None),  # Monday 06:59 in Hà Nội
        ("2026-11-02T00:00", MONDAY),  # 07:00
        ("2026-11-04T20:00", MONDAY),  # the server was off until Thursday
        ("2026-11-08T16:59", MONDAY),  # Sunday 23:59
        ("2026-11-08T17:00", None),
    ],
)
def test_digest_is_due_from_monday_morning(now: str, monday: dt.date | None) -> None:
    assert jobs.digest_day(dt.datetime.fromisoformat(now).replace(tzinfo=dt.UTC)) == monday


@pytest.mark.usefixtures("counters")
def test_digest_is_asked_for_once_and_written_by_a_worker(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    register("work", lambda accounts, _: {people.binh.pk: [Count(3, "việc quá hạn")]})
    monkeypatch.setattr(jobs, "digest_day", lambda _: MONDAY)

    for _ in range(3):
        jobs.ask_for_digest()
        work(threading.Event(), until_idle=True)

    assert (Job.objects.filter(kind="write-digest").count(), Notice.objects.count()) == (1, 1)


def test_no_digest_is_asked_for_before_monday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "digest_day", lambda _: None)

    jobs.ask_for_digest()

    assert Job.objects.count() == 0
