"""The columns of a list of tasks in Excel: what there is, the standard order, and how a row's value is written in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.registry import queries as registry
from giaoban.office.registry.columns import Value
from giaoban.office.registry.series import type_name
from giaoban.office.work.listing import Listed, Part, Row, page_of, taking_part
from giaoban.office.work.models import FINISHED, WAITED_FOR, Origin, ReportLayout, Side, Workflow
from giaoban.office.work.timing import WORDS, Timing, days_late, timing

STANDARD = "Mẫu theo dõi nhiệm vụ"
_AT_ONCE = 900  # keys of a question: every database takes so many


class Told(NamedTuple):
    """A row with what stands beside it: its number in the list, its paper in words, who takes part, today."""

    number: int
    row: Row
    paper: str
    parts: Sequence[Part]
    today: dt.date

    def of_side(self, side: Side) -> str:
        """Who takes part on a side, in words."""
        return "; ".join(part.name for part in self.parts if part.side == side)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field, its head, what it holds of a row, how wide it is."""

    field: str
    head: str
    read: Callable[[Told], Value]
    width: int = 14


def stands(row: Row, today: dt.date) -> Timing | None:
    """How a row stands to its deadline; None for what is paused, dropped or handed over."""
    return timing(row.deadline, row.done_on, today) if row.workflow in (*WAITED_FOR, *FINISHED) else None


def _state(told: Told) -> str:
    """The workflow, and how it stands to the deadline where that says more."""
    row, found = told.row, stands(told.row, told.today)
    words = str(Workflow(row.workflow).label)
    if found in (Timing.OVERDUE, Timing.LATE):
        return f"{words}; quá hạn {days_late(row.deadline, row.done_on, told.today)} ngày"
    if found in (Timing.EARLY, Timing.ON_TIME, Timing.DUE_SOON):
        return f"{words}; {WORDS[found].removeprefix('Hoàn thành ').lower()}"
    return words


def _result(told: Told) -> str:
    """What was reported of the share; of a task what its leads reported."""
    if told.row.side:
        return told.row.result
    leads = [part for part in told.parts if part.side == Side.LEAD and part.result]
    return leads[0].result if len(leads) == 1 else "\n".join(f"{part.name}: {part.result}" for part in leads)


def _late(told: Told) -> Value:
    found = stands(told.row, told.today)
    return days_late(told.row.deadline, told.row.done_on, told.today) or None if found is not None else None


COLUMNS = (
    Column("number", "TT", lambda told: told.number, 6),
    Column("title", "Nội dung nhiệm vụ", lambda told: told.row.title, 50),
    Column("paper", "Văn bản giao", lambda told: told.paper, 24),
    Column("giver", "Người giao", lambda told: told.row.giver, 18),
    Column("leads", "Chủ trì", lambda told: told.of_side(Side.LEAD), 24),
    Column("supports", "Phối hợp", lambda told: told.of_side(Side.SUPPORT), 24),
    Column("deadline", "Hạn", lambda told: told.row.deadline, 12),
    Column("first_deadline", "Hạn ban đầu", lambda told: told.row.first_deadline, 12),
    Column("state", "Tình trạng", _state, 22),
    Column("result", "Kết quả", _result, 36),
    Column("done_on", "Ngày hoàn thành", lambda told: told.row.done_on, 12),
    Column("note", "Ghi chú", lambda told: told.row.reason, 20),
    Column("origin", "Nguồn giao", lambda told: str(Origin(told.row.origin).label), 12),
    Column("field", "Lĩnh vực", lambda told: told.row.field, 18),
    Column("leader", "Lãnh đạo phụ trách", lambda told: told.row.leader, 18),
    Column("product", "Sản phẩm", lambda told: told.row.product, 20),
    Column("authority", "Thẩm quyền", lambda told: told.row.authority, 18),
    Column("answer", "Trả lời bằng", lambda told: told.row.answer_number, 18),
    Column("days_late", "Số ngày quá hạn", _late, 10),
)
KNOWN = {column.field: column for column in COLUMNS}
STANDARD_FIELDS = (
    "number", "title", "paper", "giver", "leads", "supports", "deadline", "first_deadline", "state", "result", "done_on", "note",
)  # fmt: skip
# What the list on screen shows, in its order.
SCREEN_FIELDS = ("number", "state", "title", "leads", "deadline", "origin", "paper")


class Layout(NamedTuple):
    """Columns in the order of a reporting system. `key` is what a form names it by; `kept` its row where it has one."""

    key: str
    name: str
    columns: tuple[tuple[str, str], ...]
    kept: ReportLayout | None = None


def layouts() -> list[Layout]:
    """What may be chosen: the screen's columns, the standard layout, those that the office added."""
    rows = [Layout(str(row.pk), row.name, _known(row.columns), row) for row in ReportLayout.objects.all()]
    standard = [] if any(row.kept and row.kept.standard for row in rows) else [Layout("standard", STANDARD, _heads(STANDARD_FIELDS))]
    return [*standard, *rows, Layout("screen", "Các cột trên màn hình", _heads(SCREEN_FIELDS))]


def _heads(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, KNOWN[name].head) for name in names)


def _known(columns: list[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    """A field that no version knows any more is left out."""
    return tuple((one["field"], one["head"]) for one in columns if one["field"] in KNOWN)


def told_rows(account: Account, found: Listed, *, newest_first: bool) -> Iterator[Told]:
    """All rows of a list in its order, each with what stands beside it; some at a time, so that many need no room."""
    today = timezone.localdate()
    number, after = 0, ""
    while True:
        # Page by page by key: no cursor stays open, so what is written meanwhile is not in the way.
        page = page_of(found, newest_first=newest_first, after=after, size=_AT_ONCE)
        papers = paper_words(account, [row.paper_id for row in page.rows])
        parts = taking_part({row.task_id for row in page.rows}, sides=(Side.LEAD, Side.SUPPORT))
        for row in page.rows:
            number += 1
            yield Told(number, row, papers.get(row.paper_id or 0, ""), _for_eyes(found, row, parts.get(row.task_id, [])), today)
        if page.after is None:
            break
        after = page.after


def _for_eyes(found: Listed, row: Row, parts: list[Part]) -> list[Part]:
    """Who supports, and what others reported, is for the office and for the lead; everybody may know who leads."""
    if found.whole or row.side == Side.LEAD:
        return parts
    return [part._replace(result="") for part in parts if part.side == Side.LEAD]


def paper_words(account: Account, papers: Iterable[int | None]) -> dict[int, str]:
    """`Công văn 12/STC-ĐT ngày 02/11/2026`, of those papers that the person may see. One query."""
    wanted = {paper for paper in papers if paper is not None}
    rows = registry.visible_to(account).filter(pk__in=wanted).values_list("pk", "type", "number", "date")
    return {pk: _paper(kind, number, date) for pk, kind, number, date in rows}


def _paper(kind: str, number: str, date: dt.date | None) -> str:
    name = f"{type_name(kind) if kind else 'Văn bản'} {number}".strip()
    return f"{name} ngày {date.day:02}/{date.month:02}/{date.year}" if date else name
