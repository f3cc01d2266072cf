"""Orders are entered, corrected, said who does them; what recurs has a template."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.models import Organ, Person
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions, queries
from giaoban.office.work.actions import NotNow, Ordered, Share
from giaoban.office.work.models import Assignment, Origin, Side, Task, TaskTemplate, Workflow
from tests.office.work.story import WORDS, day, done, drafted, fresh, given, helped_by, led_by, told
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
RESTRICTED = Confidentiality.RESTRICTED


def test_order_is_entered_as_a_draft_with_its_shares(people: People, organs: Organs) -> None:
    task = drafted(people, led_by(organs.economy), helped_by(organs.police, 5), told="19h40 điện thoại")

    assert (task.workflow, task.closed, task.deadline, task.first_deadline) == (Workflow.DRAFT, False, day(10), None)
    assert (task.giver, task.enterer, task.told) == (people.nam.person, people.mai, "19h40 điện thoại")
    assert [(s.organ, s.side, s.deadline, s.workflow) for s in task.assignments.all()] == [
        (organs.economy, Side.LEAD, None, Workflow.DRAFT),
        (organs.police, Side.SUPPORT, day(5), Workflow.DRAFT),
    ]
    assert [(e.verb, e.subject_id) for e in Entry.objects.all()] == [("work.enter-task", task.pk)]


@pytest.mark.parametrize("who", ["binh", "sen", "thanh", "yen", "kien"])
def test_units_enter_no_orders(who: str, people: People) -> None:
    with pytest.raises(PermissionDenied):
        actions.enter_task(getattr(people, who), told(people))

    assert (Task.objects.count(), Entry.objects.count()) == (0, 0)


def test_order_without_words_is_none(people: People) -> None:
    with pytest.raises(ValidationError):
        drafted(people, title=" ")


def test_order_says_only_what_a_task_says(people: People) -> None:
    with pytest.raises(TypeError):
        drafted(people, more={"workflow": Workflow.DONE})


def test_nobody_has_two_shares(people: People, organs: Organs) -> None:
    with pytest.raises(ValidationError):
        drafted(people, led_by(organs.economy), helped_by(organs.economy))


def test_share_is_somebodys_who_is_still_there(people: People, organs: Organs) -> None:
    Organ.objects.filter(pk=organs.cell.pk).update(valid_to=day(-1))
    Person.objects.filter(account=people.sen).update(active=False)
    gone = Person.objects.get(account=people.sen)

    both = Share(organ=organs.economy, person=person_of(people.binh))
    for share in (Share(), both, led_by(Organ.objects.get(pk=organs.cell.pk)), Share(person=gone)):
        with pytest.raises(ValidationError):
            drafted(people, share)
    assert Task.objects.count() == 0


def test_task_is_as_far_inside_as_its_paper_and_the_whole_of_which_it_is_a_part(people: People) -> None:
    inside = make_paper(confidentiality=RESTRICTED)
    whole = drafted(people, paper=inside)
    part = drafted(people, parent_id=whole.pk)
    by_hand = drafted(people, more={"confidentiality": RESTRICTED})

    assert [task.confidentiality for task in (whole, part, by_hand, drafted(people))] == [1, 1, 1, 0]


def test_paper_or_whole_that_one_does_not_see_is_not_there(people: People) -> None:
    inside = make_paper(confidentiality=RESTRICTED)
    whole = drafted(people, paper=inside)

    with pytest.raises(Paper.DoesNotExist):
        actions.enter_task(people.ha, Ordered(WORDS, Origin.PAPER, paper=inside))
    with pytest.raises(Task.DoesNotExist):
        actions.enter_task(people.ha, Ordered(WORDS, Origin.PAPER, parent_id=whole.pk))


def test_nothing_becomes_part_of_what_is_done(people: People, organs: Organs) -> None:
    with pytest.raises(NotNow):
        drafted(people, parent_id=done(people, organs).pk)


def test_draft_is_corrected_with_its_deadline(people: People) -> None:
    task = drafted(people)

    actions.change_task(people.ha, task.pk, 1, title=" Rà soát xong ", deadline=day(3), product="báo cáo")

    task = fresh(task)
    assert (task.title, task.deadline, task.product, task.revision) == ("Rà soát xong", day(3), "báo cáo", 2)
    assert Entry.objects.get(verb="work.change-task").changes == {
        "title": "changed",
        "deadline": [day(10).isoformat(), day(3).isoformat()],
        "product": "changed",
    }


def test_deadline_of_what_is_handed_out_is_not_corrected_by_the_way(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))

    with pytest.raises(ValidationError):
        actions.change_task(people.mai, task.pk, task.revision, deadline=day(30))
    assert fresh(task).deadline == day(10)


def test_what_was_changed_meanwhile_is_not_overwritten(people: People) -> None:
    task = drafted(people)
    actions.change_task(people.ha, task.pk, 1, field="Kinh tế")

    with pytest.raises(Conflict):
        actions.change_task(people.lan, task.pk, 1, field="Đất đai")
    with pytest.raises(ValidationError):
        actions.change_task(people.lan, task.pk, 2, title="")


def test_units_correct_nothing(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))

    with pytest.raises(PermissionDenied):
        actions.change_task(people.binh, task.pk, task.revision, title="khác")


def test_task_comes_no_further_out_than_its_paper(people: People) -> None:
    task = drafted(people, paper=make_paper(confidentiality=RESTRICTED))
    free = drafted(people)

    actions.change_task(people.mai, task.pk, 1, confidentiality=0, field="Tổ chức")
    actions.change_task(people.mai, free.pk, 1, confidentiality=1)

    assert (fresh(task).confidentiality, fresh(free).confidentiality) == (1, 1)


def test_nothing_is_a_part_of_itself(people: People, organs: Organs) -> None:
    whole = drafted(people)
    part = drafted(people, parent_id=whole.pk)
    smaller = drafted(people, parent_id=part.pk)

    for inner in (whole, part, smaller):
        with pytest.raises(ValidationError):
            actions.change_task(people.mai, whole.pk, 1, parent=inner)
    with pytest.raises(NotNow):
        actions.change_task(people.mai, smaller.pk, 1, parent=done(people, organs))
    actions.change_task(people.mai, smaller.pk, 1, parent=whole)
    actions.change_task(people.mai, part.pk, 1, parent=None)

    assert (fresh(smaller).parent, fresh(part).parent) == (whole, None)


def test_mark_for_leaders_is_taken_off_what_is_handed_out_by_a_leader_alone(people: People, organs: Organs) -> None:
    draft = drafted(people, more={"flagged": True})
    actions.change_task(people.ha, draft.pk, 1, flagged=False)
    task = given(people, led_by(organs.economy), more={"flagged": True})

    with pytest.raises(PermissionDenied):
        actions.change_task(people.mai, task.pk, task.revision, flagged=False)
    actions.change_task(people.mai, task.pk, task.revision, flagged=True, field="Kinh tế")
    actions.change_task(people.hoa, task.pk, fresh(task).revision, flagged=False)

    assert (fresh(draft).flagged, fresh(task).flagged) == (False, False)


def test_shares_of_a_draft_are_set_anew(people: People, organs: Organs) -> None:
    task = drafted(people, led_by(organs.economy))

    actions.assign(people.ha, task.pk, 1, [led_by(organs.police), Share(person=person_of(people.sen), side=Side.SUPPORT)])

    assert [str(share) for share in task.assignments.all()] == ["Công an xã Minh Sơn", "Bùi Thị Sen"]
    assert fresh(task).revision == 2
    before, after = Entry.objects.get(verb="work.assign").changes["shares"]
    assert (before, after) == ([f"lead:{organs.economy.pk}//"], [f"lead:{organs.police.pk}//", f"support:/{people.sen.person_id}/"])
    with pytest.raises(Conflict):
        actions.assign(people.lan, task.pk, 1, [])


def test_shares_of_what_is_handed_out_are_not_set_anew(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))

    with pytest.raises(NotNow):
        actions.assign(people.ha, task.pk, task.revision, [])
    with pytest.raises(PermissionDenied):
        actions.assign(people.binh, task.pk, task.revision, [])


def test_what_was_kept_of_a_drafted_share_goes_with_it(people: People, organs: Organs) -> None:
    task = drafted(people, led_by(organs.economy))
    share = task.assignments.get()
    actions.hand_over(people.mai, organs.economy, organs.peoples_committee, {share.pk: 1})
    assert EarlierState.objects.filter(subject_kind="work.assignment").count() == 1

    actions.assign(people.ha, task.pk, 1, [])

    assert (EarlierState.objects.filter(subject_kind="work.assignment").count(), Assignment.objects.count()) == (0, 0)


def _kept(people: People, organs: Organs, **values: Any) -> TaskTemplate:
    shares = [led_by(organs.economy), helped_by(organs.police)]
    return actions.keep_template(people.mai, None, None, shares, **({"title": "Báo cáo tuần", "days": 5} | values))


def test_what_recurs_is_entered_by_its_template(people: People, organs: Organs) -> None:
    template = _kept(people, organs, product="báo cáo")

    task = actions.enter_from_template(people.ha, template.pk, giver=person_of(people.nam), begins=day(0))
    without_days = actions.enter_from_template(people.ha, _kept(people, organs, days=None).pk, begins=day(0))

    assert (task.title, task.product, task.deadline, task.template) == ("Báo cáo tuần", "báo cáo", day(5), template)
    assert [(s.organ, s.side) for s in task.assignments.all()] == [(organs.economy, "lead"), (organs.police, "support")]
    assert without_days.deadline is None


def test_template_is_changed_as_it_was_shown(people: People, organs: Organs) -> None:
    template = _kept(people, organs)

    actions.keep_template(people.ha, template.pk, 1, [led_by(organs.school)])
    with pytest.raises(Conflict):
        actions.keep_template(people.lan, template.pk, 1, [led_by(organs.economy)])
    actions.keep_template(people.lan, template.pk, 2, [led_by(organs.school)], title="Báo cáo tháng")

    template.refresh_from_db()
    assert ([str(unit) for unit in template.units.all()], str(template)) == (["Trường Tiểu học Minh Sơn"], "Báo cáo tháng")
    assert Entry.objects.filter(verb="work.keep-template").latest("pk").changes["units"] == [organs.school.pk]


def test_template_has_words_and_each_unit_once(people: People, organs: Organs) -> None:
    for shares, title in (
        ([], ""),
        ([led_by(organs.economy), helped_by(organs.economy)], "x"),
        ([Share(person=person_of(people.sen))], "x"),
    ):
        with pytest.raises(ValidationError):
            actions.keep_template(people.mai, None, None, shares, title=title)
    with pytest.raises(PermissionDenied):
        actions.keep_template(people.binh, None, None, [], title="x")
    assert TaskTemplate.objects.count() == 0


def test_templates_are_shown_to_who_enters_orders(people: People, organs: Organs) -> None:
    template = _kept(people, organs)
    retired = _kept(people, organs, retired=True)

    seen = {a.username: list(queries.templates_visible_to(a)) for a in people.all()}

    assert {name for name, rows in seen.items() if rows} == {"lan", "ha", "mai", "hoa", "nam", "minh"}
    assert seen["lan"] == [template]
    with pytest.raises(TaskTemplate.DoesNotExist):
        actions.enter_from_template(people.ha, retired.pk, begins=day(0))
