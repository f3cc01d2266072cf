"""What others may ask of evidence. Everything starts from the papers a person may see."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import Extraction, Fact, Mention, Reading, Work
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Part, Paper


def facts_visible_to(account: Account) -> QuerySet[Fact]:
    """The confirmed facts of papers a person may see, those withdrawn left out, with their anchors read along."""
    seen = Fact.objects.filter(paper__in=registry.visible_to(account), withdrawn_at=None)
    return seen.prefetch_related("anchors").order_by("pk")


def readings_in_use(paper_ids: QuerySet[Paper] | list[int]) -> QuerySet[Reading]:
    """The last reading of each part that is read (the paper itself and its annexes), with its text, in the order of the parts."""
    last = Reading.objects.filter(part__paper__in=paper_ids, part__kind__in=(Part.Kind.MAIN, Part.Kind.ANNEX))
    newest: dict[int, int] = {}
    for pk, part in last.order_by("pk").values_list("pk", "part_id"):
        newest[part] = pk
    in_use = Reading.objects.filter(pk__in=newest.values()).select_related("extraction", "part__file")
    return in_use.order_by("part__position", "part_id")


def extractions_visible_to(account: Account) -> QuerySet[Extraction]:
    """The texts of files that belong to papers a person may see."""
    return Extraction.objects.filter(file__parts__paper__in=registry.visible_to(account)).distinct()


def mentions_visible_to(account: Account) -> QuerySet[Mention]:
    """Who cites what, in papers a person may see."""
    return Mention.objects.filter(paper__in=registry.visible_to(account)).select_related("work").order_by("start")


def cited_by(account: Account, paper: Paper) -> QuerySet[Paper]:
    """The papers a person may see that cite this one."""
    return registry.visible_to(account).filter(mentions__work__paper=paper).exclude(pk=paper.pk).distinct()


def held_works_cited_in(account: Account, paper: Paper) -> QuerySet[Work]:
    """What of the works that a paper cites we hold, as far as the person may see it."""
    held = Work.objects.filter(mentions__paper=paper, paper__in=registry.visible_to(account))
    return held.distinct().select_related("paper").order_by("pk")


def works_cited_in(account: Account, paper: Paper) -> QuerySet[Work]:
    """What a paper cites, each work once, with its mentions there. A held paper that the person may not see is not told of."""
    mentions = Mention.objects.filter(paper=paper).order_by("start")
    held = registry.visible_to(account)
    works = Work.objects.filter(mentions__paper=paper, mentions__paper__in=held).distinct().order_by("pk")
    return works.prefetch_related(Prefetch("mentions", mentions), Prefetch("paper", held))
