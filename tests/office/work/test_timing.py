"""Whether something is late is computed of its deadline, the day it was done, and today; lists count the same."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.work.models import CLOSED, FINISHED, Origin, Task, Workflow
from giaoban.office.work.queries import timed
from giaoban.office.work.timing import WORDS, Timing, days_late, timing

TODAY = dt.date(2026, 11, 16)


def after(days: int | None) -> dt.date | None:
    return None if days is None else TODAY + dt.timedelta(days)


@pytest.mark.parametrize(
    ("deadline", "done_on", "stands", "late"),
    [
        (None, None, Timing.NO_DEADLINE, 0),
        (None, -1, Timing.DONE, 0),
        (4, None, Timing.NOT_YET_DUE, 0),
        (3, None, Timing.DUE_SOON, 0),
        (0, None, Timing.DUE_SOON, 0),
        (-1, None, Timing.OVERDUE, 1),
        (-2, -3, Timing.EARLY, 0),
        (-2, -2, Timing.ON_TIME, 0),
        (-5, -3, Timing.LATE, 2),
    ],
)
def test_how_it_stands(deadline: int | None, done_on: int | None, stands: Timing, late: int) -> None:
    assert timing(after(deadline), after(done_on), TODAY) == stands
    assert days_late(after(deadline), after(done_on), TODAY) == late


def test_each_has_a_word() -> None:
    assert set(WORDS) == set(Timing)


@pytest.mark.parametrize("workflow", [Workflow.PAUSED, Workflow.DROPPED, Workflow.HANDED_OVER])
def test_what_rests_or_is_followed_no_more_is_not_late(workflow: Workflow) -> None:
    task = Task(workflow=workflow, deadline=after(-9), first_deadline=after(-9))

    assert (task.timing_on(TODAY), task.first_timing_on(TODAY), task.days_late_on(TODAY)) == (None, None, 0)


def test_lateness_is_told_against_both_deadlines() -> None:
    task = Task(workflow=Workflow.DONE, deadline=after(0), first_deadline=after(-7), done_on=after(-2))

    assert (task.timing_on(TODAY), task.first_timing_on(TODAY), task.days_late_on(TODAY)) == (Timing.EARLY, Timing.LATE, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("which", Timing)
def test_lists_count_as_each_is_told(which: Timing) -> None:
    now = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
    for workflow in set(Workflow) - {Workflow.HANDED_OVER}:
        for deadline in (None, *range(-3, 6)):
            for done_on in range(-3, 2) if workflow in FINISHED else [None]:
                Task.objects.create(
                    title="", origin=Origin.PAPER, given_at=now, workflow=workflow, closed=workflow in CLOSED,
                    deadline=after(deadline), done_on=after(done_on),
                )  # fmt: skip
    counted = {task.pk for task in Task.objects.all() if task.timing_on(TODAY) == which}

    assert set(Task.objects.filter(timed(which, TODAY)).values_list("pk", flat=True)) == counted
    assert counted
