"""Phân văn: one word a paper, a proposal, a leader's answer, his annotation; who may, and what two people at once see."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.models import Absence
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry import actions, queries, store
from giaoban.office.registry.actions import Handed, Order
from giaoban.office.registry.models import Annotation, Forwarding, Handling, NumberSeries, Paper, RegisterEntry, Sorting, Stage, Urgency
from tests.letters import PHOTO
from tests.papers import DAY, make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
DEADLINE = dt.date(2026, 11, 20)


def registered(**fields: object) -> Paper:
    """A paper that stands in the register of incoming papers."""
    paper = make_paper(**fields)
    series, _ = NumberSeries.objects.get_or_create(direction="in", scope="year", start=dt.date(2026, 1, 1))
    RegisterEntry.objects.create(series=series, number=RegisterEntry.objects.count() + 1, paper=paper, on=DAY)
    return paper


def proposal(people: People, organs: Organs, paper: Paper) -> Handling:
    """Hà's proposal to Nam: the economy division leads, the police support."""
    order = Order(organs.economy, (organs.police,), DEADLINE, "Báo cáo trước giao ban")
    return actions.propose_handling(people.ha, paper.pk, order, leader=person_of(people.nam), shown=None)


def sent(paper: Paper) -> set[tuple[int | None, str]]:
    return {(f.organ_id, f.part) for f in Forwarding.objects.filter(paper=paper)}


# -- sorting -------------------------------------------------------------------------------------------------------------------


def test_papers_wait_most_urgent_first_then_oldest(people: People) -> None:
    new = registered(received_on=dt.date(2026, 11, 3))
    old = registered(received_on=dt.date(2026, 11, 2))
    urgent = registered(received_on=dt.date(2026, 11, 3), urgency=Urgency.MOST_URGENT)

    assert list(queries.to_sort(people.lan)) == [urgent, old, new]


def test_paper_waits_only_when_it_is_registered_and_read(people: People) -> None:
    make_paper()
    registered(stage=Stage.READING)
    unread = registered(stage=Stage.UNREAD)

    assert list(queries.to_sort(people.lan)) == [unread]


def test_sorting_takes_a_paper_from_those_that_wait_and_leaves_a_line(people: People) -> None:
    paper = registered()

    actions.sort_paper(people.lan, paper.pk, Sorting.TO_DO, shown=1)

    assert list(queries.to_sort(people.lan)) == []
    line = Entry.objects.get(verb="registry.sort-paper")
    assert (line.actor_id, line.subject_id, line.changes) == (people.lan.pk, paper.pk, {"sorting": ["", "to-do"]})


def test_sorting_is_taken_back(people: People) -> None:
    paper = registered()
    actions.sort_paper(people.lan, paper.pk, Sorting.TO_DO, shown=1)

    actions.sort_paper(people.lan, paper.pk, "", shown=2)

    paper.refresh_from_db()
    assert (paper.sorting, paper.sorted_at, paper.revision) == ("", None, 3)
    assert [state.state["sorting"] for state in EarlierState.objects.order_by("revision")] == ["", "to-do"]


def test_second_clerk_is_told_that_the_paper_was_sorted_meanwhile(people: People) -> None:
    paper = registered()
    actions.sort_paper(people.lan, paper.pk, Sorting.TO_DO, shown=1)

    with pytest.raises(Conflict):
        actions.sort_paper(people.ha, paper.pk, Sorting.TO_FILE, shown=1)

    paper.refresh_from_db()
    assert paper.sorting == Sorting.TO_DO


def test_leader_does_not_sort(people: People) -> None:
    paper = registered()

    with pytest.raises(PermissionDenied):
        actions.sort_paper(people.nam, paper.pk, Sorting.TO_DO, shown=1)


def test_paper_that_is_not_seen_is_not_sorted(people: People) -> None:
    paper = registered(confidentiality=Confidentiality.RESTRICTED)

    with pytest.raises(Paper.DoesNotExist):
        actions.sort_paper(people.ha, paper.pk, Sorting.TO_DO, shown=1)


# -- proposals and answers -----------------------------------------------------------------------------------------------------


def test_proposal_waits_for_the_leader_it_is_put_before(people: People, organs: Organs) -> None:
    handling = proposal(people, organs, registered())

    assert list(queries.to_answer(people.nam)) == [handling]
    assert list(queries.to_answer(people.hoa)) == []
    assert list(queries.to_answer(people.lan)) == []


def test_proposal_to_nobody_by_name_waits_for_every_leader(people: People, organs: Organs) -> None:
    handling = actions.propose_handling(people.ha, registered().pk, Order(organs.economy), leader=None, shown=None)

    assert [list(queries.to_answer(a)) for a in (people.hoa, people.nam, people.minh)] == [[handling]] * 3


def test_proposal_waits_for_who_stands_in_for_an_absent_leader(people: People, organs: Organs) -> None:
    handling = proposal(people, organs, registered())
    Absence.objects.create(person=person_of(people.nam), deputy=person_of(people.hoa))

    assert list(queries.to_answer(people.hoa)) == [handling]


def test_proposal_is_changed_until_it_is_answered(people: People, organs: Organs) -> None:
    paper = registered()
    handling = proposal(people, organs, paper)

    actions.propose_handling(people.mai, paper.pk, Order(organs.police), leader=person_of(people.nam), shown=handling.revision)

    handling.refresh_from_db()
    assert (handling.lead, list(handling.support.all()), handling.revision) == (organs.police, [], 2)


def test_agreed_proposal_is_sent_on_to_lead_and_support(people: People, organs: Organs) -> None:
    paper = registered()
    handling = proposal(people, organs, paper)

    actions.answer_handling(people.nam, handling.pk, Handling.Answer.AGREED, shown=1)

    assert sent(paper) == {(organs.economy.pk, "lead"), (organs.police.pk, "support")}
    assert list(queries.visible_to(people.binh)) == [paper]
    assert list(queries.to_answer(people.nam)) == []


def test_amended_proposal_is_sent_on_as_the_leader_ordered(people: People, organs: Organs) -> None:
    paper = registered()
    handling = proposal(people, organs, paper)

    actions.answer_handling(people.nam, handling.pk, Handling.Answer.AMENDED, Order(organs.police, (organs.front,), DEADLINE), shown=1)

    assert sent(paper) == {(organs.police.pk, "lead"), (organs.front.pk, "support")}


def test_paper_only_to_be_known_is_sent_to_nobody(people: People, organs: Organs) -> None:
    paper = registered()
    handling = proposal(people, organs, paper)

    actions.answer_handling(people.nam, handling.pk, Handling.Answer.TO_KNOW, shown=1)

    assert sent(paper) == set()


def test_leader_it_was_not_put_before_does_not_answer(people: People, organs: Organs) -> None:
    handling = proposal(people, organs, registered())

    with pytest.raises(PermissionDenied):
        actions.answer_handling(people.hoa, handling.pk, Handling.Answer.AGREED, shown=1)


def test_clerk_does_not_answer(people: People, organs: Organs) -> None:
    handling = proposal(people, organs, registered())

    with pytest.raises(PermissionDenied):
        actions.answer_handling(people.lan, handling.pk, Handling.Answer.AGREED, shown=1)


def test_answered_proposal_is_neither_answered_again_nor_changed(people: People, organs: Organs) -> None:
    paper = registered()
    handling = proposal(people, organs, paper)
    actions.answer_handling(people.nam, handling.pk, Handling.Answer.AGREED, shown=1)

    with pytest.raises(PermissionDenied):
        actions.answer_handling(people.nam, handling.pk, Handling.Answer.TO_KNOW, shown=2)
    with pytest.raises(PermissionDenied):
        actions.propose_handling(people.ha, paper.pk, Order(organs.police), leader=None, shown=2)


def test_leader_is_told_that_the_proposal_changed_since_he_saw_it(people: People, organs: Organs) -> None:
    paper = registered()
    handling = proposal(people, organs, paper)
    actions.propose_handling(people.ha, paper.pk, Order(organs.police), leader=person_of(people.nam), shown=1)

    with pytest.raises(Conflict):
        actions.answer_handling(people.nam, handling.pk, Handling.Answer.AGREED, shown=1)

    assert sent(paper) == set()


# -- annotations ---------------------------------------------------------------------------------------------------------------


def test_annotation_has_the_leader_as_giver_and_the_clerk_as_enterer(people: People, organs: Organs) -> None:
    paper = registered()
    photo = Handed(PHOTO, "but-phe.png", assured=True)

    note = actions.record_annotation(
        people.lan, paper.pk, person_of(people.nam), Order(organs.economy, (), DEADLINE, "Giao PKT tham mưu"), photo
    )

    assert (note.leader, note.entered_by, note.deadline) == (person_of(people.nam), people.lan, DEADLINE)
    assert note.photo is not None
    assert (note.photo.kind, store.read(note.photo.file.sha256)) == ("photo", PHOTO)
    assert sent(paper) == {(organs.economy.pk, "lead")}


def test_unit_sees_only_the_annotation_that_orders_something_of_it(people: People, organs: Organs) -> None:
    paper = registered()
    to_economy = actions.record_annotation(people.lan, paper.pk, person_of(people.nam), Order(organs.economy, text="PKT"))
    to_police = actions.record_annotation(people.lan, paper.pk, person_of(people.hoa), Order(organs.police, (organs.front,), text="CAX"))

    assert list(queries.annotations_visible_to(people.binh, paper)) == [to_economy]
    assert list(queries.annotations_visible_to(people.cuong, paper)) == [to_police]
    assert list(queries.annotations_visible_to(people.lan, paper)) == [to_economy, to_police]


def test_leader_records_only_his_own_annotation(people: People, organs: Organs) -> None:
    paper = registered()
    actions.record_annotation(people.nam, paper.pk, person_of(people.nam), Order(text="Đồng ý"))

    with pytest.raises(PermissionDenied):
        actions.record_annotation(people.nam, paper.pk, person_of(people.hoa), Order(text="Đồng ý"))

    assert Annotation.objects.count() == 1


def test_forwarding_to_be_known_reaches_organs_and_people(people: People, organs: Organs) -> None:
    paper = registered()

    actions.forward_paper(people.lan, paper.pk, organs=[organs.police], people=[person_of(people.sen)])

    assert list(queries.visible_to(people.cuong)) == [paper]
    assert list(queries.visible_to(people.sen)) == [paper]
    assert list(queries.visible_to(people.binh)) == []


def test_lead_stays_lead_when_the_paper_is_sent_on_to_be_known(people: People, organs: Organs) -> None:
    paper = registered()
    actions.record_annotation(people.lan, paper.pk, person_of(people.nam), Order(organs.economy, (), DEADLINE, "Giao PKT"))

    actions.forward_paper(people.lan, paper.pk, organs=[organs.economy, organs.front])

    assert sent(paper) == {(organs.economy.pk, "lead"), (organs.front.pk, "to-know")}
    assert Forwarding.objects.get(paper=paper, organ=organs.economy).deadline == DEADLINE
