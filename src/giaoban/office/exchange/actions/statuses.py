"""States that come back of papers of ours: they belong to exactly the one who says them, and the latest stands."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from giaoban.edxml.message import ARRIVED, ASKED_BACK, NOT_TAKEN, Status
from giaoban.edxml.read import Received
from giaoban.office.audit.acts import act
from giaoban.office.exchange.actions.asking_back import ANSWERS, note_answer
from giaoban.office.exchange.actions.giving_back import take_wish
from giaoban.office.exchange.models import NAME, WORDS, Package, Parcel, Way
from giaoban.office.issuing.actions import acknowledge_by_state
from giaoban.office.registry.spelling import as_line, file_name, number_key

_NOBODY = "Không khớp với văn bản nào ta đã gửi cho {}. Có thể nơi báo ghi sai mã định danh hoặc sai số văn bản."
_NO_STATE = "Không có trạng thái nào mang mã này (mã gồm hai chữ số). Hãy báo nơi gửi."
_LARGEST = 99  # QCVN 102:2016/BTTTT: two figures; more than a column of numbers takes would keep the package waiting for ever
_HAVING = (3, 4, 5, 6)  # whoever says one of these has the paper


def take_status(key: str, name: str, found: Received) -> Package:
    """Write down what a receiver tells of a paper of ours. One that belongs to nothing we sent is refused with the reason.

    That a paper is wanted back is told by its sender, and is about a paper of theirs.
    """
    status = found.message
    assert isinstance(status, Status)
    if status.code == ASKED_BACK:
        return take_wish(key, name, found)
    at = min(status.at or timezone.now(), timezone.now())  # a clock that runs ahead keeps no later state from standing
    with act(None, "exchange.take-status") as line:
        parcel = _parcel(status) if status.code <= _LARGEST else None
        why = _NOBODY.format(as_line(status.sender.organ_id, 40) or "nơi báo") if status.code <= _LARGEST else _NO_STATE
        values = {
            "name": file_name(name),
            "state": Package.State.NOTED if parcel is not None else Package.State.REFUSED,
            "reason": "" if parcel is not None else why,
            "document_id": as_line(status.answers.document_id, NAME),
            "sender_code": as_line(status.sender.organ_id, NAME),
            "sender": as_line(status.sender.name, NAME),
            "said": {"status": status.code, "status_said": as_line(status.description, WORDS)},
            "remarks": list(found.remarks),
            "parcel": parcel,
        }
        package, _ = Package.objects.update_or_create(key=key, defaults=values, create_defaults=values | {"came_at": timezone.now()})
        line.about(package, code=status.code)
        if parcel is not None and status.code in ANSWERS:
            note_answer(parcel, package, status, at)
        elif parcel is not None:
            _note(parcel, status, at)
    return package


def _parcel(status: Status) -> Parcel | None:
    """What it speaks of: the parcel of that paper to exactly the organ that speaks. Nobody speaks for another."""
    sender, about = status.sender.organ_id, status.answers
    number = number_key(about.code)
    if not sender or not (about.document_id or (number and about.day)):
        return None
    rows = Parcel.objects.select_for_update(of=("self",)).filter(way=Way.EDXML, to__iexact=sender).exclude(state=Parcel.State.FAILED)
    if about.document_id:
        return rows.filter(document_id=about.document_id).order_by("pk").first()
    return rows.filter(recipient__draft__paper__number_key=number, recipient__draft__paper__date=about.day).order_by("pk").first()


def _note(parcel: Parcel, status: Status, at: dt.datetime) -> None:
    """The latest state stands, of two at the same moment the further one; whoever has the paper has acknowledged it."""
    before = (parcel.status_at, parcel.status)
    if before[0] is not None and before[1] is not None and (at, _reach(status.code)) < (before[0], _reach(before[1])):
        return
    said = as_line(status.description, WORDS)
    Parcel.objects.filter(pk=parcel.pk).update(status=status.code, status_said=said, status_at=at)
    if status.code in _HAVING:
        acknowledge_by_state(parcel.recipient_id, at)


def _reach(code: int) -> int:
    """How far a state is: a refusal comes after the arrival, whatever its number."""
    return {ARRIVED: 0, NOT_TAKEN: 1}.get(code, code)
