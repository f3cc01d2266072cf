"""The figures of a period as an Excel file: in all, by organ, field and source, and what each figure counts."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from giaoban.office.work.period.figures import FIGURES, name_in_full
from giaoban.office.work.period.summaries import COLUMNS, Part, Summary, punctual
from giaoban.web.doors import Knock
from giaoban.web.reports.asked import asked_span
from giaoban.web.reports.kept import figures_of
from giaoban.web.targets.workbook import Cell, Page, sent, workbook

_RATE, _BEFORE, _NOTE = "Tỷ lệ đúng hạn (%)", "Kỳ trước (%)", "Ghi chú"


def figures(request: Knock) -> HttpResponse:
    """The file of a period."""
    span = asked_span(request)
    summary = figures_of(request.user, span).summary
    return sent(workbook(pages_of(summary)), f"bao-cao-{span.first:%Y-%m-%d}-{span.last:%Y-%m-%d}.xlsx")


def pages_of(summary: Summary) -> list[Page]:
    """The sheets of a summary."""
    tables = (
        ("Theo vai trò", "Vai trò", summary.sides),
        ("Theo đơn vị", "Đơn vị chủ trì", summary.organs),
        ("Theo lĩnh vực", "Lĩnh vực", summary.fields),
        ("Theo nguồn", "Nguồn giao", summary.origins),
    )
    return [_totals(summary), *(_table(name, head, parts) for name, head, parts in tables if parts), _definitions(summary)]


def _totals(summary: Summary) -> Page:
    whole, span = summary.all, summary.span
    rows: list[Sequence[Cell]] = [(name_in_full(one.key), whole.count(one.key), whole.before.count(one.key)) for one in FIGURES]
    rows.append((_RATE, punctual(whole.tally), punctual(whole.before)))
    return Page("Tổng hợp", ("Số liệu", span.name, span.before.name), rows, (34, 24, 24))


def _table(name: str, head: str, parts: Sequence[Part]) -> Page:
    heads = (head, *(name_in_full(key) for key in COLUMNS), _RATE, _BEFORE, _NOTE)
    rows = [
        (part.name, *(part.count(key) for key in COLUMNS), punctual(part.tally), punctual(part.before), part.note) for part in parts
    ]  # fmt: skip
    return Page(name, heads, rows, (36, *(13 for _ in COLUMNS), 13, 13, 50))


def _definitions(summary: Summary) -> Page:
    span = summary.span
    what = "Mọi nhiệm vụ của văn phòng" if summary.whole else "Phần việc của người lấy tệp và đơn vị mình"
    rows: list[Sequence[Cell]] = [
        ("Kỳ báo cáo", span.words, f"{span.days}, tính đến ngày {summary.until:%d/%m/%Y}"),
        ("Phạm vi", what, "Theo đơn vị: tính phần việc chủ trì; một việc nhiều đơn vị chủ trì thì mỗi đơn vị tính một lần"),
        *((name_in_full(one.key), one.counts, one.source) for one in FIGURES),
        (_RATE, "Đã hoàn thành đúng hạn trên tổng đúng hạn và quá hạn, làm tròn", FIGURES[0].source),
    ]
    return Page("Cách tính", ("Số liệu", "Tính những gì", "Căn cứ"), rows, (34, 70, 70))
