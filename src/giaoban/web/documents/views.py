"""A paper's pages. Every one begins with what the person may see; what hangs on a paper is reached through it alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.account.sheet import typeset
from giaoban.account.words import RELATIONS, visible
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence import queries as evidence
from giaoban.office.programme import queries as programmes
from giaoban.office.programme.rules import may_keep
from giaoban.office.registry import actions
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Paper, Part
from giaoban.office.registry.rules import may_expel_registered, may_set_confidentiality
from giaoban.office.work.queries import answered_by
from giaoban.office.work.rules import may_enter
from giaoban.web.documents import copies
from giaoban.web.documents.tasks import tasks_card
from giaoban.web.documents.words import first_sentence, letterhead_facts, pages, title
from giaoban.web.doors import Knock, office_staff, takes_papers_in
from giaoban.web.exchange.giving_back import of_paper as wanted_back
from giaoban.web.issuing.around import acts_on
from giaoban.web.issuing.of_paper import of_paper
from giaoban.web.numbers import whole
from giaoban.web.shell import reverse_or_none
from giaoban.web.templatetags.office import day, moment

_MENTIONS_A_PAGE = 50
_PDF = "application/pdf"
_PROGRAMMES = frozenset({"CTr", "LICH"})  # kinds of papers that may be a programme of work
_OF_STAFF = (("handling", "Đề xuất xử lý"), ("annotate", "Ghi bút phê"), ("review", "Rà soát"))


def opened(request: Knock, paper_id: int) -> Paper:
    """The paper that was asked for, if it is there for this person; 404 else."""
    papers = registry.visible_to(request.user).select_related("copy").prefetch_related("entries")
    return get_object_or_404(papers, pk=paper_id)


def shown(request: Knock, paper: Paper, current: str, **context: Any) -> HttpResponse:
    """One of a paper's pages, with what they share at the head."""
    staff = office_staff(request.user)
    head = {
        "paper": paper,
        "title": title(paper),
        "sentence": first_sentence(paper),
        "segments": pages(paper, current),
        "review_url": reverse_or_none("review", paper.pk) if staff else None,
        "acts": _acts(request, paper),
    }
    return render(request, f"documents/{current.replace('-', '_')}.html", head | context)


def _acts(request: Knock, paper: Paper) -> list[dict[str, str]]:
    """What the person may do with the paper from here."""
    offered = [("register-paper", "Vào sổ", takes_papers_in(request.user) and not paper.entries.all())]
    offered += [(name, label, office_staff(request.user)) for name, label in _OF_STAFF]
    acts = [{"url": reverse(name, args=[paper.pk]), "label": label} for name, label, may in offered if may]
    acts = [*acts_on(request.user, paper), *_programme(request, paper), *acts, *copies.acts_of(request.user, paper)]
    return [{"url": f"{reverse('task-new')}?paper={paper.pk}", "label": "Thêm nhiệm vụ"}, *acts] if may_enter(request.user) else acts


def _programme(request: Knock, paper: Paper) -> list[dict[str, str]]:
    """Of a programme's paper: the programme, or the act that makes it."""
    if paper.type not in _PROGRAMMES:
        return []
    made = programmes.programme_of(request.user, paper)
    if made is not None:
        return [{"url": reverse("programme", args=[made.pk]), "label": "Mở chương trình"}]
    return [{"url": reverse("programme-from-paper", args=[paper.pk]), "label": "Lập chương trình"}] if may_keep(request.user) else []


def confidentiality(request: Knock, paper_id: int) -> HttpResponse:
    """How far inside the paper is; who sees it follows at once."""
    paper = opened(request, paper_id)
    if request.method == "POST":
        wanted = Confidentiality.RESTRICTED if request.POST.get("restricted") else Confidentiality.OPEN
        actions.set_confidentiality(request.user, paper.pk, whole(request.POST.get("shown")) or 0, wanted)
    return redirect("paper", paper.pk)


def overview(request: Knock, paper_id: int) -> HttpResponse:
    """The letterhead's facts, the files, what it answers and what answers it."""
    paper = opened(request, paper_id)
    seen = registry.visible_to(request.user)
    context = {
        "facts": letterhead_facts(paper),
        "parts": [_part(paper, part) for part in registry.parts_visible_to(request.user, paper)],
        "answers": seen.filter(replies=paper).first(),
        "answered_by": sorted(
            seen.filter(reply_to=paper).order_by()[:20], key=_dated
        ),  # few, and sorted here: else all papers are walked by day
        "confirmed": evidence.counted_by_kind(paper),
        "notes": _annotations(request, paper),
        "may_expel": may_expel_registered(request.user),
        "may_restrict": may_set_confidentiality(request.user, paper),
        "tasks": tasks_card(request.user, paper),
        "issued": of_paper(request.user, paper) + wanted_back(request.user, paper) + copies.of_paper(request.user, paper),
        "answered_numbers": answered_by(request.user, [paper.pk]).get(paper.pk, []),
    }
    return shown(request, paper, "paper", **context)


def _dated(paper: Paper) -> dt.date:
    return paper.date or dt.date.max


def _part(paper: Paper, part: Part) -> dict[str, Any]:
    return {
        "name": visible(part.name),
        "kind": Part.Kind(part.kind).label,
        "size": part.file.size,
        "sha256": part.file.sha256,
        "url": reverse_or_none("original", paper.pk, part.pk),
        "signatures_url": reverse("original-signatures", args=[paper.pk, part.pk]) if part.file.media_type == _PDF else None,
    }


def _annotations(request: Knock, paper: Paper) -> list[dict[str, Any]]:
    """Leaders' annotations; a unit sees only the order given to itself."""
    return [
        {"when": moment(note.at), "sign": "tick", "who": str(note.leader), "what": visible(note.text), "detail": _orders(note)}
        for note in registry.annotations_visible_to(request.user, paper)
    ]


def _orders(note: Any) -> str:
    parts = [
        f"chủ trì: {note.lead}" if note.lead else "",
        "phối hợp: " + ", ".join(str(organ) for organ in note.support.all()) if note.support.all() else "",
        f"hạn {day(note.deadline)}" if note.deadline else "",
    ]
    return " · ".join(part for part in parts if part)


def text(request: Knock, paper_id: int) -> HttpResponse:
    """The words as they were taken out of the file, set as a paper; each reading of them."""
    paper = opened(request, paper_id)
    readings = evidence.readings_of(paper)
    sections = typeset(readings[0].extraction.text) if readings else []
    return shown(request, paper, "paper-text", readings=readings, sections=sections)


def citations(request: Knock, paper_id: int) -> HttpResponse:
    """What the paper cites, and which papers cite it, as far as the person may see them."""
    paper = opened(request, paper_id)
    seen = registry.visible_to(request.user)
    cited = [
        {"mention": mention, "work": mention.work, "relation": RELATIONS.get(mention.relation, ""), "held": held}
        for mention, held in evidence.cited_by(paper, seen)
    ]
    citing = Paginator(evidence.citing(paper, seen), _MENTIONS_A_PAGE).get_page(request.GET.get("page"))
    return shown(request, paper, "paper-citations", cited=cited, citing=citing)


def history(request: Knock, paper_id: int) -> HttpResponse:
    """Who did what to the paper, and when."""
    paper = opened(request, paper_id)
    return shown(request, paper, "paper-history")


def work(request: Knock, work_id: int) -> HttpResponse:
    """A cited document: one thing whoever cites it. Shown to whoever may see a paper that cites it."""
    seen = registry.visible_to(request.user)
    cited = get_object_or_404(evidence.works_cited_in(seen), pk=work_id)
    held = seen.filter(as_cited=cited).first()
    citing = Paginator(evidence.mentions_of(cited, seen), _MENTIONS_A_PAGE).get_page(request.GET.get("page"))
    back = reverse("paper", args=[held.pk]) if held else None
    return render(request, "documents/work.html", {"work": cited, "held": held, "citing": citing, "held_url": back})
