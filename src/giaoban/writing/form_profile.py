"""Which form a Word file asks for: its title says the side, its day the profile that held on it."""

from __future__ import annotations

import datetime as dt
import re

from giaoban.reading.layout.signs import PARTY, bare
from giaoban.writing.form import parts_in
from giaoban.writing.profile import NoProfile, Profile, Side, profile_on
from giaoban.writing.word_looks import WordLooks

_DAY = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)


def profile_of(data: bytes, side: Side, today: dt.date) -> Profile:
    """The profile for a Word file. What it does not say is taken from `side`, whose body writes, and `today`. Raises NotAWordFile."""
    parts = parts_in(WordLooks(data))
    titles, days = parts.get("title", ()), parts.get("day", ())
    if titles:
        side = "party" if PARTY.fullmatch(bare(titles[0].text)) else "state"
    try:
        return profile_on(side, (_day_in(days[0].text) if days else None) or today)
    except NoProfile:  # a day before any form that is known, or one mistyped
        return profile_on(side, today)


def _day_in(text: str) -> dt.date | None:
    found = _DAY.search(text)
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
