"""Done is what the giver says is done, or the office on his behalf; everything else can be taken up again."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.models import Absence
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions, queries, rules
from giaoban.office.work.actions import NotNow, StillOpen
from giaoban.office.work.models import Workflow
from tests.office.work.story import day, done, drafted, fresh, given, helped_by, joint, led_by, reported, share_of
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


def test_giver_confirms(people: People, organs: Organs) -> None:
    task = reported(people, organs)

    actions.confirm(people.nam, task.pk, task.revision, answer_number=" 12/BC ")

    task, share = fresh(task), share_of(task, organs.economy)
    assert (task.workflow, task.closed, task.done_on, task.confirmed_by, task.confirmed_for) == ("done", True, day(0), people.nam, None)
    assert (task.answer_number, share.workflow, share.closed, share.done_on) == ("12/BC", "done", True, day(0))


def test_office_confirms_on_his_behalf_with_the_paper_that_answers(people: People, organs: Organs) -> None:
    task = reported(people, organs)
    paper = make_paper(number="41-BC/ĐU")

    actions.confirm(people.ha, task.pk, task.revision, answer=paper)

    task = fresh(task)
    assert (task.confirmed_by, task.confirmed_for, task.answer, task.answer_number) == (people.ha, people.nam.person, paper, "41-BC/ĐU")


def test_paper_that_one_does_not_see_answers_nothing(people: People, organs: Organs) -> None:
    task = reported(people, organs)

    with pytest.raises(Paper.DoesNotExist):
        actions.confirm(people.ha, task.pk, task.revision, answer=make_paper(confidentiality=Confidentiality.RESTRICTED))
    assert fresh(task).workflow == Workflow.REPORTED


def test_who_may_confirm_is_who_is_asked_to(people: People, organs: Organs) -> None:
    own, anybodys, another = reported(people, organs), reported(people, organs), reported(people, organs, more={"flagged": True})
    type(own).objects.filter(pk=anybodys.pk).update(giver=None)
    type(own).objects.filter(pk=another.pk).update(giver=people.hoa.person)
    given(people, led_by(organs.economy))
    Absence.objects.create(person=person_of(people.hoa), deputy=people.minh.person, valid_from=day(0), valid_to=day(0))
    tasks = [own, anybodys, another]

    asked = {a.username: {*queries.to_confirm(a)} for a in people.all()}
    ruled = {a.username: {task for task in tasks if rules.may_confirm(a, fresh(task))} for a in people.all()}

    assert asked == ruled
    assert {name: sorted(map(tasks.index, rows)) for name, rows in asked.items() if rows} == {
        "ha": [0, 1], "mai": [0, 1], "nam": [0, 1], "hoa": [1, 2], "minh": [1, 2],
    }  # fmt: skip


@pytest.mark.parametrize("who", ["lan", "hoa", "binh"])
def test_others_do_not_confirm(who: str, people: People, organs: Organs) -> None:
    task = reported(people, organs)

    with pytest.raises(PermissionDenied):
        actions.confirm(getattr(people, who), task.pk, task.revision)
    with pytest.raises(PermissionDenied):
        actions.return_task(getattr(people, who), task.pk, task.revision, "chưa")


def test_leader_without_a_person_behind_the_account_confirms_nothing(people: People, organs: Organs) -> None:
    task = reported(people, organs)
    people.nam.person = None

    assert (rules.may_confirm(people.nam, task), queries.to_confirm(people.nam).count()) == (False, 0)


def test_nothing_is_confirmed_before_it_is_reported(people: People, organs: Organs) -> None:
    task = joint(people, organs)

    with pytest.raises(StillOpen) as said:
        actions.confirm(people.mai, task.pk, task.revision)
    assert said.value.who == ["Phòng Kinh tế", "Công an xã Minh Sơn"]
    draft = drafted(people)
    with pytest.raises(NotNow):
        actions.confirm(people.mai, draft.pk, 1)


def test_whole_waits_for_a_part_that_came_after_its_report(people: People, organs: Organs) -> None:
    task = reported(people, organs)
    drafted(people, parent_id=task.pk, title="Phần sau")

    with pytest.raises(StillOpen, match="Phần sau"):
        actions.confirm(people.mai, task.pk, task.revision)


def test_second_who_confirms_is_told(people: People, organs: Organs) -> None:
    task = reported(people, organs)
    actions.confirm(people.mai, task.pk, task.revision)

    with pytest.raises(Conflict):
        actions.confirm(people.nam, task.pk, task.revision)
    with pytest.raises(NotNow):
        actions.confirm(people.nam, task.pk, fresh(task).revision)


def test_briefing_finishes_for_the_lead(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), led_by(organs.police))

    actions.finish(people.ha, task.pk, task.revision, "Báo cáo tại giao ban", on=day(-1), answer_number="7/BC")

    task = fresh(task)
    assert (task.workflow, task.done_on, task.answer_number) == (Workflow.DONE, day(-1), "7/BC")
    assert [(s.workflow, s.progress.get().entered_for) for s in task.assignments.all()] == [("done", True), ("done", True)]


def test_briefing_does_not_finish_while_a_supporter_works(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    entries = Entry.objects.count()

    with pytest.raises(StillOpen):
        actions.finish(people.ha, task.pk, task.revision, "xong")

    assert (Entry.objects.count(), [s.progress.count() for s in task.assignments.all()]) == (entries, [0, 0])


def test_briefing_finishes_only_what_is_handed_out_and_for_who_may_confirm(people: People, organs: Organs) -> None:
    draft, task = drafted(people, led_by(organs.economy)), given(people, led_by(organs.economy))

    with pytest.raises(NotNow):
        actions.finish(people.ha, draft.pk, 1, "xong")
    with pytest.raises(PermissionDenied):
        actions.finish(people.lan, task.pk, task.revision, "xong")
    assert fresh(task).workflow == Workflow.ASSIGNED


@pytest.mark.parametrize("confirmed", [True, False])
def test_what_is_not_done_goes_back_to_the_lead(confirmed: bool, people: People, organs: Organs) -> None:
    task = joint(people, organs)
    for account, organ in ((people.cuong, organs.police), (people.binh, organs.economy)):
        share = share_of(task, organ)
        actions.report_done(account, share.pk, share.revision, "xong")
    if confirmed:
        actions.confirm(people.nam, task.pk, fresh(task).revision, answer_number="9/BC")
    task = fresh(task)

    with pytest.raises(ValidationError):
        actions.return_task(people.nam, task.pk, task.revision, "")
    actions.return_task(people.nam, task.pk, task.revision, "Thiếu số liệu 2 dự án")

    task, lead, support = fresh(task), share_of(task, organs.economy), share_of(task, organs.police)
    assert (task.workflow, task.closed, task.done_on, task.reason) == ("returned", False, None, "Thiếu số liệu 2 dự án")
    assert (task.confirmed_by, task.confirmed_for, task.answer_number) == (None, None, "")
    assert (lead.workflow, lead.closed, lead.done_on, lead.reason) == ("returned", False, None, "Thiếu số liệu 2 dự án")
    assert (support.workflow, support.closed, support.done_on) == ("reported", False, day(0))
    states = EarlierState.objects.filter(subject_kind="work.task", subject_id=task.pk)
    assert states.latest("revision").state["answer_number"] == ("9/BC" if confirmed else "")
    actions.note_progress(people.binh, lead.pk, "Đang bổ sung")
    assert fresh(task).workflow == Workflow.IN_PROGRESS


def test_returned_among_several_leads_is_returned_as_a_whole(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), led_by(organs.police))
    actions.finish(people.ha, task.pk, task.revision, "xong")
    actions.return_task(people.ha, task.pk, fresh(task).revision, "thiếu")
    share = share_of(task, organs.police)

    actions.note_progress(people.cuong, share.pk, "bổ sung")

    assert fresh(task).workflow == Workflow.RETURNED


def test_what_is_underway_is_not_returned(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))

    with pytest.raises(NotNow):
        actions.return_task(people.mai, task.pk, task.revision, "chưa")


def test_part_of_what_is_done_goes_back_only_after_the_whole(people: People, organs: Organs) -> None:
    whole = given(people, led_by(organs.police))
    part = done(people, organs, parent_id=whole.pk)
    actions.finish(people.ha, whole.pk, whole.revision, "xong")

    with pytest.raises(NotNow, match="việc lớn"):
        actions.return_task(people.mai, part.pk, part.revision, "thiếu")
    actions.return_task(people.mai, whole.pk, fresh(whole).revision, "thiếu")
    actions.return_task(people.mai, part.pk, part.revision, "thiếu")

    assert fresh(part).workflow == Workflow.RETURNED


def test_work_rests_and_goes_on_from_where_it_was(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), led_by(organs.school), led_by(organs.front), helped_by(organs.police))
    actions.note_progress(people.ha, share_of(task, organs.school).pk, "đang làm")
    front, police = share_of(task, organs.front), share_of(task, organs.police)
    actions.report_done(people.cuong, police.pk, police.revision, "xong")
    actions.report_done(people.ha, front.pk, front.revision, "xong")
    for organ in (organs.economy, organs.school):
        share = share_of(task, organ)
        actions.report_done(people.ha, share.pk, share.revision, "xong")
    actions.return_task(people.ha, task.pk, fresh(task).revision, "thiếu")
    actions.note_progress(people.ha, share_of(task, organs.school).pk, "làm thêm")
    actions.add_share(people.ha, task.pk, fresh(task).revision, helped_by(organs.cell))
    before = _states(task)
    assert {str(state) for state in before.values()} == {"returned", "in-progress", "reported", "assigned"}

    with pytest.raises(ValidationError):
        actions.pause(people.ha, task.pk, fresh(task).revision, "")
    actions.pause(people.ha, task.pk, fresh(task).revision, "Chờ tỉnh")
    assert (fresh(task).workflow, fresh(task).reason, set(_states(task).values())) == ("paused", "Chờ tỉnh", {"paused", "reported"})
    with pytest.raises(NotNow):
        actions.pause(people.ha, task.pk, fresh(task).revision, "nữa")
    actions.resume(people.ha, task.pk, fresh(task).revision)

    assert (_states(task), fresh(task).workflow, fresh(task).reason) == (before, Workflow.RETURNED, "")
    with pytest.raises(NotNow):
        actions.resume(people.ha, task.pk, fresh(task).revision)


def _states(task: Any) -> dict[int, str]:
    return dict(task.assignments.values_list("pk", "workflow"))


@pytest.mark.parametrize("begun", [True, False])
def test_share_that_was_moved_goes_on_from_where_its_predecessor_was(begun: bool, people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    share = share_of(task, organs.economy)
    if begun:
        actions.note_progress(people.binh, share.pk, "đang làm")
        share.refresh_from_db()
    moved = actions.transfer(people.mai, share.pk, share.revision, organs.police, "đúng chức năng")

    actions.pause(people.ha, task.pk, fresh(task).revision, "chờ")
    actions.resume(people.ha, task.pk, fresh(task).revision)

    moved.refresh_from_db()
    assert moved.workflow == (Workflow.IN_PROGRESS if begun else Workflow.ASSIGNED)


def test_unit_neither_pauses_nor_stops(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))

    for verb in (actions.pause, actions.stop_following):
        with pytest.raises(PermissionDenied):
            verb(people.binh, task.pk, task.revision, "bận")
    actions.pause(people.ha, task.pk, task.revision, "chờ")
    with pytest.raises(PermissionDenied):
        actions.resume(people.binh, task.pk, fresh(task).revision)


def test_what_is_followed_no_more_is_closed_with_its_reason(people: People, organs: Organs) -> None:
    task = joint(people, organs)

    with pytest.raises(ValidationError):
        actions.stop_following(people.ha, task.pk, task.revision, "")
    actions.stop_following(people.ha, task.pk, task.revision, "Tỉnh đã hủy")

    task = fresh(task)
    assert (task.workflow, task.closed, task.reason) == (Workflow.DROPPED, True, "Tỉnh đã hủy")
    assert set(task.assignments.values_list("workflow", "closed")) == {("dropped", True)}
    with pytest.raises(NotNow):
        actions.stop_following(people.ha, task.pk, task.revision, "nữa")
