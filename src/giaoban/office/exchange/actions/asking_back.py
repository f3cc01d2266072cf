"""A paper that went out asked back of its receiver, with the reason; and what the receiver says to that. Every step stays."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.edxml.message import ASKED_BACK, GIVEN_BACK, NOT_GIVEN_BACK, STATUSES, Status, answering
from giaoban.edxml.transport import Transport
from giaoban.edxml.write import package as packed
from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.exchange import queries, rules, ways
from giaoban.office.exchange.announcing import say_answered
from giaoban.office.exchange.contents import document_that_went, why_not
from giaoban.office.exchange.models import WORDS, AskedBack, Package, Parcel, Way
from giaoban.office.issuing.actions.checks import held
from giaoban.office.registry.spelling import as_line
from giaoban.office.work.actions import NotNow

ANSWERS = (GIVEN_BACK, NOT_GIVEN_BACK)
_NO_REASON = "Ghi lý do lấy lại văn bản; nơi nhận đọc được lý do này."
_NOT_SENT = "Văn bản chưa đi qua liên thông đến nơi này nên chưa có gì để lấy lại."
_WAITS = "Đã yêu cầu nơi này trả lại văn bản ngày {:%d/%m/%Y}, đang chờ trả lời."
_HAS_IT_BACK = "Nơi này đã đồng ý cho lấy lại văn bản."
_NOT_ASKED = "Ta không có yêu cầu lấy lại nào đang chờ nơi này trả lời."


def ask_back(actor: Account, parcel_id: int, reason: str) -> AskedBack:
    """Ask a receiver to give a paper back. Once, until it has answered; once it has agreed, no more.

    Raises ValidationError without a reason, NotNow where there is nothing to ask back or it must not be asked over this way.
    """
    reason = as_line(reason, WORDS)
    with act(actor, "exchange.ask-back") as line:
        parcel = Parcel.objects.select_related("recipient").get(pk=parcel_id)
        draft = held(actor, parcel.recipient.draft_id)
        require(rules.may_send(actor, draft))
        if not reason:
            raise ValidationError({"reason": _NO_REASON})
        if refusal := why_not(draft) or why_not_asked(parcel) or ("" if ways.is_set() else ways.OFF):
            raise NotNow(refusal)
        asked = AskedBack.objects.create(parcel=parcel, reason=reason, asked_by=actor, asked_at=line.at)
        line.about(parcel, asked_back=asked.pk)
    return asked


def why_not_asked(parcel: Parcel) -> str:
    """Why a parcel cannot be asked back now; empty where it can."""
    if parcel.way != Way.EDXML or parcel.state != Parcel.State.SENT:
        return _NOT_SENT
    rows = list(parcel.asked_back.all())
    if any(row.is_given_back for row in rows):
        return _HAS_IT_BACK
    waiting = next((row for row in rows if row.answer is None and not row.error), None)
    return _WAITS.format(timezone.localtime(waiting.asked_at)) if waiting is not None else ""


def message_of(asked: AskedBack) -> bytes:
    """The state that asks, from whom and about what the parcel itself went: the same to the byte however often it is asked for.

    Raises NotNow where nobody can read any more what went.
    """
    document = document_that_went(asked.parcel)
    return packed(Status(answering(document), document.sender, ASKED_BACK, asked.reason, asked.asked_at))


def send_asking(asked_id: int, over: Transport) -> bool:
    """Hand over that a paper is asked back, and write that down. What must not or cannot go says why.

    Raises NoTransport.
    """
    asked = queries.to_ask_back().filter(pk=asked_id).first()
    if asked is None:
        return False
    error = why_not(asked.parcel.recipient.draft)
    try:
        if not error:
            over.send(message_of(asked), asked.parcel.to)
    except NotNow as why:
        error = str(why)
    with act(None, "exchange.send-asking") as line:
        line.about(asked.parcel, asked_back=asked.pk)
        sent_at = None if error else line.at
        AskedBack.objects.filter(pk=asked.pk, sent_at=None).update(sent_at=sent_at, error=error[:WORDS])
    return not error


def note_answer(parcel: Parcel, package: Package, status: Status, at: dt.datetime) -> None:
    """The receiver has answered what waits for its answer; part of another act. What nobody waits for stays with its package alone."""
    asked = AskedBack.objects.select_for_update(of=("self",)).filter(parcel=parcel, answer=None, error="").first()
    if asked is None:
        package.reason = _NOT_ASKED
        package.save(update_fields=["reason"])
        return
    asked.answer, asked.answer_said, asked.answered_at, asked.told_by = status.code, as_line(status.description, WORDS), at, package
    asked.save(update_fields=["answer", "answer_said", "answered_at", "told_by"])
    say_answered(asked, STATUSES[status.code])
