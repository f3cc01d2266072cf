"""A sender wants a paper back that came to us: it is written down and told to the registry, which agrees or says why not.

What the office does with the paper is an act of its own: nothing leaves the register by this.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.edxml.message import ASKED_BACK, GIVEN_BACK, NOT_GIVEN_BACK, Status
from giaoban.edxml.read import Received
from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange import queries, rules
from giaoban.office.exchange.actions.answering import TO, answer_package
from giaoban.office.exchange.announcing import say_wanted_back, settle_wanted_back
from giaoban.office.exchange.models import NAME, WORDS, Package
from giaoban.office.registry.models import Paper
from giaoban.office.registry.spelling import as_line, file_name, number_key
from giaoban.office.work.actions import NotNow

_State = Package.State
_UNKNOWN = "Nơi gửi yêu cầu lấy lại một văn bản mà ta không nhận gói nào từ {}. Nếu cần, hãy hỏi lại nơi gửi."
_NOTHING = "Gói này không yêu cầu lấy lại văn bản nào ta đang có."
_ANSWERED = "Yêu cầu lấy lại này đã được trả lời."
_NO_REASON = "Ghi lý do không trả lại; nơi gửi đọc được lý do này."
_RESTRICTED = "Văn bản trong phạm vi hạn chế (Thường trực): không trả lời qua liên thông. Hãy trả lời nơi gửi bằng công văn."
_LOOKED_AT = 200  # papers of one sender of one day


def take_wish(key: str, name: str, found: Received) -> Package:
    """Write down that a sender wants a paper back. One that we do not have is noted as such, and stops nothing."""
    status = found.message
    assert isinstance(status, Status)
    with act(None, "exchange.take-wish") as line:
        first = _brought(status)
        values = {"name": file_name(name), "state": _State.NOTED, "remarks": list(found.remarks), "first": first} | _facts(status, first)
        package, _ = Package.objects.update_or_create(key=key, defaults=values, create_defaults=values | {"came_at": timezone.now()})
        line.about(package, code=status.code, first=first.pk if first is not None else None)
        if first is not None:
            say_wanted_back(package, paper_of(first))
    return package


def _facts(status: Status, first: Package | None) -> dict[str, object]:
    """What the message says; of the paper as its own package named it, so that the answer is understood where it goes."""
    about, said = status.answers, first.said if first is not None else {}
    named = {"code": said.get("code") or as_line(about.code, 100), TO: said.get(TO, [])}
    day = said.get("date") or (about.day.isoformat() if about.day else "")
    return {
        "reason": "" if first is not None else _UNKNOWN.format(as_line(status.sender.organ_id, 40) or "nơi ấy"),
        "document_id": as_line(about.document_id, NAME) or (first.document_id if first is not None else ""),
        "sender_code": as_line(status.sender.organ_id, NAME),
        "sender": as_line(status.sender.name, NAME),
        "said": {"status": ASKED_BACK, "status_said": as_line(status.description, WORDS)} | named | ({"date": day} if day else {}),
    }


def _brought(status: Status) -> Package | None:
    """The package of exactly that sender that brought the paper it speaks of. Nobody asks back what another sent."""
    sender, about = status.sender.organ_id, status.answers
    if not sender:
        return None
    rows = Package.objects.filter(sender_code__iexact=sender, state__in=(_State.TAKEN, _State.HELD)).order_by("pk")
    if about.document_id:
        return rows.filter(document_id=about.document_id).first()
    number = number_key(about.code)
    if not number or about.day is None:
        return None
    of_day = rows.filter(said__date=about.day.isoformat())[:_LOOKED_AT]
    return next((row for row in of_day if number_key(row.said.get("number", "")) == number), None)


def paper_of(package: Package) -> Paper | None:
    """The paper that a package brought; None while it waits for a look, and where it was here already."""
    return Paper.objects.filter(arrivals__carried__package=package, arrivals__carried__place=0).first()


def answer_wish(actor: Account, package_id: int, *, agreed: bool, words: str = "") -> Package:
    """Say to a sender that it has its paper back, or why not. Once; the register stays as it is.

    Raises ValidationError for a refusal without a reason, NotNow where nothing waits for an answer.
    """
    words = as_line(words, WORDS)
    with act(actor, f"exchange.{'give-back' if agreed else 'keep'}") as line:
        require(rules.may_keep_post(actor))
        package = queries.packages_visible_to(actor).select_for_update(of=("self",)).get(pk=package_id)
        line.about(package)
        if reason := why_not_answered(package):
            raise NotNow(reason)
        if not agreed and not words:
            raise ValidationError({"reason": _NO_REASON})
        package.decided_by = actor
        package.save(update_fields=["decided_by"])
        answer_package(package, GIVEN_BACK if agreed else NOT_GIVEN_BACK, None, words)
        settle_wanted_back(package)
    return package


def why_not_answered(package: Package) -> str:
    """Why a package is not answered as one that asks a paper back; empty where it can be."""
    if package.said.get("status") != ASKED_BACK or package.first is None:
        return _NOTHING
    if package.decided_by_id is not None:
        return _ANSWERED
    paper = paper_of(package.first)
    return _RESTRICTED if paper is not None and paper.confidentiality != Confidentiality.OPEN else ""
