"""Errors said plainly: what happened and what to do, with what was typed kept in sight, and a number to quote for what nobody foresaw."""

from __future__ import annotations

import errno
import logging
import secrets
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.office.audit.acts import Conflict

_log = logging.getLogger("giaoban.web")
_FULL = "database or disk is full"
# What no page shows again: signs of the form itself, and whatever opens an account.
_HIDDEN = {"csrfmiddlewaretoken", "shown", "revision", "sealed", "again", "code", "credential"}


class SaidPlainly:
    """Answers what the rooms raise: a conflict, a disk that is full, a request too large, and what nobody foresaw."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of the view."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error; None leaves it to Django (403, 404)."""
        if isinstance(error, Conflict):
            return render(request, "409.html", {"thing": error.thing, "typed": typed(request)}, status=409)
        if isinstance(error, RequestDataTooBig) or request.META.get("giaoban.too_large"):
            return render(request, "413.html", status=413)
        if is_full(error):
            return render(request, "507.html", {"typed": typed(request)}, status=507)
        return None


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed into the form that was sent, to be shown again."""
    shown = ((name, value) for name, value in request.POST.items() if name not in _HIDDEN and "password" not in name)
    return [(name, value) for name, value in shown if isinstance(value, str) and value]


def is_full(error: BaseException) -> bool:
    """Is it that nothing more fits on the disk?"""
    if isinstance(error, OSError):
        return error.errno in {errno.ENOSPC, errno.EDQUOT}
    return isinstance(error, DatabaseError) and (_FULL in str(error) or "No space left" in str(error))


def page_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token no longer fits: the session ended, or the page was open in another window. Nothing typed is lost."""
    return render(request, "403_csrf.html", {"typed": typed(request)}, status=403)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same for what is not there and for what is not yours to see."""
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500, with a number that stands in the log too."""
    number = secrets.token_hex(4)
    _log.exception("request failed", extra={"number": number})
    return render(None, "500.html", {"number": number}, status=500)
