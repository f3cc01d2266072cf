"""Facts: confirmed, corrected, withdrawn. Called by the rooms above; nothing else makes a fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from giaoban.office.audit.acts import act, forget_states, require, revise, revise_all
from giaoban.office.directory.models import Account
from giaoban.office.evidence import rules
from giaoban.office.evidence.actions.quoting import anchor
from giaoban.office.evidence.models import Anchor, Extraction, Fact
from giaoban.office.evidence.shapes import Said, Spans, Understood
from giaoban.office.registry.models import Paper


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What is confirmed: its kind, the paper's words, what they mean, and where they stand."""

    kind: str
    said: Said
    understood: Understood
    ours: bool
    extraction: Extraction
    spans: Spans


def confirm_fact(actor: Account, paper: Paper, confirmed: Confirmed) -> Fact:
    """One fact with its first anchor, which it keeps for ever."""
    return confirm_facts(actor, paper, [confirmed])[0]


def confirm_facts(actor: Account, paper: Paper, rows: Sequence[Confirmed]) -> list[Fact]:
    """Facts with their first anchors, in one act and few statements, however many."""
    with act(actor, "evidence.confirm-facts") as line:
        require(rules.may_confirm(actor, paper))
        now = timezone.now()
        facts = [
            Fact(paper=paper, kind=r.kind, said=r.said, understood=r.understood, ours=r.ours, confirmed_by=actor, confirmed_at=now)
            for r in rows
        ]
        facts = Fact.objects.bulk_create(facts)
        Anchor.objects.bulk_create(anchor(fact, row.extraction, row.spans) for fact, row in zip(facts, rows, strict=True))
        line.about(facts[0] if len(facts) == 1 else paper, facts=[fact.pk for fact in facts])
    return facts


def correct_fact(actor: Account, fact: Fact, *, shown: int, **values: Any) -> Fact:
    """Change what is understood, or which words it is read from. Its anchors stay; `values` are fields of the fact."""
    with act(actor, "evidence.correct-fact") as line:
        require(rules.may_confirm(actor, fact.paper))
        revise(line, fact, shown, **values)
    return fact


def withdraw_fact(actor: Account, fact: Fact, reason: str, *, shown: int) -> Fact:
    """It stays, with the reason, but holds no more."""
    with act(actor, "evidence.withdraw-fact") as line:
        require(rules.may_confirm(actor, fact.paper))
        revise(line, fact, shown, withdrawn_at=timezone.now(), withdrawn_reason=reason)
    return fact


def withdraw_facts(actor: Account, facts: Sequence[Fact], reason: str) -> None:
    """Many facts of one paper at once, read under a lock in the caller's act."""
    if not facts:
        return
    with act(actor, "evidence.withdraw-facts") as line:
        require(rules.may_confirm(actor, facts[0].paper))
        revise_all(line, [(fact, {"withdrawn_at": timezone.now(), "withdrawn_reason": reason}) for fact in facts])


def put_back_fact(actor: Account, fact: Fact, *, shown: int) -> Fact:
    """A withdrawn fact holds again."""
    with act(actor, "evidence.put-back-fact") as line:
        require(rules.may_confirm(actor, fact.paper))
        revise(line, fact, shown, withdrawn_at=None, withdrawn_reason="")
    return fact


def add_anchor(actor: Account | None, fact: Fact, extraction: Extraction, spans: Iterable[Sequence[int]]) -> Anchor:
    """The fact's words in a newer extraction, beside the first anchor. The same extraction again adds nothing."""
    kept = [list(span) for span in spans]
    there = fact.anchors.filter(extraction=extraction).first()
    if there is not None:
        return there
    with act(actor, "evidence.add-anchor") as line:
        require(actor is None or rules.may_confirm(actor, fact.paper))
        line.about(fact, extraction=extraction.pk)
        made = anchor(fact, extraction, kept)
        made.save()
    return made


def leave_with_paper(paper: Paper) -> None:
    """Take away the facts of a paper that must not be here, their anchors, and what they said before."""
    with act(None, "evidence.leave-with-paper"):
        facts = Fact.objects.filter(paper=paper)
        forget_states("evidence.fact", facts.values_list("pk", flat=True))
        Anchor.objects.filter(fact__in=facts).delete()
        facts.delete()
