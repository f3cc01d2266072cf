"""How a task stands today, as sign and words: late or soon by its deadline, else by its workflow."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from giaoban.office.work.models import Task, Workflow
from giaoban.office.work.timing import WORDS, Timing


class Standing(NamedTuple):
    """Sign and words; `over` where it is late; what stands below in small."""

    sign: str
    words: str
    below: str = ""
    over: bool = False


_SIGNS = {
    Workflow.DRAFT: "chua-giao",
    Workflow.ASSIGNED: "da-giao",
    Workflow.IN_PROGRESS: "dang-lam",
    Workflow.REPORTED: "cho-xac-nhan",
    Workflow.DONE: "xong",
    Workflow.RETURNED: "tra-lai",
    Workflow.PAUSED: "tam-dung",
    Workflow.DROPPED: "huy",
    Workflow.HANDED_OVER: "chuyen-giao",
}


def standing(task: Task, today: dt.date) -> Standing:
    """How it stands on a local day."""
    workflow, timing = Workflow(task.workflow), task.timing_on(today)
    due = f"hạn {task.deadline:%d/%m}" if task.deadline else "không hạn"
    if workflow == Workflow.DONE and task.done_on is not None:
        return Standing("xong", f"Xong {task.done_on:%d/%m}", WORDS[timing].removeprefix("Hoàn thành ") if timing else "")
    if timing == Timing.OVERDUE:
        return Standing("qua-han", f"Quá {task.days_late_on(today)} ngày", due, over=True)
    if workflow in (Workflow.REPORTED, Workflow.PAUSED, Workflow.DROPPED, Workflow.HANDED_OVER, Workflow.RETURNED):
        return Standing(_SIGNS[workflow], _short(workflow), due)
    if timing == Timing.DUE_SOON and task.deadline is not None:
        days = (task.deadline - today).days
        return Standing("con-han", f"Còn {days} ngày" if days else "Hôm nay", due)
    return Standing(_SIGNS[workflow], workflow.label, due)


def _short(workflow: Workflow) -> str:
    return "Chờ xác nhận" if workflow == Workflow.REPORTED else workflow.label
