"""Confidential matters (personnel): known by their words, and shown by a heading that names nobody."""

from __future__ import annotations

import re

from giaoban.office.registry.spelling import lowered

# By these words of its title a matter is one of personnel. As an office writes them, lowered.
_WORDS = (
    "công tác cán bộ", "công tác tổ chức, cán bộ", "công tác tổ chức cán bộ", "công tác nhân sự", "nhân sự", "kỷ luật đảng viên",
    "xem xét kỷ luật", "thi hành kỷ luật", "bổ nhiệm", "điều động", "luân chuyển cán bộ", "giới thiệu ứng cử", "kiện toàn chức danh",
)  # fmt: skip
HEADINGS = ("Công tác tổ chức, cán bộ", "Công tác tổ chức cán bộ", "Công tác cán bộ", "Công tác nhân sự")
AT_THE_MEETING = "Phát tại hội nghị, thu hồi"
_NAMES_SOMEBODY = re.compile(r"\b(?:đồng chí|đ/c|ông|bà)\b|[:;]")
_LONGEST = 80


def is_confidential(title: str) -> bool:
    """Is a matter of this title one of personnel? Only proposed: the office says so of others too."""
    words = lowered(title)
    return any(word in words for word in _WORDS)


def heading_of(title: str) -> str:
    """What is shown of a confidential matter: the heading it begins with, else the usual one; never a name."""
    words = lowered(title)
    return next((heading for heading in HEADINGS if words.startswith(lowered(heading))), HEADINGS[0])


def is_heading(title: str) -> bool:
    """May a title stand over a confidential matter: short, and naming nobody?"""
    return len(title) <= _LONGEST and not _NAMES_SOMEBODY.search(lowered(title))
