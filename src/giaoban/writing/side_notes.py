"""What a paper bears beside its words, known in any file: who may have it, who typed it in how many copies, how to reach its issuer.

The notes of circulation are those that the guides name: Hướng dẫn 36-HD/VPTW, mục II.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, III.2c.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

NOTES = (
    "Lưu hành nội bộ", "Xem xong trả lại", "Xong hội nghị trả lại", "Tài liệu hội nghị", "Tài liệu thu hồi",
    "Không phổ biến trên các phương tiện thông tin đại chúng",
)  # fmt: skip
MOST_LINES = 5  # of where an issuer is reached
_NOTES = frozenset(note.casefold() for note in NOTES)
_MARK = re.compile(r"(?<=[\s.;,])(?P<drafter>[A-ZĐ]{1,6})(?:\.? ?\((?P<state>\d{1,5})\)|-(?P<party>\d{1,5}))$")
_FILED = re.compile(r"(?:- ?)?Lưu\b")
_CONTACT = re.compile(
    r"(?:^|[;,. ])(?:Trụ sở|Địa chỉ|ĐT|Điện thoại|Tel|Fax|E-?mail|Thư điện tử|Website|(?:Trang|Cổng) thông tin điện tử) ?[:：]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """Who typed a paper and how many copies of it go out, as the line of the file copy says at its end; `filed` is that line without it."""

    filed: str
    drafter: str
    copies: int


def is_circulation(text: str) -> bool:
    """Is the line a note of who may have the paper, and nothing else?"""
    return text.strip(" .;,").casefold() in _NOTES


def typed_in(text: str) -> Typed | None:
    """Who typed it, at the end of the line of the file copy: `- Lưu: VT, VP. PL.(300)`, `- Lưu Văn phòng. ABC-268`."""
    found = _MARK.search(text) if _FILED.match(text) else None
    return Typed(text[: found.start()].rstrip(), found["drafter"], int(found["state"] or found["party"])) if found else None


def is_contact(text: str) -> bool:
    """Does the line say where the issuer is reached: an address, a telephone, mail, pages?"""
    return _CONTACT.search(text) is not None


def contact_in(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines at the beginning of these that say where the issuer is reached, up to the last that says it by name."""
    last = max((at for at, words in enumerate(lines[:MOST_LINES], 1) if is_contact(words)), default=0)
    return tuple(lines[:last])
