"""Another system's register taken over, on screen: upload, columns, preview, progress, what came of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.intake.guard import UnreadableSource
from giaoban.office.registry.actions import begin_import, map_columns, start_import
from giaoban.office.registry.models import Import, ImportRow
from giaoban.web.doors import Knock
from giaoban.web.drawing import address
from giaoban.web.imports.forms import MappingForm, UploadForm
from giaoban.web.numbers import whole
from giaoban.web.shell import reverse_or_none

_LISTED = 30
_TOLD, _SAMPLED = 500, 50
_SHOWN = ("number", "on", "symbol", "author", "subject")


def imports(request: Knock) -> HttpResponse:
    """Hand over a list and its files; the lists taken over before."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.META.get("giaoban.too_large"):
        return render(request, "413.html", status=413)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        archive = given["archive"].read() if given["archive"] else None
        try:
            job = begin_import(request.user, given["system"], given["sheet"].read(), archive, assured=given["assured"])
        except (ValidationError, UnreadableSource) as error:
            form.add_error("sheet", error if isinstance(error, ValidationError) else str(error))
        else:
            return redirect("import", import_id=job.pk)
    counted = Count("rows", filter=Q(rows__state=ImportRow.State.TAKEN))
    done = Import.objects.select_related("entered_by__person").annotate(taken=counted).order_by("-pk")[:_LISTED]
    context = {"form": form, "imports": done, "systems": sorted({job.system for job in done}), "register_url": reverse("incoming")}
    return render(request, "imports/imports.html", context, status=422 if form.errors else 200)


def one_import(request: Knock, import_id: int) -> HttpResponse:
    """One list: its columns, its preview, how far it is, what came of it."""
    job = get_object_or_404(Import, pk=import_id)
    problem = ""
    if request.method == "POST" and "start" in request.POST:
        try:
            start_import(request.user, job.pk, _shown(request))
            return redirect("import", import_id=job.pk)
        except ValidationError as error:
            problem = " ".join(error.messages)
    asks_columns = job.state == Import.State.MAPPING or (
        job.state == Import.State.PREVIEW and ("columns" in request.GET or "map" in request.POST)
    )
    if asks_columns:
        return _columns(request, job)
    context = told(job) | {"problem": problem}
    if request.htmx:
        return render(request, "imports/progress.html", context)
    return render(request, "imports/import.html", context, status=422 if problem else 200)


def _columns(request: Knock, job: Import) -> HttpResponse:
    first = job.rows.exclude(state=ImportRow.State.REFUSED).first()
    form = MappingForm(request.POST or None, job=job, samples=first.cells if first else {})
    if request.method == "POST" and form.is_valid():
        try:
            map_columns(request.user, job.pk, form.cleaned_data["shown"], form.mapping())
            return redirect("import", import_id=job.pk)
        except ValidationError as error:
            form.add_error(None, error)
    return render(request, "imports/columns.html", {"job": job, "form": form}, status=422 if form.errors else 200)


def _shown(request: Knock) -> int:
    return whole(request.POST.get("shown")) or 0


def told(job: Import) -> dict[str, Any]:
    """What a list's page says: a sentence, what must be looked at, the first rows."""
    counts = job.rows.aggregate(
        waiting=Count("pk", filter=Q(state=ImportRow.State.WAITING)),
        taken=Count("pk", filter=Q(state=ImportRow.State.TAKEN)),
        wrong=Count("pk", filter=Q(state=ImportRow.State.WRONG)),
        refused=Count("pk", filter=Q(state=ImportRow.State.REFUSED)),
        alike=Count("pk", filter=~Q(likeness="") & ~Q(state=ImportRow.State.WRONG)),
    )
    rows = job.rows.select_related("duplicate_of").order_by("row")
    remarkable = rows.filter(~Q(problem="") | ~Q(likeness=""))[:_TOLD]
    return {
        "job": job,
        "counts": counts,
        "sentence": sentence(job, counts),
        "files": _files(job),
        "remarkable": [_line(job, row) for row in remarkable],
        "sample": [_line(job, row) for row in rows.filter(problem="", likeness="")[:_SAMPLED]],
        "all": sum(counts[name] for name in ("waiting", "taken", "wrong", "refused")),
        "finished": counts["taken"] + counts["wrong"] + counts["refused"],
        "register_url": reverse("incoming"),
        "triage_url": reverse_or_none("triage"),
    }


def sentence(job: Import, counts: dict[str, int]) -> str:
    """“34 văn bản đã nhập, giữ nguyên số đến; 2 văn bản nghi trùng.”"""
    if job.state == Import.State.DONE:
        said = [f"{counts['taken']} văn bản đã nhập, giữ nguyên số đến"]
    else:
        said = [f"{counts['waiting'] + counts['taken']} văn bản sẽ nhập, giữ nguyên số đến"]
    said += [f"{counts['alike']} văn bản nghi trùng"] if counts["alike"] else []
    said += [f"{counts['wrong']} dòng không nhập được"] if counts["wrong"] else []
    said += [f"{counts['refused']} dòng bị từ chối vì dấu chỉ độ mật"] if counts["refused"] else []
    return "; ".join(said) + "."


def _files(job: Import) -> list[str]:
    """What is to be said of the files that were left out; never a name."""
    said = {
        "{} tệp mang dấu chỉ độ mật: từ chối, không lưu lại gì.": job.refused_files,
        "{} tệp máy không kiểm tra được độ mật nên không giữ lại. Hãy xem từng tệp rồi nhập lại với lời xác nhận.": job.unseen_files,
        "{} tệp bị hỏng, đặt mật khẩu hoặc không phải văn bản nên bỏ qua.": job.unusable_files,
    }
    return [text.format(number) for text, number in said.items() if number]


_SIGNS = {
    ImportRow.State.WAITING: ("chua-giao", "Sẽ nhập"),
    ImportRow.State.TAKEN: ("xong", "Đã nhập"),
    ImportRow.State.WRONG: ("luu-y", "Không nhập được"),
    ImportRow.State.REFUSED: ("luu-y", "Từ chối"),
}


def _line(job: Import, row: ImportRow) -> dict[str, Any]:
    """A row of the list as the page shows it."""
    sign, word = _SIGNS[ImportRow.State(row.state)]
    return {
        "row": row.row,
        "cells": [row.cells.get(job.mapping.get(name, ""), "") for name in _SHOWN],
        "sign": sign,
        "word": word,
        "problem": row.problem,
        "likeness": ImportRow.Likeness(row.likeness).label if row.likeness else "",
        "twin": row.twin,
        "like": row.duplicate_of,
        "like_url": _paper_url(row.duplicate_of_id),
        "url": _paper_url(row.paper_id),
    }


def _paper_url(key: int | None) -> str | None:
    return None if key is None else address("paper", key)
