"""What the board of a briefing shows, each part bounded: a fixed number of queries, however much work there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Kind, one_of, sees_some
from giaoban.office.work import rules
from giaoban.office.work.models import (
    IS_CLOSED,
    IS_OPEN,
    UNDERWAY,
    Assignment,
    Board,
    BoardViewer,
    Briefing,
    BriefingItem,
    Extension,
    Objection,
    Progress,
    Task,
)
from giaoban.office.work.queries import extensions_visible_to, leads_of, objections_visible_to, visible_to

OF_A_LEADER = 6  # overdue tasks of one leader that are shown
MOST_OVERDUE = 60
MOST_DONE = 10
MOST = 30
_WEEK = 7


def boards_visible_to(account: Account) -> QuerySet[Board]:
    """The boards a person sits at."""
    if not sees_some(account, Kind.WORK):
        return Board.objects.none()
    mine = Q(role__in=list(account.roles))
    if account.person_id is not None:
        mine |= Q(person_id=account.person_id)
    sits = BoardViewer.objects.filter(mine, board=OuterRef("pk"))
    return Board.objects.filter(Exists(sits)).prefetch_related("viewers").order_by("pk")


def briefings_visible_to(account: Account) -> QuerySet[Briefing]:
    """The briefings of those boards, the last first."""
    seen = Briefing.objects.filter(board__in=boards_visible_to(account)).select_related("board", "chair")
    return seen.prefetch_related("board__viewers")


def items_visible_to(account: Account) -> QuerySet[BriefingItem]:
    """What was said at them, as far as the person sees the tasks it is about; what was taken back too."""
    open_there = Q(briefing__board__kind=Board.Kind.LEADERS) | Q(task__confidentiality=Confidentiality.OPEN)
    seen = Q(task=None) | (open_there & one_of(visible_to(account), "task"))
    rows = BriefingItem.objects.filter(seen, briefing__board__in=boards_visible_to(account))
    return rows.select_related("task", "briefing__board", "assignment__organ", "organ")


def standing_items(account: Account, briefing: Briefing) -> QuerySet[BriefingItem]:
    """What was said at one briefing and was not taken back."""
    return items_visible_to(account).filter(briefing=briefing, taken_back_at=None)


def briefing_before(account: Account, briefing: Briefing) -> Briefing | None:
    """The last one of the same board that was closed."""
    closed = briefings_visible_to(account).filter(board=briefing.board_id, state=Briefing.State.CLOSED, held_on__lt=briefing.held_on)
    return closed.first()


def minute_of(account: Account, task: Task) -> BriefingItem | None:
    """The line of a briefing in which a task was ordered: its evidence."""
    return minutes_of(account, [task]).get(task.pk)


def minutes_of(account: Account, tasks: Iterable[Task]) -> dict[int, BriefingItem]:
    """The same for many tasks at once: task → line; tasks that were not ordered at a briefing are left out. One query."""
    keys = [task.pk for task in tasks]
    found: dict[int, BriefingItem] = {}
    for item in items_visible_to(account).filter(task__in=keys, kind=BriefingItem.Kind.ORDER, taken_back_at=None):
        if item.task_id is not None:
            found.setdefault(item.task_id, item)
    return found


def tasks_on(account: Account, board: Board) -> QuerySet[Task]:
    """The tasks that a person sees on a board."""
    if not board.is_enlarged:
        return visible_to(account)
    shown = Task.objects if rules.sees_all_of(account) is not None else visible_to(account)  # who sees all, sees all that is open
    return shown.filter(confidentiality=Confidentiality.OPEN)


def _underway_on(account: Account, board: Board) -> QuerySet[Task]:
    """Those that somebody is at; of who sees only his own, asked from his open shares, which are few, rather than of every task."""
    rows = tasks_on(account, board).filter(IS_OPEN, workflow__in=UNDERWAY)
    if rules.sees_all_of(account) is not None:
        return rows
    mine = Q(organ_id__in=account.organ_ids)
    if account.person_id is not None:
        mine |= Q(person_id=account.person_id)
    return rows.filter(pk__in=Assignment.objects.filter(IS_OPEN, mine).values("task"))


class Overdue(NamedTuple):
    """The oldest overdue tasks of each leader in charge, and how many each leader has in all (None: nobody looks after them)."""

    tasks: list[Task]
    totals: dict[int | None, int]


def overdue_on(account: Account, board: Board, today: dt.date) -> Overdue:
    """What is overdue on a local day, leader by leader, the oldest first."""
    late = _underway_on(account, board).filter(deadline__lt=today)
    place = Window(RowNumber(), partition_by=F("leader"), order_by=(F("deadline").asc(), F("pk").asc()))
    numbered = late.annotate(place=place, many=Window(Count("pk"), partition_by=F("leader"))).filter(place__lte=OF_A_LEADER)
    rows = list(numbered.order_by("leader", "deadline", "pk").values_list("pk", "leader", "many")[:MOST_OVERDUE])
    tasks = Task.objects.select_related("leader").in_bulk([pk for pk, _, _ in rows])
    return Overdue([tasks[pk] for pk, _, _ in rows], {leader: many for _, leader, many in rows})


def due_on(account: Account, board: Board, today: dt.date) -> list[Task]:
    """What is due from a local day to the end of its week, and by the same weekday a week later at the most."""
    until = today + dt.timedelta(_WEEK - 1)
    rows = _underway_on(account, board).filter(deadline__gte=today, deadline__lte=until)
    return list(rows.select_related("leader").order_by("deadline", "pk")[:MOST])


def done_since(account: Account, board: Board, since: dt.date) -> list[Task]:
    """What was done from a local day on, the last first."""
    rows = tasks_on(account, board).filter(IS_CLOSED, done_on__gte=since)  # what is closed and has its day is done: by the index
    return list(rows.select_related("leader").order_by("-done_on", "-pk")[:MOST_DONE])


class Asked(NamedTuple):
    """What asks for a decision: more time, and what units say against an assignment."""

    extensions: list[Extension]
    objections: list[Objection]


def asked_on(account: Account, board: Board) -> Asked:
    """Vướng mắc: what waits for an answer, the oldest first."""
    more = ("assignment__organ", "assignment__person", "assignment__task__leader", "asked_by__person")
    extensions, objections = extensions_visible_to(account), objections_visible_to(account)
    if board.is_enlarged:
        if rules.sees_all_of(account) is not None:  # who sees all, sees all that is open: not asked of every task
            extensions, objections = Extension.objects.all(), Objection.objects.all()
        open_ones = Q(assignment__task__confidentiality=Confidentiality.OPEN)
        extensions, objections = extensions.filter(open_ones), objections.filter(open_ones)
    extensions = extensions.filter(answer="").select_related(*more).prefetch_related("assignment__organ__names")
    objections = objections.filter(answer="").select_related(*more, "organ").prefetch_related("assignment__organ__names", "organ__names")
    return Asked(list(extensions.order_by("pk")[:MOST]), list(objections.order_by("pk")[:MOST]))


def leads_on(account: Account, tasks: list[int]) -> dict[int, list[Assignment]]:
    """Who leads each task; with the last words that were reported (`last`), where the person sees the work as the office does."""
    words = Progress.objects.filter(assignment=OuterRef("pk")).order_by("-pk").values("text")[:1]
    rows = leads_of(tasks)
    if rules.sees_all_of(account) is not None:
        rows = rows.annotate(last=Subquery(words))
    found: dict[int, list[Assignment]] = {}
    for share in rows:
        found.setdefault(share.task_id, []).append(share)
    return found
