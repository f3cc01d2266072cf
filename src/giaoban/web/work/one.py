"""The task that an address names, for whoever may see it, with what every page of it says first."""

from __future__ import annotations

from collections.abc import Iterable

from django.shortcuts import get_object_or_404

from giaoban.account.words import visible
from giaoban.office.work.models import Task
from giaoban.office.work.queries import visible_to
from giaoban.web.doors import Knock

_WITH = (
    "giver", "leader", "enterer__person", "paper", "fact__confirmed_by__person", "annotation__leader", "annotation__entered_by__person",
    "handling__proposed_by__person", "handling__answered_by__person", "orientation", "parent", "merged_into", "answer",
    "confirmed_by__person", "confirmed_for",
)  # fmt: skip


MOST_NAMED = 5


def opened(request: Knock, task_id: int) -> Task:
    """The task that was asked for, if it is there for this person; 404 else."""
    return get_object_or_404(visible_to(request.user).select_related(*_WITH), pk=task_id)


def title_of(task: Task) -> str:
    """What is to be done, as a page is headed by it."""
    return visible(task.title)


def named(things: Iterable[object]) -> str:
    """Those who do something, by name; where they are many, how many: a row of a list holds no more."""
    names = [str(thing) for thing in things]
    return ", ".join(names) if len(names) <= MOST_NAMED else f"{len(names)} đơn vị"
