"""Which reminders are due, by the rules, and why, in words. Nothing is read or written: rules, things with deadlines and a day come in.

A rule that fell on a day when the program did not run is made up for within two days. Of several rules that fell on one thing for one
person the latest speaks, once: its key names the thing, the deadline and the rule's day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from giaoban.office.notices.models import Relation

MADE_UP_FOR = dt.timedelta(days=2)
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_WHY = {
    Relation.LEAD: "đơn vị đồng chí chủ trì",
    Relation.SUPPORT: "đơn vị đồng chí phối hợp",
    Relation.PERSON: "đồng chí được giao",
    Relation.GIVER: "đồng chí giao việc",
    Relation.CHIEF: "văn phòng theo dõi",
}


class When(Protocol):
    """A rule as it is asked here: `models.ReminderRule`, or anything like it."""

    @property
    def days(self) -> int | None:
        """Days from the deadline."""

    @property
    def weekday(self) -> int | None:
        """Or a weekday once it is over; 0 is Monday."""

    @property
    def receivers(self) -> Sequence[str]:
        """Words of Relation."""

    @property
    def active(self) -> bool:
        """Does it hold?"""


@dataclass(frozen=True, slots=True)
class Due:
    """A thing with a deadline (a local day) that is not done yet, and the accounts by how they stand to it.

    `why` says it in other words where the usual ones do not fit: who asks for an opinion gives no work.
    """

    subject_kind: str
    subject_id: int
    title: str
    deadline: dt.date
    receivers: Mapping[str, Iterable[int]] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reminder:
    """Who is reminded of what, why, and the key by which it is told once."""

    account_id: int
    due: Due
    reason: str
    key: str


def due_reminders(rules: Iterable[When], items: Iterable[Due], today: dt.date) -> Iterator[Reminder]:
    """The reminders of a local day; asked again they are the same."""
    held = [rule for rule in rules if rule.active]
    for item in items:
        yield from _of(item, held, today)


def _of(item: Due, rules: Sequence[When], today: dt.date) -> Iterator[Reminder]:
    latest: dict[int, tuple[dt.date, str]] = {}
    for rule in rules:
        day = _last_day(rule, item.deadline, today)
        if day is None or today - day > MADE_UP_FOR:
            continue
        for relation in rule.receivers:
            for account_id in item.receivers.get(relation, ()):
                if account_id not in latest or day > latest[account_id][0]:
                    latest[account_id] = (day, relation)
    for account_id, (day, relation) in latest.items():
        key = f"remind {item.subject_kind} {item.subject_id} {item.deadline:%Y%m%d} {day:%Y%m%d}"
        why = item.why.get(relation) or _WHY[Relation(relation)]
        yield Reminder(account_id, item, f"{how_long(item.deadline, today)}; {why}", key)


def _last_day(rule: When, deadline: dt.date, today: dt.date) -> dt.date | None:
    """The last day up to today on which a rule speaks of a deadline; None before the first."""
    if rule.weekday is None:
        day = deadline + dt.timedelta(days=rule.days or 0)
        return day if day <= today else None
    day = today - dt.timedelta(days=(today.weekday() - rule.weekday) % 7)
    return day if day > deadline else None


@dataclass(frozen=True, slots=True)
class Asked:
    """The deadlines of which rules speak on a day: those on these days, and all before `over_before`, where a weekly rule speaks."""

    days: frozenset[dt.date]
    over_before: dt.date | None


def asked_of(rules: Iterable[When], today: dt.date) -> Asked:
    """Which deadlines have to be looked at on a local day: whatever has another one is not reminded of."""
    held = [rule for rule in rules if rule.active]
    spoken = [today - dt.timedelta(back) for back in range(MADE_UP_FOR.days + 1)]
    days = {day - dt.timedelta(rule.days or 0) for rule in held if rule.weekday is None for day in spoken}
    over = [day for rule in held for day in spoken if rule.weekday == day.weekday()]
    return Asked(frozenset(days), max(over, default=None))


def how_long(deadline: dt.date, today: dt.date) -> str:
    """`Còn 3 ngày đến hạn 15/12/2026`, `Hôm nay đến hạn 15/12/2026`, `Quá hạn 1 ngày, hạn 15/12/2026`."""
    left = (deadline - today).days
    if left > 0:
        return f"Còn {left} ngày đến hạn {deadline:%d/%m/%Y}"
    return f"Quá hạn {-left} ngày, hạn {deadline:%d/%m/%Y}" if left else f"Hôm nay đến hạn {deadline:%d/%m/%Y}"


def when_words(rule: When) -> str:
    """When a rule speaks: `Trước hạn 3 ngày`, `Đúng ngày đến hạn`, `Quá hạn 1 ngày`, `Thứ Hai hằng tuần khi đã quá hạn`."""
    if rule.weekday is not None:
        return f"{WEEKDAYS[rule.weekday]} hằng tuần khi đã quá hạn"
    days = rule.days or 0
    if days < 0:
        return f"Trước hạn {-days} ngày"
    return f"Quá hạn {days} ngày" if days else "Đúng ngày đến hạn"
