"""Every act from the page: by who may and by who may not, refused in words at the form, nothing typed lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.models import Account
from giaoban.office.registry.models import Direction
from giaoban.office.work import actions
from giaoban.office.work.models import Assignment, Extension, Objection, Side, Task, Workflow
from tests.office.work.story import share_of
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.work.orders import draft, give, in_days, plain, report, shares_of, today

pytestmark = pytest.mark.django_db


def send(client: Client, account: Account, name: str, pk: int, **values: Any) -> Any:
    """Send a form as a person."""
    client.force_login(account)
    return client.post(reverse(name, args=[pk]), values)


@pytest.fixture
def task(people: People, organs: Organs) -> Task:
    """Led by the economy division, supported by the police."""
    return give(people, shares_of(organs.economy, support=(organs.police,)))


@pytest.fixture
def lead(task: Task, organs: Organs) -> Assignment:
    return share_of(task, organs.economy)


def test_unit_notes_progress_and_the_office_does_it_for_another(lead: Assignment, people: People, client: Client) -> None:
    send(client, people.binh, "share-progress", lead.pk, text="Đã đo 5 hộ", shown=lead.revision)
    send(client, people.lan, "share-progress", lead.pk, text="Đã đo 7 hộ", on=in_days(-1).isoformat())

    found = [(line.text, line.on, line.entered_for) for line in lead.progress.all()]
    assert found == [("Đã đo 5 hộ", today(), False), ("Đã đo 7 hộ", in_days(-1), True)]


@pytest.mark.parametrize("name", ["share-progress", "share-done", "share-extension", "share-objection"])
def test_supporter_does_not_report_for_the_lead(name: str, lead: Assignment, people: People, client: Client) -> None:
    assert send(client, people.cuong, name, lead.pk, text="x", reason="x").status_code == 404


def test_lead_cannot_be_done_before_who_supports_him_and_keeps_what_he_typed(lead: Assignment, people: People, client: Client) -> None:
    answer = send(client, people.binh, "share-done", lead.pk, text="Xong cả 12 hộ", shown=lead.revision)

    words = answer.content.decode()
    assert answer.status_code == 422
    assert "còn chờ Công an xã Minh Sơn" in words
    assert "Xong cả 12 hộ" in words


def test_day_to_come_is_refused_in_words_at_its_field(lead: Assignment, people: People, client: Client) -> None:
    answer = send(client, people.binh, "share-progress", lead.pk, text="Đã đo", on=in_days(2).isoformat())

    assert answer.status_code == 422
    assert "Ngày báo cáo không thể sau hôm nay." in plain(answer.content.decode())


def test_conflict_shows_how_it_stands_now_and_what_was_typed_and_can_be_sent_again(
    task: Task, people: People, organs: Organs, client: Client
) -> None:
    police = share_of(task, organs.police)
    actions.note_progress(people.ha, police.pk, "Đã nhận việc")

    answer = send(client, people.cuong, "share-done", police.pk, text="Đã cử 4 người", shown=police.revision)

    page = answer.content.decode()
    assert (answer.status_code, "Đang làm" in page, "Đã cử 4 người" in page) == (409, True, True)
    again = answer.context["form"]["shown"].value()
    assert send(client, people.cuong, "share-done", police.pk, text="Đã cử 4 người", shown=again).status_code == 302


def reported(people: People, organs: Organs, **more: Any) -> Task:
    """A task of the economy division alone that was reported done."""
    return report(people, organs, give(people, shares_of(organs.economy), **more), people.binh, organs.economy)


def test_chief_confirms_with_a_number_that_is_found_in_the_register(people: People, organs: Organs, client: Client) -> None:
    paper = make_paper(direction=Direction.OUT, number="31-BC/ĐU", number_key="31-bc-du")
    task = reported(people, organs)

    send(client, people.mai, "task-confirm", task.pk, number="31 BC/ĐU", shown=task.revision)

    task.refresh_from_db()
    assert (task.workflow, task.answer, task.answer_number) == (Workflow.DONE, paper, "31-BC/ĐU")


def test_source_says_what_answered_it_on_its_page_and_in_the_register(people: People, organs: Organs, client: Client) -> None:
    from tests.office.registry.test_triage import registered

    source = registered(number="5-TB/TU")
    task = reported(people, organs, paper=source)
    send(client, people.mai, "task-confirm", task.pk, number="88/BC-PKT", shown=task.revision)

    assert "Trả lời bằng 88/BC-PKT" in plain(client.get(reverse("paper", args=[source.pk])).content.decode())
    assert "Trả lời bằng 88/BC-PKT" in plain(client.get(reverse("incoming")).content.decode())


@pytest.mark.parametrize(("name", "expected"), [("mai", 302), ("ha", 302), ("nam", 302), ("lan", 404), ("hoa", 404), ("binh", 403)])
def test_who_confirms(name: str, expected: int, people: People, organs: Organs, client: Client) -> None:
    task = reported(people, organs)

    assert send(client, getattr(people, name), "task-confirm", task.pk, shown=task.revision).status_code == expected


@pytest.mark.parametrize(("name", "expected"), [("mai", 404), ("nam", 302)])
def test_flagged_is_confirmed_by_its_leader_alone(name: str, expected: int, people: People, organs: Organs, client: Client) -> None:
    task = reported(people, organs, more={"flagged": True})

    assert send(client, getattr(people, name), "task-confirm", task.pk, shown=task.revision).status_code == expected


def test_return_asks_for_a_reason(people: People, organs: Organs, client: Client) -> None:
    task = reported(people, organs)

    assert send(client, people.mai, "task-return", task.pk, shown=task.revision).status_code == 422
    send(client, people.mai, "task-return", task.pk, reason="Thiếu biên bản", shown=task.revision)
    task.refresh_from_db()
    assert (task.workflow, task.reason) == (Workflow.RETURNED, "Thiếu biên bản")


def test_extension_is_granted_with_one_press_or_to_another_day(lead: Assignment, people: People, client: Client) -> None:
    send(client, people.binh, "share-extension", lead.pk, day=in_days(9).isoformat(), reason="Chờ đo lại")
    asked = Extension.objects.get()

    assert send(client, people.binh, "extension-answer", asked.pk, answer="granted").status_code == 403
    assert send(client, people.ha, "extension-answer", asked.pk, answer="granted").status_code == 403
    send(client, people.mai, "extension-answer", asked.pk, answer="granted", granted=in_days(7).isoformat(), note="Đến thứ Sáu")

    asked.refresh_from_db()
    lead.refresh_from_db()
    assert (asked.granted, lead.deadline, lead.first_deadline) == (in_days(7), in_days(7), in_days(5))
    again = send(client, people.mai, "extension-answer", asked.pk, answer="refused")
    assert (again.status_code, "đã có ý kiến trả lời" in again.content.decode()) == (422, True)


def test_earlier_day_is_refused_with_the_deadline_in_force(lead: Assignment, people: People, client: Client) -> None:
    answer = send(client, people.binh, "share-extension", lead.pk, day=in_days(1).isoformat(), reason="Chờ")

    assert (answer.status_code, f"{in_days(5):%d/%m/%Y}" in answer.content.decode()) == (422, True)


def test_objection_is_answered_with_the_unit_that_takes_it_over(lead: Assignment, people: People, organs: Organs, client: Client) -> None:
    send(client, people.binh, "share-objection", lead.pk, kind="not-ours", reason="Không đúng chức năng")
    said = Objection.objects.get()

    without = send(client, people.mai, "objection-answer", said.pk, answer="granted")
    assert (without.status_code, "Chọn đơn vị nhận việc thay." in without.content.decode()) == (422, True)
    send(client, people.mai, "objection-answer", said.pk, answer="granted", to=organs.front.pk)

    lead.refresh_from_db()
    assert (lead.workflow, lead.successor and lead.successor.organ) == (Workflow.HANDED_OVER, organs.front)


def test_chief_moves_a_deadline_and_transfers_the_compiler_does_not(
    lead: Assignment, people: People, organs: Organs, client: Client
) -> None:
    day = in_days(3).isoformat()
    assert send(client, people.ha, "share-deadline", lead.pk, day=day, reason="Giao ban", shown=lead.revision).status_code == 404
    send(client, people.mai, "share-deadline", lead.pk, day=day, reason="Giao ban", shown=lead.revision)
    lead.refresh_from_db()
    assert lead.deadline == in_days(3)

    assert send(client, people.ha, "share-transfer", lead.pk, to=organs.front.pk, reason="x", shown=lead.revision).status_code == 404
    send(client, people.mai, "share-transfer", lead.pk, to=organs.front.pk, reason="Đúng chức năng", shown=lead.revision)
    lead.refresh_from_db()
    assert lead.workflow == Workflow.HANDED_OVER


def test_share_is_added_and_taken_back(task: Task, people: People, organs: Organs, client: Client) -> None:
    both = {"organ": organs.front.pk, "person": person_of(people.sen).pk, "side": "support"}
    assert send(client, people.ha, "task-add-share", task.pk, shown=task.revision, **both).status_code == 422
    send(client, people.ha, "task-add-share", task.pk, person=person_of(people.sen).pk, side=Side.SUPPORT, shown=task.revision)
    added = task.assignments.get(person=person_of(people.sen))
    assert (added.workflow, added.deadline) == (Workflow.ASSIGNED, in_days(5))

    send(client, people.ha, "share-release", added.pk, reason="Đi công tác", shown=added.revision)
    added.refresh_from_db()
    assert added.workflow == Workflow.DROPPED


def test_last_lead_is_not_taken_back(lead: Assignment, people: People, client: Client) -> None:
    answer = send(client, people.ha, "share-release", lead.pk, reason="Nhầm", shown=lead.revision)

    assert (answer.status_code, "phải còn đơn vị chủ trì" in answer.content.decode()) == (422, True)


def test_task_rests_goes_on_and_is_let_go(task: Task, people: People, client: Client) -> None:
    for name, values, expected in (
        ("task-pause", {"reason": "Chờ tỉnh"}, Workflow.PAUSED),
        ("task-resume", {}, Workflow.ASSIGNED),
        ("task-stop", {"reason": "Không còn cần"}, Workflow.DROPPED),
    ):
        task.refresh_from_db()
        send(client, people.mai, name, task.pk, shown=task.revision, **values)
        task.refresh_from_db()
        assert task.workflow == expected
    assert [send(client, people.binh, name, task.pk).status_code for name in ("task-pause", "task-stop", "task-add-share")] == [403] * 3


def test_draft_is_joined_into_the_task_that_was_told_before(task: Task, people: People, organs: Organs, client: Client) -> None:
    paper = make_paper()
    again = draft(people, shares_of(organs.economy), "Bàn giao mặt bằng", paper=paper)

    send(client, people.ha, "task-join", again.pk, into=f"{task.pk}.{task.revision}", shown=again.revision)

    task.refresh_from_db()
    again.refresh_from_db()
    assert (task.paper, again.merged_into, again.workflow) == (paper, task, Workflow.DROPPED)


def test_act_in_a_dialog_is_the_form_alone(lead: Assignment, people: People, client: Client) -> None:
    client.force_login(people.binh)

    page = client.get(reverse("share-progress", args=[lead.pk]), headers={"HX-Request": "true"}).content.decode()

    assert ("<html" in page, 'id="dialog-title"' in page, f'action="{reverse("share-progress", args=[lead.pk])}"' in page) == (
        False,
        True,
        True,
    )
