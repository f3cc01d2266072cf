"""Targets and projects as Excel files: to be read, and the results to be filled in and handed back."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.targets import lists, queries, rules
from giaoban.office.targets.codes import code_of
from giaoban.office.targets.models import Direction
from giaoban.office.targets.periods import TargetPeriod
from giaoban.web.doors import Knock
from giaoban.web.targets.workbook import Cell, Page, sent, workbook

_PROGRESS = ("Lĩnh vực", "Chỉ tiêu", "Đơn vị tính", "Đơn vị chịu trách nhiệm", "Lãnh đạo phụ trách", "Từ ngày", "Đến ngày",
             "Mức giao", "Kết quả", "Đạt (%)", "Thời gian đã qua (%)", "Tình trạng")  # fmt: skip
_HELP = (
    f"Trang “{lists.RESULTS}”: mỗi dòng một chỉ tiêu của một đơn vị. Chỉ ghi vào cột viền đậm: {lists.ON}, {lists.VALUE}, {lists.SOURCE}.",
    "Không sửa cột Mã dòng. Đổi thứ tự dòng, thêm hoặc bớt cột khác đều được. Dòng để trống thì bỏ qua.",
    "Kết quả là số lũy kế đến ngày đo. Ngày ghi như 05/11/2026; số ghi như 1234 hoặc 62,5.",
    f"Trang “{lists.NEW}” (văn phòng): mỗi dòng một chỉ tiêu chưa có. Năm, quý, tháng chỉ cần Từ ngày; nhiệm kỳ ghi cả Đến ngày.",
    "Đưa tệp vào ở trang Nhập từ Excel. Mọi ô sai được nêu tên; chưa có gì được ghi cho đến khi xem trước và xác nhận.",
)


def indicators(request: Knock) -> HttpResponse:
    """How far the targets of the year are, the results to be filled in, and room for new indicators."""
    account, today = request.user, timezone.localdate()
    pages = [Page("Tiến độ", _PROGRESS, _progress(account), (18, 44, 12, 24, 20, 12, 12, 12, 12, 10, 12, 22))]
    if rules.may_keep_targets(account) or account.organ_ids:
        to_fill = frozenset({lists.ON, lists.VALUE, lists.SOURCE})
        pages.append(Page(lists.RESULTS, lists.RESULT_COLUMNS, _results(account), (14, 44, 12, 24, 14, 12, 12, 14, 30), to_fill))
    if rules.may_keep_targets(account):
        choices = ((lists.WAY, Direction.labels), (lists.PERIOD, TargetPeriod.labels))
        pages.append(Page(lists.NEW, lists.NEW_COLUMNS, (), (44, 12, 20, 18, 24, 20, 12, 12, 12, 14, 14, 40), choices=choices))
    pages.append(Page("Hướng dẫn", ("Hướng dẫn",), [(line,) for line in _HELP], (120,)))
    return sent(workbook(pages), f"chi-tieu-{today:%Y-%m-%d}.xlsx")


def _progress(account: Account) -> Iterator[tuple[Cell, ...]]:
    for one in queries.followed(account, TargetPeriod.YEAR, timezone.localdate()):
        row, target, progress = one.indicator, one.target, one.progress
        yield (
            row.field,
            row.name,
            row.unit,
            row.organ.name,
            row.leader.full_name if row.leader else "",
            target.first if target else None,
            target.last if target else None,
            target.value if target else None,
            progress.value if progress else one.own,
            progress.reached if progress else None,
            progress.passed if progress else None,
            progress.standing_words if progress else "",
        )


def _results(account: Account) -> Iterator[tuple[Cell, ...]]:
    """A row for each indicator and unit for which the person may enter results, with its code."""
    for (indicator_id, organ_id), row in queries.existing_lists(account).rows.items():
        last = max(row.values, default=None)
        value = row.values[last] if last else None
        yield (code_of(indicator_id, organ_id), row.name, row.unit, row.organ, value, last, None, None, None)


def projects(request: Knock) -> HttpResponse:
    """The projects, their steps and their money."""
    account, today = request.user, timezone.localdate()
    found = [
        (one.name, one.organ.name, one.leader.full_name if one.leader else "", one.start, one.end, one.done_on, one.planned, money.assigned,
         money.spent) for one, money in queries.with_money(account, today)
    ]  # fmt: skip
    steps = [(step.project.name, step.name, step.planned, step.done_on, step.note) for step in queries.milestones_counting(account)]
    money = [(row.project.name, row.get_kind_display(), row.on, row.amount, row.source) for row in queries.spending_counting(account)]
    heads = ("Dự án", "Chủ đầu tư", "Lãnh đạo phụ trách", "Khởi công", "Hoàn thành theo kế hoạch", "Đã hoàn thành", "Tổng mức (đồng)",
             "Đã bố trí (đồng)", "Đã giải ngân (đồng)")  # fmt: skip
    pages = [
        Page("Dự án", heads, found, (44, 24, 20, 12, 14, 14, 18, 18, 18)),
        Page("Mốc", ("Dự án", "Mốc", "Ngày theo kế hoạch", "Xong ngày", "Ghi chú"), steps, (44, 40, 14, 14, 30)),
        Page("Vốn", ("Dự án", "Loại", "Ngày", "Số tiền (đồng)", "Nguồn số liệu"), money, (44, 14, 12, 20, 40)),
    ]
    return sent(workbook(pages), f"du-an-{today:%Y-%m-%d}.xlsx")
