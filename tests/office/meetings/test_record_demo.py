"""The demo's Standing Board is made by the same acts as in any office."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from giaoban.demo.load import set_up_office
from giaoban.demo.sitting import load_sitting
from giaoban.office.meetings.actions.recording import additions_are_intact
from giaoban.office.meetings.models import Conclusion, ConclusionTask, Meeting, NoticeQuote
from giaoban.office.meetings.record_queries import notices_waited_for, unanswered

pytestmark = pytest.mark.django_db


def test_demo_has_signed_minutes_with_their_notice_and_a_meeting_that_waits(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR, settings.DATA_DIR = tmp_path / "files", tmp_path
    accounts, organs = set_up_office()
    today = timezone.localdate()

    load_sitting(accounts, organs, today)

    held, last = Meeting.objects.order_by("day")
    assert held.day is not None
    assert last.day is not None
    assert (last.day - held.day, last.day < today, held.record.is_signed, last.record.is_signed) == (
        dt.timedelta(21),
        True,
        True,
        False,
    )
    assert (held.record.is_intact, additions_are_intact(held.record)) == (True, True)
    assert [(one.number, one.no_task, one.links.count()) for one in held.conclusions.all()] == [(1, False, 1), (2, True, 0), (3, False, 1)]
    assert (NoticeQuote.objects.count(), set(NoticeQuote.objects.values_list("exact", flat=True))) == (6, {True})
    assert sorted(ConclusionTask.objects.values_list("task__workflow", flat=True)) == ["assigned", "done"]
    assert (list(notices_waited_for()), Conclusion.objects.filter(pk__in=unanswered(last)).count()) == ([last], 1)
    assert str(last.record.chair) == str(accounts["thu"].person)
