"""Many proposals at one key, and taking decisions back: everything stands as it stood before."""

from __future__ import annotations

from typing import Any

import pytest

from giaoban.office.audit.acts import Conflict
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.registry.models import Paper
from giaoban.office.review import actions, queries
from giaoban.office.review.actions.sitting import kept
from giaoban.office.review.models import Proposal, State
from tests.office.review import papers
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(people: People) -> Paper:
    """The letter of the Department of Finance: a task for the commune, one for others, one for its division."""
    return papers.read(papers.LETTER.encode(), "cong-van.txt")


def _shown(paper: Paper) -> dict[int, int]:
    return dict(paper.proposals.values_list("pk", "revision"))


def _standing(paper: Paper) -> dict[int, dict[str, Any]]:
    return {p.pk: kept(p) for p in Proposal.objects.filter(paper=paper)}


def test_all_that_is_clean_is_taken_at_one_key(paper: Paper, people: People) -> None:
    taken = actions.accept_clean(people.lan, paper.pk, shown=_shown(paper))

    left = paper.proposals.filter(state=State.OPEN)
    assert [p.flags[0]["code"] for p in left] == ["deadline-unclear"]
    assert (len(taken.accepted), taken.left) == (Fact.objects.count(), [])
    assert Fact.objects.count() == paper.proposals.count() - 1


def test_what_somebody_changed_meanwhile_is_not_taken_along(paper: Paper, people: People) -> None:
    shown = _shown(paper)
    task = papers.tasks_of(paper)[0]
    actions.correct(people.ha, paper.pk, task.pk, actions.Corrected(understood={"product": "tiến độ"}), shown=1)

    taken = actions.accept_clean(people.lan, paper.pk, shown=shown)

    assert [p.pk for p in taken.left] == [task.pk]
    task.refresh_from_db()
    assert task.state == State.OPEN


def test_all_that_is_ours_is_taken_at_one_key(paper: Paper, people: People) -> None:
    taken = actions.accept_ours(people.lan, paper.pk, shown=_shown(paper))

    assert [p.ours for p in taken.accepted] == [True, True]
    assert set(Fact.objects.values_list("kind", "ours")) == {(FactKind.TASK, True)}


def test_taking_many_needs_few_statements(paper: Paper, people: People, django_assert_max_num_queries: Any) -> None:
    shown = _shown(paper)

    with django_assert_max_num_queries(26):
        actions.accept_clean(people.lan, paper.pk, shown=shown)
    with django_assert_max_num_queries(34):
        actions.undo(people.lan, paper.pk)


@pytest.mark.parametrize("deed", ["accept", "drop", "correct", "split", "merge", "accept_clean", "accept_ours"])
def test_undo_restores_exactly(deed: str, paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    before, counts = _standing(paper), queries.counts_of(paper.pk)
    how: dict[str, Any] = {
        "accept": lambda: actions.accept(people.lan, paper.pk, task.pk, shown=1),
        "drop": lambda: actions.drop(people.lan, paper.pk, task.pk, shown=1),
        "correct": lambda: actions.correct(people.lan, paper.pk, task.pk, actions.Corrected(understood={"title": "khác"}), shown=1),
        "split": lambda: actions.split(people.lan, paper.pk, task.pk, [30, 50], shown=1),
        "merge": lambda: actions.merge(people.lan, paper.pk, task.pk, shown=1),
        "accept_clean": lambda: actions.accept_clean(people.lan, paper.pk, shown=_shown(paper)),
        "accept_ours": lambda: actions.accept_ours(people.lan, paper.pk, shown=_shown(paper)),
    }
    how[deed]()
    assert _standing(paper) != before

    actions.undo(people.lan, paper.pk)

    assert (_standing(paper), queries.counts_of(paper.pk)) == (before, counts)
    assert list(Fact.objects.filter(withdrawn_at=None)) == []


def test_undo_takes_back_one_decision_after_another(paper: Paper, people: People) -> None:
    first, second, _ = papers.tasks_of(paper)
    actions.accept(people.lan, paper.pk, first.pk, shown=1)
    actions.drop(people.lan, paper.pk, second.pk, shown=1)

    assert [d.verb for d in (actions.undo(people.lan, paper.pk), actions.undo(people.lan, paper.pk)) if d] == ["drop", "accept"]
    assert actions.undo(people.lan, paper.pk) is None
    assert {p.state for p in papers.tasks_of(paper)} == {State.OPEN}


def test_undo_leaves_what_others_decided(paper: Paper, people: People) -> None:
    first, second, _ = papers.tasks_of(paper)
    actions.accept(people.lan, paper.pk, first.pk, shown=1)
    actions.drop(people.ha, paper.pk, second.pk, shown=1)

    actions.undo(people.lan, paper.pk)

    assert [p.state for p in papers.tasks_of(paper)][:2] == [State.OPEN, State.DROPPED]


def test_undo_stops_where_somebody_has_gone_on(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.accept(people.lan, paper.pk, task.pk, shown=1)
    actions.correct(people.ha, paper.pk, task.pk, actions.Corrected(understood={"product": "tiến độ"}), shown=2)

    with pytest.raises(Conflict):
        actions.undo(people.lan, paper.pk)

    assert Fact.objects.get().withdrawn_at is None


def test_undo_stops_where_a_fact_was_corrected_elsewhere(paper: Paper, people: People) -> None:
    from giaoban.office.evidence.actions import correct_fact

    task = papers.tasks_of(paper)[0]
    actions.accept(people.lan, paper.pk, task.pk, shown=1)
    correct_fact(people.ha, Fact.objects.get(), shown=1, ours=False)

    with pytest.raises(Conflict):
        actions.undo(people.lan, paper.pk)
