"""What others may ask of the evidence. Everything starts from the papers a person may see; `seen` are those papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import Exists, Max, OuterRef, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import one_of
from giaoban.office.evidence.models import Extraction, Fact, FactKind, Mention, Reading, Work
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Paper, Part


def facts_of(paper: Paper) -> QuerySet[Fact]:
    """The facts confirmed of a paper that stand, with their anchors."""
    return paper.facts.filter(withdrawn_at=None).select_related("confirmed_by__person").prefetch_related("anchors")


def counted_by_kind(paper: Paper) -> list[tuple[str, int]]:
    """How many facts of each kind are confirmed of a paper, in words, in the order of the kinds."""
    counts = Counter(paper.facts.filter(withdrawn_at=None).values_list("kind", flat=True))
    return [(kind.label, counts[kind.value]) for kind in FactKind if counts[kind.value]]


def readings_of(paper: Paper) -> list[Reading]:
    """The readings of a paper's parts, the main part's latest first."""
    rows = Reading.objects.filter(part__paper=paper).select_related("extraction", "part").defer("found", "extraction__pages")
    return sorted(rows, key=lambda reading: (reading.part.kind != "main", reading.part.position, -reading.pk))


def cited_by(paper: Paper, seen: QuerySet[Paper]) -> list[tuple[Mention, Paper | None]]:
    """What a paper cites, in the order of its text, each with the held paper where the office has it and the person may see it."""
    mentions = list(paper.mentions.select_related("work").order_by("start"))
    held = seen.in_bulk([mention.work.paper_id for mention in mentions if mention.work.paper_id])
    return [(mention, held.get(mention.work.paper_id) if mention.work.paper_id else None) for mention in mentions]


def citing(paper: Paper, seen: QuerySet[Paper]) -> QuerySet[Mention]:
    """Where other papers cite this one."""
    mentions = Mention.objects.filter(one_of(seen, "paper"), work__paper=paper).exclude(paper=paper)
    return mentions.select_related("paper").order_by("-paper__date", "pk")


def works_cited_in(seen: QuerySet[Paper]) -> QuerySet[Work]:
    """The documents that the papers a person may see cite."""
    return Work.objects.filter(Exists(Mention.objects.filter(one_of(seen, "paper"), work=OuterRef("pk"))))


def mentions_of(work: Work, seen: QuerySet[Paper]) -> QuerySet[Mention]:
    """Where a document is cited, in papers a person may see."""
    return work.mentions.filter(one_of(seen, "paper")).select_related("paper").order_by("-paper__date", "pk")


def facts_visible_to(account: Account) -> QuerySet[Fact]:
    """The confirmed facts of papers a person may see, those withdrawn left out, with their anchors read along."""
    seen = Fact.objects.filter(one_of(registry.visible_to(account), "paper"), withdrawn_at=None)
    return seen.prefetch_related("anchors").order_by("pk")


def readings_in_use(paper_ids: QuerySet[Paper] | list[int]) -> QuerySet[Reading]:
    """The last reading of each part that is read (the paper itself and its annexes), with its text, in the order of the parts."""
    last = Reading.objects.filter(part__paper__in=paper_ids, part__kind__in=(Part.Kind.MAIN, Part.Kind.ANNEX))
    newest = last.order_by().values("part").annotate(newest=Max("pk")).values("newest")
    in_use = Reading.objects.filter(pk__in=newest).select_related("extraction", "part").defer("found")
    return in_use.order_by("part__position", "part_id")


def main_reading(paper: Paper) -> Reading | None:
    """The reading in use of the paper itself, of an annex where the paper has not been read; without the places on pages."""
    in_use = readings_in_use([paper.pk]).defer("extraction__pages")
    return min(in_use, key=lambda reading: reading.part.kind != Part.Kind.MAIN, default=None)


def extraction_of_each(reading_ids: Iterable[int]) -> dict[int, int]:
    """From which extraction each of some readings was made: key of the reading → key of the extraction."""
    return dict(Reading.objects.filter(pk__in=reading_ids).values_list("pk", "extraction_id"))


def extractions_visible_to(account: Account) -> QuerySet[Extraction]:
    """The texts of files that belong to papers a person may see."""
    return Extraction.objects.filter(file__parts__paper__in=registry.visible_to(account)).distinct()


def mentions_visible_to(account: Account) -> QuerySet[Mention]:
    """Who cites what, in papers a person may see."""
    return Mention.objects.filter(one_of(registry.visible_to(account), "paper")).select_related("work").order_by("start")


def held_works_cited_in(account: Account, paper: Paper) -> QuerySet[Work]:
    """What of the works that a paper cites we hold, as far as the person may see it."""
    cited = Mention.objects.filter(paper=paper).values("work")
    return Work.objects.filter(one_of(registry.visible_to(account), "paper"), pk__in=cited).select_related("paper").order_by("pk")
