"""States that go back to who sent a package: đã đến when it comes, đã tiếp nhận when its paper is entered, từ chối with the reason."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef
from django.utils import timezone

from giaoban.edxml.message import NOT_TAKEN, RECEIVED, Answered, Document, Organ, Status, answering
from giaoban.edxml.transport import Transport
from giaoban.edxml.write import package as packed
from giaoban.office.audit.acts import act
from giaoban.office.exchange import queries, ways
from giaoban.office.exchange.codes import who_answers
from giaoban.office.exchange.models import WORDS, Answer, Carried, Package
from giaoban.office.registry.models import Arrival, RegisterEntry

_SET_ASIDE = "Văn thư không nhận văn bản này."
TO = "to"  # in what a package says: the codes it was for


def answer_package(package: Package, code: int, document: Document | None, description: str = "") -> Answer | None:
    """Have a state go back, once; part of another act. None where the package does not say who sent it: nobody can be told."""
    if document is not None:
        package.said = package.said | {
            TO: [one.organ_id[:35] for one in document.receivers if one.organ_id][:20],
            "code": "/".join(filter(None, (document.number, document.notation)))[:100],
        }
        Package.objects.filter(pk=package.pk).update(said=package.said)
    if not package.sender_code:
        return None
    values = {"description": description[:WORDS], "at": timezone.now()}
    answer, _ = Answer.objects.get_or_create(package=package, code=code, defaults=values)
    return answer


def reply_at_once(document: Document, code: int, description: str) -> None:
    """A state that goes back without being written down here; where we cannot be named, or it does not say who sent it, none goes."""
    us = who_answers(one.organ_id for one in document.receivers)
    if us is None or not document.sender.organ_id:
        return
    status = Status(answering(document), us, code, description, timezone.now().replace(microsecond=0))
    ways.transport().send(packed(status), document.sender.organ_id)


def send_answer(answer_id: int, over: Transport) -> bool:
    """Hand a state over, and write that down; the same again if that did not come about. Where we have no code yet it waits.

    Raises NoTransport.
    """
    answer = queries.to_answer().filter(pk=answer_id).first()
    us = who_answers(answer.package.said.get(TO, ())) if answer is not None else None
    if answer is None or us is None:
        return False
    over.send(packed(status_of(answer, us)), answer.package.sender_code)
    with act(None, "exchange.answer-package") as line:
        line.about(answer.package, code=answer.code)
        Answer.objects.filter(pk=answer.pk, sent_at=None).update(sent_at=line.at)
    return True


def status_of(answer: Answer, us: Organ) -> Status:
    """The message that says a state."""
    said = answer.package.said
    day = dt.date.fromisoformat(said["date"]) if "date" in said else None
    about = Answered(answer.package.sender_code, said.get("code", ""), day, answer.package.document_id)
    return Status(about, us, answer.code, answer.description, answer.at)


def answer_for_registry() -> int:
    """Tell senders what the registry has done with their papers since: entered them, or set them aside. Returns how many are told."""
    told = Answer.objects.filter(package=OuterRef("pk"), code__in=(NOT_TAKEN, RECEIVED))
    mains = Carried.objects.filter(package=OuterRef("pk"), place=0)
    taken = Package.objects.filter(~Exists(told), state=Package.State.TAKEN).exclude(sender_code="")
    entered = RegisterEntry.objects.filter(paper=OuterRef("arrival__paper"))
    found = [(package, RECEIVED, "") for package in taken.filter(Exists(mains.filter(Exists(entered))))]
    aside = mains.filter(arrival__state=Arrival.State.SET_ASIDE)
    found += [(package, NOT_TAKEN, _SET_ASIDE) for package in taken.filter(Exists(aside))]
    for package, code, words in found:
        with act(None, "exchange.answer") as line:
            answer_package(package, code, None, words)
            line.about(package, code=code)
    return len(found)
