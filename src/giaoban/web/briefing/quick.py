"""Ghi nhanh: an order by telephone, or at the briefing, in one line. Enter shows what was understood, Enter again hands it out."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from giaoban.account.words import visible
from giaoban.office.work import actions, briefing_rules
from giaoban.office.work.actions import NotNow
from giaoban.office.work.briefing_queries import briefings_visible_to
from giaoban.office.work.models import Briefing, Task
from giaoban.web.briefing.quick_form import QuickForm
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.shell import reverse_or_none


def quick_order(request: Knock) -> HttpResponse:
    """The box: as a dialog over whatever page one is on, or as a page of its own."""
    briefing = _briefing(request)
    if request.method != "POST":
        return _box(request, QuickForm(request.user, briefing=briefing), briefing)
    form = QuickForm(request.user, request.POST, briefing=briefing)
    if not form.was_previewed:
        line, origin = request.POST.get("line", ""), request.POST.get("origin", "")
        return _box(request, QuickForm(request.user, line=line, origin=origin, briefing=briefing), briefing)
    if not form.is_valid():
        return _box(request, form, briefing, previewed=True)
    try:
        task, undo = _handed_out(request, form, briefing)
    except (ValidationError, NotNow, PermissionDenied) as refused:
        form.add_error(None, refused.messages if isinstance(refused, ValidationError) else str(refused))
        return _box(request, form, briefing, previewed=True)
    return _said(request, task, undo, briefing)


@require_POST
def read_line(request: Knock) -> HttpResponse:
    """What is understood of the line as it is being typed: the part below the field."""
    line, origin = request.POST.get("line", ""), request.POST.get("origin", "")
    form = QuickForm(request.user, line=line, origin=origin, briefing=_briefing(request))
    return render(request, "briefing/quick_understood.html", {"form": form, "open_questions": bool(form.asked), "previewed": False})


def _handed_out(request: Knock, form: QuickForm, briefing: Briefing | None) -> tuple[Task, str]:
    if briefing is None:
        return actions.order(request.user, form.ordered()), ""
    item = actions.order_at(request.user, briefing.pk, form.ordered())
    assert item.task is not None
    return item.task, reverse("briefing-undo", args=[item.pk])


def _box(request: Knock, form: QuickForm, briefing: Briefing | None, *, previewed: bool = False) -> HttpResponse:
    """The box again: with what was understood once there is a line, with what is wrong once that was seen."""
    context = {
        "form": form,
        "briefing": briefing,
        "previewed": previewed,
        "open_questions": bool(form.asked),
        "in_dialog": bool(request.htmx),
    }
    template = "briefing/quick_box.html" if request.htmx else "briefing/quick.html"
    return render(request, template, context, status=422 if previewed and form.errors else 200)


def _said(request: Knock, task: Task, undo: str, briefing: Briefing | None) -> HttpResponse:
    who = ", ".join(str(share) for share in task.assignments.select_related("organ", "person"))
    by = f", hạn {task.deadline:%d/%m}" if task.deadline else ""
    said = f"Đã giao {who}: {visible(task.title)}{by}."
    if request.htmx:
        answer = HttpResponse(status=204)
        trigger_client_event(answer, "toast", {"text": said, "undo": undo} if undo else {"text": said})
        trigger_client_event(answer, "work-changed", {})
        return trigger_client_event(answer, "close-dialog", {})
    messages.success(request, said, extra_tags=undo)
    if briefing is not None:
        return redirect("briefing", briefing.pk)
    return redirect(reverse_or_none("task", task.pk) or "quick-order")


def _briefing(request: Knock) -> Briefing | None:
    """The briefing at which the order is given, where there is one."""
    number = whole((request.POST if request.method == "POST" else request.GET).get("briefing"))
    if number is None:
        return None
    briefing = get_object_or_404(briefings_visible_to(request.user), pk=number)
    if not briefing_rules.may_write(request.user, briefing):
        raise PermissionDenied("Đồng chí không ghi bảng giao ban này.")
    return briefing
