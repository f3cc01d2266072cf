"""Who is told that a week was published, or that it changed: those whose meetings are on it, and of changes only those concerned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Q

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import RoleHolder, role_holders
from giaoban.office.directory.visibility import Kind, sees_some
from giaoban.office.meetings.entries import Entry
from giaoban.office.meetings.models import WeekIssue
from giaoban.office.meetings.weeks import LAST, Difference
from giaoban.office.notices.actions import Telling, tell_all

PUBLISHED, CHANGED = "meetings.week-published", "meetings.week-changed"


def week_words(monday: dt.date) -> str:
    """`tuần 45 (từ 02/11 đến 08/11/2026)`."""
    return f"tuần {monday.isocalendar().week} (từ {monday:%d/%m} đến {monday + LAST:%d/%m/%Y})"


def tell_of_week(actor: Account, issue: WeekIssue, entries: Sequence[Entry], changes: Sequence[Difference]) -> None:
    """Tell the people of the entries, or of those that changed, as they are and as they were; never who published."""
    groups = [[entry] for entry in entries]
    kind, title, reason = PUBLISHED, f"Lịch công tác {week_words(issue.monday)}", "Trong tuần có {} việc của đồng chí hoặc đơn vị đồng chí"
    if issue.kind == WeekIssue.Kind.CHANGES:
        groups = [[entry for entry in (change.was, change.now) if entry is not None] for change in changes]
        kind, title = CHANGED, f"Lịch thay đổi, bổ sung {week_words(issue.monday)}"
        reason = "{} việc của đồng chí hoặc đơn vị đồng chí thay đổi so với lịch đã ban hành"
    every = [entry for group in groups for entry in group]
    told = []
    for who in role_holders(_concerned(every)):
        many = sum(any(_is_of(entry, who) for entry in group) for group in groups)
        if many and who.account_id != actor.pk and sees_some(who, Kind.SCHEDULE):
            key = f"{kind} {issue.monday} {issue.number}"
            told.append(Telling(who.account_id, kind, ("meetings.weekissue", issue.pk), title, reason.format(many), key))
    tell_all(told)


def _concerned(entries: Iterable[Entry]) -> Q:
    people = {person for entry in entries for person in entry.people}
    organs = {organ for entry in entries for organ in entry.organs}
    return Q(person_id__in=people) | Q(holdings__organ_id__in=organs)


def _is_of(entry: Entry, who: RoleHolder) -> bool:
    return who.person_id in entry.people or any(who.stands_for(organ) for organ in entry.organs)
