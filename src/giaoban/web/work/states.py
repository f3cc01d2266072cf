"""A task or a share in a sign and a word. Two axes: how far it is, and how it stands to its deadline; a list shows one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from giaoban.office.work.models import WAITED_FOR, Timed, Workflow
from giaoban.office.work.timing import Timing, days_late
from giaoban.web.templatetags.office import short_day, week_day


@dataclass(frozen=True, slots=True)
class Shown:
    """A state as `{% sign %}` takes it; `tone` where the sign alone does not say it."""

    sign: str
    word: str
    tone: str = ""

    @property
    def is_over(self) -> bool:
        """Is it overdue?"""
        return self.tone == "over"


_WORKFLOWS = {
    Workflow.DRAFT: Shown("chua-giao", "Chưa giao"),
    Workflow.ASSIGNED: Shown("da-giao", "Đã giao"),
    Workflow.IN_PROGRESS: Shown("dang-lam", "Đang làm"),
    Workflow.REPORTED: Shown("cho-xac-nhan", "Chờ xác nhận"),
    Workflow.DONE: Shown("xong", "Hoàn thành"),
    Workflow.RETURNED: Shown("tra-lai", "Trả lại"),
    Workflow.PAUSED: Shown("tam-dung", "Tạm dừng"),
    Workflow.DROPPED: Shown("huy", "Thôi theo dõi"),
    Workflow.HANDED_OVER: Shown("chuyen-giao", "Đã chuyển giao"),
}


def how_far(thing: Timed) -> Shown:
    """The first axis."""
    return _WORKFLOWS[Workflow(thing.workflow)]


def how_timed(thing: Timed, today: dt.date) -> Shown | None:
    """The second axis: overdue, soon, in time; done early, in time, late. None for what has no deadline, or whose deadline rests."""
    late = thing.days_late_on(today)
    match thing.timing_on(today):
        case Timing.OVERDUE:
            return Shown("qua-han", f"Quá hạn {late} ngày", "over")
        case Timing.DUE_SOON | Timing.NOT_YET_DUE as timing:
            assert thing.deadline is not None
            left = (thing.deadline - today).days
            return Shown("con-han", f"Còn {left} ngày" if left else "Đến hạn hôm nay", "soon" if timing == Timing.DUE_SOON else "quiet")
        case Timing.EARLY | Timing.ON_TIME | Timing.LATE:
            return Shown("xong", f"Xong {short_day(thing.done_on)}, {_compared(thing, late)}")
        case _:
            return None


def _compared(thing: Timed, late: int) -> str:
    if late:
        return f"quá hạn {late} ngày"
    assert thing.deadline is not None
    assert thing.done_on is not None
    early = (thing.deadline - thing.done_on).days
    return f"sớm {early} ngày" if early else "đúng hạn"


def in_a_list(thing: Timed, today: dt.date) -> Shown:
    """What a list shows: the timing where it is late or soon, else how far it is."""
    if thing.workflow in WAITED_FOR and (timed := how_timed(thing, today)) and timed.tone in {"over", "soon"}:
        return timed
    return how_far(thing)


def lateness(thing: Timed, today: dt.date) -> list[str]:
    """What stands beside a deadline: the first one where it was moved, and the lateness against both."""
    if thing.deadline is None or not thing.is_timed:
        return []
    late = thing.days_late_on(today)
    if thing.first_deadline in {None, thing.deadline}:
        return []
    first = days_late(thing.first_deadline, thing.done_on, today)
    parts = [f"hạn ban đầu {week_day(thing.first_deadline)}"]
    if first:
        parts.append(f"chậm {first} ngày so với hạn ban đầu" + (f", {late} ngày so với hạn này" if late else ", không chậm so với hạn này"))
    return parts
