"""Accept, correct, drop: one proposal at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import FactKind
from giaoban.office.evidence.shapes import WORDS, Spans, Understood, folded, words_of
from giaoban.office.review.actions.sitting import extraction_of, sitting
from giaoban.office.review.flags import still_open
from giaoban.office.review.models import Decision, Proposal, State


class NotAPlace(ValueError):  # noqa: N818 - what the spans are
    """Spans that do not lie in the text, one after the other. The message is Vietnamese, for a clerk."""


def accept(actor: Account, paper_id: int, proposal_id: int, *, shown: int) -> Proposal:
    """The proposal becomes a fact. Of one that differs from a fact: the fact takes its form, or is withdrawn when it is gone."""
    with sitting(actor, paper_id, Decision.Verb.ACCEPT) as here:
        proposal = here.open_one(proposal_id, shown)
        here.accept([proposal])
    return proposal


def drop(actor: Account, paper_id: int, proposal_id: int, *, shown: int) -> Proposal:
    """The proposal becomes nothing. A fact that it differs from stays as it is."""
    with sitting(actor, paper_id, Decision.Verb.DROP) as here:
        proposal = here.open_one(proposal_id, shown)
        here.decide(proposal, state=State.DROPPED)
    return proposal


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is understood now, as far as it changed; the words' places; whose it is. None leaves a thing as it is."""

    understood: Understood = field(default_factory=dict)
    spans: Spans | None = None
    ours: bool | None = None


def correct(actor: Account, paper_id: int, proposal_id: int, to: Corrected, *, shown: int, then_accept: bool = False) -> Proposal:
    """Change what is understood, or which words it is read from; of one that was accepted, its fact too."""
    with sitting(actor, paper_id, Decision.Verb.CORRECT) as here:
        proposal = here.one(proposal_id, shown)
        if proposal.state not in (State.OPEN, State.ACCEPTED):
            raise Conflict(proposal)
        here.change(proposal, **_values(proposal, to))
        here.tell_register(proposal)
        if proposal.fact is not None and proposal.state == State.ACCEPTED:
            here.correct_fact(proposal.fact, proposal)
        elif then_accept:
            here.accept([proposal])
    return proposal


def _values(proposal: Proposal, to: Corrected) -> dict[str, Any]:
    meaning = {**proposal.understood, **to.understood}
    values: dict[str, Any] = {"ours": proposal.ours if to.ours is None else to.ours}
    if to.spans is not None and to.spans != proposal.spans:
        values |= _moved(proposal, to.spans)
        if proposal.kind != FactKind.CITATION and "title" in meaning and meaning["title"] == proposal.understood["title"]:
            meaning["title"] = folded(values["quote"])
    flags = still_open(proposal.flags, meaning)
    return values | {"understood": meaning, "flags": flags, "is_clean": not flags}


def _moved(proposal: Proposal, spans: Spans) -> dict[str, Any]:
    """The words read from other places of the same text."""
    text = extraction_of(proposal).text
    edges = [edge for span in spans for edge in span]
    if not edges or edges != sorted(edges) or edges[0] < 0 or edges[-1] > len(text) or any(a >= b for a, b in spans):
        raise NotAPlace("Chỗ vừa chọn không nằm trong văn bản này.")
    words = words_of(text, spans)
    if not words["quote"].strip():
        raise NotAPlace("Chỗ vừa chọn không có chữ.")
    said = {**proposal.said, WORDS: [words]}
    return {"spans": words["spans"], "quote": words["quote"], "said": said, "start": edges[0], "end": edges[-1]}
