"""Cited documents in full the first time a paper names them, and short after. Pure.

In full: kind, number, day, whose it is. Short: kind and number. Only what the paper itself, or what is known of the document, says is
added; only what was said before is left out. Where anything is in doubt (two documents of one number, a row that shares its day or its
issuer) the words stay as they are: each change is read again, and must say of every other document what was said before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from giaoban.office.registry.spelling import folded, number_key
from giaoban.reading.citations.find import cite_line
from giaoban.reading.model import Citation, Span, is_span

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document beside its number: its day, and whose it is, as a paper writes them (`ngày 05/3/2020`, `Tỉnh ủy`)."""

    day: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A citation in a text. `number_end`: where its number ends."""

    citation: Citation
    key: Key
    number_end: int
    day: str
    issuer: str
    title: str

    @property
    def says(self) -> frozenset[str]:
        """What it says beside the number."""
        return frozenset(name for name in ("date", "issuer") if getattr(self.citation, name))


@dataclass(slots=True)
class _Said:
    """What the paper has said of a document so far: which of its day and issuer, and its title."""

    fields: set[str] = field(default_factory=set)
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    words: str

    def made(self, text: str) -> str:
        """The text with it."""
        return text[: self.start] + self.words + text[self.end :]


def key_of(type_: str | None, number: str) -> Key:
    """By what a document is told from others."""
    return (type_ or "", number_key(number))


def cited_once(texts: Sequence[str], known: Mapping[Key, Known] | None = None) -> list[str]:
    """The texts of a paper in their order, each document in full the first time and short after."""
    by_key: defaultdict[Key, list[_Mention]] = defaultdict(list)
    for text in texts:
        for one in _mentions(text):
            by_key[one.key].append(one)
    full = {key: _known(ones, (known or {}).get(key)) for key, ones in by_key.items() if _is_one(ones)}
    said: dict[Key, _Said] = {}
    return [_settled(text, full, said) for text in texts]


def _is_one(ones: Sequence[_Mention]) -> bool:
    """Is the number that of one document? One number with two days is that of two."""
    return len({one.citation.date for one in ones if one.citation.date}) <= 1


def _settled(text: str, full: Mapping[Key, Known], said: dict[Key, _Said]) -> str:
    """One text after those before it, mention after mention."""
    ones = list(_mentions(text))
    for n in range(len(ones)):
        one = ones[n]
        if one.key not in full:
            continue
        if _stands_alone(one, text, ones):
            edit = next((each for each in _edits(one, text, full[one.key], said.get(one.key)) if _says_the_same(text, each)), None)
            if edit is not None:
                text = edit.made(text)
                ones = list(_mentions(text))
        now = said.setdefault(one.key, _Said())
        now.fields |= ones[n].says
        now.title = now.title or ones[n].title
    return text


def _mentions(text: str) -> Iterator[_Mention]:
    if "/" not in text:
        return
    for citation in cite_line(text):
        number = citation.evidence.get("number")
        if not citation.number or citation.number.isdigit() or citation.inside is not None or number is None or not is_span(number):
            continue
        day, issuer, title = (_words(text, citation, name) for name in ("date", "issuer", "title"))
        yield _Mention(citation, key_of(citation.type, citation.number), number[1], day, issuer, title)


def _words(text: str, citation: Citation, name: str) -> str:
    span = citation.evidence.get(name)
    return text[slice(*span)] if span is not None and is_span(span) else ""


def _stands_alone(one: _Mention, text: str, ones: Sequence[_Mention]) -> bool:
    """Does it begin with its kind, and share neither day nor issuer with another?"""
    citation = one.citation
    kind = citation.evidence.get("type")
    if kind is None or not is_span(kind) or kind[0] != citation.core[0] or citation.without or "\n" in text[slice(*citation.span)]:
        return False
    mine = [citation.evidence[name] for name in ("date", "issuer") if name in citation.evidence]
    if not all(_within(span, citation.span) for span in mine):
        return False
    others = [other.citation for other in ones if other is not one]
    return not any(other.evidence.get(name) in mine for other in others for name in ("date", "issuer") if name in other.evidence)


def _within(span: Span | tuple[Span, ...], whole: Span) -> bool:
    return is_span(span) and whole[0] <= span[0] and span[1] <= whole[1]


def _known(ones: Sequence[_Mention], known: Known | None) -> Known:
    """What the paper itself says of the document anywhere, else what is known of it."""
    kept = known or Known()
    day = next((one.day for one in ones if one.day and one.citation.date), kept.day)
    return Known(day, next((one.issuer for one in ones if one.issuer), kept.issuer))


def _edits(one: _Mention, text: str, full: Known, said: _Said | None) -> Iterator[_Edit]:
    """What could be changed of a mention, the best first: shortened where all it says was said, else filled with what it lacks."""
    if said is not None and one.says <= said.fields:
        yield from _shortened(one, text, said)
        return
    follows = text[one.citation.core[1] :]
    day = f" {full.day}" if full.day and one.citation.date is None and not text[one.number_end :].startswith((" ngày", " năm")) else ""
    issuer = (
        f" của {full.issuer}" if full.issuer and one.citation.issuer is None and not follows.startswith((" của", " ngày", " năm")) else ""
    )
    if day and issuer:
        yield _Edit(one.number_end, one.number_end, day + issuer)
    if day:
        yield _Edit(one.number_end, one.number_end, day)
    if issuer and one.citation.date is not None:
        yield _Edit(one.citation.core[1], one.citation.core[1], issuer)


def _shortened(one: _Mention, text: str, said: _Said) -> Iterator[_Edit]:
    """What a later mention says again: day and issuer, and a title that was said word for word."""
    end, title = one.citation.span[1], one.citation.evidence.get("title")
    if title is not None and is_span(title) and one.title and folded(one.title) == folded(said.title) and text[end : title[0]].isspace():
        yield _Edit(one.number_end, title[1], "")
    if text[one.number_end : end].startswith((" ngày", " của", ", ngày", " năm")):
        yield _Edit(one.number_end, end, "")


def _says_the_same(text: str, edit: _Edit) -> bool:
    """Do both cite the same documents, each with the day and the issuer it had, but for the one that was meant?"""
    before, after = cite_line(text), cite_line(edit.made(text))
    if [(one.type, one.number, one.inside) for one in before] != [(one.type, one.number, one.inside) for one in after]:
        return False
    meant = max((n for n, one in enumerate(before) if one.core[0] < edit.start and one.inside is None), default=-1)
    pairs = enumerate(zip(before, after, strict=True))
    return all((one.date, one.issuer) == (other.date, other.issuer) for n, (one, other) in pairs if n != meant)
