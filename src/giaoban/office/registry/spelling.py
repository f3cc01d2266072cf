"""One spelling for comparing and searching: numbers and symbols however they are typed, words with and without their marks."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from giaoban.reading.text import fold, one_blank

_PIECES = re.compile(r"[a-z]+|[0-9]+")
_SAYS_NUMBER = re.compile(r"so[ .:]+")
_NUMBER_LENGTH = 80
_NAME_LENGTH = 200
_NAMELESS = "Không tên"
_NUMBERED = re.compile(r"(\d{1,5}\w{0,4})[-/](\S.*)")  # 15-BC/ĐU, 15/QĐ-UBND: the number, and its symbol


def number_key(text: str) -> str:
    """A number and symbol as it is compared: `85 KH TU`, `85-KH/TU` and `Số: 85/KH-TU` are all `85-kh-tu`.

    The Party's and the State's ways of parting it count as one, the zeros before a number do not count, nor do marks: what is typed
    on a telephone finds what is printed. Without a figure (a draft's empty number) the key is empty and compares with nothing.
    """
    plain = folded(text)
    says = _SAYS_NUMBER.match(plain)
    pieces = _PIECES.findall(plain[says.end() :] if says else plain)
    if not any(piece.isdigit() for piece in pieces):
        return ""
    return "-".join(piece.lstrip("0") or "0" if piece.isdigit() else piece for piece in pieces)[:_NUMBER_LENGTH]


def number_and_symbol(text: str) -> tuple[str, str]:
    """A paper's number as it stands in its file: `15`, `BC/ĐU`; the second empty where it cannot be told apart."""
    found = _NUMBERED.match(text)
    return (found[1], found[2]) if found else (text, "")


def lowered(text: str) -> str:
    """The text in small letters, with its marks, in one spelling: NFC, one kind of dash and blank, `uỷ` as `ủy`, `Ð` as `Đ`."""
    return one_blank(fold(_visible(unicodedata.normalize("NFC", text))).lower().replace("ð", "đ"))


def folded(text: str) -> str:
    """The text in small letters without any marks, `đ` as `d`: what somebody types who leaves them out."""
    parts = unicodedata.normalize("NFD", lowered(text))
    return one_blank("".join(c for c in parts if unicodedata.category(c) != "Mn").replace("đ", "d"))


def searched_text(number: str, subject: str, issuer_text: str) -> str:
    """What a search looks through of a paper; `folded` of it is what a search without marks looks through."""
    return lowered(f"{number} {subject} {issuer_text}")


def as_line(text: str, longest: int | None = None) -> str:
    """The text as one line for a row of the registry: NFC, nothing unseen in it, single blanks, no longer than its column."""
    return one_blank(_visible(unicodedata.normalize("NFC", text)))[:longest].rstrip()


def file_name(text: str) -> str:
    """The name of a file as it is shown: without folders, without signs that are not seen or turn the text around, not too long."""
    name = as_line(text.replace("\\", "/").rsplit("/", 1)[-1])
    if len(name) > _NAME_LENGTH:
        ending = PurePosixPath(name).suffix[:20]
        name = name[: _NAME_LENGTH - len(ending)] + ending
    return name or _NAMELESS


def _visible(text: str) -> str:
    """The text with blanks for control characters, and without characters that only steer others (direction, joining, marks of order)."""
    if text.isascii() and text.isprintable():
        return text
    kinds = {c: unicodedata.category(c) for c in set(text)}
    dropped = {ord(c): " " if kind == "Cc" else None for c, kind in kinds.items() if kind in {"Cc", "Cf", "Cs", "Co", "Cn"}}
    return text.translate(dropped)
