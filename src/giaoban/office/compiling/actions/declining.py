"""A proposal is left out, with the reason; it stays left out until somebody looks at it again."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, revise
from giaoban.office.compiling.actions.checks import decision_on, held_draft, standing
from giaoban.office.compiling.models import Decision
from giaoban.office.compiling.proposals import Source
from giaoban.office.compiling.queries import decisions_visible_to
from giaoban.office.directory.models import Account
from giaoban.office.meetings.actions import decline_registration

_STATE = Decision.State
_LONGEST = 300


def decline(actor: Account, programme_id: int, source: str, key: str, shown: int, *, reason: str) -> Decision:
    """Leave a proposal out of the programme. Left out already, nothing changes. A unit that registered it is told, with the reason."""
    with act(actor, "compiling.decline") as line:
        programme = held_draft(actor, programme_id)
        before = decision_on(actor, programme, source, key)
        if before is not None and before.state == _STATE.DECLINED:
            line.about(before)
            return before
        if before is not None and before.state == _STATE.ACCEPTED:
            raise ValidationError(f"{before.by.name} đã đưa đề xuất này vào dự thảo. Rút dòng ấy khỏi dự thảo nếu không cần nữa.")
        reason = " ".join(reason.split())[:_LONGEST]
        if not reason:
            raise ValidationError({"reason": "Ghi lý do không đưa vào."})
        proposal = standing(actor, programme, source, key, shown)
        if proposal.source == Source.REGISTERED and proposal.target is not None:
            decline_registration(actor, proposal.target.key, shown, reason=reason)
        if before is None:
            before = Decision.objects.create(
                programme=programme, source=source, key=key, state=_STATE.DECLINED, reason=reason, paper_id=proposal.paper_id, by=actor
            )  # fmt: skip
            line.about(before, source=source)
        else:
            revise(line, before, before.revision, state=_STATE.DECLINED, reason=reason, line=None, by=actor)
    return before


def reconsider(actor: Account, decision_id: int, shown: int) -> Decision:
    """What was left out waits again."""
    with act(actor, "compiling.reconsider") as line:
        decision = decisions_visible_to(actor).select_for_update(of=("self",)).get(pk=decision_id)
        held_draft(actor, decision.programme_id)
        if decision.state != _STATE.DECLINED:
            raise ValidationError("Chỉ xem lại được đề xuất đã bỏ.")
        if decision.source == Source.REGISTERED:
            raise ValidationError("Đơn vị đã được báo là không đưa vào. Cần thì đơn vị đăng ký lại.")
        revise(line, decision, shown, state=_STATE.OPEN, by=actor)
    return decision
