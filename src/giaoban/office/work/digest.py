"""What of the work stands in the Monday digest: for everybody what he sees and has to do with, counted for all at once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count as Many
from django.db.models import Q, QuerySet

from giaoban.office.directory.queries import RoleHolder, deputies_of, role_holders
from giaoban.office.directory.visibility import OFFICE_ROLES, Kind, Relation, Role, reach
from giaoban.office.notices.digest import Count, counts
from giaoban.office.work.models import IS_OPEN, UNDERWAY, WAITED_FOR, Answer, Assignment, Extension, Objection, Task, Workflow

_A_WEEK = dt.timedelta(6)
Counted = Counter[tuple[int | None, ...]]  # how many of what is alike in the things asked for


class _Week(NamedTuple):
    """All that is counted: of shares by organ, person and confidentiality, of tasks by giver, confidentiality and whether flagged."""

    over: Counted
    due: Counted
    reported: Counted
    late: Counted
    drafts: Counted
    asked: Counted
    deputies: Mapping[int, list[int]]


@counts("work")
def count_work(accounts: Sequence[int], day: dt.date) -> dict[int, list[Count]]:
    """What is overdue, due within seven days from a local day, waits for a word or to be handed out. A fixed number of queries."""
    asked = set(accounts)
    week = _counted(day)
    return {who.account_id: _of(who, week) for who in role_holders() if who.account_id in asked}


def _counted(day: dt.date) -> _Week:
    shares = Assignment.objects.filter(IS_OPEN, workflow__in=UNDERWAY)
    of_share = ("organ_id", "person_id", "task__confidentiality")
    of_task = ("giver_id", "confidentiality", "flagged")
    open_tasks = Task.objects.filter(IS_OPEN)
    waiting = Q(answer=Answer.WAITING)
    asked = [_by(model._default_manager.filter(waiting), "assignment__task__confidentiality") for model in (Extension, Objection)]
    reported = _by(open_tasks.filter(workflow=Workflow.REPORTED), *of_task)
    late = _by(open_tasks.filter(deadline__lt=day, workflow__in=(w for w in WAITED_FOR if w != Workflow.DRAFT)), *of_task)
    givers = {giver for giver, *_ in (*reported, *late) if giver is not None}
    return _Week(
        over=_by(shares.filter(deadline__lt=day), *of_share),
        due=_by(shares.filter(deadline__gte=day, deadline__lte=day + _A_WEEK), *of_share),
        reported=reported,
        late=late,
        drafts=_by(open_tasks.filter(workflow=Workflow.DRAFT), "confidentiality"),
        asked=asked[0] + asked[1],
        deputies=deputies_of(givers, day),
    )


def _by(rows: QuerySet[Task] | QuerySet[Assignment] | QuerySet[Extension] | QuerySet[Objection], *fields: str) -> Counted:
    counted = rows.order_by().values(*fields).annotate(many=Many("pk"))
    return Counter({tuple(row[name] for name in fields): row["many"] for row in counted})


def _sum(counted: Counted, which: Callable[..., bool]) -> int:
    return sum(many for key, many in counted.items() if which(*key))


def _of(who: RoleHolder, week: _Week) -> list[Count]:
    reached = reach(who, Kind.WORK)
    most = reached.get(Relation.ANY, -1)
    own_organ, personal = max(most, reached.get(Relation.OWN_ORGAN, -1)), max(most, reached.get(Relation.PERSONAL, -1))

    def is_own(organ: int | None, person: int | None, inside: int) -> bool:
        return who.stands_for(organ) and inside <= own_organ if organ is not None else person == who.person_id and inside <= personal

    def is_given(giver: int | None, inside: int, _flagged: int) -> bool:
        return inside <= most and giver is not None and giver == who.person_id

    def waits_for_him(giver: int | None, inside: int, flagged: int) -> bool:
        stands = giver is None or who.person_id in (giver, *week.deputies.get(giver, ()))
        by_giving = Role.LEADER in who.roles and who.person_id is not None and stands
        return inside <= most and (by_giving or (not flagged and bool(who.roles & {Role.CHIEF, Role.COMPILER})))

    def is_seen(inside: int) -> bool:
        return inside <= most

    found = [Count(_sum(week.over, is_own), "việc quá hạn"), Count(_sum(week.due, is_own), "việc đến hạn trong tuần")]
    if Role.LEADER in who.roles:
        found.append(Count(_sum(week.late, is_given), "việc đồng chí giao đang quá hạn"))
    if Role.CHIEF in who.roles:
        found.append(Count(_sum(week.late, lambda _giver, inside, _flagged: inside <= most), "việc quá hạn văn phòng theo dõi"))
        found.append(Count(_sum(week.asked, is_seen), "đề nghị chờ trả lời"))
    found.append(Count(_sum(week.reported, waits_for_him), "việc chờ xác nhận"))
    if who.roles & OFFICE_ROLES:
        found.append(Count(_sum(week.drafts, is_seen), "việc chờ giao"))
    return found
