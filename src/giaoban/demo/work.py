"""The demo's work: some sixty tasks in every state, through the same acts as in any office: whatever can be seen is there to see."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from giaoban.demo.orders import ORDERS, TEMPLATES, DemoOrder
from giaoban.office.directory.models import Account, Organ
from giaoban.office.evidence.models import FactKind
from giaoban.office.registry.actions import Order, record_annotation
from giaoban.office.registry.models import Paper
from giaoban.office.review.actions import accept, accept_ours
from giaoban.office.review.models import Proposal, State
from giaoban.office.work import actions
from giaoban.office.work.actions import Ordered, Share
from giaoban.office.work.models import Answer, Objection, Orientation, Origin, Side, Task, Workflow

CONCLUSIONS = "52-TB/ĐU"  # the notice whose tasks are handed out
PROGRAMME = "14-CTr/ĐU"  # some of its directions are followed
NOTED = "77-TB/BTCTU"  # the paper that bears an annotation
_FOLLOWED = 5
_HOLDERS = {"PKT": "binh", "PVH": "yen", "CAX": "cuong", "CB1": "tam"}  # who reports for a unit; the office for the others


class Demo:
    """Who acts in which organs on which day, while the demo is made."""

    def __init__(self, accounts: dict[str, Account], organs: dict[str, Organ], today: dt.date) -> None:
        self.accounts, self.organs, self.today = accounts, organs, today
        self.tasks: dict[str, Task] = {}
        self.keys = {organ.pk: key for key, organ in organs.items()}

    def day(self, ahead: int) -> dt.date:
        """Days from today."""
        return self.today + dt.timedelta(ahead)

    def reporter(self, organ_id: int | None) -> Account:
        """Who reports for a unit."""
        return self.accounts[_HOLDERS.get(self.keys.get(organ_id or 0, ""), "ha")]


def load_work(accounts: dict[str, Account], organs: dict[str, Organ], today: dt.date) -> None:
    """Make the demo's tasks, requests, orientations and templates."""
    demo = Demo(accounts, organs, today)
    for order in ORDERS:
        demo.tasks[order.title] = carry_out(demo, order)
    _ask(demo)
    _part(demo)
    _give_in_person(demo)
    _from_papers(demo)
    _follow_directions(demo)
    _keep_templates(demo)


def carry_out(demo: Demo, order: DemoOrder) -> Task:
    """One of the orders, carried as far as it is."""
    ha, mai = demo.accounts["ha"], demo.accounts["mai"]
    task = actions.enter_task(ha, _ordered(demo, order))
    if order.state == "draft":
        return task
    task = actions.hand_out(ha, task.pk, task.revision)
    if order.state == "assigned":
        return task
    if order.state in {"doing", "paused", "dropped"}:
        _note(demo, task, order)
    if order.state in {"reported", "done", "returned"}:
        _report(demo, task, order)
    task.refresh_from_db()
    if order.state == "done":
        actions.confirm(mai, task.pk, task.revision, answer_number=order.answer)
    elif order.state == "returned":
        actions.return_task(mai, task.pk, task.revision, order.said)
    elif order.state == "paused":
        actions.pause(mai, task.pk, task.revision, order.said)
    elif order.state == "dropped":
        actions.stop_following(mai, task.pk, task.revision, order.said)
    return task


def _ordered(demo: Demo, order: DemoOrder) -> Ordered:
    sides = [(order.lead, Side.LEAD)] if order.lead else []
    sides += [(key, Side.SUPPORT) for key in order.support]
    giver = demo.accounts[order.giver].person
    told = order.title if order.origin == Origin.TELEPHONE else ""
    more: dict[str, Any] = {"field": order.field, "product": order.product, "authority": order.authority, "leader": giver}
    return Ordered(
        title=order.title,
        origin=Origin(order.origin),
        shares=tuple(Share(organ=demo.organs[key], side=side) for key, side in sides),
        giver=giver,
        deadline=demo.day(order.due) if order.due is not None else None,
        told=told,
        given_at=timezone.make_aware(dt.datetime.combine(demo.day(-order.ago), dt.time(9, 30))),
        more=more,
    )


def _note(demo: Demo, task: Task, order: DemoOrder) -> None:
    for share in task.assignments.filter(side=Side.LEAD):
        half = demo.day(-max(order.ago // 2, 1))
        actions.note_progress(demo.reporter(share.organ_id), share.pk, order.said or "Đang làm.", on=half)


def _report(demo: Demo, task: Task, order: DemoOrder) -> None:
    """Those who support first: the lead's report waits for them."""
    on = demo.day(-order.on)
    for share in task.assignments.order_by("-side", "pk"):
        text = _said(order) if share.side == Side.LEAD else "Đã phối hợp xong phần việc được giao."
        actions.report_done(demo.reporter(share.organ_id), share.pk, share.revision, text, on=on)


def _said(order: DemoOrder) -> str:
    """What the lead reported: of what was returned, `said` is why."""
    return f"Đã gửi {order.product.lower()}." if order.state == "returned" else order.said


def _lead(demo: Demo, title: str) -> Any:
    return demo.tasks[title].assignments.get(side=Side.LEAD, closed=False)


def _ask(demo: Demo) -> None:
    """Requests that wait, were granted to another day, or refused; a deadline moved unasked, a share handed on."""
    mai, binh, cuong, yen = (demo.accounts[name] for name in ("mai", "binh", "cuong", "yen"))
    paid = _lead(demo, "Chi trả bồi thường 12 hộ, đường liên thôn Đồng Cao - Khe Lim")
    actions.ask_extension(binh, paid.pk, demo.day(5), "3 hộ chưa thống nhất diện tích đo đạc, đang đo lại.")
    plan = _lead(demo, "Xây dựng kế hoạch sơ kết phong trào xây dựng nông thôn mới")
    asked = actions.ask_extension(binh, plan.pk, demo.day(9), "Chờ số liệu của các thôn.")
    actions.answer_extension(mai, asked.pk, Answer.GRANTED, granted=demo.day(6), note="Cho ba ngày để tổng hợp.")
    cameras = _lead(demo, "Lắp camera an ninh tại ba điểm giao thông")
    asked = actions.ask_extension(cuong, cameras.pk, demo.day(30), "Chưa chọn được đơn vị lắp đặt.")
    actions.answer_extension(mai, asked.pk, Answer.REFUSED, note="Giữ hạn; báo cáo vướng mắc tại giao ban.")
    roof = _lead(demo, "Sửa chữa mái trường tiểu học")
    actions.move_deadline(mai, roof.pk, roof.revision, demo.day(-1), "Giao ban: phải xong trước đợt mưa.")
    poor = _lead(demo, "Cung cấp số liệu hộ nghèo, cận nghèo")
    actions.object_to(yen, poor.pk, Objection.Kind.NOT_OURS, "Số liệu do Phòng Kinh tế quản lý từ tháng trước.", organ=demo.organs["PKT"])
    waste = _lead(demo, "Giải quyết dứt điểm đơn kiến nghị về bãi rác thôn Bến Cốc")
    actions.object_to(binh, waste.pk, Objection.Kind.BLOCKED, "Công an xã chưa cử người cùng kiểm tra.", organ=demo.organs["CAX"])
    voters = _lead(demo, "Chuẩn bị địa điểm tiếp xúc cử tri")
    actions.transfer(mai, voters.pk, voters.revision, demo.organs["MT"], "Mặt trận chủ trì tiếp xúc cử tri.")


def _part(demo: Demo) -> None:
    """A task in smaller ones; a spoken order whose written form came later and is the same task."""
    ha = demo.accounts["ha"]
    parent = demo.tasks["Rà soát các chỉ tiêu năm, báo cáo Thường trực"]
    for title, key in (("Tổng hợp chỉ tiêu kinh tế", "PKT"), ("Tổng hợp chỉ tiêu văn hóa, xã hội", "PVH")):
        share = Share(organ=demo.organs[key])
        actions.order(ha, Ordered(title, Origin.BRIEFING, (share,), deadline=demo.day(1), parent_id=parent.pk))
    kept = demo.tasks["Thông báo lịch trực phòng cháy, chữa cháy rừng đến các thôn"]
    again = actions.enter_task(ha, Ordered("Thông báo lịch trực phòng cháy rừng", Origin.CONCLUSION))
    kept.refresh_from_db()
    actions.join_tasks(ha, kept.pk, kept.revision, again.pk, again.revision)


def _give_in_person(demo: Demo) -> None:
    """To a member by name; and one that only the leader confirms."""
    mai, ha = demo.accounts["mai"], demo.accounts["ha"]
    sen, hoa = demo.accounts["sen"].person, demo.accounts["hoa"].person
    speech = Ordered(
        "Chuẩn bị tham luận về công tác mặt trận", Origin.BRIEFING, (Share(person=sen),), hoa, demo.day(2), more={"leader": hoa}
    )
    actions.order(mai, speech)
    shares = (Share(organ=demo.organs["BXD"]),)
    more = {"flagged": True, "confidentiality": 1, "leader": hoa, "product": "Tờ trình"}
    task = actions.order(mai, Ordered("Chuẩn bị hồ sơ nhân sự trình Ban Thường vụ", Origin.BRIEFING, shares, hoa, demo.day(3), more=more))
    share = task.assignments.get()
    actions.report_done(mai, share.pk, share.revision, "Hồ sơ đã đủ, đã niêm phong.", on=demo.today)
    unheld = Ordered("Tổng hợp kiến nghị sau tiếp xúc cử tri", Origin.CONCLUSION, (Share(organ=demo.organs["MT"]),), hoa, demo.day(-7))
    late = actions.order(ha, unheld)
    share = late.assignments.get()
    actions.note_progress(ha, share.pk, "Đã nhận ý kiến của 12 thôn.", on=demo.day(-2))


def _from_papers(demo: Demo) -> None:
    """Sentences of a notice become tasks, some of them handed out; an annotation becomes one at once."""
    ha = demo.accounts["ha"]
    paper = Paper.objects.get(number=CONCLUSIONS)
    shown = dict(Proposal.objects.filter(paper=paper, state=State.OPEN).values_list("pk", "revision"))
    accept_ours(ha, paper.pk, shown=shown)
    drafts = list(Task.objects.filter(paper=paper, workflow=Workflow.DRAFT, assignments__side=Side.LEAD).distinct().order_by("pk"))
    actions.hand_out_many(ha, {task.pk: task.revision for task in drafts[:4]})
    for task in drafts[:2]:
        share = task.assignments.filter(side=Side.LEAD).first()
        if share:
            actions.note_progress(demo.reporter(share.organ_id), share.pk, "Đã họp triển khai, đang thực hiện.", on=demo.day(-1))
    noted = Paper.objects.get(number=NOTED)
    words = Order(demo.organs["BXD"], (demo.organs["VP"],), demo.day(4), "Ban Xây dựng Đảng cập nhật danh bạ, thông báo các chi bộ.")
    leader = demo.accounts["thu"].person
    assert leader is not None
    actions.open_from_annotation(ha, record_annotation(demo.accounts["lan"], noted.pk, leader, words))


def _follow_directions(demo: Demo) -> None:
    """Directions of the programme: each waits for a unit's line, some have it, one became a task."""
    ha = demo.accounts["ha"]
    found = Proposal.objects.filter(paper__number=PROGRAMME, kind=FactKind.ORIENTATION, state=State.OPEN).order_by("number")
    for proposal in found[:_FOLLOWED]:
        accept(ha, proposal.paper_id, proposal.pk, shown=proposal.revision)
    rows = list(Orientation.objects.filter(paper__number=PROGRAMME).order_by("pk"))
    for one, key in zip(rows, ("BXD", "PVH", "CAX", "PKT"), strict=False):
        actions.change_orientation(ha, one.pk, one.revision, organ=demo.organs[key])
    month = demo.today.replace(day=1)
    before = (month - dt.timedelta(1)).replace(day=1)
    for one, text in zip(rows[1:3], ("Đã mở 2 lớp học tập, 312 lượt đảng viên.", "Xử lý 4 vụ việc, không có điểm nóng."), strict=False):
        for when in (before, month):
            actions.write_line(ha, one.pk, when, text)
    if rows:
        made = Ordered(
            "Lập kế hoạch cụ thể hóa định hướng của chương trình", Origin.PAPER, (Share(organ=demo.organs["BXD"]),), deadline=demo.day(10)
        )
        actions.make_concrete(ha, rows[0].pk, made)


def _keep_templates(demo: Demo) -> None:
    for title, field, product, days, leads, support in TEMPLATES:
        shares = [Share(organ=demo.organs[key]) for key in leads] + [Share(organ=demo.organs[key], side=Side.SUPPORT) for key in support]
        actions.keep_template(demo.accounts["ha"], None, None, shares, title=title, field=field, product=product, days=days)
