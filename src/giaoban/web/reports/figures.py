"""The figures of a period on screen and in print, and exactly the tasks behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.visibility import Kind, sees_some
from giaoban.office.reporting import queries, rules
from giaoban.office.reporting.freezing import summary_for
from giaoban.office.work.listing import organ_names
from giaoban.office.work.period.figures import BY_KEY, name_in_full
from giaoban.office.work.period.saying import rate_words, sentence_of
from giaoban.office.work.period.spans import Span
from giaoban.office.work.period.summaries import NO_FIELD, Course, Summary
from giaoban.office.work.period.tallies import Behind, Sight, Sought, rows_behind
from giaoban.timing.saying import begun
from giaoban.web.doors import Knock
from giaoban.web.drawing import drawn
from giaoban.web.numbers import whole
from giaoban.web.reports.asked import asked_figure, asked_span, rows_url, ways
from giaoban.web.reports.kept import figures_of
from giaoban.web.reports.pictures import bars_of, course_chart
from giaoban.web.reports.tables import course_heads, course_rows, table_of, totals_of
from giaoban.web.shell import reverse_or_none
from giaoban.web.tasks.table import lines_of

PAGE = 50
_OWN = "Phần việc của đồng chí và đơn vị đồng chí"


def figures(request: Knock) -> HttpResponse:
    """The figures of a period: in all, by organ, field and source; how they went; what each counts."""
    span, today = asked_span(request), timezone.localdate()
    summary, course = figures_of(request.user, span)
    context = parts_of(summary, span.query(), span.before.query()) | ways(span) | _course(course)
    context |= {
        "span": span,
        "title": f"Báo cáo {span.name}",
        "until": summary.until,
        "runs": span.last > today,
        "excel_url": f"{reverse('reports-excel')}?{span.query()}",
        **_ways_to_papers(request, span),
        "duties_url": reverse_or_none("report-duties") if sees_some(request.user, Kind.REPORT_DUTY) else None,
    }
    return render(request, "reports/figures.html", context)


def _ways_to_papers(request: Knock, span: Span) -> dict[str, Any]:
    """To the reports, and to the one of this period: written already, or to be written."""
    if not rules.sees_reports(request.user):
        return {}
    there = queries.report_of_span(request.user, span)
    write_url = f"{reverse('period-report-new')}?{span.query()}" if there is None and rules.may_write(request.user) else None
    return {"papers_url": reverse("period-reports"), "write_url": write_url, "report": there}


def parts_of(summary: Summary, period: str, before: str | None) -> dict[str, Any]:
    """The tables and the picture of a summary, whether it is counted now or was frozen with a report."""
    tables = [
        ("Vai trò", "Theo vai trò", summary.sides),
        ("Đơn vị chủ trì", "Theo đơn vị", summary.organs),
        ("Lĩnh vực", "Theo lĩnh vực", summary.fields),
        ("Nguồn giao", "Theo nguồn giao", summary.origins),
    ]
    shown = [table_of(head, parts, period) | {"heading": heading} for head, heading, parts in tables if parts]
    bars = bars_of("Việc của các đơn vị", summary.organs) if summary.whole else bars_of("Việc theo vai trò", summary.sides)
    return {
        "sentence": begun(sentence_of(summary.all.tally)),
        "rate": rate_words(summary.all.tally),
        "rate_before": rate_words(summary.all.before),
        "totals": totals_of(summary, period, before),
        "tables": shown,
        "bars": bars,
        "whole": summary.whole,
        "own": _OWN,
        "before_name": summary.span.before.name,
        "merged": [part.note for part in summary.organs if part.note],
    }


def _course(course: Course | None) -> dict[str, Any]:
    """How the last periods went: of periods with a name."""
    if course is None or not any(tally.many for tally in course.tallies):
        return {}
    title = f"Từ {course.spans[0].name} đến {course.spans[-1].name}"
    return {"chart": course_chart(title, course), "course": course_rows(course), "course_heads": course_heads()}


def tasks(request: Knock) -> HttpResponse:
    """Exactly the tasks that a figure counts."""
    span, sought, today = asked_span(request), asked_figure(request.GET.dict()), timezone.localdate()
    if (report_id := whole(request.GET.get("report"))) is not None:
        return _of_report(request, report_id, sought)
    sight = Sight.of(request.user)
    behind = rows_behind(sight, span, sought, today)
    words = [begun(span.words), f"tính đến ngày {span.until(today):%d/%m/%Y}"]
    return _show(request, behind, sought, sight, _Where(span.query(), words, f"{reverse('reports')}?{span.query()}"))


def _of_report(request: Knock, report_id: int, sought: Sought) -> HttpResponse:
    """The tasks that a report counts; of one that is issued, those it counted then."""
    report, today = get_object_or_404(queries.visible_to(request.user), pk=report_id), timezone.localdate()
    sight = queries.sight_of(request.user)
    behind = queries.rows_of_report(request.user, report, sought) if report.is_issued else rows_behind(sight, report.span, sought, today)
    words = [f"Báo cáo {report.span.words}", f"tính đến ngày {report.until(today):%d/%m/%Y}"]
    counted = _count(summary_for(request.user, report, today), sought) if report.is_issued else len(behind.keys)
    back = reverse("period-report", args=[report.pk])
    return _show(request, behind, sought, sight, _Where(f"report={report.pk}", words, back, counted))


def _count(summary: Summary, sought: Sought) -> int:
    """A figure of an issued report, whatever became of its rows since."""
    asked = {"field": sought.field, "origin": sought.origin}
    narrowed = {name: value for name, value in asked.items() if value is not None}
    if sought.organ is not None:
        return summary.shares.count(sought.key, organ=sought.organ)
    return summary.tasks.count(sought.key, **narrowed)


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the rows of a figure are shown: `period` for addresses, `words` on top, the way `back`; `counted`: how many there were once."""

    period: str
    words: list[str]
    back: str
    counted: int | None = None


def _show(request: Knock, behind: Behind, sought: Sought, sight: Sight, where: _Where) -> HttpResponse:
    """A page of the rows behind a figure, with what the figure counts."""
    rows, before, after = behind.page(request.GET.get("after", ""), PAGE)
    lines = lines_of(request.user, rows, timezone.localdate())
    context = {
        "title": name_in_full(sought.key),
        "many": len(behind.keys),
        "left_out": _left_out(where.counted, len(behind.keys)),
        "unit": "phần việc" if behind.listed.of_shares else "việc",
        "narrowed": _narrowed(sought, sight),
        "figure": BY_KEY[sought.key],
        "words": ", ".join(where.words),
        "own": "" if sight.whole else _OWN,
        "rows": drawn("tasks/rows.jinja", lines=[(False, *line) for line in lines]) if lines else "",
        "previous_url": rows_url(where.period, sought, **({"after": before} if before else {})) if before is not None else None,
        "next_url": rows_url(where.period, sought, after=after) if after else None,
        "back": where.back,
    }
    return render(request, "reports/tasks.html", context)


def _left_out(counted: int | None, shown: int) -> str:
    """What is said of rows that were put further inside since, or had to go."""
    if counted is None or counted == shown:
        return ""
    return f"Báo cáo đã tính {counted} việc; {counted - shown} việc nay không còn xem được ở đây."


def _narrowed(sought: Sought, sight: Sight) -> list[str]:
    """Of which part the figure is told."""
    told = [str(sought.side.label)] if sought.side else []
    if sought.organ is not None and sight.whole:
        told.append(organ_names().get(sought.organ, "Đơn vị khác"))
    if sought.field is not None:
        told.append(visible(sought.field) or NO_FIELD)
    return told + ([f"nguồn giao: {str(sought.origin.label).lower()}"] if sought.origin else [])
