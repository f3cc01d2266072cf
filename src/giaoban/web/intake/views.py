"""Papers in: files dropped, each with what becomes of it."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from giaoban.office.exchange.queries import to_be_decided
from giaoban.office.registry.actions import take_in
from giaoban.office.registry.models import Arrival
from giaoban.office.registry.queries import arrivals_visible_to, parts_visible_to, visible_to
from giaoban.office.registry.screening import CannotSee, NotTakenIn
from giaoban.web.answers import handed_out
from giaoban.web.doors import Knock
from giaoban.web.intake.rows import page_of, rows_of, totals

_KEY = re.compile(r"[A-Za-z0-9_-]{8,40}")
_NO_FILE = "Chưa chọn tệp nào."
_MB = 1024 * 1024


@require_http_methods(["GET", "HEAD", "POST"])
def take_in_page(request: Knock) -> HttpResponse:
    """The drop zone and the files that still wait. A POST brings files in: one from the script, several from the plain form."""
    if request.method == "POST":
        return _received(request)
    return _page(request, [])


@require_GET
def waiting(request: Knock) -> HttpResponse:
    """The rows, of those the page is waiting for, that have changed; nothing where none has."""
    keys = [int(key) for key in request.GET.getlist("waiting") if key.isdecimal() and len(key) < 19][:500]
    done = arrivals_visible_to(request.user).filter(pk__in=keys)
    rows = [row for row in rows_of(request.user, done) if not row.is_waiting]
    if not rows:
        return HttpResponse(status=204)
    return render(request, "intake/changed.html", {"rows": rows, "totals": totals(request.user)})


def original(request: Knock, paper_id: int, part_id: int) -> FileResponse:
    """The file as it came, always to be saved and never shown by the site, whatever is in it."""
    paper = get_object_or_404(visible_to(request.user), pk=paper_id)
    part = get_object_or_404(parts_visible_to(request.user, paper), pk=part_id)
    return handed_out(part.file, part.name)


def _received(request: Knock) -> HttpResponse:
    """What came with a POST. Names of refused files go into this answer alone: a message kept for the next page would be kept."""
    files = request.FILES.getlist("file")
    if request.META.get("giaoban.too_large"):  # known once the files have been looked at
        return render(request, "413.html", {"limit": f"{settings.UPLOAD_MAX_BYTES // _MB} MB"}, status=413)
    drop = request.POST.get("key", "")
    drop = drop if _KEY.fullmatch(drop) else secrets.token_urlsafe(12)
    assured = request.POST.get("assured") == "1"
    refused: list[dict[str, Any]] = []
    taken: list[Arrival] = []
    for file in files:
        data, name = file.read(), file.name or ""
        try:
            taken.append(take_in(request.user, data=data, name=name, key=_key_of(request, drop, name, data), assured=assured))
        except NotTakenIn as refusal:
            refused.append({"name": name, "reason": str(refusal), "can_be_assured": isinstance(refusal, CannotSee)})
    if request.htmx:
        return _rows(request, taken, refused)
    if taken:
        messages.success(request, f"Đã nhận {len(taken)} tệp.")
    return _page(request, refused if taken or refused else [{"name": "", "reason": _NO_FILE}])


def _rows(request: Knock, taken: list[Arrival], refused: list[dict[str, Any]]) -> HttpResponse:
    """The rows of what was just sent: 422 when nothing was taken in."""
    rows = rows_of(request.user, Arrival.objects.filter(pk__in=[arrival.pk for arrival in taken]).order_by("pk"))
    context = {"rows": rows, "refused": refused, "by_script": True}
    return render(request, "intake/rows.html", context, status=200 if taken else 422)


def _page(request: Knock, refused: list[dict[str, Any]]) -> HttpResponse:
    before = request.GET.get("before", "")
    rows, older = page_of(request.user, int(before) if before.isdecimal() and len(before) < 19 else None)
    context = {
        "rows": rows,
        "older": older,
        "refused": refused,
        "totals": totals(request.user),
        "held": to_be_decided(request.user).count(),
        "drop_key": secrets.token_urlsafe(12),
        "limit": settings.UPLOAD_MAX_BYTES,
        "limit_words": f"{settings.UPLOAD_MAX_BYTES // _MB} MB",
    }
    return render(request, "intake/take_in.html", context, status=422 if refused and request.method == "POST" else 200)


def _key_of(request: Knock, drop: str, name: str, data: bytes) -> str:
    """The name of one file of a drop: sent again from the same page it is the same, another file never is."""
    content = hashlib.sha256(name.encode("utf-8", "surrogatepass") + b"\0" + data).hexdigest()
    return f"{request.user.pk}.{drop}.{content[:24]}"
