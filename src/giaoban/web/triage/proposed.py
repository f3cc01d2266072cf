"""What the program would propose for a paper, each part with its reason: from the reading and from phân công phụ trách."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from giaoban.office.directory.models import Charge, Organ
from giaoban.office.evidence.models import FactKind
from giaoban.office.registry.models import Paper
from giaoban.office.registry.spelling import folded
from giaoban.office.review.models import Proposal, State


def proposed(paper: Paper, day: dt.date) -> dict[str, Any]:
    """Initial values for the form of a proposal, with `reasons` in words. What nothing speaks for stays empty."""
    tasks = [p.understood for p in _tasks(paper)]
    leads = Counter(organ for task in tasks for organ in _organs(task.get("lead")))
    lead = Organ.objects.filter(pk__in=[leads.most_common(1)[0][0]]).prefetch_related("names").first() if leads else None
    support = {organ for task in tasks for organ in [*_organs(task.get("lead")), *_organs(task.get("support"))]} - {
        lead.pk if lead else None
    }
    deadline = min((due for task in tasks if (due := _due(task, day))), default=None)
    charge = _charge(paper, lead, day)
    return {
        "leader": charge.person_id if charge else None,
        "lead": lead.pk if lead else None,
        "support": sorted(pk for pk in support if pk),
        "deadline": deadline,
        "reasons": _reasons(len(tasks), lead, deadline, charge),
    }


def _tasks(paper: Paper) -> list[Proposal]:
    ours = Proposal.objects.filter(paper=paper, kind=FactKind.TASK, ours=True)
    return list(ours.filter(state__in=[State.OPEN, State.ACCEPTED]).only("understood"))


def _organs(units: list[dict[str, Any]] | None) -> list[int]:
    return [organ for unit in units or [] for organ in unit.get("organs", [])]


def _due(task: dict[str, Any], day: dt.date) -> dt.date | None:
    """The day a task names, unless it is past."""
    named = (task.get("deadline") or {}).get("date")
    due = dt.date.fromisoformat(named) if named else None
    return due if due and due >= day else None


def _charge(paper: Paper, lead: Organ | None, day: dt.date) -> Charge | None:
    """Which leader looks after it: by the lead organ, else by a field named in the subject."""
    charges = list(Charge.objects.filter(Charge.on(day)).select_related("person").order_by("pk"))
    by_organ = [charge for charge in charges if lead and charge.organ_id == lead.pk]
    subject = folded(paper.subject)
    by_field = [charge for charge in charges if charge.field and folded(charge.field) in subject]
    return next(iter([*by_organ, *by_field]), None)


def _reasons(tasks: int, lead: Organ | None, deadline: dt.date | None, charge: Charge | None) -> list[str]:
    said = []
    if lead:
        said.append(f"Chủ trì: văn bản giao {lead} nhiều việc nhất trong {tasks} việc của ta.")
    if deadline:
        said.append(f"Hạn {deadline:%d/%m/%Y}: hạn sớm nhất văn bản nêu cho các việc của ta.")
    if charge:
        said.append(f"Trình đồng chí {charge.person}: phụ trách {charge}.")
    return said
