"""Results and new indicators from Excel: the look before, the entering. Between the two nothing is kept but in the page itself."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.intake.guard import MB, Limits, UnreadableSource
from giaoban.intake.sheets import read_sheets
from giaoban.office.directory.models import Account
from giaoban.office.registry.screening import NotTakenIn
from giaoban.office.targets import queries, rules
from giaoban.office.targets.actions import import_workbook
from giaoban.office.targets.lists import IndicatorRow, Preview, ResultRow, preview_of
from giaoban.web.directory.forms import ListForm
from giaoban.web.doors import Knock
from giaoban.web.screened import look_over_filled
from giaoban.web.sealed import seal, unsealed
from giaoban.web.targets.frame import tabs

TAB = "targets-import"
_SALT = "giaoban.targets.lists"
_LIMITS = Limits(file_size=5 * MB, unpacked_size=50 * MB, seconds=30)
_MOST_ERRORS = 200


def look(request: Knock) -> HttpResponse:
    """Choose a workbook; see what it would enter and what is wrong in which cell."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if request.method == "POST":
        preview = form.attempt(lambda v: _preview(request.user, v["file"], assured=v["assured"]))
        if preview is not None:
            return _show(request, preview)
    context = {"form": form, "tabs": tabs(request.user, TAB), "may_add": rules.may_keep_targets(request.user)}
    return render(request, "targets/import.html", context, status=422 if form.errors else 200)


def _preview(account: Account, file: UploadedFile[bytes], *, assured: bool) -> Preview:
    data = file.read()
    try:
        look_over_filled(account, data, file.name or "", assured=assured, reads=read_sheets)
        return preview_of(read_sheets(data, limits=_LIMITS), queries.existing_lists(account), timezone.localdate())
    except (UnreadableSource, NotTakenIn) as error:
        raise ValidationError({"file": str(error)}) from error


def _show(request: Knock, preview: Preview) -> HttpResponse:
    rows = {"results": [asdict(row) for row in preview.results], "indicators": [asdict(row) for row in preview.indicators]}
    context = {
        "preview": preview,
        "errors": preview.errors[:_MOST_ERRORS],
        "more_errors": max(0, len(preview.errors) - _MOST_ERRORS),
        "sealed": seal(request, _SALT, **rows) if preview.can_be_confirmed else "",
        "tabs": tabs(request.user, TAB),
    }
    return render(request, "targets/preview.html", context, status=422 if preview.errors else 200)


@require_POST
def enter(request: Knock) -> HttpResponse:
    """Enter what was looked at and confirmed."""
    rows = unsealed(request, _SALT)
    if rows is None:
        return redirect(TAB)
    results, new = [ResultRow(**row) for row in rows["results"]], [IndicatorRow(**row) for row in rows["indicators"]]
    try:
        measured, added = import_workbook(request.user, results, new)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect(TAB)
    messages.success(request, f"Đã ghi {measured} kết quả, thêm {added} chỉ tiêu.")
    return redirect("indicators")
