"""The programme that a paper is, from its confirmed sentences: nothing typed twice, nothing guessed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Charge
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.programme import actions, queries
from giaoban.office.programme.actions import Period, Why
from giaoban.office.programme.models import Change, Line, Programme
from giaoban.office.registry.models import Paper
from giaoban.office.work.actions import Ordered, Share, make_concrete
from giaoban.office.work.models import Orientation, Origin, Task
from tests.office.programme.rows import (
    DECEMBER,
    DIRECTION,
    DUTY,
    MATTERS,
    MEETING,
    NOVEMBER,
    UNDATED,
    WORDS,
    make_line,
    make_programme,
    programme_paper,
)
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


def _november(organs: Organs) -> Period:
    return Period("month", NOVEMBER, None, organs.committee.pk)


def _drawn(people: People, organs: Organs, paper: Paper) -> Programme:
    return actions.draw_up_from_paper(people.mai, paper.pk, _november(organs))


def test_lines_keep_their_sentences_in_the_order_of_the_paper(people: People, organs: Organs) -> None:
    paper, facts = programme_paper(people, organs)

    programme = _drawn(people, organs, paper)

    lines = queries.lines_of(people.mai, programme)
    assert [line.text for line in lines] == [WORDS, DIRECTION, MEETING, *MATTERS, UNDATED, DUTY]
    assert [line.kind for line in lines] == ["task", "direction", "meeting", "item", "item", "meeting", "recurring"]
    assert [line.fact_id for line in lines[:3]] == [facts[name].pk for name in ("order", "direction", "meeting")]
    assert [line.number for line in lines] == ["I.1", "I.1", "II", "(1)", "(2)", "II", "II"]
    assert [line.under_id for line in lines] == [None, None, None, lines[2].pk, lines[2].pk, None, None]
    assert (programme.state, programme.paper, programme.title) == ("underway", paper, "Chương trình công tác tháng 11/2026")


def test_what_names_no_day_is_not_settled(people: People, organs: Organs) -> None:
    paper, _ = programme_paper(people, organs)

    lines = queries.lines_of(people.mai, _drawn(people, organs, paper))

    assert [line.due for line in lines] == ["2026-11-25", "", "2026-11-26", "2026-11-26", "2026-11-26", "", ""]
    assert [line.first_due for line in lines] == [line.due for line in lines]
    assert [line.tentative for line in lines] == [False, False, True, True, True, False, False]
    assert Change.objects.count() == 0


def test_units_are_those_that_the_sentence_names(people: People, organs: Organs) -> None:
    paper, _ = programme_paper(people, organs)
    Charge.objects.create(person=person_of(people.minh), field="Kinh tế", organ=organs.economy)

    lines = queries.lines_of(people.mai, _drawn(people, organs, paper))

    assert [line.organ for line in lines] == [organs.economy, None, None, organs.office, organs.peoples_committee, None, None]
    assert [line.leader for line in lines][:2] == [person_of(people.minh), None]


def test_tasks_of_the_same_sentences_are_linked(people: People, organs: Organs) -> None:
    paper, facts = programme_paper(people, organs)
    direction = Orientation.objects.get(fact=facts["direction"])
    concrete = make_concrete(people.mai, direction.pk, Ordered("Lập kế hoạch", Origin.PAPER, (Share(organ=organs.building),)))

    lines = queries.lines_of(people.mai, _drawn(people, organs, paper))

    tasks = queries.tasks_of_lines(people.mai, lines)
    assert tasks == {lines[0].pk: [Task.objects.get(fact=facts["order"])], lines[1].pk: [concrete]}


def test_what_is_confirmed_later_is_taken_over_once(people: People, organs: Organs) -> None:
    paper, facts = programme_paper(people, organs)
    facts["duty"].withdrawn_at = facts["duty"].confirmed_at
    facts["duty"].save()
    programme = _drawn(people, organs, paper)
    with pytest.raises(ValidationError, match="chưa có câu nào được xác nhận"):
        _drawn(people, organs, paper)
    facts["duty"].withdrawn_at = None
    facts["duty"].save()

    again = _drawn(people, organs, paper)

    assert again == programme
    assert [line.text for line in queries.lines_of(people.mai, programme)].count(DUTY) == 1
    assert programme.lines.count() == 7


def test_line_carried_over_becomes_the_sentence_that_says_so(people: People, organs: Organs) -> None:
    october = make_programme(organs.committee, NOVEMBER.replace(month=10))
    old = make_line(october, text="Bàn giao mặt bằng", organ=organs.police)
    waiting = actions.carry_line(people.mai, old.pk, old.revision, NOVEMBER, Why("Chờ đo đạc"), due="2026-11-20")
    paper, facts = programme_paper(people, organs)

    programme = actions.draw_up_from_paper(people.mai, paper.pk, _november(organs), joins={facts["order"].pk: waiting.pk})

    waiting.refresh_from_db()
    assert (waiting.programme, waiting.text, waiting.fact, waiting.due, waiting.first_due) == (
        programme, WORDS, facts["order"], "2026-11-25", "2026-11-20",
    )  # fmt: skip
    assert (waiting.carried_from, waiting.organ, waiting.number) == (old, organs.economy, "I.1")
    moved = waiting.changes.get(kind=Change.Kind.MOVED)
    assert (moved.before, moved.after, moved.reason) == ("2026-11-20", "2026-11-25", "Theo văn bản ban hành chương trình.")
    assert programme.lines.count() == 7


def test_same_words_are_proposed_as_the_line_that_was_carried(people: People, organs: Organs) -> None:
    december = make_programme(organs.committee, DECEMBER, state="draft")
    same, other = make_line(december, text=f"  {WORDS.upper()} "), make_line(december, text="Việc khác")
    _, facts = programme_paper(people, organs)

    assert actions.likely_joins(facts.values(), [same, other]) == {facts["order"].pk: same.pk}


def test_period_that_has_another_paper_is_refused(people: People, organs: Organs) -> None:
    make_programme(organs.committee, paper=make_paper())
    paper, _ = programme_paper(people, organs)

    with pytest.raises(ValidationError, match="lập từ một văn bản khác"):
        _drawn(people, organs, paper)


def test_closed_programme_takes_over_nothing(people: People, organs: Organs) -> None:
    make_programme(organs.committee, state="closed")
    paper, _ = programme_paper(people, organs)

    with pytest.raises(ValidationError, match="đã kết thúc"):
        _drawn(people, organs, paper)


def test_unit_draws_up_nothing_and_compiler_nothing_restricted(people: People, organs: Organs) -> None:
    paper, _ = programme_paper(people, organs, confidentiality=Confidentiality.RESTRICTED)

    with pytest.raises(PermissionDenied):
        actions.draw_up_from_paper(people.binh, paper.pk, _november(organs))
    with pytest.raises(ObjectDoesNotExist):
        actions.draw_up_from_paper(people.ha, paper.pk, _november(organs))
    assert Programme.objects.count() == 0


def test_drawing_up_is_one_act_in_the_record(people: People, organs: Organs) -> None:
    paper, _ = programme_paper(people, organs)
    Entry.objects.all().delete()

    programme = _drawn(people, organs, paper)

    assert list(Entry.objects.order_by("pk").values_list("verb", "subject_id")) == [
        ("programme.draw-up", programme.pk),
        ("programme.draw-up-from-paper", programme.pk),
    ]
    assert Entry.objects.values("act").distinct().count() == 1
    assert Line.objects.count() == Entry.objects.get(verb="programme.draw-up-from-paper").changes["lines"] == 7
