"""How a row of a list stands, as a sign and a word: the timing where it is late or soon, else the workflow."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from giaoban.office.work.columns import stands
from giaoban.office.work.listing import Row
from giaoban.office.work.models import Workflow
from giaoban.office.work.timing import Timing, days_late

# workflow -> sign and short word
WORKFLOWS = {
    Workflow.DRAFT: ("chua-giao", "Chưa giao"),
    Workflow.ASSIGNED: ("da-giao", "Đã giao"),
    Workflow.IN_PROGRESS: ("dang-lam", "Đang làm"),
    Workflow.REPORTED: ("cho-xac-nhan", "Chờ xác nhận"),
    Workflow.DONE: ("xong", "Hoàn thành"),
    Workflow.RETURNED: ("tra-lai", "Trả lại"),
    Workflow.PAUSED: ("tam-dung", "Tạm dừng"),
    Workflow.DROPPED: ("huy", "Thôi theo dõi"),
    Workflow.HANDED_OVER: ("chuyen-giao", "Đã chuyển giao"),
}


class State(NamedTuple):
    """A sign and its word; `tone` where it is not the sign's own."""

    sign: str
    word: str
    tone: str = ""


def state_of(row: Row, today: dt.date) -> State:
    """What stands in a list for a row."""
    timing = stands(row, today)
    sign, word = WORKFLOWS[Workflow(row.workflow)]
    if timing == Timing.OVERDUE:
        return State("qua-han", f"Quá hạn {days_late(row.deadline, None, today)} ngày", "over")
    if timing == Timing.DUE_SOON and row.deadline is not None:
        left = (row.deadline - today).days
        return State("con-han", f"Còn {left} ngày" if left else "Hạn hôm nay", "soon")
    if timing == Timing.LATE:
        return State(sign, f"{word}, quá hạn {days_late(row.deadline, row.done_on, today)} ngày")
    return State(sign, word)
