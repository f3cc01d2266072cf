"""The mark of a state secret where a mark can stand, told from the same words in a sentence, a title or a table.

A mark stands by itself: in a line or a cell of the letterhead, at the head or foot of a page, in a stamp. `bảo mật`, `tài
liệu mật` and a list of the three levels are no marks. Where it is doubtful whether one is meant, it counts as one: a paper held
back in vain is a nuisance, a secret let in is not undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giaoban.reading.text import fold, one_blank

_HEAD, _TOP = 40, 12  # lines of a text that its letterhead may take, and where its mark may be written small
_PAGE_TOP, _PAGE_FOOT, _BESIDE_TITLE = 15, 3, 8
_LONGEST_HEAD = 6000  # characters that a letterhead never fills
_LONGEST = 80  # characters of a cell that holds a mark alone


def _spelled(*words: str) -> str:
    """Words as a pattern, their letters perhaps spaced out."""
    return "|".join(" {0,2}".join(" ?".join(word) for word in phrase.split()) for phrase in words)


_LEVEL = f"(?P<mark>{_spelled('TUYỆT MẬT', 'TỐI MẬT', 'MẬT')})"
_URGENT = r"(?:HỎA TỐC(?: HẸN GIỜ)?|THƯỢNG KHẨN|KHẨN)"
_NOISE = r"[\W_]{0,20}"
_ALONE = re.compile(rf"{_NOISE}(?:{_URGENT}[\W_]{{1,9}})?{_LEVEL}(?:[\W_]{{1,9}}{_URGENT})?{_NOISE}", re.IGNORECASE)
_LABELLED = re.compile(rf"{_NOISE}(?:dấu )?(?:chỉ )?(?:độ|mức độ) mật[\W_]{{1,9}}{_LEVEL}{_NOISE}", re.IGNORECASE)
_NUMBERED = re.compile(rf"Số ?:? ?[\d.… ]{{0,12}}[/-]\S{{1,25}}?[ (/-]{{0,3}}{_LEVEL}\W{{0,9}}")
_ON_A_COVER = re.compile(rf"{_NOISE}(?:TÀI LIỆU|VĂN BẢN|HỒ SƠ) {_LEVEL}{_NOISE}")
_CELLS = re.compile(r"[\t\u2028\f\v]| {3,}")
_TITLE = re.compile(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM")
# What a line ends in that goes on with `MẬT` in the next.
_BROKEN = re.compile(r"\b(?:BÍ|BẢO|CƠ|ĐỘ|CÁC MỨC|TÀI LIỆU|VĂN BẢN|HỒ SƠ|THÔNG TIN|VẬT|DẤU)$", re.IGNORECASE)
_IN_A_NAME = re.compile(r"[-_.,;()\[\]+]+")


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of a file: a mark as it is written, or else the beginning of its text; and why part of it was not seen."""

    mark: str | None
    head: str
    unseen: str | None


def mark_in(text: str, *, is_later_page: bool = False) -> str | None:
    """The first mark of a paper's text, as written; a later page of a paper does not begin with its letterhead."""
    lines = fold(text).split("\n")
    head = 0 if is_later_page else _HEAD
    zone: bytearray | None = None
    for at, line in enumerate(lines):
        if "Ậ" not in line and "ậ" not in line:
            continue
        if at and _BROKEN.search(lines[at - 1][-_LONGEST:].rstrip()):
            continue
        cells = list(_cells(line))
        if any(_matches(cell) for cell in cells):
            zone = zone or _zone(lines, head)
            if mark := _mark_among(cells, is_in_zone=bool(zone[at]), is_on_top=at < min(head, _TOP)):
                return mark
    return None


def mark_in_margin(text: str) -> str | None:
    """The first mark of a text that stands beside a paper's own: the head or foot of its pages, a stamp, a drawn word."""
    for line in fold(text).split("\n"):
        for cell in _cells(line):
            if m := _ALONE.fullmatch(cell) or _LABELLED.fullmatch(cell) or _ON_A_COVER.fullmatch(cell):
                return one_blank(m["mark"])
    return None


def mark_in_name(name: str) -> str | None:
    """The mark in the name of a file, between dashes or brackets."""
    pieces = (fold(piece.strip()) for piece in _IN_A_NAME.split(name))
    return next((m["mark"] for piece in pieces if (m := _ALONE.fullmatch(piece))), None)


def head_of(text: str) -> str:
    """The beginning of a text, in whole lines."""
    return text if len(text) <= _LONGEST_HEAD else text[: text.rfind("\n", 0, _LONGEST_HEAD) + 1 or _LONGEST_HEAD]


def goes_on(text: str, start: int) -> bool:
    """Whether what begins at `start` goes on with the line before: the last word of a long title, no mark."""
    before = text[max(0, start - 200) : start].rstrip(" \t|[(")
    return before.endswith("\n") and _BROKEN.search(fold(before[:-1].rstrip(" \t"))) is not None


def _matches(cell: str) -> re.Match[str] | None:
    return _ALONE.fullmatch(cell) or _LABELLED.fullmatch(cell) or _NUMBERED.fullmatch(cell)


def _mark_among(cells: Sequence[str], *, is_in_zone: bool, is_on_top: bool) -> str | None:
    """The mark that the cells of a line hold; several of them are a list of the levels."""
    found = []
    for cell in cells:
        m = _ALONE.fullmatch(cell)
        if m is not None and not m["mark"].isupper() and not is_on_top:
            m = None
        if m is None and is_in_zone:
            m = _LABELLED.fullmatch(cell) or _NUMBERED.fullmatch(cell)
        if m is not None:
            found.append(one_blank(m["mark"]))
    return found[0] if len(found) == 1 and (is_in_zone or len(cells) == 1) else None


def _cells(line: str) -> Iterator[str]:
    """The cells of a folded line, empty where they are too long for a mark; those that hold nothing are none."""
    for cell in _CELLS.split(line):
        if cell := cell.strip():
            yield cell if len(cell) <= _LONGEST else ""


def _zone(lines: Sequence[str], head: int) -> bytearray:
    """For each line whether it is one of a letterhead or of the head or foot of a page."""
    zone = bytearray(len(lines))
    zone[:head] = b"\1" * min(head, len(lines))
    for at, line in enumerate(lines):
        if _TITLE.search(line):
            first, last = max(0, at - _BESIDE_TITLE), min(len(lines), at + _BESIDE_TITLE + 1)
            zone[first:last] = b"\1" * (last - first)
    words = 0
    for at, line in enumerate(lines):
        words = 0 if "\f" in line else words
        zone[at] |= words < _PAGE_TOP
        words += bool(line.strip())
    words = 0
    for at in range(len(lines) - 1, -1, -1):
        zone[at] |= words < _PAGE_FOOT
        words = 0 if "\f" in lines[at] else words + bool(lines[at].strip())
    return zone
