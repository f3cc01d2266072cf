"""Taking back the last decision: everything stands as it stood before."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, revise
from giaoban.office.directory.models import Account
from giaoban.office.evidence import actions as evidence
from giaoban.office.evidence.models import Fact
from giaoban.office.review.actions.sitting import locked, recount
from giaoban.office.review.models import Decision, Proposal
from giaoban.office.review.queries import last_decision

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
        for pk in _ids(decision, "proposals"):
            revise(line, rows[pk], rows[pk].revision, **_as_it_was(decision.before["proposals"][str(pk)]["was"]))
        for pk, fact in _facts(decision).items():
            _put_back(actor, fact, decision.before["facts"][str(pk)]["was"])
        Proposal.objects.filter(pk__in=decision.before["made"]).delete()
        decision.undone_at = timezone.now()
        decision.save(update_fields=["undone_at"])
        line.about(decision, paper=paper.pk, proposals=list(rows))
        recount(paper)
    return decision


def _ids(decision: Decision, name: str) -> list[int]:
    return [int(pk) for pk in decision.before[name]]


def _facts(decision: Decision) -> dict[int, Fact]:
    return {fact.pk: fact for fact in Fact.objects.filter(pk__in=_ids(decision, "facts")).select_related("paper")}


def _nobody_went_on(decision: Decision, rows: dict[int, Proposal]) -> None:
    for pk, row in rows.items():
        left = decision.before["proposals"].get(str(pk), {"left": 1})["left"]
        if row.revision != left:
            raise Conflict(row)
    for pk, fact in _facts(decision).items():
        if fact.revision != decision.before["facts"][str(pk)]["left"]:
            raise Conflict(fact)


def _as_it_was(was: dict[str, Any]) -> dict[str, Any]:
    """The values of the model's fields from what was kept as JSON."""
    at = was["decided_at"]
    values = {name: value for name, value in was.items() if name not in ("fact", "decided_by")}
    return values | {
        "fact": Fact.objects.get(pk=was["fact"]) if was["fact"] else None,
        "decided_by": Account.objects.get(pk=was["decided_by"]) if was["decided_by"] else None,
        "decided_at": dt.datetime.fromisoformat(at) if at else None,
    }


def _put_back(actor: Account, fact: Fact, was: dict[str, Any] | None) -> None:
    """A fact that was made is withdrawn, one that was withdrawn holds again, one that was corrected says what it said."""
    if was is None:
        evidence.withdraw_fact(actor, fact, _TAKEN_BACK, shown=fact.revision)
    elif was.get("withdrawn"):
        evidence.put_back_fact(actor, fact, shown=fact.revision)
    else:
        evidence.correct_fact(actor, fact, shown=fact.revision, **was)
