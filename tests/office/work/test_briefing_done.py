"""Đã xong at the briefing, taken back: what units had reported waits for the word again, as it did before."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.notices.models import Notice
from giaoban.office.work import actions
from giaoban.office.work.actions import NotNow
from giaoban.office.work.models import Board, Briefing, Task, Workflow
from tests.office.work.board import lay, lead_of
from tests.office.work.story import fresh, led_by, reported, share_of, told
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def monday(people: People) -> Briefing:
    """The leaders' briefing, open, the secretary in the chair."""
    return actions.open_briefing(people.mai, Board.Kind.LEADERS, timezone.localdate(), chair=person_of(people.hoa))


def test_done_is_taken_back(monday: Briefing, people: People, organs: Organs) -> None:
    task = lay("Gửi số liệu hộ nghèo", organs.economy)
    actions.take_back(people.mai, actions.finish_at(people.mai, monday.pk, task.pk, task.revision, "đã gửi").pk)

    task.refresh_from_db()
    assert (task.workflow, task.reason) == (Workflow.RETURNED, "Rút lại: ghi nhầm tại giao ban.")


def test_done_of_what_its_unit_had_reported_is_taken_back_to_that(monday: Briefing, people: People, organs: Organs) -> None:
    task = returned_and_reported(people, organs)
    before = stands(task)
    item = actions.finish_at(people.mai, monday.pk, task.pk, task.revision, "đã gửi sáng nay")
    actions.take_back(people.mai, item.pk)

    assert stands(task) == before
    assert (before["workflow"], before["reason"], before["lead"]) == (Workflow.REPORTED, "Thiếu hộ cận nghèo", Workflow.REPORTED)
    kept = EarlierState.objects.filter(subject_kind="work.task", subject_id=task.pk, revision__gte=task.revision).order_by("revision")
    assert [state.state["workflow"] for state in kept] == [Workflow.REPORTED, Workflow.DONE]
    entry = Entry.objects.get(verb="work.take-back-at-briefing", subject_id=item.pk)
    assert Entry.objects.filter(act=entry.act, verb="work.unconfirm", subject_id=task.pk).exists()


def test_of_done_only_what_was_reported_with_it_goes_back_to_its_unit(monday: Briefing, people: People, organs: Organs) -> None:
    task = actions.order(people.mai, told(people, led_by(organs.economy), led_by(organs.police)))
    share = share_of(task, organs.economy)
    actions.report_done(people.binh, share.pk, share.revision, "Đã gửi")
    item = actions.finish_at(people.mai, monday.pk, task.pk, fresh(task).revision, "hai đơn vị đã gửi")
    actions.take_back(people.mai, item.pk)

    assert share_of(task, organs.economy).workflow == Workflow.REPORTED
    assert (share_of(task, organs.police).workflow, fresh(task).workflow) == (Workflow.RETURNED, Workflow.RETURNED)


def test_done_that_was_said_anew_since_is_not_taken_back(monday: Briefing, people: People, organs: Organs) -> None:
    task = reported(people, organs)
    item = actions.finish_at(people.mai, monday.pk, task.pk, task.revision, "đã gửi")
    actions.return_task(people.nam, task.pk, fresh(task).revision, "Thiếu hộ cận nghèo")
    share = share_of(task, organs.economy)
    actions.report_done(people.binh, share.pk, share.revision, "Đã gửi đủ")

    with pytest.raises(NotNow, match="đã thay đổi từ khi"):
        actions.take_back(people.mai, item.pk)
    actions.confirm(people.mai, task.pk, fresh(task).revision)
    with pytest.raises(NotNow, match="đã thay đổi từ khi"):
        actions.take_back(people.mai, item.pk)
    assert fresh(task).workflow == Workflow.DONE


def test_done_is_not_taken_back_once_the_whole_was_confirmed(monday: Briefing, people: People, organs: Organs) -> None:
    whole = actions.order(people.mai, told(people, led_by(organs.economy)))
    part = reported(people, organs, parent_id=whole.pk)
    item = actions.finish_at(people.mai, monday.pk, part.pk, part.revision, "đã gửi")
    actions.finish(people.mai, whole.pk, fresh(whole).revision, "xong")

    with pytest.raises(NotNow, match="Việc lớn đã xác nhận"):
        actions.take_back(people.mai, item.pk)


def test_who_heard_that_it_was_done_hears_that_it_waits_again(monday: Briefing, people: People, organs: Organs) -> None:
    task = reported(people, organs)
    item = actions.finish_at(people.mai, monday.pk, task.pk, task.revision, "đã gửi")
    actions.take_back(people.mai, item.pk)

    new = Notice.objects.filter(account=people.binh, read_at=None).values_list("kind", "reason")
    assert ("work.unconfirmed", "Xác nhận hoàn thành đã rút lại; kết quả của đơn vị đồng chí chờ xác nhận") in new
    assert "work.confirmed" not in {kind for kind, _ in new}


def returned_and_reported(people: People, organs: Organs) -> Task:
    """Reported, returned with the reason, and reported again."""
    task = reported(people, organs)
    actions.return_task(people.nam, task.pk, task.revision, "Thiếu hộ cận nghèo")
    share = share_of(task, organs.economy)
    actions.report_done(people.binh, share.pk, share.revision, "Đã gửi đủ")
    return fresh(task)


def stands(task: Task) -> dict[str, Any]:
    """How a task and its lead's share stand, but for their revisions."""
    now, lead = fresh(task), lead_of(task)
    names = ("workflow", "closed", "done_on", "reason", "confirmed_by", "confirmed_for", "answer", "answer_number")
    return {name: getattr(now, name) for name in names} | {"lead": lead.workflow, "result": lead.result, "on": lead.done_on}
