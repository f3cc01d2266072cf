"""A part is read in the background: file → extraction → reading → proposals → the register. Each step done twice is as done once."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from giaoban.intake import UnreadableSource
from giaoban.office.directory import queries as directory
from giaoban.office.directory.actions import names
from giaoban.office.directory.models import Organ
from giaoban.office.evidence import actions as evidence
from giaoban.office.evidence.models import Reading
from giaoban.office.jobs.actions import GiveUp, handles, hold_on
from giaoban.office.jobs.models import Job
from giaoban.office.registry import actions as registry
from giaoban.office.registry.actions.arrivals import goes_with_paper
from giaoban.office.registry.actions.taking_in import READ_PART
from giaoban.office.registry.letterhead import letterhead_of
from giaoban.office.registry.models import Part
from giaoban.office.review.actions.leaving import leave_with_paper
from giaoban.office.review.actions.proposing import READ, put_proposals
from giaoban.office.review.drafts import Draft
from giaoban.office.review.flags import NOT_RECOGNISED, units_in
from giaoban.office.review.proposing import propose
from giaoban.office.review.queries import counts_of
from giaoban.reading.model import Document
from giaoban.reading.model import Reading as Found

goes_with_paper(leave_with_paper)


@handles(READ_PART)
def read_part(job: Job) -> None:
    """Read a part, hold what was found against what was proposed before, and tell the register. A part that is gone needs no reading."""
    part = Part.objects.filter(pk=job.payload["part_id"], kind__in=READ).select_related("file", "paper").first()
    if part is None:
        return
    try:
        extraction = evidence.extract(part)
    except UnreadableSource as refusal:
        _not_readable(part, str(refusal))
        raise GiveUp(str(refusal)) from refusal
    hold_on(job, "extracted")
    reading, found = evidence.read(extraction, part)
    hold_on(job, "read")
    drafts = _drafts(part, found)
    evidence.note_mentions(reading, found)
    put_proposals(reading, drafts)
    _ask_about(part, drafts)
    hold_on(job, "proposed")
    _tell_register(part, found)


def _not_readable(part: Part, reason: str) -> None:
    """Of an annex the paper itself may well be read; it is the main part that decides."""
    if part.kind == Part.Kind.MAIN:
        registry.fail_reading(part.paper_id, reason)


def _drafts(part: Part, found: Found) -> list[Draft]:
    """What is proposed, by the directory of the paper's day. An annex goes by the letterhead of its paper."""
    day = found.document.date or part.paper.date
    head = _head_of(part) if part.kind == Part.Kind.ANNEX else None
    return propose(found, directory.matcher_for(day), _names(day), day, annex_of=head)


def _ask_about(part: Part, drafts: list[Draft]) -> None:
    """Names that the directory does not know are asked about once, wherever they are met again."""
    flagged = [draft for draft in drafts if any(flag.code == NOT_RECOGNISED for flag in draft.flags)]
    unknown = (unit for draft in flagged for unit in units_in(draft.understood) if not unit["organs"] and not unit["sure"])
    for text in dict.fromkeys(unit["text"] for unit in unknown):
        names.ask_about(None, text, paper_id=part.paper_id)


def _head_of(annex: Part) -> Document:
    """The letterhead of the paper that an annex belongs to, as it was last read."""
    last = Reading.objects.filter(part__paper=annex.paper_id, part__kind=Part.Kind.MAIN).select_related("extraction").order_by("pk").last()
    if last is not None:
        return evidence.as_reading(last).document
    return Document(issuing_body=annex.paper.issuer_text or None, date=annex.paper.date)


def _names(day: dt.date | None) -> dict[int, str]:
    """The organs' names of the paper's day."""
    on = day or timezone.localdate()
    return {organ.pk: organ.named_on(on) for organ in Organ.objects.prefetch_related("names")}


def _tell_register(part: Part, found: Found) -> None:
    counts = counts_of(part.paper_id)
    if part.kind == Part.Kind.MAIN:
        registry.finish_reading(
            part.paper_id,
            letterhead_of(found.document),
            tasks_of_ours=counts.tasks_of_ours,
            tasks_in_all=counts.tasks_in_all,
            meetings=counts.meetings,
        )
