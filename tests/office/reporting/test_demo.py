"""The demo's reports are made by the same acts as in any office: figures that add up, carried lines with their reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from giaoban.demo.load import set_up_office
from giaoban.demo.orders import ORDERS
from giaoban.demo.programmes import load_programmes
from giaoban.demo.reports import load_reports
from giaoban.demo.work import Demo, carry_out
from giaoban.office.reporting.freezing import summary_for
from giaoban.office.reporting.models import Report, ReportLine, Section
from giaoban.office.work.period.figures import Key
from giaoban.office.work.period.spans import span_of
from tests.office.review.papers import read_sample

pytestmark = pytest.mark.django_db


def test_demo_reports_last_month_and_writes_this_one(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path
    today = timezone.localdate()
    accounts, organs = set_up_office()
    demo = Demo(accounts, organs, today)
    for order in ORDERS:
        carry_out(demo, order)
    read_sample("chuong-trinh-cong-tac.txt")
    load_programmes(accounts, organs, today)

    load_reports(accounts, today)

    this, last = Report.objects.all()
    assert [(one.span, one.is_issued) for one in (this, last)] == [(span_of("month", today), False), (span_of("month", today).before, True)]
    tallies = [summary_for(accounts["mai"], report, today).all.tally for report in (this, last)]
    for tally in tallies:
        assert (
            tally.count(Key.CARRIED) + tally.count(Key.GIVEN) == tally.count(Key.ALL) == tally.count(Key.DONE) + tally.count(Key.OPEN) > 0
        )
    told = (Key.CARRIED, Key.GIVEN, Key.ON_TIME, Key.LATE, Key.RUNNING, Key.OVERDUE)
    assert [key for key in told if not sum(tally.count(key) for tally in tallies)] == []  # some of everything, on whichever day
    assert ReportLine.objects.filter(section=Section.RESULTS).count() > 5
    assert [line.text for line in ReportLine.objects.filter(section=Section.CARRIED) if "Lý do: chưa ghi" in line.text] == []
