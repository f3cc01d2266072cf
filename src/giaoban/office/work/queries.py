"""What others may ask of the work. Everything starts from `visible_to`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.queries import stood_in_for
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, Role, one_of, reach, sees_some
from giaoban.office.registry.models import Paper
from giaoban.office.work import rules
from giaoban.office.work.likeness import Likeness, Order, alike
from giaoban.office.work.models import (
    HANDED_OUT,
    IS_CLOSED,
    IS_OPEN,
    TAKES_PART,
    UNDERWAY,
    WAITED_FOR,
    Answer,
    Assignment,
    Collection,
    Extension,
    Objection,
    Orientation,
    Origin,
    Progress,
    Reply,
    SavedView,
    Side,
    Task,
    TaskTemplate,
    Urging,
    UrgingLetter,
    UrgingLine,
    Workbook,
    Workflow,
)
from giaoban.office.work.timing import SOON, Timing


def visible_to(account: Account) -> QuerySet[Task]:
    """The tasks a person may see, by the table of `directory.visibility`."""
    found = reach(account, Kind.WORK)
    if found.get(Relation.ANY) == max(Confidentiality):
        return Task.objects.all()  # without a look at every task
    seen = Q(pk__in=[])
    for relation, most in found.items():
        seen |= _related(account, relation) & Q(confidentiality__lte=most)
    return Task.objects.filter(seen)


def _related(account: Account, relation: Relation) -> Q:
    mine = Assignment.objects.filter(HANDED_OUT, task=OuterRef("pk"))
    match relation:
        case Relation.ANY:
            return Q()
        case Relation.OWN_ORGAN:
            return Q(Exists(mine.filter(organ_id__in=account.organ_ids)))
        case _:  # personal
            return Q(Exists(mine.filter(person_id=account.person_id))) if account.person_id else Q(pk__in=[])


def own(account: Account) -> Q:
    """Of assignments: the person's own, and those of the organs he stands for."""
    mine = Q(person_id=account.person_id) if account.person_id else Q(pk__in=[])
    return mine | Q(organ_id__in=account.organ_ids) if Role.FOCAL_POINT in account.roles else mine


def assignments_visible_to(account: Account) -> QuerySet[Assignment]:
    """The shares whose state and reports a person may follow: the office's all, his own, and the supporting ones where he leads."""
    rows = Assignment.objects.filter(one_of(visible_to(account), "task")).select_related("organ", "person", "task")
    rows = rows.prefetch_related("organ__names")
    most = rules.sees_all_of(account)
    if most == max(Confidentiality):
        return rows
    leads = Assignment.objects.filter(own(account), TAKES_PART, task=OuterRef("task"), side=Side.LEAD)
    mine = (own(account) | Q(Exists(leads), side=Side.SUPPORT)) & HANDED_OUT
    return rows.filter(mine if most is None else mine | Q(task__confidentiality__lte=most))


def followed_by(account: Account) -> QuerySet[Task]:
    """The tasks whose whole state a person may follow: the office's all, and those that he leads; agrees with `rules.may_follow_task`."""
    most = rules.sees_all_of(account)
    if most == max(Confidentiality):
        return visible_to(account)
    led = Q(Exists(Assignment.objects.filter(own(account), TAKES_PART, task=OuterRef("pk"), side=Side.LEAD)))
    return visible_to(account).filter(led if most is None else led | Q(confidentiality__lte=most))


def leads_of(tasks: list[int]) -> QuerySet[Assignment]:
    """Who leads tasks that a person was found to see, and by when: what everybody who takes part may know of the lead."""
    rows = Assignment.objects.filter(task__in=tasks, side=Side.LEAD).exclude(workflow__in=(Workflow.DROPPED, Workflow.HANDED_OVER))
    return rows.select_related("organ", "person").prefetch_related("organ__names")


def _on_a_share_seen(account: Account) -> Q:
    return one_of(assignments_visible_to(account), "assignment")


def progress_visible_to(account: Account) -> QuerySet[Progress]:
    """What was reported, of the shares that a person may follow."""
    return Progress.objects.filter(_on_a_share_seen(account)).select_related("by__person")


def extensions_visible_to(account: Account) -> QuerySet[Extension]:
    """Requests for more time: one's own, and for the office all."""
    return Extension.objects.filter(_asked(account)).select_related("assignment__task", "asked_by__person", "answered_by__person")


def objections_visible_to(account: Account) -> QuerySet[Objection]:
    """What units say against an assignment: one's own, and for the office all."""
    return Objection.objects.filter(_asked(account)).select_related("assignment__task", "asked_by__person", "answered_by__person", "organ")


def held_up(account: Account, task: Task) -> dict[int, Organ | None]:
    """Of a task the shares that are held up, and by whom, among those that a person may follow: whoever leads it sees who is stuck.
    Why stays between the unit and the office."""
    waiting = Objection.objects.filter(kind=Objection.Kind.BLOCKED, answer=Answer.WAITING)
    rows = waiting.filter(assignment__in=assignments_visible_to(account).filter(task=task)).order_by("pk")
    return {one.assignment_id: one.organ for one in rows.select_related("organ").prefetch_related("organ__names")}


def _asked(account: Account) -> Q:
    most = rules.sees_all_of(account)
    seen = one_of(visible_to(account), "assignment__task")
    if most == max(Confidentiality):
        return seen
    mine = Q(assignment__in=Assignment.objects.filter(own(account)))
    return seen & (mine if most is None else mine | Q(assignment__task__confidentiality__lte=most))


def orientations_visible_to(account: Account) -> QuerySet[Orientation]:
    """The orientations a person may see."""
    found = reach(account, Kind.WORK)
    seen = Q(pk__in=[])
    if Relation.ANY in found:
        seen |= Q(paper__confidentiality__lte=found[Relation.ANY])
    if Relation.OWN_ORGAN in found:
        seen |= Q(organ_id__in=account.organ_ids, paper__confidentiality__lte=found[Relation.OWN_ORGAN])
    return Orientation.objects.filter(seen).select_related("paper", "organ").prefetch_related("organ__names", "lines")


def templates_visible_to(account: Account) -> QuerySet[TaskTemplate]:
    """The templates of what recurs, for whoever may enter tasks."""
    rows = TaskTemplate.objects.filter(retired=False).prefetch_related("units__organ__names")
    return rows.order_by("title", "pk") if rules.may_enter(account) else rows.none()


def timed(which: Timing, today: dt.date) -> Q:
    """Of tasks or assignments: those that stand so to their deadline on a local day; agrees with `timing_on` of each."""
    running = Q(workflow__in=WAITED_FOR)
    return {
        Timing.NO_DEADLINE: running & Q(deadline=None),
        Timing.NOT_YET_DUE: running & Q(deadline__gt=today + dt.timedelta(SOON)),
        Timing.DUE_SOON: running & Q(deadline__gte=today, deadline__lte=today + dt.timedelta(SOON)),
        Timing.OVERDUE: running & Q(deadline__lt=today),
        # Only what is finished has its day (`HAS_ITS_DAY`): not asked about the workflow, the database goes by the deadlines.
        Timing.EARLY: Q(done_on__lt=F("deadline")),
        Timing.ON_TIME: Q(done_on=F("deadline")),
        Timing.LATE: Q(done_on__gt=F("deadline")),
        Timing.DONE: Q(deadline=None, done_on__isnull=False),
    }[which]


def to_hand_out(account: Account) -> QuerySet[Task]:
    """What was confirmed or entered and is not handed out, the nearest deadline first, without one last."""
    waiting = visible_to(account).filter(IS_OPEN, workflow=Workflow.DRAFT).order_by(F("deadline").asc(nulls_last=True), "pk")
    return waiting if rules.may_enter(account) else waiting.none()


def to_confirm(account: Account) -> QuerySet[Task]:
    """What was reported done and waits for this person's word; the same as `rules.may_confirm` says of each."""
    waiting = visible_to(account).filter(workflow=Workflow.REPORTED)  # what was reported is open: by the index of the workflow
    words = Q(pk__in=[])
    if Role.LEADER in account.roles and account.person_id is not None:
        words |= Q(giver=None) | Q(giver_id__in=_stands_for(account.person_id))
    if account.roles & {Role.CHIEF, Role.COMPILER}:
        words |= Q(flagged=False)
    return waiting.filter(words)


def extensions_to_answer(account: Account) -> QuerySet[Extension]:
    """Requests for more time that wait for this person."""
    return extensions_visible_to(account).filter(answer="") if rules.may_answer_all(account) else Extension.objects.none()


def objections_to_answer(account: Account) -> QuerySet[Objection]:
    """Requests for a transfer, and what is held up, that wait for this person."""
    return objections_visible_to(account).filter(answer="") if rules.may_answer_all(account) else Objection.objects.none()


def to_do(account: Account) -> QuerySet[Assignment]:
    """What a person, or the organs he stands for, has to do now."""
    mine = Assignment.objects.filter(pk__in=_own_open(account))
    return mine.filter(one_of(visible_to(account), "task"), workflow__in=UNDERWAY).select_related("task", "organ", "person")


def _own_open(account: Account) -> QuerySet[Assignment, Any]:
    """The keys of what `own` says, as far as it is open: each half asked by an index of its own, where an OR would go by none."""
    rows = Assignment.objects.filter(IS_OPEN).order_by().values("pk")
    of_organs = rows.filter(organ_id__in=account.organ_ids if Role.FOCAL_POINT in account.roles else ())
    return of_organs.union(rows.filter(person_id=account.person_id)) if account.person_id else of_organs


def tasks_of_paper(account: Account, paper: Paper) -> QuerySet[Task]:
    """The tasks that come from a paper, as far as the person sees them, with the shares that he may follow."""
    return visible_to(account).filter(paper=paper).prefetch_related(Prefetch("assignments", assignments_visible_to(account)))


def answered_by(account: Account, papers: Iterable[int]) -> dict[int, list[str]]:
    """For each of some papers the numbers of what answered the tasks that came of it, where the person follows them. One query."""
    # Asked for by paper alone and put in order here: asked about the workflow or the day, the database goes through every task there is.
    ended = followed_by(account).filter(IS_CLOSED, paper__in=list(papers)).exclude(answer_number="")
    rows = ended.values_list("done_on", "pk", "paper_id", "answer_number", "workflow")
    found: dict[int, list[str]] = {}
    for _, _, paper_id, number, workflow in sorted(row for row in rows if row[0] is not None):
        if workflow == Workflow.DONE and number not in found.setdefault(paper_id, []):
            found[paper_id].append(number)
    return found


def _stands_for(person_id: int) -> list[int]:
    return [person_id, *stood_in_for(person_id, timezone.localdate())]


def collections_visible_to(account: Account) -> QuerySet[Collection]:
    """The requests to many reporters whose task a person may see; a reporter sees of it the form and his own reply alone."""
    return Collection.objects.filter(one_of(visible_to(account), "task")).select_related("task", "for_task")


def replies_visible_to(account: Account) -> QuerySet[Reply]:
    """What reporters replied: the office all, a reporter his own."""
    return Reply.objects.filter(_on_a_share_seen(account)).select_related("assignment", "by__person", "file")


def views_visible_to(account: Account) -> QuerySet[SavedView]:
    """The saved views a person may open: his own and those that are shared."""
    rows = SavedView.objects.filter(Q(owner=account) | Q(shared=True)).select_related("owner__person")
    return rows if sees_some(account, Kind.WORK) else rows.none()


def workbooks_visible_to(account: Account) -> QuerySet[Workbook]:
    """The Excel files that a person asked for."""
    return Workbook.objects.filter(by=account) if sees_some(account, Kind.WORK) else Workbook.objects.none()


def letters_visible_to(account: Account) -> QuerySet[UrgingLetter]:
    """The letters that urge units, for the office; none of which a task was put further inside than the person sees."""
    most = rules.sees_all_of(account)
    if not rules.may_urge(account) or most is None:
        return UrgingLetter.objects.none()
    rows = UrgingLetter.objects.select_related("urging__by__person", "organ").prefetch_related("lines", "organ__names")
    beyond = UrgingLine.objects.filter(letter=OuterRef("pk"), assignment__task__confidentiality__gt=most)
    return rows if most == max(Confidentiality) else rows.exclude(Exists(beyond))


def urgings_visible_to(account: Account) -> QuerySet[Urging]:
    """When units were urged, as far as the person may have some of the letters."""
    return Urging.objects.filter(Exists(letters_visible_to(account).filter(urging=OuterRef("pk")))).select_related("by__person")


def urged_visible_to(account: Account) -> QuerySet[UrgingLine]:
    """That a share was urged, for whoever may follow the share; the letter itself is another question."""
    return UrgingLine.objects.filter(_on_a_share_seen(account)).select_related("letter__urging__by__person")


TOLD_WITHIN = 45  # days in which an order by word of mouth waits for its paper
_AT_MOST_TOLD = 300


@dataclass(frozen=True, slots=True)
class Likely:
    """An open order by word of mouth that a paper's order may be, and what speaks for it."""

    task: Task
    likeness: Likeness


def told_before(account: Account) -> QuerySet[Task]:
    """Open tasks without a sentence of a paper, told within the last weeks: what a paper may come for."""
    since = timezone.now() - dt.timedelta(TOLD_WITHIN)
    told = visible_to(account).filter(IS_OPEN, fact=None, given_at__gte=since)
    told = told.filter(origin__in=(Origin.TELEPHONE, Origin.BRIEFING, Origin.ANNOTATION)).order_by("-given_at")
    return told.select_related("giver").prefetch_related("assignments__organ__names")


def likely_same(account: Account, task: Task) -> list[Likely]:
    """The orders by word of mouth that a draft from a paper may be, the likeliest first. Nothing is joined by itself."""
    return likely_of(account, [task]).get(task.pk, [])


def likely_of(account: Account, tasks: list[Task]) -> dict[int, list[Likely]]:
    """The same for many drafts at once, in a fixed number of queries; tasks without any are left out."""
    drafts = [task for task in tasks if task.fact_id is not None and task.workflow == Workflow.DRAFT and rules.may_enter(account)]
    if not drafts:
        return {}
    told = {one.pk: one for one in told_before(account)[:_AT_MOST_TOLD]}
    prefetch_related_objects(drafts, "assignments")
    orders = [_order(one) for one in told.values()]
    found = {task.pk: [Likely(told[one.key], one) for one in alike(_order(task), orders)] for task in drafts}
    return {key: likely for key, likely in found.items() if likely}


def _order(task: Task) -> Order:
    leads = frozenset(share.organ_id for share in task.assignments.all() if share.side == Side.LEAD and share.organ_id is not None)
    return Order(task.pk, f"{task.title} {task.told}", leads, task.deadline)
