"""A report as a file: the paper in Word and PDF, its figures in Excel."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from giaoban.office.reporting.composing import as_read
from giaoban.office.reporting.freezing import summary_for
from giaoban.office.reporting.models import Report
from giaoban.web.doors import Knock
from giaoban.web.paper_files import as_file
from giaoban.web.reports.excel import pages_of
from giaoban.web.reports.papers import opened
from giaoban.web.targets.workbook import sent, workbook


def paper(request: Knock, report_id: int, form: str) -> HttpResponse:
    """The paper as a file."""
    report = opened(request, report_id)
    return as_file(as_read(request.user, report), form, _name(report))


def figures(request: Knock, report_id: int) -> HttpResponse:
    """The figures as a file."""
    report = opened(request, report_id)
    summary = summary_for(request.user, report, timezone.localdate())
    return sent(workbook(pages_of(summary)), f"{_name(report)}.xlsx")


def _name(report: Report) -> str:
    return f"bao-cao-{report.first:%Y-%m-%d}-{report.last:%Y-%m-%d}"
