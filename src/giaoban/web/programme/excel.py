"""A programme as an Excel file: what its page shows, and a sheet of every change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.http import HttpResponse
from django.utils import timezone

from giaoban.office.programme import queries
from giaoban.web.doors import Knock
from giaoban.web.programme.page import opened
from giaoban.web.programme.rows import Row, rows_of
from giaoban.web.targets.workbook import Cell, Page, sent, workbook

_HEADS = (
    "Số",
    "Nội dung",
    "Loại",
    "Chủ trì",
    "Lãnh đạo phụ trách",
    "Thời gian",
    "Thời gian trước đó",
    "Tình trạng",
    "Nhiệm vụ",
    "Thay đổi",
)
_WIDTHS = (9, 60, 18, 24, 20, 16, 20, 24, 28, 50)
_CHANGE_HEADS = ("Số", "Nội dung", "Thay đổi", "Thời gian cũ", "Thời gian mới", "Lý do", "Ai", "Lúc")
_CHANGE_WIDTHS = (9, 50, 26, 18, 18, 40, 34, 18)


def programme(request: Knock, programme_id: int) -> HttpResponse:
    """The lines with their states, and every change of them."""
    one, today = opened(request, programme_id), timezone.localdate()
    rows = rows_of(request.user, queries.lines_of(request.user, one), today)
    pages = [
        Page("Chương trình", _HEADS, [_line(row) for row in rows], _WIDTHS),
        Page("Thay đổi", _CHANGE_HEADS, _changes(rows), _CHANGE_WIDTHS),
    ]
    return sent(workbook(pages), f"chuong-trinh-{one.kind}-{one.first:%Y-%m-%d}.xlsx")


def _line(row: Row) -> Sequence[Cell]:
    line = row.line
    due: Cell = dt.date.fromisoformat(line.due) if len(line.due) == len("2026-11-25") and line.stands else row.time
    changes = "\n".join(part for part in (row.came, *(change.sentence for change in row.changes)) if part)
    return (
        line.number, row.text, line.get_kind_display(), str(line.organ or ""), str(line.leader or ""), due, ", ".join(row.earlier),
        row.state.word, row.summary, changes,
    )  # fmt: skip


def _changes(rows: Sequence[Row]) -> list[Sequence[Cell]]:
    return [
        (row.line.number, row.text, one.head, one.before, one.after, one.reason, one.who, one.when) for row in rows for one in row.changes
    ]
