"""Two compilers at once, on a database that is a file, as an office has it: one proposal becomes one line."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from giaoban.office.compiling.actions import accept, begin_next, decline
from giaoban.office.compiling.models import Decision
from giaoban.office.directory.models import Account, Office, Organ, OrganName
from giaoban.office.programme.actions import put_lines
from giaoban.office.programme.models import Line, Programme
from tests.at_once import at_once
from tests.office.programme.rows import DECEMBER, fresh, make_line, make_programme
from tests.people import FOUNDED

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def line(mai: Account) -> Line:
    """A line of November's programme, beside December's draft."""
    organ = Organ.objects.create(kind="party-committee", side="party", level="commune", ours=True, valid_from=FOUNDED)
    OrganName.objects.create(organ=organ, text="Đảng ủy xã", valid_from=FOUNDED)
    make_programme(organ, DECEMBER, state="draft")
    return make_line(make_programme(organ))


def draft() -> Programme:
    return Programme.objects.get(first=DECEMBER)


def test_two_who_take_the_same_proposal_make_one_line(mai: Account, line: Line) -> None:
    made: list[Line] = []

    wrong = at_once([lambda: made.append(accept(mai, draft().pk, "unfinished", f"line-{line.pk}", 1)) for _ in range(2)])

    assert wrong == []
    assert (made[0], draft().lines.count(), Decision.objects.count()) == (made[1], 1, 1)


def test_of_two_who_take_and_leave_out_one_is_told(mai: Account, line: Line) -> None:
    key = f"line-{line.pk}"

    wrong = at_once([
        lambda: accept(mai, draft().pk, "unfinished", key, 1), lambda: decline(mai, draft().pk, "unfinished", key, 1, reason="Không cần")
    ])  # fmt: skip

    assert [type(error) for error in wrong] == [ValidationError]
    assert (fresh(line).state == "carried", Decision.objects.get().state) in {(True, "accepted"), (False, "declined")}


def test_lines_put_at_once_stand_one_after_the_other(mai: Account, line: Line) -> None:
    one, two, three = (make_line(draft(), text=f"Việc {n}") for n in "123")

    wrong = at_once([
        lambda: put_lines(mai, draft().pk, [three.pk], one.pk), lambda: put_lines(mai, draft().pk, [two.pk], one.pk)
    ])  # fmt: skip

    assert wrong == []
    assert sorted(draft().lines.values_list("place", flat=True)) == [1, 2, 3]
    assert draft().lines.last() == one


def test_two_who_begin_the_next_programme_find_the_same(mai: Account, line: Line) -> None:
    Office.objects.create(organ=line.programme.organ)
    made: list[Programme] = []

    wrong = at_once([lambda: made.append(begin_next(mai, dt.date(2027, 1, 10))) for _ in range(2)])

    assert wrong == []
    assert made[0] == made[1]
