"""The demo's programmes are made by the same acts as in any office, from its own programme paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from giaoban.demo.load import set_up_office
from giaoban.demo.programmes import load_programmes
from giaoban.office.programme import queries
from giaoban.office.programme.models import Change, Line, Programme
from tests.office.review.papers import read_sample

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("today", [timezone.localdate(), dt.date(2026, 10, 1)])
def test_demo_has_programmes_with_every_change(today: dt.date, tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path
    accounts, organs = set_up_office()
    paper = read_sample("chuong-trinh-cong-tac.txt")

    load_programmes(accounts, organs, today)

    found = [(one.period, one.state) for one in Programme.objects.order_by("first", "last")]
    assert found == [
        ("năm 2026", "underway"),
        ("tháng 10/2026", "closed"),
        ("quý IV/2026", "underway"),
        ("tháng 11/2026", "underway"),
        ("tháng 12/2026", "draft"),
        ("năm 2027", "draft"),
    ]
    november = Programme.objects.get(paper=paper)
    kinds = set(Change.objects.filter(line__programme=november).values_list("kind", flat=True))
    assert kinds == {"moved", "carried", "withdrawn", "added"}
    assert Line.objects.filter(programme=november, carried_from__isnull=False).count() == 1
    december = Programme.objects.get(first=dt.date(2026, 12, 1))
    assert [line.carried_from is not None for line in december.lines.all()] == [True, True, False, False, False]
    assert [one.period for one in queries.around(accounts["mai"], november).above] == ["năm 2026", "quý IV/2026"]
    assert any(queries.tasks_of_lines(accounts["mai"], november.lines.all()).values())


def test_demo_without_its_programme_paper_has_no_programmes(tmp_path: Path, settings: Any) -> None:
    accounts, organs = set_up_office()

    load_programmes(accounts, organs, timezone.localdate())

    assert Programme.objects.count() == 0
