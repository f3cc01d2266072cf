"""What stands in `said` and `understood` of a proposal and of a fact, by kind.

`said` maps a field to the words of the paper it was read from, each with its exact quote and its spans; the words as a whole stand
under `words`. `understood` is what the program makes of them. Neither ever replaces the other. Places count in code points of the
extraction that the anchors, or the proposal's reading, belong to.

    said        {"words": [W], "lead": [W, W], "deadline": [W], "agenda.0": [W], "agenda.0.prepared_by": [W]}
    understood  one of the shapes below; days are ISO dates, kinds of papers and bounds are those of `reading.model`
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

Spans = list[list[int]]
WORDS = "words"  # the field of `said` that holds the whole


class Words(TypedDict):
    """Words of the paper: the quote equals the text of the spans, one after the other, to the letter."""

    quote: str
    spans: Spans


Said = dict[str, list[Words]]
Understood = dict[str, Any]


class Unit(TypedDict):
    """A unit the paper names. `organs` is empty where none was recognised; `reason` says how it was, or why not."""

    text: str
    organs: list[int]
    names: list[str]
    sure: bool
    reason: str


class Due(TypedDict):
    """A deadline. `date` is the day named, None where the paper names none; `words` say it as an office does."""

    kind: str
    date: str | None
    bound: str | None
    words: str


class Letterhead(TypedDict):
    """One field of the letterhead or closing: type, number, date, issuing_body, subject, signature, period, urgency."""

    field: str
    value: Any  # as the register holds it: a code, a number, an ISO date, words
    words: str
    organ: Unit | None


class Task(TypedDict):
    """An order (`nature` order) or a standing direction (orientation). `citations` are keys of cited works."""

    title: str
    nature: str
    section: str | None
    lead: list[Unit]
    support: list[Unit]
    reporters: list[Unit]
    deadline: Due | None
    product: str | None
    citations: list[str]


class AgendaItem(TypedDict):
    """One matter of a meeting."""

    number: str | None
    title: str
    prepared_by: list[Unit]


class Aside(TypedDict):
    """What a schedule entry or an invitation orders by the way."""

    title: str
    lead: list[Unit]


class Meeting(TypedDict):
    """Something held at a time, on a day, or still to be announced. `when` says the time in words."""

    title: str
    date: str | None
    end_date: str | None
    time: str | None
    part_of_day: str | None
    certainty: str
    when: str
    place: str | None
    chair: str | None
    attendees: list[str]
    prepared_by: list[Unit]
    agenda: list[AgendaItem]
    orders: list[Aside]


class Duty(TypedDict):
    """What recurs. `recurrence` is an RFC 5545 rule, None where the paper names only a regulation or an event."""

    title: str
    recurrence: str | None
    part_of_day: str | None
    words: str


class Citation(TypedDict):
    """A cited document. `key` names the work, whoever cites it."""

    key: str
    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    name: str | None
    provision: str | None
    relation: str | None
    words: str


class Finding(TypedDict):
    """Something that looks wrong; a clerk confirms having seen it."""

    code: str
    message: str


def quote_of(text: str, spans: Iterable[Sequence[int]]) -> str:
    """The words of the spans, to the letter."""
    return "".join(text[start:end] for start, end in spans)


def words_of(text: str, spans: Iterable[Sequence[int]]) -> Words:
    """The words of the spans with their places."""
    kept = [[start, end] for start, end in spans]
    return Words(quote=quote_of(text, kept), spans=kept)


def folded(quote: str) -> str:
    """A quote with every run of blanks as one: how quotes of two extractions are compared, and shown."""
    return " ".join(quote.split())
