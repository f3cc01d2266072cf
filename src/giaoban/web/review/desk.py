"""What the review of one paper is made of: its parts, its proposals, how far it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, render

from giaoban.office.evidence import queries as evidence
from giaoban.office.evidence.models import FactKind, Reading
from giaoban.office.registry.models import Paper
from giaoban.office.review import queries
from giaoban.office.review.models import Proposal
from giaoban.office.work.queries import to_hand_out
from giaoban.office.work.rules import may_enter
from giaoban.web.briefing.matches import offers_of
from giaoban.web.doors import Knock
from giaoban.web.review.groups import Group, first_open, groups_of
from giaoban.web.review.source import has_pages, sheets

PAGES, TEXT = "pages", "text"
SEEN = ("GET", "HEAD")
View = Callable[..., HttpResponse]


def paper_for(request: Knock, paper_id: int) -> Paper:
    """The paper, if it is the person's to review; otherwise it is not there."""
    return get_object_or_404(queries.papers_visible_to(request.user), pk=paper_id)


def on_paper(*methods: str) -> Callable[[View], View]:
    """A view of one paper under review: it is given the paper, which must be the person's to review. What it does not answer is refused."""

    def taking(view: View) -> View:
        @wraps(view)
        def at_work(request: Knock, paper_id: int, **rest: Any) -> HttpResponse:
            paper = paper_for(request, paper_id)
            return view(request, paper, **rest) if request.method in methods else HttpResponseNotAllowed(methods)

        return at_work

    return taking


def proposal_of(paper: Paper, proposal_id: int) -> Proposal:
    """A proposal of the paper; otherwise it is not there."""
    found = queries.with_readings(Proposal.objects.filter(paper=paper, pk=proposal_id).select_related("decided_by__person"))
    for proposal in found:
        proposal.paper = paper
        return proposal
    raise Http404


@dataclass(slots=True)
class Review:
    """One paper under review, for the templates."""

    request: Knock
    paper: Paper

    def context(self, *, current: bool = True) -> dict[str, Any]:
        """The whole page. `current`: a card is open from the start; in a part of the page the script brings the right one forward."""
        readings = list(evidence.readings_in_use([self.paper.pk]))
        proposals = list(queries.shown_of(self.paper))
        counts = self.counts(proposals)
        parts = self._source(readings, proposals) | self._findings(proposals, current=current)
        return counts | parts | self.same_orders(counts["counts"])

    def group(self, key: str, after: str) -> Group:
        """The cards of a group behind one of them."""
        proposals = list(queries.shown_of(self.paper))
        for group in groups_of(proposals, {}, None):
            if group.key == key:
                group.begin_after(after)
                return group
        raise Http404

    def counts(self, proposals: list[Proposal] | None = None) -> dict[str, Any]:
        """How far the paper is; from the proposals where they have been read."""
        counts = queries.counts_of(self.paper.pk) if proposals is None else queries.counted(proposals)
        return {"paper": self.paper, "counts": counts, "view": self.view, "hands_out": may_enter(self.request.user)}

    @property
    def view(self) -> str:
        """Which way the source is looked at, as the address says; empty when it leaves it to the paper."""
        asked = self.request.POST.get("view") or self.request.GET.get("view") or ""
        return asked if asked in (PAGES, TEXT) else ""

    def same_orders(self, counts: queries.Counts) -> dict[str, Any]:
        """Cùng một việc? At the end of a paper: which of its drafts may be orders that were given by word of mouth before."""
        if counts.open or not counts.tasks_of_ours:
            return {"offers": []}
        drafts = list(to_hand_out(self.request.user).filter(paper=self.paper).exclude(fact=None))
        return {"offers": list(offers_of(self.request.user, drafts).values())}

    def _source(self, readings: list[Reading], proposals: list[Proposal]) -> dict[str, Any]:
        paged = has_pages(readings)
        as_pages = paged and self.view != TEXT
        return {
            "sheets": sheets(readings, self._by_text(readings, proposals), as_pages=as_pages),
            "paged": paged,
            "view": PAGES if as_pages else TEXT,
        }

    def _by_text(self, readings: list[Reading], proposals: list[Proposal]) -> dict[int, list[Proposal]]:
        """The proposals by the extraction in whose text they stand; some were read from it by an older reading than the one in use."""
        texts = {reading.pk: reading.extraction_id for reading in readings}
        if older := {proposal.reading_id for proposal in proposals} - texts.keys():
            texts |= evidence.extraction_of_each(older)
        found: dict[int, list[Proposal]] = defaultdict(list)
        for proposal in proposals:
            found[texts[proposal.reading_id]].append(proposal)
        return found

    def _findings(self, proposals: list[Proposal], *, current: bool) -> dict[str, Any]:
        held = held_works(self.request, self.paper, proposals)
        groups = groups_of(proposals, held, None)
        first = first_open(groups) if current else None
        if first is not None:
            first.is_current = True
        return {"groups": groups}


def held_works(request: Knock, paper: Paper, proposals: list[Proposal]) -> dict[str, str]:
    """Which of the cited works we hold, as far as the person may see them: key → number and subject of the paper."""
    if not any(p.kind == FactKind.CITATION for p in proposals):
        return {}
    works = evidence.held_works_cited_in(request.user, paper).values_list("key", "paper__number", "paper__subject")
    return {key: f"có trong sổ: {number or subject}" for key, number, subject in works}


def part_of_page(request: Knock, paper: Paper, status: int = 200) -> HttpResponse:
    """Both halves anew, for htmx: after what changes more than one card."""
    answer = render(request, "review/halves.html", Review(request, paper).context(current=False), status=status)
    answer["HX-Retarget"] = "#muc-luc"
    answer["HX-Reswap"] = "innerHTML"
    return answer
