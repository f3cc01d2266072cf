"""What stands on a unit's sheet: its own shares in the tasks that are open, and nothing of anybody else's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from giaoban.office.directory.models import Account, Organ
from giaoban.office.work.models import IS_OPEN, WAITED_FOR, Assignment, Origin, Progress, Side, Task, Workflow
from giaoban.office.work.queries import assignments_visible_to
from giaoban.office.work.timing import Timing
from giaoban.office.work.unit_sheets.codes import code_of

COLUMNS = ("TT", "Nội dung giao", "Nguồn", "Vai trò", "Hạn", "Sản phẩm", "Kết quả thực hiện", "Ngày hoàn thành", "Mã dòng")
MOST = 2000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the sheet. `deadline` is the unit's own; `result` is what it last reported."""

    number: int
    share: Assignment
    title: str
    source: str
    side: str
    deadline: dt.date | None
    product: str
    result: str
    done_on: dt.date | None
    code: str
    timing: Timing | None

    @property
    def cells(self) -> tuple[str | int | dt.date | None, ...]:
        """What stands in each of the columns."""
        return (self.number, self.title, self.source, self.side, self.deadline, self.product, self.result, self.done_on, self.code)


def shares_of(account: Account, organ: Organ) -> QuerySet[Assignment]:
    """The shares of a unit that are on its sheet: what it still has to do, and what waits to be confirmed; as far as the person sees."""
    last = Progress.objects.filter(assignment=OuterRef("pk")).order_by("-pk").values("text")[:1]
    open_ones = Q(workflow__in=(*WAITED_FOR, Workflow.REPORTED, Workflow.PAUSED)) & ~Q(workflow=Workflow.DRAFT)
    rows = assignments_visible_to(account).filter(IS_OPEN, open_ones, organ=organ)
    return rows.select_related("task__paper").annotate(said=Subquery(last)).order_by(F("deadline").asc(nulls_last=True), "pk")


def sheet_of(account: Account, organ: Organ, most: int = MOST) -> list[SheetRow]:
    """The sheet of a unit, or its beginning: what is due first first, what has no deadline last."""
    return list(_rows(shares_of(account, organ)[:most], timezone.localdate()))


def _rows(shares: Iterable[Assignment], today: dt.date) -> Iterable[SheetRow]:
    for number, share in enumerate(shares, 1):
        yield SheetRow(
            number=number,
            share=share,
            title=share.task.title,
            source=source_of(share.task),
            side=Side(share.side).label,
            deadline=share.deadline,
            product=share.task.product,
            result=str(getattr(share, "said", None) or ""),
            done_on=share.done_on,
            code=code_of(share.pk),
            timing=share.timing_on(today),
        )


def source_of(task: Task) -> str:
    """Where a task comes from, as a unit may know it: the paper's number and day, or by which way the order came, and when."""
    paper = task.paper
    if paper is not None:
        named = paper.number or paper.get_direction_display()
        return f"{named} ngày {paper.date:%d/%m/%Y}" if paper.date else named
    return f"{Origin(task.origin).label} ngày {timezone.localtime(task.given_at):%d/%m/%Y}"
