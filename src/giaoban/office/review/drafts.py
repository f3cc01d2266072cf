"""A proposal before it is a row: what the machine proposes, and what makes two of them the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from giaoban.office.evidence.models import FactKind
from giaoban.office.evidence.shapes import WORDS, Said, Spans, Understood, folded, quote_of, words_of
from giaoban.reading.encode import plain
from giaoban.reading.model import Evidence, Span, is_span

# What tells where something stands, or points at others by index: it differs from file to file, what is meant does not.
_PLACES = frozenset({"span", "core", "evidence", "without", "node", "citations", "inside", "refers_to"})

_MOST_SIGNS = 8


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a clerk must look at before confirming."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is proposed. `digest` is the same for what a reader made the same of, whatever file it stood in."""

    kind: FactKind
    spans: Spans
    quote: str
    said: Said
    understood: Understood
    digest: str
    ours: bool = False
    flags: tuple[Flag, ...] = ()

    @property
    def part(self) -> str:
        """Which field of the letterhead it is; nothing for the other kinds."""
        return str(self.understood["field"]) if self.kind == FactKind.LETTERHEAD else ""

    def flagged(self, *flags: Flag) -> Draft:
        """The same with flags, each once."""
        return replace(self, flags=tuple(dict.fromkeys((*self.flags, *flags))))


def draft(kind: FactKind, text: str, said: Said, understood: Understood, item: object, **more: Any) -> Draft:
    """A draft from its words and meaning; `item` is what the reading holds of it."""
    words = said[WORDS][0]
    spans = words["spans"]
    digest = digest_of(kind, quote_of(text, spans), plain(item))
    return Draft(kind, spans, words["quote"], said, understood, digest, **more)


def digest_of(kind: str, quote: str, item: Any) -> str:
    """What a reader made of some words, as one word."""
    value = json.dumps([kind, folded(quote), _meaning(item)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(value.encode()).hexdigest()


def _meaning(item: Any) -> Any:
    if isinstance(item, dict):
        return {name: _meaning(value) for name, value in item.items() if name not in _PLACES}
    return [_meaning(value) for value in item] if isinstance(item, list) else item


def pieces(span: Span, without: Sequence[Span] = ()) -> Spans:
    """A span as the pieces that are left when some ranges (a page number inside a sentence) are left out."""
    start, end = span
    found: Spans = []
    for cut_start, cut_end in sorted(without):
        if cut_start >= end or cut_end <= start:
            continue
        if start < cut_start:
            found.append([start, cut_start])
        start = max(start, cut_end)
    if start < end:
        found.append([start, end])
    return found


def run_together(text: str, spans: Spans) -> Spans:
    """Places with nothing but a few signs between them as one: lines of a signature, of a list of recipients."""
    found: Spans = []
    for start, end in spans:
        between = text[found[-1][1] : start] if found else ""
        if found and len(between) <= _MOST_SIGNS and not any(c.isalnum() for c in between):
            found[-1][1] = end
        else:
            found.append([start, end])
    return found


def said_of(text: str, span: Span, evidence: Evidence, names: Sequence[str], without: Sequence[Span] = ()) -> Said:
    """The words as a whole, and those of the named fields that have a place."""
    said: Said = {WORDS: [words_of(text, pieces(span, without))]}
    for name in names:
        if places := list(spans_in(evidence, name)):
            said[name] = [words_of(text, pieces(place, without)) for place in places if pieces(place, without)]
    return {name: words for name, words in said.items() if words}


def spans_in(evidence: Evidence, name: str) -> Iterator[Span]:
    """The places of a field, none or one or several."""
    value = evidence.get(name)
    if value:
        if is_span(value):
            yield value
        else:
            yield from value  # type: ignore[misc]  # several spans, by the guard above
