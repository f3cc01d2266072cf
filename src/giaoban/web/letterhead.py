"""The heading of what the office prints by itself: minutes, phiếu trình, phiếu giao nhiệm vụ, letters that ask for reports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from giaoban.office.directory.queries import office, office_name


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


def place_and_day(place: str, day: dt.date) -> str:
    """`Minh Sơn, ngày 02 tháng 11 năm 2026`: days under 10 and months under 3 padded (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{f'{place}, ' if place else ''}ngày {day.day:02} tháng {month} năm {day.year}"
