"""The demo's briefings: last Monday's, closed with five conclusions of which each went its own way, and this week's, still open."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.work import actions
from giaoban.office.work.actions import Ordered, Share
from giaoban.office.work.models import Assignment, Board, Briefing, BriefingItem, Objection, Origin, Side, Task

_PRESENT = "Thường trực Đảng ủy; Chánh Văn phòng"
_WIDE = "Thường trực Đảng ủy; trưởng các cơ quan, đơn vị; bí thư các chi bộ thôn"


def load_briefings(accounts: dict[str, Account], organs: dict[str, Organ], today: dt.date) -> None:
    """Make the briefings of both boards, for a local day. Call it after the demo's work, whose tasks then stand on the boards too."""
    monday = today - dt.timedelta(today.weekday())
    mai, chair = accounts["mai"], _person(accounts["hoa"])
    last = actions.open_briefing(mai, Board.Kind.LEADERS, monday - dt.timedelta(7), chair=chair, present=_PRESENT)
    dam, culverts, list_ = _conclude_last_week(mai, organs, last, monday)
    _close(mai, last)
    _go_on(accounts, organs, dam, culverts, list_, today)
    actions.open_briefing(mai, Board.Kind.LEADERS, monday, chair=chair, present=_PRESENT)
    actions.open_briefing(mai, Board.Kind.ENLARGED, monday, chair=chair, present=_WIDE)


def _conclude_last_week(mai: Account, organs: dict[str, Organ], last: Briefing, monday: dt.date) -> tuple[Task, Task, Task]:
    """Two conclusions without a task, three orders."""
    actions.conclude(mai, last.pk, "Các cơ quan, đơn vị trực ban 24/24 giờ trong thời gian mưa lớn.")
    dam = _order(mai, last, "Kiểm tra đập Khe Lim, báo cáo mực nước", organs["PKT"], None, monday - dt.timedelta(4))
    culverts = _order(mai, last, "Cắm biển cảnh báo các ngầm, tràn", organs["CAX"], organs["BCH"], monday - dt.timedelta(3))
    list_ = _order(mai, last, "Lập danh sách hộ cần di dời ven suối", organs["PVH"], organs["MT"], monday - dt.timedelta(5))
    actions.conclude(mai, last.pk, "Văn phòng tổng hợp kết quả, báo cáo tại giao ban tuần sau.")
    return dam, culverts, list_


def _order(mai: Account, held: Briefing, title: str, lead: Organ, support: Organ | None, by: dt.date) -> Task:
    shares = [Share(organ=lead), *([Share(organ=support, side=Side.SUPPORT)] if support else [])]
    item = actions.order_at(mai, held.pk, Ordered(title, Origin.BRIEFING, tuple(shares), deadline=by, told=f"Giao {lead}: {title}"))
    assert item.task is not None
    return item.task


def _close(mai: Account, last: Briefing) -> None:
    """Closed, and set back to the Monday on which it was held."""
    actions.close_briefing(mai, last.pk, last.revision)
    at = dt.datetime.combine(last.held_on, dt.time(9), timezone.get_default_timezone())
    Briefing.objects.filter(pk=last.pk).update(opened_at=at - dt.timedelta(hours=1), closed_at=at)
    BriefingItem.objects.filter(briefing=last).update(at=at)
    Task.objects.filter(said_at_briefings__briefing=last).update(given_at=at)


def _go_on(accounts: dict[str, Account], organs: dict[str, Organ], dam: Task, culverts: Task, list_: Task, today: dt.date) -> None:
    """One was done, one is late and asks for time, one is held up by another unit."""
    done = _lead(dam)
    reported = min(today, dam.deadline or today)
    actions.report_done(accounts["binh"], done.pk, done.revision, "Mực nước dưới báo động 1, cống an toàn.", on=reported)
    dam.refresh_from_db()
    actions.confirm(accounts["mai"], dam.pk, dam.revision)
    actions.note_progress(accounts["cuong"], _lead(culverts).pk, "Đã cắm 6 trên 9 ngầm, chờ biển.")
    actions.ask_extension(accounts["cuong"], _lead(culverts).pk, today + dt.timedelta(4), "Thiếu 3 biển, xưởng hẹn giao cuối tuần.")
    actions.note_progress(accounts["yen"], _lead(list_).pk, "Đã lập danh sách 14 hộ ở hai thôn.")
    held_up = "Chưa có số liệu hộ của hai thôn còn lại."
    actions.object_to(accounts["yen"], _lead(list_).pk, Objection.Kind.BLOCKED, held_up, organ=organs["MT"])


def _lead(task: Task) -> Assignment:
    return task.assignments.get(side=Side.LEAD, closed=False)


def _person(account: Account) -> Person:
    assert account.person is not None
    return account.person
