"""Quy tắc nhắc: when before or after a deadline who is reminded; the chief of office's page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.office.notices import queries
from giaoban.office.notices.actions import add_reminder_rule, change_reminder_rule
from giaoban.office.notices.models import Relation
from giaoban.office.notices.reminders import when_words
from giaoban.web.directory.frame import show_form
from giaoban.web.doors import Knock
from giaoban.web.notices.forms import RuleForm

LEAD = (
    "Mỗi việc, mỗi người một ngày chỉ được nhắc một lần, theo quy tắc gần nhất. "
    "Phiếu lấy ý kiến dự thảo cũng theo các quy tắc này; người soạn dự thảo được nhắc như người giao việc."
)


def listing(request: Knock) -> HttpResponse:
    """The rules, those no longer used too."""
    rows = [
        {"rule": rule, "when": when_words(rule), "receivers": ", ".join(Relation(word).label for word in rule.receivers)}
        for rule in queries.reminder_rules()
    ]
    return render(request, "notices/reminders.html", {"rows": rows, "lead": LEAD})


def new(request: Knock) -> HttpResponse:
    """A rule beside those there are."""
    form = RuleForm(request.POST or None)
    if request.method == "POST" and form.did(lambda _: add_reminder_rule(request.user, **form.facts)):
        messages.success(request, "Đã thêm quy tắc nhắc.")
        return redirect("reminder-rules")
    return show_form(request, form, title="Thêm quy tắc nhắc", back=reverse("reminder-rules"), lead=LEAD)


def change(request: Knock, rule_id: int) -> HttpResponse:
    """A rule changed, or no longer used."""
    rule = get_object_or_404(queries.reminder_rules(), pk=rule_id)
    form = RuleForm.of(rule, request.POST or None)
    if request.method == "POST" and form.did(lambda v: change_reminder_rule(request.user, rule_id, v["shown"] or 0, **form.facts)):
        messages.success(request, "Đã lưu.")
        return redirect("reminder-rules")
    return show_form(request, form, title=f"Sửa quy tắc nhắc: {when_words(rule)}", back=reverse("reminder-rules"), lead=LEAD)
