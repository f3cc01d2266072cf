"""Ngày nghỉ, ngày làm việc on screen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from giaoban.office.days import actions, queries
from giaoban.office.days.models import OwnDay
from giaoban.office.days.moves import _MOVERS, Move, register_moves
from giaoban.office.directory.models import Account
from giaoban.office.work.models import Task
from tests.people import People, come_in

pytestmark = pytest.mark.django_db
TYPED = {"day": "2026-11-27", "kind": "closed", "reason": "Ngày truyền thống", "source": "Thông báo 12-TB/VP"}
FACTS: dict[str, Any] = TYPED | {"day": dt.date(2026, 11, 27)}


@pytest.fixture
def moving(people: People) -> Iterator[Task]:
    """A task whose deadline any other calendar would move."""
    task = Task.objects.create(title="Báo cáo giao ban", origin="telephone", given_at=dt.datetime(2026, 11, 2, tzinfo=dt.UTC))
    register_moves(
        "test",
        lambda _, old, new: [Move(task.title, "work.task", task.pk, dt.date(2026, 11, 27), dt.date(2026, 11, 30))] * (old is not new),
    )
    yield task
    del _MOVERS["test"]


def _in(client: Client, account: Account) -> Client:
    come_in(client, account)
    return client


def looked(page: str) -> str:
    found = re.search(r'name="looked" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def test_year_shows_days_off_and_make_up_days_with_their_sources(client: Client, people: People) -> None:
    actions.enter_day(people.mai, **FACTS)
    page = _in(client, people.binh).get(reverse("days") + "?year=2026").content.decode()
    rows = [re.sub(r"<[^>]+>", "|", row) for row in re.findall(r"<tr>\s*<td.*?</tr>", page, re.DOTALL)]
    cells = [[cell for cell in re.sub(r"\s+", " ", row).split("|") if cell.strip()] for row in rows]

    assert [
        "thứ Sáu 02/01/2026",
        "Nghỉ hoán đổi với ngày làm việc thứ Bảy 10/01/2026",
        "Nghỉ hoán đổi, nghỉ bù",
        "Công văn 12729/VPCP-KGVX",
    ] in cells
    assert ["thứ Bảy 10/01/2026", "Làm bù cho ngày nghỉ thứ Sáu 02/01/2026", "Làm bù", "Công văn 12729/VPCP-KGVX"] in cells
    assert ["thứ Sáu 27/11/2026", "Ngày truyền thống", "Cơ quan nghỉ riêng", "Thông báo 12-TB/VP", "Cơ quan nhập"] in cells
    assert "Nhập ngày nghỉ" not in page


@pytest.mark.parametrize("asked", ["", "?year=abc", "?year=99999"])
def test_year_that_cannot_be_shown_is_this_one(client: Client, people: People, asked: str) -> None:
    assert "Năm " in _in(client, people.mai).get(reverse("days") + asked).content.decode()


def test_year_asks_the_same_number_of_questions_whatever_stands_in_it(client: Client, people: People) -> None:
    come_in(client, people.mai)
    actions.enter_day(people.mai, **FACTS)
    counts = []
    for more in ((), (dt.date(2026, 11, 26), dt.date(2026, 11, 25))):
        for day in more:
            actions.enter_day(people.mai, **FACTS | {"day": day})
        client.get(reverse("days") + "?year=2026")  # what is kept is made once
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("days") + "?year=2026")
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_new_day_is_first_shown_with_what_it_would_move(client: Client, people: People, moving: Task) -> None:
    page = _in(client, people.mai).post(reverse("own-day-new"), TYPED).content.decode()

    assert (OwnDay.objects.count(), looked(page)) == (0, "2026-11-27 closed")
    assert "<b>1 hạn</b>" in page
    assert f'href="{reverse("task", args=[moving.pk])}">Báo cáo giao ban</a>' in page
    assert "Ghi vào bảng" in page


def test_day_looked_at_is_entered_and_nothing_is_moved(client: Client, people: People, moving: Task) -> None:
    come_in(client, people.mai)
    page = client.post(reverse("own-day-new"), TYPED).content.decode()
    answer = client.post(reverse("own-day-new"), TYPED | {"looked": looked(page)})

    assert answer["Location"] == reverse("days") + "?year=2026"
    assert OwnDay.objects.get().day == dt.date(2026, 11, 27)
    assert Task.objects.get().deadline is None


def test_other_day_than_was_looked_at_is_shown_first(client: Client, people: People) -> None:
    page = _in(client, people.ha).post(reverse("own-day-new"), TYPED | {"looked": "2026-11-26 closed"}).content.decode()

    assert (OwnDay.objects.count(), looked(page)) == (0, "2026-11-27 closed")
    assert "Không hạn nào đang đặt khác đi." in page


def test_day_that_is_off_already_is_refused_and_what_was_typed_stays(client: Client, people: People) -> None:
    answer = _in(client, people.mai).post(reverse("own-day-new"), TYPED | {"day": "2026-11-24"})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "vốn là ngày nghỉ (Ngày Văn hóa Việt Nam)" in page
    assert "Thông báo 12-TB/VP" in page
    assert "Xem trước" in page


def test_day_is_corrected_after_the_look_before(client: Client, people: People) -> None:
    own = actions.enter_day(people.mai, **FACTS)
    come_in(client, people.ha)
    address = reverse("own-day", args=[own.pk])
    assert "Ngày truyền thống" in client.get(address).content.decode()
    typed = TYPED | {"reason": "Nghỉ riêng", "shown": "1"}
    page = client.post(address, typed).content.decode()
    client.post(address, typed | {"looked": looked(page)})

    own.refresh_from_db()
    assert (own.reason, own.revision) == ("Nghỉ riêng", 2)


def test_day_is_withdrawn_after_the_look_before(client: Client, people: People, moving: Task) -> None:
    own = actions.enter_day(people.mai, **FACTS)
    come_in(client, people.mai)
    address = reverse("own-day-withdraw", args=[own.pk])

    assert "<b>1 hạn</b>" in client.get(address).content.decode()
    client.post(address, {"shown": "1"})
    assert queries.standing().count() == 0
    assert "Đã rút" in client.get(reverse("days") + "?year=2026").content.decode()
    assert client.get(reverse("own-day", args=[own.pk])).status_code == 404


def test_settings_are_kept(client: Client, people: People) -> None:
    come_in(client, people.mai)
    typed = {
        "before": "inclusive",
        "start": "arrived",
        "roll_counted": "on",
        "papers_days": "5",
        "source": "Quy chế 01-QC/ĐU",
        "shown": "0",
    }
    answer = client.post(reverse("day-settings"), typed)
    kept = queries.settings()

    assert answer["Location"] == reverse("days")
    assert (kept.before, kept.start, kept.roll_counted, kept.roll_named, kept.papers_days, kept.notice_days, kept.source) == (
        "inclusive", "arrived", True, False, 5, None, "Quy chế 01-QC/ĐU",
    )  # fmt: skip
    assert "Quy chế 01-QC/ĐU" in client.get(reverse("day-settings")).content.decode()


def test_settings_that_are_wrong_are_shown_again(client: Client, people: People) -> None:
    answer = _in(client, people.mai).post(reverse("day-settings"), {"before": "inclusive", "start": "issued", "papers_days": "0"})

    assert (answer.status_code, queries.settings().revision) == (422, 0)


def test_what_was_reckoned_by_another_table_is_listed_for_who_keeps_it(client: Client, people: People) -> None:
    register_moves("test", lambda *_: [Move("Báo cáo quý", "meetings.meeting", 7, dt.date(2026, 11, 27), dt.date(2026, 11, 30))])
    try:
        pages = [_in(client, account).get(reverse("days")).content.decode() for account in (people.mai, people.binh)]
    finally:
        del _MOVERS["test"]

    assert ["Hạn tính theo bảng trước" in page for page in pages] == [True, False]


def test_menu_leads_to_the_days(client: Client, people: People) -> None:
    assert f'href="{reverse("days")}"' in _in(client, people.binh).get(reverse("desk")).content.decode()
