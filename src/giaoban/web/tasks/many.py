"""Many tasks at once: what was chosen in a list is shown again with what will be done, then done, all or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Account
from giaoban.office.work.actions import NotNow, ShownTask, hand_out_many, remind_many, set_deadlines
from giaoban.office.work.models import Assignment, Task, Workflow
from giaoban.office.work.queries import visible_to
from giaoban.web.doors import Knock
from giaoban.web.drawing import address
from giaoban.web.registers.forms import Day
from giaoban.web.tasks.words import WORKFLOWS

MOST = 200


class HandOutForm(forms.Form):
    """Nothing more is asked."""


class DeadlineForm(forms.Form):
    """The day, and why: of drafts the reason is not kept, for nobody was told another day."""

    day = forms.DateField(label="Hạn", widget=Day)
    reason = forms.CharField(
        label="Lý do đổi hạn",
        required=False,
        max_length=500,
        help_text="Cần có khi trong các việc đã chọn có việc đã giao.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RemindForm(forms.Form):
    """What is said with the reminder."""

    words = forms.CharField(label="Lời nhắc", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


def _hand_out(actor: Account, shown: list[ShownTask], _: dict[str, Any]) -> int:
    return len(hand_out_many(actor, {one.task_id: one.revision for one in shown}))


def _set_deadline(actor: Account, shown: list[ShownTask], given: dict[str, Any]) -> int:
    return len(set_deadlines(actor, shown, given["day"], given["reason"]))


def _remind(actor: Account, shown: list[ShownTask], given: dict[str, Any]) -> int:
    shares = {share: revision for one in shown for share, revision in one.shares}
    if not shares:
        raise NotNow("Các việc đã chọn chưa có đơn vị nào để nhắc.")
    return len(remind_many(actor, shares, given["words"]))


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done to many: its words before and after, its form, what does it."""

    heading: str
    button: str
    done: str
    form: type[forms.Form]
    do: Callable[[Account, list[ShownTask], dict[str, Any]], int]


ACTS = {
    "hand-out": Act("Giao các việc đã chọn", "Giao", "Đã giao {} việc.", HandOutForm, _hand_out),
    "deadline": Act("Đặt hạn cho các việc đã chọn", "Đặt hạn", "Đã đặt hạn cho {} việc.", DeadlineForm, _set_deadline),
    "remind": Act("Nhắc các việc đã chọn", "Nhắc", "Đã nhắc {} phần việc.", RemindForm, _remind),
}


def many(request: Knock) -> HttpResponse:
    """First what was chosen and what is asked besides; with that, what happened. Nothing is done by looking."""
    act = ACTS.get(request.POST.get("act", ""))
    shown = [ticket for text in request.POST.getlist("row")[:MOST] if (ticket := read_ticket(text))]
    back = _back(request)
    if request.method != "POST":
        return redirect("tasks")
    if act is None or not shown:
        context: dict[str, Any] = {"problem": "Chưa chọn việc nào. Đánh dấu các việc trong danh sách rồi chọn lại.", "back": back}
        return render(request, "tasks/many.html", context, status=422)
    form = act.form(request.POST if "confirmed" in request.POST else None)
    problem, where = "", None
    if "confirmed" in request.POST and form.is_valid():
        try:
            number = act.do(request.user, shown, form.cleaned_data)
        except (ValidationError, NotNow, Conflict, PermissionDenied, Task.DoesNotExist, Assignment.DoesNotExist) as error:
            problem, where = _said(error), getattr(error, "thing", None)
        else:
            context = {"act": act, "done": act.done.format(number), "rows": _rows(request, shown), "back": back}
            return render(request, "tasks/many_done.html", context)
    refused = bool(problem or form.errors)
    context = {
        "act": act,
        "name": request.POST["act"],
        "form": form,
        "tickets": request.POST.getlist("row")[:MOST],
        "rows": _rows(request, shown, where),
        "problem": problem,
        "back": back,
    }
    return render(request, "tasks/many.html", context, status=409 if where else 422 if refused else 200)


def read_ticket(text: str) -> ShownTask | None:
    """A row as a list's form sends it: `12.3-45.1`; None for what is none."""
    try:
        pairs = [(int(key), int(revision)) for key, _, revision in (part.partition(".") for part in text[:400].split("-"))]
    except ValueError:
        return None
    return ShownTask(*pairs[0], tuple(pairs[1:]))


def _said(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, Conflict):
        return "Có việc vừa được người khác thay đổi nên chưa việc nào được làm. Xem lại việc đó trong danh sách rồi chọn lại."
    if isinstance(error, Task.DoesNotExist | Assignment.DoesNotExist):
        return "Có việc không còn trong danh sách của đồng chí nên chưa việc nào được làm. Hãy tải lại danh sách."
    if isinstance(error, PermissionDenied):
        return f"{error} Chưa việc nào được làm."
    return f"{error} Chưa việc nào được làm."


def _rows(request: Knock, shown: list[ShownTask], where: Model | None = None) -> list[dict[str, Any]]:
    """The chosen tasks as they stand now; the one that stood in the way is marked."""
    tasks = visible_to(request.user).in_bulk([one.task_id for one in shown])
    changed = where.task_id if isinstance(where, Assignment) else where.pk if isinstance(where, Task) else None
    return [
        {
            "title": task.title,
            "url": address("task", task.pk),
            "sign": WORKFLOWS[Workflow(task.workflow)][0],
            "state": WORKFLOWS[Workflow(task.workflow)][1],
            "deadline": task.deadline,
            "changed": task.pk == changed,
        }
        for one in shown
        if (task := tasks.get(one.task_id))
    ]


def _back(request: Knock) -> str:
    """The list that the rows were chosen in."""
    back = request.POST.get("back", "")
    known = back.startswith(reverse("tasks")) and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if known else reverse("tasks")
