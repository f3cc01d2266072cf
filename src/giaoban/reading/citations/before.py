"""What stands before a number or a kind's name: the kind, the provision, the word of relation, a shared date or issuer."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

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


_MOST_WORDS = max(name.count(" ") + 1 for name in KINDS)
_GLUED = {name.replace(" ", ""): code for name, code in KINDS.items() if " " in name}
_GLUED_NAMES = tuple(_GLUED)
# Scanned papers lose marks: `Quyêt định`, `Cộng văn`. Only names of two words or more are safe to read so.
_UNMARKED = {_without_marks(name): code for name, code in KINDS.items() if " " in name}
# Said in small letters before a bare symbol these are verbs or plain nouns: `theo quy định 30/2020/NĐ-CP`.
_ALSO_WORDS = frozenset({"quy định", "qui định", "hướng dẫn", "báo cáo", "kế hoạch", "thông báo", "kết luận", "chương trình", "văn bản", "dự án", "luật", "lệnh"})
_TWO_WORDS = tuple(name for name in KINDS if " " in name)
_SO = re.compile(r"(?:\A|[ (\[])(?:[Ss][ốôóo]|SỐ) ?[:.]{0,2} ?\(?\Z")
_SIGNS = re.compile(r"[.;:,()\"]")


def kind_before(text: str, floor: int, at: int) -> Kind | None:
    """The kind named right before `at`: `Chỉ thị số `, `NĐ `, `Côngvăn (số `, `Nghị quyết chuyên đề số `."""
    begin = max(floor, at - KIND_REACH)
    window = text[begin:at]
    so = _SO.search(window)
    named = (window[: so.start()] if so else window).rstrip(' (:."')
    kind = _direct_kind(named, so is not None)
    if kind is None and so is not None:
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
    words = named.rsplit(None, _MOST_WORDS)[-_MOST_WORDS:]
    end = len(named)
    for count in range(len(words), 0, -1):
        name = " ".join(words[-count:])
        lower = name.lower()
        code = KINDS.get(lower) or (SHORT_KINDS.get(name) if count == 1 else None)
        if code and (numbered or lower != name or lower not in _ALSO_WORDS):
            return end - len(name), end, code
    return _damaged_kind(words, end)


def _damaged_kind(words: list[str], end: int) -> tuple[int, int, str] | None:
    """A kind whose blanks or marks were lost on the way."""
    if not words:
        return None
    last = words[-1].lower()
    if last.endswith(_GLUED_NAMES):
        glued = next(name for name in _GLUED_NAMES if last.endswith(name))
        return end - len(glued), end, _GLUED[glued]
    pair = " ".join(words[-2:]).lower()
    if pair.endswith(_TWO_WORDS):
        name = next(name for name in _TWO_WORDS if pair.endswith(name))
        return end - len(name), end, KINDS[name]
    for count in (3, 2):
        name = " ".join(words[-count:])
        if (code_read := _UNMARKED.get(_without_marks(name.lower()))) and name[:1].isupper():
            return end - len(name), end, code_read
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


_NUMERAL = r"(?:\d{1,3}(?:\.\d{1,2})?[a-zđ]?|[IVXLC]{1,6}|[a-zđ]\d?)(?!\w)"
_PART = r"(?:[Đđ]iểm|ĐIỂM|[Kk]hoản|[Đđ]iều|[Tt]iết|[Mm]ục|[Tt]iểu mục|[Cc]hương|[Pp]hần|[Pp]hụ lục)"
_PROVISION = re.compile(
    rf"(?<!\w){_PART}(?: số)? {_NUMERAL}(?:(?: ?, ?| và | hoặc | đến |-){_NUMERAL})*"
    rf"(?:(?: ?, ?| và | của | thuộc | tại |; ?| )(?:các )?{_PART}(?: số)? {_NUMERAL}(?:(?: ?, ?| và | hoặc | đến |-){_NUMERAL})*)*"
    r"(?=(?: ?, ?| của | tại | thuộc | theo | trong | ban hành kèm theo | kèm theo | )?(?:các )?\Z)"
)
_NEAR_PROVISION = re.compile(r"[Đđ]iều |[Kk]hoản |[Đđ]iểm |[Mm]ục |[Cc]hương |[Pp]hụ lục |[Tt]iết |[Pp]hần ")


def provision_before(text: str, floor: int, at: int) -> Span | None:
    """The provision cited, `điểm a khoản 2 Điều 5` before `Nghị định số ...`."""
    begin = max(floor, at - PROVISION_REACH)
    window = text[begin:at]
    if not _NEAR_PROVISION.search(window):
        return None
    found = _PROVISION.search(window)
    return (begin + found.start(), begin + found.end()) if found else None


_RELATION = re.compile(
    r"(?P<attached>[Kk]èm theo)|(?P<amends>[Ss]ửa đổi|[Bb]ổ sung)|(?P<replaces>[Tt]hay thế)|(?P<repeals>[Bb]ãi bỏ|[Hh]ủy bỏ|[Hh]ết hiệu lực)"
    r"|(?P<reviews>[Ss]ơ kết|[Tt]ổng kết|[Kk]iểm điểm)|(?P<implements>[Tt]hực hiện|[Tt]riển khai|[Qq]uán triệt|[Tt]hi hành|[Hh]ọc tập|[Cc]ụ thể hóa)"
    r"|(?P<pursuant>[Cc]ăn c[ứử]|[Tt]heo|[Tt]ại|CĂN CỨ|[Cc]hiếu)"
)
_RELATIONS: dict[str, Relation] = {
    "attached": "attached-to", "amends": "amends", "replaces": "replaces", "repeals": "repeals", "reviews": "reviews",
    "implements": "implements", "pursuant": "pursuant-to",
}  # fmt: skip
_CLAUSE_END = re.compile(r"[.;:)\n](?= |\Z)|\n")


def relation_before(text: str, floor: int, at: int) -> tuple[Relation, Span] | None:
    """What the words before say of the cited paper. `sơ kết ... thực hiện` reviews, `căn cứ`, `theo` go by it, `thực hiện` carries out."""
    begin = max(floor, at - RELATION_REACH)
    stop = 0
    window = text[begin:at]
    for stop_match in _CLAUSE_END.finditer(window):
        stop = stop_match.end()
    last: re.Match[str] | None = None
    review: re.Match[str] | None = None
    for word in _RELATION.finditer(window, stop):
        if word.lastgroup == "reviews":
            review = word
        last = _stronger(last, word)
    if last is None:
        return None
    if review is not None and last.lastgroup == "implements":
        last = review
    return _RELATIONS[last.lastgroup or ""], (begin + last.start(), begin + last.end())


def _stronger(last: re.Match[str] | None, word: re.Match[str]) -> re.Match[str]:
    """The nearer word wins, but `tại`, `theo` after `thay thế ... tại` only say where: `bãi bỏ khoản 2 ... tại Nghị quyết`."""
    if last is None or word.lastgroup != "pursuant" or last.lastgroup not in {"amends", "replaces", "repeals", "attached"}:
        return word
    return last
