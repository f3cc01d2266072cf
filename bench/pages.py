"""Which pages are asked for, by whom, about which papers."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from commune import Commune
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Role
from giaoban.office.registry.models import Direction, Paper
from giaoban.office.registry.queries import visible_to
from giaoban.office.registry.spelling import folded
from giaoban.office.work.briefing_queries import briefings_visible_to
from giaoban.office.work.models import IS_OPEN, Assignment, Briefing

_PAPERS = 200  # different ones a person asks for in turn

Addresses = Callable[[str, Account, random.Random], list[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page to measure: the name of its address, who opens it, which addresses that makes. `named`: the README tells of it."""

    name: str
    roles: tuple[Role, ...]
    addresses: Addresses
    named: bool = True


def _alone(name: str, account: Account, chance: random.Random) -> list[str]:
    return [reverse(name)]


def _papers(name: str, account: Account, chance: random.Random) -> list[str]:
    return [reverse(name, args=[pk]) for pk in _some(visible_to(account).filter(direction=Direction.IN), chance)]


def _waiting(name: str, account: Account, chance: random.Random) -> list[str]:
    """Of papers that are being reviewed, and as many that have been."""
    seen = visible_to(account).filter(direction=Direction.IN)
    late = seen.filter(open_proposals__gt=0).order_by("-pk").values_list("pk", flat=True)[:_PAPERS]
    both = [pk for pair in zip(late, _some(seen, chance), strict=False) for pk in pair]
    return [reverse(name, args=[pk]) for pk in both]


def _searches(name: str, account: Account, chance: random.Random) -> list[str]:
    """Numbers as they are typed, words of subjects with and without their marks, senders."""
    papers = Paper.objects.in_bulk(_some(visible_to(account), chance))
    typed = []
    for turn, paper in enumerate(papers.values()):
        words = " ".join(paper.subject.split()[1:4])
        typed.append((paper.number.replace("-", " ").replace("/", " "), words, folded(words), paper.issuer_text)[turn % 4])
    return [f"{reverse(name)}?{urlencode({'q': words})}" for words in typed if words]


def _tasks(name: str, account: Account, chance: random.Random) -> list[str]:
    """The list as it opens, and with the filters that are asked for most: what is late, an organ's, some words, what ended."""
    organs = [pk for pk, many in Counter(Assignment.objects.filter(IS_OPEN).values_list("organ_id", flat=True)).items() if many]
    queries = ["", "timing=overdue", f"organ={chance.choice(organs)}", "q=giai+ngan", f"organ={chance.choice(organs)}&timing=due-soon"]
    return [f"{reverse(name)}?{query}" if query else reverse(name) for query in [*queries, "state=closed", "field=Kinh+t%E1%BA%BF"]]


def _briefings(name: str, account: Account, chance: random.Random) -> list[str]:
    """The boards that are open to a person."""
    return [reverse(name, args=[held.pk]) for held in briefings_visible_to(account).filter(state=Briefing.State.OPEN)]


def _unit_sheets(name: str, account: Account, chance: random.Random) -> list[str]:
    """A unit's own sheet; whoever sees all asks for every unit's in turn."""
    organs = Counter(Assignment.objects.filter(IS_OPEN, organ__isnull=False).values_list("organ_id", flat=True))
    own = [organ for organ in organs if organ in account.organ_ids]
    return [reverse(name, args=[organ]) for organ in (own if Role.FOCAL_POINT in account.roles else sorted(organs))]


def _weeks(name: str, account: Account, chance: random.Random) -> list[str]:
    """The week of today and those around it, in each layout."""
    monday = timezone.localdate() - dt.timedelta(timezone.localdate().weekday())
    days = [(monday + dt.timedelta(weeks=number)).isoformat() for number in range(-4, 5)]
    return [reverse(name, args=[day]) + f"?layout={layout}" for day in days for layout in ("days", "leaders", "hours")]


def _months(name: str, account: Account, chance: random.Random) -> list[str]:
    """The months of the year around today."""
    today = timezone.localdate()
    days = [today + dt.timedelta(days=31 * number) for number in range(-6, 7)]
    return [reverse(name, args=[f"{day:%Y-%m}"]) for day in days]


def _some(papers: object, chance: random.Random) -> list[int]:
    """Some of the papers, old and new ones."""
    pks = list(papers.order_by("pk").values_list("pk", flat=True))  # type: ignore[attr-defined]
    return chance.sample(pks, min(_PAPERS, len(pks)))


_STAFF = tuple(OFFICE_ROLES)
_READERS = (*_STAFF, Role.LEADER, Role.FOCAL_POINT)

PAGES = (
    Page("incoming", _READERS, _alone),
    Page("triage", _STAFF, _alone),
    Page("paper", _READERS, _papers),
    Page("review", _STAFF, _waiting),
    Page("paper-followed", _READERS, _papers),
    Page("search", _READERS, _searches),
    Page("tasks", _READERS, _tasks),
    Page("tasks-board", _READERS, _alone),
    Page("briefing", (Role.CHIEF, Role.LEADER), _briefings),
    Page("unit-sheet", (Role.CHIEF, Role.FOCAL_POINT), _unit_sheets),
    Page("desk", _READERS, _alone),
    Page("schedule-week", _READERS, _weeks),
    Page("schedule-month", _READERS, _months),
    Page("schedule-list", _READERS, _alone, named=False),
    Page("tasks-by-organ", (*_STAFF, Role.LEADER), _alone, named=False),
    Page("tasks-by-leader", (*_STAFF, Role.LEADER), _alone, named=False),
    Page("tasks-by-paper", (*_STAFF, Role.LEADER), _alone, named=False),
    Page("tasks-by-cited", (*_STAFF, Role.LEADER), _alone, named=False),
    Page("tasks-overdue", (*_STAFF, Role.LEADER), _alone, named=False),
    Page("outgoing", _READERS, _alone, named=False),
    Page("review-queue", _STAFF, _alone, named=False),
    Page("to-answer", (Role.LEADER,), _alone, named=False),
    Page("take-in", (Role.CLERK, Role.CHIEF), _alone, named=False),
    Page("paper-text", _READERS, _papers, named=False),
    Page("paper-citations", _READERS, _papers, named=False),
    Page("paper-history", _READERS, _papers, named=False),
)


def stands(name: str) -> bool:
    """Is there an address of this name?"""
    try:
        reverse(name)
    except NoReverseMatch:
        try:
            reverse(name, args=[1])
        except NoReverseMatch:
            return False
    return True


def asked_by(page: Page, commune: Commune, clients: int) -> list[tuple[Account, list[str]]]:
    """For each of the clients who it is and what it asks for, in turn; people in turn too when they are fewer."""
    people = commune.holding(*page.roles)
    return [
        (account, page.addresses(page.name, account, random.Random(number)))
        for number, account in ((n, people[n % len(people)]) for n in range(clients))
    ]
