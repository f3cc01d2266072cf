"""What a package tells of its paper, beside what is read of it: a hint for the clerk, never a correction by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from giaoban.edxml.message import Document
from giaoban.office.registry.models import Paper, Stage, Urgency
from giaoban.office.registry.spelling import as_line, folded, number_key

_LONGEST = {"number": 80, "issuer_text": 200, "subject": 2000, "signer": 120}
LABELS = {
    "number": "Số, ký hiệu", "date": "Ngày văn bản", "issuer_text": "Cơ quan ban hành", "subject": "Trích yếu", "signer": "Người ký",
    "urgency": "Độ khẩn",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hint:
    """A field as the package has it, beside what stands in the paper; `is_missing`: nothing stands there."""

    field: str
    package: str
    paper: str

    @property
    def label(self) -> str:
        """What the field is called."""
        return LABELS[self.field]

    @property
    def is_missing(self) -> bool:
        """Is there nothing in the paper to compare with?"""
        return not self.paper


def said_of(document: Document) -> dict[str, Any]:
    """What a message says of its paper, by the names of the letterhead; what it does not say is not there."""
    number = "/".join(filter(None, (document.number, document.notation)))
    texts = {"number": number, "issuer_text": document.sender.name, "subject": document.subject, "signer": document.signer.name}
    found: dict[str, Any] = {name: line for name, text in texts.items() if (line := as_line(text, _LONGEST[name]))}
    if document.day is not None:
        found["date"] = document.day.isoformat()
    if document.priority:
        found["urgency"] = min(document.priority, Urgency.MOST_URGENT)
    if document.due is not None:
        found["due"] = document.due.isoformat()
    return found


def hints(said: dict[str, Any], paper: Paper) -> list[Hint]:
    """What the package says otherwise than the paper does, or says alone; nothing while the paper is still being read."""
    if paper.stage == Stage.READING:
        return []
    found = (Hint(name, words(name, said[name]), words(name, getattr(paper, name))) for name in LABELS if name in said)
    return [hint for hint in found if not _agrees(hint)]


def words(name: str, value: Any) -> str:
    """A field as it is shown."""
    if name == "urgency":
        return str(Urgency(value).label) if value else ""
    if name == "date" and value:
        day = dt.date.fromisoformat(value) if isinstance(value, str) else value
        return f"{day:%d/%m/%Y}"
    return str(value or "")


def _agrees(hint: Hint) -> bool:
    """The same as far as offices write it: numbers however they are parted, names and subjects without marks, one within the other."""
    if hint.field == "number":
        return number_key(hint.package) == number_key(hint.paper)
    if hint.field in {"date", "urgency"}:
        return hint.package == hint.paper
    one, other = (" ".join(_words(text)) for text in (hint.package, hint.paper))
    return bool(one) and bool(other) and (one in other or other in one)


def _words(text: str) -> Iterator[str]:
    """The words that count: without signs, and without the “về việc” before a subject."""
    plain = folded(text).removeprefix("v/v ").removeprefix("ve viec ")
    yield from "".join(sign if sign.isalnum() else " " for sign in plain).split()


def missing(said: dict[str, Any], paper: Paper) -> dict[str, Any]:
    """The fields of the letterhead that are empty in the paper and that the package has, ready to be set."""
    found = {hint.field: said[hint.field] for hint in hints(said, paper) if hint.is_missing}
    if "date" in found:
        found["date"] = dt.date.fromisoformat(found["date"])
    return found
