"""A report with a line: in every world the same, for it is the office's whatever its lines are of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from giaoban.office.directory.models import Account, Organ
from giaoban.office.reporting import rules
from giaoban.office.reporting.models import Report, ReportLine

SEEN_REPORTS: dict[str, Callable[[Account, Any], bool]] = {"report_id": rules.may_see, "report_line_id": rules.may_see_line}


def report_of(organ: Organ, words: str) -> dict[str, Any]:
    """November's, and its line."""
    named = {"period": "month", "year": 2026, "number": 11, "title": "kết quả công tác tháng 11/2026"}
    first, last = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
    report, _ = Report.objects.get_or_create(organ=organ, first=first, last=last, defaults=named)
    line, _ = ReportLine.objects.get_or_create(report=report, section="results", text=words, defaults={"place": 1, "drafted": words})
    return {"report_id": report, "report_line_id": line}
