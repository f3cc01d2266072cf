"""A small form about a meeting, in a dialog or on a page of its own. What is refused is said there, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Revised
from giaoban.web.doors import Knock
from giaoban.web.work.acts import attempt, renewed

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked (`make` the form of what was sent), what is done with the answer, what is said then, where it leads."""

    title: str
    button: str
    about: str
    back: str
    make: Callable[[Any], forms.Form]
    do: Callable[[Values], object]
    done: str
    thing: Revised | None = None
    lead: str = ""
    to: Callable[[Any], str] | None = None
    warn: Callable[[Any], list[str]] | None = None
    wide: bool = False  # more than a dialog holds


def answered(request: Knock, asked: Question) -> HttpResponse:
    """The form, or what comes of it."""
    form = asked.make(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _shown(request, asked, form)
    made: list[object] = []
    refusal = attempt(form, lambda values: made.append(asked.do(values)))
    if refusal is not None:
        again = renewed(refusal, form, asked.thing, asked.make)
        return _shown(request, asked, again, status=409 if isinstance(refusal, Conflict) else 422)
    messages.success(request, asked.done)
    for warning in asked.warn(made[0]) if asked.warn else ():
        messages.warning(request, warning)
    return redirect(asked.to(made[0]) if asked.to else asked.back)


def _shown(request: Knock, asked: Question, form: forms.Form, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form, "title": asked.title, "about": asked.about, "lead": asked.lead, "button": asked.button, "back": asked.back,
    }  # fmt: skip
    if request.htmx and request.method != "POST" and not asked.wide:
        return render(request, "work/act_dialog.html", context)
    return render(request, "work/act.html", context, status=status)
