"""Work of the story: orders of the standing deputy secretary, carried out by the economy division and the police."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from giaoban.office.directory.models import Organ
from giaoban.office.evidence.models import Fact
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions
from giaoban.office.work.actions import Ordered, Share
from giaoban.office.work.models import Assignment, Origin, Side, Task
from tests.people import Organs, People, person_of

WORDS = "Rà soát các dự án chậm tiến độ"


def day(after: int) -> dt.date:
    """A local day so many days from today."""
    return timezone.localdate() + dt.timedelta(after)


def led_by(organ: Organ, after: int | None = None) -> Share:
    """The lead's share."""
    return Share(organ=organ, deadline=None if after is None else day(after))


def helped_by(organ: Organ, after: int | None = None) -> Share:
    """A supporter's share."""
    return Share(organ=organ, side=Side.SUPPORT, deadline=None if after is None else day(after))


def told(people: People, *shares: Share, title: str = WORDS, due: int | None = 10, **more: Any) -> Ordered:
    """An order of the standing deputy secretary by telephone, due in so many days."""
    deadline = None if due is None else day(due)
    return Ordered(title, Origin.TELEPHONE, shares, person_of(people.nam), deadline, **more)


def drafted(people: People, *shares: Share, **more: Any) -> Task:
    """An order that was noted by the compiler, and not handed out."""
    return actions.enter_task(people.mai, told(people, *shares, **more))


def given(people: People, *shares: Share, **more: Any) -> Task:
    """An order that was noted and handed out in one act by the chief of office."""
    return actions.order(people.mai, told(people, *shares, **more))


def joint(people: People, organs: Organs, **more: Any) -> Task:
    """The economy division leads, the police supports."""
    return given(people, led_by(organs.economy), helped_by(organs.police), **more)


def share_of(task: Task, organ: Organ) -> Assignment:
    """The last share an organ has had in a task, as it stands now."""
    return task.assignments.filter(organ=organ).latest("pk")


def reported(people: People, organs: Organs, **more: Any) -> Task:
    """Led by the economy division, and reported done today."""
    task = given(people, led_by(organs.economy), **more)
    actions.report_done(people.binh, share_of(task, organs.economy).pk, share_of(task, organs.economy).revision, "Đã rà soát 5 dự án")
    return fresh(task)


def done(people: People, organs: Organs, **more: Any) -> Task:
    """Reported, and confirmed by the office."""
    task = reported(people, organs, **more)
    return actions.confirm(people.mai, task.pk, task.revision)


def fresh(task: Task) -> Task:
    """The task as it stands now."""
    return Task.objects.get(pk=task.pk)


def unit(organ: Organ) -> dict[str, Any]:
    """A unit as a fact names it."""
    return {"text": organ.name, "organs": [organ.pk], "names": [organ.name], "sure": True, "reason": ""}


def fact(paper: Paper, people: People, *, lead: Organ | None = None, support: Organ | None = None, **values: Any) -> Fact:
    """An order of ours that a clerk confirmed; `values` are fields of the fact, or of what is understood."""
    fields = {name: values.pop(name) for name in ("kind", "ours") if name in values}
    meant: dict[str, Any] = {"title": WORDS, "lead": [], "support": [], "reporters": [], "deadline": None, "product": None}
    meant |= {"lead": [unit(lead)] if lead else [], "support": [unit(support)] if support else []} | values
    return Fact.objects.create(paper=paper, understood=meant, confirmed_by=people.lan, **({"kind": "task", "ours": True} | fields))
