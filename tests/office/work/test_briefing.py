"""Monday's briefing: opened, decisions recorded on the spot, taken back, closed with its minutes."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.visibility import Confidentiality, Role
from giaoban.office.work import actions
from giaoban.office.work.actions import NotNow, Ordered, Share, StillOpen
from giaoban.office.work.models import Answer, Board, Briefing, BriefingItem, Extension, Objection, Origin, Side, Task, Workflow
from tests.office.work.board import lay, lead_of
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
Kind = BriefingItem.Kind


@pytest.fixture
def monday(people: People) -> Briefing:
    """The leaders' briefing, open, the secretary in the chair."""
    return actions.open_briefing(people.mai, Board.Kind.LEADERS, TODAY(), chair=person_of(people.hoa))


def later(days: int) -> dt.date:
    return TODAY() + dt.timedelta(days)


def test_first_briefing_sets_up_its_board(people: People) -> None:
    opened = actions.open_briefing(people.mai, Board.Kind.ENLARGED, TODAY())

    assert (opened.board.kind, opened.is_open) == (Board.Kind.ENLARGED, True)
    assert {viewer.role for viewer in opened.board.viewers.all()} == {
        Role.LEADER, Role.CHIEF, Role.CLERK, Role.COMPILER, Role.MEMBER, Role.FOCAL_POINT,
    }  # fmt: skip


def test_second_briefing_waits_until_the_first_is_closed(monday: Briefing, people: People) -> None:
    with pytest.raises(NotNow, match="chưa chốt biên bản"):
        actions.open_briefing(people.mai, Board.Kind.LEADERS, later(7))


def test_two_briefings_of_one_day_are_one(monday: Briefing, people: People) -> None:
    actions.close_briefing(people.mai, monday.pk, monday.revision)

    with pytest.raises(NotNow, match="đã có một cuộc giao ban"):
        actions.open_briefing(people.mai, Board.Kind.LEADERS, TODAY())


@pytest.mark.parametrize("name", ["lan", "ha", "binh", "sen", "kien"])
def test_nobody_else_opens_a_briefing(name: str, people: People) -> None:
    with pytest.raises(PermissionDenied):
        actions.open_briefing(getattr(people, name), Board.Kind.LEADERS, TODAY())


def test_extension_moves_the_deadline_and_stands_in_the_minutes(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Chi trả bồi thường", organs.economy, days=-4))
    item = actions.extend_at(people.mai, monday.pk, {share.pk: share.revision}, later(5), "chờ đo lại")

    share.refresh_from_db()
    assert (share.deadline, share.first_deadline) == (later(5), later(-4))
    assert (item.kind, item.before, item.after, item.words) == (Kind.EXTENSION, later(-4), later(5), "chờ đo lại")


def test_extension_that_was_asked_for_is_granted_by_it(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Chi trả bồi thường", organs.economy, days=-4))
    asked = actions.ask_extension(people.binh, share.pk, later(7), "Chưa đo xong")
    actions.extend_at(people.mai, monday.pk, {share.pk: share.revision}, later(3), "đến thứ Năm", extension_id=asked.pk)

    asked.refresh_from_db()
    assert (asked.answer, asked.granted, asked.note) == (Answer.GRANTED, later(3), "đến thứ Năm")
    assert Extension.objects.count() == 1


def test_decision_and_minute_are_one_act(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Chi trả bồi thường", organs.economy, days=-4))
    actions.extend_at(people.mai, monday.pk, {share.pk: share.revision}, later(5))
    told = Entry.objects.get(verb="work.extend-at-briefing")

    assert set(Entry.objects.filter(act=told.act).values_list("verb", flat=True)) == {
        "work.extend-at-briefing", "work.move-deadline", "work.change-share", "work.follow-shares",
    }  # fmt: skip


def test_two_at_once_do_not_overwrite_each_other(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Chi trả bồi thường", organs.economy, days=-4))
    actions.extend_at(people.mai, monday.pk, {share.pk: share.revision}, later(5))

    with pytest.raises(Conflict):
        actions.extend_at(people.nam, monday.pk, {share.pk: share.revision}, later(9))
    assert BriefingItem.objects.count() == 1


def test_transfer_hands_the_share_on(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(task := lay("Xử lý xe quá tải", organs.economy))
    item = actions.transfer_at(people.mai, monday.pk, share.pk, share.revision, organs.police, "đúng chức năng")

    assert lead_of(task).organ == organs.police
    assert (item.kind, item.organ, item.assignment) == (Kind.TRANSFER, organs.economy, lead_of(task))


def test_transfer_that_a_unit_asked_for_is_granted_by_it(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Xử lý xe quá tải", organs.economy))
    said = actions.object_to(people.binh, share.pk, Objection.Kind.NOT_OURS, "Không đúng chức năng", organ=organs.police)
    actions.transfer_at(people.mai, monday.pk, share.pk, share.revision, organs.police, objection_id=said.pk)

    said.refresh_from_db()
    assert said.answer == Answer.GRANTED


def test_refusal_needs_its_reason_and_is_told(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Chi trả bồi thường", organs.economy, days=-4))
    asked = actions.ask_extension(people.binh, share.pk, later(7), "Chưa đo xong")
    with pytest.raises(ValidationError, match="lý do"):
        actions.refuse_at(people.mai, monday.pk, asked, " ")
    item = actions.refuse_at(people.mai, monday.pk, asked, "làm ngay trong tuần")

    asked.refresh_from_db()
    assert (asked.answer, asked.note) == (Answer.REFUSED, "làm ngay trong tuần")
    assert item.words == f"không đồng ý gia hạn đến {later(7):%d/%m/%Y}; làm ngay trong tuần"


def test_objection_is_refused_with_its_reason(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Xử lý xe quá tải", organs.economy))
    said = actions.object_to(people.binh, share.pk, Objection.Kind.NOT_OURS, "Không đúng chức năng", organ=organs.police)
    actions.refuse_at(people.mai, monday.pk, said, "vẫn là Phòng Kinh tế")

    said.refresh_from_db()
    assert said.answer == Answer.REFUSED


def test_conclusion_answers_what_holds_a_unit_up(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Chi trả bồi thường", organs.economy))
    said = actions.object_to(people.binh, share.pk, Objection.Kind.BLOCKED, "Chờ số đo", organ=organs.police)
    item = actions.conclude(people.mai, monday.pk, "Công an xã giao số đo trước thứ Tư", objection_id=said.pk)

    said.refresh_from_db()
    assert (said.answer, said.note, item.task) == (Answer.GRANTED, "Công an xã giao số đo trước thứ Tư", share.task)


def test_conclusion_without_words_is_none(monday: Briefing, people: People) -> None:
    with pytest.raises(ValidationError, match="Ghi nội dung"):
        actions.conclude(people.mai, monday.pk, "  ")


def test_done_is_confirmed_on_the_spot(monday: Briefing, people: People, organs: Organs) -> None:
    task = lay("Gửi số liệu hộ nghèo", organs.economy)
    item = actions.finish_at(people.mai, monday.pk, task.pk, task.revision, "đã gửi sáng nay")

    task.refresh_from_db()
    assert (task.workflow, task.done_on, item.kind) == (Workflow.DONE, TODAY(), Kind.DONE)


def test_joint_task_is_not_done_while_one_unit_is_at_it(monday: Briefing, people: People, organs: Organs) -> None:
    task = lay("Gửi số liệu hộ nghèo", organs.economy, support=organs.police)

    with pytest.raises(StillOpen, match="Công an xã"):
        actions.finish_at(people.mai, monday.pk, task.pk, task.revision, "đã gửi")
    task.refresh_from_db()
    assert (task.workflow, BriefingItem.objects.count()) == (Workflow.ASSIGNED, 0)


def order(people: People, monday: Briefing, organs: Organs) -> BriefingItem:
    ordered = Ordered("Rà soát hộ dân ven suối", Origin.TELEPHONE, (Share(organ=organs.economy),), deadline=later(4), told="PKT rà soát…")
    return actions.order_at(people.mai, monday.pk, ordered)


def test_order_is_a_task_of_the_briefing_by_its_chair(monday: Briefing, people: People, organs: Organs) -> None:
    item = order(people, monday, organs)

    assert item.task is not None
    task = Task.objects.get(pk=item.task.pk)
    assert (task.origin, task.giver, task.told, task.workflow) == (Origin.BRIEFING, people.hoa.person, "PKT rà soát…", Workflow.ASSIGNED)
    assert lead_of(task).deadline == later(4)


def test_nothing_restricted_is_decided_at_the_enlarged_briefing(people: People, organs: Organs) -> None:
    wide = actions.open_briefing(people.mai, Board.Kind.ENLARGED, TODAY())
    task = lay("Việc nhân sự", organs.building, confidentiality=Confidentiality.RESTRICTED)

    with pytest.raises(PermissionDenied, match="hạn chế"):
        actions.conclude(people.mai, wide.pk, "Xong trong tuần", task_id=task.pk)


def test_keeper_records_what_his_roles_allow(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Chi trả bồi thường", organs.economy, days=-4))
    with pytest.raises(Briefing.DoesNotExist):
        actions.conclude(people.ha, monday.pk, "Làm ngay")
    actions.set_viewers(people.mai, monday.board_id, [Role.LEADER, Role.CHIEF], [], [person_of(people.ha)])

    assert actions.conclude(people.ha, monday.pk, "Làm ngay").by == people.ha
    with pytest.raises(PermissionDenied):
        actions.extend_at(people.ha, monday.pk, {share.pk: share.revision}, later(5))


def test_who_sits_there_without_keeping_it_writes_nothing(people: People) -> None:
    wide = actions.open_briefing(people.mai, Board.Kind.ENLARGED, TODAY())

    with pytest.raises(PermissionDenied, match="không ghi bảng"):
        actions.conclude(people.binh, wide.pk, "Làm ngay")


@pytest.mark.parametrize("roles", [[Role.CHIEF, Role.ADMINISTRATOR], [Role.LEADER]])
def test_board_is_not_given_to_who_sees_no_work_nor_lost_by_who_sets_it(roles: list[Role], monday: Briefing, people: People) -> None:
    with pytest.raises(ValidationError):
        actions.set_viewers(people.mai, monday.board_id, roles, [], [])


def test_conclusion_is_taken_back(monday: Briefing, people: People) -> None:
    item = actions.take_back(people.mai, actions.conclude(people.mai, monday.pk, "Nhầm").pk)

    assert (item.taken_back_by, item.taken_back_at is not None) == (people.mai, True)
    with pytest.raises(NotNow, match="rút lại rồi"):
        actions.take_back(people.mai, item.pk)


def test_extension_is_taken_back(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Chi trả bồi thường", organs.economy, days=-4))
    actions.take_back(people.mai, actions.extend_at(people.mai, monday.pk, {share.pk: share.revision}, later(5)).pk)

    share.refresh_from_db()
    assert share.deadline == later(-4)


def test_extension_that_moved_on_is_not_taken_back(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Chi trả bồi thường", organs.economy, days=-4))
    item = actions.extend_at(people.mai, monday.pk, {share.pk: share.revision}, later(5))
    share.refresh_from_db()
    actions.move_deadline(people.nam, share.pk, share.revision, later(9), "thêm")

    with pytest.raises(NotNow, match="Hạn đã đổi"):
        actions.take_back(people.mai, item.pk)


def test_transfer_is_taken_back(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(task := lay("Xử lý xe quá tải", organs.economy))
    item = actions.transfer_at(people.mai, monday.pk, share.pk, share.revision, organs.police)
    actions.take_back(people.mai, item.pk)

    assert lead_of(task).organ == organs.economy


def test_transfer_that_moved_on_is_not_taken_back(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(task := lay("Xử lý xe quá tải", organs.economy))
    item = actions.transfer_at(people.mai, monday.pk, share.pk, share.revision, organs.police)
    heir = lead_of(task)
    actions.transfer(people.mai, heir.pk, heir.revision, organs.front, "khác")

    with pytest.raises(NotNow, match="đã thay đổi"):
        actions.take_back(people.mai, item.pk)


def test_order_is_taken_back_until_the_unit_has_begun(monday: Briefing, people: People, organs: Organs) -> None:
    first, second = order(people, monday, organs), order(people, monday, organs)
    assert second.task is not None
    actions.note_progress(people.binh, lead_of(second.task).pk, "Đã đi thực địa")
    actions.take_back(people.mai, first.pk)

    assert first.task is not None
    first.task.refresh_from_db()
    assert first.task.workflow == Workflow.DROPPED
    with pytest.raises(NotNow, match="đã bắt đầu"):
        actions.take_back(people.mai, second.pk)


def test_minutes_are_frozen_when_the_briefing_is_closed(monday: Briefing, people: People, organs: Organs) -> None:
    share = lead_of(lay("Chi trả bồi thường", organs.economy, days=-4))
    actions.conclude(people.mai, monday.pk, "Các đơn vị trực bão 24/24.")
    actions.take_back(people.mai, actions.conclude(people.mai, monday.pk, "Nhầm").pk)
    actions.extend_at(people.mai, monday.pk, {share.pk: share.revision}, dt.date(2030, 1, 2), "chờ đo lại")
    order(people, monday, organs)
    closed = Briefing.objects.get(pk=actions.close_briefing(people.mai, monday.pk, monday.revision).pk)

    assert [(line["n"], line["text"]) for line in closed.lines[1:]] == [
        (1, "Các đơn vị trực bão 24/24."),
        (2, f"Gia hạn việc “Chi trả bồi thường” (Phòng Kinh tế) từ {later(-4):%d/%m/%Y} đến 02/01/2030: chờ đo lại."),
        (3, f"Giao Phòng Kinh tế chủ trì: Rà soát hộ dân ven suối; hạn {later(4):%d/%m/%Y}."),
    ]
    assert (closed.lines[0]["chair"], closed.is_intact, closed.closed_by) == ("Lê Văn Hòa", True, people.mai)


def test_minutes_that_were_changed_are_seen(monday: Briefing, people: People) -> None:
    closed = actions.close_briefing(people.mai, monday.pk, monday.revision)
    closed.minutes = closed.minutes.replace("Lê Văn Hòa", "Ai đó")

    assert not closed.is_intact


def test_closed_briefing_is_written_on_no_more(monday: Briefing, people: People) -> None:
    actions.close_briefing(people.mai, monday.pk, monday.revision)

    with pytest.raises(NotNow, match="đã chốt"):
        actions.conclude(people.mai, monday.pk, "Thêm")


def test_briefing_is_closed_once_by_whoever_saw_it_last(monday: Briefing, people: People) -> None:
    actions.change_briefing(people.mai, monday.pk, monday.revision, present="Thường trực; Chánh Văn phòng")

    with pytest.raises(Conflict):
        actions.close_briefing(people.nam, monday.pk, monday.revision)


def test_briefing_without_a_chair_is_not_closed(people: People) -> None:
    opened = actions.open_briefing(people.mai, Board.Kind.LEADERS, TODAY())

    with pytest.raises(ValidationError, match="chủ trì"):
        actions.close_briefing(people.mai, opened.pk, opened.revision)


def test_extension_of_nothing_is_asked_about(monday: Briefing, people: People) -> None:
    with pytest.raises(ValidationError, match="Chọn phần việc"):
        actions.extend_at(people.mai, monday.pk, {}, later(1))


def test_joint_leads_get_the_same_day_and_back(monday: Briefing, people: People, organs: Organs) -> None:
    task = lay("Giải phóng mặt bằng", organs.economy, days=-2, support=organs.police)
    task.assignments.update(side=Side.LEAD)
    shares = {share.pk: share.revision for share in task.assignments.all()}
    item = actions.extend_at(people.mai, monday.pk, shares, later(6))
    assert (item.assignment, set(task.assignments.values_list("deadline", flat=True))) == (None, {later(6)})

    actions.take_back(people.mai, item.pk)
    assert set(task.assignments.values_list("deadline", flat=True)) == {later(-2)}


def test_transfer_to_a_unit_that_took_part_already_is_not_carried_back(monday: Briefing, people: People, organs: Organs) -> None:
    task = lay("Giải phóng mặt bằng", organs.economy, support=organs.police)
    share = lead_of(task)
    item = actions.transfer_at(people.mai, monday.pk, share.pk, share.revision, organs.police)

    with pytest.raises(NotNow, match="Công an xã Minh Sơn có phần việc của mình từ trước"):
        actions.take_back(people.mai, item.pk)
    assert lead_of(task).organ == organs.police
