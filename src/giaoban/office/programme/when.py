"""When a line of a programme is due: a day, a month, a quarter, or nothing settled. Kept as the calendar writes it:
`2026-11-25`, `2026-11`, `2026-Q4`, or empty; nothing is ever made more exact than the paper has it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from giaoban.office.programme.periods import ROMAN, ProgrammeKind, days_of

UNSET = ""
UNSET_WORDS = "chưa ấn định"
_KEY = re.compile(r"(\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(\d{2}))?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class When:
    """The days a line may be done in, both included, and how they are said."""

    first: dt.date
    last: dt.date
    words: str


def when_called(key: str) -> When | None:
    """What a key says; None where nothing is settled. Raises ValueError for what is no key."""
    if key == UNSET:
        return None
    found = _KEY.fullmatch(key)
    if found is None:
        raise ValueError(key)
    year, quarter, month, day = (int(part) if part else 0 for part in found.groups())
    first = dt.date(year, month or quarter * 3, day or 1)
    if day:
        return When(first, first, f"{first:%d/%m/%Y}")
    if month:
        return When(*days_of(ProgrammeKind.MONTH, first), f"tháng {month}/{year}")
    return When(*days_of(ProgrammeKind.QUARTER, first), f"quý {ROMAN[quarter - 1]}/{year}")


def words_of(key: str) -> str:
    """How a key is said."""
    found = when_called(key)
    return found.words if found else UNSET_WORDS


def last_day(key: str) -> dt.date | None:
    """By which day it is done; None where nothing is settled."""
    found = when_called(key)
    return found.last if found else None


def lies_within(key: str, first: dt.date, last: dt.date) -> bool:
    """Does it lie in a period? What is not settled lies in every one."""
    found = when_called(key)
    return found is None or (first <= found.first and found.last <= last)


def change_words(before: str, after: str) -> str:
    """What a change of time is called: settled, put off, brought forward, unsettled again."""
    was, will = last_day(before), last_day(after)
    if will is None:
        return "Chưa ấn định lại thời gian"
    if was is None:
        return "Ấn định thời gian"
    if was == will:
        return "Đổi thời gian"
    return "Lùi thời gian" if will > was else "Làm sớm hơn"
