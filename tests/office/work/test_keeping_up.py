"""Facts are corrected, withdrawn and put back: drafts and orientations keep up; what was handed out stays as it was ordered."""

from __future__ import annotations

from typing import Any

import pytest

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Organ
from giaoban.office.evidence.models import Fact
from giaoban.office.work import actions, queries
from giaoban.office.work.actions import Ordered
from giaoban.office.work.models import Orientation, Origin, Task, Workflow
from tests.office.work.story import day, drafted, fact, fresh, given, helped_by, led_by, unit
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(people: People, organs: Organs) -> Fact:
    """An order of ours to the economy division, opened."""
    said = fact(make_paper(), people, lead=organs.economy)
    actions.open_from_facts(people.lan, [said])
    return said


@pytest.fixture
def direction(people: People, organs: Organs) -> Fact:
    """A direction that the economy division reports on, opened."""
    said = fact(make_paper(), people, kind="orientation", lead=organs.economy)
    actions.open_from_facts(people.lan, [said])
    return said


def _corrected(people: People, said: Fact, *, kind: str | None = None, ours: bool | None = None, **understood: Any) -> None:
    before = said.understood
    said.understood = {**before, **understood}
    said.kind, said.ours = kind or said.kind, said.ours if ours is None else ours
    said.save()
    actions.follow_fact(people.lan, said, before)


def _organs_of(task: Task) -> list[Organ | None]:
    return [share.organ for share in task.assignments.filter(closed=False)]


def test_draft_says_what_the_sentence_says_now(order: Fact, people: People, organs: Organs) -> None:
    due = {"kind": "date", "date": day(3).isoformat(), "bound": None, "words": ""}
    _corrected(people, order, title="Rà soát hết", lead=[unit(organs.police)], deadline=due)

    task = Task.objects.get()
    assert (task.title, task.deadline, _organs_of(task), task.workflow) == ("Rà soát hết", day(3), [organs.police], "draft")


def test_what_was_set_by_hand_stays_where_the_sentence_is_as_it_was(order: Fact, people: People, organs: Organs) -> None:
    task = Task.objects.get()
    actions.change_task(people.ha, task.pk, 1, title="Do tay sửa", deadline=day(2))
    actions.assign(people.ha, task.pk, 2, [led_by(organs.police), helped_by(organs.economy)])

    _corrected(people, order, product="tiến độ")

    task = Task.objects.get()
    assert (task.title, task.deadline, task.product) == ("Do tay sửa", day(2), "tiến độ")
    assert _organs_of(task) == [organs.police, organs.economy]


def test_what_was_handed_out_stays_as_it_was_ordered(order: Fact, people: People, organs: Organs) -> None:
    task = Task.objects.get()
    actions.hand_out(people.mai, task.pk, 1)

    _corrected(people, order, title="khác", lead=[unit(organs.police)])
    _corrected(people, order, ours=False)

    assert (Task.objects.get().title, Task.objects.get().workflow, _organs_of(task)) == (task.title, "assigned", [organs.economy])


def test_what_turns_out_not_to_be_ours_goes_and_comes_back_as_it_then_says(order: Fact, people: People, organs: Organs) -> None:
    _corrected(people, order, ours=False)
    task = Task.objects.get()
    assert (task.workflow, task.closed, _organs_of(task), queries.to_hand_out(people.ha).count()) == ("dropped", True, [], 0)
    _corrected(people, order, title="Rà soát hết", lead=[unit(organs.police)])

    _corrected(people, order, ours=True)

    task = Task.objects.get()
    assert (task.workflow, task.title, task.reason, _organs_of(task)) == ("draft", "Rà soát hết", "", [organs.police])


def test_order_may_turn_out_to_be_a_direction_and_the_other_way_round(order: Fact, people: People, organs: Organs) -> None:
    _corrected(people, order, kind="orientation")
    assert (Task.objects.get().workflow, Orientation.objects.get().dropped) == ("dropped", False)

    _corrected(people, order, kind="task")
    assert (Task.objects.get().workflow, Orientation.objects.get().dropped) == ("draft", True)

    _corrected(people, order, kind="orientation", title="Đẩy mạnh chuyển đổi số")
    assert (Task.objects.get().workflow, Orientation.objects.get().dropped) == ("dropped", False)
    assert Orientation.objects.get().title == "Đẩy mạnh chuyển đổi số"


def test_orientation_says_what_the_sentence_says_now(direction: Fact, people: People, organs: Organs) -> None:
    one = Orientation.objects.get()
    actions.change_orientation(people.ha, one.pk, 1, organ=organs.school)

    _corrected(people, direction, title="Đẩy mạnh")
    assert (Orientation.objects.get().title, Orientation.objects.get().organ) == ("Đẩy mạnh", organs.school)
    _corrected(people, direction, lead=[unit(organs.police)])
    assert Orientation.objects.get().organ == organs.police


def test_fact_that_had_no_work_gets_it_when_it_becomes_ours(people: People, organs: Organs) -> None:
    said = fact(make_paper(), people, lead=organs.economy, ours=False)

    _corrected(people, said, ours=True)

    assert Task.objects.get().fact == said


def test_other_facts_are_no_work(people: People) -> None:
    said = fact(make_paper(), people, kind="meeting")

    _corrected(people, said, title="Họp")
    actions.let_go_of(people.lan, [said])

    assert (Task.objects.count(), Entry.objects.count()) == (0, 0)


def test_draft_goes_with_its_sentence_and_comes_back_as_it_stood(order: Fact, people: People, organs: Organs) -> None:
    task = Task.objects.get()
    actions.assign(people.ha, task.pk, 1, [led_by(organs.police, 4), helped_by(organs.economy)])

    actions.let_go_of(people.lan, [order])
    task = fresh(task)
    assert (task.workflow, task.closed, task.reason) == (Workflow.DROPPED, True, "Câu nguồn đã rút khỏi văn bản.")
    assert not queries.visible_to(people.cuong).exists()
    actions.take_up_again(people.lan, order)

    task = fresh(task)
    assert (task.workflow, task.closed, task.reason) == (Workflow.DRAFT, False, "")
    assert [(s.organ, s.side, s.deadline, s.closed) for s in task.assignments.all()] == [
        (organs.police, "lead", day(4), False), (organs.economy, "support", None, False),
    ]  # fmt: skip


def test_orientation_goes_with_its_sentence_and_comes_back(direction: Fact, people: People) -> None:
    actions.let_go_of(people.lan, [direction])
    assert Orientation.objects.get().dropped
    actions.take_up_again(people.lan, direction)

    assert (Orientation.objects.get().dropped, Orientation.objects.get().revision) == (False, 3)


def test_what_was_stopped_by_hand_stays_stopped(order: Fact, people: People) -> None:
    task = Task.objects.get()
    actions.stop_following(people.ha, task.pk, 1, "Trùng việc khác")

    actions.let_go_of(people.lan, [order])
    actions.take_up_again(people.lan, order)

    assert (fresh(task).workflow, fresh(task).reason) == ("dropped", "Trùng việc khác")


@pytest.mark.parametrize("how", ["given", "done", "joined", "concrete"])
def test_sentence_is_not_let_go_of_when_somebody_went_on_from_it(
    how: str, order: Fact, direction: Fact, people: People, organs: Organs
) -> None:
    task, one = Task.objects.get(), Orientation.objects.get()
    if how == "joined":
        told = drafted(people)
        actions.join_tasks(people.ha, told.pk, 1, task.pk, 1)
        task = told
    elif how == "concrete":
        task = actions.make_concrete(people.ha, one.pk, Ordered("Mở lớp", Origin.PAPER))
    else:
        actions.hand_out(people.mai, task.pk, 1)
    if how == "done":
        actions.finish(people.ha, task.pk, fresh(task).revision, "xong")
    task, entries = fresh(task), Entry.objects.count()

    with pytest.raises(Conflict) as met:
        actions.let_go_of(people.lan, [order, direction])

    assert (met.value.thing, fresh(task).revision, Orientation.objects.get().dropped) == (task, task.revision, False)
    assert Entry.objects.count() == entries


def test_sentence_is_let_go_of_once_its_work_is_followed_no_more(order: Fact, people: People) -> None:
    task = actions.hand_out(people.mai, Task.objects.get().pk, 1)
    actions.stop_following(people.ha, task.pk, task.revision, "thôi")

    actions.let_go_of(people.lan, [order])

    assert fresh(task).reason == "thôi"


def test_unit_that_had_it_follows_what_was_stopped_and_one_that_never_had_it_does_not(people: People, organs: Organs) -> None:
    had, never = given(people, led_by(organs.economy)), drafted(people, led_by(organs.economy))
    for task in (had, never):
        actions.stop_following(people.ha, task.pk, task.revision, "thôi")

    assert list(queries.visible_to(people.binh)) == [had]
