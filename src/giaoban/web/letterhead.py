"""The heading of what the office prints by itself: minutes, phiếu trình, phiếu giao nhiệm vụ, letters that ask for reports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from giaoban.office.directory.queries import office, office_name
from giaoban.writing.days import place_and_day


def letterhead(day: dt.date, *, of_the_office: bool = False, about: str = "") -> dict[str, Any]:
    """What `parts/letterhead.html` shows: the committee's heading, or that of its office (văn phòng); the day in words."""
    kept = office()
    committee = office_name().upper()
    return {
        "party": kept is None or kept.organ.side == "party",
        "above": committee if of_the_office else "",
        "issuer": "VĂN PHÒNG" if of_the_office else committee,
        "about": about,
        "place_date": place_and_day(kept.place if kept else "", day),
    }
