"""The draft that an address names, for whoever may see it; a page with one form about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.issuing import queries, rules
from giaoban.office.issuing.heading import called
from giaoban.office.issuing.models import Draft
from giaoban.office.issuing.moves import Move
from giaoban.office.registry.screening import NotTakenIn
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.work.acts import attempt, renewed

_MB = 1024 * 1024


def opened(request: Knock, draft_id: int, move: Move | None = None) -> Draft:
    """The draft, if it is there for this person, and his to move in this way; 404 else."""
    rows = queries.visible_to(request.user).select_related("organ", "unit", "drafter", "paper", "about", "answers")
    draft = get_object_or_404(rows.prefetch_related("organ__names", "unit__names"), pk=draft_id)
    if move is not None and not rules.may(request.user, draft, move):
        raise Http404
    return draft


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks for, of which draft; what is done with the answer and said then. `file`: the field that may bring one."""

    draft: Draft
    title: str
    button: str
    make: Callable[..., Typed]
    do: Callable[[Any], object]
    done: str
    lead: str = ""
    file: str = ""
    to: str = ""


def answered(request: Knock, asked: Asked) -> HttpResponse:
    """The form, or what comes of it. What is refused is said there, and nothing typed is lost."""
    if request.method != "POST":
        return _shown(request, asked, asked.make(None, None), 200)
    files = request.FILES
    if request.META.get("giaoban.too_large"):  # known once the files have been looked at
        return render(request, "413.html", {"limit": f"{settings.UPLOAD_MAX_BYTES // _MB} MB"}, status=413)
    form = asked.make(request.POST, files)
    refusal = attempt(form, lambda _: _done(asked, form))
    if refusal is not None:
        again = renewed(refusal, form, asked.draft, lambda data: asked.make(data, files))
        return _shown(request, asked, again, 409 if isinstance(refusal, Conflict) else 422)
    messages.success(request, asked.done)
    return redirect(asked.to or place_of(asked.draft))


def _done(asked: Asked, form: Typed) -> object:
    try:
        return asked.do(form)
    except NotTakenIn as refusal:
        raise ValidationError({asked.file: str(refusal)}) from refusal


def _shown(request: Knock, asked: Asked, form: Typed, status: int) -> HttpResponse:
    form.fields["shown"].initial = asked.draft.revision
    lead = " ".join(filter(None, (visible(called(asked.draft)).rstrip(".") + ".", asked.lead)))
    context = {"form": form, "title": asked.title, "back": place_of(asked.draft), "lead": lead, "button": asked.button}
    return render(request, "form.html", context, status=status)


def place_of(draft: Draft) -> str:
    """Its page."""
    return reverse("draft", args=[draft.pk])


def shown_revision(form: Typed) -> int:
    """The revision that the page showed; one that no page ever showed where none is given."""
    return form.cleaned_data["shown"] or 0
