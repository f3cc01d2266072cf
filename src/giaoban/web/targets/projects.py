"""Projects on screen: the list with time and money, one project with its milestones and the chart of its money."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import accumulate
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.targets import actions, queries, rules
from giaoban.office.targets.models import Milestone, Project, Spending
from giaoban.office.targets.progress import share_of_time
from giaoban.web.doors import Knock
from giaoban.web.targets.charts import Chart, Drawn, chart_of
from giaoban.web.targets.forms import MilestoneForm, ProjectForm, SpendingForm, initial_of, paper_initial
from giaoban.web.targets.frame import change_or_withdraw, paper_fact, show_form, tabs
from giaoban.web.targets.money import in_figures, in_words, share

_PROJECT = ("name", "start", "end", "planned", "done_on", "source_words")


def listing(request: Knock) -> HttpResponse:
    """The projects, each with its time, its money and its steps."""
    today = timezone.localdate()
    rows = [_row(project, money, today) for project, money in queries.with_money(request.user, today)]
    context = {"rows": rows, "tabs": tabs(request.user, "projects"), "today": today, "may_keep": rules.may_keep_targets(request.user)}
    return render(request, "targets/projects.html", context)


def _row(project: Project, money: queries.Money, today: dt.date) -> dict[str, Any]:
    return {
        "project": project,
        "planned": in_words(project.planned),
        "spent": in_words(money.spent),
        "steps": f"{money.done}/{money.steps} mốc" if money.steps else "",
        "late": money.late,
        "is_over": project.done_on is None and project.end < today,
        "bar": _bar(project, money.spent, today),
    }


def _bar(project: Project, money: int, today: dt.date) -> dict[str, Any]:
    """A bar of 200 places: how much of the money is spent, and where the time stands."""
    spent, passed = share(money, project.planned), share_of_time(project.start, project.end, today)
    words = "chưa có tổng mức đầu tư" if spent is None else f"giải ngân {spent}% tổng mức"
    return {"reached": min(spent or 0, 100) * 2, "passed": passed * 2, "words": f"{words}, thời gian đã qua {passed}%"}


def one(request: Knock, project_id: int) -> HttpResponse:
    """One project: milestones, money put at its disposal and spent."""
    seen = queries.projects_visible_to(request.user).select_related("organ", "leader").prefetch_related("organ__names")
    project = get_object_or_404(seen, pk=project_id)
    today = timezone.localdate()
    steps, money = list(project.milestones.all()), list(project.spending.select_related("entered_by__person"))
    counting = [row for row in money if row.withdrawn_at is None]
    planned, spent = (sum(row.amount for row in counting if row.kind == kind) for kind in Spending.Kind.values)
    context = {
        "project": project,
        "is_over": project.done_on is None and project.end < today,
        "bar": _bar(project, spent, today),
        "steps": [{"row": step, "is_over": step.withdrawn_at is None and step.done_on is None and step.planned < today} for step in steps],
        "money": [{"row": row, "amount": in_figures(row.amount)} for row in money],
        "chart": _chart(project, counting, today),
        "facts": _facts(request, project, planned, spent),
        "may_keep": rules.may_keep_targets(request.user),
        "may_record": rules.may_record_on(request.user, project),
    }
    return render(request, "targets/project.html", context)


def _chart(project: Project, money: list[Spending], today: dt.date) -> Chart:
    """The money in millions of đồng, summed up day after day."""
    first = min([project.start, *(row.on for row in money)])
    last = max([project.end, *(row.on for row in money)])
    whole = Decimal(project.planned) / 10**6
    lines = [Drawn("whole", "Tổng mức đầu tư", [(first, whole), (last, whole)])]
    for kind, until in ((Spending.Kind.PLANNED, last), (Spending.Kind.SPENT, min(max(today, first), last))):
        rows = sorted((row.on, row.amount) for row in money if row.kind == kind)
        sums = [Decimal(total) / 10**6 for total in accumulate(amount for _, amount in rows)]
        values = list(zip((on for on, _ in rows), sums, strict=True))
        drawn = [(first, Decimal(0)), *values] + ([(until, sums[-1])] if sums and rows[-1][0] < until else [])
        lines.append(Drawn(kind, kind.label, drawn if values else [], is_stairs=True))
    return chart_of(f"Vốn của dự án {project.name}, triệu đồng", lines, first, last, today)


def _facts(request: Knock, project: Project, planned: int, spent: int) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = [
        {"label": "Chủ đầu tư", "value": project.organ.name},
        {"label": "Khởi công", "value": f"{project.start:%d/%m/%Y}"},
        {"label": "Hoàn thành", "value": f"{project.end:%d/%m/%Y}", "note": "theo kế hoạch"},
        {"label": "Tổng mức", "value": in_words(project.planned)},
        {"label": "Đã bố trí", "value": in_words(planned)},
        {"label": "Đã giải ngân", "value": in_words(spent)},
    ]
    if project.leader:
        facts.insert(1, {"label": "Lãnh đạo", "value": project.leader.full_name})
    if project.done_on:
        facts.append({"label": "Xong ngày", "value": f"{project.done_on:%d/%m/%Y}"})
    return facts + paper_fact(request.user, "Văn bản giao", project.paper_id)


def new(request: Knock) -> HttpResponse:
    """Enter a project."""
    form = ProjectForm(request.user, request.POST or None)
    if request.method == "POST":
        made = form.attempt(lambda _: actions.add_project(request.user, **form.facts))
        if made is not None:
            messages.success(request, "Đã thêm dự án.")
            return redirect("project", made.pk)
    return show_form(request, form, title="Thêm dự án", back=reverse("projects"))


def change(request: Knock, project_id: int) -> HttpResponse:
    """Correct a project, or note that it is finished."""
    project = get_object_or_404(queries.projects_visible_to(request.user), pk=project_id)
    kept = initial_of(project, _PROJECT) | {"organ": project.organ_id, "leader": project.leader_id}
    form = ProjectForm(request.user, request.POST or None, initial=kept | paper_initial(request.user, project.paper_id))
    if request.method == "POST" and form.did(lambda v: actions.change_project(request.user, project_id, v["shown"] or 0, **form.facts)):
        messages.success(request, "Đã lưu.")
        return redirect("project", project_id)
    return show_form(request, form, title="Sửa dự án", back=reverse("project", args=[project_id]))


def milestone_new(request: Knock, project_id: int) -> HttpResponse:
    """Enter a step of a project."""
    project = _recorded_on(request, project_id)
    form = MilestoneForm(request.POST or None)
    if request.method == "POST" and form.did(lambda v: actions.add_milestone(request.user, project_id, **v)):
        messages.success(request, "Đã thêm mốc.")
        return redirect("project", project_id)
    return show_form(request, form, title="Thêm mốc", back=reverse("project", args=[project_id]), lead=project.name)


def milestone(request: Knock, milestone_id: int) -> HttpResponse:
    """Correct a step, note that it is done, or withdraw it."""
    row = get_object_or_404(queries.milestones_visible_to(request.user), pk=milestone_id)
    _recorded_on(request, row.project_id)
    form = MilestoneForm(request.POST or None, initial=initial_of(row, ("name", "planned", "done_on", "note")))

    def changed(v: dict[str, Any]) -> Milestone:
        values = {name: v[name] for name in ("name", "planned", "done_on", "note")}
        return actions.change_milestone(request.user, milestone_id, v["shown"] or 0, **values)

    def withdrawn(shown: int, reason: str) -> Milestone:
        return actions.withdraw_milestone(request.user, milestone_id, shown, reason)

    back = reverse("project", args=[row.project_id])
    return change_or_withdraw(request, row, form, change=changed, withdraw=withdrawn, title="Mốc của dự án", back=back)


def spending_new(request: Knock, project_id: int) -> HttpResponse:
    """Enter money of a project."""
    project = _recorded_on(request, project_id)
    form = SpendingForm(request.POST or None, initial={"kind": Spending.Kind.SPENT, "on": timezone.localdate()})
    if request.method == "POST" and form.did(
        lambda v: actions.record_spending(request.user, project_id, v["kind"], v["on"], v["amount"], source=v["source"])
    ):
        messages.success(request, "Đã ghi vốn.")
        return redirect("project", project_id)
    return show_form(request, form, title="Ghi vốn", back=reverse("project", args=[project_id]), lead=project.name)


def spending(request: Knock, spending_id: int) -> HttpResponse:
    """Correct an amount, or withdraw it."""
    row = get_object_or_404(queries.spending_visible_to(request.user), pk=spending_id)
    _recorded_on(request, row.project_id)
    form = SpendingForm(request.POST or None, initial=initial_of(row, ("kind", "on", "amount", "source")))

    def corrected(v: dict[str, Any]) -> Spending:
        return actions.correct_spending(
            request.user, spending_id, v["shown"] or 0, kind=v["kind"], on=v["on"], amount=v["amount"], source=v["source"]
        )  # fmt: skip

    def withdrawn(shown: int, reason: str) -> Spending:
        return actions.withdraw_spending(request.user, spending_id, shown, reason)

    back = reverse("project", args=[row.project_id])
    return change_or_withdraw(request, row, form, change=corrected, withdraw=withdrawn, title="Vốn của dự án", back=back)


def _recorded_on(request: Knock, project_id: int) -> Project:
    """A project on which the person may enter something; else it is not there."""
    project = get_object_or_404(queries.projects_visible_to(request.user), pk=project_id)
    if not rules.may_record_on(request.user, project):
        raise Http404
    return project
