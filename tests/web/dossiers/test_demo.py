"""The demo's papers of meetings are as the story has them: four matters of five ready, the personnel matter a heading."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.demo.dossiers import board_day, load_dossiers
from giaoban.demo.load import set_up_office
from giaoban.office.meetings.models import Matter, Meeting, Registration
from giaoban.web.dossiers.rows import items_with_papers, readiness_of

pytestmark = pytest.mark.django_db
TODAY = dt.date(2099, 11, 20)


def test_demo_has_a_board_four_of_five_ready_and_registrations() -> None:
    accounts, organs = set_up_office()

    load_dossiers(accounts, organs, TODAY)

    board = Meeting.objects.get(body="standing-board", day=board_day(TODAY))
    assert readiness_of(items_with_papers(accounts["mai"], [board])).words == "4 trong 5 nội dung đủ hồ sơ; 1 nội dung kín chỉ có tiêu đề"
    assert (Registration.objects.count(), Matter.objects.count()) == (4, 6)
