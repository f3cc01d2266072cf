"""What an organ has to reach, to build and to report, for the walk through every address; and the rules that say who may see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.targets import rules as targets
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
from tests.people import People


def targets_of(organ: Organ, people: People, leader: Person | None) -> dict[str, Any]:
    """An indicator, a project and a report duty of an organ, with all that hangs on them."""
    indicator, project, duty = make_indicator(organ, leader=leader), make_project(organ, leader=leader), make_duty(organ, preparer=organ)
    return {
        "indicator_id": indicator,
        "target_id": make_target(indicator),
        "measurement_id": make_measurement(indicator, organ, people.lan),
        "project_id": project,
        "milestone_id": make_milestone(project),
        "spending_id": make_spending(project, people.lan),
        "duty_id": duty,
        "period_key": "2026-10",
        "closed_id": close(duty, "2026-09", people.lan),
    }


SEEN_TARGETS: dict[str, Callable[[Account, Any], bool]] = {
    "indicator_id": targets.may_see_indicator,
    "target_id": lambda account, target: targets.may_see_indicator(account, target.indicator),
    "measurement_id": targets.may_see_measurement,
    "project_id": targets.may_see_project,
    "milestone_id": lambda account, step: targets.may_see_project(account, step.project),
    "spending_id": lambda account, money: targets.may_see_project(account, money.project),
    "duty_id": targets.may_see_duty,
    "closed_id": targets.may_see_closing,
}
