"""Targets, projects and report duties of the demo, on days and with values counted from today. All of it is made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from giaoban.office.audit.acts import act
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.registry.actions import register_outgoing
from giaoban.office.registry.models import Direction, Paper, Stage
from giaoban.office.targets import actions, queries
from giaoban.office.targets.models import Combining
from giaoban.office.targets.progress import share_of_time

MEASURED_DAYS_AGO = (58, 44, 30, 16, 2)
SET_BY = "Nghị quyết Đảng ủy xã về nhiệm vụ năm"
BILLION = 10**9  # đồng
_CELLS = ("CB1", "CB2", "CB3", "CB4")


class DemoIndicator(NamedTuple):
    """An indicator of the demo: its target of the year, where it began, how fast it goes against the time (1: as fast), who measures it."""

    name: str
    unit: str
    direction: str
    field: str
    organ: str
    leader: str
    by: str
    target: str
    base: str | None
    pace: str | None
    units: tuple[str, ...] = ()


class DemoProject(NamedTuple):
    """A project of the demo: begun so many days ago, to be finished in so many; its money in billions of đồng."""

    name: str
    organ: str
    begun: int
    ends: int
    planned: str
    assigned: str
    spent: tuple[tuple[int, str], ...]
    steps: tuple[tuple[str, int, int | None], ...]  # planned in so many days, done so many days ago


class DemoDuty(NamedTuple):
    """A report duty of the demo: its days as the rule has them, or how many days from today it was due."""

    name: str
    recipient: str
    preparer: str | None
    period: str
    cut_off: int
    due: int
    basis: str


INDICATORS = (
    DemoIndicator("Tỷ lệ giải ngân vốn đầu tư công", "%", "higher", "Kinh tế", "PKT", "minh", "binh", "95", None, "0.8"),
    DemoIndicator("Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "higher", "Kinh tế", "PKT", "minh", "binh", "24.5", None, "1.05"),
    DemoIndicator("Diện tích gieo trồng cây hằng năm", "ha", "higher", "Kinh tế", "PKT", "minh", "binh", "1240", None, "1.02"),
    DemoIndicator("Số tiêu chí nông thôn mới nâng cao đạt", "tiêu chí", "reach", "Kinh tế", "PKT", "minh", "binh", "19", "12", "0.9"),
    DemoIndicator("Tỷ lệ hộ nghèo", "%", "lower", "Xã hội", "PVH", "minh", "yen", "2.5", "3.6", "0.95"),
    DemoIndicator("Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "higher", "Xã hội", "PVH", "minh", "yen", "95", "90.5", "1.1"),
    DemoIndicator("Số hộ đạt danh hiệu gia đình văn hóa", "hộ", "higher", "Xã hội", "PVH", "minh", "yen", "2100", None, "0.7"),
    DemoIndicator("Số vụ tai nạn giao thông, không quá", "vụ", "lower", "Quốc phòng, an ninh", "CAX", "minh", "cuong", "6", None, "0.7"),
    DemoIndicator("Công dân nhập ngũ", "công dân", "reach", "Quốc phòng, an ninh", "BCH", "hoa", "ha", "18", None, None),
    DemoIndicator("Kết nạp đảng viên mới", "đảng viên", "higher", "Xây dựng Đảng", "BXD", "hoa", "ha", "24", None, "0.85", _CELLS),
    DemoIndicator("Số cuộc kiểm tra, giám sát", "cuộc", "higher", "Xây dựng Đảng", "UBKT", "thu", "ha", "8", None, "1.2"),
    DemoIndicator("Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "reach", "Cải cách hành chính", "VPU", "minh", "ha", "98", "90", "1"),
)

PROJECTS = (
    DemoProject(
        "Nâng cấp đường Đồng Cao – Khe Lim", "PKT", 240, 120, "12.5", "9",
        ((180, "1.8"), (90, "2.4"), (28, "1.35"), (5, "0.9")),
        (("Giải phóng mặt bằng", -150, 140), ("Nền đường", -40, 33), ("Mặt đường", 40, None), ("Nghiệm thu, bàn giao", 115, None)),
    ),
    DemoProject(
        "Xây mới nhà lớp học Trường Tiểu học Minh Sơn", "UB", 300, 20, "8.4", "8.4",
        ((200, "2.1"), (120, "2.5"), (35, "2.2")),
        (("Phần móng", -220, 215), ("Phần thân", -90, 85), ("Hoàn thiện", -6, None), ("Bàn giao", 18, None)),
    ),
    DemoProject(
        "Kênh mương nội đồng thôn Bến Cốc", "PKT", 60, 300, "3.2", "1.5", ((12, "0.25"),),
        (("Phê duyệt thiết kế", -30, 31), ("Khởi công", 10, None)),
    ),
)  # fmt: skip

DUTIES = (
    DemoDuty("Báo cáo tuần về công tác Đảng", "TU", None, "weekly", 4, 5, "Quy chế làm việc của Tỉnh ủy"),
    DemoDuty("Báo cáo công tác", "TU", None, "monthly", 14, 20, "Quy định về chế độ thông tin, báo cáo của Tỉnh ủy"),
    DemoDuty("Báo cáo kinh tế - xã hội", "UBT", "PKT", "quarterly", 14, 20, "Nghị định 09/2019/NĐ-CP"),
    DemoDuty("Báo cáo công tác kiểm tra, giám sát", "TU", "UBKT", "half-year", 15, 20, "Chương trình kiểm tra, giám sát của Tỉnh ủy"),
    DemoDuty("Báo cáo tổng kết công tác", "TU", None, "yearly", 14, 20, "Quy chế làm việc của Tỉnh ủy"),
    DemoDuty("Báo cáo chuyên đề giải ngân vốn đầu tư công", "STC", "PKT", "once", 0, -2, "Công văn của Sở Tài chính"),
)


def load_targets(accounts: Mapping[str, Account], organs: Mapping[str, Organ], today: dt.date) -> None:
    """A dozen indicators with two months of results, three projects, six report duties of which what was due is sent but for one."""
    with act(None, "demo.load-targets") as line:  # one transaction: a disk waits for each
        for indicator in INDICATORS:
            _load_indicator(indicator, accounts, organs, today)
        for project in PROJECTS:
            _load_project(project, accounts, organs, today)
        for duty in DUTIES:
            _load_duty(duty, accounts["ha"], organs, today)
        _send_reports(accounts["lan"], organs["DU"], today)
        line.about(organs["DU"])


def _load_indicator(one: DemoIndicator, accounts: Mapping[str, Account], organs: Mapping[str, Organ], today: dt.date) -> None:
    office = accounts["ha"]
    made = actions.add_indicator(
        office,
        name=one.name,
        unit=one.unit,
        direction=one.direction,
        combining=Combining.SUM,
        field=one.field,
        organ_id=organs[one.organ].pk,
        leader_id=_person(accounts[one.leader]).pk,
        source_words=f"{SET_BY} {today.year}: {one.name[:1].lower()}{one.name[1:]} {one.target} {one.unit}".replace(".", ","),
        unit_ids=[organs[unit].pk for unit in one.units],
    )
    base = Decimal(one.base) if one.base else None
    target = actions.set_target(office, made.pk, "year", today, value=Decimal(one.target), base=base)
    if one.pace is None:
        return
    units = one.units or (one.organ,)
    for days_ago in MEASURED_DAYS_AGO:
        on = today - dt.timedelta(days=days_ago)
        gone = Decimal(share_of_time(target.first, target.last, on)) / 100
        way = (target.value - (base or 0)) * gone * Decimal(one.pace) / len(units)
        value = _rounded((base or 0) + way, target.value)
        for unit in units:
            actions.record_measurement(accounts[one.by], made.pk, organs[unit].pk, on, value, source=f"Số liệu đến {on:%d/%m/%Y}")


def _rounded(value: Decimal, target: Decimal) -> Decimal:
    """As finely as people count: shares and billions to a tenth, what is counted by heads whole."""
    is_whole = target == target.to_integral_value() and target not in {Decimal(95), Decimal(98)}
    return value.quantize(Decimal(1) if is_whole else Decimal("0.1"))


def _load_project(one: DemoProject, accounts: Mapping[str, Account], organs: Mapping[str, Organ], today: dt.date) -> None:
    office = accounts["ha"]
    made = actions.add_project(
        office,
        name=one.name,
        organ_id=organs[one.organ].pk,
        leader_id=_person(accounts["minh"]).pk,
        start=today - dt.timedelta(days=one.begun),
        end=today + dt.timedelta(days=one.ends),
        planned=int(Decimal(one.planned) * BILLION),
    )
    actions.record_spending(office, made.pk, "planned", made.start, int(Decimal(one.assigned) * BILLION), source="Quyết định giao vốn")
    for days_ago, amount in one.spent:
        on = today - dt.timedelta(days=days_ago)
        actions.record_spending(office, made.pk, "spent", on, int(Decimal(amount) * BILLION), source="Kho bạc Nhà nước khu vực")
    for name, days, done_ago in one.steps:
        done_on = today - dt.timedelta(days=done_ago) if done_ago is not None else None
        actions.add_milestone(office, made.pk, name=name, planned=today + dt.timedelta(days=days), done_on=done_on)


def _load_duty(one: DemoDuty, office: Account, organs: Mapping[str, Organ], today: dt.date) -> None:
    is_once = one.period == "once"
    actions.add_duty(
        office,
        name=one.name,
        recipient_id=organs[one.recipient].pk,
        preparer_id=organs[one.preparer].pk if one.preparer else None,
        period=one.period,
        cut_off_day=None if is_once else one.cut_off,
        due_day=None if is_once else one.due,
        once_on=today + dt.timedelta(days=one.due) if is_once else None,
        basis=one.basis,
        valid_from=today - dt.timedelta(days=21),
    )


def _send_reports(clerk: Account, issuer: Organ, today: dt.date) -> None:
    """What was due before today was sent in time, but for the one that is owed once: so that something is over."""
    for due in queries.reports_due(clerk, today - dt.timedelta(days=1)):
        if due.duty.once_on is None:
            with act(None, "demo.issue-report") as line:
                paper = Paper.objects.create(
                    direction=Direction.OUT,
                    stage=Stage.READY,
                    type="BC",
                    subject=due.title,
                    issuer_text=str(issuer),
                    issuer=issuer,
                    date=due.due,
                    entered_by=clerk,
                )
                line.about(paper)
            register_outgoing(clerk, paper.pk, on=due.due, receivers=str(due.duty.recipient))
            actions.close_report(clerk, due.duty.pk, due.key, paper.pk)


def _person(account: Account) -> Person:
    if account.person is None:
        raise ValueError(f"{account} is nobody of the demo")
    return account.person
