"""Lập chương trình từ văn bản này: one act makes the programme from what was confirmed of its paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from giaoban.account.words import kind as kind_words
from giaoban.office.directory.models import Account
from giaoban.office.evidence import queries as evidence
from giaoban.office.evidence.models import Fact
from giaoban.office.programme import actions, queries
from giaoban.office.programme.actions import Period
from giaoban.office.programme.models import Line, Programme
from giaoban.office.programme.periods import kind_of
from giaoban.office.registry.models import Paper
from giaoban.web.documents.views import opened
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock
from giaoban.web.programme.forms import FromPaperForm
from giaoban.web.programme.listing import our_organ


def draw_up(request: Knock, paper_id: int) -> HttpResponse:
    """What the programme will be, and the act."""
    paper, account = opened(request, paper_id), request.user
    facts = list(queries.facts_to_take_over(account, paper))
    programme = _meant(account, paper)
    waiting = list(queries.waiting_for_paper(account, paper, programme)) if programme is not None else []
    known = programme if programme is not None and programme.paper_id == paper.pk else None
    initial = _initial(paper, programme, facts, waiting)
    form = FromPaperForm(account, waiting, facts, request.POST if request.method == "POST" else None, initial=initial, is_known=bool(known))
    if request.method == "POST":
        made = form.attempt(lambda v: actions.draw_up_from_paper(account, paper.pk, _period(v, known), joins=form.joins))
        if made is not None:
            messages.success(request, f"Đã lập chương trình: {made.lines.count()} dòng, không phải gõ lại câu nào.")
            return redirect("programme", made.pk)
    context = {
        "paper": paper,
        "about": title(paper),
        "form": form,
        "facts": facts,
        "programme": programme,
        "back": reverse("paper", args=[paper.pk]),
        "review_url": reverse("review", args=[paper.pk]),
        "counts": evidence.counted_by_kind(paper),
    }
    return render(request, "programme/from_paper.html", context, status=422 if form.errors else 200)


def _period(values: dict[str, Any], known: Programme | None) -> Period:
    if known is not None:
        return Period(known.kind, known.first, known.last, known.organ_id, known.title)
    return Period(values["kind"], values["first"], values["last"], values["organ"].pk, values["title"])


def _meant(account: Account, paper: Paper) -> Programme | None:
    """The programme it is, or seems to be the paper of: by the period that was read, of our own body."""
    if (mine := queries.programme_of(account, paper)) is not None:
        return mine
    found, organ = read_period(paper), our_organ()
    kind = kind_of(*found) if found else None
    if found is None or kind is None or organ is None:
        return None
    return queries.visible_to(account).filter(organ=organ, kind=kind, first=found[0]).first()


def read_period(paper: Paper) -> tuple[dt.date, dt.date] | None:
    """The period that the paper says it is for: as a clerk confirmed it, else as it was read. None where it says none."""
    heads = [fact.understood for fact in evidence.facts_of(paper).filter(kind="letterhead")]
    value = next((head["value"] for head in heads if head.get("field") == "period"), None)
    if value is None and (reading := evidence.main_reading(paper)) is not None:
        value = (reading.found.get("document") or {}).get("period")
    return (dt.date.fromisoformat(value["start"]), dt.date.fromisoformat(value["end"])) if value else None


def _initial(paper: Paper, programme: Programme | None, facts: list[Fact], waiting: list[Line]) -> dict[str, Any]:
    joins = {f"line-{line_id}": str(fact_id) for fact_id, line_id in actions.likely_joins(facts, waiting).items()}
    if programme is not None:
        named = {"kind": programme.kind, "first": programme.first, "last": programme.last, "organ": programme.organ_id}
        return named | {"title": programme.title} | joins
    words = f"{kind_words(paper.type)} {paper.subject}".strip() if paper.type and paper.subject else ""
    begun: dict[str, Any] = {"organ": our_organ(), "title": " ".join(words.split())[:300]}
    found = read_period(paper)
    if found is not None:
        begun |= {"kind": kind_of(*found) or "term", "first": found[0], "last": found[1]}
    return begun | joins
