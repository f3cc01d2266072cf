"""The letterhead of a paper as the registry takes it over from a reading."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from giaoban.office.registry.models import Urgency
from giaoban.office.registry.spelling import as_line, folded
from giaoban.reading.model import Document

# The beginning of the words of a stamp, without marks -> how urgent.
_URGENCY = (("hoa toc", Urgency.MOST_URGENT), ("thuong khan", Urgency.MORE_URGENT), ("khan", Urgency.URGENT))


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a paper says of itself. What it does not say is empty."""

    type: str = ""
    number: str = ""
    issuer_text: str = ""
    date: dt.date | None = None
    subject: str = ""
    signer: str = ""
    urgency: Urgency = Urgency.NONE
    recipients: tuple[str, ...] = ()
    parent_text: str = ""  # the body above the issuer, where the letterhead names one


def letterhead_of(document: Document) -> Letterhead:
    """The letterhead that a reading found."""
    return Letterhead(
        type=document.type or "",
        number=as_line(document.number or ""),
        issuer_text=as_line(document.issuing_body or ""),
        date=document.date,
        subject=as_line(document.subject or ""),
        signer=as_line(document.signature.name or ""),
        urgency=urgency_of(document.urgency or ""),
        recipients=tuple(as_line(recipient.text) for recipient in document.recipients),
        parent_text=as_line(document.parent_body or ""),
    )


def urgency_of(stamp: str) -> Urgency:
    """How urgent a stamp says a paper is: `HỎA TỐC`, `Thượng khẩn`, `KHẨN`; no stamp, not at all."""
    words = folded(stamp)
    return next((urgency for beginning, urgency in _URGENCY if words.startswith(beginning)), Urgency.NONE)
