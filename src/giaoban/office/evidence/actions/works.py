"""Cited works and who mentions them."""

from __future__ import annotations

from collections.abc import Iterable

from giaoban.office.audit.acts import act
from giaoban.office.evidence.models import Mention, Reading, Work
from giaoban.office.evidence.works import work_key
from giaoban.office.registry.models import Paper
from giaoban.office.registry.spelling import folded, number_key
from giaoban.reading.model import Citation
from giaoban.reading.model import Reading as Found


def note_mentions(reading: Reading, found: Found) -> int:
    """Write down which works a reading of the part in use mentions; those of older readings of the part go. Done twice, it is done once."""
    with act(None, "evidence.note-mentions") as line:
        line.about(reading)
        Mention.objects.filter(reading__part_id=reading.part_id).delete()
        works = _works(found.citations)
        return len(Mention.objects.bulk_create(_mentions(reading, found, works)))


def _mentions(reading: Reading, found: Found, works: dict[str, Work]) -> Iterable[Mention]:
    text = found.text
    for citation in found.citations:
        referred = citation if citation.refers_to is None else found.citations[citation.refers_to]
        work = works.get(work_key(citation)) or works.get(work_key(referred))
        if work is not None:
            start, end = citation.span
            yield Mention(
                paper_id=reading.part.paper_id,
                reading=reading,
                work=work,
                start=start,
                end=end,
                quote=text[start:end],
                relation=citation.relation or "",
                provision=(citation.provision or "")[:120],
            )


def _works(citations: Iterable[Citation]) -> dict[str, Work]:
    """The works cited, by their keys; those not known yet are made and linked to the paper we hold, if there is one."""
    cited = {key: citation for citation in citations if (key := work_key(citation))}
    known = set(Work.objects.filter(key__in=cited).values_list("key", flat=True))
    made = [_work(key, citation) for key, citation in cited.items() if key not in known]
    Work.objects.bulk_create(made, ignore_conflicts=True)
    works = {work.key: work for work in Work.objects.filter(key__in=cited)}
    link_works(work for work in works.values() if work.paper_id is None)
    return works


def _work(key: str, citation: Citation) -> Work:
    number = citation.number or ""
    return Work(
        key=key,
        type=citation.type or "",
        number=number[:80],
        number_key=number_key(number)[:80],
        date=citation.date,
        issuer=(citation.issuer or "")[:200],
        name=(citation.name or "")[:300],
    )


def forget_uncited() -> int:
    """Take away the works that no paper cites any more: what a paper that had to go cited goes with it."""
    with act(None, "evidence.note-mentions"):
        return Work.objects.filter(mentions=None).delete()[0]


def link_works(works: Iterable[Work]) -> None:
    """Link works to papers we hold, where exactly one paper fits by number, day and issuer; otherwise not."""
    numbered = [work for work in works if work.number_key]
    held: dict[str, list[Paper]] = {}
    for paper in Paper.objects.filter(number_key__in={work.number_key for work in numbered}).order_by("pk"):
        held.setdefault(paper.number_key, []).append(paper)
    for work in numbered:
        fitting = [paper for paper in held.get(work.number_key, []) if _fits(work, paper)]
        if len(fitting) == 1:
            Work.objects.filter(pk=work.pk, paper=None).update(paper=fitting[0])
            work.paper = fitting[0]


def _fits(work: Work, paper: Paper) -> bool:
    """Same kind and day where both are known, and issuers of which one names the other."""
    if work.type and paper.type and work.type != paper.type:
        return False
    if work.date and paper.date:
        return work.date == paper.date
    cited, held = folded(work.issuer), folded(paper.issuer_text)
    return not cited or not held or cited in held or held in cited
