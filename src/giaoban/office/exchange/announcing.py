"""Who is told what of papers that are asked back: the registry that a sender wants one, whoever asked for one what came of it.

Titles are read only by who sees the thing; reasons say nothing of what stands in it.
"""

from __future__ import annotations

from giaoban.office.directory.queries import role_holders
from giaoban.office.directory.visibility import Confidentiality, Role
from giaoban.office.exchange.models import AskedBack, Package
from giaoban.office.issuing.heading import called
from giaoban.office.issuing.telling import SUBJECT as DRAFT
from giaoban.office.notices.actions import settle, tell
from giaoban.office.registry.models import Paper

PACKAGE = "exchange.package"
_WANTED, _ANSWERED = "exchange.wanted-back", "exchange.answered-back"


def say_wanted_back(wish: Package, paper: Paper | None) -> None:
    """The registry hears that a sender wants a paper back; of a restricted one not what it is about."""
    said = wish.first.said if wish.first is not None else {}
    is_open = paper is None or paper.confidentiality == Confidentiality.OPEN
    title = ": ".join(filter(None, (said.get("number", ""), said.get("subject", "") if is_open else ""))) or wish.document_id
    clerks = [who.account_id for who in role_holders() if Role.CLERK in who.roles]
    reason = "Nơi gửi yêu cầu lấy lại văn bản; cần trả lời đồng ý hay từ chối"
    tell(clerks, kind=_WANTED, subject=(PACKAGE, wish.pk), title=title, reason=reason, key=f"{_WANTED} {wish.pk}")


def settle_wanted_back(wish: Package) -> None:
    """It has its answer: nobody is waited for."""
    settle([_WANTED], [(PACKAGE, wish.pk)])


def say_answered(asked: AskedBack, what: str) -> None:
    """Whoever asked a paper back hears what its receiver says."""
    draft = asked.parcel.recipient.draft
    key = f"{_ANSWERED} {asked.pk}"
    tell([asked.asked_by_id], kind=_ANSWERED, subject=(DRAFT, draft.pk), title=called(draft), reason=f"Nơi nhận trả lời: {what}", key=key)
