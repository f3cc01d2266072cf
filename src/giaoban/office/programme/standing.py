"""How a line stands on a day: by its state, the tasks that carry it out, its time and today. Computed, never stored. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from giaoban.office.programme.models import Line, LineKind, LineState
from giaoban.office.programme.when import last_day
from giaoban.office.work.models import Timed, Workflow
from giaoban.office.work.timing import SOON, Timing

_GONE = (Workflow.DROPPED, Workflow.HANDED_OVER)
STEADY = (LineKind.DIRECTION, LineKind.RECURRING)  # followed all the time: they need no day
_HELD = (LineKind.MEETING, LineKind.ITEM)


class Standing(StrEnum):
    """How a line stands."""

    DONE = "done"
    OVER = "over"
    SOON = "soon"
    UNTOLD = "untold"  # the day of a meeting is past, and nobody has said that it was held
    UNDERWAY = "underway"
    STEADY = "steady"  # followed all the time, without a day
    WAITING = "waiting"
    UNSET = "unset"
    WITHDRAWN = "withdrawn"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Stand:
    """How a line stands, and by how many days it is late."""

    standing: Standing
    days_late: int = 0


def standing_of(line: Line, tasks: Iterable[Timed], today: dt.date) -> Stand:
    """How a line stands on a local day; `tasks` are those of its tasks, or the shares in them, that the reader follows."""
    if not line.stands:
        return Stand(Standing.WITHDRAWN if line.state == LineState.WITHDRAWN else Standing.CARRIED)
    live = [task for task in tasks if task.workflow not in _GONE]
    if line.done_on is not None or (live and all(task.workflow == Workflow.DONE for task in live)):
        return Stand(Standing.DONE)
    last = last_day(line.due)
    if last is not None:
        return _by_its_day(line, live, (today - last).days)
    late = max((task.days_late_on(today) for task in live if task.timing_on(today) == Timing.OVERDUE), default=0)
    if late:
        return Stand(Standing.OVER, late)
    if any(task.workflow != Workflow.DRAFT for task in live):
        return Stand(Standing.UNDERWAY)
    return Stand(Standing.STEADY if line.kind in STEADY else Standing.UNSET)


def _by_its_day(line: Line, live: list[Timed], late: int) -> Stand:
    if late > 0:
        return Stand(Standing.UNTOLD) if line.kind in _HELD and not live else Stand(Standing.OVER, late)
    if late >= -SOON:
        return Stand(Standing.SOON, late)
    return Stand(Standing.UNDERWAY if any(task.workflow != Workflow.DRAFT for task in live) else Standing.WAITING)
