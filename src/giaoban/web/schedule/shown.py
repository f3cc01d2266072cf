"""An entry of the schedule as pages and prints show it: its hour, what, who, where; what changed; what it clashes with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.clashing import Pair
from giaoban.office.meetings.differing import change_words, when_words
from giaoban.office.meetings.entries import Entry
from giaoban.office.meetings.kinds import Half
from giaoban.office.meetings.queries import visible_to
from giaoban.office.meetings.weeks import Difference
from giaoban.timing.seed import OffDay
from giaoban.timing.workdays import Calendar
from giaoban.web.shell import reverse_or_none


@dataclass(frozen=True, slots=True)
class Shown:
    """What a template needs of an entry on one of its days. `note` is for the screen alone: who may not read it, what it clashes with."""

    url: str | None
    time: str
    below: str
    title: str
    lines: tuple[str, ...]
    chair: str
    participants: str
    place: str
    prepared_by: str
    office_lead: str
    tentative: bool
    cancelled: bool
    replaces: bool
    change: str = ""
    clash: str = ""
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round the entries of a page: where they lead, what changed of them, what clashes."""

    urls: Mapping[int, str] = field(default_factory=dict)
    changes: Mapping[int, str] = field(default_factory=dict)
    clashes: Mapping[int, str] = field(default_factory=dict)


def around(urls: Mapping[int, str], *, changes: Iterable[Difference] = (), clashes: Sequence[Pair] = ()) -> Around:
    """Everything that goes with entries: the addresses of those meetings that the person may open, words for what changed and clashes."""
    return Around(urls, {one.meeting: change_words(one) for one in changes}, clash_words_by_meeting(clashes))


def urls_of(account: Account, entries: Iterable[Entry]) -> dict[int, str]:
    """The pages of those meetings that a person may see."""
    keys = [entry.meeting for entry in entries]
    return addresses(visible_to(account).filter(pk__in=keys).order_by().values_list("pk", flat=True))


def addresses(meetings: Iterable[int]) -> dict[int, str]:
    """The pages of meetings that a person may see."""
    return {pk: url for pk in meetings if (url := reverse_or_none("meeting", pk))}


def shown(entry: Entry, day: dt.date, beside: Around) -> Shown:
    """An entry on a day."""
    return Shown(
        url=beside.urls.get(entry.meeting),
        time=time_words(entry, day),
        below=f"đến {entry.last_day:%d/%m}" if entry.last_day > entry.day == day else "",
        title=visible(entry.title),
        lines=tuple(visible(line) for line in (_who_and_where(entry), _prepared(entry)) if line),
        chair=_comrade(entry.chair),
        participants=visible(entry.participants),
        place=visible(entry.place),
        prepared_by=entry.prepared_by,
        office_lead=_comrade(entry.office_lead),
        tentative=entry.is_tentative,
        cancelled=entry.is_cancelled,
        replaces=entry.replaces_invitation,
        change=visible(beside.changes.get(entry.meeting, "") or _why(entry)),
        clash=beside.clashes.get(entry.meeting, ""),
        apart=_apart(entry),
    )


def off_words(calendar: Calendar, day: dt.date) -> str:
    """What day off it is by the office's calendar, or for which one a Saturday or Sunday is worked; nothing of an ordinary day."""
    off = calendar.make_up(day) or calendar.is_off(day)
    return "" if off is None or (isinstance(off, OffDay) and off.kind == "weekend") else visible(off.name)


@dataclass(frozen=True, slots=True)
class Brief:
    """What a month shows of an entry on one of its days."""

    url: str | None
    time: str
    title: str
    tentative: bool
    cancelled: bool
    apart: bool


def brief(entry: Entry, day: dt.date, urls: Mapping[int, str]) -> Brief:
    """An entry on a day of a month."""
    title, when = visible(entry.title), time_words(entry, day)
    return Brief(urls.get(entry.meeting), when, title, entry.is_tentative, entry.is_cancelled, not entry.is_for_all)


def _comrade(name: str) -> str:
    return f"đ/c {visible(name)}" if name else ""


def _who_and_where(entry: Entry) -> str:
    chair = f"Chủ trì: {_comrade(entry.chair)}" if entry.chair else ""
    until = f"đến {entry.end_time:%H:%M}" if entry.end_time and entry.last_day == entry.day else ""
    return " · ".join(part for part in (chair, entry.participants, entry.place, until) if part)


def _prepared(entry: Entry) -> str:
    parts = [("Chuẩn bị", entry.prepared_by), ("LĐVP", _comrade(entry.office_lead))]
    return " · ".join(f"{head}: {who}" for head, who in parts if who)


def _why(entry: Entry) -> str:
    return f"Không họp: {entry.why}" if entry.is_cancelled and entry.why else "Không họp" if entry.is_cancelled else ""


def _apart(entry: Entry) -> str:
    if entry.private:
        return "Việc riêng, không lên lịch chung"
    return "Hạn chế, không lên lịch chung" if entry.confidentiality > Confidentiality.OPEN else ""


def time_words(entry: Entry, day: dt.date) -> str:
    """The hour; where none is said, the part of the day if the column does not say it."""
    if day != entry.day:
        return "tiếp"
    if entry.time is not None:
        return f"{entry.time:%H:%M}"
    return {Half.ALL_DAY: "Cả ngày", Half.EVENING: "Tối"}.get(Half(entry.part), "") if entry.half else ""


def column(entry: Entry) -> str:
    """In which of the two columns it stands: what is all day long in the first, what is in the evening in the second."""
    return "morning" if entry.part in (Half.MORNING, Half.ALL_DAY) else "afternoon"


def clash_words(pair: Pair) -> str:
    """`đ/c Lê Văn Hòa có hai việc: 08:00 thứ Ba 10/11 và 09:00 thứ Ba 10/11`."""
    who = visible(pair.who) if pair.what == "room" else _comrade(pair.who)
    return f"{who} {'có' if pair.sure else 'có thể có'} hai việc: {when_words(pair.first)} và {when_words(pair.second)}"


_CLASHES = {"room": "phòng họp", "chair": "người chủ trì", "person": "người dự"}


def clash_words_by_meeting(pairs: Sequence[Pair]) -> dict[int, str]:
    """For each entry that clashes, with what."""
    clashing = {entry.meeting: entry for pair in pairs for entry in (pair.first, pair.second)}
    whens = {meeting: when_words(entry) for meeting, entry in clashing.items()}
    found: dict[int, dict[str, None]] = {}
    for pair in pairs:
        who = f" ({_comrade(pair.who)})" if pair.what != "room" else ""
        for entry, other in ((pair.first, pair.second), (pair.second, pair.first)):
            begun = "Trùng" if pair.sure else "Có thể trùng"
            found.setdefault(entry.meeting, {})[f"{begun} {_CLASHES[pair.what]}{who} với việc {whens[other.meeting]}"] = None
    return {meeting: "; ".join(words) for meeting, words in found.items()}
