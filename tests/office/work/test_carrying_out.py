"""What was done is noted and reported: by who holds a share, or by the office for him."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.work import actions, queries
from giaoban.office.work.actions import NotNow, Share, StillOpen
from giaoban.office.work.models import Answer, Assignment, Objection, Progress, Task, Workflow
from tests.office.work.story import day, drafted, fresh, given, joint, led_by, reported, share_of
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


def test_first_line_sets_the_share_and_the_task_going(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    share = share_of(task, organs.economy)

    actions.note_progress(people.binh, share.pk, " Đã họp 2 dự án ", on=day(-1))
    actions.note_progress(people.ha, share.pk, "Đã họp 3 dự án")

    share.refresh_from_db()
    assert (share.workflow, fresh(task).workflow) == (Workflow.IN_PROGRESS, Workflow.IN_PROGRESS)
    lines = [(line.text, line.on, line.by, line.entered_for, line.complete) for line in share.progress.all()]
    assert lines == [
        ("Đã họp 2 dự án", day(-1), people.binh, False, False),
        ("Đã họp 3 dự án", day(0), people.ha, True, False),
    ]
    assert list(queries.to_do(people.binh)) == [share]


@pytest.mark.parametrize("who", ["cuong", "nam", "sen"])
def test_nobody_else_reports(who: str, people: People, organs: Organs) -> None:
    task = joint(people, organs)

    with pytest.raises((PermissionDenied, Task.DoesNotExist)):
        actions.note_progress(getattr(people, who), share_of(task, organs.economy).pk, "xong")
    assert Progress.objects.count() == 0


def test_supporter_does_not_report_for_the_lead_but_the_lead_follows_him(people: People, organs: Organs) -> None:
    task = joint(people, organs)

    with pytest.raises(PermissionDenied):
        actions.note_progress(people.binh, share_of(task, organs.police).pk, "xong")
    assert share_of(task, organs.police) in queries.assignments_visible_to(people.binh)


def test_line_has_words_and_no_day_to_come(people: People, organs: Organs) -> None:
    share = share_of(given(people, led_by(organs.economy)), organs.economy)

    with pytest.raises(ValidationError):
        actions.note_progress(people.binh, share.pk, "  ")
    with pytest.raises(ValidationError):
        actions.report_done(people.binh, share.pk, share.revision, "xong", on=day(1))
    assert (Progress.objects.count(), share_of(share.task, organs.economy).workflow) == (0, Workflow.ASSIGNED)


def test_share_is_reported_done_as_of_its_day(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), due=-2)
    share = share_of(task, organs.economy)

    actions.report_done(people.binh, share.pk, share.revision, "Đã rà soát", on=day(-3))

    share.refresh_from_db()
    task = fresh(task)
    assert (share.workflow, share.done_on, share.result) == (Workflow.REPORTED, day(-3), "Đã rà soát")
    assert (task.workflow, task.done_on, task.closed) == (Workflow.REPORTED, day(-3), False)
    assert (str(share.progress.get()), share.progress.get().complete) == ("Đã rà soát", True)
    assert [(e.verb, e.subject_kind) for e in Entry.objects.filter(verb__in=["work.report-done", "work.follow-shares"])] == [
        ("work.follow-shares", "work.task"),
        ("work.report-done", "work.assignment"),
    ]


def test_lead_reports_after_those_who_support_him(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    lead, support = share_of(task, organs.economy), share_of(task, organs.police)

    with pytest.raises(StillOpen, match="Công an xã Minh Sơn") as said:
        actions.report_done(people.binh, lead.pk, lead.revision, "xong")
    assert said.value.who == ["Công an xã Minh Sơn"]
    actions.report_done(people.cuong, support.pk, support.revision, "Đã phối hợp", on=day(-4))
    assert fresh(task).workflow == Workflow.IN_PROGRESS
    actions.report_done(people.binh, lead.pk, lead.revision, "xong", on=day(-5))

    assert (fresh(task).workflow, fresh(task).done_on) == (Workflow.REPORTED, day(-5))


def test_one_lead_of_two_does_not_finish_the_task(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), led_by(organs.police))
    for account, organ in ((people.binh, organs.economy), (people.cuong, organs.police)):
        assert fresh(task).workflow in (Workflow.ASSIGNED, Workflow.IN_PROGRESS)
        share = share_of(task, organ)
        actions.report_done(account, share.pk, share.revision, "xong")

    assert fresh(task).workflow == Workflow.REPORTED


def test_lead_waits_for_smaller_parts_and_reads_only_the_names_of_his_own(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    given(people, led_by(organs.economy), title="Lập danh sách", parent_id=task.pk)
    hidden = given(people, led_by(organs.police), title="Việc nội bộ", parent_id=task.pk)
    drafted(people, title="Chưa giao", parent_id=task.pk)
    share = share_of(task, organs.economy)

    with pytest.raises(StillOpen) as said:
        actions.report_done(people.binh, share.pk, share.revision, "xong")
    with pytest.raises(StillOpen) as told:
        actions.report_done(people.ha, share.pk, share.revision, "xong")

    assert said.value.who == ["việc con “Lập danh sách”", "2 việc con khác"]
    assert len(told.value.who) == 3
    assert str(hidden) in str(told.value)


def test_report_needs_the_share_as_it_was_shown_and_underway(people: People, organs: Organs) -> None:
    task = reported(people, organs)
    share = share_of(task, organs.economy)

    with pytest.raises(Conflict):
        actions.report_done(people.binh, share.pk, share.revision - 1, "xong")
    with pytest.raises(NotNow, match="chờ xác nhận"):
        actions.report_done(people.binh, share.pk, share.revision, "xong")
    with pytest.raises(NotNow):
        actions.note_progress(people.binh, share.pk, "thêm")


def test_report_answers_what_was_said_against_the_share_but_not_what_was_asked_of_its_deadline(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    share = share_of(task, organs.economy)
    said = actions.object_to(people.binh, share.pk, Objection.Kind.BLOCKED, "chờ số liệu", organ=organs.police)
    asked = actions.ask_extension(people.binh, share.pk, day(20), "chờ số liệu")

    actions.report_done(people.binh, share.pk, share.revision, "xong")
    said.refresh_from_db()
    asked.refresh_from_db()
    assert (said.answer, asked.answer) == ("lapsed", "")

    actions.answer_extension(people.mai, asked.pk, Answer.GRANTED)
    assert (fresh(task).deadline, fresh(task).workflow) == (day(20), Workflow.REPORTED)


def test_person_carries_out_what_was_given_to_himself(people: People) -> None:
    task = given(people, Share(person=person_of(people.sen)))
    share = task.assignments.get()

    assert list(queries.to_do(people.sen)) == [share]
    actions.report_done(people.sen, share.pk, share.revision, "xong")

    assert (share.progress.get().entered_for, fresh(task).workflow) == (False, Workflow.REPORTED)


def test_draft_is_nothing_to_report_on(people: People, organs: Organs) -> None:
    task = drafted(people, led_by(organs.economy))

    with pytest.raises(Task.DoesNotExist):
        actions.note_progress(people.binh, task.assignments.get().pk, "xong")
    with pytest.raises(NotNow):
        actions.note_progress(people.ha, task.assignments.get().pk, "xong")
    with pytest.raises(Assignment.DoesNotExist):
        actions.note_progress(people.ha, 0, "xong")
