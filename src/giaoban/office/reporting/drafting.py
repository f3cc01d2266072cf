"""What a report may tell of: drafted from the words of units, line by line, each joined to the one thing it comes from.

Results are what leads reported of the tasks they finished, and the month's lines on orientations; beside them what is late, what was
carried over or withdrawn with its reason, and what is planned next. Nothing restricted is told, and no more lines than a paper can hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.programme.models import Change, Line, LineState, LineTask, Programme
from giaoban.office.programme.periods import period_words
from giaoban.office.programme.when import UNSET, words_of
from giaoban.office.reporting.models import Report, Section
from giaoban.office.reporting.queries import sight_of
from giaoban.office.work.listing import Part, organ_names, taking_part
from giaoban.office.work.models import IS_OPEN, UNDERWAY, OrientationLine, Progress, Side, Task, Workflow
from giaoban.office.work.period.figures import Key
from giaoban.office.work.period.spans import Span, months_of, span_called
from giaoban.office.work.period.tallies import Sight, Sought, rows_behind
from giaoban.timing.saying import begun, listed, short
from giaoban.writing.paper import plain

MOST_OF_A_FIELD = 12  # results told of a field; the figures before them tell of all
MOST_UNDERWAY = 6
MOST_OF_A_SECTION = 40
_MOST_NOTED = 400
_MOST_NAMES = 3
Names = Mapping[int, str]
_OPEN = Confidentiality.OPEN
_WITHIN = Q(paper=None) | Q(paper__confidentiality=_OPEN)
_OF_PROGRAMME = Q(programme__paper=None) | Q(programme__paper__confidentiality=_OPEN)


@dataclass(frozen=True, slots=True)
class Draft:
    """A line before it is a row. One of `task`, `orientation` and `line` says what it tells of."""

    section: Section
    field: str
    text: str
    task: int | None = None
    orientation: int | None = None
    line: int | None = None

    @property
    def about(self) -> tuple[str, int | None, int | None, int | None]:
        """What makes two of them the same."""
        return self.section, self.task, self.orientation, self.line


def drafts_of(account: Account, report: Report, today: dt.date) -> list[Draft]:
    """Every line that can be drafted, in the order of the paper. A fixed number of queries."""
    sight, span, names = sight_of(account), report.span, organ_names()
    found = [*_finished(sight, span, today, names), *_underway(sight, span, today, names), *_directed(span, names)]
    found.sort(key=lambda one: (one.field == "", one.field))
    found += [*_late(sight, span, today, names), *_moved_on(report, span, names), *_planned(sight, report, span, names)]
    return found


def _finished(sight: Sight, span: Span, today: dt.date, names: Names) -> Iterator[Draft]:
    """What was done, as its leads reported it: what the programme asked for first."""
    keys = [pk for _, pk in rows_behind(sight, span, Sought(Key.DONE), today).keys]
    asked_for = set(LineTask.objects.filter(line__programme__last__gte=span.first).values_list("task_id", flat=True)) & set(keys)
    rows = sight.tasks().filter(done_on__gte=span.first, done_on__lte=span.until(today)).values_list("pk", "field", "done_on")
    done, some = set(keys), dict[str, list[tuple[bool, dt.date | None, int]]]()
    for pk, field, day in rows:
        if pk in done:
            some.setdefault(field, []).append((pk not in asked_for, day, pk))
    best = {field: [pk for *_, pk in sorted(told, key=_first_told)[:MOST_OF_A_FIELD]] for field, told in some.items()}
    chosen = [pk for told in best.values() for pk in told]
    titles = dict(Task.objects.filter(pk__in=chosen).values_list("pk", "title"))
    leads = taking_part(chosen, names)
    for field, told in best.items():
        for pk in told:
            results = [_clean(part.result) for part in leads.get(pk, ()) if part.result.strip()]
            who = _named(leads.get(pk, ()))
            yield Draft(Section.RESULTS, field, _told(titles[pk], "; ".join(results), who), task=pk)


def _underway(sight: Sight, span: Span, today: dt.date, names: Names) -> Iterator[Draft]:
    """What goes on in time, by what its leads reported in the period, the latest first."""
    until = span.until(today)
    rows = Progress.objects.filter(assignment__task__confidentiality=_OPEN, assignment__side=Side.LEAD, on__gte=span.first, on__lte=until)
    noted: dict[int, str] = {}
    for task, text in rows.filter(complete=False).order_by("-on", "-pk").values_list("assignment__task_id", "text"):
        noted.setdefault(task, text)
    running = {pk for _, pk in rows_behind(sight, span, Sought(Key.RUNNING), today).keys}
    told = [pk for pk in noted if pk in running][:_MOST_NOTED]
    going_on = sight.tasks().filter(pk__in=told).exclude(workflow=Workflow.PAUSED)
    titles = {pk: (title, field) for pk, title, field in going_on.values_list("pk", "title", "field")}
    of_field: dict[str, list[int]] = {}
    for pk in told:
        if pk in titles:
            of_field.setdefault(titles[pk][1], []).append(pk)
    chosen = [pk for some in of_field.values() for pk in some[:MOST_UNDERWAY]]
    leads = taking_part(chosen, names)
    for pk in chosen:
        title, field = titles[pk]
        yield Draft(Section.RESULTS, field, _told(title, f"đang thực hiện; {_clean(noted[pk])}", _named(leads.get(pk, ()))), task=pk)


def _first_told(one: tuple[bool, dt.date | None, int]) -> tuple[bool, dt.date, int]:
    """What the programme asked for before the rest, then by the day it was done."""
    return one[0], one[1] or dt.date.max, one[2]


def _directed(span: Span, names: Names) -> Iterator[Draft]:
    """What units wrote on orientations for the months of the period."""
    open_ones = Q(orientation__dropped=False, orientation__paper__confidentiality=_OPEN)
    rows = OrientationLine.objects.filter(open_ones, month__in=months_of(span)).select_related("orientation")
    told: dict[int, list[OrientationLine]] = {}
    for row in rows.order_by("orientation__paper_id", "orientation_id", "month"):
        told.setdefault(row.orientation_id, []).append(row)
    for key, lines in told.items():
        one = lines[0].orientation
        words = [f"tháng {line.month.month}: {_clean(line.text)}" if len(lines) > 1 else _clean(line.text) for line in lines]
        yield Draft(Section.RESULTS, one.field, _told(one.title, "; ".join(words), names.get(one.organ_id or 0, "")), orientation=key)


def _late(sight: Sight, span: Span, today: dt.date, names: Names) -> Iterator[Draft]:
    """What is overdue at the end, the longest first, with what was reported last."""
    keys = [pk for _, pk in rows_behind(sight, span, Sought(Key.OVERDUE), today).keys[:MOST_OF_A_SECTION]]
    tasks = Task.objects.only("title", "field", "deadline").in_bulk(keys)
    leads = taking_part(keys, names)
    until = span.until(today)
    rows = Progress.objects.filter(assignment__task__in=keys, assignment__side=Side.LEAD, on__lte=until).order_by("on", "pk")
    noted = dict(rows.values_list("assignment__task_id", "text"))  # of each task the last one stays
    for pk in keys:
        one = tasks[pk]
        deadline = one.deadline or until  # what has none is never overdue
        so_far = f"; đến nay: {_clean(noted[pk])}" if pk in noted else ""
        words = f"hạn {short(deadline)}, quá hạn {(until - deadline).days} ngày{so_far}"
        yield Draft(Section.LATE, one.field, _told(one.title, words, _named(leads.get(pk, ()))), task=pk)


def programmes_of(report: Report, span: Span) -> list[int]:
    """The body's programmes for a period: the one of just that period, else those that lie in it. Figures may close on another day."""
    named = span_called(span.kind, span.year, span.number) if span.kind else None
    first, last = (named.first, named.last) if named else (span.first, span.last)
    inside = Programme.objects.filter(organ=report.organ_id, first__gte=first, last__lte=last)
    exact = [one.pk for one in inside if (one.first, one.last) == (first, last)]
    return exact or [one.pk for one in inside]


def _moved_on(report: Report, span: Span, names: Names) -> Iterator[Draft]:
    """What the programme had and has no more: carried over or withdrawn, with the reason."""
    kinds = {LineState.CARRIED: Change.Kind.CARRIED, LineState.WITHDRAWN: Change.Kind.WITHDRAWN}
    lines = Line.objects.filter(_WITHIN, _OF_PROGRAMME, programme__in=programmes_of(report, span), state__in=kinds)
    lines = lines.select_related("carried_to__programme").prefetch_related("changes")
    for line in lines.order_by("programme__first", "place", "pk")[:MOST_OF_A_SECTION]:
        last = [change for change in line.changes.all() if change.kind == kinds[LineState(line.state)]][-1:]
        why = _clean(last[0].reason) if last else ""
        words = f"{_where(line)}. Lý do: {why or NO_REASON}"
        yield Draft(Section.CARRIED, "", _told(line.text, words, names.get(line.organ_id or 0, "")), line=line.pk)


NO_REASON = "chưa ghi"


def _where(line: Line) -> str:
    if line.state == LineState.WITHDRAWN:
        return "rút khỏi chương trình"
    to = getattr(line, "carried_to", None)
    return f"chuyển sang {period_words(to.programme.kind, to.programme.first, to.programme.last)}" if to else "chuyển sang kỳ sau"


def _planned(sight: Sight, report: Report, span: Span, names: Names) -> Iterator[Draft]:
    """What the next programme has, and what falls due in the next period besides."""
    after = span.after
    lines = Line.objects.filter(_WITHIN, _OF_PROGRAMME, programme__in=programmes_of(report, after), state=LineState.STANDS)
    lines = lines.filter(under=None)
    taken: set[int] = set()
    for line in lines.order_by("programme__first", "place", "pk")[:MOST_OF_A_SECTION]:
        taken.add(line.pk)
        told = [names.get(line.organ_id or 0, ""), "" if line.due == UNSET else words_of(line.due)]
        yield Draft(Section.NEXT, "", _told(line.text, "", ", ".join(part for part in told if part)), line=line.pk)
    linked = LineTask.objects.filter(line__in=taken).values("task")
    due = sight.tasks().filter(IS_OPEN, workflow__in=UNDERWAY, deadline__gte=after.first, deadline__lte=after.last)
    room = MOST_OF_A_SECTION - len(taken)
    tasks = list(due.exclude(pk__in=linked).order_by("deadline", "pk").values_list("pk", "title", "field", "deadline")[: max(room, 0)])
    leads = taking_part([pk for pk, *_ in tasks], names)
    for pk, title, field, deadline in tasks:
        told = [_named(leads.get(pk, ())), f"hạn {short(deadline)}" if deadline else ""]
        yield Draft(Section.NEXT, field, _told(title, "", ", ".join(part for part in told if part)), task=pk)


def _named(parts: Sequence[Part]) -> str:
    """Who leads; of very many the first, and how many more."""
    names = [part.name for part in parts]
    rest = len(names) - _MOST_NAMES
    return listed(names) if rest <= 1 else f"{', '.join(names[:_MOST_NAMES])} và {rest} đơn vị khác"


def _clean(text: str) -> str:
    return plain(text).rstrip(" .;,:/")


def _told(title: str, result: str, who: str) -> str:
    """`Rà soát các dự án: Đã rà soát 5 dự án (Phòng Kinh tế).`"""
    return f"{begun(_clean(title))}{f': {result}' if result else ''}{f' ({plain(who)})' if who else ''}."
