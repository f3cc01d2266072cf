"""Days as papers write them."""

from __future__ import annotations

import datetime as dt


def long_day(day: dt.date) -> str:
    """`02 tháng 11 năm 2026`: days under 10 and months under 3 padded (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02} tháng {month} năm {day.year}"


def place_and_day(place: str, day: dt.date) -> str:
    """`Minh Sơn, ngày 02 tháng 11 năm 2026`; without the place where none is known."""
    return f"{f'{place}, ' if place else ''}ngày {long_day(day)}"
