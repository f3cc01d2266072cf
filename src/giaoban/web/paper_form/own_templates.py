"""Mẫu văn bản của cơ quan: which there are, brought and brought anew, tried with made-up words, withdrawn and restored."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.office.issuing.rules import may_begin
from giaoban.office.own_templates import actions, queries, rules
from giaoban.office.own_templates.models import PAPER_KINDS, OwnTemplate, TemplateVersion
from giaoban.office.registry.content import WORD
from giaoban.web.answers import saved
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.issuing.own_template import code_of
from giaoban.web.numbers import whole
from giaoban.web.paper_form.checking import side_of
from giaoban.web.paper_form.word_files import with_word_file
from giaoban.web.screened import ASSURANCE, WARNING
from giaoban.writing.own_template import filled
from giaoban.writing.own_template_fields import LISTS, MARKER, SINGLE, STT
from giaoban.writing.own_template_parts import NotATemplate
from giaoban.writing.own_template_start import made_up_paper, template_to_begin_with
from giaoban.writing.profile import profile_on

_FIELDS = {"single": [*SINGLE], "lists": [*LISTS], "beside": [STT, MARKER]}


class VersionForm(Typed):
    """A template's file."""

    file = forms.FileField(label="Tệp mẫu (.docx)", widget=forms.FileInput(attrs={"accept": ".docx"}), help_text=WARNING)
    note = forms.CharField(label="Ghi chú", max_length=200, required=False)
    assured = forms.BooleanField(label=ASSURANCE, required=False)


class TemplateForm(VersionForm):
    """A template: what it is for, and its first file."""

    kind = forms.ChoiceField(label="Loại văn bản", choices=[(kind, kind) for kind in PAPER_KINDS])
    name = forms.CharField(label="Tên mẫu", max_length=120)
    field_order = ("kind", "name", "file", "note", "assured")


def templates(request: Knock) -> HttpResponse:
    """The templates, kind by kind; those that were withdrawn below, for who keeps them."""
    newest = TemplateVersion.objects.filter(template=OuterRef("pk"), number=OuterRef("latest"))
    rows = list(queries.visible_to(request.user).annotate(version_id=Subquery(newest.values("pk")), since=Subquery(newest.values("at"))))
    context = {
        "used": [row for row in rows if not row.withdrawn],
        "withdrawn": [row for row in rows if row.withdrawn],
        "may_keep": rules.may_keep(request.user),
    }
    return render(request, "paper_form/templates.html", context)


def template(request: Knock, own_template_id: int) -> HttpResponse:
    """One template with all its versions."""
    return _show(request, _one(request, own_template_id), VersionForm())


def new(request: Knock) -> HttpResponse:
    """A template brought."""
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if request.META.get("giaoban.too_large"):
        return render(request, "413.html", status=413)
    made = form.attempt(lambda given: _add(request, **given)) if request.method == "POST" else None
    if made is not None:
        messages.success(request, f"Đã nhận mẫu “{made.name}”. Hãy tải bản điền thử để xem kết quả.")
        return redirect("own-template", made.pk)
    return render(request, "paper_form/template_new.html", {"form": form, "fields": _FIELDS}, status=422 if form.errors else 200)


@require_POST
def renew(request: Knock, own_template_id: int) -> HttpResponse:
    """A newer version brought."""
    one = _one(request, own_template_id)
    if request.META.get("giaoban.too_large"):
        return render(request, "413.html", status=413)
    form = VersionForm(request.POST, request.FILES)
    made = form.attempt(lambda given: _renew(request, one, **given))
    if made is None:
        return _show(request, one, form)
    messages.success(request, f"Đã nhận bản {made.latest} của mẫu “{made.name}”.")
    return redirect("own-template", one.pk)


@require_POST
def turn(request: Knock, own_template_id: int, *, withdraw: bool) -> HttpResponse:
    """A template withdrawn, or used again."""
    one = _one(request, own_template_id)
    done = actions.withdraw_template if withdraw else actions.restore_template
    try:
        done(request.user, one.pk, whole(request.POST.get("shown")) or 0)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("own-template", one.pk)
    messages.success(request, f"Đã rút mẫu “{one.name}”." if withdraw else f"Mẫu “{one.name}” lại được dùng.")
    return redirect("own-templates" if withdraw else "own-template", *(() if withdraw else (one.pk,)))


def file(request: Knock, template_version_id: int) -> HttpResponse:
    """A version as it was brought."""
    version = _version(request, template_version_id)
    return saved(bytes(version.data), WORD, f"mau-{version.template_id}-ban-{version.number}.docx")


def tried(request: Knock, template_version_id: int) -> HttpResponse:
    """A version filled with made-up words, to be looked at."""
    version = _version(request, template_version_id)
    try:
        made = filled(bytes(version.data), made_up_paper(version.template.kind))
    except NotATemplate as error:
        messages.warning(request, f"Bản này không còn dùng được. {error}")
        return redirect("own-template", version.template_id)
    return saved(made, WORD, f"dien-thu-{version.template_id}-{version.number}.docx")


def start(request: Knock) -> HttpResponse:
    """A template to begin with, in the form that holds today."""
    return saved(template_to_begin_with(profile_on(side_of(request.user), timezone.localdate())), WORD, "mau-de-sua.docx")


def _one(request: Knock, key: int) -> OwnTemplate:
    return get_object_or_404(queries.visible_to(request.user), pk=key)


def _version(request: Knock, key: int) -> TemplateVersion:
    seen = TemplateVersion.objects.filter(template__in=queries.visible_to(request.user)).select_related("template")
    return get_object_or_404(seen, pk=key)


def _show(request: Knock, one: OwnTemplate, form: VersionForm) -> HttpResponse:
    versions = list(queries.versions_of(one))
    context = {
        "one": one,
        "new_draft": _new_draft(request, one),
        "versions": versions,
        "latest": versions[0],
        "form": form,
        "fields": _FIELDS,
        "may_keep": rules.may_keep(request.user),
    }
    return render(request, "paper_form/template.html", context, status=422 if form.errors else 200)


def _new_draft(request: Knock, one: OwnTemplate) -> str:
    """Where a draft is begun from the template; empty for who drafts nothing, and for a kind that drafts cannot have."""
    if one.withdrawn or not may_begin(request.user) or not code_of(one.kind):
        return ""
    return f"{reverse('draft-new')}?template={one.pk}"


def _add(request: Knock, *, kind: str, name: str, file: UploadedFile[bytes], note: str, assured: bool, **_: Any) -> OwnTemplate:
    def done(data: bytes) -> OwnTemplate:
        return actions.add_template(request.user, kind, name, data, note)

    return with_word_file(request.user, file, done, assured=assured)


def _renew(request: Knock, one: OwnTemplate, *, file: UploadedFile[bytes], note: str, assured: bool, **more: Any) -> OwnTemplate:
    def done(data: bytes) -> OwnTemplate:
        return actions.renew_template(request.user, one.pk, more.get("shown") or 0, data, note)

    return with_word_file(request.user, file, done, assured=assured)
