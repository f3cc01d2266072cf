"""The history of a thing, for templates: `{% load journal %}{% history paper %}`. Only where the reader may see the thing."""

from __future__ import annotations

from django import template
from django.db import models

from giaoban.web.journal.history import HistoryLine, history_lines

register = template.Library()


@register.inclusion_tag("journal/history.html")
def history(thing: models.Model) -> dict[str, list[HistoryLine]]:
    """What was done to a thing, the latest first."""
    return {"entries": history_lines(thing)}
