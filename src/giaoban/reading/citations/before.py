"""What stands before a number or a kind's name: the kind, the provision, the word of relation, a shared date or issuer."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from giaoban.reading.lexicon.citing import ALSO_WORDS, RELATIONS
from giaoban.reading.lexicon.kinds import KINDS, NOT_PAPERS, SHORT_KINDS
from giaoban.reading.model import Relation, Span

KIND_REACH = 90
PROVISION_REACH = 130
RELATION_REACH = 110
_WORDS_BETWEEN = 6


class Kind(NamedTuple):
    """The words that name a kind, where they begin, its code, and whether `số` stands after them."""

    start: int
    end: int
    code: str
    numbered: bool


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.replace("đ", "d")) if not unicodedata.combining(c))


def _by_last_word() -> dict[str, tuple[str, ...]]:
    """The names of kinds under their last word, the longest first."""
    ends: dict[str, list[str]] = {}
    for name in sorted(KINDS, key=len, reverse=True):
        ends.setdefault(name.rpartition(" ")[2], []).append(name)
    return {last: tuple(names) for last, names in ends.items()}


_BY_LAST_WORD = _by_last_word()
_GLUED = {name.replace(" ", ""): code for name, code in KINDS.items() if " " in name} | {n: c for n, c in KINDS.items() if " " in n}
_GLUED_NAMES = tuple(_GLUED)
_LONGEST_NAME = max(map(len, KINDS))
# Scanned papers lose marks: `Quyêt định`, `Cộng văn`. Only names of two words or more are safe to read so.
_UNMARKED = {_without_marks(name): code for name, code in KINDS.items() if " " in name}
_SO = re.compile(r"(?<!\w)(?:[Ss]\w|SỐ) ?[:.]{0,2} ?\(?\Z")
_SIGNS = re.compile(r"[.;:,()\"]")


def kind_before(text: str, floor: int, at: int, *, near: bool = False) -> Kind | None:
    """The kind named before `at`: `Chỉ thị số `, `NĐ `, `Côngvăn (số `; unless it must be `near`, `Nghị quyết chuyên đề số `."""
    begin = max(floor, at - KIND_REACH)
    window = text[begin:at]
    so = _SO.search(window, max(0, len(window) - 10))
    named = (window[: so.start()] if so else window).replace("(", " ").replace('"', " ").rstrip(" :")
    kind = _direct_kind(named, so is not None)
    if kind is None and so is not None and not near:
        kind = _kind_further_back(named)
    if kind is None:
        return None
    start, end, code = kind
    return Kind(begin + start, begin + end, code, so is not None)


def names_something_else(text: str, floor: int, at: int) -> bool:
    """Whether the number belongs to a form, a table, a house: `Mẫu số 02/BC-VP`."""
    words = text[max(floor, at - 40) : at].replace("(", " ").lower().split()
    while words and words[-1].rstrip(":.") in {"số", "so"}:
        words.pop()
    return bool(words) and words[-1] in NOT_PAPERS


def _direct_kind(named: str, numbered: bool) -> tuple[int, int, str] | None:
    end = len(named)
    lower = named[-_LONGEST_NAME:].lower()
    last = named[named.rfind(" ") + 1 :]
    for name in _BY_LAST_WORD.get(last.lower(), ()):
        start = end - len(name)
        if lower.endswith(name) and (start == 0 or not named[start - 1].isalnum()):
            if numbered or named[start].isupper() or name not in ALSO_WORDS:
                return start, end, KINDS[name]
            return None
    if last in SHORT_KINDS:
        return end - len(last), end, SHORT_KINDS[last]
    return _damaged_kind(named, lower, numbered)


def _damaged_kind(named: str, lower: str, numbered: bool) -> tuple[int, int, str] | None:
    """A kind whose blanks or marks were lost on the way: `tổ chứcQuyết định số`, `Côngvăn số`, `Quyêt định`."""
    end = len(named)
    if lower.endswith(_GLUED_NAMES):
        name = next(glued for glued in _GLUED_NAMES if lower.endswith(glued))
        return (end - len(name), end, _GLUED[name]) if numbered or named[end - len(name)].isupper() else None
    words = named.rsplit(None, 3)[-3:]
    for count in (3, 2):
        name = " ".join(words[-count:])
        if name[:1].isupper() and (code := _UNMARKED.get(_without_marks(name.lower()))):
            return end - len(name), end, code
    return None


def _kind_further_back(named: str) -> tuple[int, int, str] | None:
    """`Nghị quyết chuyên đề số`, `Nghị định của Chính phủ số`: a kind with a capital some words back, no stop between."""
    tail = _SIGNS.split(named)[-1]
    words = tail.split(" ")
    end = len(named)
    offset = len(named) - len(tail)
    for first in range(len(words) - 2, max(-1, len(words) - 3 - _WORDS_BETWEEN), -1):
        name = " ".join(words[first : first + 2])
        code = KINDS.get(name.lower())
        if code and name[:1].isupper():
            start = offset + len(" ".join(words[:first])) + (1 if first else 0)
            return start, end, code
    return None


_NUMERAL = r"(?:\d{1,3}(?:\.\d{1,2})?[a-zđ]?|[IVXLC]{1,6}|\w\d?)(?!\w)"
_NUMERALS = rf"(?: số)? {_NUMERAL}(?:(?: ?, ?| và | hoặc | đến |-){_NUMERAL})*"
_PART = r"(?:[Đđ]i(?:ểm|ều)|[Kk]hoản|[Tt]iết|[Tt]iểu mục|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ lục)"
_PROVISION = re.compile(rf"(?<!\w){_PART}{_NUMERALS}")
_LINKS = frozenset({",", ";", "và", "của", "thuộc", "tại", "", ", các", "và các"})
_LINK_WORDS = frozenset({"của", "tại", "thuộc", "theo", "trong", "các", "kèm", "ban", "hành", ","})
_ROMAN = frozenset("IVXLC")


def provision_before(text: str, floor: int, at: int) -> Span | None:
    """The provision cited, `điểm a khoản 2 Điều 5` before `Nghị định số ...`."""
    begin = max(floor, at - PROVISION_REACH)
    window = text[begin:at]
    end = _numeral_end(window)
    if not end:
        return None
    start: int | None = None
    for found in reversed([*_PROVISION.finditer(window, 0, end)]):
        gap = window[found.end() : end if start is None else start].strip()
        if gap not in _LINKS or (gap and start is None):
            break
        start = found.start()
    return None if start is None else (begin + start, begin + end)


def _numeral_end(window: str) -> int:
    """Where the numeral ends that may close a provision right before the kind, words of linking left out; 0 if none stands there."""
    rest = window.rstrip(" ,")
    while rest:
        before, _, word = rest.rpartition(" ")
        if word not in _LINK_WORDS:
            return len(rest) if word[0].isdigit() or len(word) <= 2 or _ROMAN.issuperset(word) else 0
        rest = before.rstrip(" ,")
    return 0


_RELATION = re.compile("[BCHKQSTbchkqst](?:" + "|".join(RELATIONS) + r")(?!\w)")
_CHANGES = frozenset({"amends", "replaces", "repeals", "attached-to"})
_CLAUSE_END = re.compile(r"[.;:)\n](?!\w)")


def relation_before(text: str, floor: int, at: int) -> tuple[Relation, Span] | None:
    """What the words before say of the cited paper. `sơ kết ... thực hiện` reviews, `căn cứ`, `theo` go by it, `thực hiện` carries out."""
    begin = max(floor, at - RELATION_REACH)
    stop = 0
    window = text[begin:at]
    for stop_match in _CLAUSE_END.finditer(window):
        stop = stop_match.end()
    last: tuple[Relation, Span] | None = None
    review: Span | None = None
    for word in _RELATION.finditer(window, stop):
        relation, at_word = RELATIONS[word[0][1:]], (begin + word.start(), begin + word.end())
        if relation in _CHANGES and window.endswith("được ", stop, word.start()):
            continue  # `Luật ... được sửa đổi bởi Luật ...`: not what this paper does
        if relation == "reviews":
            review = at_word
        # `bãi bỏ khoản 2 ... tại Nghị quyết`: `tại`, `theo` after a stronger word only say where.
        if last is None or relation != "pursuant-to" or last[0] not in _CHANGES:
            last = relation, at_word
    return ("reviews", review) if review and last and last[0] == "implements" else last
