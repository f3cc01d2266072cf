"""Whose a paper is: the organ that a letterhead names, where the directory knows exactly one."""

from __future__ import annotations

import datetime as dt

from giaoban.office.directory import queries as directory


def issuer_of(issuer_text: str, day: dt.date | None) -> int | None:
    """The organ named as issuer on a day; None where it is not known for sure."""
    matcher_for = getattr(directory, "matcher_for", None)
    if matcher_for is None or not issuer_text:
        return None
    found = matcher_for(day).match(issuer_text)
    organs: list[int] = list(getattr(found, "organs", ()))
    return organs[0] if len(organs) == 1 and found.sure else None
