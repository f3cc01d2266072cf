"""What is proposed of the head and the closing of a paper: a proposal for each field. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from giaoban.account import words
from giaoban.office.evidence import shapes
from giaoban.office.evidence.models import FactKind
from giaoban.office.evidence.shapes import WORDS, Said, Unit, words_of
from giaoban.office.review.drafts import Draft, digest_of, pieces, run_together, spans_in
from giaoban.office.review.proposers import Asked
from giaoban.reading.encode import plain
from giaoban.reading.model import Document, Quoted

_SIGNATURE = ("authority", "on_behalf_of", "for_position.authority", "for_position.position", "position", "name")


def letterhead(asked: Asked) -> Iterator[Draft]:
    """Each field of the letterhead and the closing that has a place in the paper."""
    document = asked.reading.document
    for field, value, said_as, names in _fields(document):
        places = sorted({place for name in names for place in spans_in(document.evidence, name)})
        if value and (said := _said(asked.text, places)):
            yield _draft(asked, field, value, said_as, said, _issuer(asked, document) if field == "issuing_body" else None)
    for field, rows in (("addressees", document.addressees), ("recipients", document.recipients)):
        if rows:
            value = [dict(asked.units.of(row.text)) for row in rows]
            yield _draft(asked, field, value, "; ".join(row.text for row in rows), _said_rows(asked.text, rows), None)


def _fields(document: Document) -> Iterator[tuple[str, Any, str, tuple[str, ...]]]:
    """Field, value, how it is said, the names its evidence may stand under."""
    period, signature = document.period, document.signature
    yield "type", document.type, words.kind(document.type), ("type",)
    yield "number", document.number, document.number or "", ("number",)
    yield "date", plain(document.date), words.weekday(document.date) if document.date else "", ("date",)
    yield "issuing_body", document.issuing_body, document.issuing_body or "", ("issuing_body",)
    yield "subject", document.subject, document.subject or "", ("subject",)
    said = f"từ {words.day(period.start)} đến {words.day(period.end)}" if period else ""
    yield "period", plain(period), said, ("period",)
    yield "urgency", document.urgency, document.urgency or "", ("urgency",)
    yield "signature", plain(signature) if any(plain(signature).values()) else None, words.signed_by(signature), _signature_places()


def _signature_places() -> tuple[str, ...]:
    return tuple(f"signature.{name}" for name in _SIGNATURE)


def _issuer(asked: Asked, document: Document) -> Unit | None:
    return asked.units.of(document.issuing_body) if document.issuing_body else None


def _said(text: str, places: list[tuple[int, int]]) -> Said:
    """The words of the places, which may overlap, each once; nothing where there is none."""
    spans: list[list[int]] = []
    for start, end in places:
        after = max(start, spans[-1][1]) if spans else start
        if after < end:
            spans.append([after, end])
    return {WORDS: [words_of(text, run_together(text, spans))]} if spans else {}


def _said_rows(text: str, rows: tuple[Quoted, ...]) -> Said:
    whole = [span for row in rows for span in pieces(row.span, row.without)]
    return {WORDS: [words_of(text, run_together(text, whole))], "rows": [words_of(text, pieces(row.span, row.without)) for row in rows]}


def _draft(asked: Asked, field: str, value: Any, said_as: str, said: Said, organ: Unit | None) -> Draft:
    understood = dict(shapes.Letterhead(field=field, value=value, words=said_as, organ=organ))
    item = {"field": field, "value": [row["text"] for row in value] if field in ("addressees", "recipients") else value}
    words_ = said[WORDS][0]
    return Draft(FactKind.LETTERHEAD, words_["spans"], words_["quote"], said, understood, digest_of(FactKind.LETTERHEAD, "", item))
