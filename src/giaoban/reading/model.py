"""What was found in one official paper, each thing with the place it was found.

Every class is frozen. A `Span` is `(start, end)` in code points of `Reading.text`, end exclusive. A quoted text equals the
text of its span with blanks folded to one blank and the ranges of `without` (a page number inside a sentence) left out.
`evidence` maps the name of a field to the span, or the spans, it was read from. Dates are local dates of the office;
times are local times (Asia/Ho_Chi_Minh), never converted.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, TypeGuard

Span = tuple[int, int]
Evidence = dict[str, Span | tuple[Span, ...]]


def is_span(value: Span | tuple[Span, ...]) -> TypeGuard[Span]:
    """Is the evidence one span, not several?"""
    return len(value) == 2 and isinstance(value[0], int)


SCHEMA = "giaoban.reading/1"

Regime = Literal["party", "state", "other"]
Nature = Literal["order", "orientation"]
Certainty = Literal["fixed", "tentative", "to-be-announced"]
PartOfDay = Literal["morning", "afternoon", "evening", "all-day"]
DeadlineKind = Literal["DATE", "PERIOD", "RELATIVE", "RECURRING", "CONTINUOUS", "TBD"]
Bound = Literal["before", "by", "within", "on"]
Relation = Literal["implements", "pursuant-to", "amends", "replaces", "repeals", "reviews", "attached-to"]


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a paper and what is known of the file it came from. Pure data: made by `giaoban.intake`."""

    text: str
    name: str | None = None
    media_type: str = "text/plain"
    sha256: str | None = None
    pages: int | None = None
    ocr: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that looks wrong or could not be decided; `message` is Vietnamese, for a clerk."""

    code: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the paper: a recipient, an addressee."""

    text: str
    span: Span
    without: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class ForPosition:
    """The second line of a three-line State signature: `KT. CHỦ TỊCH` under `TM. ỦY BAN NHÂN DÂN`."""

    authority: str
    position: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, in whose place: `T/L` `BAN THƯỜNG VỤ` / `CHÁNH VĂN PHÒNG` / name."""

    authority: str | None = None
    on_behalf_of: str | None = None
    for_position: ForPosition | None = None
    position: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The paper itself: letterhead and closing."""

    type: str | None = None
    number: str | None = None
    date: dt.date | None = None
    place: str | None = None
    parent_body: str | None = None
    issuing_body: str | None = None
    subject: str | None = None
    regime: Regime | None = None
    period: Period | None = None
    signature: Signature = Signature()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[Quoted, ...] = ()
    addressees: tuple[Quoted, ...] = ()
    archive: str | None = None
    secrecy: str | None = None
    urgency: str | None = None
    evidence: Evidence = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A numbered or lettered heading or item that begins a line. `parent` is an index into `Reading.outline`."""

    path: str
    marker: str
    title: str
    span: Span
    parent: int | None = None
    evidence: Evidence = field(default_factory=dict)
    without: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of another document. `core` goes from the kind's word to the number, date or year, whichever stands last."""

    text: str
    span: Span
    core: Span
    type: str | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    title: str | None = None
    provision: str | None = None
    name: str | None = None
    relation: Relation | None = None
    inside: int | None = None
    refers_to: int | None = None
    evidence: Evidence = field(default_factory=dict)
    without: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, as written and as understood. `date` is the day named (of a period its last day), not the last good day."""

    text: str
    span: Span
    kind: DeadlineKind
    date: dt.date | None = None
    bound: Bound | None = None
    without: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What the paper orders someone to do. `node` indexes `Reading.outline`; `citations` index `Reading.citations`."""

    text: str
    span: Span
    section: str | None = None
    node: int | None = None
    nature: Nature = "order"
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    deadline: Deadline | None = None
    product: str | None = None
    citations: tuple[int, ...] = ()
    evidence: Evidence = field(default_factory=dict)
    without: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One matter of a meeting and the unit that prepares it; `number` is None where the paper gives it none."""

    number: str | None
    title: str
    span: Span
    prepared_by: tuple[str, ...] = ()
    evidence: Evidence = field(default_factory=dict)
    without: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderInPassing:
    """What a schedule entry or an invitation orders by the way: `Giao Văn phòng chuẩn bị ...`."""

    text: str
    span: Span
    lead: tuple[str, ...] = ()
    without: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something held at a time, on a date, or still to be announced."""

    title: str
    span: Span
    date: dt.date | None = None
    end_date: dt.date | None = None
    time: dt.time | None = None
    part_of_day: PartOfDay | None = None
    certainty: Certainty = "fixed"
    place: str | None = None
    chair: str | None = None
    attendees: tuple[str, ...] = ()
    prepared_by: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    orders: tuple[OrderInPassing, ...] = ()
    evidence: Evidence = field(default_factory=dict)
    without: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """What recurs. `recurrence` is an RFC 5545 RRULE, or None where the paper names only a regulation or an event."""

    title: str
    span: Span
    recurrence: str | None = None
    part_of_day: PartOfDay | None = None
    evidence: Evidence = field(default_factory=dict)
    without: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one paper. Lists stand in the order of the text; items point at each other by index."""

    source: Source
    document: Document = Document()
    outline: tuple[OutlineItem, ...] = ()
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    duties: tuple[Duty, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        """The decoded content of the paper that every span counts in."""
        return self.source.text
