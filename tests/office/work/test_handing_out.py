"""A draft becomes work of those who are named in it; shares are added and taken back."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Organ
from giaoban.office.registry import queries as registry
from giaoban.office.work import actions, queries
from giaoban.office.work.actions import NotNow, Share
from giaoban.office.work.models import Assignment, Side, Workflow
from tests.office.work.story import day, done, drafted, fresh, given, helped_by, joint, led_by, reported, share_of, told
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


def test_draft_is_handed_out_with_deadlines_that_are_kept(people: People, organs: Organs) -> None:
    task = drafted(people, led_by(organs.economy, 12), helped_by(organs.police))

    actions.hand_out(people.mai, task.pk, 1, giver=person_of(people.hoa))

    task = fresh(task)
    assert (task.workflow, task.deadline, task.first_deadline, task.giver) == (Workflow.ASSIGNED, day(12), day(12), people.hoa.person)
    assert [(s.workflow, s.deadline, s.first_deadline, s.assigned_at is None) for s in task.assignments.all()] == [
        (Workflow.ASSIGNED, day(12), day(12), False),
        (Workflow.ASSIGNED, day(10), day(10), False),
    ]


def test_paper_goes_with_the_work(people: People, organs: Organs) -> None:
    paper = make_paper()
    task = drafted(people, led_by(organs.economy), helped_by(organs.police, 5), Share(person=person_of(people.sen)), paper=paper)
    assert not registry.visible_to(people.binh).exists()

    actions.hand_out(people.mai, task.pk, 1)

    sent = {(f.part, f.organ_id, f.person_id, f.deadline) for f in paper.forwardings.all()}
    assert sent == {
        ("lead", organs.economy.pk, None, day(10)),
        ("support", organs.police.pk, None, day(5)),
        ("lead", None, people.sen.person_id, day(10)),
    }
    assert registry.visible_to(people.binh).get() == paper


def test_nothing_is_handed_out_without_a_lead_nor_twice(people: People, organs: Organs) -> None:
    alone = drafted(people, helped_by(organs.police))
    with pytest.raises(ValidationError):
        actions.hand_out(people.mai, alone.pk, 1)
    task = given(people, led_by(organs.economy))
    with pytest.raises(NotNow):
        actions.hand_out(people.mai, task.pk, task.revision)
    with pytest.raises(PermissionDenied):
        actions.hand_out(people.binh, task.pk, task.revision)


def test_nothing_is_handed_out_to_an_organ_that_has_ended(people: People, organs: Organs) -> None:
    task = drafted(people, led_by(organs.economy), helped_by(organs.cell))
    Organ.objects.filter(pk=organs.cell.pk).update(valid_to=day(-1))

    with pytest.raises(ValidationError, match="Chi bộ thôn Đồng Mít"):
        actions.hand_out(people.mai, task.pk, 1)
    assert set(task.assignments.values_list("workflow", flat=True)) == {Workflow.DRAFT}


def test_many_are_handed_out_all_or_none(people: People, organs: Organs) -> None:
    one, two = drafted(people, led_by(organs.economy)), drafted(people, led_by(organs.police))
    headless = drafted(people)
    entries = Entry.objects.count()

    with pytest.raises(ValidationError):
        actions.hand_out_many(people.mai, {headless.pk: 1, one.pk: 1})
    assert (fresh(one).workflow, Entry.objects.count()) == (Workflow.DRAFT, entries)

    assert actions.hand_out_many(people.mai, {two.pk: 1, one.pk: 1}) == [one, two]
    assert actions.hand_out_many(people.mai, {}) == []
    assert [e.changes["tasks"] for e in Entry.objects.filter(verb="work.hand-out-many")] == [[one.pk, two.pk], []]


def test_what_waits_to_be_handed_out_stands_by_its_deadline(people: People, organs: Organs) -> None:
    never, late, soon = (drafted(people, led_by(organs.economy), due=due) for due in (None, 9, 2))
    given(people, led_by(organs.economy))

    assert list(queries.to_hand_out(people.ha)) == [soon, late, never]
    assert list(queries.to_hand_out(people.binh)) == []


def test_order_without_a_lead_stays_a_draft(people: People, organs: Organs) -> None:
    assert actions.order(people.lan, told(people, helped_by(organs.police))).workflow == Workflow.DRAFT
    assert actions.order(people.lan, told(people, led_by(organs.police))).workflow == Workflow.ASSIGNED


def test_share_is_added_and_the_task_is_underway_again(people: People, organs: Organs) -> None:
    task = reported(people, organs, paper=make_paper())

    share = actions.add_share(people.ha, task.pk, task.revision, helped_by(organs.police, 15))

    task = fresh(task)
    assert (share.deadline, share.workflow, task.workflow, task.done_on) == (day(15), Workflow.ASSIGNED, Workflow.IN_PROGRESS, None)
    assert registry.visible_to(people.cuong).exists()
    with pytest.raises(Conflict):
        actions.add_share(people.ha, task.pk, task.revision - 1, led_by(organs.school))


def test_second_lead_with_a_later_day_moves_the_deadline_of_the_whole(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))

    actions.add_share(people.mai, task.pk, task.revision, led_by(organs.police, 20))

    assert (fresh(task).deadline, fresh(task).first_deadline) == (day(20), day(10))


def test_first_deadline_of_what_was_handed_out_without_one_is_the_one_set_later(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), due=None)
    assert (task.deadline, task.first_deadline) == (None, None)

    share = share_of(task, organs.economy)
    actions.move_deadline(people.mai, share.pk, share.revision, day(5), "Giao ban chốt hạn")
    actions.move_deadline(people.mai, share.pk, share.revision + 1, day(3), "Tỉnh cần sớm")

    share.refresh_from_db()
    assert (fresh(task).deadline, fresh(task).first_deadline) == (day(3), day(5))
    assert (share.deadline, share.first_deadline) == (day(3), day(5))


def test_nobody_is_added_twice_nor_nobody(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))

    for share in (helped_by(organs.economy), Share()):
        with pytest.raises(ValidationError):
            actions.add_share(people.mai, task.pk, task.revision, share)
    with pytest.raises(PermissionDenied):
        actions.add_share(people.binh, task.pk, task.revision, helped_by(organs.police))
    finished = done(people, organs)
    with pytest.raises(NotNow):
        actions.add_share(people.mai, finished.pk, finished.revision, helped_by(organs.police))


def test_share_is_taken_back_with_its_reason(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    share = share_of(task, organs.police)
    actions.ask_extension(people.cuong, share.pk, day(20), "Bận bảo vệ hội nghị")

    with pytest.raises(ValidationError):
        actions.release(people.mai, share.pk, share.revision, " ")
    with pytest.raises(PermissionDenied):
        actions.release(people.cuong, share.pk, share.revision, "bận")
    actions.release(people.mai, share.pk, share.revision, "Công an xã đã có việc khác")

    share.refresh_from_db()
    assert (share.workflow, share.closed, share.reason) == (Workflow.DROPPED, True, "Công an xã đã có việc khác")
    assert share.extensions.get().answer == "lapsed"
    assert fresh(task).workflow == Workflow.ASSIGNED


def test_last_lead_is_not_taken_back(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    share = share_of(task, organs.economy)
    with pytest.raises(ValidationError):
        actions.release(people.mai, share.pk, share.revision, "thôi")

    actions.add_share(people.mai, task.pk, task.revision, led_by(organs.school))
    actions.release(people.mai, share.pk, share.revision, "thôi")

    assert share_of(task, organs.economy).workflow == Workflow.DROPPED


def test_task_is_reported_when_the_last_who_was_waited_for_is_taken_back(people: People, organs: Organs) -> None:
    task = reported(people, organs)
    actions.add_share(people.mai, task.pk, task.revision, helped_by(organs.police))
    share = share_of(task, organs.police)

    actions.release(people.mai, share.pk, share.revision, "không cần nữa")

    assert (fresh(task).workflow, fresh(task).done_on) == (Workflow.REPORTED, day(0))


def test_task_is_not_reported_when_a_supporter_is_taken_back_while_the_lead_works(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    share = share_of(task, organs.police)
    actions.report_done(people.cuong, share.pk, share.revision, "Đã phối hợp")
    assert fresh(task).workflow == Workflow.IN_PROGRESS
    share.refresh_from_db()

    actions.release(people.mai, share.pk, share.revision, "ghi nhầm")

    assert (fresh(task).workflow, fresh(task).done_on) == (Workflow.ASSIGNED, None)
    with pytest.raises(NotNow):
        actions.release(people.mai, share.pk, share.revision + 1, "lần nữa")


def test_share_belongs_to_one(people: People, organs: Organs) -> None:
    task = given(people, Share(person=person_of(people.sen)))

    assert (str(task.assignments.get()), str(Assignment(organ=organs.economy)), Side.LEAD.label) == (
        "Bùi Thị Sen",
        "Phòng Kinh tế",
        "Chủ trì",
    )
