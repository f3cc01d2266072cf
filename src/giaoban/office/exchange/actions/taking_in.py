"""Packages taken in: looked over before anything is kept, files into the registry as if they had been dropped, each message once.

A package is written down in one transaction with what became of its files; its file is moved afterwards. Whoever is killed between
the two finds it known the next time, and only moves it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from giaoban.edxml.guarded import Refused
from giaoban.edxml.message import ARRIVED, NEW, NOT_TAKEN, RECALL, REPLACE, UPDATE, Attachment, Document, Status
from giaoban.edxml.read import Received, received
from giaoban.edxml.transport import Arrival as Waiting
from giaoban.edxml.transport import Transport
from giaoban.office.audit.acts import Line, act, require
from giaoban.office.directory.models import Account
from giaoban.office.exchange import rules
from giaoban.office.exchange.actions.answering import answer_package, reply_at_once
from giaoban.office.exchange.actions.leaving import forget_words, reply_secret
from giaoban.office.exchange.actions.statuses import take_status
from giaoban.office.exchange.codes import ours
from giaoban.office.exchange.models import NAME, Carried, Package
from giaoban.office.exchange.telling import said_of
from giaoban.office.registry import actions as registry
from giaoban.office.registry.actions.taking_in import note_refusal
from giaoban.office.registry.duplicates import one_at_a_time
from giaoban.office.registry.lists import is_secret
from giaoban.office.registry.models import Arrival, Part
from giaoban.office.registry.screening import CannotSee, NotTakenIn, SecretPaper, look_over
from giaoban.office.registry.spelling import as_line, file_name

State = Package.State
MARKED = "Gói có tệp mang dấu chỉ độ mật nên không nhận, không lưu lại gì. Văn bản mật phải chuyển văn thư bảo mật."
_BROKE = "Chương trình gặp lỗi khi đọc gói này. Gói còn trong thư mục không nhận; hãy báo quản trị."
_TOLD_MARKED = "Văn bản mang dấu chỉ độ mật, không nhận qua liên thông."
_NO_FILES = "Gói không có tệp nào của văn bản. Hãy đề nghị nơi gửi gửi lại."
_NOT_OURS = "Gói gửi cho nơi khác ({}), không phải cơ quan ta. Hãy báo nơi gửi."
_OTHER_FILES = "Một gói đến trước có cùng nơi gửi, cùng mã văn bản nhưng tệp khác. Hãy đối chiếu hai gói, nếu cần thì hỏi nơi gửi."
SUMS = "files"  # in what a package says: the sums of its files
_WISHES = {
    RECALL: "Nơi gửi thu hồi văn bản {}",
    UPDATE: "Nơi gửi cập nhật văn bản {}",
    REPLACE: "Nơi gửi thay thế văn bản {}",
}
# Of these something may still become.
_OPEN = (State.HELD, State.REFUSED)


@dataclass(frozen=True, slots=True)
class Came:
    """A package that waits and what was read of it, with the row that is known of it already."""

    waiting: Waiting
    found: Received
    known: Package | None

    @property
    def document(self) -> Document:
        """The paper that it brings."""
        assert isinstance(self.found.message, Document)
        return self.found.message


def take_package(actor: Account, waiting: Waiting, *, assured: bool = False) -> Package:
    """Take a package in on behalf of an account, or write down why not; done again it is as done once.

    `assured`: somebody has looked at what the program cannot look through, and it bears no mark of a secret.
    """
    require(rules.may_keep_post(actor))
    known = Package.objects.filter(key=waiting.sha256).first()
    if known is not None and (_is_settled(known) or (known.state == State.HELD and not assured)):
        return known
    if waiting.fault:
        return _refused(waiting, known, waiting.fault)
    try:
        found = received(waiting.data)
    except Refused as why:
        return _refused(waiting, known, str(why))
    if isinstance(found.message, Status):
        return take_status(waiting.sha256, waiting.name, found)
    return _document(actor, Came(waiting, found, known), assured=assured)


def _is_settled(known: Package) -> bool:
    """Is nothing more to become of it? What was refused is looked at again when it comes again, unless the registry refused it."""
    return known.state not in _OPEN or (known.state == State.REFUSED and known.decided_by_id is not None)


def give_up(waiting: Waiting) -> Package:
    """The program broke over a package: it is put aside with that reason, so that it stops no other and is not lost."""
    return _refused(waiting, Package.objects.filter(key=waiting.sha256).first(), _BROKE)


def close(package: Package, waiting: Waiting, over: Transport) -> None:
    """The file of a package goes where what became of it says: nothing is lost, nothing comes twice. One that is held stays."""
    if package.state == State.REFUSED:
        over.turn_away(waiting, package.reason)
    elif package.state == State.EXPELLED:
        over.settle(waiting)
        over.forget(waiting.sha256)
    elif package.state != State.HELD:
        over.settle(waiting)


def _document(actor: Account, came: Came, *, assured: bool) -> Package:
    """A paper with its files. Whether it is secret is asked first: of one that is, nothing is kept whatever else is wrong with it."""
    document = came.document
    try:
        unseen = _looked_through(document)
    except SecretPaper:
        return _secret(actor, came)
    except NotTakenIn as why:
        return _refused(came.waiting, came.known, str(why), document)
    if reason := _fault(came):
        return _refused(came.waiting, came.known, reason, document)
    if (first := _first(document)) is not None and first.key != came.waiting.sha256:
        return _written(came, State.REPEATED, first=first)
    if not document.attachments:
        return _written(came, State.NOTED)
    if any(unseen) and not assured:
        return _held(came, unseen)
    return _taken(actor, came, unseen)


def _fault(came: Came) -> str:
    """Why a package cannot be taken, whatever is in its files; empty where it can."""
    document, known = came.document, ours()
    codes = [one.organ_id for one in document.receivers if one.organ_id]
    if codes and known and not any(code.casefold() in known for code in codes):
        return _NOT_OURS.format(", ".join(codes[:3])[:100])
    if came.found.lacking:
        return " ".join(one.why for one in came.found.lacking[:3])
    return _NO_FILES if not document.attachments and document.business.kind == NEW else ""


def _looked_through(document: Document) -> list[str]:
    """What of the marks of each file cannot be seen. Raises SecretPaper, also for a message whose own words bear one; NotTakenIn."""
    said = (document.subject, document.content, document.type_name, document.type_detail, document.sphere, document.business.reason)
    texts = [*said, *document.appendixes, *(one.description for one in document.attachments)]
    if is_secret({str(place): text for place, text in enumerate(texts)}, None):
        raise SecretPaper
    unseen, wrong = [], None
    for one in document.attachments:
        try:
            unseen.append(_unseen(one))
        except SecretPaper:
            raise
        except NotTakenIn as why:
            wrong = NotTakenIn(f"Tệp “{file_name(one.name)}”: {why}")
    if wrong is not None:
        raise wrong
    return unseen


def _unseen(one: Attachment) -> str:
    """Why the marks of a file cannot be seen; empty where they can. Raises SecretPaper, NotTakenIn."""
    try:
        look_over(one.data, one.name, assured=False)
    except CannotSee as why:
        return str(why)
    return ""


def message_of(document: Document) -> str:
    """Who sends which paper to what end, as one sum; without an identity of its own it is the package's bytes that tell."""
    number = f"{document.number}/{document.notation}" if document.number and document.day else ""
    called = document.document_id or (f"{number} {document.day}" if number else "")
    words = f"{document.sender.organ_id.casefold()}\0{called}\0{document.business.kind}"
    return hashlib.sha256(words.encode()).hexdigest() if called else ""


def _first(document: Document) -> Package | None:
    """The package that brought the same message with the same files before. What brings another file is no repetition: it may be what was
    forgotten, or what somebody else sends under that name."""
    called, sums = message_of(document), _sums(document)
    return next((one for one in _of_message(called) if set(sums) <= set(one.said.get(SUMS, sums))), None) if called else None


def _of_message(called: str) -> QuerySet[Package]:
    """The packages that brought a message, the first before others; those that repeated one and those that were not taken aside."""
    return Package.objects.filter(message=called, first=None).exclude(state=State.REFUSED).order_by("pk")


def _sums(document: Document) -> list[str]:
    return sorted(hashlib.sha256(one.data).hexdigest() for one in document.attachments)


def facts(document: Document, found: Received | None = None) -> dict[str, Any]:
    """What a message says of itself, as its package keeps it."""
    remarks = list(found.remarks) if found is not None else []
    called, sums = message_of(document), _sums(document)
    if called and any(not set(sums) <= set(one.said.get(SUMS, ())) for one in _of_message(called)):
        remarks.insert(0, _OTHER_FILES)
    if document.business.kind in _WISHES:
        about = document.business.document_id or ", ".join(one.document_id for one in document.business.replaced) or document.document_id
        wish = _WISHES[document.business.kind].format(as_line(about, 100))
        remarks.insert(0, f"{wish}{f': {as_line(reason, 200)}' if (reason := document.business.reason) else ''}.")
    return {
        "message": called,
        "document_id": as_line(document.document_id, NAME),
        "sender_code": as_line(document.sender.organ_id, NAME),
        "sender": as_line(document.sender.name, NAME),
        "said": said_of(document) | {SUMS: sums},
        "remarks": remarks,
    }


def _written(came: Came, state: State, **more: Any) -> Package:
    """A package of which no file comes in."""
    with act(None, "exchange.take-package") as line:
        one_at_a_time(message_of(came.document))
        if (again := _same_again(line, came)) is not None:
            return again
        package = _row(came.waiting, came.known, state=state, **facts(came.document, came.found), **more)
        line.about(package, state=state)
        answer_package(package, ARRIVED, came.document)
    return package


def _same_again(line: Line, came: Came, arrivals: Sequence[Arrival] = ()) -> Package | None:
    """The package noted as the same again, where the message came in another while this one was looked at; None where it did not.

    Where files of it have come in already (`arrivals`), only if they are the very ones that the other brought: none is left behind.
    """
    first = _first(came.document)
    if first is None or first.key == came.waiting.sha256:
        return None
    if not {one.pk for one in arrivals} <= set(first.files.values_list("arrival_id", flat=True)):
        return None
    package = _row(came.waiting, came.known, state=State.REPEATED, first=first, **facts(came.document, came.found))
    line.about(package, state=State.REPEATED)
    answer_package(package, ARRIVED, came.document)
    return package


def _row(waiting: Waiting, known: Package | None, **values: Any) -> Package:
    values = {"name": file_name(waiting.name), "reason": ""} | values
    times = {} if known is not None else {"came_at": timezone.now()}
    package, _ = Package.objects.update_or_create(key=waiting.sha256, defaults=values, create_defaults=values | times)
    return package


def _refused(waiting: Waiting, known: Package | None, reason: str, document: Document | None = None) -> Package:
    """Not taken, for that reason; who sent it is told, where the package says who it was."""
    with act(None, "exchange.refuse-package") as line:
        package = _row(waiting, known, state=State.REFUSED, **(facts(document) if document else {}) | {"reason": reason})
        package.files.all().delete()
        line.about(package)
        if document is not None:
            answer_package(package, NOT_TAKEN, document, reason)
    return package


def _secret(actor: Account, came: Came) -> Package:
    """Of a secret paper nothing is kept but when, and why: what goes back to the sender is never written down here."""
    reply_at_once(came.document, NOT_TAKEN, _TOLD_MARKED)
    with act(None, "exchange.refuse-package") as line:
        note_refusal(actor)
        package = _row(came.waiting, came.known, state=State.REFUSED, name="", reason=MARKED)
        forget_words(package, State.REFUSED, MARKED)
        package.refresh_from_db()
        line.about(package)
    return package


def _held(came: Came, unseen: Sequence[str]) -> Package:
    """It waits in its folder until somebody has looked at what the program cannot look through."""
    with act(None, "exchange.take-package") as line:
        one_at_a_time(message_of(came.document))
        if (again := _same_again(line, came)) is not None:
            return again
        package = _row(came.waiting, came.known, state=State.HELD, **facts(came.document, came.found))
        line.about(package, state=State.HELD)
        if not package.files.exists():
            names = (file_name(one.name) for one in came.document.attachments)
            rows = (
                Carried(package=package, place=n, name=name, unseen=why) for n, (name, why) in enumerate(zip(names, unseen, strict=True))
            )
            Carried.objects.bulk_create(rows)
            answer_package(package, ARRIVED, came.document)
    return package


def _taken(actor: Account, came: Came, unseen: Sequence[str]) -> Package:
    """Its files come in as if they had been dropped, each looked at before anything is locked; then they are put together."""
    arrivals = _come_in(actor, came, unseen)
    looked = {"assured": [why for why in unseen if why]} if any(unseen) else {}
    with act(actor, "exchange.let-in" if looked else "exchange.take-package") as line:
        one_at_a_time(message_of(came.document))
        now = Package.objects.select_for_update(of=("self",)).filter(key=came.waiting.sha256).first()
        if now is not None and _is_settled(now):  # meanwhile somebody else has settled it
            line.about(now)
            for arrival in arrivals if now.state != State.TAKEN else ():
                registry.set_aside(actor, arrival.pk)
            return now
        if (again := _same_again(line, came, arrivals)) is not None:
            return again
        said = facts(came.document, came.found) | ({"decided_by": actor} if looked else {})
        package = _row(came.waiting, now, state=State.TAKEN, **said)
        line.about(package, state=State.TAKEN, **looked)
        package.files.all().delete()
        for place, arrival in enumerate(arrivals):
            Carried.objects.create(package=package, place=place, name=arrival.name, unseen=unseen[place], arrival=arrival)
            _join(actor, arrivals[0], arrival)
        answer_package(package, ARRIVED, came.document)
    return package


def _come_in(actor: Account, came: Came, unseen: Sequence[str]) -> list[Arrival]:
    """Every file of the package on its way in; the same bytes twice are one. Killed on the way, those that are here are found again.

    The same message with the same files, taken out of two packages at once, brings each file once: it goes by the name of what it is.
    """
    called, found = message_of(came.document), dict[bytes, Arrival]()
    whole = hashlib.sha256("\0".join([called, *_sums(came.document)]).encode()).hexdigest() if called else came.waiting.sha256
    for place, one in enumerate(came.document.attachments):
        if one.data not in found:
            key = f"edxml.{whole[:32]}.{hashlib.sha256(one.data).hexdigest()[:16]}"
            there = Arrival.objects.filter(key=key).first()
            found[one.data] = there or registry.take_in(actor, data=one.data, name=one.name, key=key, assured=bool(unseen[place]))
    return [found[one.data] for one in came.document.attachments]


def _join(actor: Account, first: Arrival, other: Arrival) -> None:
    """The first file is the paper, others are joined to it. Where the paper was here already, each stays by itself and is asked about."""
    main = Arrival.objects.select_related("paper").get(pk=first.pk)
    if main.paper is not None and main.file_id != other.file_id:
        registry.join_part(actor, main.paper.pk, other.pk, Part.Kind.SCAN if _is_copy(main.name, other.name) else Part.Kind.ANNEX)


def _is_copy(main: str, other: str) -> bool:
    """Is it the paper itself in another form, by its name?"""
    return main.rpartition(".")[0].casefold() == other.rpartition(".")[0].casefold() != ""


def turn_away(actor: Account, package_id: int, reason: str, *, secret: bool = False) -> Package:
    """The registry does not take a package that waits for its look; who sent it is told why.

    `secret`: its files bear a mark. Then nothing of it stays but when, and why, and the reason is not the one that was typed.
    """
    with act(actor, "exchange.turn-away") as line:
        require(rules.may_keep_post(actor))
        package = Package.objects.select_for_update(of=("self",)).get(pk=package_id)
        line.about(package)
        if package.state == State.HELD:
            Package.objects.filter(pk=package.pk).update(state=State.REFUSED, reason=reason if not secret else MARKED, decided_by=actor)
            if secret:
                note_refusal(actor)
                reply_secret(package)
                for one in (package, *Package.objects.filter(first=package)):
                    forget_words(one, State.REFUSED, MARKED)
            package.refresh_from_db()
            if not secret:
                answer_package(package, NOT_TAKEN, None, reason)
    return package
