"""Whose a paper is: the organ that a letterhead names, where the directory knows exactly one."""

from __future__ import annotations

import datetime as dt
from importlib import import_module

from giaoban.office.directory import queries as directory


def issuer_of(issuer_text: str, day: dt.date | None, parent_text: str = "") -> int | None:
    """The organ named as issuer on a day; None where it is not known for sure.

    A letterhead names the body above in its own words: `Ban Xây dựng Đảng` under another province's committee is not ours.
    """
    matcher_for = getattr(directory, "matcher_for", None)
    if matcher_for is None or not issuer_text:
        return None
    matching = import_module("giaoban.office.directory.matching")
    found = matcher_for(day).match(issuer_text, matching.Paper(issuer=parent_text or None, day=day))
    organs: list[int] = list(getattr(found, "organs", ()))
    return organs[0] if len(organs) == 1 and found.sure else None
