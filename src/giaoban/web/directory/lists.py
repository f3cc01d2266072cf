"""Organs and people from Excel: the template, the look before, the entering. Between the two nothing is kept but in the page itself."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from giaoban.intake.guard import MB, Limits, UnreadableSource
from giaoban.intake.sheets import read_sheets
from giaoban.office.directory import queries
from giaoban.office.directory.actions.imports import import_lists
from giaoban.office.directory.list_template import list_template
from giaoban.office.directory.lists import OrganRow, PersonRow, Preview, preview_of
from giaoban.office.directory.models import Account
from giaoban.office.registry.content import EXCEL
from giaoban.office.registry.screening import NotTakenIn
from giaoban.web.answers import saved
from giaoban.web.directory.forms import ListForm
from giaoban.web.directory.frame import tabs
from giaoban.web.doors import Knock
from giaoban.web.screened import look_over_filled
from giaoban.web.sealed import seal, unsealed

TAB = "directory-import"
_SALT = "giaoban.directory.lists"
_LIMITS = Limits(file_size=5 * MB, unpacked_size=50 * MB, seconds=30)
_MOST_ERRORS = 200


def template(request: Knock) -> HttpResponse:
    """The workbook to fill in."""
    return saved(list_template(), EXCEL, "danh-ba.xlsx")


def look(request: Knock) -> HttpResponse:
    """Choose a workbook; see what it would enter and what is wrong in which cell."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if request.method == "POST":
        preview = form.attempt(lambda v: _preview(request.user, v["file"], assured=v["assured"]))
        if preview is not None:
            return _show(request, preview)
    context = {"form": form, "tabs": tabs(request.user, TAB)}
    return render(request, "directory/import.html", context, status=422 if form.errors else 200)


def _preview(account: Account, file: UploadedFile[bytes], *, assured: bool) -> Preview:
    data = file.read()
    try:
        look_over_filled(account, data, file.name or "", assured=assured, reads=read_sheets)
        return preview_of(read_sheets(data, limits=_LIMITS), queries.existing_lists())
    except (UnreadableSource, NotTakenIn) as error:
        raise ValidationError({"file": str(error)}) from error


def _show(request: Knock, preview: Preview) -> HttpResponse:
    rows = {"organs": [asdict(row) for row in preview.organs], "people": [asdict(row) for row in preview.people]}
    context = {
        "preview": preview,
        "errors": preview.errors[:_MOST_ERRORS],
        "more_errors": max(0, len(preview.errors) - _MOST_ERRORS),
        "sealed": seal(request, _SALT, **rows) if preview.can_be_confirmed else "",
        "tabs": tabs(request.user, TAB),
    }
    return render(request, "directory/preview.html", context, status=422 if preview.errors else 200)


@require_POST
def enter(request: Knock) -> HttpResponse:
    """Enter what was looked at and confirmed."""
    rows = unsealed(request, _SALT)
    if rows is None:
        return redirect(TAB)
    try:
        organs, positions = import_lists(
            request.user, [OrganRow(**row) for row in rows["organs"]], [PersonRow(**row) for row in rows["people"]]
        )
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect(TAB)
    messages.success(request, f"Đã nhập {organs} cơ quan, {positions} chức vụ.")
    return redirect("organs")
