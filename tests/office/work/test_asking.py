"""More time, another unit, help: asked for by who carries out, answered once by the chief of office or a leader; no deadline is lost."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.models import Organ
from giaoban.office.registry import queries as registry
from giaoban.office.work import actions, queries
from giaoban.office.work.actions import NotNow, Share
from giaoban.office.work.models import Answer, Extension, Objection, Side, Workflow
from tests.office.work.story import day, drafted, fresh, given, helped_by, joint, led_by, reported, share_of
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
NOT_OURS, BLOCKED = Objection.Kind.NOT_OURS, Objection.Kind.BLOCKED


def test_extension_is_asked_for_and_granted_and_the_first_deadline_stays(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    share = share_of(task, organs.economy)

    asked = actions.ask_extension(people.binh, share.pk, day(20), " Chờ số liệu của thôn ")
    assert (list(queries.extensions_to_answer(people.mai)), list(queries.extensions_to_answer(people.ha))) == ([asked], [])
    actions.answer_extension(people.nam, asked.pk, Answer.GRANTED, granted=day(15), note=" Khẩn trương ")

    asked.refresh_from_db()
    share.refresh_from_db()
    assert (asked.before, asked.wanted, asked.granted, asked.reason, asked.note) == (
        day(10), day(20), day(15), "Chờ số liệu của thôn", "Khẩn trương",
    )  # fmt: skip
    assert (asked.asked_by, asked.answered_by, asked.answered_at is None) == (people.binh, people.nam, False)
    assert (share.deadline, share.first_deadline, fresh(task).deadline, fresh(task).first_deadline) == (day(15), day(10), day(15), day(10))
    assert str(asked) == f"→ {day(20)}"


def test_refused_extension_changes_nothing(people: People, organs: Organs) -> None:
    share = share_of(given(people, led_by(organs.economy)), organs.economy)
    asked = actions.ask_extension(people.binh, share.pk, day(20), "bận")

    actions.answer_extension(people.mai, asked.pk, Answer.REFUSED)

    asked.refresh_from_db()
    assert (asked.answer, asked.granted, share_of(share.task, organs.economy).deadline) == ("refused", None, day(10))
    with pytest.raises(NotNow, match="đã có ý kiến"):
        actions.answer_extension(people.mai, asked.pk, Answer.GRANTED)


def test_extension_is_for_later_with_a_reason_and_one_at_a_time(people: People, organs: Organs) -> None:
    share = share_of(given(people, led_by(organs.economy)), organs.economy)

    with pytest.raises(ValidationError):
        actions.ask_extension(people.binh, share.pk, day(10), "bận")
    with pytest.raises(ValidationError):
        actions.ask_extension(people.binh, share.pk, day(11), "")
    asked = actions.ask_extension(people.binh, share.pk, day(11), "bận")
    with pytest.raises(NotNow):
        actions.ask_extension(people.binh, share.pk, day(12), "bận")
    for answer, granted in ((Answer.GRANTED, day(9)), (Answer.LAPSED, None), (Answer.WAITING, None)):
        with pytest.raises(ValidationError):
            actions.answer_extension(people.mai, asked.pk, answer, granted=granted)
    assert Extension.objects.get().answer == Answer.WAITING


def test_units_and_the_office_do_not_answer(people: People, organs: Organs) -> None:
    share = share_of(given(people, led_by(organs.economy)), organs.economy)
    asked = actions.ask_extension(people.ha, share.pk, day(20), "bận")
    said = actions.object_to(people.binh, share.pk, BLOCKED, "chờ")

    for account in (people.binh, people.ha, people.lan):
        for act in (
            lambda account=account: actions.answer_extension(account, asked.pk, Answer.GRANTED),
            lambda account=account: actions.answer_objection(account, said.pk, Answer.GRANTED),
            lambda account=account: actions.move_deadline(account, share.pk, share.revision, day(9), "sớm"),
            lambda account=account: actions.transfer(account, share.pk, share.revision, organs.police, "x"),
            lambda account=account: actions.hand_over(account, organs.economy, organs.police, {share.pk: share.revision}),
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_extension_of_what_had_no_deadline(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), due=None)
    asked = actions.ask_extension(people.binh, share_of(task, organs.economy).pk, day(5), "xin ấn định hạn")

    actions.answer_extension(people.mai, asked.pk, Answer.GRANTED)

    share = share_of(task, organs.economy)
    assert (asked.before, share.deadline, share.first_deadline, fresh(task).first_deadline) == (None, day(5), day(5), day(5))


def test_deadline_is_moved_unasked_and_what_waits_lapses(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    share = share_of(task, organs.economy)
    waiting = actions.ask_extension(people.binh, share.pk, day(20), "bận")

    with pytest.raises(ValidationError):
        actions.move_deadline(people.mai, share.pk, share.revision, day(10), "như cũ")
    with pytest.raises(ValidationError):
        actions.move_deadline(people.mai, share.pk, share.revision, day(4), " ")
    moved = actions.move_deadline(people.hoa, share.pk, share.revision, day(4), "Giao ban yêu cầu sớm")

    waiting.refresh_from_db()
    assert (moved.before, moved.granted, moved.answer, waiting.answer) == (day(10), day(4), "granted", "lapsed")
    assert (share_of(task, organs.economy).deadline, fresh(task).deadline, fresh(task).first_deadline) == (day(4), day(4), day(10))
    with pytest.raises(Conflict):
        actions.move_deadline(people.mai, share.pk, share.revision, day(3), "sớm nữa")


def test_deadline_of_what_is_reported_is_not_moved(people: People, organs: Organs) -> None:
    share = share_of(reported(people, organs), organs.economy)

    with pytest.raises(NotNow):
        actions.move_deadline(people.mai, share.pk, share.revision, day(30), "cho kịp")
    with pytest.raises(NotNow):
        actions.ask_extension(people.binh, share.pk, day(30), "cho kịp")


def test_what_is_not_its_business_goes_to_another_unit_with_the_old_deadline(people: People, organs: Organs) -> None:
    paper = make_paper()
    task = given(people, led_by(organs.economy), paper=paper)
    share = share_of(task, organs.economy)
    actions.note_progress(people.binh, share.pk, "đã xem")
    said = actions.object_to(people.binh, share.pk, NOT_OURS, " Việc của Công an xã ", organ=organs.police)
    assert (list(queries.objections_to_answer(people.mai)), list(queries.objections_to_answer(people.lan))) == ([said], [])
    with pytest.raises(NotNow):
        actions.object_to(people.binh, share.pk, BLOCKED, "nữa")

    actions.answer_objection(people.mai, said.pk, Answer.GRANTED, note="đồng ý")

    old, new = share_of(task, organs.economy), share_of(task, organs.police)
    assert (old.workflow, old.closed, old.successor, old.reason, old.deadline) == (
        "handed-over", True, new, "Việc của Công an xã", day(10),
    )  # fmt: skip
    assert (new.side, new.workflow, new.deadline, new.first_deadline, new.closed) == (Side.LEAD, "in-progress", day(10), day(10), False)
    assert (registry.visible_to(people.cuong).get(), fresh(task).workflow, str(said)) == (paper, "in-progress", "Việc của Công an xã")
    with pytest.raises(NotNow):
        actions.answer_objection(people.mai, said.pk, Answer.REFUSED)


def test_chief_names_another_receiver_or_refuses(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    share = share_of(task, organs.economy)
    said = actions.object_to(people.binh, share.pk, NOT_OURS, "không phải việc của phòng")

    with pytest.raises(ValidationError, match="nhận việc thay"):
        actions.answer_objection(people.mai, said.pk, Answer.GRANTED)
    said.refresh_from_db()
    assert said.answer == Answer.WAITING
    actions.answer_objection(people.mai, said.pk, Answer.REFUSED, note="đúng việc của phòng")
    again = actions.object_to(people.binh, share.pk, NOT_OURS, "vẫn không phải", organ=organs.police)
    actions.answer_objection(people.mai, again.pk, Answer.GRANTED, to=organs.school)

    assert share_of(task, organs.economy).successor == share_of(task, organs.school)


def test_being_held_up_is_answered_without_moving_anything(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    with pytest.raises(ValidationError):
        actions.object_to(people.binh, share_of(task, organs.economy).pk, BLOCKED, "")
    said = actions.object_to(people.binh, share_of(task, organs.economy).pk, BLOCKED, "chờ Công an xã", organ=organs.police)

    actions.answer_objection(people.mai, said.pk, Answer.GRANTED)

    assert share_of(task, organs.economy).workflow == Workflow.ASSIGNED


def test_supporter_does_not_ask_for_the_lead(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    lead, support = share_of(task, organs.economy), share_of(task, organs.police)

    for account, share in ((people.cuong, lead), (people.binh, support)):
        with pytest.raises(PermissionDenied):
            actions.ask_extension(account, share.pk, day(20), "bận")
        with pytest.raises(PermissionDenied):
            actions.object_to(account, share.pk, BLOCKED, "bận")


def test_request_of_what_rests_is_answered_all_the_same(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    share = share_of(task, organs.economy)
    asked = actions.ask_extension(people.binh, share.pk, day(20), "bận")
    said = actions.object_to(people.binh, share.pk, NOT_OURS, "không phải", organ=organs.police)
    actions.pause(people.mai, task.pk, task.revision, "chờ tỉnh")

    actions.answer_extension(people.mai, asked.pk, Answer.GRANTED)
    actions.answer_objection(people.mai, said.pk, Answer.GRANTED)

    moved = share_of(task, organs.police)
    assert (moved.workflow, moved.deadline, fresh(task).workflow, fresh(task).deadline) == ("paused", day(20), "paused", day(20))


def test_share_is_transferred_unasked(people: People, organs: Organs) -> None:
    task = given(people, Share(person=person_of(people.sen)))
    share = task.assignments.get()
    for to, why in ((organs.police, " "), (Organ.objects.create(kind="board", side="party", level="commune", valid_to=day(-1)), "x")):
        with pytest.raises(ValidationError):
            actions.transfer(people.mai, share.pk, share.revision, to, why)

    moved = actions.transfer(people.mai, share.pk, share.revision, organs.police, "đúng chức năng")

    assert (moved.organ, moved.side, fresh(task).workflow) == (organs.police, Side.LEAD, Workflow.ASSIGNED)
    assert Entry.objects.get(verb="work.transfer").changes == {"to": organs.police.pk}
    with pytest.raises(ValidationError):
        actions.transfer(people.mai, moved.pk, moved.revision, organs.police, "cho mình")
    share.refresh_from_db()
    with pytest.raises(NotNow):
        actions.transfer(people.mai, share.pk, share.revision, organs.school, "lần nữa")


def test_supporter_that_takes_over_the_lead_goes_on_in_its_own_share(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy, 12), helped_by(organs.police, 5))
    lead = share_of(task, organs.economy)

    heir = actions.transfer(people.mai, lead.pk, lead.revision, organs.police, "x")

    assert (heir, heir.side, heir.deadline, heir.first_deadline) == (share_of(task, organs.police), Side.LEAD, day(12), day(5))
    assert task.assignments.count() == 2
    states = EarlierState.objects.filter(subject_kind="work.assignment", subject_id=heir.pk)
    assert states.latest("revision").state["deadline"] == day(5).isoformat()
    assert fresh(task).deadline == day(12)


def test_supporter_without_a_lead_deadline_keeps_its_own(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), helped_by(organs.police, 5), due=None)
    lead = share_of(task, organs.economy)

    heir = actions.transfer(people.mai, lead.pk, lead.revision, organs.police, "x")

    assert (heir.deadline, fresh(task).deadline, fresh(task).first_deadline) == (day(5), day(5), day(5))


def test_what_a_unit_had_finished_is_open_again_when_another_share_comes_to_it(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    support = share_of(task, organs.police)
    actions.report_done(people.cuong, support.pk, support.revision, "đã phối hợp")
    lead = share_of(task, organs.economy)

    heir = actions.transfer(people.mai, lead.pk, lead.revision, organs.police, "x")

    assert (heir.side, heir.workflow, heir.done_on, fresh(task).workflow) == (Side.LEAD, Workflow.ASSIGNED, None, Workflow.ASSIGNED)


def test_share_that_comes_to_the_lead_joins_his(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    support = share_of(task, organs.police)

    heir = actions.transfer(people.mai, support.pk, support.revision, organs.economy, "x")

    assert (heir.side, heir.workflow, task.assignments.filter(closed=False).count()) == (Side.LEAD, Workflow.ASSIGNED, 1)


def test_organs_change_and_what_is_open_goes_to_the_successor(people: People, organs: Organs) -> None:
    underway, waiting = given(people, led_by(organs.economy)), reported(people, organs)
    draft = drafted(people, led_by(organs.economy, 4))
    led_there, helped_there = (drafted(people, led_by(organs.economy, due), helped_by(organs.school, 6)) for due in (3, None))
    supports = drafted(people, led_by(organs.school), helped_by(organs.economy))
    tasks = (underway, waiting, draft, led_there, helped_there, supports)
    shown = {share.pk: share.revision for task in tasks for share in task.assignments.filter(organ=organs.economy)}

    moved = actions.hand_over(people.mai, organs.economy, organs.school, shown)

    assert len(moved) == 6
    assert {share.organ for share in moved} == {organs.school}
    new = share_of(waiting, organs.school)
    assert (new.workflow, new.done_on, fresh(waiting).workflow) == (Workflow.REPORTED, day(0), Workflow.REPORTED)
    assert [(s.workflow, s.deadline, s.assigned_at) for s in draft.assignments.all()] == [(Workflow.DRAFT, day(4), None)]
    taken_over = [share_of(task, organs.school) for task in (led_there, helped_there, supports)]
    assert [(share.side, share.deadline) for share in taken_over] == [(Side.LEAD, day(3)), (Side.LEAD, day(6)), (Side.LEAD, None)]
    assert not queries.visible_to(people.binh).filter(pk__in=[draft.pk, led_there.pk]).exists()
    assert Entry.objects.get(verb="work.hand-over").changes["shares"] == sorted(shown)


def test_hand_over_is_all_or_nothing(people: People, organs: Organs) -> None:
    one, two = given(people, led_by(organs.economy)), given(people, led_by(organs.police))
    first, second = share_of(one, organs.economy), share_of(two, organs.police)
    entries = Entry.objects.count()

    with pytest.raises(NotNow):
        actions.hand_over(people.mai, organs.economy, organs.school, {first.pk: first.revision, second.pk: second.revision})
    with pytest.raises(Conflict):
        actions.hand_over(people.mai, organs.economy, organs.school, {first.pk: first.revision - 1})
    with pytest.raises(ValidationError):
        actions.hand_over(people.mai, organs.economy, organs.economy, {first.pk: first.revision})

    assert (share_of(one, organs.economy).workflow, Entry.objects.count()) == (Workflow.ASSIGNED, entries)
    assert fresh(one).assignments.count() == 1
