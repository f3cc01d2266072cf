"""A filled sheet taken back: chosen, looked at row by row, entered. Between the two nothing is kept but in the page itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from giaoban.intake.guard import UnreadableSource
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Organ
from giaoban.office.registry.screening import NotTakenIn
from giaoban.office.work import actions
from giaoban.office.work.unit_sheets.reading import Filled, Reported, read_filled
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.screened import ASSURANCE, WARNING, look_over_filled
from giaoban.web.sealed import seal, unsealed
from giaoban.web.sheets.views import opened

_SALT = "giaoban.work.sheets"
_CHANGED = "Có việc vừa thay đổi sau khi xem trước. Chưa ghi gì; hãy đưa tệp vào lại."


class SheetForm(Typed):
    """The file that a unit sent back."""

    file = forms.FileField(label="Tệp Excel hoặc Word đơn vị đã điền", help_text=WARNING)
    assured = forms.BooleanField(label=ASSURANCE, required=False)


def look(request: Knock, organ_id: int) -> HttpResponse:
    """Choose a file; see what it would enter and what is wrong in which cell."""
    organ = opened(request, organ_id)
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if request.method == "POST":
        filled = form.attempt(lambda values: _read(request, organ, values["file"], assured=values["assured"]))
        if filled is not None:
            return _show(request, organ, filled)
    return render(request, "sheets/choose.html", {"form": form, "organ": organ}, status=422 if form.errors else 200)


def _read(request: Knock, organ: Organ, file: UploadedFile[bytes], *, assured: bool) -> Filled:
    data = file.read()
    try:
        look_over_filled(request.user, data, file.name or "", assured=assured)
        return read_filled(request.user, organ, data)
    except (UnreadableSource, NotTakenIn) as error:
        raise ValidationError({"file": str(error)}) from error


def _show(request: Knock, organ: Organ, filled: Filled) -> HttpResponse:
    rows = [asdict(row) | {"done_on": row.done_on.isoformat() if row.done_on else None} for row in filled.rows]
    sealed = seal(request, _SALT, organ=organ.pk, rows=rows)
    context = {"organ": organ, "filled": filled, "sealed": sealed if filled.can_be_taken else ""}
    return render(request, "sheets/preview.html", context, status=422 if filled.errors else 200)


@require_POST
def take(request: Knock, organ_id: int) -> HttpResponse:
    """Enter what was looked at and confirmed: all of it or nothing."""
    organ = opened(request, organ_id)
    kept = unsealed(request, _SALT, organ=organ.pk)
    if kept is None:
        return redirect("unit-sheet-filled", organ.pk)
    rows = [Reported(**row | {"done_on": dt.date.fromisoformat(row["done_on"]) if row["done_on"] else None}) for row in kept["rows"]]
    try:
        many = actions.take_sheet(request.user, organ, rows)
    except Conflict:
        messages.warning(request, _CHANGED)
        return redirect("unit-sheet-filled", organ.pk)
    except actions.NotNow as said:
        messages.warning(request, f"Chưa ghi gì. {said}")
        return redirect("unit-sheet-filled", organ.pk)
    messages.success(request, f"Đã ghi kết quả của {many} việc.")
    return redirect("unit-sheet", organ.pk)
