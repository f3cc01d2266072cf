"""What others may ask of programmes. Everything starts from a `…visible_to`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, one_of, reach
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.evidence.queries import facts_visible_to
from giaoban.office.programme.models import Change, Line, LineState, LineTask, Programme, ProgrammeKind, ProgrammeState, Reference
from giaoban.office.programme.periods import ONE_DAY
from giaoban.office.registry.models import Paper
from giaoban.office.work.models import IS_OPEN, Task
from giaoban.office.work.queries import visible_to as tasks_visible_to

FOLLOWED = (FactKind.TASK, FactKind.ORIENTATION, FactKind.MEETING, FactKind.DUTY)  # kinds of facts that become lines
_LENGTHS = {kind: place for place, kind in enumerate(ProgrammeKind)}
_ISSUED = ~Q(programme__state=ProgrammeState.DRAFT)


def visible_to(account: Account) -> QuerySet[Programme]:
    """The programmes a person may see, by the table of `directory.visibility`: as a whole, or for some line of them."""
    most = reach(account, Kind.PROGRAMME).get(Relation.ANY)
    if most == max(Confidentiality):
        return Programme.objects.all()
    some = Q(Exists(lines_visible_to(account).filter(programme=OuterRef("pk"))))
    return Programme.objects.filter(some if most is None else some | _within("paper", most))


def lines_visible_to(account: Account) -> QuerySet[Line]:
    """The lines a person may see."""
    found = reach(account, Kind.PROGRAMME)
    if found.get(Relation.ANY) == max(Confidentiality):
        return Line.objects.all()
    seen = Q(pk__in=[])
    for relation, most in found.items():
        seen |= _related(account, relation) & _within("paper", most) & _within("programme__paper", most)
    return Line.objects.filter(seen)


def changes_visible_to(account: Account) -> QuerySet[Change]:
    """How lines were changed, of the lines a person may see."""
    return Change.objects.filter(one_of(lines_visible_to(account), "line")).select_related("by__person", "decided_by", "to__programme")


def _within(paper: str, most: Confidentiality) -> Q:
    return Q(**{paper: None}) | Q(**{f"{paper}__confidentiality__lte": most})


def _related(account: Account, relation: Relation) -> Q:
    match relation:
        case Relation.ANY:
            return Q()
        case Relation.OWN_ORGAN:
            return _ISSUED & Q(organ_id__in=account.organ_ids)
        case _:  # personal
            return _ISSUED & Q(leader_id=account.person_id) if account.person_id else Q(pk__in=[])


def listed(account: Account, kind: str = "", year: int | None = None) -> QuerySet[Programme]:
    """The programmes a person may see, the latest period first, each with how many of its lines he sees stand; of a kind, of a year."""
    rows = visible_to(account).select_related("organ", "paper").prefetch_related("organ__names")
    if kind:
        rows = rows.filter(kind=kind)
    if year is not None:
        rows = rows.filter(first__lte=dt.date(year, 12, 31), last__gte=dt.date(year, 1, 1))
    seen = Q(lines__in=lines_visible_to(account).values("pk"))
    return rows.order_by("-first", "pk").annotate(
        many=Count("lines", seen),
        standing=Count("lines", seen & Q(lines__state=LineState.STANDS)),
        withdrawn=Count("lines", seen & Q(lines__state=LineState.WITHDRAWN)),
        carried=Count("lines", seen & Q(lines__state=LineState.CARRIED)),
    )


def with_history(rows: QuerySet[Line]) -> QuerySet[Line]:
    """Lines with all that is shown of one: who leads, its changes, where it came from and went to. A fixed number of queries."""
    changes = Change.objects.select_related("by__person", "decided_by", "to__programme")
    rows = rows.select_related("programme", "organ", "leader", "fact", "carried_from__programme", "carried_to__programme")
    return rows.prefetch_related("organ__names", Prefetch("changes", changes))


def lines_of(account: Account, programme: Programme) -> list[Line]:
    """The lines of a programme that a person may see, in its order, with their history."""
    return list(with_history(lines_visible_to(account).filter(programme=programme)))


def lines_told(programme: Programme) -> QuerySet[Line]:
    """The lines that stand in the programme's paper, in their order, whoever asks: none whose words come from a restricted paper."""
    told = Q()
    for paper in ("paper", "fact__paper"):
        told &= _within(paper, Confidentiality.OPEN)
    return Line.objects.filter(told, programme=programme, state=LineState.STANDS).order_by("place", "pk")


def references_of(lines: Iterable[Line]) -> dict[int, list[int | None]]:
    """For lines that a person was found to see, which lines their words name, in the order of the words."""
    found: dict[int, list[int | None]] = {}
    for line, to in Reference.objects.filter(line__in=[one.pk for one in lines]).values_list("line_id", "to_id").order_by("line", "nth"):
        found.setdefault(line, []).append(to)
    return found


def tasks_of_lines(account: Account, lines: Iterable[Line]) -> dict[int, list[Task]]:
    """For each of some lines the tasks linked with it that the person may see; one that was joined with another stands as that other."""
    links = list(LineTask.objects.filter(line__in=list(lines)).select_related("task"))
    wanted = {_lasting(link.task) for link in links}
    seen = tasks_visible_to(account).in_bulk(wanted)
    found: dict[int, list[Task]] = {}
    for link in links:
        task = seen.get(_lasting(link.task))
        rows = found.setdefault(link.line_id, [])
        if task is not None and task not in rows:
            rows.append(task)
    return found


def _lasting(task: Task) -> int:
    return task.merged_into_id or task.pk


def lines_of_task(account: Account, task: Task) -> QuerySet[Line]:
    """The lines a person may see that a task carries out, or one that was joined with it; the longest period first."""
    joined = Task.objects.filter(merged_into=task).values("pk")
    linked = LineTask.objects.filter(Q(task=task) | Q(task__in=joined)).values("line")
    return lines_visible_to(account).filter(pk__in=linked).select_related("programme").order_by("programme__first", "place", "pk")


def linkable_tasks(account: Account, line: Line) -> QuerySet[Task]:
    """Open tasks that a person may link with a line: those of its paper and of its unit, not linked with it yet, the newest first."""
    linked = LineTask.objects.filter(line=line, task=OuterRef("pk"))
    near = Q(assignments__organ=line.organ_id) if line.organ_id else Q(pk__in=[])
    if line.paper_id:
        near |= Q(paper=line.paper_id)
    return tasks_visible_to(account).filter(IS_OPEN, near, ~Exists(linked)).distinct().order_by("-pk")


@dataclass(frozen=True, slots=True)
class Around:
    """The programmes of the same body around one: those whose period holds its own, the longest first, and those that lie in it."""

    above: list[Programme]
    below: list[Programme]


def around(account: Account, programme: Programme) -> Around:
    """What lies around a programme, as far as the person may see it: the quarter in its year, its months below it."""
    rows = visible_to(account).filter(organ=programme.organ_id).exclude(pk=programme.pk)
    touching = rows.filter(first__lte=programme.last, last__gte=programme.first).order_by("first", "pk")
    length = _LENGTHS[ProgrammeKind(programme.kind)]
    above, below = [], []
    for one in touching:
        if _LENGTHS[ProgrammeKind(one.kind)] < length and one.first <= programme.first and programme.last <= one.last:
            above.append(one)
        elif _LENGTHS[ProgrammeKind(one.kind)] > length and programme.first <= one.first:
            below.append(one)
    return Around(sorted(above, key=lambda one: _LENGTHS[ProgrammeKind(one.kind)]), below)


def longer_ended_before(account: Account, programme: Programme) -> list[Programme]:
    """The programmes for a longer time that ended on the day before this one begins: in January last year's and its last quarter's."""
    length = _LENGTHS[ProgrammeKind(programme.kind)]
    longer = [kind for kind in ProgrammeKind if _LENGTHS[kind] < length]
    rows = visible_to(account).filter(organ=programme.organ_id, kind__in=longer, last=programme.first - ONE_DAY)
    return list(rows.order_by("-first", "pk"))


def programme_of(account: Account, paper: Paper) -> Programme | None:
    """The programme that was issued as a paper; None where there is none, or the person may not see it."""
    return visible_to(account).filter(paper=paper).first()


def lines_of_paper(account: Account, paper: Paper) -> list[Line]:
    """Every line a person may see whose sentence stands in a paper, in whichever programme, the first programme's first."""
    if not Line.objects.filter(fact__paper=paper).exists():
        return []  # as of most papers: not asked who sees them
    return list(with_history(lines_visible_to(account).filter(fact__paper=paper)).order_by("programme__first", "place", "pk"))


def added_beside_paper(account: Account, paper: Paper) -> list[Line]:
    """The lines of a paper's programme that stand in no sentence of the paper: added after it was issued, or carried into it."""
    if not Programme.objects.filter(paper=paper).exists():
        return []
    rows = lines_visible_to(account).filter(programme__paper=paper).exclude(fact__paper=paper)
    return list(with_history(rows))


def waiting_for_paper(account: Account, paper: Paper, programme: Programme) -> QuerySet[Line]:
    """The lines that stood in a programme before its paper came: carried over, or entered. A sentence of the paper may be one of them."""
    stood = lines_visible_to(account).filter(programme=programme, state=LineState.STANDS)
    stood = stood.exclude(fact__paper=paper)
    return stood.select_related("carried_from__programme", "programme")


def facts_to_take_over(account: Account, paper: Paper) -> QuerySet[Fact]:
    """The confirmed sentences of a paper that stand in no line of its programme yet."""
    taken = Line.objects.filter(programme__paper=paper, fact=OuterRef("pk"))
    return facts_visible_to(account).filter(~Exists(taken), paper=paper, kind__in=FOLLOWED)
