"""The first page: what waits for me, what first, and why."""

from __future__ import annotations

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render

from giaoban.web.doors import Knock


def desk(request: Knock) -> HttpResponse:
    """What waits for the person who is signed in."""
    return render(request, "desk/desk.html")


def alive(request: Knock) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


def ready(request: Knock) -> HttpResponse:
    """The process answers, and so does the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
