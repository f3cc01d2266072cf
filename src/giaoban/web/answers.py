"""Files as answers: always to be saved, never shown by the site, whatever is in them."""

from __future__ import annotations

from typing import BinaryIO

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase

from giaoban.office.registry import store
from giaoban.office.registry.content import name_for
from giaoban.office.registry.models import File


def saved(data: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that was made here; `name` in plain letters, for every mail program there is."""
    answer = HttpResponse(data, content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def handed_out(kept: File, name: str) -> FileResponse:
    """A file of the store, as it came."""
    answer = FileResponse(bytes_of(kept), as_attachment=True, filename=name_for(name, kept.media_type), content_type=kept.media_type)
    shut_in(answer)
    return answer


def bytes_of(kept: File) -> BinaryIO:
    """What the store has of a file; 404 where it was lost."""
    try:
        return store.opened(kept.sha256)
    except FileNotFoundError as lost:
        raise Http404 from lost


def shut_in(answer: HttpResponseBase) -> None:
    """What somebody brought does nothing, even where a browser opens it all the same, and stays with who asked."""
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
