"""Clerks decide: accept, correct, drop, split, merge, many at once; every decision can be taken back, and none overwrites another's."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.registry.models import Paper
from giaoban.office.review import actions, queries, rules
from giaoban.office.review.actions.deciding import NotAPlace
from giaoban.office.review.actions.parting import NotParted
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


def test_accepted_proposal_becomes_a_fact_with_its_sentence(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]

    actions.accept(people.lan, paper.pk, task.pk, shown=1)

    fact = Fact.objects.get()
    anchor = fact.anchors.get()
    assert (fact.kind, fact.said, fact.understood, fact.ours, fact.confirmed_by) == (
        FactKind.TASK, task.said, task.understood, True, people.lan,
    )  # fmt: skip
    assert (anchor.quote, anchor.spans) == (task.quote, task.spans)
    text = anchor.extraction.text
    assert text[task.start - len(anchor.before) : task.end + len(anchor.after)] == anchor.before + anchor.quote + anchor.after
    task.refresh_from_db()
    assert (task.state, task.fact, task.decided_by) == (State.ACCEPTED, fact, people.lan)


def test_dropped_proposal_becomes_nothing(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]

    actions.drop(people.lan, paper.pk, task.pk, shown=1)

    task.refresh_from_db()
    assert (task.state, task.decided_by, Fact.objects.count()) == (State.DROPPED, people.lan, 0)


def test_counts_on_the_paper_follow_every_decision(paper: Paper, people: People) -> None:
    ours, _, division = papers.tasks_of(paper)
    waiting = paper.open_proposals

    actions.accept(people.lan, paper.pk, ours.pk, shown=1)
    actions.drop(people.lan, paper.pk, division.pk, shown=1)

    paper.refresh_from_db()
    assert (paper.open_proposals, paper.tasks_of_ours, paper.tasks_in_all) == (waiting - 2, 1, 2)


def test_second_clerk_is_told_who_decided_first(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.drop(people.ha, paper.pk, task.pk, shown=1)

    with pytest.raises(Conflict) as conflict:
        actions.accept(people.lan, paper.pk, task.pk, shown=1)

    assert (conflict.value.thing.pk, conflict.value.thing.decided_by) == (task.pk, people.ha)  # type: ignore[attr-defined]
    assert (Fact.objects.count(), queries.last_decision(people.lan, paper)) == (0, None)


@pytest.mark.parametrize("verb", ["accept", "drop", "merge"])
def test_decided_proposal_waits_no_more(verb: str, paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.drop(people.lan, paper.pk, task.pk, shown=1)
    task.refresh_from_db()

    with pytest.raises(Conflict):
        getattr(actions, verb)(people.lan, paper.pk, task.pk, shown=task.revision)


def test_correction_changes_what_is_understood_and_answers_its_flag(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[2]
    due = {**task.understood["deadline"], "date": "2026-10-23"}

    actions.correct(people.lan, paper.pk, task.pk, actions.Corrected(understood={"deadline": due}), shown=1)

    task.refresh_from_db()
    assert (task.understood["deadline"]["date"], task.flags, task.is_clean, task.state) == ("2026-10-23", [], True, State.OPEN)
    assert task.said["deadline"][0]["quote"] == "trong 05 ngày làm việc kể từ\nngày nhận văn bản"


def test_correction_can_be_accepted_at_once_and_taken_back_at_once(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[2]
    before = _standing(paper)

    actions.correct(
        people.lan, paper.pk, task.pk, actions.Corrected(understood={"product": "báo cáo"}, ours=False), shown=1, then_accept=True
    )

    fact = Fact.objects.get()
    assert (fact.understood["product"], fact.ours) == ("báo cáo", False)
    actions.undo(people.lan, paper.pk)
    assert _standing(paper) == before


def test_moved_words_are_quoted_from_their_new_place(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    spans = [[task.start, task.end - 10]]

    actions.correct(people.lan, paper.pk, task.pk, actions.Corrected(spans=spans), shown=1)

    task.refresh_from_db()
    text = task.reading.extraction.text
    assert (task.spans, task.quote, task.said["words"][0]["quote"]) == (spans, text[spans[0][0] : spans[0][1]], task.quote)
    assert task.understood["title"] == " ".join(task.quote.split())


@pytest.mark.parametrize("spans", [[], [[5, 5]], [[9, 5]], [[-1, 5]], [[0, 100_000]], [[5, 9], [7, 12]]])
def test_words_cannot_be_moved_to_no_place(spans: list[list[int]], paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]

    with pytest.raises(NotAPlace):
        actions.correct(people.lan, paper.pk, task.pk, actions.Corrected(spans=spans), shown=1)


def test_words_cannot_be_moved_to_blanks(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    at = task.reading.extraction.text.index("\n")

    with pytest.raises(NotAPlace):
        actions.correct(people.lan, paper.pk, task.pk, actions.Corrected(spans=[[at, at + 1]]), shown=1)


def test_correcting_what_was_accepted_corrects_its_fact(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.accept(people.lan, paper.pk, task.pk, shown=1)
    task.refresh_from_db()

    actions.correct(people.ha, paper.pk, task.pk, actions.Corrected(understood={"product": "tiến độ"}), shown=task.revision)

    fact = Fact.objects.get()
    assert (fact.understood["product"], fact.revision, fact.anchors.count()) == ("tiến độ", 2, 1)
    actions.undo(people.ha, paper.pk)
    fact.refresh_from_db()
    assert fact.understood == task.understood


def test_dropped_proposal_is_not_corrected(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.drop(people.lan, paper.pk, task.pk, shown=1)

    with pytest.raises(Conflict):
        actions.correct(people.lan, paper.pk, task.pk, actions.Corrected(understood={"product": "x"}), shown=2)


def test_task_is_split_at_its_semicolon(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[2]
    cut = task.quote.index(";") + 1

    first, second = actions.split(people.lan, paper.pk, task.pk, [cut], shown=1)

    task.refresh_from_db()
    assert (task.state, list(task.successors.order_by("pk"))) == (State.REPLACED, [first, second])
    assert first.quote == "Phòng Kinh tế xã Minh Sơn rà soát các dự án chậm tiến độ;"
    assert second.quote.startswith("báo cáo nguyên nhân")
    assert first.understood["lead"] == second.understood["lead"] == task.understood["lead"]
    assert (first.understood["deadline"], second.understood["deadline"]) == (None, task.understood["deadline"])
    assert (first.is_clean, second.is_clean) == (True, False)
    assert [first.number, second.number] == [paper.proposals.count() - 1, paper.proposals.count()]


@pytest.mark.parametrize("cuts", [[], [0], [100_000], [-5]])
def test_nothing_is_split_outside_the_sentence(cuts: list[int], paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]

    with pytest.raises(NotParted):
        actions.split(people.lan, paper.pk, task.pk, cuts, shown=1)

    assert papers.tasks_of(paper)[0].state == State.OPEN


def test_what_is_no_task_is_not_split(paper: Paper, people: People) -> None:
    citation = paper.proposals.get(kind=FactKind.CITATION)

    with pytest.raises(NotParted):
        actions.split(people.lan, paper.pk, citation.pk, [5], shown=1)


def test_task_is_merged_with_the_next_open_one(paper: Paper, people: People) -> None:
    first, others, third = papers.tasks_of(paper)
    actions.drop(people.lan, paper.pk, others.pk, shown=1)

    made = actions.merge(people.lan, paper.pk, first.pk, shown=1)

    text = made.reading.extraction.text
    assert made.quote == "".join(text[a:b] for a, b in made.spans)
    assert made.understood["title"] == f"{first.understood['title']} {third.understood['title']}"
    assert made.understood["lead"] == [*first.understood["lead"], *third.understood["lead"]]
    assert made.understood["deadline"] == first.understood["deadline"]
    assert {p.state for p in made.parents.all()} == {State.REPLACED}


def test_last_task_has_none_to_be_merged_with(paper: Paper, people: People) -> None:
    last = papers.tasks_of(paper)[-1]

    with pytest.raises(NotParted):
        actions.merge(people.lan, paper.pk, last.pk, shown=1)


def test_parts_put_together_again_are_the_whole_sentence(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[2]
    first, _ = actions.split(people.lan, paper.pk, task.pk, [task.quote.index(";") + 1], shown=1)

    made = actions.merge(people.lan, paper.pk, first.pk, shown=1)

    assert (made.quote, made.spans) == (task.quote, task.spans)


def test_every_decision_leaves_its_line(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.accept(people.lan, paper.pk, task.pk, shown=1)
    actions.undo(people.lan, paper.pk)

    said = Entry.objects.filter(actor_id=people.lan.pk).order_by("pk").values_list("verb", "subject_kind")
    assert list(said) == [
        ("evidence.confirm-facts", "evidence.fact"),
        ("work.open-from-facts", "registry.paper"),
        ("review.accept", "review.proposal"),
        ("evidence.withdraw-facts", "evidence.fact"),
        ("work.let-go", "work.task"),
        ("review.undo", "review.decision"),
    ]


@pytest.mark.parametrize("name", ["hoa", "binh", "sen", "kien", "yen"])
def test_who_is_not_of_the_office_decides_nothing(name: str, paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    person = getattr(people, name)

    for deed in (
        lambda: actions.accept(person, paper.pk, task.pk, shown=1),
        lambda: actions.accept_clean(person, paper.pk, shown=_shown(paper)),
        lambda: actions.undo(person, paper.pk),
        lambda: actions.reread(person, paper.pk),
    ):
        with pytest.raises(PermissionDenied):
            deed()

    assert list(queries.visible_to(person)) == []


def test_compiler_decides_nothing_on_a_restricted_paper(paper: Paper, people: People) -> None:
    Paper.objects.update(confidentiality=Confidentiality.RESTRICTED)
    task = papers.tasks_of(paper)[0]

    with pytest.raises(PermissionDenied):
        actions.accept(people.ha, paper.pk, task.pk, shown=1)

    assert (list(queries.visible_to(people.ha)), list(queries.queue(people.ha))) == ([], [])
    assert list(queries.queue(people.lan)) == [paper]


def test_queue_takes_the_most_urgent_first(people: People) -> None:
    calm = papers.read(papers.LETTER.encode(), "mot.txt")
    urgent = papers.read(papers.LETTER.replace("3187", "3188").encode(), "hai.txt", urgency=3)
    decided = papers.read(papers.LETTER.replace("3187", "3189").encode(), "ba.txt")
    for proposal in decided.proposals.all():
        actions.drop(people.lan, decided.pk, proposal.pk, shown=1)

    assert list(queries.queue(people.lan)) == [urgent, calm]


def test_part_without_words_is_no_part(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[2]
    at = task.quote.index("; ")

    first, second = actions.split(people.lan, paper.pk, task.pk, [at + 1, at + 2], shown=1)

    assert (first.quote[-1], second.quote[:7]) == (";", "báo cáo")


def test_moved_words_keep_a_title_that_was_typed_with_them(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    to = actions.Corrected({"title": "Lập tiến độ"}, [[task.start, task.end - 10]])

    actions.correct(people.lan, paper.pk, task.pk, to, shown=1)

    task.refresh_from_db()
    assert task.understood["title"] == "Lập tiến độ"


def test_tasks_with_other_words_between_are_merged_with_the_blank_behind_the_first(people: People) -> None:
    paper = papers.read(papers.LETTER.encode(), "cong-van.txt")
    first, second, _ = papers.tasks_of(paper)
    text = first.reading.extraction.text
    shorter = [[first.start, text.index(" theo tuần")]]
    actions.correct(people.lan, paper.pk, first.pk, actions.Corrected({"title": "x"}, shorter), shown=1)

    made = actions.merge(people.lan, paper.pk, first.pk, shown=2)

    assert (len(made.spans), made.quote) == (2, text[first.start : shorter[0][1] + 1] + second.quote)


def test_date_of_the_letterhead_goes_on_in_the_register_and_back(paper: Paper, people: People) -> None:
    date = next(p for p in paper.proposals.filter(kind=FactKind.LETTERHEAD) if p.part == "date")
    was = paper.date

    actions.correct(people.lan, paper.pk, date.pk, actions.Corrected({"value": "2026-10-17", "words": "thứ Bảy 17/10/2026"}), shown=1)
    paper.refresh_from_db()
    assert paper.date == dt.date(2026, 10, 17)

    actions.undo(people.lan, paper.pk)
    paper.refresh_from_db()
    assert paper.date == was


def test_letterhead_of_an_annex_stays_out_of_the_register(paper: Paper, people: People) -> None:
    number = next(p for p in paper.proposals.filter(kind=FactKind.LETTERHEAD) if p.part == "number")
    paper.parts.update(kind="annex")

    actions.correct(people.lan, paper.pk, number.pk, actions.Corrected({"value": "1/STC", "words": "1/STC"}), shown=1)

    paper.refresh_from_db()
    assert paper.number == "3187/STC-ĐT"


def test_rule_and_query_agree_for_everyone(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    for confidentiality in Confidentiality:
        Paper.objects.update(confidentiality=confidentiality)
        task = Proposal.objects.select_related("paper").get(pk=task.pk)
        for account in people.all():
            assert rules.may_see(account, task) == (task in queries.visible_to(account))


def test_sentence_over_two_pages_is_split_in_its_second_piece(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[2]
    middle = task.start + 20
    spans = [[task.start, middle], [middle + 3, task.end]]
    actions.correct(people.lan, paper.pk, task.pk, actions.Corrected(spans=spans), shown=1)
    task.refresh_from_db()

    first, second = actions.split(people.lan, paper.pk, task.pk, [task.quote.index(";") + 1], shown=2)

    assert (len(first.spans), len(second.spans)) == (2, 1)
    assert first.quote + " " + second.quote == task.quote


def test_tasks_whose_words_touch_others_are_merged_without_a_blank(paper: Paper, people: People) -> None:
    first, second, _ = papers.tasks_of(paper)
    text = first.reading.extraction.text
    cut = [[first.start, text.index("iến độ giải ngân theo")]]
    actions.correct(people.lan, paper.pk, first.pk, actions.Corrected(spans=cut), shown=1)

    made = actions.merge(people.lan, paper.pk, first.pk, shown=2)

    assert made.spans == [*cut, *second.spans]
