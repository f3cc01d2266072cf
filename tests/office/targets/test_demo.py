"""The demo's targets are made by the same acts as in any office, whichever day it is."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from giaoban.demo.load import set_up_office
from giaoban.demo.targets import load_targets
from giaoban.office.targets import queries
from giaoban.office.targets.models import Indicator, Measurement, Milestone, Project, ReportDuty
from giaoban.office.targets.progress import Standing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("today", [timezone.localdate(), dt.date(2026, 1, 1), dt.date(2026, 3, 31)])
def test_demo_has_targets_on_every_day(today: dt.date) -> None:
    accounts, organs = set_up_office()

    load_targets(accounts, organs, today)

    assert (Indicator.objects.count(), Project.objects.count(), ReportDuty.objects.count()) == (12, 3, 6)
    assert (Measurement.objects.count(), Milestone.objects.count()) == (10 * 5 + 4 * 5, 10)
    assert [due.title for due in queries.reports_due(accounts["lan"], today) if due.is_over(today)] == [
        "Báo cáo chuyên đề giải ngân vốn đầu tư công"
    ]
    standing = {one.progress.standing for one in queries.followed(accounts["hoa"], "year", today) if one.progress}
    assert Standing.UNMEASURED in standing
    assert [one.indicator.name for one in queries.followed(accounts["tam"], "year", today)] == ["Kết nạp đảng viên mới"]
