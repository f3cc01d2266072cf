"""The month's report of a large office, from nothing to the paper: figures counted, text drafted, set as Word and PDF, frozen.

Measured over the office that `office.py` fills: the month of today, with all that is open in it and all that was done in it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any, TypeVar

from commune import Commune
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Role
from giaoban.office.reporting.actions import draw_up, issue_report
from giaoban.office.reporting.composing import report_of
from giaoban.office.reporting.models import Report
from giaoban.office.work.period.figures import Key
from giaoban.office.work.period.spans import span_of
from giaoban.office.work.period.summaries import Summary, course_of, summary_of
from giaoban.office.work.period.tallies import Sight, Sought, rows_behind
from giaoban.writing.pdf import pdf
from giaoban.writing.word import word

_TIMES = 5
_PERIODS = 6
T = TypeVar("T")


def measure_reporting(commune: Commune) -> dict[str, Any]:
    """Each step by itself, the middle one of several runs; and all of them together as the report of the month. Nothing stays."""
    compiler = commune.holding(Role.COMPILER)[0]
    today = timezone.localdate()
    span, sight = span_of("month", today), Sight.of(compiler)
    _report(compiler)  # what is loaded once is loaded
    began = time.process_time()
    _report(compiler)
    processor = time.process_time() - began
    runs = [_report(compiler) for _ in range(_TIMES)]
    summary, seconds = _took(lambda: summary_of(sight, span, today))
    return {
        "tasks_counted": runs[0]["tasks"],
        "page_figures_seconds": _middle(lambda: _figures(sight, summary)),
        "tasks_behind_a_figure_seconds": _middle(lambda: rows_behind(sight, span, Sought(Key.OPEN), today).page("", 50)),
        "figures_queries": _queries(lambda: summary_of(sight, span, today)),
        "figures_seconds": round(seconds, 3),
        "processor_seconds": round(processor, 3),  # the freezing included
        **{name: round(statistics.median(run[name] for run in runs), 3) for name in runs[0] if name != "tasks"},
    }


def _figures(sight: Sight, summary: Summary) -> None:
    """What the page of figures asks."""
    today = timezone.localdate()
    course_of(sight, summary_of(sight, summary.span, today), today, _PERIODS)


def _report(compiler: Account) -> dict[str, Any]:
    """One report from nothing to its paper, and frozen; taken back afterwards."""
    today = timezone.localdate()
    with transaction.atomic():
        Report.objects.all().delete()
        report, drafting = _took(lambda: draw_up(compiler, span_of("month", today)))
        paper, composing = _took(lambda: report_of(compiler, report))
        _, as_word = _took(lambda: word(paper))
        _, as_pdf = _took(lambda: pdf(paper))
        issued, freezing = _took(lambda: issue_report(compiler, report.pk, report.revision))
        tasks = sum(len(keys) for _, _, keys in issued.frozen["tasks"])
        transaction.set_rollback(True)
    steps = {
        "drafting_seconds": drafting,
        "composing_seconds": composing,
        "word_seconds": as_word,
        "pdf_seconds": as_pdf,
        "freezing_seconds": freezing,
    }
    return {"tasks": tasks, "report_seconds": drafting + composing + as_word + as_pdf, **steps}


def _took(act: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    made = act()
    return made, time.perf_counter() - began


def _middle(act: Callable[[], object]) -> float:
    return round(statistics.median(_took(act)[1] for _ in range(_TIMES)), 3)


def _queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked)
