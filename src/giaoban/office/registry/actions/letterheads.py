"""What people say of a paper's letterhead, over what was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.jobs.actions import put_down
from giaoban.office.registry import queries, rules
from giaoban.office.registry.actions.reading import CORRECTED, derive, settle_arrivals
from giaoban.office.registry.issuers import issuer_of
from giaoban.office.registry.models import Paper
from giaoban.office.registry.spelling import as_line

CARRY_CONFIDENTIALITY = "carry-confidentiality"  # done in the room of work, for itself and for the rooms above it
Carries = Callable[[Paper], None]
_CARRIERS: list[Carries] = []
TEXTS = frozenset({"type", "number", "issuer_text", "subject", "signer"})
LETTERHEAD = TEXTS | {"issuer", "date", "urgency", "received_on", "reply_to"}


def correct_letterhead(actor: Account, paper_id: int, shown: int, **values: Any) -> Paper:
    """Set fields of a paper's letterhead. The issuer follows its words and the date, unless it is among the values itself."""
    if unknown := values.keys() - LETTERHEAD:
        raise TypeError(f"no field of a letterhead: {sorted(unknown)}")
    values = {name: as_line(value) if name in TEXTS else value for name, value in values.items()}
    known = queries.visible_to(actor).get(pk=paper_id)
    issuer_text, date = values.get("issuer_text", known.issuer_text), values.get("date", known.date)
    renamed = issuer_text != known.issuer_text or (date != known.date and known.issuer_id is None)
    if "issuer" not in values and renamed:
        values["issuer"] = Organ.objects.filter(pk=issuer_of(issuer_text, date) or 0).first()
    with act(actor, CORRECTED) as line:
        paper = queries.visible_to(actor).select_for_update(of=("self",)).get(pk=paper_id)
        require(rules.may_correct(actor, paper))
        revise(line, paper, shown, **values)
        paper.save(update_fields=derive(paper))
        settle_arrivals(paper)
    return paper


def set_confidentiality(actor: Account, paper_id: int, shown: int, confidentiality: Confidentiality) -> Paper:
    """Say how far inside a paper is: who sees it follows at once; the work that comes from it is carried along behind the pages."""
    with act(actor, "registry.set-confidentiality") as line:
        paper = queries.visible_to(actor).select_for_update(of=("self",)).get(pk=paper_id)
        require(rules.may_set_confidentiality(actor, paper))
        revise(line, paper, shown, confidentiality=int(confidentiality))
        carry_confidentiality(paper)
    return paper


def carry_confidentiality(paper: Paper) -> None:
    """Have the work that comes from a paper become as far inside as the paper is. Its copies, which bear its subject, are so at once."""
    Paper.objects.filter(copy__original=paper).update(confidentiality=paper.confidentiality)
    put_down(CARRY_CONFIDENTIALITY, f"{CARRY_CONFIDENTIALITY}:{paper.pk}:{paper.revision}", paper_id=paper.pk)


def carries_confidentiality(carry: Carries) -> Carries:
    """Say what brings whatever a room has made of a paper as far inside as the paper was put."""
    _CARRIERS.append(carry)
    return carry


def carry_in_every_room(paper: Paper) -> None:
    """Bring along what the rooms have made of a paper, and of its copies."""
    for one in (paper, *Paper.objects.filter(copy__original=paper)):
        for carry in _CARRIERS:
            carry(one)
