"""What every decision is made of: the paper under a lock, what was there before, one row that can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, Line, act, require, revise, revise_all
from giaoban.office.directory.models import Account
from giaoban.office.evidence import actions as evidence
from giaoban.office.evidence.actions.facts import Confirmed
from giaoban.office.evidence.models import Extraction, Fact
from giaoban.office.meetings import actions as meetings
from giaoban.office.registry import actions as registry
from giaoban.office.registry import rules as registry_rules
from giaoban.office.registry.models import Paper, Part
from giaoban.office.review import rules
from giaoban.office.review.models import Change, Decision, Proposal, State
from giaoban.office.review.queries import counts_of, with_readings
from giaoban.office.work import actions as work

_GONE = "Lần đọc mới không còn"
# The letterhead's fields that the register holds, under the register's names.
_REGISTERED = {
    "type": "type",
    "number": "number",
    "date": "date",
    "issuing_body": "issuer_text",
    "subject": "subject",
    "signature": "signer",
}
IDS = {"fact": "fact_id", "decided_by": "decided_by_id"}
_FACT_FIELDS = ("kind", "said", "understood", "ours")


@dataclass(slots=True)
class Sitting:
    """One person deciding on one paper's proposals, inside one act."""

    actor: Account
    paper: Paper
    line: Line
    before: dict[str, Any] = field(default_factory=lambda: {"proposals": {}, "facts": {}, "made": []})

    def open_one(self, proposal_id: int, shown: int) -> Proposal:
        """A proposal that still waits, as it was shown; Conflict when somebody has decided or changed it."""
        proposal = self.one(proposal_id, shown)
        if not proposal.is_open:
            raise Conflict(proposal)
        return proposal

    def one(self, proposal_id: int, shown: int) -> Proposal:
        """A proposal of the paper at the revision that was shown."""
        rows = Proposal.objects.select_related("fact", "decided_by__person").filter(paper=self.paper)
        (proposal,) = with_readings([rows.get(pk=proposal_id)])
        if proposal.revision != shown:
            raise Conflict(proposal)
        proposal.paper = self.paper
        return proposal

    def change(self, proposal: Proposal, **values: Any) -> None:
        """Change a proposal, remembering how it was."""
        self._remember_proposal(proposal, values)
        revise(self.line, proposal, proposal.revision, **values)
        self.before["proposals"][str(proposal.pk)]["left"] = proposal.revision

    def _remember_proposal(self, proposal: Proposal, values: Iterable[str]) -> None:
        row = self.before["proposals"].setdefault(str(proposal.pk), {"was": {}})
        row["was"] = kept(proposal, values) | row["was"]

    def tell_register(self, proposal: Proposal) -> None:
        """What the letterhead was corrected to goes on in the register, if it stands there."""
        told = in_register(proposal)
        if told is None or told[1] == getattr(self.paper, told[0]) or not registry_rules.may_correct(self.actor, self.paper):
            return
        name, value = told
        was = getattr(self.paper, name)
        self.before["register"] = {name: was.isoformat() if isinstance(was, dt.date) else was}
        self.paper = registry.correct_letterhead(self.actor, self.paper.pk, self.paper.revision, **{name: value})

    def decide(self, *proposals: Proposal, state: State, facts: Sequence[Fact] = ()) -> None:
        """Change proposals to a state that somebody has decided; `facts` are what they became."""
        values: dict[str, Any] = {"state": state, "decided_by": self.actor, "decided_at": timezone.now()}
        rows = [values | {"fact": fact} for fact in facts] or [values] * len(proposals)
        for proposal, row in zip(proposals, rows, strict=True):
            self._remember_proposal(proposal, row)
        revise_all(self.line, list(zip(proposals, rows, strict=True)))
        for proposal in proposals:
            self.before["proposals"][str(proposal.pk)]["left"] = proposal.revision

    def accept(self, proposals: list[Proposal]) -> None:
        """Make facts of proposals; what differs from a fact corrects it, what a newer reading no longer has withdraws it."""
        fresh = [one for one in proposals if one.fact is None]
        differing = [one for one in proposals if one.fact is not None]
        if fresh:
            facts = evidence.confirm_facts(self.actor, self.paper, [confirmed(one) for one in fresh])
            work.open_from_facts(self.actor, facts)
            meetings.open_from_facts(self.actor, facts)
            self.before["facts"] |= {str(fact.pk): {"was": None, "left": fact.revision} for fact in facts}
            self.decide(*fresh, state=State.ACCEPTED, facts=facts)
        for one in differing:
            self._carry_over(one)
            self.decide(one, state=State.ACCEPTED)

    def _carry_over(self, proposal: Proposal) -> None:
        fact = proposal.fact
        assert fact is not None
        if proposal.change == Change.GONE:
            self._remember(fact, gone=True)
            evidence.withdraw_fact(self.actor, fact, _GONE, shown=fact.revision)
            work.let_go_of(self.actor, [fact])
            meetings.let_go_of(self.actor, [fact])
        else:
            self.correct_fact(fact, proposal)
        self._left(fact)

    def correct_fact(self, fact: Fact, proposal: Proposal) -> None:
        """The fact says what the proposal says; its words in a newer text stand beside its first anchor."""
        self._remember(fact)
        meant = fact.understood
        evidence.correct_fact(self.actor, fact, shown=fact.revision, **{name: getattr(proposal, name) for name in _FACT_FIELDS})
        evidence.add_anchor(self.actor, fact, extraction_of(proposal), proposal.spans)
        work.follow_fact(self.actor, fact, meant)
        meetings.follow_fact(self.actor, fact, meant)
        self._left(fact)

    def _remember(self, fact: Fact, *, gone: bool = False) -> None:
        was: dict[str, Any] = {"withdrawn": True} if gone else {name: getattr(fact, name) for name in _FACT_FIELDS}
        self.before["facts"].setdefault(str(fact.pk), {"was": was})

    def _left(self, fact: Fact) -> None:
        self.before["facts"][str(fact.pk)]["left"] = fact.revision

    def add(self, *made: Proposal) -> list[Proposal]:
        """New proposals with the next numbers."""
        last = Proposal.objects.filter(paper=self.paper).aggregate(last=Max("number"))["last"] or 0
        for number, proposal in enumerate(made, last + 1):
            proposal.number = number
            proposal.save()
        self.before["made"] += [proposal.pk for proposal in made]
        return list(made)


@contextmanager
def sitting(actor: Account, paper_id: int, verb: Decision.Verb) -> Iterator[Sitting]:
    """One decision: all or nothing, counted afresh, kept to be taken back."""
    with act(actor, f"review.{verb.value}") as line:
        at_work = Sitting(actor, locked(actor, paper_id), line)
        yield at_work
        touched = [int(pk) for pk in at_work.before["proposals"]]
        line.about(at_work.paper if len(touched) != 1 else Proposal(pk=touched[0]), paper=paper_id, proposals=touched)
        if touched:
            decision = Decision.objects.create(paper=at_work.paper, verb=verb, by=actor, before=at_work.before)
            decision.proposals.add(*touched)
        recount(at_work.paper)


def locked(actor: Account, paper_id: int) -> Paper:
    """The paper, held until the act is over, if the person may decide on its proposals."""
    paper = Paper.objects.select_for_update().get(pk=paper_id)
    require(rules.may_review(actor, paper))
    return paper


def recount(paper: Paper) -> None:
    """Write on the paper how much of it waits and what it holds, for lists."""
    counts = counts_of(paper.pk)
    values = {
        "open_proposals": counts.open,
        "tasks_of_ours": counts.tasks_of_ours,
        "tasks_in_all": counts.tasks_in_all,
        "meetings": counts.meetings,
    }
    Paper.objects.filter(pk=paper.pk).update(**values)
    for name, value in values.items():
        setattr(paper, name, value)


def kept(proposal: Proposal, names: Iterable[str] = Proposal.kept_fields) -> dict[str, Any]:
    """What of a proposal a decision may change, as JSON can hold it."""
    values = {name: getattr(proposal, IDS.get(name, name)) for name in names}
    at = values.get("decided_at")
    return values | ({"decided_at": at.isoformat()} if at else {})


def extraction_of(proposal: Proposal) -> Extraction:
    """The text that the proposal's places count in."""
    return proposal.reading.extraction


def confirmed(proposal: Proposal) -> Confirmed:
    """What of a proposal becomes a fact."""
    return Confirmed(proposal.kind, proposal.said, proposal.understood, proposal.ours, extraction_of(proposal), proposal.spans)


def in_register(proposal: Proposal) -> tuple[str, Any] | None:
    """The register's field that a proposal of the letterhead speaks of, and its value there."""
    name = _REGISTERED.get(proposal.part)
    if name is None or proposal.reading.part.kind != Part.Kind.MAIN:
        return None
    value = proposal.understood["value"]
    if name == "date":
        return name, dt.date.fromisoformat(value)
    return name, (value["name"] or "") if name == "signer" else value
