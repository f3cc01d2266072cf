"""Targets, projects and report duties are seen as the table says: for every person the question for many and the rule for one agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from giaoban.office.directory.models import Account
from giaoban.office.targets import queries, rules
from giaoban.office.targets.models import Indicator, Measurement, Milestone, Project, ReportClosed, ReportDuty, Spending, Target
from tests.office.targets.rows import (
    close,
    make_duty,
    make_indicator,
    make_measurement,
    make_milestone,
    make_project,
    make_spending,
    make_target,
)
from tests.people import Organs, People

pytestmark = pytest.mark.django_db

See = tuple[Callable[[Account], Iterable[Any]], Callable[[Account, Any], bool]]

AGREED: dict[type[Model], See] = {
    Indicator: (queries.indicators_visible_to, rules.may_see_indicator),
    Target: (queries.targets_visible_to, lambda account, one: rules.may_see_indicator(account, one.indicator)),
    Measurement: (queries.measurements_visible_to, rules.may_see_measurement),
    Project: (queries.projects_visible_to, rules.may_see_project),
    Milestone: (queries.milestones_visible_to, lambda account, one: rules.may_see_project(account, one.project)),
    Spending: (queries.spending_visible_to, lambda account, one: rules.may_see_project(account, one.project)),
    ReportDuty: (queries.duties_visible_to, rules.may_see_duty),
    ReportClosed: (queries.closings_visible_to, rules.may_see_closing),
}
COME_ALONG = {"targets.indicator_units"}  # asked for with its indicator alone


@pytest.fixture
def things(people: People, organs: Organs) -> None:
    """One of each for every organ and way of measuring, and every person in charge."""
    all_organs = [organs.economy, organs.police, organs.front, organs.office]
    for organ in all_organs:
        for units in ([], [organs.economy], [organs.economy, organs.police], [organs.front]):
            for leader in (None, people.sen.person, people.binh.person):
                indicator = make_indicator(organ, units=units, leader=leader)
                make_target(indicator)
                for measured_by in all_organs:
                    make_measurement(indicator, measured_by, people.lan)
        for leader in (None, people.sen.person, people.cuong.person):
            project = make_project(organ, leader=leader)
            make_milestone(project)
            make_spending(project, people.lan)
        for preparer in (None, organs.economy, organs.police):
            close(make_duty(organ, preparer=preparer), "2026-05", people.lan)


@pytest.mark.usefixtures("things")
@pytest.mark.parametrize("model", AGREED, ids=[model._meta.label_lower for model in AGREED])
def test_rule_and_question_agree_for_every_person(model: type[Model], people: People) -> None:
    ask, may_see = AGREED[model]
    things = list(model._default_manager.all())
    differ: dict[str, Any] = {}
    ways: set[frozenset[Any]] = set()
    for account in people.all():
        asked, ruled = {thing.pk for thing in ask(account)}, {thing.pk for thing in things if may_see(account, thing)}
        differ |= {account.username: asked ^ ruled} if asked != ruled else {}
        ways.add(frozenset(ruled))

    assert differ == {}
    assert len(ways) > 2  # all of it, none of it, and something between


@pytest.mark.usefixtures("things")
def test_office_and_leaders_see_all_and_who_has_nothing_to_do_with_it_nothing(people: People) -> None:
    for ask, _ in AGREED.values():
        counts = {account.username: len(list(ask(account))) for account in people.all()}
        whole = {counts[name] for name in ("lan", "ha", "mai", "hoa", "nam", "minh")}
        assert len(whole) == 1
        assert {counts[name] for name in ("thanh", "yen", "kien")} == {0}
        assert 0 < counts["binh"] < counts["lan"]


@pytest.mark.usefixtures("things")
def test_account_without_a_person_is_in_charge_of_nothing(people: People) -> None:
    Account.objects.filter(pk=people.sen.pk).update(person=None)
    sen = Account.objects.get(pk=people.sen.pk)

    assert (list(queries.indicators_visible_to(sen)), list(queries.projects_visible_to(sen))) == ([], [])
    assert not any(rules.may_see_project(sen, project) for project in Project.objects.all())


def test_results_are_entered_by_the_office_and_by_units_that_measure(people: People, organs: Organs) -> None:
    shared = make_indicator(organs.economy, units=[organs.police, organs.front], leader=people.sen.person)

    assert [a.username for a in people.all() if rules.may_measure_some(a, shared)] == ["lan", "ha", "mai", "cuong"]
    assert [a.username for a in people.all() if rules.may_measure(a, shared, organs.front.pk)] == ["lan", "ha", "mai"]


def test_every_model_of_the_room_is_in_the_table() -> None:
    models = {model._meta.label_lower for model in apps.get_app_config("targets").get_models(include_auto_created=True)}

    assert models - {model._meta.label_lower for model in AGREED} == COME_ALONG
