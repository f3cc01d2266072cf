"""Chế độ báo cáo on screen: what is owed next, what was sent by which paper, and the duties behind it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.days import queries as days
from giaoban.office.registry.models import Paper
from giaoban.office.targets import actions, queries, rules
from giaoban.office.targets.models import ReportDuty
from giaoban.office.targets.occurrences import ReportDue, roll_over
from giaoban.office.targets.periods import ONCE_KEY, ReportPeriod
from giaoban.timing.workdays import Calendar
from giaoban.web.doors import Knock
from giaoban.web.targets.forms import CloseForm, DutyForm, ReasonForm, initial_of, paper_initial
from giaoban.web.targets.frame import paper_fact, papers_by_key, show_form

AHEAD = dt.timedelta(days=62)  # how far the list looks forward
SHOWN = 60  # periods on the page of one duty
_DUTY = (
    "name", "period", "cut_off_day", "cut_off_after", "due_day", "due_after", "once_on", "basis", "valid_from", "valid_to",
)  # fmt: skip
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def listing(request: Knock) -> HttpResponse:
    """What is owed and was not sent: first what is over, then what comes; and all the duties."""
    today = timezone.localdate()
    open_ones = queries.reports_due(request.user, today + AHEAD)
    duties = queries.duties_visible_to(request.user).select_related("recipient", "preparer")
    calendar = days.calendar()
    context = {
        "over": [_row(request, due, today, calendar) for due in open_ones if due.is_over(today)],
        "coming": [_row(request, due, today, calendar) for due in open_ones if not due.is_over(today)],
        "duties": [
            {"duty": duty, "rule": rule_words(duty), "is_over": not duty.is_in_force(today)}
            for duty in duties.prefetch_related("recipient__names", "preparer__names")
        ],
        "may_keep": rules.may_keep_targets(request.user),
    }
    return render(request, "targets/reports.html", context)


def _row(request: Knock, due: ReportDue, today: dt.date, calendar: Calendar) -> dict[str, Any]:
    """A report that is owed as the part `parts/row.html` shows it."""
    url = reverse("report-duty", args=[due.duty.pk])
    return waiting_words(due, today) | {
        "title": due.title,
        "url": url,
        "reason": "; ".join(filter(None, [f"gửi {due.duty.recipient}, chốt số liệu {due.cut_off:%d/%m/%Y}", roll_over(due, calendar)])),
        "date": f"hạn {due.due:%d/%m/%Y}",
        "button": "Ghi đã gửi" if rules.may_keep_targets(request.user) else "",
        "button_url": reverse("report-close", args=[due.duty.pk, due.key]),
    }


def waiting_words(due: ReportDue, today: dt.date) -> dict[str, Any]:
    """How long until a report is due, with the sign and tone of it."""
    days = (due.due - today).days
    if days < 0:
        return {"sign": "qua-han", "tone": "over", "when": f"Quá {-days} ngày", "over": True}
    words = f"Còn {days} ngày" if days else "Hôm nay"
    return {"sign": "con-han", "tone": "soon" if due.is_soon(today) else "", "when": words, "over": False}


def rule_words(duty: ReportDuty) -> str:
    """The rule in words: `hằng tháng, chốt ngày 14 của tháng cuối kỳ, gửi ngày 20 của tháng cuối kỳ`."""
    if duty.period == ReportPeriod.ONCE:
        return f"một lần, hạn {duty.once_on:%d/%m/%Y}"
    ends = [
        _day_words(duty.period, day or 0, after) for day, after in ((duty.cut_off_day, duty.cut_off_after), (duty.due_day, duty.due_after))
    ]
    period = duty.get_period_display()
    return f"{period[:1].lower()}{period[1:]}, chốt {ends[0]}, gửi {ends[1]}"


def _day_words(period: str, day: int, after: int) -> str:
    if period == ReportPeriod.WEEKLY:
        which = ("tuần này", "tuần sau")[after] if after < 2 else f"sau {after} tuần"
        return f"{_WEEKDAYS[day - 1]} {which}"
    last = "trong tháng" if period == ReportPeriod.MONTHLY else "tháng cuối kỳ"
    return f"ngày {day} {(last, 'tháng sau')[after] if after < 2 else f'sau kỳ {after} tháng'}"


def one(request: Knock, duty_id: int) -> HttpResponse:
    """One duty: its rule, and its periods with what closed them, the latest first."""
    duty = get_object_or_404(queries.duties_visible_to(request.user).select_related("recipient", "preparer"), pk=duty_id)
    today = timezone.localdate()
    found = queries.reports(request.user, today + AHEAD, duty_id)[::-1]
    calendar = days.calendar()
    papers = papers_by_key(request.user, {due.closed.paper_id for due in found[:SHOWN] if due.closed})
    context = {
        "duty": duty,
        "rule": rule_words(duty),
        "rows": [_period_row(due, papers, today, calendar) for due in found[:SHOWN]],
        "facts": _facts(request, duty),
        "may_keep": rules.may_keep_targets(request.user),
    }
    return render(request, "targets/report_duty.html", context)


def _period_row(due: ReportDue, papers: dict[int, Paper], today: dt.date, calendar: Calendar) -> dict[str, Any]:
    paper = papers.get(due.closed.paper_id) if due.closed else None
    return {"due": due, "paper": paper, "roll_over": "" if due.closed else roll_over(due, calendar), **waiting_words(due, today)}


def _facts(request: Knock, duty: ReportDuty) -> list[dict[str, Any]]:
    until = f"đến hết {duty.valid_to:%d/%m/%Y}" if duty.valid_to else ""
    return [
        {"label": "Nơi nhận", "value": str(duty.recipient)},
        *([{"label": "Chuẩn bị", "value": str(duty.preparer)}] if duty.preparer else []),
        {"label": "Thực hiện", "value": f"từ {duty.valid_from:%d/%m/%Y}", "note": until},
        *([{"label": "Căn cứ", "value": duty.basis}] if duty.basis else []),
        *paper_fact(request.user, "Văn bản căn cứ", duty.paper_id),
    ]


def new(request: Knock) -> HttpResponse:
    """Enter a report that is owed."""
    form = DutyForm(request.user, request.POST or None, initial={"valid_from": timezone.localdate()})
    if request.method == "POST":
        made = form.attempt(lambda _: actions.add_duty(request.user, **form.facts))
        if made is not None:
            messages.success(request, "Đã thêm chế độ báo cáo.")
            return redirect("report-duty", made.pk)
    return show_form(request, form, title="Thêm chế độ báo cáo", back=reverse("report-duties"))


def change(request: Knock, duty_id: int) -> HttpResponse:
    """Correct a duty, or end it."""
    duty = get_object_or_404(queries.duties_visible_to(request.user), pk=duty_id)
    kept = initial_of(duty, _DUTY) | {"recipient": duty.recipient_id, "preparer": duty.preparer_id}
    form = DutyForm(request.user, request.POST or None, initial=kept | paper_initial(request.user, duty.paper_id))
    if request.method == "POST" and form.did(lambda v: actions.change_duty(request.user, duty_id, v["shown"] or 0, **form.facts)):
        messages.success(request, "Đã lưu.")
        return redirect("report-duty", duty_id)
    lead = "Thôi báo cáo thì ghi ngày cuối; kỳ đã gửi vẫn giữ nguyên."
    return show_form(request, form, title="Sửa chế độ báo cáo", back=reverse("report-duty", args=[duty_id]), lead=lead)


def close(request: Knock, duty_id: int, period_key: str) -> HttpResponse:
    """Say by which paper of the outgoing register a report was sent."""
    due = queries.report_called(request.user, duty_id, period_key)
    if due is None:
        raise Http404
    form = CloseForm(request.user, request.POST or None)
    if request.method == "POST" and form.did(lambda _: actions.close_report(request.user, duty_id, period_key, form.paper_id)):
        messages.success(request, "Đã ghi báo cáo đã gửi.")
        return redirect("report-duty", duty_id)
    words = "" if due.key == ONCE_KEY else f", kỳ {due.period.words}"
    lead = f"{due.duty.name}{words}: hạn gửi {due.duty.recipient} ngày {due.due:%d/%m/%Y}."
    return show_form(request, form, title="Ghi báo cáo đã gửi", back=reverse("report-duties"), lead=lead, button="Ghi đã gửi")


def reopen(request: Knock, closed_id: int) -> HttpResponse:
    """It was not this paper: the report is owed again."""
    closed = get_object_or_404(queries.closings_visible_to(request.user), pk=closed_id)
    form = ReasonForm(request.POST or None, initial={"shown": closed.revision})
    back = reverse("report-duty", args=[closed.duty_id])
    if request.method == "POST" and form.did(lambda v: actions.reopen_report(request.user, closed_id, v["shown"] or 0, v["reason"])):
        messages.success(request, "Đã mở lại. Báo cáo kỳ này chưa gửi.")
        return redirect(back)
    return show_form(request, form, title="Mở lại báo cáo đã gửi", back=back, lead=f"{closed.duty.name}: {closed.number}", button="Mở lại")
