"""A paper that closed a report has to go: the report is owed again."""

from __future__ import annotations

import pytest

from giaoban.office.registry.actions import expel_secret
from giaoban.office.registry.models import Paper
from giaoban.office.targets.models import ReportClosed
from tests.office.targets.rows import close, make_duty
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


def test_report_is_owed_again_when_the_paper_that_closed_it_has_to_go(people: People, organs: Organs) -> None:
    closed = close(make_duty(organs.province_committee), "2026-11", people.lan)

    expel_secret(people.mai, closed.paper_id)

    assert (Paper.objects.filter(pk=closed.paper_id).exists(), ReportClosed.objects.exists()) == (False, False)
