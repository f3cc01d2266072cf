"""The weeks of the schedule: what stands in them for whom, what was published of them, what has changed since."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, reach
from giaoban.office.meetings.entries import PRINTED, Entry, entries_of, entry_from
from giaoban.office.meetings.kinds import Answer, Certainty
from giaoban.office.meetings.models import Attendee, Meeting, MeetingChange, Room, WeekIssue
from giaoban.office.meetings.queries import visible_to

WEEK = dt.timedelta(days=7)
LAST = dt.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose calendar: of a person, an organ, a room; of all where nothing is said. What a person stays away from is not his."""

    person: int | None = None
    organ: int | None = None
    room: int | None = None

    def among(self) -> Q:
        """The meetings that are meant."""
        asked = Q()
        called = Attendee.objects.filter(meeting=OuterRef("pk"))
        if self.person is not None:
            there = called.filter(Q(person=self.person) & ~Q(answer__in=(Answer.AWAY, Answer.DELEGATES)) | Q(delegate=self.person))
            asked &= Q(chair=self.person) | Q(office_lead=self.person) | Q(Exists(there))
        if self.organ is not None:
            asked &= Q(prepared_by=self.organ) | Q(Exists(called.filter(organ=self.organ)))
        if self.room is not None:
            asked &= Q(room=self.room)
        return asked

    def has(self, entry: Entry) -> bool:
        """Is an entry meant?"""
        return (
            (self.person is None or self.person in entry.people)
            and (self.organ is None or self.organ in entry.organs)
            and (self.room is None or self.room == entry.room)
        )


ALL = Whose()
NOT_FOR_ALL = Q(private=True) | Q(confidentiality__gt=Confidentiality.OPEN)  # agrees with `Entry.is_for_all`


def on_days(first: dt.date, last: dt.date) -> Q:
    """Meetings on any of these days: begun on one of them, or going on."""
    return Q(day__range=(first, last)) | Q(day__lt=first, end_day__gte=first)


def live_entries(account: Account, first: dt.date, last: dt.date, whose: Whose = ALL, *, brief: bool = False) -> list[Entry]:
    """The meetings of some days that a person may see, as they stand now. `brief`: what and when alone."""
    return entries_of(visible_to(account).filter(on_days(first, last) & whose.among()), brief=brief)


@dataclass(frozen=True, slots=True)
class Found:
    """What a person finds on the schedule, in its order; of which meetings the person may open the page."""

    entries: list[Entry]
    opened: frozenset[int]


def found_for(account: Account, first: dt.date, last: dt.date, whose: Whose = ALL, *, brief: bool = False) -> Found:
    """What a person finds on the schedule of some days.

    The office and the leaders all that they may see, as it stands now; others their own meetings as they stand now, and beside them what
    was last published of these weeks.
    """
    seen = visible_to(account)
    live = entries_of(seen.filter(on_days(first, last) & whose.among()), brief=brief)
    known = frozenset(entry.meeting for entry in live)
    if Relation.ANY in reach(account, Kind.MEETING):
        return Found(live, known)
    issued = [
        entry for entry in published_entries(account, first, last)
        if entry.meeting not in known and entry.day <= last and entry.last_day >= first and whose.has(entry)
    ]  # fmt: skip
    if not issued:
        return Found(live, known)
    own = set(seen.filter(pk__in=[entry.meeting for entry in issued]).order_by().values_list("pk", flat=True))
    every = sorted([*live, *(entry for entry in issued if entry.meeting not in own)], key=lambda entry: entry.order)
    return Found(every, known)


def issues_visible_to(account: Account) -> QuerySet[WeekIssue]:
    """The published weeks: of whoever reads the schedule at all. What of their entries is seen, `seen_of` says."""
    return WeekIssue.objects.all() if reach(account, Kind.SCHEDULE) else WeekIssue.objects.none()


def seen_of(account: Account, entries: Iterable[Entry]) -> list[Entry]:
    """The entries of an issue that a person may see: what was put further inside since is read by the innermost circle alone."""
    most = reach(account, Kind.SCHEDULE).get(Relation.ANY)
    if most is None:
        return []
    rows = [entry for entry in entries if entry.confidentiality <= most]
    if most == max(Confidentiality):
        return rows
    inside = Meeting.objects.filter(NOT_FOR_ALL, pk__in=[entry.meeting for entry in rows]).order_by().values_list("pk", flat=True)
    hidden = set(inside)
    return [entry for entry in rows if entry.meeting not in hidden]


def issues_of(account: Account, monday: dt.date) -> list[WeekIssue]:
    """What was published of a week, the first issue first; their entries are read when they are asked for."""
    return list(issues_visible_to(account).filter(monday=monday).defer("entries", "changed"))


def last_issue(monday: dt.date) -> WeekIssue | None:
    """The last that was published of a week."""
    return WeekIssue.objects.filter(monday=monday).order_by("-number").first()


def published_entries(account: Account, first: dt.date, last: dt.date) -> list[Entry]:
    """What was last published of the weeks of some days, as far as a person may see it."""
    later = WeekIssue.objects.filter(monday=OuterRef("monday"), number__gt=OuterRef("number"))
    weeks = issues_visible_to(account).filter(~Exists(later), monday__range=(first - LAST, last))
    # One that spans two weeks stands in both, one that was moved from the one to the other may: what was published last holds.
    found = {kept["meeting"]: kept for issue in weeks.order_by("published_at", "pk") for kept in issue.entries}
    return seen_of(account, map(entry_from, found.values()))


def without_day(account: Account, whose: Whose = ALL) -> QuerySet[Meeting, str]:
    """The titles of what is still to be announced, of what a person may see."""
    asked = whose.among() & Q(day=None, certainty=Certainty.TO_BE_ANNOUNCED)
    return visible_to(account).filter(asked).exclude(state="cancelled").values_list("title", flat=True)


def for_all(account: Account, monday: dt.date) -> tuple[list[Entry], list[Entry]]:
    """Of a week: what is published of it, and what is left out, as confidential or as a leader's private movement."""
    every = live_entries(account, monday, monday + LAST)
    return [entry for entry in every if entry.is_for_all], [entry for entry in every if not entry.is_for_all]


def sum_of(entries: Sequence[Entry]) -> str:
    """A sum of what a preview showed: what is published is what was looked at."""
    words = json.dumps([entry.to_json() for entry in entries], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of an entry since the last issue: `what` is added, moved, changed, cancelled, restored, unset (a new day is still
    to be announced) or withdrawn (no longer for all to read); and why."""

    what: str
    was: Entry | None
    now: Entry | None
    why: str = ""

    @property
    def entry(self) -> Entry:
        """The entry as it is now; as it was where it is no more."""
        entry = self.now or self.was
        assert entry is not None
        return entry

    @property
    def meeting(self) -> int:
        """Which meeting."""
        return self.entry.meeting

    def to_json(self) -> dict[str, Any]:
        """As an issue of changes keeps it."""
        was, now = (entry.to_json() if entry else None for entry in (self.was, self.now))
        return {"meeting": self.meeting, "what": self.what, "was": was, "now": now, "why": self.why}


def difference_from(kept: dict[str, Any]) -> Difference:
    """A change that an issue kept."""
    was, now = (entry_from(kept[name]) if kept[name] else None for name in ("was", "now"))
    return Difference(kept["what"], was, now, kept["why"])


def changes_since(issue: WeekIssue, now: Sequence[Entry]) -> list[Difference]:
    """What has changed of a week since an issue: each entry with what it was, what it is, and the reasons that were given."""
    before = {kept["meeting"]: entry_from(kept) for kept in issue.entries}
    here = {entry.meeting: entry for entry in now}
    gone = [key for key in before if key not in here]
    elsewhere = {entry.meeting: entry for entry in entries_of(Meeting.objects.filter(pk__in=gone)) if entry.is_for_all}
    unset = set(Meeting.objects.filter(pk__in=gone, day=None).order_by().values_list("pk", flat=True))
    found = [_difference(before.get(key), here.get(key) or elsewhere.get(key), unset) for key in dict.fromkeys([*before, *here])]
    reasons = _reasons(issue, [one.meeting for one in found if one is not None and one.what != "withdrawn"])
    differences = [replace(one, why=reasons.get(one.meeting, "")) for one in found if one is not None]
    return sorted(differences, key=lambda one: one.entry.order)


def _difference(was: Entry | None, now: Entry | None, unset: set[int]) -> Difference | None:
    what = _what(was, now, unset)
    return Difference(what, was, now) if what else None


def _what(was: Entry | None, now: Entry | None, unset: set[int]) -> str:
    if was is None:
        return "added"
    if now is None:
        return "unset" if was.meeting in unset else "withdrawn"
    if now.is_cancelled != was.is_cancelled:
        return "cancelled" if now.is_cancelled else "restored"
    differing = {name for name in PRINTED if getattr(was, name) != getattr(now, name)}
    if differing & {"day", "end_day", "half", "time", "end_time"}:
        return "moved"
    return "changed" if differing else ""


def _reasons(issue: WeekIssue, keys: Sequence[int]) -> dict[int, str]:
    found: dict[int, dict[str, None]] = {}
    rows = MeetingChange.objects.filter(meeting__in=keys, at__gte=issue.published_at).exclude(reason="").order_by("pk")
    for meeting, reason in rows.values_list("meeting_id", "reason"):
        found.setdefault(meeting, {})[reason] = None
    return {meeting: "; ".join(reasons) for meeting, reasons in found.items()}


def rooms_visible_to(account: Account) -> QuerySet[Room]:
    """The rooms: of whoever reads the schedule."""
    return Room.objects.all() if reach(account, Kind.SCHEDULE) else Room.objects.none()
