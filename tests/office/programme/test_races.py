"""Two people at the same line at once, on a database that is a file, as an office has it: one is first, the other is told."""

from __future__ import annotations

import pytest

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Account, Organ, OrganName
from giaoban.office.programme import actions
from giaoban.office.programme.actions import Why
from giaoban.office.programme.models import Change, Line, Programme
from tests.at_once import at_once
from tests.office.programme.rows import DECEMBER, fresh, make_line, make_programme
from tests.people import FOUNDED

pytestmark = pytest.mark.django_db(transaction=True)
WHY = Why("Chờ số liệu")


@pytest.fixture
def line(mai: Account) -> Line:
    """A line of November's programme."""
    organ = Organ.objects.create(kind="party-committee", side="party", level="commune", ours=True, valid_from=FOUNDED)
    OrganName.objects.create(organ=organ, text="Đảng ủy xã", valid_from=FOUNDED)
    return make_line(make_programme(organ))


def test_of_two_who_put_a_line_off_one_is_told(mai: Account, line: Line) -> None:
    wrong = at_once([lambda day=day: actions.move_line(mai, line.pk, 1, f"2026-11-{day}", WHY) for day in (27, 28)])  # type: ignore[misc]

    assert [type(error) for error in wrong] == [Conflict]
    assert (Change.objects.count(), Entry.objects.filter(verb="programme.move-line").count()) == (1, 1)
    assert fresh(line).due == Change.objects.get().after


def test_of_two_who_carry_and_withdraw_one_is_told(mai: Account, line: Line) -> None:
    wrong = at_once([
        lambda: actions.carry_line(mai, line.pk, 1, DECEMBER, WHY), lambda: actions.withdraw_line(mai, line.pk, 1, WHY)
    ])  # fmt: skip

    assert [type(error) for error in wrong] == [Conflict]
    assert Change.objects.count() == 1
    assert Line.objects.count() == Programme.objects.count() == (2 if fresh(line).state == "carried" else 1)


def test_two_lines_carried_at_once_make_one_programme(mai: Account, line: Line) -> None:
    other = make_line(line.programme)

    wrong = at_once([lambda one=one: actions.carry_line(mai, one.pk, 1, DECEMBER, WHY) for one in (line, other)])  # type: ignore[misc]

    assert wrong == []
    december = Programme.objects.get(first=DECEMBER)
    assert sorted(december.lines.values_list("place", flat=True)) == [1, 2]
