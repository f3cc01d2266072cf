"""Projects with their milestones and money: entered, corrected, withdrawn; who may, and what is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.targets import actions, queries
from giaoban.office.targets.actions.checks import MOST_MONEY
from giaoban.office.targets.models import Milestone, Project, Spending
from giaoban.office.targets.queries import Money
from tests.office.directory.acts import earlier, last_changes, verbs
from tests.office.targets.rows import BILLION, DAY, FIRST, LAST, make_milestone, make_project, make_spending
from tests.papers import make_paper
from tests.people import Organs, People

TODAY = timezone.localdate()
TOMORROW = TODAY + dt.timedelta(days=1)


def facts(organs: Organs, **more: Any) -> dict[str, Any]:
    """A project as it is typed."""
    values = {"name": "Nâng cấp đường Đồng Mít", "organ_id": organs.economy.pk, "start": FIRST, "end": LAST, "planned": 12 * BILLION}
    return values | more


def test_project_is_entered_and_finished(people: People, organs: Organs) -> None:
    paper = make_paper()
    made = actions.add_project(people.ha, **facts(organs, leader_id=people.minh.person_id, paper_id=paper.pk))

    actions.change_project(people.ha, made.pk, 1, done_on=TODAY)

    made.refresh_from_db()
    assert (made.paper, made.leader, made.planned, made.done_on) == (paper, people.minh.person, 12 * BILLION, TODAY)
    assert (verbs(), last_changes()) == (["targets.add-project", "targets.change-project"], {"done_on": [None, TODAY.isoformat()]})
    with pytest.raises(Conflict):
        actions.change_project(people.ha, made.pk, 1, name="Khác")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"organ_id": None}, "organ"),
        ({"start": None}, "start"),
        ({"end": None}, "end"),
        ({"end": FIRST - dt.timedelta(days=1)}, "end"),
        ({"planned": -1}, "planned"),
        ({"planned": MOST_MONEY + 1}, "planned"),
        ({"done_on": TOMORROW}, "done_on"),
    ],
)
def test_project_that_cannot_be_is_refused(people: People, organs: Organs, change: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as error:
        actions.add_project(people.ha, **facts(organs, **change))

    assert (list(error.value.message_dict), Project.objects.count()) == ([field], 0)


def test_owner_enters_milestones_and_notes_them_done(people: People, organs: Organs) -> None:
    project = make_project(organs.economy)

    step = actions.add_milestone(people.binh, project.pk, name="Giải phóng  mặt bằng", planned=DAY)
    actions.change_milestone(people.binh, step.pk, 1, done_on=TODAY, note="xong sớm")
    actions.withdraw_milestone(people.ha, step.pk, 2, "gộp với mốc khác")

    step.refresh_from_db()
    assert (step.name, step.done_on, step.withdraw_reason, len(earlier(step))) == ("Giải phóng mặt bằng", TODAY, "gộp với mốc khác", 2)
    with pytest.raises(ValidationError, match="đã rút"):
        actions.change_milestone(people.binh, step.pk, 3, note="nữa")


@pytest.mark.parametrize(
    ("values", "field"),
    [({"name": ""}, "name"), ({"planned": None}, "planned"), ({"done_on": TOMORROW}, "done_on")],
)
def test_milestone_that_cannot_be_is_refused(people: People, organs: Organs, values: dict[str, Any], field: str) -> None:
    project = make_project(organs.economy)

    with pytest.raises(ValidationError) as error:
        actions.add_milestone(people.binh, project.pk, **({"name": "Khởi công", "planned": DAY} | values))

    assert (list(error.value.message_dict), Milestone.objects.count()) == ([field], 0)


def test_money_is_entered_corrected_and_withdrawn(people: People, organs: Organs) -> None:
    project = make_project(organs.economy)

    actions.record_spending(people.binh, project.pk, "planned", TOMORROW, 5 * BILLION, source=" Quyết định  giao vốn ")
    spent = actions.record_spending(people.binh, project.pk, "spent", TODAY, BILLION)
    actions.correct_spending(people.binh, spent.pk, 1, kind="spent", on=TODAY, amount=2 * BILLION, source="Kho bạc")
    assert queries.with_money(people.hoa, TODAY) == [(project, Money(5 * BILLION, 2 * BILLION, 0, 0, 0))]
    actions.withdraw_spending(people.ha, spent.pk, 2, "ghi hai lần")

    assert queries.with_money(people.hoa, TODAY) == [(project, Money(5 * BILLION, 0, 0, 0, 0))]
    assert [state["amount"] for state in earlier(spent)] == [BILLION, 2 * BILLION]
    with pytest.raises(ValidationError, match="đã rút"):
        actions.correct_spending(people.binh, spent.pk, 3, kind="spent", on=TODAY, amount=1)


@pytest.mark.parametrize(
    ("values", "field"),
    [({"amount": 0}, "amount"), ({"amount": -5}, "amount"), ({"amount": MOST_MONEY + 1}, "amount"), ({"on": TOMORROW}, "on")],
)
def test_money_that_cannot_be_is_refused(people: People, organs: Organs, values: dict[str, Any], field: str) -> None:
    project = make_project(organs.economy)

    typed: dict[str, Any] = {"kind": "spent", "on": TODAY, "amount": BILLION}

    with pytest.raises(ValidationError) as error:
        actions.record_spending(people.binh, project.pk, **(typed | values))

    assert (list(error.value.message_dict), Spending.objects.count()) == ([field], 0)


def test_steps_are_counted_done_and_late(people: People, organs: Organs) -> None:
    project = make_project(organs.economy)
    make_milestone(project, planned=TODAY - dt.timedelta(days=1))
    make_milestone(project, planned=TODAY - dt.timedelta(days=1), done_on=TODAY)
    make_milestone(project, planned=TODAY)
    make_milestone(project, planned=DAY, withdrawn_at=timezone.now())

    assert queries.with_money(people.hoa, TODAY) == [(project, Money(0, 0, 1, 1, 3))]


def test_strangers_enter_nothing_on_a_project(people: People, organs: Organs) -> None:
    project = make_project(organs.economy, leader=people.sen.person)
    step, money = make_milestone(project), make_spending(project, people.lan)

    def acts(actor: Any) -> list[Any]:
        return [
            lambda: actions.add_milestone(actor, project.pk, name="x", planned=DAY),
            lambda: actions.change_milestone(actor, step.pk, 1, name="x"),
            lambda: actions.withdraw_milestone(actor, step.pk, 1, "x"),
            lambda: actions.record_spending(actor, project.pk, "spent", DAY, 1),
            lambda: actions.correct_spending(actor, money.pk, 1, kind="spent", on=DAY, amount=1),
            lambda: actions.withdraw_spending(actor, money.pk, 1, "x"),
        ]

    for actor, error in ((people.hoa, PermissionDenied), (people.sen, PermissionDenied), (people.cuong, ObjectDoesNotExist)):
        for act in acts(actor):
            with pytest.raises(error):
                act()
    for actor in (people.hoa, people.binh):
        with pytest.raises(PermissionDenied):
            actions.add_project(actor, **facts(organs))
        with pytest.raises(PermissionDenied):
            actions.change_project(actor, project.pk, 1, name="x")


@pytest.mark.parametrize("many", [1, 3])
def test_projects_ask_the_same_questions_for_one_and_for_three(
    many: int, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    for _ in range(many):
        project = make_project(organs.economy)
        make_milestone(project)
        make_spending(project, people.lan)

    with django_assert_num_queries(5):  # roles, projects, names, money, steps
        assert len([str(one.organ) for one, _ in queries.with_money(people.hoa, DAY)]) == many
