"""How many tasks stand how: for the filters of a list, the columns of the board, organs, leaders, papers and cited documents.

Every number equals the list that it leads to, counted row by row (a test recounts them).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Mention, Work
from giaoban.office.registry import queries as registry
from giaoban.office.work import rules
from giaoban.office.work.listing import Listed, Row
from giaoban.office.work.models import FINISHED, WAITED_FOR, Assignment, Side, Task, Workflow
from giaoban.office.work.timing import SOON, Timing

_NOT_HANDED_OUT = (Workflow.DRAFT, Workflow.DROPPED, Workflow.HANDED_OVER)


class Standings(NamedTuple):
    """Of what is open how much stands in which workflow, and how that which is waited for stands to its deadline."""

    workflows: dict[str, int]
    timings: dict[Timing, int]

    @property
    def all(self) -> int:
        """All of it."""
        return sum(self.workflows.values())


def standings(found: Listed, today: dt.date) -> Standings:
    """How the open ones among these rows stand: one look at an index, grouped."""
    open_ones = found.rows.filter(closed=False)
    if found.of_shares:
        open_ones = open_ones.exclude(workflow=Workflow.DRAFT)
    counted = open_ones.order_by().values_list("workflow", _timing(today)).annotate(many=Count("pk"))
    workflows: dict[str, int] = defaultdict(int)
    timings: dict[Timing, int] = defaultdict(int)
    for workflow, timing, many in counted:
        workflows[workflow] += many
        if workflow in WAITED_FOR:
            timings[Timing(timing)] += many
    return Standings(dict(workflows), dict(timings))


def _timing(today: dt.date) -> Case:
    return Case(
        When(deadline=None, then=Value(Timing.NO_DEADLINE.value)),
        When(deadline__lt=today, then=Value(Timing.OVERDUE.value)),
        When(deadline__lte=today + dt.timedelta(SOON), then=Value(Timing.DUE_SOON.value)),
        default=Value(Timing.NOT_YET_DUE.value),
    )


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
    shares = _office_shares(account).filter(organ__isnull=False).exclude(workflow__in=_NOT_HANDED_OUT).order_by()
    if side is not None:
        shares = shares.filter(side=side)
    return _loads(shares, "organ_id", today)


def load_by_leader(account: Account, today: dt.date) -> dict[int | None, Load]:
    """The tasks of each leader in charge; under None those that nobody is in charge of."""
    return _loads(Task.objects.filter(**_up_to(account)).order_by(), "leader_id", today)


def _loads(rows: QuerySet[Any], by: str, today: dt.date) -> dict[Any, Load]:
    running = rows.filter(closed=False).values_list(by).annotate(**_running(today))
    done = rows.filter(workflow__in=FINISHED, done_on__gte=today.replace(day=1), done_on__lte=today, deadline__isnull=False)
    ended = done.values_list(by).annotate(
        on_time=Count("pk", filter=Q(done_on__lte=F("deadline"))), late=Count("pk", filter=Q(done_on__gt=F("deadline")))
    )
    late = {who: (on_time, late) for who, on_time, late in ended}
    found = {who: Load(many, soon, over, *late.pop(who, (0, 0))) for who, many, soon, over in running}
    return found | {who: Load(on_time=counts[0], late=counts[1]) for who, counts in late.items()}


def _office_shares(account: Account) -> QuerySet[Assignment]:
    return Assignment.objects.filter(**{f"task__{name}": value for name, value in _up_to(account).items()})


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
    below = tasks.filter(closed=False) if before is None else tasks.filter(closed=False, paper__lt=before)
    papers = list(below.order_by("-paper_id").values_list("paper_id", flat=True).distinct()[:many])
    return _counted(papers, tasks.filter(paper__in=papers), "paper_id", today)


def works_with_tasks(account: Account, *, before: int | None, many: int, today: dt.date) -> list[Counted]:
    """Documents cited by papers that have open tasks, the latest known first, each with the counts of those tasks."""
    tasks = Task.objects.filter(**_up_to(account))
    cited = Mention.objects.filter(paper__in=registry.visible_to(account))
    with_open = cited.filter(paper__in=tasks.filter(closed=False, paper__isnull=False).values("paper_id"))
    works = Work.objects.filter(pk__in=with_open.values("work_id"))
    below = works if before is None else works.filter(pk__lt=before)
    keys = list(below.order_by("-pk").values_list("pk", flat=True)[:many])
    joined = tasks.filter(paper__mentions__work__in=keys)
    return _counted(keys, joined, "paper__mentions__work_id", today)


def _counted(keys: Sequence[int], tasks: QuerySet[Task], by: str, today: dt.date) -> list[Counted]:
    late = Q(closed=False, workflow__in=WAITED_FOR, deadline__lt=today)
    columns = {"all": Q(), "open": Q(closed=False), "overdue": late}
    counts = (
        tasks.order_by().values_list(by).annotate(**{name: Count("pk", distinct=True, filter=which) for name, which in columns.items()})
    )
    found = {key: Counted(key, *rest) for key, *rest in counts}
    return [found[key] for key in keys if key in found]


def first_of_each(found: Listed, by: str, many: int) -> dict[Any, list[Row]]:
    """Of each group the first so many rows by deadline, in one query: `by` is a field of the rows."""
    place = Window(RowNumber(), partition_by=[F(by)], order_by=[F("deadline").asc(), F("pk").asc()])
    rows = found.rows.annotate(place=place).filter(place__lte=many).order_by("deadline", "pk")
    read = found.read(rows)
    keys = dict(found.rows.model._default_manager.filter(pk__in=[row.pk for row in read]).values_list("pk", by))
    groups: dict[Any, list[Row]] = {}
    for row in read:
        groups.setdefault(keys[row.pk], []).append(row)
    return groups
