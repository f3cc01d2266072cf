"""How a task or an assignment stands to its deadline: computed from the deadline, the day it was done and today; never stored."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

SOON = 3  # days before a deadline from which it is near


class Timing(StrEnum):
    """The second axis of a task, beside its workflow."""

    NO_DEADLINE = "no-deadline"
    NOT_YET_DUE = "not-yet-due"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    EARLY = "early"
    ON_TIME = "on-time"
    LATE = "late"
    DONE = "done"  # without a deadline


WORDS = {
    Timing.NO_DEADLINE: "Không hạn",
    Timing.NOT_YET_DUE: "Trong hạn",
    Timing.DUE_SOON: "Sắp đến hạn",
    Timing.OVERDUE: "Quá hạn",
    Timing.EARLY: "Hoàn thành trước hạn",
    Timing.ON_TIME: "Hoàn thành đúng hạn",
    Timing.LATE: "Hoàn thành quá hạn",
    Timing.DONE: "Hoàn thành",
}


def timing(deadline: dt.date | None, done_on: dt.date | None, today: dt.date) -> Timing:
    """Where it stands on a local day. What is done on the day of its deadline is on time; what is not, is overdue from the day after."""
    if deadline is None:
        return Timing.DONE if done_on else Timing.NO_DEADLINE
    if done_on is not None:
        return Timing.LATE if done_on > deadline else Timing.ON_TIME if done_on == deadline else Timing.EARLY
    if today > deadline:
        return Timing.OVERDUE
    return Timing.DUE_SOON if deadline - today <= dt.timedelta(SOON) else Timing.NOT_YET_DUE


def days_late(deadline: dt.date | None, done_on: dt.date | None, today: dt.date) -> int:
    """How many calendar days after its deadline it was done, or is still not done; 0 when it is not late."""
    return max(0, ((done_on or today) - deadline).days) if deadline else 0
