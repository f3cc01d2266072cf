"""What came from above of late and stands in no programme: orders without a day in the period, and directions."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Found, Proposal, Source, Target
from giaoban.office.compiling.sources.rows import AS_ITS_PAPER, found, whole
from giaoban.office.compiling.sources.tasks import SHARES, proposal_of, stands_anywhere
from giaoban.office.directory.models import Account
from giaoban.office.programme.models import Line, LineKind
from giaoban.office.registry.models import Direction, Paper
from giaoban.office.work.models import IS_OPEN, Orientation, Task
from giaoban.office.work.queries import orientations_visible_to, visible_to

LATELY = dt.timedelta(days=92)  # what came earlier was planned, or passed over, in the programmes since
_FROM_ABOVE = Q(paper__direction=Direction.IN) & ~Q(paper__issuer__ours=True)


def orders(actor: Account, period: Period, only: str = "") -> Found:
    """The open tasks of papers from above, the latest first, then their directions."""
    tasks = _tasks(actor, period, only)
    directions = _directions(actor, period, only)
    return Found(tasks.proposals + directions.proposals, tasks.more or directions.more)


def _tasks(actor: Account, period: Period, only: str) -> Found:
    key = whole(only, "task")
    if key == 0:
        return Found([])
    rows = visible_to(actor).filter(IS_OPEN, AS_ITS_PAPER, _FROM_ABOVE, ~stands_anywhere(), paper__isnull=False)
    rows = rows.exclude(deadline__range=(period.first, period.last)).filter(given_at__gte=_since(period))
    rows = rows.select_related("paper").prefetch_related(SHARES).order_by("-pk")
    return found(rows, key, period.room(Source.ORDER), lambda task: proposal_of(period, Source.ORDER, task, _reason(task)))


def _directions(actor: Account, period: Period, only: str) -> Found:
    key = whole(only, "direction")
    if key == 0:
        return Found([])
    planned = Line.objects.filter(fact=OuterRef("fact"))
    rows = orientations_visible_to(actor).filter(_FROM_ABOVE, ~Q(Exists(planned)), dropped=False)
    rows = rows.filter(created_at__gte=_since(period)).order_by("-pk")
    return found(rows, key, period.room(Source.ORDER), _direction)


def _since(period: Period) -> dt.datetime:
    """From when on what came counts as of late."""
    return timezone.make_aware(dt.datetime.combine(period.today - LATELY, dt.time()))


def _reason(task: Task) -> str:
    assert task.paper is not None
    due = f", hạn {task.deadline:%d/%m/%Y}" if task.deadline else ", chưa có hạn"
    return f"{paper_words(task.paper)} giao{due}; chưa có trong chương trình nào."


def paper_words(paper: Paper) -> str:
    """`Kế hoạch số 12-KH/TU ngày 05/11/2026 của Tỉnh ủy`, as far as it is known."""
    parts = [f"Văn bản {paper.number}" if paper.number else "Văn bản chưa ghi số"]
    parts += [f"ngày {paper.date:%d/%m/%Y}"] if paper.date else []
    parts += [f"của {paper.issuer_text}"] if paper.issuer_text else []
    return " ".join(parts)


def _direction(one: Orientation) -> Proposal:
    return Proposal(
        Source.ORDER, f"direction-{one.pk}", one.title, f"{paper_words(one.paper)} định hướng; chưa có trong chương trình nào.",
        LineKind.DIRECTION, Target("orientation", one.pk), one.revision, group=one.field, organ_id=one.organ_id, paper_id=one.paper_id,
        fact_id=one.fact_id,
    )  # fmt: skip
