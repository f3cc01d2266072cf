"""The demo's Standing Board: last month's meeting with signed minutes, its notice, what came of it; yesterday's, still written on."""

from __future__ import annotations

import datetime as dt
import threading

from django.utils import timezone

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.jobs.worker import work as work_off
from giaoban.office.meetings import actions
from giaoban.office.meetings.kinds import Attendance, Body, MeetingKind, Part
from giaoban.office.meetings.models import Item, Meeting
from giaoban.office.registry import actions as registry
from giaoban.office.registry.models import Paper
from giaoban.office.registry.models import Part as Kept
from giaoban.office.work import actions as work
from giaoban.office.work.actions import Ordered, Share
from giaoban.office.work.models import Origin, Side, Task

TITLE = "Hội nghị Ban Thường vụ Đảng ủy"
_FOREST = (
    "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát phương án phòng cháy, chữa cháy rừng mùa khô; hoàn thành trước ngày {day}."
)
_HOUSE = "Thống nhất chủ trương xây dựng nhà văn hóa thôn Đồng Cao bằng nguồn xã hội hóa."
_BUDGET = "Giao Ủy ban nhân dân xã lập dự toán sửa chữa kênh mương nội đồng; báo cáo Ban Thường vụ trước ngày {day}."
_NOTICE = """ĐẢNG BỘ TỈNH AN BÌNH
ĐẢNG ỦY XÃ MINH SƠN
*
ĐẢNG CỘNG SẢN VIỆT NAM
Minh Sơn, ngày {sent:%d} tháng {sent:%m} năm {sent:%Y}

THÔNG BÁO
kết luận của Ban Thường vụ Đảng ủy tại hội nghị ngày {held:%d/%m/%Y}

Tại hội nghị ngày {held:%d/%m/%Y}, Ban Thường vụ Đảng ủy xã đã thảo luận và kết luận như sau:
1. {forest}
2. {house}
3. {budget}
Văn phòng Đảng ủy thông báo để các cơ quan, đơn vị biết, thực hiện.
"""


def load_sitting(accounts: dict[str, Account], organs: dict[str, Organ], today: dt.date) -> None:
    """Make both meetings, for a local day: the later one on the weekday before, the other three weeks earlier."""
    last = _weekday_before(today)
    held = _held(accounts, organs, last - dt.timedelta(21))
    _notice(accounts, held)
    _last(accounts, organs, last)


def _weekday_before(today: dt.date) -> dt.date:
    day = today - dt.timedelta(1)
    return day - dt.timedelta(max(0, day.weekday() - 4))


def _meeting(
    accounts: dict[str, Account], organs: dict[str, Organ], day: dt.date, *matters: tuple[str, Organ | None]
) -> tuple[Meeting, list[Item]]:
    mai = accounts["mai"]
    meeting = actions.enter_meeting(
        mai, kind=MeetingKind.CONFERENCE, body=Body.STANDING_BOARD, title=TITLE, day=day, half="morning", time=dt.time(8),
        place="Phòng họp Đảng ủy", chair=_person(accounts["hoa"]), prepared_by=organs["VP"],
        participants="Ủy viên Ban Thường vụ; đơn vị chuẩn bị dự nội dung của mình",
    )  # fmt: skip
    members = [_person(accounts[name]) for name in ("hoa", "thu", "minh")]
    actions.call(mai, meeting.pk, people=members)
    actions.call(mai, meeting.pk, people=[_person(accounts["ha"])], part=Part.SECRETARY)
    actions.call(mai, meeting.pk, organs=[organ for _, organ in matters if organ is not None], part=Part.GUEST)
    items = [
        actions.add_item(mai, meeting.pk, number=f"{n}.", title=title, prepared_by=organ, confidential=organ is None)
        for n, (title, organ) in enumerate(matters, 1)
    ]
    return meeting, items


def _held(accounts: dict[str, Account], organs: dict[str, Organ], day: dt.date) -> Meeting:
    mai = accounts["mai"]
    meeting, (forest, house, people) = _meeting(
        accounts, organs, day, ("Phương án phòng cháy, chữa cháy rừng", organs["PKT"]), ("Xây dựng nhà văn hóa thôn", organs["UB"]),
        ("Công tác cán bộ", None),
    )  # fmt: skip
    _there(mai, meeting)
    actions.write_note(mai, meeting.pk, forest.pk, "Trưởng phòng Kinh tế báo cáo.\nBan Thường vụ thảo luận, thống nhất.", shown=0)
    actions.write_note(mai, meeting.pk, people.pk, "Thảo luận, biểu quyết theo quy định.", shown=0)
    actions.change_minutes(mai, meeting.pk, meeting.record.revision, opened_at=dt.time(8), closed_at=dt.time(10, 40))
    by, later = day + dt.timedelta(14), day + dt.timedelta(35)
    one = actions.conclude(mai, meeting.pk, _FOREST.format(day=f"{by:%d/%m/%Y}"), item_id=forest.pk)
    actions.conclude(mai, meeting.pk, _HOUSE, item_id=house.pk, no_task=True)
    two = actions.conclude(mai, meeting.pk, _BUDGET.format(day=f"{later:%d/%m/%Y}"))
    shares = (Share(organ=organs["PKT"]), Share(organ=organs["CAX"], side=Side.SUPPORT))
    done = _order(mai, one.pk, "Rà soát phương án phòng cháy, chữa cháy rừng mùa khô", shares, by)
    _order(mai, two.pk, "Lập dự toán sửa chữa kênh mương nội đồng", (Share(organ=organs["UB"]),), later)
    meeting.refresh_from_db()
    actions.sign_minutes(mai, meeting.pk, meeting.record.revision)
    helps = done.assignments.get(side=Side.SUPPORT)
    work.report_done(accounts["cuong"], helps.pk, helps.revision, "Đã bố trí lực lượng trực.", on=min(by, timezone.localdate()))
    share = done.assignments.get(side=Side.LEAD)
    work.report_done(accounts["binh"], share.pk, share.revision, "Đã rà soát, bổ sung 4 chốt trực.", on=min(by, timezone.localdate()))
    done.refresh_from_db()
    work.confirm(mai, done.pk, done.revision)
    return meeting


def _notice(accounts: dict[str, Account], meeting: Meeting) -> None:
    """The notice, in time: taken in, registered as outgoing, returned with handwriting, signed."""
    lan, mai = accounts["lan"], accounts["mai"]
    assert meeting.day is not None
    sent, by, later = (meeting.day + dt.timedelta(days) for days in (4, 14, 35))
    words = {"forest": _FOREST.format(day=f"{by:%d/%m/%Y}"), "house": _HOUSE, "budget": _BUDGET.format(day=f"{later:%d/%m/%Y}")}
    text = _NOTICE.format(held=meeting.day, sent=sent, **words)
    arrival = registry.take_in(lan, data=text.encode(), name="thong-bao-ket-luan-btv.txt", key="demo:thong-bao-ket-luan-btv")
    work_off(threading.Event(), until_idle=True)
    arrival.refresh_from_db()
    assert arrival.paper_id is not None
    paper = Paper.objects.get(pk=arrival.paper_id)
    registry.change_direction(lan, paper.pk, paper.revision, "out")
    registry.register_outgoing(lan, paper.pk, on=sent)
    signed = text.replace("để các cơ quan, đơn vị biết, thực hiện", "để các cơ quan, đơn vị biết, tổ chức thực hiện nghiêm túc")
    meeting.refresh_from_db()
    actions.link_notice(mai, meeting.pk, meeting.revision, paper.pk)
    actions.add_version(lan, meeting.pk, Kept.Kind.SCAN, data=signed.encode(), name="thong-bao-ket-luan-btv-da-ky.txt")
    work_off(threading.Event(), until_idle=True)


def _last(accounts: dict[str, Account], organs: dict[str, Organ], day: dt.date) -> None:
    """Written on still: the secretary was away and the deputy in the chair; a conclusion waits; the clock runs."""
    mai, ha = accounts["mai"], accounts["ha"]
    meeting, (report, people) = _meeting(
        accounts, organs, day, ("Dự thảo Báo cáo kết quả năm và nhiệm vụ năm tới", organs["VP"]), ("Công tác cán bộ", None)
    )  # fmt: skip
    minutes = actions.begin_minutes(ha, meeting.pk)
    actions.change_minutes(ha, meeting.pk, minutes.revision, chair=_person(accounts["thu"]), opened_at=dt.time(8))
    _there(mai, meeting, away=_person(accounts["hoa"]))
    actions.write_note(ha, meeting.pk, report.pk, "Chánh Văn phòng trình bày dự thảo.\nĐề nghị bổ sung số liệu giảm nghèo.", shown=0)
    actions.conclude(
        ha, meeting.pk, "Giao Văn phòng Đảng ủy hoàn chỉnh dự thảo Báo cáo, gửi lại Ban Thường vụ trong 5 ngày.", item_id=report.pk
    )
    actions.write_note(mai, meeting.pk, people.pk, "Ban Thường vụ thảo luận.", shown=0)
    meeting.refresh_from_db()
    actions.hold_meeting(mai, meeting.pk, meeting.revision)


def _there(mai: Account, meeting: Meeting, away: Person | None = None) -> None:
    for seat in meeting.attendees.all():
        actions.mark_attendance(mai, seat.pk, seat.revision, Attendance.EXCUSED if away and seat.person == away else Attendance.PRESENT)


def _order(mai: Account, conclusion_id: int, title: str, shares: tuple[Share, ...], by: dt.date) -> Task:
    return actions.order_from(mai, conclusion_id, Ordered(title, Origin.CONCLUSION, shares, deadline=by)).task


def _person(account: Account) -> Person:
    assert account.person is not None
    return account.person
