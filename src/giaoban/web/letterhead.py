"""The heading of what the office prints by itself: minutes, phiếu trình, phiếu giao nhiệm vụ, letters that ask for reports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from giaoban.office.directory.queries import office_name, place_and_side
from giaoban.office.meetings.papers.minutes import signing_words
from giaoban.writing.days import place_and_day


def letterhead(day: dt.date, *, of_the_office: bool = False, about: str = "") -> dict[str, Any]:
    """What `parts/letterhead.html` shows: the committee's heading, or that of its office (văn phòng); the day in words."""
    place, side = place_and_side()
    committee = office_name().upper()
    return {
        "party": side == "party",
        "above": committee if of_the_office else "",
        "issuer": "VĂN PHÒNG" if of_the_office else committee,
        "about": about,
        "place_date": place_and_day(place, day),
    }


def signers_of_minutes(day: dt.date) -> dict[str, str]:
    """As what those sign who wrote and who chaired, in print as in the files: the form of the office's side says."""
    wrote, chaired = signing_words("party" if place_and_side()[1] == "party" else "state", day)
    return {"wrote": wrote, "chaired": chaired}
