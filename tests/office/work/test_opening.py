"""What was confirmed of papers, and what leaders wrote on them, becomes work."""

from __future__ import annotations

from typing import Any

import pytest

from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Charge
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry.actions import Order, answer_handling, propose_handling, record_annotation
from giaoban.office.registry.models import Annotation, Handling
from giaoban.office.work import actions
from giaoban.office.work.jobs import open_what_was_left
from giaoban.office.work.models import Orientation, Origin, Side, Task, Workflow
from tests.office.work.story import WORDS, day, drafted, fact, unit
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
TO_KNOW = Handling.Answer.TO_KNOW


def test_order_of_ours_becomes_a_draft_with_whom_it_names(people: People, organs: Organs) -> None:
    paper = make_paper(confidentiality=Confidentiality.RESTRICTED)
    Charge.objects.create(person=person_of(people.nam), organ=organs.economy)
    due = {"kind": "date", "date": day(9).isoformat(), "bound": None, "words": ""}
    said = fact(paper, people, lead=organs.economy, support=organs.police, deadline=due, product="báo cáo " * 99)

    (task,) = actions.open_from_facts(people.lan, [said])

    assert (task.title, task.deadline, task.first_deadline, task.workflow, task.origin) == (WORDS, day(9), None, "draft", Origin.PAPER)
    assert (task.paper, task.fact, task.giver, task.enterer, task.leader_id) == (paper, said, None, people.lan, people.nam.person_id)
    assert (task.confidentiality, len(task.product)) == (1, 300)
    assert [(s.organ, s.side) for s in task.assignments.all()] == [(organs.economy, Side.LEAD), (organs.police, Side.SUPPORT)]
    assert Entry.objects.get(verb="work.open-from-facts").changes == {"tasks": [task.pk], "orientations": []}


def test_order_names_each_unit_once_and_reporters_lead_where_nobody_does(people: People, organs: Organs) -> None:
    paper = make_paper()
    twice = fact(paper, people, lead=organs.economy, support=organs.economy)
    reporting = fact(paper, people, reporters=[unit(organs.police)])

    one, two = actions.open_from_facts(people.lan, [twice, reporting])

    assert [(s.organ, s.side) for task in (one, two) for s in task.assignments.all()] == [
        (organs.economy, Side.LEAD),
        (organs.police, Side.LEAD),
    ]


def test_direction_becomes_an_orientation(people: People, organs: Organs) -> None:
    paper = make_paper()
    with_unit, without = (fact(paper, people, kind="orientation", lead=lead) for lead in (organs.economy, None))

    assert actions.open_from_facts(people.lan, [with_unit, without]) == []

    assert [(o.title, o.organ, o.paper, o.dropped) for o in Orientation.objects.order_by("pk")] == [
        (WORDS, organs.economy, paper, False),
        (WORDS, None, paper, False),
    ]


def test_what_is_not_ours_withdrawn_or_open_already_opens_nothing(people: People, organs: Organs) -> None:
    paper = make_paper()
    theirs, gone, meeting, ours = (
        fact(paper, people, **more) for more in ({"ours": False}, {}, {"kind": "meeting"}, {"lead": organs.economy})
    )
    gone.withdrawn_at = gone.confirmed_at
    actions.open_from_facts(people.lan, [ours])
    entries = Entry.objects.count()

    assert actions.open_from_facts(people.lan, [theirs, gone, meeting, ours]) == []

    assert (Task.objects.count(), Orientation.objects.count(), Entry.objects.count()) == (1, 0, entries)


def test_many_orders_are_opened_in_few_statements(people: People, organs: Organs, django_assert_max_num_queries: Any) -> None:
    paper = make_paper()
    facts = [fact(paper, people, lead=organs.economy, support=organs.police) for _ in range(40)]

    with django_assert_max_num_queries(9):
        assert len(actions.open_from_facts(people.lan, facts)) == 40


def _annotated(people: People, organs: Organs, **order: Any) -> Annotation:
    values: dict[str, Any] = {
        "lead": organs.economy,
        "support": (organs.economy, organs.police),
        "deadline": day(7),
        "text": "Giao Phòng Kinh tế",
    }
    return record_annotation(people.lan, make_paper().pk, person_of(people.hoa), Order(**(values | order)))


def test_leaders_annotation_is_an_order_handed_out_by_it(people: People, organs: Organs) -> None:
    note = _annotated(people, organs)

    task = actions.open_from_annotation(people.lan, note)

    assert task is not None
    assert (task.giver, task.enterer, task.origin, task.title, task.told) == (
        people.hoa.person, people.lan, "annotation", "Giao Phòng Kinh tế", "Giao Phòng Kinh tế",
    )  # fmt: skip
    assert (task.workflow, task.deadline, task.first_deadline, task.given_at, task.paper) == (
        Workflow.ASSIGNED, day(7), day(7), note.at, note.paper,
    )  # fmt: skip
    assert [(s.organ, s.side, s.deadline, s.first_deadline, s.assigned_at) for s in task.assignments.all()] == [
        (organs.economy, Side.LEAD, day(7), day(7), note.at),
        (organs.police, Side.SUPPORT, day(7), day(7), note.at),
    ]
    assert actions.open_from_annotation(people.lan, note) is None


def test_annotation_without_words_is_called_by_its_paper_and_one_without_a_lead_is_no_order(people: People, organs: Organs) -> None:
    task = actions.open_from_annotation(None, _annotated(people, organs, text=" ", deadline=None))

    assert task is not None
    assert (task.title, task.deadline) == ("Tham mưu xử lý văn bản: V/v đẩy nhanh giải ngân vốn đầu tư công", None)
    assert actions.open_from_annotation(None, _annotated(people, organs, lead=None)) is None


def test_what_somebody_opened_meanwhile_is_not_opened_twice(people: People, organs: Organs, monkeypatch: pytest.MonkeyPatch) -> None:
    note = _annotated(people, organs)
    first = actions.open_from_annotation(people.lan, note)
    nothing = Task.objects.none()
    asked = [nothing]

    def at_first_nothing(**source: Any) -> Any:
        return asked.pop() if asked else kept(**source)

    kept = Task.objects.filter
    monkeypatch.setattr(Task.objects, "filter", at_first_nothing)

    assert actions.open_from_annotation(None, note) == first


def _answered(people: People, organs: Organs, answer: Handling.Answer, lead: bool = True, order: Order | None = None) -> Handling:
    proposed = Order(organs.economy if lead else None, (organs.police,), day(7), "Tham mưu")
    handling = propose_handling(people.ha, make_paper().pk, proposed, leader=person_of(people.nam), shown=None)
    answer_handling(people.nam, handling.pk, answer, order, shown=1)
    return Handling.objects.get(pk=handling.pk)


def test_proposal_that_a_leader_agreed_to_is_his_order(people: People, organs: Organs) -> None:
    agreed = _answered(people, organs, Handling.Answer.AGREED)
    amended = _answered(people, organs, Handling.Answer.AMENDED, order=Order(organs.school, (), day(3), "Giao nhà trường"))

    one, two = actions.open_from_handling(None, agreed), actions.open_from_handling(None, amended)

    assert one is not None
    assert two is not None
    assert (one.giver, one.enterer, one.title, one.given_at, one.handling) == (
        people.nam.person, people.ha, "Tham mưu", agreed.answered_at, agreed,
    )  # fmt: skip
    assert [(s.organ, s.side) for s in one.assignments.all()] == [(organs.economy, Side.LEAD), (organs.police, Side.SUPPORT)]
    assert (two.title, two.deadline, [s.organ for s in two.assignments.all()]) == ("Giao nhà trường", day(3), [organs.school])
    assert actions.open_from_handling(None, agreed) is None


def test_proposal_without_an_answer_that_orders_is_no_order(people: People, organs: Organs) -> None:
    waiting = propose_handling(people.ha, make_paper().pk, Order(organs.economy), leader=None, shown=None)

    for handling in (waiting, _answered(people, organs, TO_KNOW), _answered(people, organs, Handling.Answer.AGREED, lead=False)):
        assert actions.open_from_handling(None, handling) is None


def test_answer_whose_giver_is_not_known_is_the_leaders_it_was_put_before(people: People, organs: Organs) -> None:
    agreed = _answered(people, organs, Handling.Answer.AGREED)
    agreed.answered_by = agreed.answered_at = None

    task = actions.open_from_handling(None, agreed)

    assert task is not None
    assert (task.giver, task.given_at) == (people.nam.person, agreed.proposed_at)


def test_what_was_left_is_opened_once(people: People, organs: Organs) -> None:
    note, handling = _annotated(people, organs), _answered(people, organs, Handling.Answer.AMENDED)
    order, direction = (fact(make_paper(), people, kind=kind, lead=organs.economy) for kind in ("task", "orientation"))
    for _ in range(2):
        open_what_was_left()

    assert set(Task.objects.values_list("annotation", "handling", "fact")) == {
        (note.pk, None, None), (None, handling.pk, None), (None, None, order.pk),
    }  # fmt: skip
    assert Orientation.objects.get().fact == direction
    assert Task.objects.get(fact=order).enterer is None


def test_sentence_that_was_joined_with_a_task_is_not_opened_again(people: People, organs: Organs) -> None:
    (written,) = actions.open_from_facts(people.lan, [fact(make_paper(), people, lead=organs.economy)])
    kept = drafted(people)
    actions.join_tasks(people.ha, kept.pk, 1, written.pk, 1)

    open_what_was_left()

    assert Task.objects.count() == 2
