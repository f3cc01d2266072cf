"""What offices send one another: a paper with its files, or the state that a paper sent before has come to."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

NEW, RECALL, UPDATE, REPLACE = range(4)  # what a message does: BussinessDocType
REMOVED, ADDED = range(2)  # what becomes of a receiver: ReceiverType
# What the numbers of states are called; offices word some of them otherwise, so the number is what is kept.
STATUSES = {
    1: "đã đến",
    2: "từ chối tiếp nhận",
    3: "đã tiếp nhận",
    4: "phân công",
    5: "đang xử lý",
    6: "đã hoàn thành",
    13: "yêu cầu lấy lại",
    15: "đồng ý lấy lại",
    16: "từ chối lấy lại",
}
ARRIVED, NOT_TAKEN, RECEIVED, IN_HAND, FINISHED = 1, 2, 3, 5, 6
ASKED_BACK, GIVEN_BACK, NOT_GIVEN_BACK = 13, 15, 16  # the sender wants a paper back, and what its receiver says to that


@dataclass(frozen=True, slots=True)
class Organ:
    """An office as a message names it."""

    organ_id: str = ""
    in_charge: str = ""
    name: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    fax: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Staff:
    """Who sends it, and where they can be asked."""

    department: str = ""
    name: str = ""
    mobile: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed the paper: in whose place (`T/L`), the office, the name."""

    competence: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """The paper that this one, or this state, answers."""

    organ_id: str = ""
    code: str = ""
    day: dt.date | None = None
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """An office that the message went through, and when (UTC)."""

    organ_id: str = ""
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class ReceiverChange:
    """A receiver of an earlier paper, REMOVED or ADDED."""

    change: int | None = None
    organ_id: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """An earlier paper that this one replaces, and for whom."""

    document_id: str = ""
    organ_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Business:
    """What the message does: a NEW paper, or RECALL, UPDATE, REPLACE of one sent before, and why; `on_paper`: does a printed one follow."""

    kind: int = NEW
    reason: str = ""
    changes_paper: int | None = None
    changes_receivers: int | None = None
    receivers: tuple[ReceiverChange, ...] = ()
    document_id: str = ""
    staff: Staff = Staff()
    on_paper: int | None = None
    replaced: tuple[Replaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along; its name is the sender's word, not a place to write to (`attachments.safe_names`)."""

    name: str
    data: bytes
    content_type: str = "application/octet-stream"
    description: str = ""

    @property
    def key(self) -> str:
        """What the manifest calls it: the same for the same file."""
        return hashlib.sha256(self.data).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper sent. `type_code` differs from one gateway to the next, so `type_name` says the kind; days are local, moments UTC.

    `priority`: 0 usual, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc, 4 hỏa tốc hẹn giờ. `steering`: 1 orders nothing, 2 orders, 3 reports on an order.
    """

    sender: Organ
    receivers: tuple[Organ, ...] = ()
    number: str = ""
    notation: str = ""
    place: str = ""
    day: dt.date | None = None
    type_code: int | None = None
    type_name: str = ""
    type_detail: str = ""
    subject: str = ""
    content: str = ""
    signer: Signer = Signer()
    due: dt.date | None = None
    to_places: tuple[str, ...] = ()
    priority: int | None = None
    sphere: str = ""
    typist: str = ""
    copies: int | None = None
    pages: int | None = None
    appendixes: tuple[str, ...] = ()
    answers: tuple[Answered, ...] = ()
    steering: int | None = None
    document_id: str = ""
    traces: tuple[Trace, ...] = ()
    business: Business = Business()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """What a paper has come to at its receiver. `code` is the number (`STATUSES`), also one that we have no word for."""

    answers: Answered
    sender: Organ
    code: int
    description: str = ""
    at: dt.datetime | None = None
    staff: Staff = Staff()

    @property
    def said(self) -> str:
        """The state as people read it, the number with it: `03 – đã tiếp nhận`."""
        return f"{self.code:02} – {STATUSES.get(self.code, 'trạng thái khác')}"


def answering(document: Document) -> Answered:
    """What a state says of the paper that it is about."""
    code = "/".join(filter(None, (document.number, document.notation)))
    return Answered(document.sender.organ_id, code, document.day, document.document_id)


def document_id(organ_id: str, day: dt.date, number: str, notation: str) -> str:
    """What a paper is called between offices: `H56.12,2026/12/01,15/CTr-ĐU`."""
    return f"{organ_id},{day:%Y/%m/%d},{number}/{notation}"
