"""A changed reader reads again: confirmed facts never change by themselves, every difference becomes something to review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban.office.evidence import actions as evidence
from giaoban.office.evidence.models import Extraction, Fact, FactKind, Reading
from giaoban.office.jobs.models import Job
from giaoban.office.registry.models import Paper
from giaoban.office.review import actions
from giaoban.office.review.actions import put_proposals
from giaoban.office.review.drafts import Draft, Flag
from giaoban.office.review.jobs import _drafts
from giaoban.office.review.models import Change, Proposal, State
from tests.office.review import papers
from tests.people import People

pytestmark = pytest.mark.django_db
_VERSIONS = count(2)
Drafts = list[Draft]


@pytest.fixture
def paper(people: People) -> Paper:
    """The letter of the Department of Finance, read once."""
    return papers.read(papers.LETTER.encode(), "cong-van.txt")


def read_again(paper: Paper, change: Callable[[Drafts], Drafts] = lambda drafts: drafts, text: str | None = None) -> None:
    """The paper read by a newer reader, which finds what `change` makes of the drafts; with a `text`, by newer tools too."""
    part = paper.parts.get()
    extraction = Extraction.objects.filter(file=part.file).order_by("pk").first()
    assert extraction is not None
    version = str(next(_VERSIONS))
    if text is not None:
        extraction.pk, extraction.text, extraction.tools_key = None, text, version
        extraction.save()
    reading, found = evidence.read(extraction, part)
    reading = Reading.objects.create(extraction=extraction, part=part, reader=version, lexicon="1", found=reading.found)
    put_proposals(reading, change(_drafts(part, found)))


def changed(which: int, **understood: Any) -> Callable[[Drafts], Drafts]:
    """The drafts with one of them understood otherwise."""

    def change(drafts: Drafts) -> Drafts:
        old = drafts[which]
        new = replace(old, understood={**old.understood, **understood}, digest=f"{old.digest[:40]}{understood}"[:64])
        return [*drafts[:which], new, *drafts[which + 1 :]]

    return change


def without(which: int) -> Callable[[Drafts], Drafts]:
    """The drafts without one of them."""
    return lambda drafts: [*drafts[:which], *drafts[which + 1 :]]


def accepted(paper: Paper, people: People, which: int = 0) -> Proposal:
    """A task that was accepted."""
    task = papers.tasks_of(paper)[which]
    actions.accept(people.lan, paper.pk, task.pk, shown=task.revision)
    task.refresh_from_db()
    return task


def _open_changes(paper: Paper) -> list[Proposal]:
    return list(paper.proposals.filter(state=State.OPEN).exclude(change="").order_by("pk"))


def test_same_reading_changes_nothing(paper: Paper, people: People) -> None:
    accepted(paper, people)
    before = list(paper.proposals.order_by("pk").values_list("pk", "revision", "state", "change"))

    read_again(paper)

    assert list(paper.proposals.order_by("pk").values_list("pk", "revision", "state", "change")) == before


def test_open_proposal_takes_the_form_of_the_new_reading(paper: Paper) -> None:
    read_again(paper, changed(0, product="tiến độ"))

    task = papers.tasks_of(paper)[0]
    assert (task.understood["product"], task.state, task.change, len(papers.tasks_of(paper))) == ("tiến độ", State.OPEN, "", 3)


def test_open_proposal_that_a_clerk_corrected_stays_as_corrected(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.correct(people.lan, paper.pk, task.pk, actions.Corrected(understood={"product": "bảng tiến độ"}), shown=1)

    read_again(paper, changed(0, product="tiến độ"))
    read_again(paper, without(0))

    task.refresh_from_db()
    assert (task.understood["product"], task.state) == ("bảng tiến độ", State.OPEN)


def test_difference_from_a_fact_becomes_something_to_review(paper: Paper, people: People) -> None:
    task = accepted(paper, people)

    read_again(paper, changed(0, product="tiến độ"))

    fact = Fact.objects.get()
    assert (fact.revision, fact.understood) == (1, task.understood)
    (difference,) = _open_changes(paper)
    assert (difference.change, difference.fact, difference.understood["product"]) == (Change.CHANGED, fact, "tiến độ")
    assert difference.before == {"said": fact.said, "understood": fact.understood}
    assert list(difference.parents.all()) == [task]
    paper.refresh_from_db()
    assert (paper.tasks_in_all, paper.open_proposals) == (3, paper.proposals.filter(state=State.OPEN).count())


def test_accepted_difference_corrects_the_fact_and_keeps_its_first_anchor(paper: Paper, people: People) -> None:
    accepted(paper, people)
    read_again(paper, changed(0, product="tiến độ"))
    (difference,) = _open_changes(paper)

    actions.accept(people.lan, paper.pk, difference.pk, shown=difference.revision)

    fact = Fact.objects.get()
    assert (fact.understood["product"], fact.revision, fact.anchors.count()) == ("tiến độ", 2, 1)
    actions.undo(people.lan, paper.pk)
    fact.refresh_from_db()
    assert fact.understood["product"] is None
    assert _open_changes(paper) == [difference]


def test_difference_that_was_turned_down_is_not_raised_again(paper: Paper, people: People) -> None:
    accepted(paper, people)
    read_again(paper, changed(0, product="tiến độ"))
    (difference,) = _open_changes(paper)
    actions.drop(people.lan, paper.pk, difference.pk, shown=difference.revision)

    read_again(paper, changed(0, product="tiến độ"))
    read_again(paper)

    assert (_open_changes(paper), Fact.objects.get().revision) == ([], 1)


def test_another_difference_after_one_was_turned_down_is_raised(paper: Paper, people: People) -> None:
    accepted(paper, people)
    read_again(paper, changed(0, product="tiến độ"))
    (difference,) = _open_changes(paper)
    actions.drop(people.lan, paper.pk, difference.pk, shown=difference.revision)

    read_again(paper, changed(0, product="bảng"))

    assert [p.understood["product"] for p in _open_changes(paper)] == ["bảng"]


def test_difference_that_is_gone_again_is_closed(paper: Paper, people: People) -> None:
    accepted(paper, people)
    read_again(paper, changed(0, product="tiến độ"))

    read_again(paper)
    read_again(paper)

    assert (_open_changes(paper), len(papers.tasks_of(paper))) == ([], 4)


def test_what_is_gone_and_open_goes(paper: Paper) -> None:
    read_again(paper, without(0))

    assert [p.state for p in papers.tasks_of(paper)] == [State.GONE, State.OPEN, State.OPEN]


def test_fact_that_the_new_reading_has_no_more_becomes_something_to_review(paper: Paper, people: People) -> None:
    task = accepted(paper, people)

    read_again(paper, without(0))
    read_again(paper, without(0))

    (gone,) = _open_changes(paper)
    assert (gone.change, gone.quote, gone.is_clean, Fact.objects.get().withdrawn_at) == (Change.GONE, task.quote, False, None)
    actions.accept(people.lan, paper.pk, gone.pk, shown=gone.revision)
    assert Fact.objects.get().withdrawn_reason == "Lần đọc mới không còn"
    actions.undo(people.lan, paper.pk)
    assert Fact.objects.get().withdrawn_at is None


def test_fact_that_is_kept_though_gone_is_not_asked_about_again(paper: Paper, people: People) -> None:
    accepted(paper, people)
    read_again(paper, without(0))
    (gone,) = _open_changes(paper)
    actions.drop(people.lan, paper.pk, gone.pk, shown=gone.revision)

    read_again(paper, without(0))
    read_again(paper)

    assert (_open_changes(paper), Fact.objects.get().withdrawn_at) == ([], None)


def test_fact_that_comes_back_needs_no_decision(paper: Paper, people: People) -> None:
    accepted(paper, people)
    read_again(paper, without(0))

    read_again(paper)

    assert (_open_changes(paper), Fact.objects.get().revision) == ([], 1)


@pytest.mark.parametrize("kept", [True, False])
def test_fact_that_comes_back_otherwise_is_a_difference(kept: bool, paper: Paper, people: People) -> None:
    accepted(paper, people)
    read_again(paper, without(0))
    (gone,) = _open_changes(paper)
    if kept:
        actions.drop(people.lan, paper.pk, gone.pk, shown=gone.revision)

    read_again(paper, changed(0, product="tiến độ"))

    assert [(p.change, p.understood["product"]) for p in _open_changes(paper)] == [(Change.CHANGED, "tiến độ")]


def test_difference_whose_words_are_gone_becomes_gone(paper: Paper, people: People) -> None:
    accepted(paper, people)
    read_again(paper, changed(0, product="tiến độ"))

    read_again(paper, without(0))

    assert [p.change for p in _open_changes(paper)] == [Change.GONE]


def test_withdrawn_fact_that_comes_back_is_new(paper: Paper, people: People) -> None:
    accepted(paper, people)
    read_again(paper, without(0))
    (gone,) = _open_changes(paper)
    actions.accept(people.lan, paper.pk, gone.pk, shown=gone.revision)

    read_again(paper)
    read_again(paper)

    assert [(p.change, p.fact) for p in _open_changes(paper)] == [(Change.NEW, None)]


def test_what_is_new_says_so(paper: Paper, people: People) -> None:
    read_again(paper, without(0))
    Proposal.objects.filter(state=State.GONE).delete()

    read_again(paper)

    assert [(p.change, p.kind) for p in _open_changes(paper)] == [(Change.NEW, FactKind.TASK)]


def test_dropped_proposal_stays_dropped(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.drop(people.lan, paper.pk, task.pk, shown=1)

    read_again(paper)
    read_again(paper, without(0))

    task.refresh_from_db()
    assert (task.state, _open_changes(paper)) == (State.DROPPED, [])


def test_dropped_proposal_that_reads_otherwise_is_proposed_anew(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.drop(people.lan, paper.pk, task.pk, shown=1)

    read_again(paper, changed(0, product="tiến độ"))

    assert [(p.change, p.fact, list(p.parents.all())) for p in _open_changes(paper)] == [(Change.CHANGED, None, [task])]


def test_parts_of_a_split_task_stay(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[2]
    made = actions.split(people.lan, paper.pk, task.pk, [task.quote.index(";") + 1], shown=1)
    actions.accept(people.lan, paper.pk, made[0].pk, shown=1)

    read_again(paper)
    read_again(paper, changed(2, product="báo cáo"))

    states = [p.state for p in papers.tasks_of(paper)]
    assert states == [State.OPEN, State.OPEN, State.REPLACED, State.ACCEPTED, State.OPEN]
    assert _open_changes(paper) == []


def test_reader_that_splits_as_the_clerk_did_says_nothing_new(paper: Paper, people: People) -> None:
    task = papers.tasks_of(paper)[2]
    made = actions.split(people.lan, paper.pk, task.pk, [task.quote.index(";") + 1], shown=1)
    for part in made:
        actions.accept(people.lan, paper.pk, part.pk, shown=1)

    def split_by_the_reader(drafts: Drafts) -> Drafts:
        whole = drafts[2]
        parts = [replace(whole, spans=p.spans, quote=p.quote, said=p.said, understood=p.understood, digest=str(p.pk)) for p in made]
        return [*drafts[:2], *parts, *drafts[3:]]

    read_again(paper, split_by_the_reader)

    assert (_open_changes(paper), Fact.objects.filter(revision=1).count()) == ([], 2)


def test_newer_text_adds_an_anchor_beside_the_first(paper: Paper, people: People) -> None:
    task = accepted(paper, people)
    first = Fact.objects.get().anchors.get()
    newer = "\n" + papers.LETTER.replace(" lập tiến độ", "\nlập tiến độ")

    read_again(paper, text=newer)

    kept, beside = Fact.objects.get().anchors.all()
    assert kept == first
    assert (beside.quote.split(), beside.spans) == (task.quote.split(), [[task.start + 1, task.end + 1]])
    assert beside.extraction.text[beside.spans[0][0] : beside.spans[0][1]] == beside.quote
    assert _open_changes(paper) == []


def test_fact_whose_words_differ_in_a_newer_text_gets_no_anchor_of_its_own(paper: Paper, people: People) -> None:
    accepted(paper, people)

    read_again(paper, text=papers.LETTER.replace("theo tuần, gửi", "theo từng tuần, gửi"))

    assert Fact.objects.get().anchors.count() == 1
    (difference,) = _open_changes(paper)
    actions.accept(people.lan, paper.pk, difference.pk, shown=difference.revision)
    fact = Fact.objects.get()
    assert [anchor.quote == difference.quote for anchor in fact.anchors.all()] == [False, True]
    assert fact.said == difference.said


def test_flag_of_a_newer_reading_reaches_an_open_proposal(paper: Paper) -> None:
    def flagged(drafts: Drafts) -> Drafts:
        return [drafts[0].flagged(Flag("x", "Xem lại.")), *drafts[1:]]

    read_again(paper, flagged)

    task = papers.tasks_of(paper)[0]
    assert (task.flags, task.is_clean) == ([{"code": "x", "message": "Xem lại."}], False)


def test_order_that_turns_out_a_direction_is_the_same_proposal(paper: Paper) -> None:
    def turned(drafts: Drafts) -> Drafts:
        return [replace(drafts[0], kind=FactKind.ORIENTATION, digest="x"), *drafts[1:]]

    read_again(paper, turned)

    assert next(p.kind for p in paper.proposals.order_by("number")) == FactKind.ORIENTATION


def test_reread_asks_for_every_part_once(paper: Paper, people: People) -> None:
    before = Job.objects.count()

    assert (actions.reread(people.lan, paper.pk), actions.reread(people.lan, paper.pk)) == (1, 1)

    assert Job.objects.count() == before + 1
    assert [job.state for job in papers.work_through()] == ["done"]


def test_reread_all_asks_only_for_what_another_reader_read(paper: Paper) -> None:
    papers.read(papers.LETTER.replace("3187", "3188").encode(), "hai.txt")
    assert actions.reread_all() == 0

    Reading.objects.filter(part__paper=paper).update(reader="0")

    assert actions.reread_all() == 1
    papers.work_through()
    assert (actions.reread_all(), _open_changes(paper)) == (0, [])


_FATES = st.lists(st.sampled_from(["same", "gone", "x", "y"]), min_size=20, max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.sets(st.integers(0, 9), max_size=4), st.lists(_FATES, min_size=1, max_size=3))
def test_no_reading_ever_touches_a_confirmed_fact(paper: Paper, people: People, accepted_ones: set[int], readings: list[list[str]]) -> None:
    with transaction.atomic():
        for i, proposal in enumerate(paper.proposals.order_by("number")):
            if i in accepted_ones:
                actions.accept(people.lan, paper.pk, proposal.pk, shown=1)
        before = list(Fact.objects.order_by("pk").values_list("pk", "revision", "withdrawn_at"))

        for fates in readings:
            read_again(paper, lambda drafts, fates=fates: _otherwise(drafts, fates))  # type: ignore[misc]

        assert list(Fact.objects.order_by("pk").values_list("pk", "revision", "withdrawn_at")) == before
        assert {fact.anchors.count() for fact in Fact.objects.all()} <= {1}
        numbers = list(paper.proposals.values_list("number", flat=True))
        assert sorted(numbers) == sorted(set(numbers))
        followed = paper.proposals.filter(state=State.OPEN, fact__isnull=False).values_list("fact", flat=True)
        assert len(followed) == len(set(followed))
        transaction.set_rollback(True)


def _otherwise(drafts: Drafts, fates: list[str]) -> Drafts:
    """What a newer reader makes of the same paper: some of it the same, some gone, some different."""
    fated = zip(drafts, fates, strict=False)
    return [d if fate == "same" else replace(d, digest=f"{d.digest[:60]}{fate}") for d, fate in fated if fate != "gone"]
