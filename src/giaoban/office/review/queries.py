"""What others may ask of review. Everything starts from the papers a person may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, one_of
from giaoban.office.evidence.models import FactKind, Reading
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Paper
from giaoban.office.review.models import Change, Decision, Proposal, State

SHOWN = (State.OPEN, State.ACCEPTED, State.DROPPED)  # the others have given way to what stands beside them


def papers_visible_to(account: Account) -> QuerySet[Paper]:
    """The papers whose proposals a person may see and decide on."""
    return registry.visible_to(account) if account.roles & OFFICE_ROLES else Paper.objects.none()


def visible_to(account: Account) -> QuerySet[Proposal]:
    """The proposals a person may see."""
    return Proposal.objects.filter(one_of(papers_visible_to(account), "paper"))


def queue(account: Account) -> QuerySet[Paper]:
    """The papers that wait to be reviewed, the most urgent first, then those that came first."""
    return papers_visible_to(account).filter(open_proposals__gt=0).order_by("-urgency", "received_on", "pk")


def shown_of(paper: Paper) -> QuerySet[Proposal]:
    """A paper's proposals as the page shows them, who decided read along."""
    return Proposal.objects.filter(paper=paper, state__in=SHOWN).select_related("decided_by__person").order_by("number")


def with_readings(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals with their readings and texts, each of which is read once, however many proposals it has."""
    rows = list(proposals)
    readings = Reading.objects.select_related("extraction", "part").defer("found", "extraction__pages")
    found = readings.in_bulk({row.reading_id for row in rows})
    for row in rows:
        row.reading = found[row.reading_id]
    return rows


def last_decision(account: Account, paper: Paper) -> Decision | None:
    """What the person would take back now; None when there is nothing."""
    return Decision.objects.filter(paper=paper, by=account, undone_at=None).order_by("-pk").first()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of a paper's proposals: all that are shown, those decided, tasks, meetings."""

    shown: int
    open: int
    clean: int
    ours: int
    tasks_of_ours: int
    tasks_in_all: int
    meetings: int

    @property
    def decided(self) -> int:
        """How many have been decided."""
        return self.shown - self.open


def counts_of(paper_id: int) -> Counts:
    """A paper's counts, from the few columns that tell them."""
    told = ("kind", "state", "is_clean", "ours", "change", "fact")
    return counted(Proposal.objects.filter(paper=paper_id, state__in=SHOWN).only(*told))


def counted(proposals: Iterable[Proposal]) -> Counts:
    """The counts of a paper whose shown proposals are read already."""
    rows = list(proposals)
    waiting = [p for p in rows if p.state == State.OPEN]
    standing = [p for p in rows if _stands(p)]
    tasks = [p for p in standing if p.kind == FactKind.TASK]
    return Counts(
        shown=len(rows),
        open=len(waiting),
        clean=sum(p.is_clean for p in waiting),
        ours=sum(p.ours for p in waiting if p.kind == FactKind.TASK),
        tasks_of_ours=sum(p.ours for p in tasks),
        tasks_in_all=len(tasks),
        meetings=sum(p.kind == FactKind.MEETING for p in standing),
    )


def _stands(proposal: Proposal) -> bool:
    """Is it something of the paper as it is now? What a newer reading says of a confirmed fact is a question about it, not one more."""
    if proposal.state not in {State.OPEN, State.ACCEPTED}:
        return False
    return proposal.fact_id is None or proposal.change not in {Change.CHANGED, Change.GONE}
