"""Days in words, as traces say them."""

from __future__ import annotations

import datetime as dt

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def said(day: dt.date) -> str:
    """`thứ Năm 25/5/2023`: the day padded, the month as offices write it in running text."""
    return f"{WEEKDAYS[day.weekday()]} {short(day)}"


def short(day: dt.date) -> str:
    """`25/5/2023`, `01/6/2023`: months under 3 are padded too."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def begun(words: str) -> str:
    """With a capital, as a sentence begins."""
    return words[:1].upper() + words[1:]


def listed(days: list[str]) -> str:
    """`a, b và c`."""
    return " và ".join([part for part in (", ".join(days[:-1]), *days[-1:]) if part])
