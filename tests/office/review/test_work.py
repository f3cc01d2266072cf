"""What is accepted becomes work at once; corrections reach it while it is a draft; taking back takes it back, unless it was handed out."""

from __future__ import annotations

from typing import Any

import pytest

from giaoban.office.audit.acts import Conflict
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.registry.models import Paper
from giaoban.office.review import actions
from giaoban.office.review.models import Change, Proposal, State
from giaoban.office.work import actions as work
from giaoban.office.work.models import Orientation, Side, Task, Workflow
from tests.office.review import papers
from tests.office.review.test_rereading import read_again, without
from tests.office.work.story import unit
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(people: People) -> Paper:
    """The letter of the Department of Finance: a task for the commune, one for others, one for its division."""
    return papers.read(papers.LETTER.encode(), "cong-van.txt")


def _shown(paper: Paper) -> dict[int, int]:
    return dict(paper.proposals.values_list("pk", "revision"))


def _accepted(paper: Paper, people: People, n: int = 0) -> tuple[Proposal, Task]:
    proposal = papers.tasks_of(paper)[n]
    return actions.accept(people.lan, paper.pk, proposal.pk, shown=proposal.revision), Task.objects.get(fact__proposals=proposal.pk)


def test_accepting_opens_drafts_of_what_is_ours_alone(paper: Paper, people: People, organs: Organs) -> None:
    for proposal in papers.tasks_of(paper):
        actions.accept(people.lan, paper.pk, proposal.pk, shown=proposal.revision)

    tasks = Task.objects.order_by("pk")
    assert (Fact.objects.count(), [task.workflow for task in tasks]) == (3, [Workflow.DRAFT] * 2)
    assert [[(s.organ, s.side) for s in task.assignments.all()] for task in tasks] == [
        [(organs.peoples_committee, Side.LEAD)], [(organs.economy, Side.LEAD)],
    ]  # fmt: skip
    assert all(task.fact is not None and task.title == task.fact.understood["title"] for task in tasks)


def test_dropping_opens_nothing(paper: Paper, people: People) -> None:
    actions.drop(people.lan, paper.pk, papers.tasks_of(paper)[0].pk, shown=1)

    assert (Task.objects.count(), Orientation.objects.count()) == (0, 0)


def test_all_that_is_clean_opens_its_drafts(paper: Paper, people: People) -> None:
    actions.accept_clean(people.lan, paper.pk, shown=_shown(paper))
    assert Task.objects.count() == Fact.objects.filter(kind=FactKind.TASK, ours=True).count() == 1

    actions.undo(people.lan, paper.pk)

    assert set(Task.objects.values_list("workflow", "closed")) == {(Workflow.DROPPED, True)}


def test_taking_forty_needs_as_few_statements_as_taking_one(people: People, organs: Organs, django_assert_max_num_queries: Any) -> None:
    line = "Ủy ban nhân dân xã Minh Sơn lập tiến độ giải ngân theo tuần, gửi Sở Tài chính trước ngày 23/10/2026."
    first = papers.LETTER.index("2. Sở Xây dựng")
    many = "".join(f"{n}. {line.replace('theo tuần', f'nguồn vốn số {n}')}\n" for n in range(2, 42))
    paper = papers.read((papers.LETTER[:first] + many + papers.LETTER[papers.LETTER.index("Nơi nhận") - 1 :]).encode(), "cong-van.txt")

    with django_assert_max_num_queries(30):
        taken = actions.accept_ours(people.lan, paper.pk, shown=_shown(paper))
    assert (len(taken.accepted) >= 40, Task.objects.count()) == (True, len(taken.accepted))
    with django_assert_max_num_queries(45):
        actions.undo(people.lan, paper.pk)
    assert not Task.objects.filter(closed=False).exists()


def test_correction_reaches_the_draft_and_its_undoing_too(paper: Paper, people: People, organs: Organs) -> None:
    proposal, task = _accepted(paper, people)
    was = (task.title, task.deadline)
    understood = {"title": "Lập tiến độ", "lead": [unit(organs.police)], "deadline": None}

    actions.correct(people.lan, paper.pk, proposal.pk, actions.Corrected(understood), shown=proposal.revision)
    task.refresh_from_db()
    assert (task.title, task.deadline, [s.organ for s in task.assignments.all()]) == ("Lập tiến độ", None, [organs.police])
    actions.undo(people.lan, paper.pk)

    task.refresh_from_db()
    assert ((task.title, task.deadline), [s.organ for s in task.assignments.all()]) == (was, [organs.peoples_committee])


def test_correction_leaves_alone_what_was_handed_out(paper: Paper, people: People) -> None:
    proposal, task = _accepted(paper, people)
    work.hand_out(people.mai, task.pk, 1)

    actions.correct(people.lan, paper.pk, proposal.pk, actions.Corrected({"title": "Lập tiến độ"}), shown=proposal.revision)

    assert (Task.objects.get().title, Fact.objects.get().understood["title"]) == (task.title, "Lập tiến độ")


def test_what_a_clerk_says_is_not_ours_is_no_work_any_more(paper: Paper, people: People) -> None:
    proposal, task = _accepted(paper, people)

    actions.correct(people.lan, paper.pk, proposal.pk, actions.Corrected(ours=False), shown=proposal.revision)
    task.refresh_from_db()
    assert task.workflow == Workflow.DROPPED
    actions.undo(people.lan, paper.pk)

    task.refresh_from_db()
    assert (task.workflow, task.assignments.filter(closed=False).count()) == (Workflow.DRAFT, 1)


@pytest.mark.parametrize("done", [False, True])
def test_undo_is_refused_when_the_work_was_handed_out(done: bool, paper: Paper, people: People) -> None:
    proposal, task = _accepted(paper, people)
    work.hand_out(people.mai, task.pk, 1)
    if done:
        work.finish(people.mai, task.pk, 2, "xong")

    with pytest.raises(Conflict) as met:
        actions.undo(people.lan, paper.pk)

    proposal.refresh_from_db()
    assert (met.value.thing, proposal.state, Fact.objects.get().withdrawn_at) == (task, State.ACCEPTED, None)


def test_what_a_newer_reading_has_no_more_goes_unless_it_was_handed_out(paper: Paper, people: People) -> None:
    _, task = _accepted(paper, people)
    read_again(paper, without(0))
    gone = paper.proposals.get(change=Change.GONE)

    actions.accept(people.lan, paper.pk, gone.pk, shown=gone.revision)
    task.refresh_from_db()
    assert task.workflow == Workflow.DROPPED
    actions.undo(people.lan, paper.pk)
    task.refresh_from_db()
    assert task.workflow == Workflow.DRAFT
    work.hand_out(people.mai, task.pk, task.revision)
    gone.refresh_from_db()

    with pytest.raises(Conflict):
        actions.accept(people.lan, paper.pk, gone.pk, shown=gone.revision)
    assert Fact.objects.get().withdrawn_at is None
