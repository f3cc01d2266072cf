"""One programme: its lines with what became of each, what was changed since it was issued; as it prints."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.compiling.rules import may_compile, may_compile_this
from giaoban.office.directory.models import Account
from giaoban.office.programme import queries, rules
from giaoban.office.programme.models import Programme, ProgrammeKind, ProgrammeState
from giaoban.office.programme.periods import following, with_capital
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.web.doors import Knock
from giaoban.web.issuing.bringing import way_of
from giaoban.web.programme.listing import STATES
from giaoban.web.programme.rows import FILTERS, filters_of, rows_of, sentence_of


def opened(request: Knock, programme_id: int) -> Programme:
    """The programme that was asked for, if it is there for this person; 404 else."""
    rows = queries.visible_to(request.user).select_related("organ", "paper").prefetch_related("organ__names")
    return get_object_or_404(rows, pk=programme_id)


def one(request: Knock, programme_id: int) -> HttpResponse:
    """The programme with its lines; `?show=` the lines of one filter alone."""
    programme, today = opened(request, programme_id), timezone.localdate()
    rows = rows_of(request.user, queries.lines_of(request.user, programme), today)
    wanted = chosen if (chosen := request.GET.get("show", "")) in {each.key for each in FILTERS} else ""
    url = reverse("programme", args=[programme.pk])
    whole = rules.sees_whole(request.user, programme)
    context = {
        "programme": programme,
        "state": STATES[ProgrammeState(programme.state)],
        "rows": [row for row in rows if not wanted or wanted in row.groups],
        "any": bool(rows),
        "whole": whole,
        "sentence": sentence_of(rows),
        "filters": filters_of(rows, wanted, url),
        "today": today,
        "has_next": bool(following(programme.kind, programme.last, 1)),
        "paper_url": _paper_url(request.user, programme),
        "may_compile": programme.is_draft and may_compile_this(request.user, programme),
        "leads_on": programme.kind == ProgrammeKind.MONTH and programme.first <= today <= programme.last and may_compile(request.user),
        "may_keep": whole and rules.may_keep(request.user),
        "waiting": _waiting(request.user, programme) if whole and rules.may_keep(request.user) else 0,
    } | _around(request.user, programme)
    way = way_of(request.user, programme_id=programme.pk) if context["may_keep"] and programme.is_draft else {}
    return render(request, "programme/programme.html", context | way)


def _around(account: Account, programme: Programme) -> dict[str, Any]:
    found = queries.around(account, programme)
    crumbs: list[dict[str, Any]] = [{"label": "Chương trình", "url": f"{reverse('programmes')}?year={programme.first.year}"}]
    crumbs += [{"label": with_capital(above.period), "url": reverse("programme", args=[above.pk])} for above in found.above]
    below = [{"label": with_capital(one.period), "url": reverse("programme", args=[one.pk])} for one in found.below]
    return {"crumbs": [*crumbs, {"label": with_capital(programme.period)}], "below": below}


def _paper_url(account: Account, programme: Programme) -> str | None:
    """The paper it was issued as, with what became of each sentence, where the person may see it."""
    if programme.paper is None or not papers_visible_to(account).filter(pk=programme.paper.pk).exists():
        return None
    return reverse("paper-followed", args=[programme.paper.pk])


def _waiting(account: Account, programme: Programme) -> int:
    """How many sentences of its paper were confirmed since it was drawn up."""
    return queries.facts_to_take_over(account, programme.paper).count() if programme.paper is not None else 0
