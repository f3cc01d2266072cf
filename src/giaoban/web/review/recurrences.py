"""Rules of what returns, as a clerk chooses them: weekly on a weekday, monthly on a day."""

from __future__ import annotations

from typing import Any

EVERY = [
    ("", "theo quy định, sự việc"),
    ("DAILY;1", "hằng ngày"),
    ("WEEKLY;1", "hằng tuần"),
    ("MONTHLY;1", "hằng tháng"),
    ("MONTHLY;3", "hằng quý"),
    ("MONTHLY;6", "6 tháng một lần"),
    ("YEARLY;1", "hằng năm"),
]
WEEKDAYS = [
    ("", "không nêu"), ("MO", "thứ Hai"), ("TU", "thứ Ba"), ("WE", "thứ Tư"), ("TH", "thứ Năm"), ("FR", "thứ Sáu"), ("SA", "thứ Bảy"),
    ("SU", "Chủ nhật"),
]  # fmt: skip


def taken_apart(rule: str | None) -> dict[str, Any]:
    """A rule as the fields of the form; what has no field is left out of them."""
    parts = dict(part.split("=", 1) for part in (rule or "").split(";") if "=" in part)
    every = f"{parts['FREQ']};{parts.get('INTERVAL', '1')}" if "FREQ" in parts else ""
    monthday = parts.get("BYMONTHDAY", "")
    return {
        "every": every if every in dict(EVERY) else "",
        "weekday": parts.get("BYDAY", "") if parts.get("BYDAY", "") in dict(WEEKDAYS) else "",
        "monthday": int(monthday) if monthday.isdigit() else None,
    }


def rule_of(every: str, weekday: str, monthday: int | None) -> str | None:
    """The fields of the form as a rule."""
    if not every:
        return None
    freq, interval = every.split(";")
    parts = [f"FREQ={freq}"]
    if interval != "1":
        parts.append(f"INTERVAL={interval}")
    if weekday:
        parts.append(f"BYDAY={weekday}")
    if monthday:
        parts.append(f"BYMONTHDAY={monthday}")
    return ";".join(parts)
