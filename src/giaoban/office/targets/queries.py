"""What others may ask of targets, projects and report duties. Everything starts from a `…visible_to`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Sum

from giaoban.office.directory.matching import key_of
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import organs_by_key, people_by_key
from giaoban.office.directory.visibility import Kind, Relation, reach
from giaoban.office.registry.models import Direction, Paper, RegisterEntry
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.targets import rules
from giaoban.office.targets.lists import Existing, Measured
from giaoban.office.targets.models import Indicator, Measurement, Milestone, Project, ReportClosed, ReportDuty, Spending, Target
from giaoban.office.targets.models.withdrawn import COUNTS
from giaoban.office.targets.occurrences import SOON, ReportDue, occurrence_called, occurrences
from giaoban.office.targets.progress import Goal, Progress, combined, progress_of

_Latest = tuple[dt.date, Decimal]  # the day on which a value was measured, and the value


def indicators_visible_to(account: Account) -> QuerySet[Indicator]:
    """The indicators a person may see, by the table of `directory.visibility`."""
    found = reach(account, Kind.TARGET)
    if Relation.ANY in found:
        return Indicator.objects.all()
    seen = _related(account, found, "organ_id__in", "leader_id")
    if Relation.OWN_ORGAN in found:
        measures = Indicator.units.through.objects.filter(indicator=OuterRef("pk"), organ__in=account.organ_ids)
        seen |= Q(Exists(measures))
    return Indicator.objects.filter(seen)


def measurements_visible_to(account: Account) -> QuerySet[Measurement]:
    """What was measured, as far as a person may see it; units that only measure see their own."""
    found = reach(account, Kind.TARGET)
    rows = Measurement.objects.select_related("organ", "indicator")
    if Relation.ANY in found:
        return rows
    seen = _related(account, found, "indicator__organ_id__in", "indicator__leader_id")
    own = Q(organ_id__in=account.organ_ids, indicator__in=indicators_visible_to(account))
    return rows.filter(seen | own)


def targets_visible_to(account: Account) -> QuerySet[Target]:
    """What was set for the indicators a person may see."""
    return Target.objects.filter(indicator__in=indicators_visible_to(account)).select_related("indicator")


def projects_visible_to(account: Account) -> QuerySet[Project]:
    """The projects a person may see."""
    return Project.objects.filter(_seen(account, Kind.TARGET, "organ_id__in", "leader_id"))


def milestones_visible_to(account: Account) -> QuerySet[Milestone]:
    """The steps of the projects a person may see."""
    return Milestone.objects.filter(project__in=projects_visible_to(account)).select_related("project")


def spending_visible_to(account: Account) -> QuerySet[Spending]:
    """The money of the projects a person may see."""
    return Spending.objects.filter(project__in=projects_visible_to(account)).select_related("project")


def duties_visible_to(account: Account) -> QuerySet[ReportDuty]:
    """The report duties a person may see."""
    return ReportDuty.objects.filter(_seen(account, Kind.REPORT_DUTY, "preparer_id__in", ""))


def closings_visible_to(account: Account) -> QuerySet[ReportClosed]:
    """By which papers reports were sent, of the duties a person may see."""
    return ReportClosed.objects.filter(duty__in=duties_visible_to(account)).select_related("duty", "paper")


@dataclass(frozen=True, slots=True)
class Followed:
    """An indicator with its target of a period and how far it is. None: no target holds on the day, or the person does not see every unit's
    values; `own` is then what the person's own unit measured last."""

    indicator: Indicator
    target: Target | None
    progress: Progress | None
    own: Decimal | None = None


def followed(account: Account, period: str, day: dt.date) -> list[Followed]:
    """The indicators in force on a day, each with its target of a kind of period that holds then. The queries are always as many."""
    holding = Target.objects.filter(COUNTS, period=period, first__lte=day, last__gte=day).order_by("first")
    rows = indicators_visible_to(account).filter(Indicator.on(day)).select_related("organ", "leader")
    found = list(rows.prefetch_related("organ__names", "units", Prefetch("targets", holding, to_attr="holding")))
    since = min((one.holding[0].first for one in found if one.holding), default=day)
    latest = _latest_values(account, [one.pk for one in found if one.holding], since, day)
    return [_followed(account, one, latest[one.pk], day) for one in found]


def _followed(account: Account, indicator: Any, values: dict[int, _Latest], day: dt.date) -> Followed:
    if not indicator.holding:
        return Followed(indicator, None, None)
    target = indicator.holding[0]
    target.indicator = indicator
    counted = _counted(indicator, values, target.first)
    if not rules.sees_every_unit(account, indicator):
        return Followed(indicator, target, None, combined(counted, indicator.combining))
    return Followed(indicator, target, progress_of(goal_of(target), combined(counted, indicator.combining), day))


def progress_on(account: Account, target: Target, day: dt.date) -> Progress:
    """How far one target is on a day, by what the person may see of it; a period that is over stands as it ended."""
    values = _latest_values(account, [target.indicator_id], target.first, min(day, target.last))[target.indicator_id]
    counted = _counted(target.indicator, values, target.first)
    return progress_of(goal_of(target), combined(counted, target.indicator.combining), day)


def goal_of(target: Target) -> Goal:
    """What a target asks for."""
    return Goal(target.value, target.base, target.indicator.direction, target.first, target.last)


def _counted(indicator: Indicator, values: dict[int, _Latest], first: dt.date) -> list[Decimal]:
    """The values of the units that measure the indicator, those of the period alone."""
    units = rules.measuring_organs(indicator)
    return [value for organ, (on, value) in values.items() if organ in units and on >= first]


def _latest_values(account: Account, indicators: list[int], since: dt.date, day: dt.date) -> defaultdict[int, dict[int, _Latest]]:
    """What each unit measured last from one day to another: by indicator, by organ."""
    later = Measurement.objects.filter(
        COUNTS, indicator=OuterRef("indicator"), organ=OuterRef("organ"), on__gt=OuterRef("on"), on__lte=day
    )  # fmt: skip
    rows = measurements_visible_to(account).filter(COUNTS, ~Exists(later), indicator__in=indicators, on__gte=since, on__lte=day)
    found: defaultdict[int, dict[int, _Latest]] = defaultdict(dict)
    for indicator, organ, on, value in rows.order_by().values_list("indicator_id", "organ_id", "on", "value"):
        found[indicator][organ] = (on, value)
    return found


def latest_rows(account: Account, day: dt.date) -> dict[tuple[int, int], _Latest]:
    """What each unit measured last of each indicator, whatever the period."""
    seen = list(indicators_visible_to(account).values_list("pk", flat=True))
    values = _latest_values(account, seen, dt.date.min, day)
    return {(indicator, organ): last for indicator, organs in values.items() for organ, last in organs.items()}


@dataclass(frozen=True, slots=True)
class Money:
    """A project's money in đồng: what was put at its disposal, what was spent; and its steps: done, late, in all."""

    assigned: int
    spent: int
    done: int
    late: int
    steps: int


def with_money(account: Account, day: dt.date) -> list[tuple[Project, Money]]:
    """The projects a person may see, each with its money and steps. The queries are always as many."""
    projects = list(projects_visible_to(account).select_related("organ", "leader").prefetch_related("organ__names"))
    money = Spending.objects.filter(COUNTS, project__in=projects).order_by().values_list("project_id", "kind")
    sums = {(project, kind): total for project, kind, total in money.annotate(total=Sum("amount"))}
    steps: defaultdict[int, list[Milestone]] = defaultdict(list)
    for step in Milestone.objects.filter(COUNTS, project__in=projects):
        steps[step.project_id].append(step)
    return [(one, _money(sums, one.pk, steps[one.pk], day)) for one in projects]


def _money(sums: dict[tuple[int, str], int], project_id: int, steps: list[Milestone], day: dt.date) -> Money:
    done = sum(1 for step in steps if step.done_on is not None)
    late = sum(1 for step in steps if step.done_on is None and step.planned < day)
    assigned, spent = (sums.get((project_id, kind), 0) for kind in (Spending.Kind.PLANNED, Spending.Kind.SPENT))
    return Money(assigned, spent, done, late, len(steps))


def reports_due(account: Account, until: dt.date) -> list[ReportDue]:
    """What is owed up to a day and was not sent, the earliest first."""
    return [due for due in reports(account, until) if due.closed is None]


def reports(account: Account, until: dt.date, duty_id: int | None = None) -> list[ReportDue]:
    """What is owed up to a day, of every duty or of one, with what was sent, the earliest first. The queries are always as many."""
    duties = duties_visible_to(account).select_related("recipient", "preparer").prefetch_related("recipient__names", "preparer__names")
    if duty_id is not None:
        duties = duties.filter(pk=duty_id)
    closed = {(row.duty_id, row.key): row for row in closings_visible_to(account).filter(COUNTS, duty__in=duties)}
    found = [
        replace(due, closed=closed.get((duty.pk, due.key))) for duty in duties for due in occurrences(duty, until)
    ]  # fmt: skip
    return sorted(found, key=lambda due: (due.due, due.duty.pk))


def reports_waiting(account: Account, today: dt.date) -> list[ReportDue]:
    """What should have been sent, and what is due within the next days."""
    return reports_due(account, today + dt.timedelta(days=SOON))


def report_called(account: Account, duty_id: int, key: str) -> ReportDue | None:
    """One occurrence of a duty that the person may see; None for what is none."""
    duty = duties_visible_to(account).select_related("recipient").filter(pk=duty_id).first()
    due = occurrence_called(duty, key) if duty is not None else None
    if due is None:
        return None
    return replace(due, closed=report_closed(duty_id, key))


def report_closed(duty_id: int, key: str) -> ReportClosed | None:
    """What closed a period of a duty; None where it is still owed."""
    return ReportClosed.objects.filter(COUNTS, duty=duty_id, key=key).first()


def issued_papers(account: Account) -> QuerySet[Paper]:
    """The papers with a number of the outgoing register that a person may see, the latest first: one of them closes a report."""
    entered = RegisterEntry.objects.filter(paper=OuterRef("pk"), series__direction=Direction.OUT, cancelled_at=None)
    return papers_visible_to(account).filter(Exists(entered), direction=Direction.OUT).order_by("-date", "-pk")


def _related(account: Account, found: Iterable[Relation], organ: str, person: str) -> Q:
    """What stands in one of the relations to a person, by the names of the fields that say so."""
    seen = Q(pk__in=[])
    if Relation.OWN_ORGAN in found:
        seen |= Q(**{organ: account.organ_ids})
    if Relation.PERSONAL in found and person and account.person_id is not None:
        seen |= Q(**{person: account.person_id})
    return seen


def _seen(account: Account, kind: Kind, organ: str, person: str) -> Q:
    found = reach(account, kind)
    return Q() if Relation.ANY in found else _related(account, found, organ, person)


def existing_lists(account: Account) -> Existing:
    """What an Excel workbook of this person is looked over against: the rows he may fill in, and names of the directory."""
    rows: dict[tuple[int, int], Measured] = {}
    indicators = list(indicators_visible_to(account).prefetch_related("units__names").select_related("organ"))
    values: defaultdict[tuple[int, int], dict[dt.date, Decimal]] = defaultdict(dict)
    seen = measurements_visible_to(account).filter(COUNTS).order_by().values_list("indicator_id", "organ_id", "on", "value")
    for indicator_id, organ_id, on, value in seen.iterator():
        values[indicator_id, organ_id][on] = value
    for indicator in indicators:
        for organ in list(indicator.units.all()) or [indicator.organ]:
            if rules.may_measure(account, indicator, organ.pk):
                rows[indicator.pk, organ.pk] = Measured(indicator.name, indicator.unit, organ.name, values[indicator.pk, organ.pk])
    may_add = rules.may_keep_targets(account)
    organs = {key: frozenset(found) for key, found in organs_by_key().items()}
    people = {key: frozenset(person for person, _ in found) for key, found in people_by_key().items()}
    return Existing(rows, may_add, frozenset(key_of(one.name) for one in indicators), organs, people)


def milestones_counting(account: Account) -> QuerySet[Milestone]:
    """The steps that were not withdrawn, project by project."""
    return milestones_visible_to(account).filter(COUNTS).order_by("project", "planned", "pk")


def spending_counting(account: Account) -> QuerySet[Spending]:
    """The money that was not withdrawn, project by project."""
    return spending_visible_to(account).filter(COUNTS).order_by("project", "on", "pk")
