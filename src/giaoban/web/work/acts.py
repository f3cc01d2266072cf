"""What can be done to a task, a share, a request: a small form each. What is refused is said at the form, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account
from giaoban.office.work.actions import NotNow
from giaoban.office.work.models import Assignment, Task, Workflow
from giaoban.office.work.queries import assignments_visible_to
from giaoban.web.doors import Knock
from giaoban.web.work.forms import Asked
from giaoban.web.work.one import opened, title_of
from giaoban.web.work.states import how_far

Values = dict[str, Any]
F = TypeVar("F", bound=forms.Form)
CHANGED = "Người khác vừa sửa chỗ này; chưa lưu. Xem lại trang hiện tại, rồi gửi lại nếu vẫn đúng: những gì đã ghi còn nguyên."


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its part of the address, the words of its button, its form, what it calls, whom it is for, in which states it makes sense.

    `whom` is asked of who sees the thing already; the room's action asks its own rule once more.
    """

    name: str
    button: str
    form: type[Asked]
    done: str
    do: Callable[[Account, Any, Values], object]
    whom: Callable[[Account, Any], bool]
    states: Sequence[Workflow]
    lead: str = ""
    primary: bool = False

    def is_for(self, account: Account, thing: Task | Assignment) -> bool:
        """Is it offered to this person now?"""
        return thing.workflow in self.states and self.whom(account, thing)


def offered(acts: Sequence[Act], account: Account, thing: Task | Assignment, kind: str) -> list[dict[str, Any]]:
    """The acts a page offers on a thing, as buttons."""
    return [
        {"label": act.button, "url": reverse(f"{kind}-{act.name}", args=[thing.pk]), "primary": act.primary}
        for act in acts
        if act.is_for(account, thing)
    ]


def on_task(request: Knock, task_id: int, act: Act) -> HttpResponse:
    """An act on a task."""
    return _asked(request, act, opened(request, task_id))


def on_share(request: Knock, share_id: int, act: Act) -> HttpResponse:
    """An act on a share of a task."""
    return _asked(request, act, get_object_or_404(assignments_visible_to(request.user), pk=share_id))


def _asked(request: Knock, act: Act, thing: Task | Assignment) -> HttpResponse:
    """The form of an act, or the act."""
    if not act.whom(request.user, thing):
        raise Http404
    task = thing if isinstance(thing, Task) else thing.task
    form = act.form(request.user, thing, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return shown(request, act, thing, form)
    refusal = attempt(form, lambda values: act.do(request.user, thing, values))
    if refusal is None:
        messages.success(request, act.done)
        return redirect("task", task.pk)
    if isinstance(refusal, Conflict):
        thing.refresh_from_db()
        thing.task = task if isinstance(thing, Assignment) else None  # type: ignore[union-attr]
    return shown(request, act, thing, form, conflict=isinstance(refusal, Conflict))


def attempt(form: forms.Form, do: Callable[[Values], object]) -> Exception | None:
    """Do what a form asks for. What is refused is said on the form and given back; None when it was done."""
    if not form.is_valid():
        return ValidationError(form.errors.as_text())
    try:
        do(dict(form.cleaned_data))
    except ValidationError as error:
        for field, said in (error.message_dict if hasattr(error, "error_dict") else {"": error.messages}).items():
            for message in said:
                form.add_error(field if field in form.fields else None, message)
        return error
    except NotNow as error:
        form.add_error(None, str(error))
        return error
    except Conflict as error:
        return error
    return None


def renewed(refusal: Exception, form: F, thing: Revised | None, make: Callable[[Any], F]) -> F:
    """The form again after a conflict: what was typed, on the revision of now, with the word that somebody else was quicker."""
    if not isinstance(refusal, Conflict):
        return form
    data = QueryDict(mutable=True)
    data.update(form.data)
    if thing is not None:
        thing.refresh_from_db()
        data["shown"] = str(thing.revision)
    again = make(data)
    again.full_clean()
    again.add_error(None, CHANGED)
    return again


def shown(request: Knock, act: Act, thing: Task | Assignment, form: Asked, *, conflict: bool = False) -> HttpResponse:
    """The page of an act, or only what stands in a dialog. After a conflict it shows how the thing stands now, and what was typed."""
    task = thing if isinstance(thing, Task) else thing.task
    if conflict:
        form = form.shown_anew(thing)
    context = {
        "act": act,
        "form": form,
        "title": act.button,
        "about": title_of(task),
        "whose": str(thing) if isinstance(thing, Assignment) else "",
        "lead": form.lead or act.lead,
        "button": form.button or act.button,
        "back": reverse("task", args=[task.pk]),
        "now": how_far(thing) if conflict else None,
        "deadline": thing.deadline,
    }
    if request.htmx:
        return render(request, "work/act_dialog.html", context)
    return render(request, "work/act.html", context, status=409 if conflict else 422 if form.errors else 200)
