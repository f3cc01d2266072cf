"""What is drawn by Jinja inside a page of Django's: `{% draw "triage/rows.jinja" rows=rows %}`."""

from __future__ import annotations

from functools import cache

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from giaoban.web.drawing import drawn

register = template.Library()


@register.simple_tag(takes_context=True)
def draw(context: Context, name: str, **parts: object) -> SafeString:
    """A template of Jinja's with what it is given, and with the page's token for what it posts."""
    return drawn(name, csrf_token=context.get("csrf_token", ""), **parts)


@register.simple_tag
def once(name: str) -> SafeString:
    """A part that is the same on every page, whoever asks: drawn once. `{% once "parts/styles.html" %}`."""
    return _drawn_once(name)


@cache
def _drawn_once(name: str) -> SafeString:
    return render_to_string(name)
