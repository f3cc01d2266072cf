"""A paper of the office as a file, in Word and as a PDF: one way of making and naming them for every page that offers both."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern
from django.utils.text import slugify

from giaoban.office.registry.content import WORD
from giaoban.office.registry.spelling import folded
from giaoban.web.answers import saved
from giaoban.web.doors import Rule, View, page
from giaoban.writing.paper import Paper
from giaoban.writing.pdf import pdf
from giaoban.writing.profile import Profile
from giaoban.writing.word import word

_FORMS = {"word": (word, WORD, "docx"), "pdf": (pdf, "application/pdf", "pdf")}
_LONGEST = 80


def in_both_forms(route: str, view: View, *, name: str, opens_to: Rule, **kwargs: Any) -> list[URLPattern]:
    """Two addresses with the same door: `<name>-word` and `<name>-pdf`. The view is given which of them as `form`."""
    return [page(f"{route}{form}/", view, name=f"{name}-{form}", opens_to=opens_to, form=form, **kwargs) for form in _FORMS]


def as_file(paper: Paper, form: str, called: str, profile: Profile | None = None) -> HttpResponse:
    """The paper to be kept; `called` becomes its name, in plain letters for every mail program there is."""
    make, media_type, ending = _FORMS[form]
    name = slugify(folded(called))[:_LONGEST].strip("-") or "van-ban"
    return saved(make(paper, profile), media_type, f"{name}.{ending}")
