"""Nhật ký: who did what to which kind of thing, and when. What was in it is not shown here, to anyone."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from giaoban.office.audit import words
from giaoban.office.audit.models import Entry
from giaoban.office.audit.queries import acts_without_content
from giaoban.web.doors import Knock
from giaoban.web.journal.forms import Filters
from giaoban.web.journal.history import account_names, who

ROWS = 50


def audit_log(request: Knock) -> HttpResponse:
    """The acts that fit, the latest first, a page by key."""
    form = Filters(request.GET or None)
    found = list(acts_without_content(form.wanted() if form.is_bound else Filters({}).wanted())[: ROWS + 1])
    shown = found[:ROWS]
    names = account_names({entry.actor_id for entry in shown if entry.actor_id is not None})
    context = {
        "form": form,
        "rows": [_row(entry, names) for entry in shown],
        "first_url": _url(request.GET, None) if "before" in request.GET else None,
        "next_url": _url(request.GET, shown[-1].pk) if len(found) > ROWS else None,
        "is_filtered": any(request.GET.get(name) for name in ("who", "verb", "kind", "since", "until")),
    }
    return render(request, "journal/audit_log.html", context)


def _row(entry: Entry, names: dict[int, str]) -> dict[str, Any]:
    return {
        "at": entry.at,
        "who": who(entry.actor_id, names),
        "what": words.verb_words(entry.verb),
        "kind": words.kind_words(entry.subject_kind) if entry.subject_kind else "",
        "is_sealed": entry.sequence is not None,
        "sequence": entry.sequence,
    }


def _url(asked: QueryDict, before: int | None) -> str:
    """The same page further on, or from its beginning."""
    query = asked.copy()
    query.pop("before", None)
    if before is not None:
        query["before"] = str(before)
    return f"?{query.urlencode()}"
