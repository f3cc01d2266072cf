"""Rules of what returns, as people choose and read them: every week on Mondays, every month on the 10th and 24th."""

from __future__ import annotations

import re

from giaoban.timing.saying import WEEKDAYS as NAMES
from giaoban.timing.saying import listed

KEEP = "keep"  # a rule that has no fields here stays as it is
EVERY = [
    ("WEEKLY;1", "hằng tuần"), ("WEEKLY;2", "2 tuần một lần"), ("MONTHLY;1", "hằng tháng"), ("MONTHLY;2", "2 tháng một lần"),
    ("MONTHLY;3", "hằng quý"), ("MONTHLY;6", "6 tháng một lần"), ("YEARLY;1", "hằng năm"),
]  # fmt: skip
WEEKDAYS = list(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), NAMES, strict=True))
_LAST_DAY = 31


def taken_apart(rule: str) -> dict[str, object] | None:
    """A rule as the fields of the form; None where they cannot say it."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    every = f"{parts.get('FREQ')};{parts.get('INTERVAL', '1')}"
    days = parts.get("BYDAY", "").split(",") if parts.get("BYDAY") else []
    left = parts.keys() - {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY"}
    if every not in dict(EVERY) or left or any(day not in dict(WEEKDAYS) for day in days) or (days and not every.startswith("WEEKLY")):
        return None
    return {"every": every, "weekdays": days, "monthdays": ", ".join(parts["BYMONTHDAY"].split(",")) if "BYMONTHDAY" in parts else ""}


def month_days(text: str) -> list[int]:
    """`10, 24`, `ngày 10 và 24`, as days of a month. Raises ValueError for what is none."""
    days = [int(number) for number in re.findall(r"\d{1,4}", text)]
    if not days or any(not 1 <= day <= _LAST_DAY for day in days):
        raise ValueError(text)
    return list(dict.fromkeys(days))


def rule_of(every: str, weekdays: list[str], monthdays: list[int]) -> str:
    """The fields of the form as a rule."""
    freq, interval = every.split(";")
    parts = [f"FREQ={freq}", *([f"INTERVAL={interval}"] if interval != "1" else [])]
    if freq == "WEEKLY" and weekdays:
        parts.append(f"BYDAY={','.join(weekdays)}")
    if freq != "WEEKLY" and monthdays:
        parts.append(f"BYMONTHDAY={','.join(map(str, monthdays))}")
    return ";".join(parts)


def rule_words(rule: str) -> str:
    """`hằng tuần, thứ Hai`; `hằng tháng, ngày 10 và 24`; a rule that has no words here as it is."""
    fields = taken_apart(rule)
    if fields is None:
        return f"theo quy tắc {rule}"
    words = dict(EVERY)[str(fields["every"])]
    names = dict(WEEKDAYS)
    days = listed([names[str(day)] for day in fields["weekdays"]])  # type: ignore[attr-defined]
    months = listed(str(fields["monthdays"]).split(", ")) if fields["monthdays"] else ""
    return ", ".join(part for part in (words, days, f"ngày {months}" if months else "") if part)
