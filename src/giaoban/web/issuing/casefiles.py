"""Hồ sơ công việc on screen: the files of matters, one with its mục lục văn bản, to be printed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.issuing import actions, queries, rules
from giaoban.office.issuing.models import CaseFile
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.registry.series import type_name
from giaoban.office.registry.spelling import number_key
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.issuing.forms import CaseFileForm, ChangeCaseFileForm
from giaoban.web.issuing.opened import shown_revision
from giaoban.web.letterhead import letterhead
from giaoban.web.numbers import whole
from giaoban.web.work.acts import attempt, renewed

SHOWN = 50


def _opened(request: Knock, casefile_id: int) -> CaseFile:
    return get_object_or_404(queries.casefiles_visible_to(request.user), pk=casefile_id)


def listing(request: Knock) -> HttpResponse:
    """The files, the latest first; `before`: those entered before one."""
    rows, before = queries.casefiles_visible_to(request.user).annotate(many=Count("rows")), whole(request.GET.get("before"))
    found = list((rows.filter(pk__lt=before) if before else rows)[: SHOWN + 1])
    url = reverse("casefiles")
    context = {
        "rows": [{"pk": one.pk, "title": visible(one.title), "code": visible(one.code), "many": one.many, "closed": one.closed_on}
                 for one in found[:SHOWN]],
        "may_keep": rules.may_keep_casefiles(request.user),
        "next_url": f"{url}?before={found[SHOWN - 1].pk}" if len(found) > SHOWN else None,
        "previous_url": url if before else None,
    }  # fmt: skip
    return render(request, "issuing/casefiles.html", context)


def one(request: Knock, casefile_id: int) -> HttpResponse:
    """A file with its mục lục văn bản, of the papers that the person may see."""
    kept = _opened(request, casefile_id)
    rows = [
        {
            "pk": row.paper_id, "number": visible(row.paper.number), "date": row.paper.date, "issuer": visible(row.paper.issuer_text),
            "title": visible(f"{type_name(row.paper.type) + ' ' if row.paper.type else ''}{row.paper.subject}"), "note": visible(row.note),
        }
        for row in queries.papers_in(request.user, kept)
    ]  # fmt: skip
    context = {
        "casefile": kept,
        "title": visible(kept.title),
        "rows": rows,
        "hidden": kept.rows.count() - len(rows),
        "may_keep": rules.may_keep_casefiles(request.user),
        "letterhead": letterhead(timezone.localdate(), of_the_office=True) | {"print_only": True},
    }
    return render(request, "issuing/casefile.html", context)


def new(request: Knock) -> HttpResponse:
    """A file opened."""
    form = CaseFileForm(request.POST or None, label_suffix="")
    if request.method == "POST":
        values = ("title", "code", "kept_for")
        made = form.attempt(lambda v: actions.begin_casefile(request.user, **{name: v[name] for name in values}))
        if made is not None:
            messages.success(request, "Đã lập hồ sơ. Đưa văn bản vào theo số, ký hiệu.")
            return redirect("casefile", made.pk)
    return _form(request, form, "Lập hồ sơ công việc", reverse("casefiles"), 422 if form.errors else 200)


def change(request: Knock, casefile_id: int) -> HttpResponse:
    """Its title, its code, its end."""
    kept = _opened(request, casefile_id)
    names = ("title", "code", "kept_for", "closed_on")
    initial = {name: getattr(kept, name) for name in names} | {"shown": kept.revision}
    form: Typed = ChangeCaseFileForm(request.POST if request.method == "POST" else None, initial=initial, label_suffix="")
    status = 200
    if request.method == "POST":
        refusal = attempt(
            form, lambda v: actions.change_casefile(request.user, kept.pk, shown_revision(form), **{name: v[name] for name in names})
        )
        if refusal is None:
            return redirect("casefile", kept.pk)
        form = renewed(refusal, form, kept, lambda data: ChangeCaseFileForm(data, label_suffix=""))
        status = 409 if isinstance(refusal, Conflict) else 422
    return _form(request, form, "Sửa hồ sơ", reverse("casefile", args=[kept.pk]), status)


def _form(request: Knock, form: Any, title: str, back: str, status: int) -> HttpResponse:
    return render(request, "form.html", {"form": form, "title": title, "back": back, "button": "Lưu"}, status=status)


@require_POST
def put(request: Knock, casefile_id: int) -> HttpResponse:
    """A paper put in, named by its number and symbol."""
    kept, number = _opened(request, casefile_id), request.POST.get("number", "").strip()
    found = list(papers_visible_to(request.user).filter(number_key=number_key(number)).values_list("pk", flat=True)[:2]) if number else []
    if len(found) != 1:
        said = "Có nhiều văn bản mang số này; ghi rõ ký hiệu." if found else "Không thấy văn bản mang số này trong sổ."
        messages.warning(request, said)
        return redirect("casefile", kept.pk)
    try:
        actions.file_paper(request.user, kept.pk, found[0], request.POST.get("note", ""))
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("casefile", kept.pk)


@require_POST
def take_out(request: Knock, casefile_id: int) -> HttpResponse:
    """A paper taken out."""
    kept = _opened(request, casefile_id)
    try:
        actions.unfile_paper(request.user, kept.pk, whole(request.POST.get("paper")) or 0)
    except ObjectDoesNotExist:
        messages.warning(request, "Không thấy văn bản này.")
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("casefile", kept.pk)
