"""Taking back the last decision: everything stands as it stood before."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, revise_all
from giaoban.office.directory.models import Account
from giaoban.office.evidence import actions as evidence
from giaoban.office.evidence.models import Fact
from giaoban.office.meetings import actions as meetings
from giaoban.office.registry import actions as registry
from giaoban.office.registry.models import Paper
from giaoban.office.review.actions.sitting import IDS, locked, recount
from giaoban.office.review.models import Decision, Proposal
from giaoban.office.review.queries import last_decision
from giaoban.office.work import actions as work

_TAKEN_BACK = "Hoàn tác"


def undo(actor: Account, paper_id: int) -> Decision | None:
    """Take back the person's last decision on the paper. None when there is nothing; Conflict when somebody has gone on from it."""
    with act(actor, "review.undo") as line:
        paper = locked(actor, paper_id)
        decision = last_decision(actor, paper)
        line.about(decision or paper, paper=paper.pk)
        if decision is None:
            return None
        rows = {row.pk: row for row in Proposal.objects.filter(pk__in=[*_ids(decision, "proposals"), *decision.before["made"]])}
        _nobody_went_on(decision, rows)
        stood = decision.before["proposals"]
        revise_all(line, [(rows[pk], _as_it_was(stood[str(pk)]["was"])) for pk in _ids(decision, "proposals")])
        _put_back(actor, decision)
        _register_as_it_was(actor, paper, decision)
        Proposal.objects.filter(pk__in=decision.before["made"]).delete()
        decision.undone_at = timezone.now()
        decision.save(update_fields=["undone_at"])
        line.about(decision, paper=paper.pk, proposals=list(rows))
        recount(paper)
    return decision


def _ids(decision: Decision, name: str) -> list[int]:
    return [int(pk) for pk in decision.before[name]]


def _facts(decision: Decision) -> dict[int, Fact]:
    rows = Fact.objects.select_for_update(of=("self",)).filter(pk__in=_ids(decision, "facts")).select_related("paper")
    return {fact.pk: fact for fact in rows}


def _nobody_went_on(decision: Decision, rows: dict[int, Proposal]) -> None:
    for pk, row in rows.items():
        left = decision.before["proposals"].get(str(pk), {"left": 1})["left"]
        if row.revision != left:
            raise Conflict(row)
    for pk, fact in _facts(decision).items():
        if fact.revision != decision.before["facts"][str(pk)]["left"]:
            raise Conflict(fact)


def _as_it_was(was: dict[str, Any]) -> dict[str, Any]:
    """The values of the model's fields from what was kept as JSON. What is decided is never decided again: no moment is among them."""
    return {IDS.get(name, name): value for name, value in was.items()}


def _put_back(actor: Account, decision: Decision) -> None:
    """Facts that were made are withdrawn, one that was withdrawn holds again, one that was corrected says what it said."""
    facts = _facts(decision)
    stood = {pk: decision.before["facts"][str(pk)]["was"] for pk in facts}
    made = [facts[pk] for pk, was in stood.items() if was is None]
    evidence.withdraw_facts(actor, made, _TAKEN_BACK)
    work.let_go_of(actor, made)
    meetings.let_go_of(actor, made)
    for pk, was in stood.items():
        if was is not None and was.get("withdrawn"):
            evidence.put_back_fact(actor, facts[pk], shown=facts[pk].revision)
            work.take_up_again(actor, facts[pk])
            meetings.take_up_again(actor, facts[pk])
        elif was is not None:
            meant = facts[pk].understood
            evidence.correct_fact(actor, facts[pk], shown=facts[pk].revision, **was)
            work.follow_fact(actor, facts[pk], meant)
            meetings.follow_fact(actor, facts[pk], meant)


def _register_as_it_was(actor: Account, paper: Paper, decision: Decision) -> None:
    values = dict(decision.before.get("register", {}))
    if values.get("date"):
        values["date"] = dt.date.fromisoformat(values["date"])
    if values:
        registry.correct_letterhead(actor, paper.pk, paper.revision, **values)
