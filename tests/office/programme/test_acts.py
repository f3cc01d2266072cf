"""What is done to lines: put off, carried over, added, withdrawn, restored, done; each keeps what was there, who, when and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.programme import actions, queries
from giaoban.office.programme.actions import Why
from giaoban.office.programme.models import Change, Line, Programme
from giaoban.office.work import actions as work
from tests.office.programme.rows import DECEMBER, NOVEMBER, WORDS, fresh, make_line, make_programme
from tests.office.work.story import done, drafted, given, led_by
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
WHY = Why("Chờ số liệu đo đạc")


@pytest.fixture
def line(people: People, organs: Organs) -> Line:
    """A line of November's programme, led by the economy division."""
    return make_line(make_programme(organs.committee), organ=organs.economy, leader=person_of(people.minh))


def _history(line: Line) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.before, one.after, one.reason) for one in line.changes.all()]


def test_line_put_off_keeps_the_old_time_who_and_why(line: Line, people: People) -> None:
    moved = actions.move_line(people.mai, line.pk, 1, "2026-11-28", Why("Chờ số  liệu", person_of(people.hoa)))

    (change,) = moved.changes.all()
    assert (moved.due, moved.first_due, moved.revision) == ("2026-11-28", "2026-11-25", 2)
    assert (change.before, change.after, change.reason) == ("2026-11-25", "2026-11-28", "Chờ số liệu")
    assert (change.decided_by, change.by) == (person_of(people.hoa), people.mai)
    assert EarlierState.objects.get(subject_kind="programme.line").state["due"] == "2026-11-25"


def test_leader_answers_for_his_own_change(line: Line, people: People) -> None:
    moved = actions.move_line(people.hoa, line.pk, 1, "2026-11", WHY, tentative=True)

    assert moved.changes.get().decided_by == person_of(people.hoa)
    assert (moved.due, moved.tentative) == ("2026-11", True)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-12-02", "không nằm trong tháng 11/2026"),
        ("2026-Q4", "không nằm trong"),
        ("cuối tháng", "Chọn một ngày"),
        ("2026-11-25", "đang có"),
    ],
)
def test_time_outside_the_period_is_refused(due: str, said: str, line: Line, people: People) -> None:
    with pytest.raises(ValidationError, match=said):
        actions.move_line(people.mai, line.pk, 1, due, WHY)
    assert (_history(line), fresh(line).revision) == ([], 1)


def test_matters_of_a_meeting_go_with_its_day(line: Line, people: People) -> None:
    same = make_line(line.programme, under=line, kind="item")
    own = make_line(line.programme, under=line, kind="item", due="2026-11-20")

    actions.move_line(people.mai, line.pk, 1, "2026-11-27", WHY)

    assert [fresh(one).due for one in (same, own)] == ["2026-11-27", "2026-11-20"]
    assert _history(same) == [("moved", "2026-11-25", "2026-11-27", WHY.reason)]


def test_line_carried_over_knows_where_it_came_from(line: Line, people: People, organs: Organs) -> None:
    made = actions.carry_line(people.mai, line.pk, 1, DECEMBER.replace(day=9), WHY)

    december = Programme.objects.get(first=DECEMBER)
    assert (december.kind, december.organ, december.state) == ("month", organs.committee, "draft")
    assert (december.title, december.last) == ("Chương trình công tác tháng 12/2026", dt.date(2026, 12, 31))
    assert (made.programme, made.carried_from, made.due, made.text, made.organ) == (december, line, "", WORDS, organs.economy)
    old = fresh(line)
    assert (old.state, old.due, old.carried_to) == ("carried", "2026-11-25", made)
    (change,) = old.changes.all()
    assert (change.kind, change.before, change.after, change.to, change.reason) == ("carried", "2026-11-25", "", made, WHY.reason)


def test_lines_join_the_programme_of_the_next_period(line: Line, people: People, organs: Organs) -> None:
    december = make_programme(organs.committee, DECEMBER)
    there = make_line(december)
    other = make_programme(organs.peoples_committee, DECEMBER)

    made = actions.carry_line(people.mai, line.pk, 1, DECEMBER, WHY, due="2026-12-10")

    assert (made.programme, made.place, made.due, made.first_due) == (december, there.place + 1, "2026-12-10", "2026-12-10")
    assert other.lines.count() == 0


def test_line_of_a_year_and_a_quarter_goes_to_the_next(people: People, organs: Organs) -> None:
    for kind, to, first in (("year", dt.date(2027, 5, 5), dt.date(2027, 1, 1)), ("quarter", dt.date(2027, 2, 2), dt.date(2027, 1, 1))):
        row = make_line(make_programme(organs.committee, NOVEMBER, kind))
        made = actions.carry_line(people.mai, row.pk, 1, to, WHY)

        assert (made.programme.kind, made.programme.first) == (kind, first)


def test_open_tasks_go_along_and_those_done_stay(line: Line, people: People, organs: Organs) -> None:
    over, going = done(people, organs), given(people, led_by(organs.economy))
    for task in (over, going):
        row = fresh(line)
        actions.link_task(people.mai, row.pk, row.revision, task.pk)

    made = actions.carry_line(people.mai, line.pk, 3, DECEMBER, WHY)

    assert [link.task for link in made.links.all()] == [going]
    assert [link.task for link in line.links.all()] == [over, going]


def test_matters_of_a_meeting_are_carried_and_withdrawn_with_it(line: Line, people: People) -> None:
    item = make_line(line.programme, under=line, kind="item")

    made = actions.carry_line(people.mai, line.pk, 1, DECEMBER, WHY, due="2026-12-10")
    actions.withdraw_line(people.mai, made.pk, 1, Why("Không họp"))

    (with_it,) = made.items.all()
    assert (with_it.carried_from, with_it.due, with_it.state) == (item, "2026-12-10", "withdrawn")
    assert (fresh(item).state, _history(item)) == ("carried", [("carried", "2026-11-25", "2026-12-10", WHY.reason)])
    assert _history(with_it) == [("withdrawn", "2026-12-10", "", "Không họp")]


@pytest.mark.parametrize(
    ("to", "due", "said"),
    [
        (NOVEMBER, "", "Chỉ chuyển sang kỳ sau"),
        (dt.date(2026, 10, 3), "", "kỳ sau"),
        (DECEMBER, "2026-11-30", "không nằm trong tháng 12/2026"),
    ],
)
def test_line_is_not_carried_back_or_out_of_its_new_period(to: dt.date, due: str, said: str, line: Line, people: People) -> None:
    with pytest.raises(ValidationError, match=said):
        actions.carry_line(people.mai, line.pk, 1, to, WHY, due=due)
    assert (fresh(line).state, Programme.objects.count()) == ("stands", 1)


def test_many_lines_are_carried_with_one_reason_all_or_none(line: Line, people: People) -> None:
    item, other, over = (make_line(line.programme, **fields) for fields in ({"under": line, "kind": "item"}, {}, {"state": "withdrawn"}))
    every = {line.pk: 1, item.pk: 1, other.pk: 1}
    with pytest.raises(ValidationError, match="không còn trong chương trình"):
        actions.carry_many(people.mai, line.programme_id, every | {over.pk: 1}, DECEMBER, WHY)
    with pytest.raises(Conflict):
        actions.carry_many(people.mai, line.programme_id, every | {other.pk: 7}, DECEMBER, WHY)
    with pytest.raises(ValidationError, match="Chọn ít nhất một dòng"):
        actions.carry_many(people.mai, line.programme_id, {}, DECEMBER, WHY)
    assert (Programme.objects.count(), Change.objects.count()) == (1, 0)

    made = actions.carry_many(people.mai, line.programme_id, every, DECEMBER, WHY)

    assert [one.carried_from for one in made] == [line, other]
    assert [fresh(one).state for one in (line, item, other)] == ["carried"] * 3
    assert Entry.objects.filter(verb__startswith="programme.carry").values("act").distinct().count() == 1


def test_term_has_no_period_after_it(people: People, organs: Organs) -> None:
    term = actions.draw_up(people.mai, "term", dt.date(2025, 8, 15), dt.date(2030, 8, 14), organ_id=organs.committee.pk)
    row = make_line(term)

    with pytest.raises(ValidationError, match="toàn khóa không có kỳ sau"):
        actions.carry_line(people.mai, row.pk, 1, dt.date(2031, 1, 1), WHY)
    assert term.period == "nhiệm kỳ 2025–2030"


def test_nothing_is_carried_into_a_programme_that_is_over(line: Line, people: People, organs: Organs) -> None:
    make_programme(organs.committee, DECEMBER, state="closed")

    with pytest.raises(ValidationError, match="đã kết thúc"):
        actions.carry_line(people.mai, line.pk, 1, DECEMBER, WHY)


def test_carried_line_stays_as_far_inside_as_it_was(people: People, organs: Organs) -> None:
    inside = make_paper(confidentiality=Confidentiality.RESTRICTED)
    programme = make_programme(organs.committee, paper=inside)
    typed = make_line(programme, text="Việc của Ban Thường vụ")

    made = actions.carry_line(people.mai, typed.pk, 1, DECEMBER, WHY)

    assert made.paper == inside
    assert not queries.lines_visible_to(people.ha).filter(pk=made.pk).exists()


def test_compiler_does_not_carry_into_what_he_may_not_see(line: Line, people: People, organs: Organs) -> None:
    make_programme(organs.committee, DECEMBER, paper=make_paper(confidentiality=Confidentiality.RESTRICTED))

    with pytest.raises(ValidationError, match="không mở được"):
        actions.carry_line(people.ha, line.pk, 1, DECEMBER, WHY)


def test_line_added_after_issue_says_why_and_one_of_a_draft_does_not(people: People, organs: Organs) -> None:
    draft, issued = make_programme(organs.committee, state="draft"), make_programme(organs.committee, DECEMBER)
    values: dict[str, Any] = {
        "text": "Kiểm tra  công tác bầu cử",
        "kind": "task",
        "organ_id": organs.economy.pk,
        "leader_id": people.minh.person_id,
    }

    first = actions.add_line(people.mai, draft.pk, due="2026-11-20", **values)
    second = actions.add_line(people.mai, issued.pk, due="2026-12", why=WHY, **values)

    assert (first.text, first.first_due, _history(first)) == ("Kiểm tra công tác bầu cử", "2026-11-20", [])
    assert _history(second) == [("added", "", "2026-12", WHY.reason)]
    with pytest.raises(ValidationError, match="Ghi lý do"):
        actions.add_line(people.mai, issued.pk, **values)
    with pytest.raises(ValidationError, match="Ghi nội dung"):
        actions.add_line(people.mai, issued.pk, why=WHY, text=" ")
    assert issued.lines.count() == 1


def test_withdrawn_line_is_restored_at_the_time_it_had(line: Line, people: People) -> None:
    actions.withdraw_line(people.mai, line.pk, 1, Why("Trùng với chương trình của tỉnh"))
    back = actions.restore_line(people.hoa, line.pk, 2, Why("Tỉnh giao lại"))

    assert (back.state, back.due) == ("stands", "2026-11-25")
    assert _history(line) == [
        ("withdrawn", "2026-11-25", "", "Trùng với chương trình của tỉnh"),
        ("restored", "", "2026-11-25", "Tỉnh giao lại"),
    ]


def test_line_is_done_on_a_day_and_taken_up_again(line: Line, people: People) -> None:
    today = timezone.localdate()
    with pytest.raises(ValidationError, match="chưa đến"):
        actions.finish_line(people.mai, line.pk, 1, today + dt.timedelta(1))

    done_line = actions.finish_line(people.mai, line.pk, 1, today)
    with pytest.raises(ValidationError, match="đã ghi xong"):
        actions.move_line(people.mai, line.pk, 2, "2026-11-28", WHY)
    again = actions.reopen_line(people.mai, line.pk, 2, Why("Ghi nhầm"))

    assert (done_line.done_on, again.done_on) == (today, None)
    assert _history(line) == [("finished", "", today.isoformat(), ""), ("reopened", today.isoformat(), "", "Ghi nhầm")]
    with pytest.raises(ValidationError, match="chưa ghi xong"):
        actions.reopen_line(people.mai, line.pk, 3, WHY)


def test_words_of_a_line_are_corrected_but_never_those_of_a_sentence(line: Line, people: People, organs: Organs) -> None:
    from tests.office.work.story import fact

    corrected = actions.correct_line(
        people.mai, line.pk, 1, number="3", text="Bàn giao mặt bằng", organ_id=organs.police.pk, leader_id=None
    )
    assert (corrected.number, corrected.text, corrected.organ, corrected.leader) == ("3", "Bàn giao mặt bằng", organs.police, None)

    said = make_line(line.programme, fact=fact(make_paper(), people))
    assert actions.correct_line(people.mai, said.pk, 1, organ_id=organs.police.pk).organ == organs.police
    with pytest.raises(ValidationError, match="câu của văn bản"):
        actions.correct_line(people.mai, said.pk, 2, text="Chữ khác")


def test_task_is_ordered_from_a_line_with_its_words_unit_and_day(line: Line, people: People, organs: Organs) -> None:
    task = actions.order_task(people.mai, line.pk, 1)

    share = task.assignments.get()
    assert (task.title, task.deadline, task.giver, task.leader) == (WORDS, dt.date(2026, 11, 25), line.leader, line.leader)
    assert (share.organ, share.side, task.workflow) == (organs.economy, "lead", "draft")
    assert [link.task for link in line.links.all()] == [task]
    assert fresh(line).revision == 2


def test_task_is_linked_once_and_unlinked_without_harm(line: Line, people: People, organs: Organs) -> None:
    task = drafted(people, led_by(organs.economy))
    actions.link_task(people.mai, line.pk, 1, task.pk)
    actions.link_task(people.mai, line.pk, 2, task.pk)
    assert (line.links.count(), fresh(line).revision) == (1, 2)

    actions.unlink_task(people.mai, line.pk, 2, task.pk)

    assert (line.links.count(), fresh(line).revision) == (0, 3)
    with pytest.raises(ValidationError, match="không gắn"):
        actions.unlink_task(people.mai, line.pk, 3, task.pk)


def test_task_that_was_joined_with_another_stands_as_that_other(line: Line, people: People, organs: Organs) -> None:
    kept, again = drafted(people, led_by(organs.economy)), drafted(people, led_by(organs.economy))
    actions.link_task(people.mai, line.pk, 1, again.pk)
    work.join_tasks(people.mai, kept.pk, kept.revision, again.pk, again.revision)

    assert queries.tasks_of_lines(people.mai, [line]) == {line.pk: [kept]}
    actions.unlink_task(people.mai, line.pk, 2, kept.pk)
    assert line.links.count() == 0


def test_task_out_of_sight_is_not_linked(line: Line, people: People) -> None:
    hidden = drafted(people, title="Việc riêng", more={"confidentiality": 1})

    with pytest.raises(ObjectDoesNotExist):
        actions.link_task(people.ha, line.pk, 1, hidden.pk)


ACTS: dict[str, Callable[[Account, Line, int], object]] = {
    "move": lambda who, line, shown: actions.move_line(who, line.pk, shown, "2026-11-28", WHY),
    "carry": lambda who, line, shown: actions.carry_line(who, line.pk, shown, DECEMBER, WHY),
    "withdraw": lambda who, line, shown: actions.withdraw_line(who, line.pk, shown, WHY),
    "finish": lambda who, line, shown: actions.finish_line(who, line.pk, shown, NOVEMBER.replace(day=1)),
    "correct": lambda who, line, shown: actions.correct_line(who, line.pk, shown, number="9"),
    "order": lambda who, line, shown: actions.order_task(who, line.pk, shown),
}


@pytest.mark.parametrize("name", ACTS)
def test_act_on_what_moved_on_is_a_conflict_and_leaves_nothing(name: str, line: Line, people: People) -> None:
    actions.correct_line(people.ha, line.pk, 1, number="2")
    entries = Entry.objects.count()

    with pytest.raises(Conflict):
        ACTS[name](people.mai, line, 1)
    assert (fresh(line).revision, line.changes.count(), Entry.objects.count()) == (2, 0, entries)


@pytest.mark.parametrize("name", ACTS)
def test_unit_changes_no_line_it_sees(name: str, line: Line, people: People) -> None:
    with pytest.raises(PermissionDenied):
        ACTS[name](people.binh, line, 1)
    with pytest.raises(ObjectDoesNotExist):
        ACTS[name](people.cuong, line, 1)


@pytest.mark.parametrize("name", ACTS)
def test_nothing_is_changed_in_a_programme_that_is_over(name: str, line: Line, people: People) -> None:
    actions.close_programme(people.mai, line.programme_id, 1)

    with pytest.raises(ValidationError, match="đã kết thúc"):
        ACTS[name](people.mai, line, 1)


@pytest.mark.parametrize("name", ACTS)
def test_what_was_withdrawn_is_only_restored(name: str, line: Line, people: People) -> None:
    actions.withdraw_line(people.mai, line.pk, 1, WHY)

    with pytest.raises(ValidationError, match="không còn trong chương trình"):
        ACTS[name](people.mai, line, 2)


@pytest.mark.parametrize("verb", [actions.withdraw_line, actions.reopen_line, actions.restore_line])
def test_change_without_a_reason_is_refused(verb: Callable[..., object], line: Line, people: People) -> None:
    if verb is actions.reopen_line:
        actions.finish_line(people.mai, line.pk, 1, NOVEMBER)
    if verb is actions.restore_line:
        actions.withdraw_line(people.mai, line.pk, 1, WHY)
    kept, many = fresh(line), line.changes.count()

    with pytest.raises(ValidationError, match="Ghi lý do"):
        verb(people.mai, line.pk, kept.revision, Why("  "))
    assert (fresh(line).state, line.changes.count()) == (kept.state, many)


def test_what_stands_is_not_restored(line: Line, people: People) -> None:
    with pytest.raises(ValidationError, match="Chỉ phục hồi"):
        actions.restore_line(people.mai, line.pk, 1, WHY)
