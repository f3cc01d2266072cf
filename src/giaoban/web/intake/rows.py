"""A file on its way in as the page shows it: how far it is, what is missing, what it looks like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Count, F, Q, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.exchange.models import Package
from giaoban.office.exchange.queries import of_arrivals
from giaoban.office.exchange.telling import Hint, hints
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.models import State as JobState
from giaoban.office.registry.actions.taking_in import READ_PART
from giaoban.office.registry.models import Arrival, Direction, Paper, Part
from giaoban.office.registry.queries import CLEAN, IS_MAIN, open_arrivals, visible_to, with_main

PAGE = 50
_NEEDED = {"number": "số, ký hiệu", "date": "ngày văn bản", "issuer_text": "cơ quan ban hành", "subject": "trích yếu"}


@dataclass(frozen=True, slots=True)
class Row:
    """One file: `state` is reading, ready, missing, duplicate, failed, annex, registered or set-aside."""

    arrival: Arrival
    state: str
    reason: str = ""
    missing: tuple[str, ...] = ()
    number_in: str = ""
    alike: tuple[Paper, ...] = field(default=())
    package: Package | None = None
    hints: tuple[Hint, ...] = ()

    @property
    def paper(self) -> Paper | None:
        """The paper it became."""
        return self.arrival.paper

    @property
    def part(self) -> Part | None:
        """The part of the paper that is this file."""
        parts = self.paper.parts.all() if self.paper else ()
        return next((part for part in parts if part.file_id == self.arrival.file_id), None)

    @property
    def can_be_registered(self) -> bool:
        """May it be entered in the register? Also one that does not say enough: some papers have no number."""
        return self.state in {"ready", "missing", "failed"} and self.paper is not None

    @property
    def may_fill(self) -> bool:
        """Is something of the letterhead empty that the package has?"""
        return any(hint.is_missing for hint in self.hints)

    @property
    def goes_out(self) -> bool:
        """Is it a paper of ours, for the register of papers out?"""
        return self.paper is not None and self.paper.direction == Direction.OUT

    @property
    def is_waiting(self) -> bool:
        """Will it change by itself?"""
        return self.state == "reading"


@dataclass(frozen=True, slots=True)
class Totals:
    """How many files wait for what."""

    in_all: int
    reading: int
    clean: int
    asked: int
    failed: int
    differing: int = 0

    @property
    def missing(self) -> int:
        """Those that were read and do not say enough."""
        return self.in_all - self.reading - self.clean - self.asked - self.failed - self.differing


def rows_of(account: Account, arrivals: QuerySet[Arrival]) -> list[Row]:
    """The rows of some arrivals, in a fixed number of queries."""
    seen = visible_to(account)
    found = list(
        with_main(arrivals).select_related("paper", "file").prefetch_related("paper__parts", "paper__entries", "duplicates__entries")
    )
    alike = {paper.pk for paper in seen.filter(pk__in={d.pk for a in found for d in a.duplicates.all()})}
    broken = _broken(part for a in found if a.paper for part in a.paper.parts.all())
    packages = of_arrivals(account, [a.pk for a in found])
    return [_with_package(_row(a, broken, alike), packages.get(a.pk)) for a in found]


def _with_package(row: Row, package: Package | None) -> Row:
    """A file that came in a package, with what that says otherwise or alone; what is in a register was looked at."""
    if package is None or row.paper is None or row.state in {"annex", "registered"}:
        return replace(row, package=package) if package is not None else row
    return replace(row, package=package, hints=tuple(hints(package.said, row.paper)))


def page_of(account: Account, before: int | None = None) -> tuple[list[Row], int | None]:
    """The last files that wait, in the order they came, and the key of those before them."""
    waiting = open_arrivals(account).order_by("-created_at", "-pk")  # as its index goes
    since = Arrival.objects.filter(pk=before).values_list("created_at", flat=True).first() if before else None
    if since is not None:
        waiting = waiting.filter(Q(created_at__lt=since) | Q(created_at=since, pk__lt=before))
    keys = list(waiting.values_list("pk", flat=True)[: PAGE + 1])
    rows = rows_of(account, Arrival.objects.filter(pk__in=keys[:PAGE]).order_by("created_at", "pk"))
    return rows, keys[PAGE - 1] if len(keys) > PAGE else None


def totals(account: Account) -> Totals:
    """How many files wait for what, in one query."""
    joined = Q(is_main=False, paper__isnull=False)
    counts = (
        open_arrivals(account)
        .exclude(joined)
        .aggregate(
            in_all=Count("pk"),
            reading=Count("pk", filter=Q(state=Arrival.State.READING)),
            clean=Count("pk", filter=CLEAN),
            asked=Count("pk", filter=Q(state=Arrival.State.DUPLICATE)),
            failed=Count("pk", filter=Q(state=Arrival.State.FAILED)),
        )
    )
    differing = len(_differing(account))
    return Totals(**counts | {"clean": counts["clean"] - differing, "differing": differing})


def _differing(account: Account) -> set[int]:
    """The files whose paper would do without a look, were it not that the package they came in says otherwise. Few come in packages."""
    rows = open_arrivals(account).filter(CLEAN, carried__isnull=False).select_related("paper")
    papers = {arrival.pk: arrival.paper for arrival in rows if arrival.paper is not None}
    packages = of_arrivals(account, papers) if papers else {}
    said = {key: hints(package.said, papers[key]) for key, package in packages.items()}
    return {key for key, found in said.items() if any(not hint.is_missing for hint in found)}


def clean_papers(account: Account) -> list[int]:
    """The papers that can be entered in the register without a look, in the order they came."""
    clean = open_arrivals(account).filter(CLEAN).exclude(pk__in=_differing(account))
    keys = clean.order_by("pk").annotate(clean_paper=F("paper_id")).values_list("clean_paper", flat=True)
    return [key for key in keys if key is not None]


def earlier_papers(account: Account, arrival: Arrival) -> list[Paper]:
    """The papers to which a file can be joined: those still open, the one that came just before it first."""
    mains = open_arrivals(account).filter(IS_MAIN).exclude(pk=arrival.pk).exclude(paper=arrival.paper_id)
    mains = mains.select_related("paper").prefetch_related("paper__parts")
    before = [a.paper for a in mains.filter(pk__lt=arrival.pk).order_by("-pk")[:20]]
    after = [a.paper for a in mains.filter(pk__gt=arrival.pk).order_by("pk")[:20]]
    return [paper for paper in (*before, *after) if paper is not None]


def _broken(parts: Iterable[Part]) -> dict[int, str]:
    """The parts whose reading broke off for good, with what it said."""
    wanted = [part.pk for part in parts]
    jobs = Job.objects.filter(kind=READ_PART, state=JobState.FAILED, payload__part_id__in=wanted).order_by("pk")
    return {payload["part_id"]: error for payload, error in jobs.values_list("payload", "error")}


def _row(arrival: Arrival, broken: dict[int, str], seen: set[int]) -> Row:
    alike = tuple(other for other in arrival.duplicates.all() if other.pk in seen)
    row = Row(arrival, arrival.state, arrival.reason, alike=alike)
    paper, part = arrival.paper, row.part
    if paper is None:
        return row
    if part is not None and part.kind != Part.Kind.MAIN:
        return replace(row, state="annex")
    if entry := next((entry for entry in paper.entries.all() if entry.cancelled_at is None), None):
        return replace(row, state="registered", number_in=str(entry))
    if row.is_waiting and part is not None and part.pk in broken:
        return replace(row, state="failed", reason=broken[part.pk])
    missing = tuple(words for name, words in _NEEDED.items() if not getattr(paper, name))
    return replace(row, state="missing", missing=missing) if row.state == "ready" and missing else row
