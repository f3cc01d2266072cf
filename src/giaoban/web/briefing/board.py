"""The board of a briefing put together: last time's conclusions, what is overdue by leader, what asks for a decision, this week's meetings
and work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings.entries import Entry
from giaoban.office.meetings.weeks import live_entries
from giaoban.office.work import briefing_queries as queries
from giaoban.office.work import briefing_rules, rules
from giaoban.office.work.minutes import sentence
from giaoban.office.work.models import Board, Briefing, BriefingItem, Task
from giaoban.web.briefing.rows import LABELS, Desk, Row, row_of_extension, row_of_item, row_of_meeting, row_of_objection, row_of_task
from giaoban.web.briefing.wall import for_the_wall
from giaoban.web.drawing import drawn

_SINCE = dt.timedelta(7)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the board; of what is overdue one for each leader in charge."""

    key: str
    title: str
    many: int
    rows: list[Row]
    over: bool = False
    second: str = ""
    more: bool = False  # no more than `many` are read; there are others
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What has been said at this briefing."""

    item: BriefingItem
    text: str


@dataclass(slots=True)
class Shown:
    """All that a board shows."""

    briefing: Briefing
    writes: bool
    on_the_wall: bool
    before: Briefing | None
    sections: list[Section] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    totals: dict[str, int] = field(default_factory=dict)
    more: set[str] = field(default_factory=set)  # of the totals: those that say no more than how many were read

    @property
    def first_key(self) -> str:
        """The row that is current when the board is opened."""
        return next((row.key for section in self.sections for row in section.rows if row.choices or not self.writes), "")


def show(account: Account, briefing: Briefing, *, wall: bool) -> Shown:
    """The board as this person sees it, in a fixed number of queries."""
    today, board = timezone.localdate(), briefing.board
    before = queries.briefing_before(account, briefing)
    last = [_of_last_time(item) for item in _items(account, before)] if before else []
    overdue, due = queries.overdue_on(account, board, today), queries.due_on(account, board, today)
    asked = queries.asked_on(account, board)
    done = queries.done_since(account, board, before.held_on if before else today - _SINCE)
    held = _meetings(account, board, today)
    about = [task.pk for task in (*overdue.tasks, *due, *done)] + [item.task_id for item, _ in last if item.task_id is not None]
    masked = wall or board.is_enlarged
    desk = Desk(
        today, briefing_rules.may_write(account, briefing), rules.may_answer_all(account), masked,
        queries.leads_on(account, about), {verb: reverse(f"briefing-{verb}", args=[briefing.pk]) for verb in LABELS},
    )  # fmt: skip
    requests = [row_of_extension(desk, one) for one in asked.extensions] + [row_of_objection(desk, one) for one in asked.objections]
    shown = Shown(briefing, desk.writes, masked, before)
    shown.sections = [
        Section("lan-truoc", "Kết luận lần trước", len(last), [row_of_item(desk, item, text) for item, text in last], second=_when(before)),
        *_by_leader(desk, overdue),
        Section("vuong-mac", "Vướng mắc, xin ý kiến", len(requests), requests),
        Section("lich", "Lịch tuần này", len(held), [row_of_meeting(desk, entry) for entry in held]),
        Section("tuan-nay", "Việc đến hạn tuần này", len(due), [row_of_task(desk, task) for task in due], more=len(due) == queries.MOST),
        Section(
            "da-xong", "Xong từ giao ban trước", len(done), [row_of_task(desk, task) for task in done], more=len(done) == queries.MOST_DONE
        ),
    ]
    current = shown.first_key
    shown.sections = [replace(one, drawn=drawn("briefing/rows.jinja", rows=one.rows, current=current)) for one in shown.sections]
    shown.lines = [Line(item, _hidden(sentence(item), masked)) for item in _items(account, briefing)]
    shown.totals = {"over": sum(overdue.totals.values()), "asked": len(requests), "due": len(due), "done": len(done)}
    shown.more = {key for key, part in (("due", shown.sections[-2]), ("done", shown.sections[-1])) if part.more}
    return shown


def _meetings(account: Account, board: Board, today: dt.date) -> list[Entry]:
    """What is held within a week; nothing restricted where units sit, and nowhere a leader's own movements."""
    found = live_entries(account, today, today + _SINCE - dt.timedelta(1))
    return [one for one in found if not one.is_cancelled and (one.is_for_all if board.is_enlarged else not one.private)]


def _items(account: Account, briefing: Briefing) -> list[BriefingItem]:
    rows = queries.standing_items(account, briefing).prefetch_related(
        "task__assignments__organ__names", "task__assignments__person", "assignment__organ__names", "organ__names"
    )
    return list(rows[: queries.MOST])


def _of_last_time(item: BriefingItem) -> tuple[BriefingItem, str]:
    return item, sentence(item)


def _when(before: Briefing | None) -> str:
    return f"giao ban {before.held_on:%d/%m/%Y}" if before else "chưa có cuộc giao ban nào trước đây"


def _hidden(text: str, masked: bool) -> str:
    return for_the_wall(visible(text)) if masked else visible(text)


def _by_leader(desk: Desk, overdue: queries.Overdue) -> list[Section]:
    """One section a leader in charge, those with the most first; what nobody looks after at the end."""
    of: dict[int | None, list[Task]] = {}
    for task in overdue.tasks:
        of.setdefault(task.leader_id, []).append(task)
    order = sorted(of, key=lambda leader: (leader is None, -overdue.totals[leader], leader or 0))
    return [_overdue(desk, of[leader], overdue.totals[leader]) for leader in order] or [Section("qua-han", "Quá hạn", 0, [])]


def _overdue(desk: Desk, tasks: Sequence[Task], many: int) -> Section:
    leader = tasks[0].leader
    title = f"Quá hạn · đ/c {leader.full_name} phụ trách" if leader else "Quá hạn · chưa có lãnh đạo phụ trách"
    rows = [row_of_task(desk, task) for task in tasks]
    second = f"{len(rows)} việc lâu nhất trong {many}" if many > len(rows) else ""
    return Section(f"qua-han-{leader.pk if leader else 0}", title, many, rows, over=True, second=second)


KEYS: tuple[dict[str, Any], ...] = (
    {"keys": ["J", "K"], "label": "việc sau, trước"},
    {"keys": ["H"], "label": "gia hạn"},
    {"keys": ["C"], "label": "điều chuyển"},
    {"keys": ["X"], "label": "đã xong"},
    {"keys": ["N"], "label": "kết luận"},
    {"keys": ["T"], "label": "giao thêm"},
    {"keys": ["U"], "label": "hoàn tác"},
    {"keys": ["+", "-"], "label": "cỡ chữ"},
)
