"""What can be done to a report and its lines: a small form each; what is refused is said there, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.reporting import actions, queries
from giaoban.office.reporting.models import ReportLine, Section
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.programme.listing import shown
from giaoban.web.reports.forms import AddForm, IssueForm, LineForm, ReportForm
from giaoban.web.reports.papers import opened
from giaoban.web.targets.forms import ReasonForm


def change(request: Knock, report_id: int) -> HttpResponse:
    """Its subject, and what it holds."""
    report = opened(request, report_id)
    form = ReportForm(report, request.POST or None)
    if request.method == "POST" and form.did(
        lambda v: actions.change_report(request.user, report_id, v["shown"] or 0, title=v["title"], shape=v["shape"])
    ):
        messages.success(request, "Đã lưu.")
        return redirect("period-report", report_id)
    return shown(request, form, title="Sửa báo cáo", back=reverse("period-report", args=[report_id]))


@require_POST
def again(request: Knock, report_id: int) -> HttpResponse:
    """What is new comes in."""
    report = opened(request, report_id)
    words = "Đã bổ sung nội dung mới. Dòng đồng chí đã sửa lời giữ nguyên."
    return _did(request, report.pk, lambda: actions.draft_again(request.user, report_id, whole(request.POST.get("shown")) or 0), words)


def _did(request: Knock, report_id: int, do: Callable[[], object], words: str) -> HttpResponse:
    try:
        do()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, words)
    return redirect("period-report", report_id)


def issue(request: Knock, report_id: int) -> HttpResponse:
    """Freeze it with its figures."""
    report = opened(request, report_id)
    form = IssueForm(request.user, report, request.POST or None, request.GET.get("lines", ""))
    if request.method == "POST" and form.did(
        lambda v: actions.issue_report(request.user, report_id, v["shown"] or 0, paper_id=form.paper_id or None, lines=v["lines"] or None)
    ):
        messages.success(request, "Đã chốt. Số liệu và lời văn giữ nguyên từ nay.")
        return redirect("period-report", report_id)
    lead = "Số liệu và các việc đã tính được giữ lại, sau này việc có thay đổi thì báo cáo này không đổi theo."
    return shown(
        request, form, title="Chốt báo cáo", back=reverse("period-report", args=[report_id]), lead=lead, button="Chốt số liệu và lời văn"
    )


def reopen(request: Knock, report_id: int) -> HttpResponse:
    """Count and write it anew, with the reason."""
    report = opened(request, report_id)
    form = ReasonForm(request.POST or None, initial={"shown": report.revision})
    if request.method == "POST" and form.did(lambda v: actions.reopen_report(request.user, report_id, v["shown"] or 0, v["reason"])):
        messages.success(request, "Đã mở lại. Số liệu tính theo hiện nay.")
        return redirect("period-report", report_id)
    lead = "Số liệu đã chốt sẽ bỏ đi và tính lại theo hiện nay; lý do được giữ trong lịch sử."
    return shown(request, form, title="Mở lại báo cáo đã chốt", back=reverse("period-report", args=[report_id]), lead=lead, button="Mở lại")


def add(request: Knock, report_id: int) -> HttpResponse:
    """A line typed in."""
    report = opened(request, report_id)
    fields = sorted(set(report.lines.filter(section=Section.RESULTS).values_list("field", flat=True)))
    form = AddForm(fields, request.POST or None)
    if request.method == "POST" and form.did(
        lambda v: actions.add_line(request.user, report_id, v["section"], v["text"], v["field"])
    ):  # fmt: skip
        messages.success(request, "Đã thêm dòng.")
        return redirect("period-report", report_id)
    return shown(request, form, title="Thêm dòng vào báo cáo", back=reverse("period-report", args=[report_id]), button="Thêm dòng")


def _opened_line(request: Knock, line_id: int) -> ReportLine:
    return get_object_or_404(queries.lines_visible_to(request.user), pk=line_id)


def word(request: Knock, report_line_id: int) -> HttpResponse:
    """A line in other words."""
    line = _opened_line(request, report_line_id)
    form = LineForm(line, request.POST or None)
    if request.method == "POST" and form.did(lambda v: actions.word_line(request.user, line.pk, v["shown"] or 0, v["text"])):
        messages.success(request, "Đã lưu.")
        return redirect("period-report", line.report_id)
    lead = f"Máy soạn: {visible(line.drafted)}" if line.drafted and line.is_worded else ""
    return shown(request, form, title="Sửa lời", back=reverse("period-report", args=[line.report_id]), lead=lead)


_TURNS: dict[str, tuple[Callable[..., Any], str]] = {
    "leave": (actions.leave_out, "Đã bỏ khỏi báo cáo. Dòng còn ở mục không đưa vào."),
    "put-back": (actions.put_back, "Đã đưa lại vào báo cáo."),
}


@require_POST
def turn(request: Knock, report_line_id: int, what: str) -> HttpResponse:
    """A line left out, put back."""
    line = _opened_line(request, report_line_id)
    do, words = _TURNS[what]
    return _did(request, line.report_id, lambda: do(request.user, line.pk, whole(request.POST.get("shown")) or 0), words)
