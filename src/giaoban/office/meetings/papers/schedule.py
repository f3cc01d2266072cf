"""Lịch công tác tuần and its thay đổi, bổ sung: a week as a wide table, an entry a row, for a page that lies on its long side. One that is
not published yet (an issue that was not kept) says that it is a draft.

What is given is what the reader may see; who receives citizens stands in it, never who comes (`office.meetings.entries`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from giaoban.office.directory.heads import Head
from giaoban.office.meetings.differing import WEEKDAYS, change_words
from giaoban.office.meetings.entries import Entry
from giaoban.office.meetings.kinds import Half
from giaoban.office.meetings.models import WeekIssue
from giaoban.office.meetings.papers.wording import clock_said
from giaoban.office.meetings.weeks import LAST, Difference
from giaoban.writing.paper import Block, Column, Paper, Paragraph, Table

COLUMNS = (
    Column("Ngày", 24),
    Column("Buổi", 15, centred=True),
    Column("Thời gian, nội dung", 72),
    Column("Chủ trì", 28),
    Column("Thành phần", 42),
    Column("Địa điểm", 30),
    Column("Chuẩn bị", 28),
    Column("LĐVP", 22),
)
CHANGE = Column("Thay đổi", 38)
_PARTS = {Half.MORNING: "Sáng", Half.AFTERNOON: "Chiều", Half.EVENING: "Tối", Half.ALL_DAY: "Cả ngày"}
DRAFT = "Dự thảo"
_INSTEAD = "Lịch này thay giấy mời."
_THIS_INSTEAD = "(Thay giấy mời)"
Row = tuple[str, ...]


def week_paper(issue: WeekIssue, entries: Sequence[Entry], off: Mapping[dt.date, str], head: Head) -> Paper:
    """A whole week as it was published, or would be; `off` are its days off with a name of their own."""
    rows = tuple(_row(entry, issue.monday, said=issue.replaces_invitation) for entry in entries)
    table = Table(COLUMNS, rows, key=_key(issue))
    rest = (f"{WEEKDAYS[day.weekday()].replace('Thứ', 'thứ')} {day:%d/%m} ({name})" for day, name in off.items())
    return _paper("Lịch công tác", issue, [table, *(Paragraph(f"Ngày nghỉ: {words}.", "off") for words in rest)], head)


def changes_paper(issue: WeekIssue, changes: Sequence[Difference], head: Head) -> Paper:
    """Only what changed since the issue before: each entry as it is now, or as it was where it is no more, and what became of it."""
    rows = tuple((*_row(one.entry, issue.monday, said=issue.replaces_invitation), change_words(one)) for one in changes)
    return _paper("Lịch thay đổi, bổ sung", issue, [Table((*COLUMNS, CHANGE), rows, key=_key(issue))], head)


def _paper(kind: str, issue: WeekIssue, blocks: Sequence[Block], head: Head) -> Paper:
    last = issue.monday + LAST
    body = (Paragraph(_INSTEAD), *blocks) if issue.replaces_invitation else tuple(blocks)
    return Paper(
        **head.begin(f"{kind} tuần {issue.monday.isocalendar().week}", "") | {"symbol": ""},
        draft_mark="" if issue.pk else DRAFT,
        subject=f"(Từ ngày {issue.monday:%d/%m/%Y} đến ngày {last:%d/%m/%Y})",
        body=body,
        recipients=("Thường trực", "Các cơ quan, đơn vị", head.archive),
        signature=head.by_chief,
    )


def _key(issue: WeekIssue) -> str:
    return f"week:{issue.pk or issue.monday}"


def _row(entry: Entry, monday: dt.date, *, said: bool) -> Row:
    """An entry on its first day of that week; one that was moved to an earlier week on its own."""
    return (
        _date(max(entry.day, monday) if entry.last_day >= monday else entry.day),
        _PARTS[Half(entry.part)],
        _what(entry, said=said),
        entry.chair,
        entry.participants,
        entry.place,
        entry.prepared_by,
        entry.office_lead,
    )


def _date(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


def _what(entry: Entry, *, said: bool) -> str:
    """The hour and what is held; that it is not sure, lasts, stands for the invitation (unless that is `said` of all), or is not held."""
    hour = f"{clock_said(entry.time)}: " if entry.time else ""
    tentative = " (dự kiến)" if entry.is_tentative else ""
    until = f" (từ {entry.day:%d/%m} đến {entry.last_day:%d/%m})" if entry.last_day > entry.day else ""
    words = f"{hour}{' '.join(entry.title.split())}{tentative}{until}"
    if not entry.is_cancelled:
        return f"{words}\n{_THIS_INSTEAD}" if entry.replaces_invitation and not said else words
    return f"{words}\nKhông họp{f': {entry.why}' if entry.why else ''}"
