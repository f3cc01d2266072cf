"""Kiểm tra chữ ký số: a PDF that somebody brings, or one that a paper has. Of what is brought nothing is kept."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from giaoban.account.words import visible
from giaoban.intake.guard import UnreadableSource
from giaoban.office.directory.models import Account
from giaoban.office.registry import queries, store
from giaoban.office.registry.screening import NotTakenIn
from giaoban.office.registry.signatures import trusted
from giaoban.signatures.apart import check_pdf, verified_apart
from giaoban.signatures.trust import Trust
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.screened import ASSURANCE, WARNING, look_over_filled
from giaoban.web.signatures.rows import Findings, findings


class SignedFileForm(Typed):
    """A signed PDF."""

    file = forms.FileField(label="Tệp PDF đã ký số", widget=forms.FileInput(attrs={"accept": ".pdf"}), help_text=WARNING)
    assured = forms.BooleanField(label=ASSURANCE, required=False)


def brought(request: Knock) -> HttpResponse:
    """Choose a file; read what its signatures are worth."""
    form = SignedFileForm(request.POST, request.FILES) if request.method == "POST" else SignedFileForm()
    if request.META.get("giaoban.too_large"):
        return render(request, "413.html", status=413)
    trust = trusted()
    found = form.attempt(lambda given: _looked_at(request.user, given["file"], trust, assured=given["assured"])) if form.is_bound else None
    context = {"form": form, "found": found, "trust": trust}
    return render(request, "signatures/brought.html", context, status=422 if form.errors else 200)


def _looked_at(account: Account, file: UploadedFile[bytes], trust: Trust, *, assured: bool) -> Findings:
    """The findings. Raises ValidationError for what is turned away, or cannot be read."""
    data, name = file.read(), file.name or ""
    try:
        look_over_filled(account, data, name, assured=assured, reads=check_pdf)
        return findings(name, verified_apart(data, trust, timezone.now()))
    except (NotTakenIn, UnreadableSource) as refusal:
        raise ValidationError({"file": str(refusal)}) from refusal


@require_GET
def of_original(request: Knock, paper_id: int, part_id: int) -> HttpResponse:
    """The signatures of one of a paper's originals, as it was kept."""
    paper = get_object_or_404(queries.visible_to(request.user), pk=paper_id)
    part = get_object_or_404(queries.parts_visible_to(request.user, paper), pk=part_id)
    trust = trusted()
    try:
        data = store.read(part.file.sha256)
    except FileNotFoundError as lost:
        raise Http404 from lost
    context = {"paper": paper, "name": visible(part.name), "part": part, "trust": trust}
    try:
        context["found"] = findings(part.name, verified_apart(data, trust, timezone.now()))
    except UnreadableSource as refusal:
        context["refusal"] = str(refusal)
    return render(request, "signatures/of_original.html", context)
