"""The request going out: a letter with the form to be printed, and every reporter's own form in one file."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from giaoban.office.registry.spelling import folded
from giaoban.office.work import rules
from giaoban.office.work.collecting.files import LINE_HEAD, excel_form
from giaoban.office.work.collecting.forms import columns_of, lines_of
from giaoban.office.work.models import Collection
from giaoban.web.answers import saved
from giaoban.web.collecting.views import opened, reporters_seen, served
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock
from giaoban.web.letterhead import letterhead

ZIP = "application/zip"


def letter(request: Knock, collection_id: int) -> HttpResponse:
    """The letter that asks, with the form and the list of those who are asked."""
    collection = _whole(request, collection_id)
    above = served(request.user, collection)
    context = {
        "collection": collection,
        "letterhead": letterhead(timezone.localdate(), of_the_office=True, about=f"V/v báo cáo: {collection.title}"),
        "basis": title(above.paper) if above is not None and above.paper is not None else "",
        "shares": reporters_seen(request, collection),
        "columns": [LINE_HEAD, *(column.title for column in columns_of(collection))],
        "lines": [[line.title, *("" for _ in columns_of(collection))] for line in lines_of(collection)],
    }
    return render(request, "collecting/letter.html", context)


def forms(request: Knock, collection_id: int) -> HttpResponse:
    """The form of every reporter as a workbook, all in one file: each is named after its reporter, and bears his code."""
    collection = _whole(request, collection_id)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for number, share in enumerate(reporters_seen(request, collection), 1):
            packed.writestr(f"{number:02}-{slugify(folded(str(share)))}.xlsx", excel_form(collection, share))
    return saved(out.getvalue(), ZIP, f"bieu-{collection.pk}-{timezone.localdate():%Y%m%d}.zip")


def _whole(request: Knock, collection_id: int) -> Collection:
    collection = opened(request, collection_id)
    if not rules.sees_whole(request.user, collection.task):
        raise Http404
    return collection
