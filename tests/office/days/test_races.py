"""Two people at the table of days at once, on a database that is a file: one is first, the other is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.days import actions, queries
from giaoban.office.days.models import OwnDay
from giaoban.office.directory.models import Account
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
CLOSED: dict[str, Any] = {"day": dt.date(2026, 11, 27), "kind": "closed", "reason": "Ngày truyền thống", "source": "Thông báo 12-TB/VP"}


def test_day_entered_twice_at_once_stands_once(mai: Account) -> None:
    wrong = at_once([lambda: actions.enter_day(mai, **CLOSED)] * 2)

    assert [type(error) for error in wrong] == [ValidationError]
    assert (OwnDay.objects.count(), queries.settings().number) == (1, 1)


def test_of_two_who_correct_a_day_one_is_told(mai: Account) -> None:
    own = actions.enter_day(mai, **CLOSED)
    wrong = at_once([lambda why=why: actions.correct_day(mai, own.pk, 1, **CLOSED | {"reason": why}) for why in ("Nghỉ", "Riêng")])  # type: ignore[misc]

    assert [type(error) for error in wrong] == [Conflict]
    assert queries.settings().number == 2
