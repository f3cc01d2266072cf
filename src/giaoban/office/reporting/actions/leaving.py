"""A paper has to go as secret: what reports tell of it goes with it, also of those that are issued. Their numbers stay."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from giaoban.office.audit.acts import act, forget_states
from giaoban.office.registry.models import Paper
from giaoban.office.reporting.models import Count, Report, ReportLine


def leave_with_paper(paper: Paper) -> None:
    """Take away the lines that tell of the paper's tasks, sentences and programme, every earlier state of them, and their blocks."""
    with act(None, "reporting.leave-with-paper"):
        of_tasks = Q(task__paper=paper) | Q(task__fact__paper=paper) | Q(orientation__paper=paper)
        of_lines = Q(line__paper=paper) | Q(line__fact__paper=paper) | Q(line__programme__paper=paper)
        lines = list(ReportLine.objects.filter(of_tasks | of_lines))
        reports = {line.report_id for line in lines}
        for report in Report.objects.filter(pk__in=reports).exclude(written={}):
            _cut_out(report, {line.key for line in lines if line.report_id == report.pk})
        for made in Count.objects.filter(report__in=reports):
            _cut_out(made, {line.key for line in lines if line.report_id == made.report_id})
        gone = [line.pk for line in lines]
        forget_states("reporting.reportline", gone)
        ReportLine.objects.filter(pk__in=gone).delete()


def _cut_out(one: Report | Count, keys: set[str]) -> None:
    """Take the blocks that tell of it out of words that are kept."""
    body: list[dict[str, Any]] = one.written["body"]
    one.written = one.written | {"body": [block for block in body if block["key"] not in keys]}
    one.save(update_fields=["written"])
