"""Which part of a message stands in which element, in the order in which it is written; read in any order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from giaoban.edxml import message


class Kind(Enum):
    """How a value is written: words, a number, a number of two figures, `2026/12/01`, `2026/12/01 14:30:00` (the time of Viet Nam)."""

    TEXT = "text"
    NUMBER = "number"
    CODE = "code"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Value:
    """An element that holds one value."""

    element: str
    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Texts:
    """Elements of one name, each with words, within one element."""

    element: str
    each: str
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """An element around some parts of the same thing; `is_kept`: it stands there empty too, for it tells what the message is."""

    element: str
    parts: tuple[Part, ...]
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class One:
    """An element that holds a thing of its own."""

    element: str
    name: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Many:
    """Elements of one name, each with a thing of its own; `within` is the element around them, if there is one."""

    element: str
    name: str
    shape: Shape
    within: str = ""


Part = Value | Texts | Group | One | Many


@dataclass(frozen=True, slots=True)
class Shape:
    """A thing and its parts."""

    model: type[Any]
    parts: tuple[Part, ...]


_N, _D, _M = Kind.NUMBER, Kind.DAY, Kind.MOMENT


def _values(*names: tuple[str, str]) -> tuple[Value, ...]:
    return tuple(Value(element, name) for element, name in names)


ORGAN = Shape(
    message.Organ,
    _values(
        ("OrganId", "organ_id"),
        ("OrganizationInCharge", "in_charge"),
        ("OrganName", "name"),
        ("OrganAdd", "address"),
        ("Email", "email"),
        ("Telephone", "telephone"),
        ("Fax", "fax"),
        ("Website", "website"),
    ),
)
STAFF = Shape(message.Staff, _values(("Department", "department"), ("Staff", "name"), ("Mobile", "mobile"), ("Email", "email")))
SIGNER = Shape(message.Signer, _values(("Competence", "competence"), ("Position", "position"), ("FullName", "name")))
ANSWERED = Shape(
    message.Answered,
    (Value("OrganId", "organ_id"), Value("Code", "code"), Value("PromulgationDate", "day", _D), Value("DocumentId", "document_id")),
)
TRACE = Shape(message.Trace, (Value("OrganId", "organ_id"), Value("Timestamp", "at", _M)))
_CHANGE = Shape(message.ReceiverChange, (Value("ReceiverType", "change", _N), Value("OrganId", "organ_id")))
_REPLACED = Shape(message.Replaced, (Value("DocumentId", "document_id"), Texts("OrganIdList", "OrganId", "organ_ids")))
BUSINESS = Shape(
    message.Business,
    (
        Value("BussinessDocType", "kind", _N),
        Value("BussinessDocReason", "reason"),
        Group(
            "BussinessDocumentInfo",
            (
                Value("DocumentInfo", "changes_paper", _N),
                Value("DocumentReceiver", "changes_receivers", _N),
                Many("Receiver", "receivers", _CHANGE, within="ReceiverList"),
            ),
        ),
        Value("DocumentId", "document_id"),
        One("StaffInfo", "staff", STAFF),
        Value("Paper", "on_paper", _N),
        Many("ReplacementInfo", "replaced", _REPLACED, within="ReplacementInfoList"),
    ),
)
HEADER: tuple[Part, ...] = (
    One("From", "sender", ORGAN),
    Many("To", "receivers", ORGAN),
    Group("Code", _values(("CodeNumber", "number"), ("CodeNotation", "notation"))),
    Group("PromulgationInfo", (Value("Place", "place"), Value("PromulgationDate", "day", _D))),
    Group("DocumentType", (Value("Type", "type_code", _N), Value("TypeName", "type_name"), Value("TypeDetail", "type_detail"))),
    *_values(("Subject", "subject"), ("Content", "content")),
    One("SignerInfo", "signer", SIGNER),
    Value("DueDate", "due", _D),
    Texts("ToPlaces", "Place", "to_places"),
    Group(
        "OtherInfo",
        (
            Value("Priority", "priority", _N),
            *_values(("SphereOfPromulgation", "sphere"), ("TyperNotation", "typist")),
            Value("PromulgationAmount", "copies", _N),
            Value("PageAmount", "pages", _N),
            Texts("Appendixes", "Appendix", "appendixes"),
        ),
    ),
    Many("ResponseFor", "answers", ANSWERED),
    Value("SteeringType", "steering", _N),
    Value("DocumentId", "document_id"),
)
# What is read of a paper; its files stand elsewhere.
DOCUMENT = Shape(
    message.Document,
    (
        Group("MessageHeader", HEADER, is_kept=True),
        Group("TraceHeaderList", (Many("TraceHeader", "traces", TRACE), One("Bussiness", "business", BUSINESS))),
    ),
)
STATUS = Shape(
    message.Status,
    (
        Group(
            "MessageStatus",
            (
                One("ResponseFor", "answers", ANSWERED),
                One("From", "sender", ORGAN),
                Value("StatusCode", "code", Kind.CODE),
                Value("Description", "description"),
                Value("Timestamp", "at", _M),
                One("StaffInfo", "staff", STAFF),
            ),
            is_kept=True,
        ),
    ),
)
