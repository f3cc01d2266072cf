"""The tasks that came of a paper's sentences, as the paper shows them: their real state, as far as the reader may follow it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.registry.models import Paper
from giaoban.office.work.models import Assignment, Side, Task, Workflow
from giaoban.office.work.queries import assignments_visible_to, followed_by, leads_of, tasks_of_paper, visible_to
from giaoban.web.documents.states import Note, task_note
from giaoban.web.templatetags.office import day
from giaoban.web.work.one import title_of
from giaoban.web.work.states import in_a_list

MOST = 12
_GONE = (Workflow.DROPPED, Workflow.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Followed:
    """A task as one person sees it: `shown` is the task where he follows it, else his own share; `shares` those that he follows."""

    task: Task
    shown: Task | Assignment
    shares: list[Assignment]
    leads: list[Assignment]

    def note(self, today: dt.date) -> Note:
        """In the margin."""
        return task_note(self.shown, [str(lead) for lead in self.leads], today)


def tasks_by_fact(account: Account, paper: Paper) -> dict[int, Followed]:
    """Of each fact of the paper its task, if it is the person's to see. What was joined into another stands as that other."""
    tasks = list(tasks_of_paper(account, paper).prefetch_related(None).filter(fact__isnull=False))
    return {task.fact_id: one for task, one in zip(tasks, followed_tasks(account, tasks), strict=True) if one and task.fact_id}


def tasks_card(account: Account, paper: Paper) -> list[dict[str, Any]]:
    """The paper's tasks for a card: the first of them, each with its state as far as the person follows it."""
    tasks, today = list(visible_to(account).filter(paper=paper).order_by("closed", "deadline", "pk")[:MOST]), timezone.localdate()
    followed = [one for one in followed_tasks(account, tasks) if one]
    return [
        {"title": title_of(one.task), "url": reverse("task", args=[one.task.pk]), "state": in_a_list(one.shown, today)} for one in followed
    ]


def followed_tasks(account: Account, tasks: list[Task]) -> list[Followed | None]:
    """Tasks that a person was found to see, each as far as he follows it; None where he follows nothing of it. Always as many queries."""
    keys = [task.pk for task in tasks]
    whole = set(followed_by(account).filter(pk__in=keys).values_list("pk", flat=True))
    shares: dict[int, list[Assignment]] = {}
    for share in assignments_visible_to(account).filter(task__in=keys):
        shares.setdefault(share.task_id, []).append(share)
    leads: dict[int, list[Assignment]] = {}
    for lead in leads_of(keys):
        leads.setdefault(lead.task_id, []).append(lead)
    return [_one(task, shares.get(task.pk, []), leads.get(task.pk, []), follows=task.pk in whole) for task in tasks]


def _one(task: Task, shares: list[Assignment], leads: list[Assignment], *, follows: bool) -> Followed | None:
    own = [share for share in shares if share.workflow not in _GONE] or shares
    if not follows and not own:
        return None
    return Followed(task, task if follows else own[0], shares, leads)


def slip_rows(one: Followed) -> list[dict[str, Any]]:
    """A sentence unfolded: a row a share that the reader follows; of a lead whom he does not follow, who and by when."""
    today, known = timezone.localdate(), {share.pk for share in one.shares}
    others = [lead for lead in one.leads if lead.pk not in known]
    return [_row(one.task, share, today) for share in one.shares] + [_named(one.task, lead) for lead in others]


def _row(task: Task, share: Assignment, today: dt.date) -> dict[str, Any]:
    state = in_a_list(share, today)
    return _named(task, share) | {"sign": state.sign, "tone": state.tone, "state": state.word}


def _named(task: Task, share: Assignment) -> dict[str, Any]:
    side = "" if share.side == Side.LEAD else " (phối hợp)"
    url = reverse("task", args=[task.pk])
    return {"title": title_of(task), "url": url, "organ": f"{share}{side}", "deadline": day(share.deadline)}
