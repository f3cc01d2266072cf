"""What every verb of compiling asks before it writes."""

from __future__ import annotations

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import require
from giaoban.office.compiling import queries, rules
from giaoban.office.compiling.gathering import proposal_called
from giaoban.office.compiling.models import Decision
from giaoban.office.compiling.proposals import Proposal
from giaoban.office.directory.models import Account
from giaoban.office.programme import queries as programmes
from giaoban.office.programme.models import Programme

_MOVED_ON = "Nguồn của đề xuất này vừa thay đổi. Xem lại lời và lý do mới rồi quyết định."


def held_draft(actor: Account, programme_id: int) -> Programme:
    """A draft that the actor compiles, under a lock: who decides at the same moment, decides after it."""
    programme = programmes.visible_to(actor).select_for_update(of=("self",)).get(pk=programme_id)
    require(rules.may_compile_this(actor, programme))
    if not programme.is_draft:
        raise ValidationError("Chương trình đã được đưa vào thực hiện. Thêm việc thì chọn “Bổ sung”.")
    return programme


def decision_on(actor: Account, programme: Programme, source: str, key: str) -> Decision | None:
    """What was decided of a proposal before; None for nothing."""
    return queries.decided(actor, programme).filter(source=source, key=key).first()


def standing(actor: Account, programme: Programme, source: str, key: str, shown: int) -> Proposal:
    """The proposal as it stands now, which must be as it was shown. Raises ObjectDoesNotExist for one that is none."""
    found = proposal_called(actor, programme, source, key, timezone.localdate())
    if found is None:
        raise ObjectDoesNotExist(key)
    if found.is_settled:
        raise ValidationError("Đề xuất này đã được xử lý ở mục khác.")
    if found.revision != shown:
        raise ValidationError(_MOVED_ON)
    return found
