"""A proposal that was taken by mistake waits again: hoàn tác, while nobody has gone on with the line."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, revise
from giaoban.office.compiling.actions.checks import held_draft
from giaoban.office.compiling.models import Decision
from giaoban.office.compiling.proposals import Source
from giaoban.office.compiling.queries import decisions_visible_to
from giaoban.office.directory.models import Account
from giaoban.office.programme.actions import unplan_line

_STATE = Decision.State


def take_back(actor: Account, decision_id: int, shown: int) -> Decision:
    """The line goes out of the draft, as it was shown (its revision); the proposal waits again. A unit that was told is not untold."""
    with act(actor, "compiling.take-back") as line:
        decision = decisions_visible_to(actor).select_for_update(of=("self",)).get(pk=decision_id)
        held_draft(actor, decision.programme_id)
        if decision.state != _STATE.ACCEPTED or decision.line_id is None:
            raise ValidationError("Đề xuất này không còn trong dự thảo.")
        if decision.source == Source.REGISTERED:
            raise ValidationError("Đơn vị đã được báo là nội dung được đưa vào, không hoàn tác được. Không cần nữa thì rút dòng, có lý do.")
        unplan_line(actor, decision.line_id, shown)
        revise(line, decision, decision.revision, state=_STATE.OPEN, line=None, by=actor)
    return decision
