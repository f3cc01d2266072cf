"""An issued paper sent to other offices: asked for by who distributes it, sent by a job, each receiver once a way."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from giaoban.edxml.transport import Transport
from giaoban.office.audit.acts import Line, act, require
from giaoban.office.directory.actions.checks import move_on
from giaoban.office.directory.models import Account
from giaoban.office.exchange import queries, rules, ways
from giaoban.office.exchange.contents import document_of, files_of, frozen, packed, why_not
from giaoban.office.exchange.letters import KIND
from giaoban.office.exchange.models import WORDS, Parcel, Way
from giaoban.office.exchange.queries import Reach
from giaoban.office.issuing.actions.checks import held
from giaoban.office.issuing.models import Draft, DraftState, Recipient
from giaoban.office.notices.actions import write_letter
from giaoban.office.notices.models import Mail
from giaoban.office.work.actions import NotNow

_NOT_ISSUED = "Văn bản chưa phát hành đến nơi nào. Hãy phát hành trước, rồi gửi."
_NOBODY = "Chưa chọn nơi nào để gửi."
_State = Parcel.State
# What a parcel's state is by that of its mail.
_BY_MAIL = {
    **dict.fromkeys(Mail.UNSENT, _State.WAITING),
    Mail.State.SENT: _State.SENT,
    Mail.State.FAILED: _State.FAILED,
    Mail.State.DISCARDED: _State.FAILED,
}


def send_out(
    actor: Account, draft_id: int, shown: int, *, by_code: Collection[int] = (), by_mail: Collection[int] = ()
) -> list[Parcel]:  # fmt: skip
    """Send the paper to some of its list: by code as a package, by mail. Whoever it goes to already by that way gets it once.

    What could not be sent before is tried anew. Raises NotNow for a restricted paper, and where something is missing; Conflict where
    somebody else has changed the list or sent it since, unless nothing of what was chosen is left to send.
    """
    with act(actor, "exchange.send-out") as line:
        draft = held(actor, draft_id)
        require(rules.may_send(actor, draft))
        paper, wanted = draft.paper, {*by_code, *by_mail}
        rows = {row.pk: row for row in draft.recipients.filter(sent_at__isnull=False).select_related("organ", "person")}
        if reason := why_not(draft):
            raise NotNow(reason)
        if draft.state != DraftState.ISSUED or paper is None or not rows:
            raise NotNow(_NOT_ISSUED)
        if not wanted & rows.keys():
            raise NotNow(_NOBODY)
        if by_code and not ways.is_set():
            raise NotNow(ways.OFF)
        reached = queries.reaches(rows.values())
        sent = []
        for way, chosen in ((Way.EDXML, by_code), (Way.MAIL, by_mail)):
            found = [(row, reached[key]) for key, row in rows.items() if key in chosen and _to(way, reached[key])]
            files = files_of(paper, by_mail=way == Way.MAIL) if found else []
            sent += [parcel for row, reach in found if (parcel := _put(line, actor, draft, row, way, reach, files)) is not None]
        if sent:
            move_on(line, draft, shown)
        line.about(draft, parcels=[parcel.pk for parcel in sent])
    return sent


def _to(way: str, reach: Reach) -> str:
    return reach.code if way == Way.EDXML else reach.email


def _put(line: Line, actor: Account, draft: Draft, row: Recipient, way: str, reach: Reach, files: list[Any]) -> Parcel | None:
    """A parcel to one; None where one goes or went already."""
    there = Parcel.objects.filter(recipient=row, way=way).select_related("mail").first()
    if there is not None and state_of(there) != _State.FAILED:
        return None
    values: dict[str, Any] = {
        "to": _to(way, reach), "state": _State.WAITING, "files": files, "error": "", "asked_by": actor, "asked_at": line.at,
        "sent_at": None,
    }  # fmt: skip
    if way == Way.EDXML:
        document = document_of(draft, row, reach.code, actor, line.at)
        values |= {"head": frozen(document), "document_id": document.document_id}
    parcel, _ = Parcel.objects.update_or_create(recipient=row, way=way, defaults=values)
    if way == Way.MAIL:
        if there is not None and there.mail is not None:
            Mail.objects.filter(pk=there.mail.pk).delete()  # it would leave once more, if somebody let it go
        parcel.mail = write_letter(KIND, parcel.pk, parcel.to)
        parcel.save(update_fields=["mail"])
    return parcel


def state_of(parcel: Parcel) -> str:
    """How far a parcel is: of a mail as its mail says, while that stands."""
    return _BY_MAIL[Mail.State(parcel.mail.state)] if parcel.mail is not None else parcel.state


def send_parcel(parcel_id: int, over: Transport) -> Parcel | None:
    """Hand a package to the transport, and write that down. Handed over and not written down, it is handed over again, the same.

    None where it went already or is gone. Raises NoTransport; what must not or cannot go says why and does not try again.
    """
    parcel = queries.to_send().filter(pk=parcel_id).first()
    if parcel is None:
        return None
    try:
        over.send(packed(parcel), parcel.to)
    except NotNow as why:
        return _settled(parcel, _State.FAILED, str(why))
    return _settled(parcel, _State.SENT, "")


def _settled(parcel: Parcel, state: str, error: str) -> Parcel:
    with act(None, "exchange.send-parcel") as line:
        line.about(parcel, state=[parcel.state, state])
        waiting = Parcel.objects.filter(pk=parcel.pk, state=_State.WAITING)
        waiting.update(state=state, error=error[:WORDS], sent_at=line.at if state == _State.SENT else None)
    parcel.refresh_from_db()
    return parcel


def send_waiting(over: Transport) -> int:
    """Hand over whatever waits: papers, what is asked back of them, states that go back. Returns how many.

    Raises NoTransport; what is left waits.
    """
    from giaoban.office.exchange.actions.answering import send_answer
    from giaoban.office.exchange.actions.asking_back import send_asking

    sent = [send_parcel(key, over) for key in queries.to_send().values_list("pk", flat=True)]
    asked = [send_asking(key, over) for key in queries.to_ask_back().values_list("pk", flat=True)]
    answered = [send_answer(key, over) for key in queries.to_answer().values_list("pk", flat=True)]
    return sum(one is not None and one.state == _State.SENT for one in sent) + sum(asked) + sum(answered)


def settle_mails() -> None:
    """Write down of parcels what became of their mails: these are cleared away one day."""
    for of_mail, state in _BY_MAIL.items():
        for parcel in Parcel.objects.filter(way=Way.MAIL, mail__state=of_mail).exclude(state=state).select_related("mail"):
            assert parcel.mail is not None  # it was asked by its state
            parcel.state, parcel.sent_at, parcel.error = state, parcel.mail.sent_at, parcel.mail.error
            parcel.save(update_fields=["state", "sent_at", "error"])
