"""The figures of a period are counted once for all who see the same, and once more when anything was done in the office.

On the last day of a month leaders and office open the same figures again and again. Who sees only his own is shown figures of his own.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.utils import timezone

from giaoban.office.audit.kept import Kept
from giaoban.office.directory.models import Account
from giaoban.office.work.period.spans import Span
from giaoban.office.work.period.summaries import Course, Summary, course_of, summary_of
from giaoban.office.work.period.tallies import Sight

PERIODS_BACK = 6


class Counted(NamedTuple):
    """The figures of a period, and how the last periods went; None for one from day to day."""

    summary: Summary
    course: Course | None


_FIGURES: Kept[Counted] = Kept(8)  # periods that are looked at at a time


def figures_of(account: Account, span: Span) -> Counted:
    """The figures as this person counts them now."""
    sight, today = Sight.of(account), timezone.localdate()
    if sight.most is None:
        return _counted(sight, span, today)
    return _FIGURES.found((sight.most, span), lambda: _counted(sight, span, today))


def _counted(sight: Sight, span: Span, today: dt.date) -> Counted:
    summary = summary_of(sight, span, today)
    return Counted(summary, course_of(sight, summary, today, PERIODS_BACK) if span.kind else None)
