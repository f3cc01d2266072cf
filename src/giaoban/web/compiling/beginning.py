"""The way to the next period's programme: straight to its proposals, or first the draft is opened."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from giaoban.office.compiling.actions import begin_next
from giaoban.office.compiling.actions.beginning import next_period, next_programme
from giaoban.office.programme.models import ProgrammeKind
from giaoban.office.programme.periods import period_words
from giaoban.web.doors import Knock


def begin(request: Knock) -> HttpResponse:
    """The proposals of the next month's programme; where there is no draft yet, a page with one button."""
    today, kind = timezone.localdate(), ProgrammeKind.MONTH
    found = next_programme(request.user, kind, today)
    if found is None and request.method == "POST":
        try:
            found = begin_next(request.user, today, kind)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
    if found is not None:
        return redirect("programme-proposals" if found.is_draft else "programme", found.pk)
    return render(request, "compiling/begin.html", {"period": period_words(kind, *next_period(kind, today))})
