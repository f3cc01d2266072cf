"""What is overdue of each unit on a day, as a letter may say it: the unit's own shares, of tasks and papers that are open to it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.work import rules
from giaoban.office.work.models import IS_OPEN, UNDERWAY, Assignment, Task, UrgingLetter, UrgingLine
from giaoban.office.work.unit_sheets.rows import source_of


@dataclass(frozen=True, slots=True)
class LateShare:
    """A row of a letter before it is one."""

    share_id: int
    title: str
    source: str
    side: str
    deadline: dt.date
    days_late: int


@dataclass(frozen=True, slots=True)
class LateUnit:
    """A unit with what is overdue of it: how much, since when; how much of it no letter may say; how often it was urged, and when last."""

    organ_id: int
    many: int
    oldest: dt.date
    within: int
    urged: int
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Late:
    """The units with something overdue, and how much in all, of these units or others, no letter may say."""

    units: tuple[LateUnit, ...]
    within: int


def _late(day: dt.date) -> QuerySet[Assignment]:
    """The shares of units that somebody is to do something about, and whose deadline is over on a local day."""
    return Assignment.objects.filter(IS_OPEN, organ__isnull=False, workflow__in=UNDERWAY, deadline__lt=day)


def _within() -> Exists:
    """Of shares: does the task, or the paper that it comes from, stand further inside than a unit sees?"""
    inside = Q(confidentiality__gt=Confidentiality.OPEN) | Q(paper__confidentiality__gt=Confidentiality.OPEN)
    return Exists(Task.objects.filter(inside, pk=OuterRef("task_id")))


def late_units(account: Account, day: dt.date) -> Late:
    """The units with something overdue on a local day. What is further inside is counted for who sees it, and stands in no letter."""
    if not rules.may_urge(account):
        return Late((), 0)
    sees_inside = rules.sees_all_of(account) == max(Confidentiality)
    rows = _late(day).annotate(inside=_within()).order_by().values_list("organ_id", "inside").annotate(Count("pk"), Min("deadline"))
    outside: dict[int, tuple[int, dt.date]] = {}
    within: dict[int, int] = {}
    for organ, inside, many, oldest in rows:
        if not inside:
            outside[organ] = (many, oldest)
        elif sees_inside:
            within[organ] = many
    urged = UrgingLetter.objects.filter(organ__in=outside).order_by().values_list("organ_id")
    often = {organ: (many, last) for organ, many, last in urged.annotate(Count("urging__day", distinct=True), Max("urging__day"))}
    units = (LateUnit(organ, *late, within.get(organ, 0), *often.get(organ, (0, None))) for organ, late in outside.items())
    return Late(tuple(units), sum(within.values()))


def late_shares(organs: Collection[int], day: dt.date) -> dict[int, list[LateShare]]:
    """For each of some units its own overdue shares, the oldest first."""
    rows = _late(day).filter(~_within(), organ__in=organs).select_related("task__paper").order_by("deadline", "pk")
    found: dict[int, list[LateShare]] = {}
    for share in rows:
        assert share.organ_id is not None
        assert share.deadline is not None
        late = LateShare(share.pk, share.task.title, source_of(share.task), share.side, share.deadline, (day - share.deadline).days)
        found.setdefault(share.organ_id, []).append(late)
    return found


def sum_of(shares: Sequence[LateShare]) -> str:
    """What was shown of a unit, in few letters: another sum, another letter."""
    told = json.dumps([astuple(share) for share in shares], default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def times_before(shares: Collection[int], day: dt.date) -> dict[int, int]:
    """For each of some shares on how many days before this one it was urged."""
    rows = UrgingLine.objects.filter(assignment__in=shares, letter__urging__day__lt=day).order_by()
    return dict(rows.values_list("assignment_id").annotate(Count("letter__urging__day", distinct=True)))
