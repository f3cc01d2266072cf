"""Reports on screen: which there are, one as the paper it will be, each line with what it tells of and its acts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.reporting import actions, queries, rules
from giaoban.office.reporting.composing import as_read, compose, lines_told
from giaoban.office.reporting.freezing import summary_for
from giaoban.office.reporting.models import Report, ReportLine, State
from giaoban.office.work.listing import organ_names
from giaoban.office.work.period.spans import months_of
from giaoban.timing.saying import begun
from giaoban.web.doors import Knock
from giaoban.web.drawing import address
from giaoban.web.issuing.bringing import way_of
from giaoban.web.programme.listing import shown
from giaoban.web.reports.asked import asked_span
from giaoban.web.reports.figures import parts_of
from giaoban.web.reports.forms import NewForm
from giaoban.web.shell import reverse_or_none
from giaoban.writing.paper import Block, Heading, Item, Paragraph

STATES = {State.DRAFT: ("dang-lam", "Đang soạn"), State.ISSUED: ("xong", "Đã chốt")}


def opened(request: Knock, report_id: int) -> Report:
    """The report that was asked for, if it is there for this person; 404 else."""
    return get_object_or_404(queries.visible_to(request.user).select_related("organ__parent", "paper"), pk=report_id)


def listing(request: Knock) -> HttpResponse:
    """The reports, the latest period first."""
    rows = [{"one": one, "state": STATES[State(one.state)], "period": begun(one.span.words)} for one in queries.listed(request.user)]
    this_month = queries.report_of_span(request.user, asked_span(request))
    offers = rules.may_write(request.user) and this_month is None
    return render(request, "reports/papers.html", {"rows": rows, "offers": offers})


def new(request: Knock) -> HttpResponse:
    """Draw up the report of a period; where there is one already, it is opened."""
    span = asked_span(request)
    there = queries.report_of_span(request.user, span)
    if there is not None:
        messages.info(request, f"Đã có báo cáo {span.name}.")
        return redirect("period-report", there.pk)
    form = NewForm(request.POST or None)
    if request.method == "POST":
        made = form.attempt(lambda values: actions.draw_up(request.user, span, values["shape"]))
        if made is not None:
            messages.success(request, "Đã soạn dự thảo từ kết quả các đơn vị báo cáo. Xem lại từng dòng trước khi chốt.")
            return redirect("period-report", made.pk)
    lead = f"{begun(span.words)}. Nội dung lấy từ kết quả đơn vị báo cáo, dòng định hướng trong tháng và chương trình công tác."
    back = f"{reverse('reports')}?{span.query()}"
    return shown(request, form, title=f"Soạn báo cáo {span.name}", back=back, lead=lead, button="Soạn báo cáo")


def one(request: Knock, report_id: int) -> HttpResponse:
    """One report: the paper as it stands, its figures, and what is still to come."""
    report, account, today = opened(request, report_id), request.user, timezone.localdate()
    summary = summary_for(account, report, today)
    paper = as_read(account, report) if report.is_issued else compose(report, summary, lines_told(report), today)
    lines = {line.key: line for line in queries.lines_visible_to(account).filter(report=report).select_related("orientation", "line")}
    may_write = rules.may_write(account) and not report.is_issued
    figures = parts_of(summary, f"report={report.pk}", None)
    context = {
        "report": report,
        "title": begun(f"báo cáo {report.title}"),
        "state": STATES[State(report.state)],
        "span": report.span,
        "until": summary.until,
        "paper": paper,
        "blocks": list(_blocks(paper.body, lines, report)),
        "left_out": [_line(line) for line in lines.values() if line.left_out],
        "lines_shown": queries.lines_as_shown(report),
        "missing": _missing(account, report),
        "may_write": may_write,
        "may_bring": rules.may_write(account) and report.paper_id is None,
        "may_issue": rules.may_issue(account) and not report.is_issued,
        "may_reopen": rules.may_reopen(account) and report.is_issued,
        "paper_url": reverse_or_none("paper", report.paper_id) if report.paper_id else None,
        "figures_url": f"{reverse('reports')}?{report.span.query()}",
    }
    return render(request, "reports/paper.html", figures | context | way_of(account, report_id=report.pk))


def _blocks(body: tuple[Block, ...], lines: dict[str, ReportLine], report: Report) -> Iterator[dict[str, Any]]:
    """The blocks of the paper with what each tells of: a line its source and acts, a sentence of figures the rows behind it."""
    for block in body:
        match block:
            case Heading():
                yield {"kind": "heading", "text": visible(f"{block.marker} {block.text}")}
            case Item(level=1):
                yield {"kind": "line" if block.key else "item", "text": visible(f"{block.marker} {block.text}")} | _of(lines, block.key)
            case Item():
                yield {"kind": "line", "text": visible(f"{block.marker} {block.text}")} | _of(lines, block.key)
            case Paragraph():
                yield {"kind": "paragraph", "text": visible(block.text), "url": _figures_url(block.key, report)}
            case _:
                yield {"kind": "table", "table": block}


def _of(lines: dict[str, ReportLine], key: str) -> dict[str, Any]:
    line = lines.get(key)
    return {"line": line, "source": source_of(line)} if line is not None else {"line": None, "source": None}


def _figures_url(key: str, report: Report) -> str | None:
    """The rows behind a sentence of figures."""
    if not key.startswith("figures:"):
        return None
    base = f"{reverse('report-tasks')}?report={report.pk}"
    what, _, value = key.removeprefix("figures:").partition(":")
    return f"{base}&{what}={value}" if what in {"field", "organ"} else base


def source_of(line: ReportLine) -> dict[str, str] | None:
    """What a line tells of, and where that stands; None for one that was typed."""
    if line.task_id is not None:
        return {"words": "nhiệm vụ", "url": address("task", line.task_id)}
    if line.orientation is not None:
        return {"words": "định hướng", "url": f"{address('orientations')}?paper={line.orientation.paper_id}"}
    return {"words": "dòng chương trình", "url": address("programme-line", line.line_id)} if line.line_id is not None else None


def _line(line: ReportLine) -> dict[str, Any]:
    return {"line": line, "text": visible(line.text), "section": line.get_section_display(), "source": source_of(line)}


def _missing(account: Account, report: Report) -> list[dict[str, Any]]:
    """Whose lines on orientations are still to come."""
    if report.is_issued:
        return []
    found, names = queries.lines_missing(account, report), organ_names()
    month, places = months_of(report.span)[-1], {organ: place for place, organ in enumerate(names)}
    return [
        {
            "name": names.get(organ, "") if organ else "Chưa giao đơn vị nào",
            "many": many,
            "url": f"{reverse('orientations')}?organ={organ or 0}&month={month:%Y-%m}",
        }
        for organ, many in sorted(found.items(), key=lambda pair: (pair[0] is None, places.get(pair[0] or 0, 0)))
    ]
