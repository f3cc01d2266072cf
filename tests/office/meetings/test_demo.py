"""The demo's month of meetings, by the same acts as in any office: with the programme's paper, and without."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from giaoban.demo.load import set_up_office
from giaoban.demo.meetings import load_meetings
from giaoban.demo.programmes import load_programmes
from giaoban.office.meetings import waiting
from giaoban.office.meetings.clashes import clashes
from giaoban.office.meetings.models import Meeting, Series
from tests.office.review.papers import read_sample

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("with_paper", [True, False])
def test_demo_has_a_month_of_meetings(with_paper: bool, tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path
    today = timezone.localdate()
    accounts, organs = set_up_office()
    if with_paper:
        read_sample("chuong-trinh-cong-tac.txt")
        load_programmes(accounts, organs, today)

    load_meetings(accounts, organs, today)

    briefing, reception = Series.objects.get(kind="briefing"), Series.objects.get(kind="reception")
    assert (briefing.rule, briefing.time, reception.rule) == ("FREQ=WEEKLY;BYDAY=MO", dt.time(14), "FREQ=MONTHLY;BYMONTHDAY=10,24")
    assert briefing in {one.series for one in waiting.days_off_asked(accounts["mai"], today)}  # others too, where a holiday is near
    (invitation,) = waiting.who_attends_asked(accounts["mai"], today)
    assert [clash.other.series for clash in clashes(invitation)] == [reception]
    rows = waiting.attendance(accounts["mai"], today - dt.timedelta(days=200), today)
    assert [(one.name, one.called > 2) for one in rows] == [("Hoàng Thị Thu", True)]
    assert Meeting.objects.filter(day=None).exists() is with_paper
    assert Meeting.objects.filter(title__startswith="Hội nghị Ban Thường vụ", day=dt.date(2026, 11, 26)).exists() is with_paper
