"""The demo's programmes: those of year, quarter and October by hand, November's from its paper, December's of what was carried over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from giaoban.office.directory.models import Account, Organ
from giaoban.office.evidence.models import FactKind
from giaoban.office.programme import actions
from giaoban.office.programme.actions import Period, Why
from giaoban.office.programme.models import Line, LineKind, Programme, ProgrammeKind
from giaoban.office.programme.periods import ONE_DAY, days_of
from giaoban.office.registry.models import Paper
from giaoban.office.review.actions import accept
from giaoban.office.review.models import Proposal, State

PAPER = "14-CTr/ĐU"  # the programme of the month, as it came
_CONFIRMED = ((FactKind.TASK, 5), (FactKind.ORIENTATION, 3), (FactKind.MEETING, 2), (FactKind.DUTY, 2))  # so many sentences of a kind


class DemoLine(NamedTuple):
    """A line typed in: words, who leads, by when, and whether it is done."""

    text: str
    organ: str
    due: str
    kind: LineKind = LineKind.TASK
    done: bool = False


class Keeper:
    """Who keeps the demo's programmes, of which body, on which day."""

    def __init__(self, accounts: Mapping[str, Account], organs: Mapping[str, Organ], today: dt.date) -> None:
        self.mai, self.ha, self.hoa = accounts["mai"], accounts["ha"], accounts["hoa"]
        self.organs, self.today, self.whose = organs, today, organs["DU"]

    def why(self, reason: str) -> Why:
        """A decision of the secretary."""
        return Why(reason, self.hoa.person)

    def draw_up(self, kind: str, day: dt.date, lines: tuple[DemoLine, ...]) -> dict[str, Line]:
        """A programme entered by hand and issued; its lines by their words."""
        made = actions.draw_up(self.mai, kind, day, organ_id=self.whose.pk)
        rows = {one.text: self.add(made, one) for one in lines}
        actions.issue_programme(self.mai, made.pk, made.revision)
        return rows

    def add(self, programme: Programme, one: DemoLine, why: Why | None = None) -> Line:
        """A line, done where it is."""
        organ_id = self.organs[one.organ].pk
        row = actions.add_line(self.ha, programme.pk, due=one.due, text=one.text, kind=one.kind, organ_id=organ_id, why=why)
        return actions.finish_line(self.ha, row.pk, row.revision, self.today) if one.done else row


def load_programmes(accounts: Mapping[str, Account], organs: Mapping[str, Organ], today: dt.date) -> None:
    """Make the demo's programmes around the month of its programme paper, through the same acts as in any office."""
    paper = Paper.objects.filter(number=PAPER).first()
    if paper is None or paper.date is None:
        return
    keeper, month = Keeper(accounts, organs, today), paper.date.replace(day=1)
    _year_and_quarter(keeper, month)
    _month_before(keeper, month)
    _month(keeper, paper, month)
    _month_after(keeper, month)


def _year_and_quarter(keeper: Keeper, month: dt.date) -> None:
    year = keeper.draw_up(
        ProgrammeKind.YEAR,
        month,
        (
            DemoLine("Sơ kết một năm thực hiện Nghị quyết Đại hội Đảng bộ xã lần thứ I", "VP", f"{month.year}-Q4"),
            DemoLine("Giám sát chuyên đề công tác kết nạp đảng viên tại 4 chi bộ thôn", "UBKT", f"{month.year}-Q2", done=True),
            DemoLine("Hoàn thành 19 tiêu chí nông thôn mới nâng cao", "PKT", f"{month.year}-12"),
            DemoLine("Xây dựng Đề án sắp xếp điểm trường lẻ", "PVH", f"{month.year}-Q3"),
            DemoLine("Hội nghị đối thoại giữa người đứng đầu cấp ủy với Nhân dân", "MT", f"{month.year}-Q3", LineKind.MEETING),
        ),
    )
    scheme = year["Xây dựng Đề án sắp xếp điểm trường lẻ"]
    next_year = days_of(ProgrammeKind.YEAR, month)[1] + ONE_DAY
    actions.carry_line(keeper.ha, scheme.pk, scheme.revision, next_year, keeper.why("Chờ hướng dẫn của tỉnh về sắp xếp trường học."))
    talk = year["Hội nghị đối thoại giữa người đứng đầu cấp ủy với Nhân dân"]
    actions.move_line(keeper.ha, talk.pk, talk.revision, f"{month.year}-12", keeper.why("Tổ chức sau kỳ họp Hội đồng nhân dân."))
    keeper.draw_up(
        ProgrammeKind.QUARTER,
        month,
        (
            DemoLine("Tổng kết công tác năm, đề ra nhiệm vụ năm sau", "VP", f"{days_of(ProgrammeKind.QUARTER, month)[1]:%Y-%m}"),
            DemoLine("Bàn giao mặt bằng tuyến đường Minh Sơn - Đồng Tâm", "PKT", f"{month:%Y-%m}"),
            DemoLine("Huấn luyện dân quân, chuẩn bị tuyển quân", "BCH", f"{month:%Y-%m}"),
        ),
    )


def _month_before(keeper: Keeper, month: dt.date) -> None:
    """Over, but for one line that goes on in the month."""
    before = days_of(ProgrammeKind.MONTH, month - ONE_DAY)[0]
    lines = keeper.draw_up(
        ProgrammeKind.MONTH,
        before,
        (
            DemoLine("Hội nghị Ban Chấp hành Đảng bộ xã lần thứ sáu", "VP", f"{before:%Y-%m}-15", LineKind.MEETING, done=True),
            DemoLine("Rà soát hộ nghèo, hộ cận nghèo năm nay", "PVH", f"{before:%Y-%m}-25", done=True),
            DemoLine("Kiểm tra việc chấp hành Điều lệ Đảng tại Chi bộ Trường Tiểu học", "UBKT", f"{before:%Y-%m}-28"),
            DemoLine("Tổ chức ngày hội việc làm", "PKT", f"{before:%Y-%m}-30"),
        ),
    )
    late, fair = (lines[text] for text in ("Kiểm tra việc chấp hành Điều lệ Đảng tại Chi bộ Trường Tiểu học", "Tổ chức ngày hội việc làm"))
    why = keeper.why("Đoàn kiểm tra bận phục vụ đoàn giám sát của tỉnh.")
    actions.carry_line(keeper.ha, late.pk, late.revision, month, why, due=f"{month:%Y-%m}-20")
    actions.withdraw_line(keeper.ha, fair.pk, fair.revision, keeper.why("Tỉnh tổ chức chung toàn cụm xã."))
    programme = Programme.objects.get(pk=late.programme_id)
    actions.close_programme(keeper.mai, programme.pk, programme.revision)


def _month(keeper: Keeper, paper: Paper, month: dt.date) -> None:
    """From the paper; then what happened to it since."""
    for kind, many in _CONFIRMED:
        open_ones = Proposal.objects.filter(paper=paper, kind=kind, state=State.OPEN).order_by("number")
        for proposal in list(open_ones[:many]):
            accept(keeper.ha, paper.pk, proposal.pk, shown=proposal.revision)
    programme = actions.draw_up_from_paper(
        keeper.mai, paper.pk, Period(ProgrammeKind.MONTH, month, None, keeper.whose.pk, f"Chương trình {paper.subject}")
    )  # fmt: skip
    lines = list(programme.lines.filter(fact__isnull=False).order_by("place"))
    dated = next(line for line in lines if line.due and line.kind == LineKind.TASK)
    actions.move_line(keeper.ha, dated.pk, dated.revision, f"{month:%Y-%m}-28", keeper.why("3 hộ còn vướng phương án bồi thường."))
    item = [line for line in lines if line.kind == LineKind.ITEM][-2]
    next_month = days_of(ProgrammeKind.MONTH, month)[1] + ONE_DAY
    actions.carry_line(keeper.ha, item.pk, item.revision, next_month, keeper.why("Chưa đủ hồ sơ trình, cơ quan thẩm định đã trả lại."))
    open_ended = next(line for line in lines if line.kind == LineKind.MEETING and not line.due)
    why = keeper.why("Tổ chức sau khi có số liệu giải ngân cuối tháng.")
    actions.carry_line(keeper.mai, open_ended.pk, open_ended.revision, next_month, why, due=f"{next_month:%Y-%m}-10")
    direction = next(line for line in lines if line.kind == LineKind.DIRECTION)
    actions.withdraw_line(keeper.mai, direction.pk, direction.revision, keeper.why("Gộp vào kế hoạch học tập nghị quyết của Đảng ủy."))
    added = DemoLine("Đón, làm việc với đoàn công tác của Thường trực Tỉnh ủy", "VP", f"{month:%Y-%m}-19", LineKind.MEETING)
    keeper.add(programme, added, keeper.why("Theo lịch công tác của Thường trực Tỉnh ủy."))


def _month_after(keeper: Keeper, month: dt.date) -> None:
    """A draft: what was carried over, and what is to come."""
    first = days_of(ProgrammeKind.MONTH, month)[1] + ONE_DAY
    programme = Programme.objects.get(organ=keeper.whose, kind=ProgrammeKind.MONTH, first=first)
    keeper.add(programme, DemoLine("Hội nghị Ban Chấp hành Đảng bộ xã tổng kết năm", "VP", f"{first:%Y-%m}-22", LineKind.MEETING))
    keeper.add(programme, DemoLine("Kiểm điểm, đánh giá, xếp loại tổ chức đảng, đảng viên", "BXD", f"{first:%Y-%m}-15"))
    keeper.add(programme, DemoLine("Thăm, tặng quà gia đình chính sách nhân ngày 22/12", "MT", f"{first:%Y-%m}-21"))
