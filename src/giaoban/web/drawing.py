"""What a page has many of (rows, cards, marks in a text) is drawn by Jinja, inside the pages that Django's templates make.

Of a list with hundreds of cells or a paper with hundreds of marks, Django's templates take most of a page's time; Jinja's, which escape
alike, take a tenth of it. They stand beside the others and end in `.jinja`. A page asks for them with `{% draw %}`
(templatetags.drawing), a view that answers with a part of a page with `drawn`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from django.templatetags.static import static
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from giaoban import web
from giaoban.web.templatetags.office import day, sign, visible

_STANDS_FOR_A_KEY = 987654321


def drawn(name: str, **parts: object) -> SafeString:
    """A template of Jinja's with what it is given; one that posts needs `csrf_token`."""
    return mark_safe(_environment().get_template(name).render(parts))  # noqa: S308 - what the template made, escaped by it


@cache
def _environment() -> Environment:
    folder = Path(web.__file__).parent / "templates"
    # A template asks for nothing that it was not given: a slip of the pen is an error, not an empty place.
    made = Environment(
        loader=FileSystemLoader(folder), autoescape=True, auto_reload=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals |= {"address": address, "sign": sign, "static": static}
    made.filters |= {"day": day, "visible": visible}
    return made


def address(name: str, *keys: int) -> str:
    """The address of a thing, as `reverse` makes it; its pattern is looked up once, not for every thing of a list."""
    return _pattern(name, len(keys), get_script_prefix(), get_urlconf()).format(*keys)


@lru_cache(maxsize=256)
def _pattern(name: str, keys: int, before: str, urlconf: str | None) -> str:
    """An address with a place for each of its keys. `before` and `urlconf` are what `reverse` heeds besides the name."""
    found = reverse(name, urlconf, args=[_STANDS_FOR_A_KEY + n for n in range(keys)])
    for n in range(keys):
        found = found.replace(str(_STANDS_FOR_A_KEY + n), "{}")
    return found
