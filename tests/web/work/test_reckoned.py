"""Deadlines reckoned from a paper's words on the pages: what waits to be handed out, one task, urging, reports."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.days import actions as days
from giaoban.office.days.queries import calendar
from giaoban.office.targets.occurrences import occurrences, roll_over
from giaoban.office.work.models import Task
from giaoban.web.tasks.urging import _answer_day
from tests.office.targets.rows import make_duty
from tests.office.work.story import fresh
from tests.office.work.test_reckoning import MONDAY, ordered
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
DAY = dt.date(2099, 3, 11)


def test_proposed_deadline_stands_with_its_reasons_and_is_taken_at_a_click(people: People, organs: Organs, client: Client) -> None:
    task = ordered(people, organs)
    client.force_login(people.ha)
    page = client.get(reverse("hand-out")).content.decode()

    assert "Máy tính hạn <b>thứ Tư 11/03/2099</b>" in page
    assert "Tính từ ngày văn bản đến, thứ Tư 04/3/2099" in page
    client.post(reverse("task-reckoned", args=[task.pk]), {"shown": task.revision, "day": DAY.isoformat()})
    assert fresh(task).deadline == DAY
    assert "Máy tính hạn" not in client.get(reverse("hand-out")).content.decode()


def test_unsure_deadline_is_said_to_be_so(people: People, organs: Organs, client: Client) -> None:
    ordered(people, organs, "trong thời hạn 05 ngày")
    ordered(people, organs, "trong 05 ngày kể từ khi kết thúc hội nghị")
    client.force_login(people.ha)
    page = client.get(reverse("hand-out")).content.decode()

    assert "Có thể là hạn <b>thứ Hai 09/03/2099</b>" in page
    assert "cần biết đó là ngày nào" in page


def test_deadline_on_a_day_off_names_the_last_working_day(people: People, organs: Organs, client: Client) -> None:
    ordered(people, organs, "trước ngày 09/3/2099", kind="DATE", date="2099-03-09", bound="before")
    client.force_login(people.ha)

    page = client.get(reverse("hand-out")).content.decode()
    assert "<b>Chủ nhật 08/03/2099</b> (ngày nghỉ; ngày làm việc cuối là thứ Sáu 06/03/2099)" in page


@pytest.mark.parametrize(
    ("typed", "status"), [({"day": "abc"}, 400), ({"day": "2099-03-12"}, 302), ({"day": DAY.isoformat(), "shown": "99"}, 302)]
)
def test_wrong_or_stale_day_is_not_taken(typed: dict[str, str], status: int, people: People, organs: Organs, client: Client) -> None:
    task = ordered(people, organs)
    client.force_login(people.ha)

    assert client.post(reverse("task-reckoned", args=[task.pk]), {"shown": task.revision} | typed).status_code == status
    assert fresh(task).deadline is None
    assert client.get(reverse("task-reckoned", args=[task.pk])).status_code == 302


def test_task_says_why_its_deadline_is_that_day(people: People, organs: Organs, client: Client) -> None:
    task = ordered(people, organs, "trong 05 ngày kể từ ngày ký")
    client.force_login(people.ha)
    client.post(reverse("task-reckoned", args=[task.pk]), {"shown": task.revision, "day": "2099-03-09"})
    notes = _why(client, task)
    assert "Tính từ ngày của văn bản, thứ Hai 02/3/2099" in notes
    assert f"Bộ luật Dân sự 2015, Điều 147 và Điều 148; theo bảng ngày nghỉ {calendar().version}" in notes

    rolled = ordered(people, organs, "trong 05 ngày kể từ ngày 03/3/2099")
    assert fresh(rolled).deadline is None
    days.enter_day(people.mai, day=dt.date(2099, 3, 9), kind="closed", reason="Nghỉ riêng", source="Thông báo 3-TB/VP")
    client.post(reverse("task-reckoned", args=[rolled.pk]), {"shown": rolled.revision, "day": "2099-03-10"})
    assert "tính được 08/03/2099 trước khi chuyển khỏi ngày nghỉ" in _why(client, rolled)


def test_deadline_that_was_moved_by_hand_is_not_explained_by_the_reckoning(people: People, organs: Organs, client: Client) -> None:
    task = ordered(people, organs)
    client.force_login(people.ha)
    client.post(reverse("task-reckoned", args=[task.pk]), {"shown": task.revision, "day": DAY.isoformat()})
    Task.objects.filter(pk=task.pk).update(deadline=MONDAY)

    assert "theo bảng ngày nghỉ" not in _why(client, task)


def _why(client: Client, task: Task) -> str:
    (fact,) = [one for one in client.get(reverse("task", args=[task.pk])).context["facts"] if one["label"] == "Hạn"]
    return str(fact.get("note", ""))


def test_answer_to_urging_is_not_asked_for_on_a_day_off(people: People) -> None:
    day = next(day for n in range(30) if calendar().is_working(day := _answer_day(MONDAY + dt.timedelta(n))))
    assert all(calendar().is_working(_answer_day(MONDAY + dt.timedelta(n))) for n in range(30))
    days.enter_day(people.mai, day=day, kind="closed", reason="Nghỉ riêng", source="Thông báo 3-TB/VP")

    assert day not in [_answer_day(MONDAY + dt.timedelta(n)) for n in range(30)]


def test_report_due_on_a_day_off_names_the_working_days_beside_it(people: People, organs: Organs, client: Client) -> None:
    duty = make_duty(organs.province_committee, due_day=24, due_after=0, cut_off_day=14, cut_off_after=0, valid_from=dt.date(2026, 10, 1))
    october, november = list(occurrences(duty, dt.date(2026, 11, 30)))

    assert (
        roll_over(october, calendar())
        == "thứ Bảy 24/10/2026 là ngày nghỉ (nghỉ hằng tuần): ngày làm việc trước đó là 23/10/2026, tiếp theo là 26/10/2026"
    )
    assert "Ngày Văn hóa Việt Nam" in roll_over(november, calendar())
    duty.due_day = 25
    assert roll_over(list(occurrences(duty, dt.date(2026, 11, 30)))[-1], calendar()) == ""
