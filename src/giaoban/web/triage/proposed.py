"""What the program would propose for a paper, each part with its reason: from the reading and from phân công phụ trách."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Any

from giaoban.office.directory.models import Charge, Organ
from giaoban.office.directory.queries import charges_on, heirs_on
from giaoban.office.evidence.models import FactKind
from giaoban.office.registry.models import Paper
from giaoban.office.registry.spelling import folded
from giaoban.office.review.models import Proposal, State


def proposed(paper: Paper, day: dt.date) -> dict[str, Any]:
    """Initial values for the form of a proposal, with `reasons` in words. What nothing speaks for stays empty."""
    tasks = [p.understood for p in _tasks(paper)]
    heirs = heirs_on(day)
    leads = Counter(organ for task in tasks for organ in _organs(task.get("lead"), heirs))
    lead = Organ.objects.filter(pk__in=[leads.most_common(1)[0][0]]).prefetch_related("names").first() if leads else None
    support = {organ for task in tasks for name in ("lead", "support") for organ in _organs(task.get(name), heirs)}
    deadline = min((due for task in tasks if (due := _due(task, day))), default=None)
    charge = _charge(paper, lead, day)
    return {
        "leader": charge.person_id if charge else None,
        "lead": lead.pk if lead else None,
        "support": sorted(support - {lead.pk if lead else None}),
        "deadline": deadline,
        "reasons": _reasons(len(tasks), lead, deadline, charge),
    }


def _tasks(paper: Paper) -> list[Proposal]:
    ours = Proposal.objects.filter(paper=paper, kind=FactKind.TASK, ours=True)
    return list(ours.filter(state__in=[State.OPEN, State.ACCEPTED]).only("understood"))


def _organs(units: list[dict[str, Any]] | None, heirs: Mapping[int, tuple[int, ...]]) -> list[int]:
    """The organs that are named; for one that has ended those that carry on its work."""
    named = [organ for unit in units or [] for organ in unit.get("organs", [])]
    return list(dict.fromkeys(one for organ in named for one in heirs.get(organ, (organ,))))


def _due(task: dict[str, Any], day: dt.date) -> dt.date | None:
    """The day a task names, unless it is past."""
    named = (task.get("deadline") or {}).get("date")
    due = dt.date.fromisoformat(named) if named else None
    return due if due and due >= day else None


def _charge(paper: Paper, lead: Organ | None, day: dt.date) -> Charge | None:
    """Which leader looks after it: by the lead organ, else by a field, else by an area that the subject names."""
    charges = list(charges_on(day).select_related("person", "organ").prefetch_related("organ__names").order_by("pk"))
    subject = folded(paper.subject)
    by_organ = [charge for charge in charges if lead and charge.organ_id == lead.pk]
    by_field = [charge for charge in charges if charge.field and folded(charge.field) in subject]
    by_area = [charge for charge in charges if charge.area and folded(charge.area) in subject]
    return next(iter([*by_organ, *by_field, *by_area]), None)


def _reasons(tasks: int, lead: Organ | None, deadline: dt.date | None, charge: Charge | None) -> list[str]:
    said = []
    if lead:
        said.append(f"Chủ trì: văn bản giao {lead} nhiều việc nhất trong {tasks} việc của ta.")
    if deadline:
        said.append(f"Hạn {deadline:%d/%m/%Y}: hạn sớm nhất văn bản nêu cho các việc của ta.")
    if charge:
        said.append(f"Trình đồng chí {charge.person}: phụ trách {_looked_after(charge)}.")
    return said


def _looked_after(charge: Charge) -> str:
    return ", ".join(filter(None, (charge.field, str(charge.organ or ""), charge.area)))
