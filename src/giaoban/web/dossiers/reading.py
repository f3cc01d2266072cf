"""Papers read in the browser: page by page, with private notes beside them; as files. Every address asks first whether they may be read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import quote_etag
from django.views.decorators.http import require_POST

from giaoban.intake import UnreadableSource
from giaoban.intake import page_image as draw
from giaoban.office.audit.acts import Conflict
from giaoban.office.meetings import actions
from giaoban.office.meetings.dossier_queries import files_readable_by, notes_visible_to
from giaoban.office.meetings.models import PackFile, ReadingNote
from giaoban.office.registry import store
from giaoban.web.answers import handed_out
from giaoban.web.doors import Knock
from giaoban.web.dossiers.rows import item_title, pages_words
from giaoban.web.numbers import whole

DPI = 110
_ELSEWHERE = "Ghi chú này vừa được sửa ở cửa sổ khác; chưa lưu. Tải lại trang để xem bản kia."


def opened(request: Knock, file_id: int) -> PackFile:
    """The file that was asked for, if the person may still read it; 404 else."""
    rows = files_readable_by(request.user).select_related("need__item__meeting", "file", "pdf")
    return get_object_or_404(rows, pk=file_id)


def read(request: Knock, file_id: int) -> HttpResponse:
    """A paper, page by page, each with the reader's own note."""
    file = opened(request, file_id)
    item = file.need.item
    notes = {note.page: note for note in notes_visible_to(request.user).filter(file=file)}
    pages = [{"number": n, "in_pack": file.first_page + n - 1 if file.first_page else None, "note": notes.get(n)} for n in _pages(file)]
    dossier = reverse("meeting-dossier", args=[item.meeting_id])
    context: dict[str, Any] = {
        "file": file,
        "item": item,
        "item_title": item_title(item),
        "pages": pages,
        "noted": len([note for note in notes.values() if note.text]),
        "in_pack": pages_words(file.first_page, file.last_page),
        "crumbs": [
            {"label": "Hồ sơ họp", "url": reverse("dossiers")},
            {"label": item.meeting.title, "url": dossier},
            {"label": str(file.need)},
        ],
    }
    return render(request, "dossiers/read.html", context)


def _pages(file: PackFile) -> range:
    """Its pages; a file that cannot be shown has one place for a note."""
    return range(1, (file.pages or 1) + 1)


def page_image(request: Knock, file_id: int, number: int) -> HttpResponse:
    """A page as an image. The browser may keep it, and asks each time whether it still may."""
    pdf = opened(request, file_id).pdf
    if pdf is None:
        raise Http404
    etag = quote_etag(f"{pdf.sha256}-{number}-{DPI}")
    if request.headers.get("If-None-Match") == etag:
        answer = HttpResponse(status=304)
    else:
        try:
            answer = HttpResponse(draw(store.read(pdf.sha256), number, DPI), content_type="image/png")
        except (UnreadableSource, FileNotFoundError) as missing:
            raise Http404 from missing
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer


def original(request: Knock, file_id: int) -> FileResponse:
    """The file as it was handed in, always to be saved and never shown by the site."""
    file = opened(request, file_id)
    assert file.file is not None  # a file without bytes is readable by nobody
    return handed_out(file.file, file.name)


def pdf(request: Knock, file_id: int) -> FileResponse:
    """The PDF that is read."""
    file = opened(request, file_id)
    if file.pdf is None:
        raise Http404
    return handed_out(file.pdf, file.name)


@require_POST
def note(request: Knock, file_id: int, number: int) -> HttpResponse:
    """Keep the reader's note on a page: by itself while he types, or when he sends it."""
    file = opened(request, file_id)
    if number not in _pages(file):
        raise Http404
    kept: ReadingNote | None = None
    problem, status = "", 200
    shown = whole(request.POST.get("shown")) or 0
    try:
        kept = actions.keep_note(request.user, file.pk, number, request.POST.get("text", "").replace("\r\n", "\n"), shown)
    except Conflict:
        problem, status = _ELSEWHERE, 409
    except ValidationError as refusal:
        problem, status = " ".join(refusal.messages), 422
    if not request.htmx and not problem:
        return redirect(f"{reverse('dossier-file', args=[file.pk])}#trang-{number}")
    revision = kept.revision if kept else shown
    context = {"revision": revision, "saved_at": timezone.localtime() if kept else None, "problem": problem, "number": number}
    return render(request, "dossiers/note_state.html", context, status=status)
