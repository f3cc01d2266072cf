"""What opens a heading, an item or a bullet at the beginning of a line."""

from __future__ import annotations

import re
from typing import NamedTuple

from giaoban.reading.letters import ALPHABET, LOWER, UPPER

_ORDINAL = "nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
# Specks that a scanner puts before a line's first word.
_SPECKS = re.compile(r"[.,:;'\"`´ˆ_~¬«»|\[\]°¡!ˆ‹›\\][.,:;'\"`´ˆ_~¬«»|\[\]°¡!ˆ‹›\\ ]{0,4}(?=[\w(+-])")
# A line that begins with a word is not looked at further, unless the word may be one of those that open a heading.
_WORD = re.compile(rf"[{UPPER}{LOWER}][{LOWER}](?<!Ph|Ch|Ti|Mụ|Đi)")
# The number of a paper that a line happens to begin with, `112/SNNMT-KH`, opens nothing.
_SYMBOL = rf"\d{{1,3}}/[{UPPER}][\w.]*[-/][{UPPER}]"
_MARKER = re.compile(
    rf"""
      (?P<bullet>[-+*•·▪◦●○■□➢✓~¬\uf0a7\uf0b7\uf02d]{{1,3}}(?![\d]{{1,2}}[/.]\d)\s*)
    | (?P<number>(?!{_SYMBOL})\d{{1,3}}\s?(?:[.)/]|-(?=\s|[{UPPER}][{LOWER}]))(?!\d)(?=[\s{UPPER}{LOWER}"'(*]|$))
    | (?P<multi>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?:[.)/:]|(?=\ [{UPPER}"']))(?!\d))
    | (?P<part>(?:Phần|PHẦN)\ (?:(?:thứ|THỨ)\ (?:{_ORDINAL}|{_ORDINAL.upper()})|[IVX]{{1,6}}|\d{{1,2}})(?=[\s.:)-]|$)[.:)]?)
    | (?P<subpart>(?:Phần|PHẦN)\ [A-ZĐ](?=[\s.:)-]|$)[.:)]?)
    | (?P<chapter>(?:Chương|CHƯƠNG)\ (?:[IVXLC]{{1,7}}|\d{{1,2}})(?=[\s.:-]|$)[.:]?)
    | (?P<subsection>(?:Tiểu\ mục|TIỂU\ MỤC)\ (?:\d{{1,2}}|[IVX]{{1,5}})(?=[\s.:-]|$)[.:]?)
    | (?P<section>(?:Mục|MỤC)\ (?:\d{{1,2}}|[IVX]{{1,5}})(?=[.:-]|\s?$|\ [{UPPER}])[.:]?)
    | (?P<article>(?:Điều|ĐIỀU)\ \d{{1,3}}[a-zđ]?\s?[.:])
    | (?P<roman>[IVX]{{1,6}}\s?(?:[.)/:-])(?=[\s{UPPER}"'(]|$))
    | (?P<paren>\(\d{{1,2}}\)\.?(?=[\s{UPPER}]))
    | (?P<letter>[a-zđ]\s?[.)/](?=[\s{UPPER}"'(]|$)|\([a-zđ]\)(?=[\s{UPPER}]))
    | (?P<capital>[A-ZĐ](?:[.)/]|\s?-)(?=\s[{UPPER}"'(]))
    """,
    re.VERBOSE,
)


class Marker(NamedTuple):
    """A marker: its kind, its label without punctuation, and where it ends in the line."""

    kind: str
    label: str
    end: int


def read_marker(line: str) -> Marker | None:
    """The marker that the line begins with, if any."""
    if _WORD.match(line):
        return None
    m = _MARKER.match(line)
    if m is None:
        specks = _SPECKS.match(line)
        m = _MARKER.match(line, specks.end()) if specks else None
    if m is None:
        return None
    kind = m.lastgroup
    assert kind is not None
    raw = m[0].strip()
    if kind == "bullet":
        return Marker(kind, raw[-1], m.end())
    label = raw.strip("().:/- ")
    if kind in ("part", "subpart", "chapter", "section", "subsection", "article"):
        head, _, rest = label.partition(" ")
        if rest.startswith(("mục ", "MỤC ")):
            head, rest = "Tiểu mục", rest[4:]
        label = f"{head.capitalize()} {rest.strip()}"
    return Marker(kind, label, m.end())


def ordinal(kind: str, label: str) -> int | None:
    """Which number in its row the label has, counting from 1; None where it cannot be told."""
    if kind in ("number", "paren", "row"):
        return int(label) if label.isdigit() else None
    if kind == "multi":
        return int(label.rpartition(".")[2])
    if kind in ("roman", "group"):
        return _roman(label)
    if kind == "article":
        digits = re.search(r"\d+", label)
        return int(digits[0]) if digits else None
    if kind in ("chapter", "section", "subsection", "part"):
        tail = label.rpartition(" ")[2]
        return int(tail) if tail.isdigit() else _roman(tail)
    if kind == "letter":
        return ALPHABET.find(label) + 1 or None
    return ord(label[-1]) - 64 if kind in ("capital", "subpart") and label[-1] <= "Z" else None


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _roman(label: str) -> int | None:
    if not label or any(c not in _ROMAN for c in label):
        return None
    values = [_ROMAN[c] for c in label]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
