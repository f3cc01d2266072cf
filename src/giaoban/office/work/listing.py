"""The rows of lists of tasks: which of them a person may see, what stands in a row, and how a page of them is found.

The office lists tasks. Whoever sees only what he has to do with lists his own shares, with their deadline and state and nobody else's;
so does the office when it asks for one organ. Lists page by key: deadline and row, what has no deadline last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from giaoban.office.audit.kept import Kept
from giaoban.office.directory.models import Account, OrganName, holds
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, Role, reach
from giaoban.office.evidence.models import Mention
from giaoban.office.registry import queries as registry
from giaoban.office.registry.spelling import folded
from giaoban.office.work import rules
from giaoban.office.work.chosen import Chosen
from giaoban.office.work.models import IS_CLOSED, IS_OPEN, Assignment, Side, Task, Workflow
from giaoban.office.work.queries import timed

PAGE = 50
_GONE = (Workflow.DROPPED, Workflow.HANDED_OVER)
_MOST_WORDS = 8
_FEW = 900


class Row(NamedTuple):
    """A row of a list. Key, revision, state and deadlines are those of the share where shares are listed; all else is the task's."""

    pk: int
    revision: int
    workflow: str
    deadline: dt.date | None
    first_deadline: dt.date | None
    done_on: dt.date | None
    task_id: int
    task_revision: int
    title: str
    origin: str
    field: str
    product: str
    giver: str | None
    leader: str | None
    flagged: bool
    reason: str
    authority: str
    answer_number: str
    paper_id: int | None
    side: str = ""
    result: str = ""


_OWN = ("pk", "revision", "workflow", "deadline", "first_deadline", "done_on")
_OF_TASK = (
    "title", "origin", "field", "product", "giver__full_name", "leader__full_name", "flagged", "reason", "authority",
    "answer_number", "paper_id",
)  # fmt: skip
_OF_SHARE = ("side", "result")


@dataclass(frozen=True)
class Listed:
    """Rows of a list as a question to the database. `of_shares`: they are shares; `whole`: the person sees all of their tasks."""

    rows: QuerySet[Any]
    of_shares: bool
    whole: bool

    @property
    def to_task(self) -> str:
        """How a field of the task is named from a row."""
        return "task__" if self.of_shares else ""

    def read(self, rows: QuerySet[Any]) -> list[Row]:
        """These rows, in one query."""
        if self.of_shares:
            told = (f"task__{name}" for name in _OF_TASK)
            return [Row(*values) for values in rows.values_list(*_OWN, "task_id", "task__revision", *told, *_OF_SHARE)]
        tasks = rows.values_list(*_OWN, *_OF_TASK)
        return [Row(*values[: len(_OWN)], *values[:2], *values[len(_OWN) :]) for values in tasks]


def may_list_all(account: Account) -> bool:
    """Does the person list the office's tasks, and not only his own shares?"""
    return rules.sees_all_of(account) is not None


def listed(account: Account, chosen: Chosen) -> Listed:
    """All that a person may see of what is asked for, whatever its state; in no order."""
    most = rules.sees_all_of(account)
    if most is None or chosen.mine:
        rows = Assignment.objects.filter(_own(account)).exclude(workflow=Workflow.DRAFT)
        found = Listed(rows if chosen.organ is None else rows.filter(organ_id=chosen.organ), of_shares=True, whole=False)
    elif chosen.organ is not None:
        found = Listed(Assignment.objects.filter(_not_beyond(most), organ_id=chosen.organ), of_shares=True, whole=True)
    else:
        found = Listed(Task.objects.filter(**_up_to(most)), of_shares=False, whole=True)
    rows = found.rows.filter(*_asked(account, chosen, found.to_task))
    if found.of_shares and chosen.side is not None:
        rows = rows.filter(side=chosen.side)
    return Listed(rows, found.of_shares, found.whole)


def _not_beyond(most: Confidentiality) -> Q:
    """Of shares: those whose task is no further inside. Asked of each share, so that the shares' own index leads and not the tasks'."""
    beyond = Task.objects.filter(pk=OuterRef("task_id"), confidentiality__gt=most)
    return Q() if most == max(Confidentiality) else ~Q(Exists(beyond))


def _up_to(most: Confidentiality) -> dict[str, Any]:
    return {} if most == max(Confidentiality) else {"confidentiality__lte": most}


def _own(account: Account) -> Q:
    """Shares that are the person's own or those of the organs he stands for, of tasks that he sees by them."""
    found = reach(account, Kind.WORK)
    everything = found.get(Relation.ANY)
    mine = Q(pk__in=[])
    # Few people hold a share in person: asked first, the others' lists walk the index of their organ alone.
    holds_some = account.person_id is not None and Assignment.objects.filter(person_id=account.person_id).exists()
    if holds_some and (most := _most(found.get(Relation.PERSONAL), everything)) is not None:
        mine |= Q(_not_beyond(most), person_id=account.person_id)
    stands_for = Role.FOCAL_POINT in account.roles and account.organ_ids
    if stands_for and (most := _most(found.get(Relation.OWN_ORGAN), everything)) is not None:
        mine |= Q(_not_beyond(most), organ_id__in=account.organ_ids)
    return mine


def _most(*found: Confidentiality | None) -> Confidentiality | None:
    return max((one for one in found if one is not None), default=None)


def _asked(account: Account, chosen: Chosen, to_task: str) -> list[Q]:
    """The filters but those of state and time."""
    values = {
        "leader_id": chosen.leader or None,
        "giver_id": chosen.giver,
        "field": chosen.field or None,
        "origin": chosen.origin,
        "paper_id": chosen.paper,
        "flagged": chosen.flagged or None,
    }
    found = [Q(**{f"{to_task}{name}": value}) for name, value in values.items() if value is not None]
    if chosen.leader == 0:
        found.append(Q(**{f"{to_task}leader": None}))
    if chosen.work is not None:
        papers = registry.visible_to(account)
        found.append(Q(**{f"{to_task}paper_id__in": Mention.objects.filter(work_id=chosen.work, paper__in=papers).values("paper_id")}))
    if chosen.extended:
        found.append(Q(deadline__gt=F("first_deadline")))
    for name, day in {"deadline__gte": chosen.since, "deadline__lte": chosen.until}.items():
        if day is not None:
            found.append(Q(**{name: day}))
    return found + _worded(chosen, to_task)


def _worded(chosen: Chosen, to_task: str) -> list[Q]:
    """Every word stands in the title. Few tasks are found once, in the index that holds the words, and named by their keys after that."""
    words = [Q(folded__contains=word) for word in folded(chosen.q).split()[:_MOST_WORDS]]
    if not words:
        return []
    among = Task.objects.filter(IS_OPEN) if chosen.closed is False else Task.objects.all()
    keys = list(among.filter(*words).values_list("pk", flat=True)[: _FEW + 1])
    if len(keys) <= _FEW:
        return [Q(**{f"{to_task}pk__in": keys})]
    return [Q(**{f"{to_task}{name}": value}) for word in words for name, value in word.children]  # type: ignore[misc]


def standing(found: Listed, chosen: Chosen, today: dt.date) -> Listed:
    """Of these rows those that stand as is asked for; a share that is not handed out, or went to another, only where it is asked for."""
    rows = found.rows
    if chosen.closed is not None:
        rows = rows.filter(IS_CLOSED if chosen.closed else IS_OPEN)
    if chosen.workflow is not None:
        rows = rows.filter(workflow=chosen.workflow)
    elif found.of_shares:
        rows = rows.exclude(workflow__in=(Workflow.DRAFT, *_GONE))
    if chosen.timing is not None:
        rows = rows.filter(timed(chosen.timing, today))
    if chosen.kept:
        rows = rows.filter(done_on__lte=F("deadline"))
    for name, day in {"done_on__gte": chosen.done_since, "done_on__lte": chosen.done_until}.items():
        if day is not None:
            rows = rows.filter(**{name: day})
    return Listed(rows, found.of_shares, found.whole)


def chosen_rows(account: Account, chosen: Chosen, today: dt.date | None = None) -> Listed:
    """The rows that are asked for, as far as the person may see them."""
    return standing(listed(account, chosen), chosen, today or timezone.localdate())


@dataclass(frozen=True, slots=True)
class Key:
    """Where a row stands: its deadline, then the row; without a deadline after all that have one."""

    day: dt.date | None
    pk: int

    @classmethod
    def read(cls, text: str) -> Key | None:
        """A key as an address holds it; None for what is none."""
        day, _, pk = text.partition(".")
        try:
            return cls(dt.date.fromisoformat(day) if day else None, int(pk))
        except ValueError:
            return None

    def __str__(self) -> str:
        """As an address holds it."""
        return f"{self.day or ''}.{self.pk}"


@dataclass(frozen=True)
class Page:
    """Some rows in order, and the keys from which the pages beside it begin; None where there is none."""

    rows: list[Row]
    before: str | None = None
    after: str | None = None


def in_parts(rows: QuerySet[Any], *, newest_first: bool) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """What has a deadline, in order, and what has none: two walks of an index, where one order of both would sort them all."""
    dated = rows.filter(deadline__isnull=False)
    order = ("-deadline", "-pk") if newest_first else ("deadline", "pk")
    return dated.order_by(*order), rows.filter(deadline=None).order_by("pk")


def page_of(found: Listed, *, newest_first: bool, after: str = "", before: str = "", size: int = PAGE) -> Page:
    """The page that begins after a key, or ends before one."""
    key = Key.read(before or after) if before or after else None
    back = bool(before) and key is not None
    rows = _walked(found, in_parts(found.rows, newest_first=newest_first), key, newest_first, back, size + 1)
    more, rows = len(rows) > size, rows[:size]
    if back:
        rows.reverse()
    first, last = (Key(rows[0].deadline, rows[0].pk), Key(rows[-1].deadline, rows[-1].pk)) if rows else (key, key)
    sooner, later = (more, True) if back else (key is not None, more)
    return Page(rows, str(first) if sooner and first else None, str(last) if later and last else None)


def _walked(
    found: Listed, parts: tuple[QuerySet[Any], QuerySet[Any]], key: Key | None, newest_first: bool, back: bool, many: int
) -> list[Row]:
    """So many rows from a key on, or from one back. The second part is looked at only where the first has too few."""
    dated, undated = parts
    if key is not None and key.day is not None:
        dated = dated.filter(_beyond(key.day, key.pk, descending=newest_first != back))
    elif key is not None:
        undated = undated.filter(pk__lt=key.pk) if back else undated.filter(pk__gt=key.pk)
    ways = [undated.reverse(), dated.reverse()] if back else [dated, undated]
    if key is not None and (key.day is None) != back:
        ways = ways[1:]  # back from a dated row no undated one comes, on from an undated one no dated
    rows: list[Row] = []
    for way in ways:
        if len(rows) < many:
            rows += found.read(way[: many - len(rows)])
    return rows


def _beyond(day: dt.date, pk: int, *, descending: bool) -> Q:
    # The day alone bounds the walk of the index; day and row together decide among rows that share it.
    way = "lt" if descending else "gt"
    return Q(**{f"deadline__{way}e": day}) & (Q(**{f"deadline__{way}": day}) | Q(deadline=day, **{f"pk__{way}": pk}))


class Part(NamedTuple):
    """Who takes part in a task: a share with its revision, and its holder's name."""

    share_id: int
    revision: int
    workflow: str
    side: str
    name: str
    organ_id: int | None
    result: str


def taking_part(
    tasks: Iterable[int], names: Mapping[int, str] | None = None, *, sides: Sequence[Side] = (Side.LEAD,)
) -> dict[int, list[Part]]:
    """For each of these tasks who takes part in it; those who handed their share over are left out. `names`: those of organs, if known."""
    shares = Assignment.objects.filter(task__in=list(tasks), side__in=sides).exclude(workflow__in=_GONE).order_by("side", "pk")
    paths = ("task_id", "pk", "revision", "workflow", "side", "organ_id", "person__full_name", "result")
    rows = list(shares.values_list(*paths))
    if names is None:
        names = organ_names()
    found: dict[int, list[Part]] = {}
    for task, pk, revision, workflow, side, organ, person, result in rows:
        found.setdefault(task, []).append(Part(pk, revision, workflow, side, names.get(organ, "") or person or "", organ, result))
    return found


_NAMES: Kept[Mapping[int, str]] = Kept(2, "directory")


def organ_names(*, ours: bool = False) -> Mapping[int, str]:
    """The short name, else the name, that organs have today or had last, in the order of the office; of all, or of our own."""
    return _NAMES.found(ours, lambda: _organ_names(ours=ours))


def _organ_names(*, ours: bool) -> Mapping[int, str]:
    rows = OrganName.objects.order_by("organ__rank", "organ_id")
    if ours:
        rows = rows.filter(organ__ours=True)
    today = timezone.localdate()
    found: dict[int, tuple[bool, dt.date, str]] = {}
    for organ, text, short, begun, over in rows.values_list("organ_id", "text", "short", "valid_from", "valid_to"):
        one = holds(begun, over, today), begun or dt.date.min, short or text
        found[organ] = max(one, found.get(organ, one))
    return {organ: name for organ, (_, _, name) in found.items()}
