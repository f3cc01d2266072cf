"""Many at once: handed out, given a deadline, reminded; all or none, each at the revision that was shown."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from giaoban.office.audit.models import Entry
from giaoban.office.work.actions import NotNow, remind, set_deadlines
from giaoban.office.work.models import Assignment, Reminder, Task, Workflow
from giaoban.web.tasks.many import read_ticket
from tests.people import Organs, People
from tests.web.tasks.pages import WORK, page_of, tickets, titles
from tests.web.tasks.rows import TODAY, make_task

pytestmark = pytest.mark.django_db
MANY = f"{WORK}many/"
DAY = TODAY() + dt.timedelta(20)


def _chosen(client: Client, account: Any, query: str = "") -> list[str]:
    client.force_login(account)
    return tickets(client.get(f"{WORK}{query}").content)


def _do(client: Client, act: str, rows: list[str], **given: Any) -> Any:
    return client.post(MANY, {"act": act, "row": rows, "confirmed": "1", "back": "/work/?timing=overdue", **given})


def test_first_it_is_shown_what_will_be_done(client: Client, people: People, organs: Organs) -> None:
    make_task("Việc một", people.ha, organs.economy, workflow=Workflow.DRAFT)
    rows = _chosen(client, people.mai)
    answer = client.post(MANY, {"act": "hand-out", "row": rows})

    assert answer.status_code == 200
    assert page_of(answer.content).xpath("//button[@type='submit' and contains(., 'Giao 1 việc')]")
    assert Task.objects.get().workflow == Workflow.DRAFT


def test_drafts_are_handed_out_together(client: Client, people: People, organs: Organs) -> None:
    for number in range(3):
        make_task(f"việc {number}", people.ha, organs.economy, days=5, workflow=Workflow.DRAFT)
    answer = _do(client, "hand-out", _chosen(client, people.mai))

    assert page_of(answer.content).xpath("string(//h1)") == "Đã giao 3 việc."
    assert set(Assignment.objects.values_list("workflow", flat=True)) == {Workflow.ASSIGNED}
    assert page_of(answer.content).xpath("//a[.='Về danh sách']/@href") == ["/work/?timing=overdue"]


def test_one_that_changed_meanwhile_stops_all(client: Client, people: People, organs: Organs) -> None:
    for number in range(3):
        make_task(f"việc {number}", people.ha, organs.economy, workflow=Workflow.DRAFT)
    rows = _chosen(client, people.mai)
    Task.objects.filter(title="việc 2").update(revision=2)
    answer = _do(client, "hand-out", rows)

    assert answer.status_code == 409
    assert page_of(answer.content).xpath("string(//tr[contains(., 'Vừa được thay đổi')]/td[1])").strip() == "việc 2"
    assert set(Task.objects.values_list("workflow", flat=True)) == {Workflow.DRAFT}


def test_one_without_a_lead_stops_all(client: Client, people: People, organs: Organs) -> None:
    make_task("có chủ trì", people.ha, organs.economy, workflow=Workflow.DRAFT)
    make_task("không chủ trì", people.ha, workflow=Workflow.DRAFT)
    answer = _do(client, "hand-out", _chosen(client, people.mai))

    assert answer.status_code == 422
    assert "Chọn đơn vị hoặc người chủ trì" in answer.content.decode()
    assert set(Task.objects.values_list("workflow", flat=True)) == {Workflow.DRAFT}


def test_deadline_is_set_for_drafts_and_moved_for_what_is_handed_out(client: Client, people: People, organs: Organs) -> None:
    draft = make_task("dự thảo", people.ha, organs.economy, workflow=Workflow.DRAFT)
    given = make_task("đã giao", people.ha, organs.economy, support=(organs.police,), days=1)
    answer = _do(client, "deadline", _chosen(client, people.mai), day=DAY.isoformat(), reason="Thống nhất tại giao ban")

    assert page_of(answer.content).xpath("string(//h1)") == "Đã đặt hạn cho 2 việc."
    assert Task.objects.get(pk=draft.pk).deadline == DAY
    assert Task.objects.get(pk=given.pk).deadline == DAY
    lead, support = Assignment.objects.filter(task=given).order_by("side")
    assert (lead.deadline, lead.first_deadline, support.deadline) == (DAY, TODAY() + dt.timedelta(1), TODAY() + dt.timedelta(1))
    assert [row.reason for row in lead.extensions.all()] == ["Thống nhất tại giao ban"]


def test_deadline_of_what_is_handed_out_needs_a_reason(client: Client, people: People, organs: Organs) -> None:
    make_task("dự thảo", people.ha, organs.economy, workflow=Workflow.DRAFT)
    given = make_task("đã giao", people.ha, organs.economy, days=1)
    answer = _do(client, "deadline", _chosen(client, people.mai), day=DAY.isoformat(), reason=" ")

    assert answer.status_code == 422
    assert "Ghi lý do đổi hạn." in answer.content.decode()
    assert set(Task.objects.values_list("deadline", flat=True)) == {None, given.deadline}


def test_deadline_of_what_is_handed_out_is_the_chiefs_to_move(client: Client, people: People, organs: Organs) -> None:
    given = make_task("đã giao", people.ha, organs.economy, days=1)
    answer = _do(client, "deadline", _chosen(client, people.lan), day=DAY.isoformat(), reason="Lùi")

    assert answer.status_code == 422
    assert "Chánh Văn phòng hoặc lãnh đạo" in answer.content.decode()
    assert Task.objects.get().deadline == given.deadline


def test_of_an_organs_list_only_its_own_share_is_moved(client: Client, people: People, organs: Organs) -> None:
    make_task("đã giao", people.ha, organs.economy, support=(organs.police,), days=1)
    _do(client, "deadline", _chosen(client, people.mai, f"?organ={organs.police.pk}"), day=DAY.isoformat(), reason="Lùi")

    assert dict(Assignment.objects.values_list("organ__names__short", "deadline")) == {"": TODAY() + dt.timedelta(1), "Công an xã": DAY}


def test_share_that_moved_since_it_was_shown_stops_all(people: People, organs: Organs) -> None:
    task = make_task("đã giao", people.ha, organs.economy, days=1)
    share = Assignment.objects.get()
    Assignment.objects.update(revision=2)
    shown = read_ticket(f"{task.pk}.1-{share.pk}.1")

    assert shown is not None
    with pytest.raises(Exception, match="Assignment"):
        set_deadlines(people.mai, [shown], DAY, "Lùi")


def test_reminding_leaves_a_row_and_a_line_for_each_share(client: Client, people: People, organs: Organs) -> None:
    make_task("việc một", people.ha, organs.economy, days=-1)
    make_task("việc hai", people.ha, organs.police, organs.front, days=-1)
    answer = _do(client, "remind", _chosen(client, people.ha), words="Báo cáo trước 16 giờ")

    assert page_of(answer.content).xpath("string(//h1)") == "Đã nhắc 3 phần việc."
    assert [(row.on, row.by, row.words) for row in Reminder.objects.all()] == [(TODAY(), people.ha, "Báo cáo trước 16 giờ")] * 3
    assert Entry.objects.filter(verb="work.remind").count() == 3


def test_share_is_reminded_once_a_day(client: Client, people: People, organs: Organs) -> None:
    make_task("việc một", people.ha, organs.economy, days=-1)
    make_task("việc hai", people.ha, organs.police, days=-1)
    share = Assignment.objects.get(organ=organs.economy)
    remind(people.ha, share.pk, share.revision)
    with pytest.raises(NotNow, match="Hôm nay đã nhắc Phòng Kinh tế"):
        remind(people.ha, share.pk, share.revision)
    answer = _do(client, "remind", _chosen(client, people.ha))

    assert (answer.status_code, Reminder.objects.count()) == (422, 1)


def test_units_remind_nobody(people: People, organs: Organs) -> None:
    make_task("việc", people.ha, organs.economy, days=-1)
    share = Assignment.objects.get()

    with pytest.raises(PermissionDenied):
        remind(people.binh, share.pk, share.revision)


def test_nothing_chosen_is_said(client: Client, people: People) -> None:
    client.force_login(people.mai)
    for given in ({}, {"act": "remind"}, {"act": "remind", "row": ["nonsense", "1.x"]}, {"act": "burn", "row": ["1.1"]}):
        answer = client.post(MANY, given)
        assert answer.status_code == 422
        assert "Chưa chọn việc nào" in answer.content.decode()


def test_way_back_never_leaves_the_list(client: Client, people: People) -> None:
    client.force_login(people.mai)
    answer = client.post(MANY, {"back": "https://example.org/work/"})

    assert page_of(answer.content).xpath("//a[.='Về danh sách']/@href") == ["/work/"]


def test_foreign_tasks_are_not_there(client: Client, people: People, organs: Organs) -> None:
    task = make_task("hạn chế", people.ha, organs.economy, workflow=Workflow.DRAFT, confidentiality=1)
    client.force_login(people.ha)
    answer = _do(client, "hand-out", [f"{task.pk}.1"])

    assert answer.status_code == 422
    assert "hạn chế" not in answer.content.decode()
    assert titles(client.get("/work/").content) == []
