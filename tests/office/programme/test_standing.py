"""How a line stands on a day: computed from its state, its tasks, its time and the day."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.programme.models import Line
from giaoban.office.programme.standing import Standing, standing_of
from giaoban.office.work.models import Task

TODAY = dt.date(2026, 11, 20)


def _task(workflow: str, deadline: str | None = None) -> Task:
    return Task(workflow=workflow, deadline=dt.date.fromisoformat(deadline) if deadline else None)


@pytest.mark.parametrize(
    ("fields", "tasks", "standing"),
    [
        ({"state": "withdrawn", "due": "2026-11-01"}, [], Standing.WITHDRAWN),
        ({"state": "carried", "due": "2026-11-01"}, [], Standing.CARRIED),
        ({"done_on": TODAY, "due": "2026-11-01"}, [], Standing.DONE),
        ({"due": "2026-11-01"}, [_task("done")], Standing.DONE),
        ({"due": "2026-11-01"}, [_task("done"), _task("dropped")], Standing.DONE),
        ({"due": "2026-11-01"}, [_task("done"), _task("assigned")], Standing.OVER),
        ({"due": "2026-11-01"}, [_task("dropped")], Standing.OVER),
        ({"due": "2026-11-19", "kind": "meeting"}, [], Standing.UNTOLD),
        ({"due": "2026-11-19", "kind": "item"}, [_task("assigned")], Standing.OVER),
        ({"due": "2026-11-20"}, [], Standing.SOON),
        ({"due": "2026-11"}, [_task("draft")], Standing.WAITING),
        ({"due": "2026-Q4"}, [_task("in-progress")], Standing.UNDERWAY),
        ({}, [], Standing.UNSET),
        ({"kind": "direction"}, [], Standing.STEADY),
        ({"kind": "direction"}, [_task("assigned")], Standing.UNDERWAY),
        ({"kind": "direction"}, [_task("assigned", "2026-11-17")], Standing.OVER),
        ({"kind": "recurring"}, [_task("draft")], Standing.STEADY),
    ],
)
def test_line_stands_as_its_day_and_its_tasks_say(fields: dict[str, object], tasks: list[Task], standing: Standing) -> None:
    assert standing_of(Line(**fields), tasks, TODAY).standing == standing


def test_lateness_is_counted_in_days() -> None:
    assert standing_of(Line(due="2026-11-17"), [], TODAY).days_late == 3
    assert standing_of(Line(), [_task("assigned", "2026-11-15"), _task("assigned", "2026-11-18")], TODAY).days_late == 5
