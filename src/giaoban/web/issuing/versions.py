"""A version to be read and printed, as a file, and held against another, words in and out; the photograph of a returned page."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.issuing import queries
from giaoban.office.issuing.actions.files import pdf_of, word_of, written
from giaoban.office.issuing.comparing import Pair, compare
from giaoban.office.issuing.content import paragraphs
from giaoban.office.issuing.heading import called
from giaoban.office.issuing.models import Signing, Version
from giaoban.office.issuing.own_form import pdf_in_own_form, word_in_own_form
from giaoban.office.meetings.converting import NotConverted
from giaoban.office.registry.content import WORD
from giaoban.office.registry.models import Paper
from giaoban.office.registry.series import type_name
from giaoban.web.answers import bytes_of, handed_out, shut_in
from giaoban.web.doors import Knock
from giaoban.web.issuing.opened import opened
from giaoban.web.issuing.own_template import about_template
from giaoban.web.issuing.side_notes import shown_notes
from giaoban.web.numbers import whole
from giaoban.web.templatetags.office import moment
from giaoban.writing.own_template_parts import NotATemplate
from giaoban.writing.paper import NotAPaper
from giaoban.writing.profile import NoProfile

# In the office's own form, where the draft is made from a template; else in that of all papers.
_MAKERS = {"docx": (word_in_own_form, word_of, WORD), "pdf": (pdf_in_own_form, pdf_of, "application/pdf")}


def _opened(request: Knock, version_id: int) -> Version:
    rows = queries.versions_visible_to(request.user).select_related("draft__organ", "draft__paper", "by__person", "file")
    return get_object_or_404(rows, pk=version_id)


def read(request: Knock, version_id: int) -> HttpResponse:
    """A version as a sheet."""
    version = _opened(request, version_id)
    context = {
        "version": version,
        "title": visible(called(version.draft)),
        "subject": visible(version.draft.subject),
        "kind": type_name(version.draft.kind),
        "crumbs": [
            {"label": "Trình ký", "url": reverse("drafts")},
            {"label": visible(called(version.draft))[:60], "url": reverse("draft", args=[version.draft_id])},
            {"label": f"Bản {version.number}"},
        ],
        "paragraphs": [visible(said.text) for said in paragraphs(version.content)],
        "about": f"Bản {version.number}, {moment(version.at)}, {version.by.name}{about_template(version)}",
        "reason": visible(version.reason),
        "notes": shown_notes(version.content),
        "is_set": version.file is None,
    }
    return render(request, "issuing/version.html", context)


def file(request: Knock, version_id: int, form: str) -> HttpResponseBase:
    """A version as a file: the Word file that was handed in, the office's own template filled, or the paper set here as Word or PDF."""
    version = _opened(request, version_id)
    if version.file is not None:
        if form != "docx":
            raise Http404
        return handed_out(version.file, version.name)
    in_own_form, make, media_type = _MAKERS[form]
    try:
        made = written(version, *_issued(version))
        data = in_own_form(version, made) or make(made)
    except (NotAPaper, NoProfile) as wrong:
        raise Http404 from wrong
    except (NotATemplate, NotConverted) as why:
        messages.warning(request, str(why))
        return redirect("draft-version", version.pk)
    name = f"du-thao-{version.draft_id}-ban-{version.number}.{form}"
    answer = FileResponse(BytesIO(data), as_attachment=True, filename=name, content_type=media_type)
    shut_in(answer)
    return answer


def _issued(version: Version) -> tuple[Paper | None, Signing | None]:
    """Of the version that was signed the paper that it became: with its number and signature."""
    signing = Signing.objects.filter(version=version, undone_at=None).select_related("signer").first()
    paper = version.draft.paper
    return (paper, signing) if signing is not None and paper is not None else (None, None)


def photo(request: Knock, return_id: int) -> FileResponse:
    """What was written on a version by hand."""
    row = get_object_or_404(queries.returns_visible_to(request.user).select_related("photo"), pk=return_id)
    if row.photo is None:
        raise Http404
    if row.photo.media_type in {"image/png", "image/jpeg"}:
        answer = FileResponse(bytes_of(row.photo), content_type=row.photo.media_type)
        shut_in(answer)
        return answer
    return handed_out(row.photo, row.name)


def comparison(request: Knock, draft_id: int) -> HttpResponse:
    """Any two versions side by side: `a` the earlier, `b` the later. Without them the last two."""
    draft = opened(request, draft_id)
    rows = {row.number: row for row in queries.versions_visible_to(request.user).filter(draft=draft)}
    if len(rows) < 2:
        raise Http404
    last = sorted(rows)[-2:]
    a, b = (whole(request.GET.get(name)) or default for name, default in zip(("a", "b"), last, strict=True))
    if a not in rows or b not in rows:
        raise Http404
    pairs = compare(*([said.text for said in paragraphs(rows[n].content)] for n in (a, b)))
    context = {
        "draft": draft,
        "title": visible(called(draft)),
        "crumbs": [
            {"label": "Trình ký", "url": reverse("drafts")},
            {"label": visible(called(draft))[:60], "url": reverse("draft", args=[draft.pk])},
            {"label": "So sánh"},
        ],
        "numbers": sorted(rows),
        "a": a,
        "b": b,
        "reason": visible(rows[b].reason),
        "pairs": [_shown(pair) for pair in pairs],
        "words": _words(pairs),
    }
    return render(request, "issuing/compare.html", context)


def _shown(pair: Pair) -> dict[str, Any]:
    what = "kept" if pair.is_kept else "new" if pair.before is None else "gone" if pair.after is None else "changed"
    return {"what": what, "pieces": [{"kind": piece.kind, "text": visible(piece.text)} for piece in pair.pieces]}


def _words(pairs: list[Pair]) -> str:
    counted = {
        kind: sum(len(piece.text.split()) for pair in pairs for piece in pair.pieces if piece.kind == kind) for kind in ("in", "out")
    }
    if not any(counted.values()):
        return "Hai bản giống nhau từng chữ."
    return f"Thêm {counted['in']} chữ, bớt {counted['out']} chữ, ở {sum(not pair.is_kept for pair in pairs)} đoạn."
