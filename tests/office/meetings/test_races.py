"""Two who do the same at the same moment, on a database that is a file."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from giaoban.office.directory.models import Account
from giaoban.office.meetings import weeks
from giaoban.office.meetings.actions import publish_week
from giaoban.office.meetings.models import WeekIssue
from tests.at_once import at_once
from tests.office.meetings.rows import MONDAY, make_meeting

pytestmark = pytest.mark.django_db(transaction=True)


def test_week_published_by_four_at_once_is_published_once(mai: Account) -> None:
    make_meeting()
    seen = weeks.sum_of(weeks.for_all(mai, MONDAY)[0])

    wrong = at_once([lambda: publish_week(mai, MONDAY, shown=0, preview=seen)] * 4)

    assert [type(error) for error in wrong] == [ValidationError] * 3
    assert [issue.number for issue in WeekIssue.objects.all()] == [1]
