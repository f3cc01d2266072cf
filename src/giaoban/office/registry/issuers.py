"""Whose a paper is: the organ that a letterhead names, where the directory knows exactly one."""

from __future__ import annotations

import datetime as dt

from giaoban.office.directory.matching import Match
from giaoban.office.directory.matching import Paper as Words
from giaoban.office.directory.queries import matcher_for


def issuer_of(issuer_text: str, day: dt.date | None, parent_text: str = "") -> int | None:
    """The organ named as issuer on a day; None where it is not known for sure.

    A letterhead names the body above in its own words: `Ban Xây dựng Đảng` under another province's committee is not ours.
    """
    if not issuer_text:
        return None
    found = matcher_for(day).match(issuer_text, Words(issuer=parent_text or issuer_text, day=day))
    return found.organs[0] if isinstance(found, Match) and found.sure and len(found.organs) == 1 else None
