"""Tasks that are due in the period and stand in no line of the programme yet."""

from __future__ import annotations

from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Found, Source
from giaoban.office.compiling.sources.rows import AS_ITS_PAPER, found, whole
from giaoban.office.compiling.sources.tasks import SHARES, proposal_of, stands_in
from giaoban.office.directory.models import Account
from giaoban.office.work.models import IS_OPEN, Task
from giaoban.office.work.queries import visible_to


def deadlines(actor: Account, period: Period, only: str = "") -> Found:
    """The open tasks whose deadline lies in the period, the first due first."""
    key = whole(only, "task")
    if key == 0:
        return Found([])
    rows = visible_to(actor).filter(IS_OPEN, AS_ITS_PAPER, ~stands_in(period), deadline__range=(period.first, period.last))
    rows = rows.select_related("paper").prefetch_related(SHARES).order_by("deadline", "pk")
    return found(rows, key, period.room(Source.DEADLINE), lambda task: proposal_of(period, Source.DEADLINE, task, _reason(task)))


def _reason(task: Task) -> str:
    assert task.deadline is not None
    source = f", theo văn bản {task.paper.number}" if task.paper is not None and task.paper.number else ""
    first = f" (hạn ban đầu {task.first_deadline:%d/%m/%Y})" if task.first_deadline and task.first_deadline != task.deadline else ""
    return f"Hạn {task.deadline:%d/%m/%Y}{first}{source}; {task.get_workflow_display().lower()}."
