"""Whose paper it is: the Party's, the State's, or a mass organisation's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from giaoban.reading.layout import Layout
from giaoban.reading.layout.lines import Line
from giaoban.reading.layout.signs import MOTTO, NATION, PARTY, bare
from giaoban.reading.lexicon.letterheads import MASS_ORGANS, PARTY_ORGANS
from giaoban.reading.model import Span

Regime = Literal["party", "state", "other"]

_PARTY_SYMBOL = re.compile(r"\d*[a-zđ]?-[A-ZĐ][A-Za-zđĐ]{0,4}/")
_STATE_SYMBOL = re.compile(r"\d*[a-zđ]?/")
_SLASHED = re.compile(r"(?m)^\W{0,3}(?:T/M|T/L|K/T)\b")
_STOPPED = re.compile(r"(?m)^\W{0,3}(?:TM|KT|TL|TUQ)\. ?[A-ZĐỦÁ]")
_PARTY_WORDS = re.compile(r"\b(?:Ban Chấp hành Đảng bộ|Ban Thường vụ|Đảng ủy|Huyện ủy|Tỉnh ủy|Thành ủy|[Cc]hi bộ|[Cc]ấp ủy)\b")
_STATE_WORDS = re.compile(
    r"\b(?:UBND|HĐND|Ủy [Bb]an nhân dân|Hội đồng nhân dân|Sở |Chủ tịch|PCT|Bệnh viện|Nhà trường|[Hh]iệu trưởng|Chính phủ|Bộ trưởng)\b"
)
_COLUMN = re.compile(r"[^\W\d_]*(?: (?:- )?[^\W\d_]+)*")
_REACH = 6000


def tell_regime(
    layout: Layout, symbol: str | None, issuer: str | None, where: Span | None, signs: Sequence[str | None]
) -> tuple[Regime | None, Span | None]:
    """The regime and the place that shows it; from the letterhead, else the symbol, else the signature, else the words.

    `where` is the place of the issuer's name.
    """
    if found := _from_head(layout, issuer, where, signs):
        return found
    if symbol and _PARTY_SYMBOL.match(symbol):
        return "party", None
    if symbol and _STATE_SYMBOL.match(symbol):
        return "state", None
    if issuer and signs:
        return "state", None
    text = layout.flow.text
    closing = [b for b in layout.blocks if b.zone == "closing"]
    if closing:
        start, end = closing[0].start, closing[-1].end
        for pattern, regime in ((_SLASHED, "party"), (_STOPPED, "state")):
            if m := pattern.search(text, start, end):
                return regime, layout.flow.span(m.start(), m.end())  # type: ignore[return-value]
    return _from_words(text), None


def _from_head(layout: Layout, issuer: str | None, where: Span | None, signs: Sequence[str | None]) -> tuple[Regime, Span] | None:
    for wanted, pattern in (("party", PARTY), ("nation", NATION), ("motto", MOTTO)):
        if wanted not in signs:
            continue
        line = layout.lines[list(signs).index(wanted)]
        m = pattern.search(bare(line.text))
        assert m is not None, "the line was known by this very pattern"
        regime: Regime = "party"
        if wanted != "party":
            regime = "other" if _begins_with(issuer, MASS_ORGANS) else "state"
        elif m[0].startswith("DOAN"):
            regime = "other"
        return regime, _words_there(line, m)
    if where is None:
        return None
    if _begins_with(issuer, MASS_ORGANS):
        return "other", where
    return ("party", where) if _begins_with(issuer, PARTY_ORGANS) else None


def _words_there(line: Line, m: re.Match[str]) -> Span:
    """The words of the State's or the Party's name, to the end of its column."""
    column = _COLUMN.match(line.text, m.end())
    end = column.end() if column else m.end()
    return line.start + m.start(), line.start + end


def _begins_with(name: str | None, words: tuple[str, ...]) -> bool:
    return name is not None and bare(name).startswith(tuple(map(bare, words)))


def _from_words(text: str) -> Regime | None:
    """Without letterhead, symbol and signature: whose organs the paper speaks of."""
    party = len(_PARTY_WORDS.findall(text, 0, _REACH))
    state = len(_STATE_WORDS.findall(text, 0, _REACH))
    if party == state:
        return None
    return "party" if party > state else "state"
