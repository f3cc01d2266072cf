"""Tasks for the office to measure with: so many that two years of papers would have brought, made as rows and not by acts.

One in ten is open. Each has a leading organ and in half of the cases one that supports; deadlines, days of completion, leaders, fields and
states are spread as an office knows them: most done in time, a few of the open ones late.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from commune import Commune
from django.utils import timezone

from giaoban.office.directory.models import Organ
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions
from giaoban.office.work.models import CLOSED, FINISHED, Assignment, Board, Origin, Side, Task, Workflow

_AT_ONCE = 5000
_OPEN_SHARE = 0.1
_OPEN = (Workflow.DRAFT, Workflow.ASSIGNED, Workflow.IN_PROGRESS, Workflow.RETURNED, Workflow.REPORTED, Workflow.PAUSED)
_OPEN_WEIGHTS = (10, 30, 40, 5, 12, 3)
_FIELDS = ("Xây dựng Đảng", "Kinh tế", "Đầu tư công", "Quốc phòng, an ninh", "Văn hóa, xã hội", "Đất đai, môi trường", "Nội chính", "")
_WHAT = ("Báo cáo kết quả", "Rà soát, tham mưu", "Xây dựng kế hoạch", "Tổ chức thực hiện", "Kiểm tra, đôn đốc", "Tổng hợp, đề xuất")


@dataclass(frozen=True)
class _Office:
    """Who orders, who is in charge, who does it, and which papers there are: (key, subject, confidentiality)."""

    enterer: Any
    leaders: list[Any]
    organs: list[Organ]
    papers: list[tuple[int, str, int]]
    facts: list[tuple[int, int, str, int]]  # confirmed orders that are ours: their keys, and those of their papers


def fill_tasks(commune: Commune, tasks: int, organs: list[Organ] | None = None) -> None:
    """So many tasks with their shares, for these organs, or for the office's own."""
    leaders = [commune.accounts[name].person for name in ("hoa", "nam", "minh") if name in commune.accounts]
    organs = organs or [organ for organ in commune.organs.values() if organ.ours]
    papers = list(Paper.objects.order_by("pk").values_list("pk", "subject", "confidentiality"))
    ours = Fact.objects.filter(kind=FactKind.TASK, ours=True, withdrawn_at=None, task=None).order_by("pk")
    facts = list(ours.values_list("pk", "paper_id", "paper__subject", "paper__confidentiality")[:tasks])
    office = _Office(commune.accounts["lan"], leaders, organs, papers, facts)
    made = _made(office, tasks, random.Random(3))
    while some := list(islice(made, _AT_ONCE)):
        rows = Task.objects.bulk_create([task for task, _ in some])
        for task, (_, shares) in zip(rows, some, strict=True):
            for share in shares:
                share.task = task
        Assignment.objects.bulk_create([share for _, shares in some for share in shares], batch_size=_AT_ONCE)


def hold_briefings(commune: Commune) -> None:
    """A briefing of last week, closed with its conclusions, and this week's on both boards, open."""
    mai, chair = commune.accounts["mai"], commune.accounts["hoa"].person
    monday = timezone.localdate() - dt.timedelta(timezone.localdate().weekday())
    last = actions.open_briefing(mai, Board.Kind.LEADERS, monday - dt.timedelta(7), chair=chair)
    for number in range(1, 6):
        actions.conclude(mai, last.pk, f"Các cơ quan, đơn vị thực hiện nội dung {number}.")
    actions.close_briefing(mai, last.pk, last.revision)
    for kind in (Board.Kind.LEADERS, Board.Kind.ENLARGED):
        actions.open_briefing(mai, kind, monday, chair=chair)


def _made(office: _Office, tasks: int, chance: random.Random) -> Iterator[tuple[Task, list[Assignment]]]:
    today = timezone.localdate()
    for number in range(tasks):
        fact, (paper, subject, confidentiality) = None, office.papers[number * len(office.papers) // tasks]
        if number < len(office.facts):
            fact, paper, subject, confidentiality = office.facts[number]
        task = Task(
            title=f"{chance.choice(_WHAT)} {subject[:120].lower()}, việc số {number}",
            origin=Origin.PAPER if number % 5 else Origin.ANNOTATION,
            giver=chance.choice(office.leaders),
            enterer=office.enterer,
            given_at=timezone.now(),
            paper_id=paper,
            fact_id=fact,
            field=chance.choice(_FIELDS),
            leader=chance.choice([*office.leaders, None]),
            confidentiality=confidentiality,
            **_state(today, tasks - number, tasks, chance),
        )
        yield task, _shares(task, office, chance)


def _state(today: dt.date, back: int, tasks: int, chance: random.Random) -> dict[str, Any]:
    """The older a task is, the likelier it is done; what is open is due around today."""
    if chance.random() < _OPEN_SHARE:
        workflow = chance.choices(_OPEN, _OPEN_WEIGHTS)[0]
        deadline = today + dt.timedelta(round(chance.triangular(-40, 90, 15))) if chance.random() < 0.9 else None
        first = deadline - dt.timedelta(10) if deadline and chance.random() < 0.1 else deadline
        done_on = today - dt.timedelta(chance.randint(0, 9)) if workflow in FINISHED else None
    else:
        workflow = chance.choices((Workflow.DONE, Workflow.DROPPED), (97, 3))[0]
        deadline = first = today - dt.timedelta(round(730 * back / tasks) + chance.randint(0, 20))
        done_on = deadline + dt.timedelta(chance.choice((-6, -3, -1, 0, 0, 0, 2, 9))) if workflow in FINISHED else None
        done_on = min(done_on, today) if done_on else None
    return {"workflow": workflow, "closed": workflow in CLOSED, "deadline": deadline, "first_deadline": first, "done_on": done_on}


def _shares(task: Task, office: _Office, chance: random.Random) -> list[Assignment]:
    lead, support = chance.sample(office.organs, 2)
    names = ("workflow", "closed", "deadline", "first_deadline", "done_on")
    values: dict[str, Any] = {name: getattr(task, name) for name in names} | {"result": "Đã thực hiện." if task.done_on else ""}
    shares = [Assignment(organ=lead, side=Side.LEAD, **values)]
    return shares + ([Assignment(organ=support, side=Side.SUPPORT, **values)] if chance.random() < 0.5 else [])
