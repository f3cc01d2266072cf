"""Where one sentence ends and the next begins, inside a block of the flow."""

from __future__ import annotations

import re

from giaoban.reading.letters import UPPER

_END = re.compile(rf"""([.!?…]["')\]]{{0,2}}) +(?=["'(\[]{{0,2}}[{UPPER}])""")
# Words before a full stop that do not end a sentence: titles, places, ordinals.
_ABBREVIATIONS = (
    "TP", "Tp", "tp", "TX", "TT", "Tx", "Q", "P", "H", "X", "ThS", "Th.S", "TS", "PGS", "GS", "BS", "KS", "CN", "Ts", "Ths", "NS",
    "đ/c", "Đ/c", "đ/C", "Đ/C", "PCT", "PHT", "CT", "PBT", "BT", "No", "St", "Mr", "Mrs", "Dr", "KT", "TM", "TL", "TUQ", "tr", "Bs",
    "DS", "CK", "UV", "PGĐ", "GĐ",
)  # fmt: skip
_ABBREVIATION = re.compile(r"(?:^|[\s(/,-])(?:" + "|".join(map(re.escape, _ABBREVIATIONS)) + r")$")
_LONE_MARKER = re.compile(r"(?:^|\n)\s*(?:\(?\d{1,3}\)?|[IVXLC]{1,6}|[a-zđA-Z]|Điều \d{1,3})$")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as ranges without blanks at their ends. Never splits inside an abbreviation."""
    sentences: list[tuple[int, int]] = []
    at, end = _trim(text, start, end)
    for m in _END.finditer(text, at, end):
        if text[m.start()] == "." and _goes_on(text, at, m.start()):
            continue
        sentences.append((at, m.end(1)))
        at = m.end()
    if at < end:
        sentences.append((at, end))
    return sentences


def ends_with_an_abbreviation(text: str) -> bool:
    """Does the stop with which the text ends stand behind an abbreviation: `TP.`, `đ/c.`?"""
    return text.endswith(".") and _is_abbreviation(text[-13:-1])


def _is_abbreviation(before: str) -> bool:
    return before.endswith(_ABBREVIATIONS) and _ABBREVIATION.search(before) is not None


def _goes_on(text: str, start: int, stop: int) -> bool:
    """Does the sentence go on behind the full stop: after an abbreviation, or a number at its beginning?"""
    if _is_abbreviation(text[max(start, stop - 12) : stop]):
        return True
    return stop - start < 9 and _LONE_MARKER.search(text[start:stop]) is not None


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    while a < b and text[a] == " ":
        a += 1
    while b > a and text[b - 1] == " ":
        b -= 1
    return a, b
