"""How many tasks stand how: for the filters of a list, the columns of the board, organs, leaders, papers and cited documents.

Every number equals the list that it leads to, counted row by row (a test recounts them).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Work
from giaoban.office.registry.models import Paper
from giaoban.office.work import rules
from giaoban.office.work.listing import Listed, Row
from giaoban.office.work.models import IS_CLOSED, IS_OPEN, WAITED_FOR, Assignment, Side, Task, Workflow
from giaoban.office.work.timing import SOON, Timing, timing


class Standings(NamedTuple):
    """Of what is open how much stands in which workflow, and how that which is waited for stands to its deadline."""

    workflows: dict[str, int]
    timings: dict[Timing, int]

    @property
    def all(self) -> int:
        """All of it."""
        return sum(self.workflows.values())


def standings(found: Listed, today: dt.date) -> Standings:
    """How the open ones among these rows stand. Grouped as the index has them, a line a day; what a day means is said here."""
    open_ones = found.rows.filter(IS_OPEN)
    if found.of_shares:
        open_ones = open_ones.exclude(workflow=Workflow.DRAFT)
    counted = open_ones.order_by().values_list("workflow", "deadline").annotate(many=Count("pk"))
    workflows: dict[str, int] = defaultdict(int)
    timings: dict[Timing, int] = defaultdict(int)
    for workflow, deadline, many in counted:
        workflows[workflow] += many
        if workflow in WAITED_FOR:
            timings[timing(deadline, None, today)] += many
    return Standings(dict(workflows), dict(timings))


class Load(NamedTuple):
    """What somebody has to do: open, due soon, overdue; and of this month what was done on time and what late."""

    open: int = 0
    soon: int = 0
    overdue: int = 0
    on_time: int = 0
    late: int = 0


def _running(today: dt.date) -> dict[str, Count]:
    waited = Q(workflow__in=WAITED_FOR)
    return {
        "open": Count("pk"),
        "soon": Count("pk", filter=waited & Q(deadline__gte=today, deadline__lte=today + dt.timedelta(SOON))),
        "overdue": Count("pk", filter=waited & Q(deadline__lt=today)),
    }


def load_by_organ(account: Account, side: Side | None, today: dt.date) -> dict[int, Load]:
    """The shares of each organ, as far as the office's tasks are the person's to see. In one query what runs, in another what was done."""
    shares = _office_shares(account).filter(organ__isnull=False).order_by()
    if side is not None:
        shares = shares.filter(side=side)
    return _loads(shares.exclude(workflow=Workflow.DRAFT), shares, "organ_id", today)


def load_by_leader(account: Account, today: dt.date) -> dict[int | None, Load]:
    """The tasks of each leader in charge; under None those that nobody is in charge of."""
    tasks = Task.objects.filter(**_up_to(account)).order_by()
    return _loads(tasks, tasks.filter(IS_OPEN | IS_CLOSED), "leader_id", today)  # both, one after the other, lie in the index by day


def _loads(rows: QuerySet[Any], ended: QuerySet[Any], by: str, today: dt.date) -> dict[Any, Load]:
    # As a sum of its own, for SQLite would walk every task that ever was in the order of the key, to save itself a sorting.
    of_whom = rows.filter(IS_OPEN).annotate(who=Coalesce(F(by), 0)).values_list("who")
    running = [(who or None, *counts) for who, *counts in of_whom.annotate(**_running(today))]
    done = ended.filter(done_on__gte=today.replace(day=1), done_on__lte=today, deadline__isnull=False)
    in_time, late = Q(done_on__lte=F("deadline")), Q(done_on__gt=F("deadline"))
    counted = done.values_list(by).annotate(on_time=Count("pk", filter=in_time), late=Count("pk", filter=late))
    this_month = {who: counts for who, *counts in counted}
    found = {who: Load(many, soon, over, *this_month.pop(who, (0, 0))) for who, many, soon, over in running}
    return found | {who: Load(on_time=counts[0], late=counts[1]) for who, counts in this_month.items()}


def _office_shares(account: Account) -> QuerySet[Assignment]:
    most = rules.sees_all_of(account)
    if most is None:
        return Assignment.objects.none()
    # All of them are gone through: the few tasks that are further inside are found once.
    inside = Task.objects.filter(confidentiality__gt=most)
    return Assignment.objects.all() if most == max(Confidentiality) else Assignment.objects.exclude(task__in=inside)


def _up_to(account: Account) -> dict[str, Any]:
    most = rules.sees_all_of(account)
    if most is None:
        return {"pk__in": []}
    return {} if most == max(Confidentiality) else {"confidentiality__lte": most}


class Counted(NamedTuple):
    """A thing with tasks behind it: how many there are, are open, are overdue."""

    key: int
    all: int
    open: int
    overdue: int


def papers_with_tasks(account: Account, *, before: int | None, many: int, today: dt.date) -> list[Counted]:
    """Papers with open tasks, the latest first, from a key down, each with its counts. Two queries."""
    tasks = Task.objects.filter(paper__isnull=False, **_up_to(account))
    below = Paper.objects.all() if before is None else Paper.objects.filter(pk__lt=before)
    with_open = below.filter(Exists(tasks.filter(IS_OPEN, paper=OuterRef("pk"))))
    papers = list(with_open.order_by("-pk").values_list("pk", flat=True)[:many])
    return _counted(papers, tasks.filter(paper__in=papers), "paper_id", today)


def works_with_tasks(account: Account, *, before: int | None, many: int, today: dt.date) -> list[Counted]:
    """Documents cited by papers that have open tasks, the latest known first, each with the counts of those tasks."""
    tasks = Task.objects.filter(**_up_to(account))
    works = Work.objects.filter(Exists(tasks.filter(IS_OPEN, paper__mentions__work=OuterRef("pk"))))
    below = works if before is None else works.filter(pk__lt=before)
    keys = list(below.order_by("-pk").values_list("pk", flat=True)[:many])
    joined = tasks.filter(paper__mentions__work__in=keys)
    return _counted(keys, joined, "paper__mentions__work_id", today)


def _counted(keys: Sequence[int], tasks: QuerySet[Task], by: str, today: dt.date) -> list[Counted]:
    late = IS_OPEN & Q(workflow__in=WAITED_FOR, deadline__lt=today)
    columns = {"all": Q(), "open": IS_OPEN, "overdue": late}
    counts = (
        tasks.order_by().values_list(by).annotate(**{name: Count("pk", distinct=True, filter=which) for name, which in columns.items()})
    )
    found = {key: Counted(key, *rest) for key, *rest in counts}
    return [found[key] for key in keys if key in found]


def first_of_each(found: Listed, by: str, many: int) -> dict[Any, list[Row]]:
    """Of each group the first so many rows by deadline, in two queries: `by` is a field of the rows."""
    place = Window(RowNumber(), partition_by=[F(by)], order_by=[F("deadline").asc(), F("pk").asc()])
    keys = dict(found.rows.annotate(place=place).filter(place__lte=many).values_list("pk", by))
    groups: dict[Any, list[Row]] = {}
    for row in found.read(found.rows.filter(pk__in=list(keys)).order_by("deadline", "pk")):
        groups.setdefault(keys[row.pk], []).append(row)
    return groups
