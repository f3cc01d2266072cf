"""What happens to work is told to those whom it concerns, with the reason; never to who did it, nor to anybody who may not see it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from giaoban.office.audit.acts import at_the_end
from giaoban.office.directory.models import Absence, Account, RoleHolding
from giaoban.office.directory.queries import role_holders
from giaoban.office.directory.visibility import Confidentiality, Role
from giaoban.office.evidence.models import FactKind
from giaoban.office.notices.models import Notice
from giaoban.office.registry.actions import Order, record_annotation
from giaoban.office.work import actions, rules
from giaoban.office.work.actions import Form, Share
from giaoban.office.work.collecting.forms import CellKind, Column, Line
from giaoban.office.work.models import Answer, Objection, Side, Task
from giaoban.office.work.sight import held_of, sees
from giaoban.office.work.telling import TOLD, Happening
from tests.office.work.story import WORDS, day, drafted, fact, fresh, given, helped_by, joint, led_by, reported, share_of, told
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
CONFIRMED = "Kết quả của đơn vị đồng chí đã được xác nhận"


def heard() -> dict[str, str]:
    """Who was told since the last question, and why."""
    found = dict(Notice.objects.filter(read_at=None).order_by("pk").values_list("account__username", "reason"))
    assert len(found) == Notice.objects.filter(read_at=None).count(), "somebody was told twice"
    Notice.objects.update(read_at=timezone.now())
    return found


def test_units_are_told_of_what_they_are_given_and_who_gave_it_is_not(people: People, organs: Organs) -> None:
    task = joint(people, organs)

    assert list(Notice.objects.order_by("account__username").values_list("account__username", "kind", "title")) == [
        ("binh", "work.assigned", WORDS),
        ("cuong", "work.assigned", WORDS),
    ]
    assert set(Notice.objects.values_list("subject_kind", "subject_id")) == {("work.task", task.pk)}
    assert heard() == {"binh": "Đơn vị đồng chí được giao chủ trì", "cuong": "Đơn vị đồng chí được giao phối hợp"}


def test_drafts_are_told_to_nobody(people: People, organs: Organs) -> None:
    task = drafted(people, led_by(organs.economy))
    actions.correct_draft(people.mai, task.pk, task.revision, [led_by(organs.police)])
    task = fresh(task)
    actions.stop_following(people.mai, task.pk, task.revision, "Nhầm")

    assert heard() == {}


def test_person_is_told_as_a_person(people: People) -> None:
    given(people, Share(person=person_of(people.sen)))

    assert heard() == {"sen": "Đồng chí được giao chủ trì"}


def test_restricted_work_is_told_to_those_who_may_see_it_alone(people: People, organs: Organs) -> None:
    shares = (led_by(organs.economy), Share(person=person_of(people.sen), side=Side.SUPPORT))
    task = given(people, *shares, more={"confidentiality": Confidentiality.RESTRICTED})
    assert heard() == {"sen": "Đồng chí được giao phối hợp"}

    actions.pause(people.mai, task.pk, fresh(task).revision, "Chờ cấp trên")
    assert heard() == {"sen": "Đồng chí tạm dừng việc này"}


def test_switched_off_and_roles_that_are_over_hear_nothing(people: People, organs: Organs) -> None:
    RoleHolding.objects.filter(account=people.binh).update(valid_to=day(-1))
    Account.objects.filter(pk=people.cuong.pk).update(is_active=False)
    joint(people, organs)

    assert heard() == {}


def test_giver_and_chief_are_told_when_the_whole_waits_for_their_word(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    heard()

    support = share_of(task, organs.police)
    actions.report_done(people.cuong, support.pk, support.revision, "Đã cử 3 người")
    assert heard() == {"binh": "Đơn vị đồng chí chủ trì; đơn vị phối hợp đã báo cáo xong"}

    lead = share_of(task, organs.economy)
    actions.report_done(people.binh, lead.pk, lead.revision, "Đã rà soát")
    assert heard() == {"mai": "Văn phòng theo dõi; kết quả chờ xác nhận", "nam": "Đồng chí là người giao; kết quả chờ xác nhận"}


def test_who_leads_beside_another_is_told_nothing_of_him(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), led_by(organs.police))
    heard()
    lead = share_of(task, organs.economy)
    actions.report_done(people.binh, lead.pk, lead.revision, "Đã rà soát")

    assert heard() == {}


def test_who_stands_in_for_the_giver_is_told_too(people: People, organs: Organs) -> None:
    away = person_of(people.nam)
    Absence.objects.create(person=away, deputy=person_of(people.hoa), valid_from=day(0), valid_to=day(2))
    reported(people, organs)

    assert {name: why for name, why in heard().items() if name != "binh"} == {
        "hoa": "Đồng chí là người giao; kết quả chờ xác nhận",
        "mai": "Văn phòng theo dõi; kết quả chờ xác nhận",
        "nam": "Đồng chí là người giao; kết quả chờ xác nhận",
    }


def test_confirmed_and_returned_are_told_to_units_and_to_whose_word_it_was(people: People, organs: Organs) -> None:
    task = reported(people, organs)
    heard()
    actions.confirm(people.ha, task.pk, task.revision)
    assert heard() == {
        "binh": CONFIRMED,
        "mai": "Văn phòng theo dõi; đã xác nhận hoàn thành",
        "nam": "Đồng chí là người giao; đã xác nhận thay đồng chí",
    }

    actions.return_task(people.nam, task.pk, fresh(task).revision, "Thiếu hai dự án")
    assert heard() == {"binh": "Kết quả của đơn vị đồng chí bị trả lại để làm tiếp", "mai": "Văn phòng theo dõi; kết quả bị trả lại"}


def test_of_what_one_act_does_each_is_told_the_last(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    heard()
    actions.finish(people.ha, task.pk, task.revision, "Đã xong, nói tại giao ban")

    assert heard() == {
        "binh": CONFIRMED,
        "mai": "Văn phòng theo dõi; đã xác nhận hoàn thành",
        "nam": "Đồng chí là người giao; đã xác nhận thay đồng chí",
    }


def test_unit_is_told_what_the_office_wrote_for_it(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    heard()
    lead = share_of(task, organs.economy)
    actions.report_done(people.mai, lead.pk, lead.revision, "Báo qua điện thoại")

    assert heard() == {
        "binh": "Văn phòng đã ghi kết quả thay đơn vị đồng chí",
        "nam": "Đồng chí là người giao; kết quả chờ xác nhận",
    }


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer.GRANTED, "Đề nghị gia hạn của đơn vị đồng chí được đồng ý"),
        (Answer.REFUSED, "Đề nghị gia hạn của đơn vị đồng chí không được đồng ý"),
    ],
)
def test_extension_goes_to_who_answers_and_the_answer_to_who_asked(answer: Answer, said: str, people: People, organs: Organs) -> None:
    share = share_of(joint(people, organs), organs.economy)
    heard()
    asked = actions.ask_extension(people.binh, share.pk, day(20), "Chưa đủ số liệu")
    assert heard() == {"mai": "Đơn vị xin gia hạn; đồng chí là người trả lời", "nam": "Đơn vị xin gia hạn việc đồng chí giao"}

    actions.answer_extension(people.mai, asked.pk, answer)
    assert heard() == {"binh": said}


def test_deadline_moved_unasked_is_told_to_whose_it_is(people: People, organs: Organs) -> None:
    share = share_of(joint(people, organs), organs.economy)
    heard()
    actions.move_deadline(people.nam, share.pk, share.revision, day(4), "Cần sớm")

    assert heard() == {"binh": "Hạn của đơn vị đồng chí đã thay đổi"}


def test_objection_goes_to_the_chief_and_the_work_to_whom_it_is_moved(people: People, organs: Organs) -> None:
    share = share_of(given(people, led_by(organs.economy)), organs.economy)
    heard()
    said = actions.object_to(people.binh, share.pk, Objection.Kind.NOT_OURS, "Việc của Công an", organ=organs.police)
    assert heard() == {"mai": "Đơn vị có đề nghị; đồng chí là người trả lời"}

    actions.answer_objection(people.mai, said.pk, Answer.GRANTED)
    assert heard() == {
        "binh": "Việc của đơn vị đồng chí đã chuyển sang đơn vị khác",
        "cuong": "Việc được điều chuyển đến đơn vị đồng chí, chủ trì",
    }


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer.GRANTED, "Đề nghị của đơn vị đồng chí được đồng ý"),
        (Answer.REFUSED, "Đề nghị của đơn vị đồng chí không được đồng ý"),
    ],
)
def test_answer_to_what_holds_a_unit_up_is_told_to_it(answer: Answer, said: str, people: People, organs: Organs) -> None:
    share = share_of(joint(people, organs), organs.economy)
    blocked = actions.object_to(people.binh, share.pk, Objection.Kind.BLOCKED, "Chờ Công an xã", organ=organs.police)
    heard()
    actions.answer_objection(people.mai, blocked.pk, answer, note="Đã nhắc")

    assert heard() == {"binh": said}


def test_work_handed_over_is_told_to_the_successor(people: People, organs: Organs) -> None:
    first, second = (share_of(given(people, led_by(organs.economy), title=title), organs.economy) for title in ("Việc A", "Việc B"))
    Notice.objects.update(read_at=timezone.now())
    actions.hand_over(people.mai, organs.economy, organs.police, {first.pk: first.revision, second.pk: second.revision})

    told_now = (
        Notice.objects.filter(read_at=None).order_by("account__username", "title").values_list("account__username", "title", "reason")
    )
    assert list(told_now) == [
        ("binh", "Việc A", "Việc của đơn vị đồng chí đã chuyển sang đơn vị khác"),
        ("binh", "Việc B", "Việc của đơn vị đồng chí đã chuyển sang đơn vị khác"),
        ("cuong", "Việc A", "Đơn vị đồng chí nhận bàn giao, chủ trì"),
        ("cuong", "Việc B", "Đơn vị đồng chí nhận bàn giao, chủ trì"),
    ]


def test_reminder_by_hand_reaches_whose_share_it_is_and_says_none_of_its_words(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    heard()
    share = share_of(task, organs.economy)
    actions.remind(people.mai, share.pk, share.revision, "Bí thư hỏi lần thứ hai")

    assert heard() == {"binh": "Đơn vị đồng chí được nhắc báo cáo kết quả"}


def test_paused_resumed_released_and_dropped_are_told(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    heard()
    task = actions.pause(people.mai, task.pk, fresh(task).revision, "Chờ kinh phí")
    assert heard() == dict.fromkeys(("binh", "cuong"), "Đơn vị đồng chí tạm dừng việc này")
    task = actions.resume(people.mai, task.pk, task.revision)
    assert heard() == dict.fromkeys(("binh", "cuong"), "Đơn vị đồng chí làm tiếp việc này")
    support = share_of(task, organs.police)
    actions.release(people.mai, support.pk, support.revision, "Không cần nữa")
    assert heard() == {"cuong": "Đơn vị đồng chí thôi làm việc này"}
    actions.stop_following(people.mai, task.pk, fresh(task).revision, "Thôi")
    assert heard() == {"binh": "Đơn vị đồng chí thôi làm việc này"}


def test_who_has_reported_is_not_told_that_the_others_rest(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    support = share_of(task, organs.police)
    actions.report_done(people.cuong, support.pk, support.revision, "Đã cử 3 người")
    Notice.objects.update(read_at=timezone.now())
    actions.pause(people.mai, task.pk, fresh(task).revision, "Chờ kinh phí")

    assert heard() == {"binh": "Đơn vị đồng chí tạm dừng việc này"}


def test_share_added_later_is_told_to_whose_it_is(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    heard()
    actions.add_share(people.mai, task.pk, fresh(task).revision, helped_by(organs.police))

    assert heard() == {"cuong": "Đơn vị đồng chí được giao phối hợp"}


def test_reporters_are_told_of_a_collection_once_and_led_to_it(people: People, organs: Organs) -> None:
    form = Form("Số hộ nghèo", [Column("many", "Số hộ", CellKind.NUMBER)], [Line("1", "Hộ nghèo")])
    asked = actions.open_collection(people.ha, told(people, led_by(organs.economy), led_by(organs.police)), form)

    assert set(Notice.objects.values_list("kind", "subject_kind", "subject_id")) == {("work.collected", "work.collection", asked.pk)}
    assert heard() == dict.fromkeys(("binh", "cuong"), "Đơn vị đồng chí phải gửi báo cáo theo biểu")


def test_leaders_word_on_a_paper_is_told_to_who_carries_it_out(people: People, organs: Organs) -> None:
    order = Order(organs.economy, (organs.police,), day(5), "Phòng Kinh tế tham mưu")
    note = record_annotation(people.lan, make_paper().pk, person_of(people.hoa), order)
    heard()
    actions.open_from_annotation(people.lan, note)
    actions.open_from_annotation(None, note)

    assert set(Notice.objects.filter(read_at=None).values_list("title", flat=True)) == {"Phòng Kinh tế tham mưu"}
    assert heard() == {"binh": "Đơn vị đồng chí được giao chủ trì", "cuong": "Đơn vị đồng chí được giao phối hợp"}


def test_unit_is_told_when_an_orientation_waits_for_its_line(people: People, organs: Organs) -> None:
    words, inside = make_paper(), make_paper(number="9", confidentiality=Confidentiality.RESTRICTED)
    facts = [fact(paper, people, kind=FactKind.ORIENTATION, lead=organs.economy) for paper in (words, inside)]
    actions.open_from_facts(people.lan, facts)
    asked = facts[0].orientation
    assert list(Notice.objects.values_list("subject_kind", "subject_id")) == [("work.orientation", asked.pk)]
    assert heard() == {"binh": "Đơn vị đồng chí ghi kết quả vào báo cáo tháng"}

    asked = actions.change_orientation(people.ha, asked.pk, asked.revision, field="Kinh tế")
    assert heard() == {}
    actions.change_orientation(people.ha, asked.pk, asked.revision, organ=organs.police)
    assert heard() == {"cuong": "Đơn vị đồng chí ghi kết quả vào báo cáo tháng"}


def test_everything_that_happens_is_told_to_somebody_for_a_reason() -> None:
    assert set(TOLD) == set(Happening)
    assert all(TOLD.values())


def test_act_that_fails_tells_nobody(people: People, organs: Organs) -> None:
    task = drafted(people, led_by(organs.economy))
    with pytest.raises(Task.DoesNotExist):
        actions.hand_out_many(people.mai, {task.pk: task.revision, task.pk + 1: 1})

    assert heard() == {}


def test_nothing_is_said_outside_an_act() -> None:
    with pytest.raises(LookupError):
        at_the_end(lambda act, what: None, 1)


def test_many_tasks_are_told_in_as_many_queries_as_one(people: People, organs: Organs) -> None:
    def asked(many: int) -> int:
        tasks = [drafted(people, led_by(organs.economy), helped_by(organs.police), title=f"Việc {n}") for n in range(many)]
        with CaptureQueriesContext(connection) as queries:
            actions.hand_out_many(people.ha, {task.pk: task.revision for task in tasks})
        return len([one for one in queries if "notices_notice" in one["sql"] or "directory_roleholding" in one["sql"]])

    asked(1)  # what an account may do is asked once
    assert asked(1) == asked(3) == 2
    assert Notice.objects.count() == 10


def test_sight_of_many_agrees_with_the_rule_for_one(people: People, organs: Organs) -> None:
    inside = {"confidentiality": Confidentiality.RESTRICTED}
    tasks = [
        joint(people, organs),
        drafted(people, led_by(organs.economy)),
        given(people, led_by(organs.police), more=inside),
        given(people, Share(person=person_of(people.sen)), more=inside),
        given(people, Share(person=person_of(people.ha)), more=inside),
    ]
    share = share_of(tasks[0], organs.economy)
    actions.transfer(people.mai, share.pk, share.revision, organs.front, "Đúng chức năng hơn")
    shares, holders = held_of(task.pk for task in tasks), {who.account_id: who for who in role_holders()}

    for account in people.all():
        many = [sees(holders[account.pk], task.confidentiality, shares.get(task.pk, [])) for task in tasks]
        assert many == [rules.may_see(account, fresh(task)) for task in tasks], account


def test_holders_of_several_roles_are_one(people: People, organs: Organs) -> None:
    RoleHolding.objects.create(account=people.binh, role=Role.FOCAL_POINT, organ=organs.police)
    task = joint(people, organs)

    assert heard() == {"binh": "Đơn vị đồng chí được giao chủ trì", "cuong": "Đơn vị đồng chí được giao phối hợp"}
    assert Notice.objects.filter(subject_id=task.pk, account=people.binh).count() == 1


def still_new(account: Account) -> list[str]:
    """What is still new to somebody."""
    return list(Notice.objects.filter(account=account, read_at=None).order_by("pk").values_list("kind", flat=True))


def test_what_waited_for_a_word_is_no_longer_new_once_it_is_given(people: People, organs: Organs) -> None:
    task = reported(people, organs)
    share = share_of(given(people, led_by(organs.police)), organs.police)
    asked = actions.ask_extension(people.cuong, share.pk, day(20), "Chưa đủ")
    said = actions.object_to(people.cuong, share.pk, Objection.Kind.BLOCKED, "Chờ", organ=organs.economy)
    assert still_new(people.mai) == ["work.reported", "work.extension-asked", "work.objected"]

    actions.return_task(people.mai, task.pk, task.revision, "Thiếu")
    actions.answer_extension(people.nam, asked.pk, Answer.REFUSED)
    actions.answer_objection(people.nam, said.pk, Answer.GRANTED)
    assert (still_new(people.mai), still_new(people.nam)) == ([], ["work.returned"])


def test_word_about_one_task_leaves_another_new(people: People, organs: Organs) -> None:
    first, second = reported(people, organs, title="Việc A"), reported(people, organs, title="Việc B")
    actions.confirm(people.mai, first.pk, first.revision)

    assert list(Notice.objects.filter(account=people.mai, read_at=None).values_list("title", flat=True)) == [second.title]
