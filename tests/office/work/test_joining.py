"""The written order comes after the telephone call: two entries become one task, and nothing of either is lost."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.registry import queries as registry
from giaoban.office.work import actions
from giaoban.office.work.actions import NotNow
from giaoban.office.work.models import Task, Workflow
from tests.office.work.story import day, done, drafted, fact, fresh, given, led_by
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


def _written(people: People, organs: Organs) -> Task:
    (task,) = actions.open_from_facts(people.lan, [fact(make_paper(), people, lead=organs.police, product="báo cáo")])
    return task


def test_task_given_by_telephone_takes_over_the_sentence_and_those_who_carry_it_out_the_paper(people: People, organs: Organs) -> None:
    told, written = given(people, led_by(organs.economy)), _written(people, organs)
    sentence, paper = written.fact, written.paper

    actions.join_tasks(people.ha, told.pk, told.revision, written.pk, 1)

    told, written = fresh(told), fresh(written)
    assert (told.fact, told.paper, told.product, told.origin, told.workflow) == (sentence, paper, "báo cáo", "telephone", "assigned")
    assert (told.deadline, told.first_deadline) == (day(10), day(10))
    assert (written.workflow, written.closed, written.merged_into, written.fact, written.paper) == ("dropped", True, told, None, paper)
    assert set(written.assignments.values_list("workflow", flat=True)) == {"dropped"}
    assert registry.visible_to(people.binh).get() == paper
    assert not registry.visible_to(people.cuong).exists()
    assert Entry.objects.get(verb="work.join-tasks").changes["joined"] == written.pk


def test_draft_takes_what_it_does_not_say_itself(people: People, organs: Organs) -> None:
    kept, joined = drafted(people, due=None), drafted(people, due=4, paper=make_paper(confidentiality=1))
    Task.objects.filter(pk=kept.pk).update(giver=None)

    actions.join_tasks(people.mai, kept.pk, 1, joined.pk, 1)

    kept = fresh(kept)
    assert (kept.deadline, kept.giver, kept.paper, kept.confidentiality) == (day(4), person_of(people.nam), joined.paper, 1)


def test_task_with_a_sentence_of_its_own_keeps_it(people: People, organs: Organs) -> None:
    written, told, another = _written(people, organs), drafted(people), _written(people, organs)

    actions.join_tasks(people.ha, written.pk, 1, told.pk, 1)

    assert (fresh(written).fact, fresh(written).paper) == (written.fact, written.paper)
    with pytest.raises(ValidationError):
        actions.join_tasks(people.ha, written.pk, fresh(written).revision, another.pk, 1)
    with pytest.raises(ValidationError):
        actions.join_tasks(people.ha, another.pk, 1, another.pk, 1)


def test_only_a_draft_is_joined_into_what_is_open(people: People, organs: Organs) -> None:
    one, two, finished, draft = (
        given(people, led_by(organs.economy)),
        given(people, led_by(organs.economy)),
        done(people, organs),
        drafted(people),
    )

    with pytest.raises(NotNow):
        actions.join_tasks(people.ha, one.pk, one.revision, two.pk, two.revision)
    with pytest.raises(NotNow):
        actions.join_tasks(people.ha, finished.pk, finished.revision, draft.pk, 1)
    with pytest.raises(Conflict):
        actions.join_tasks(people.ha, one.pk, one.revision, draft.pk, 2)
    with pytest.raises(Task.DoesNotExist):
        actions.join_tasks(people.binh, one.pk, one.revision, draft.pk, 1)
    assert fresh(draft).workflow == Workflow.DRAFT


def test_unit_joins_nothing(people: People, organs: Organs, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = given(people, led_by(organs.economy)), given(people, led_by(organs.economy))

    with pytest.raises(PermissionDenied):
        actions.join_tasks(people.binh, one.pk, one.revision, two.pk, two.revision)


def test_smaller_parts_stay_parts_of_what_is_kept(people: People, organs: Organs) -> None:
    top = drafted(people)
    joined = drafted(people, parent_id=top.pk)
    between = drafted(people, parent_id=joined.pk)
    kept = drafted(people, parent_id=between.pk)
    aside = drafted(people, parent_id=joined.pk)

    actions.join_tasks(people.ha, kept.pk, 1, joined.pk, 1)

    assert [fresh(task).parent for task in (kept, between, aside)] == [top, kept, kept]
    assert fresh(joined).parent == top


def test_part_that_is_joined_into_its_whole_goes(people: People, organs: Organs) -> None:
    whole = drafted(people)
    part = drafted(people, parent_id=whole.pk)

    actions.join_tasks(people.ha, whole.pk, 1, part.pk, 1)

    assert (fresh(whole).parent, fresh(part).merged_into) == (None, whole)
