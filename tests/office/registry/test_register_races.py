"""Many clerks at once on a database that is a file, as an office has it: no number twice, none left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from giaoban.office.directory.models import Account, Office, Organ, OrganName, RoleHolding
from giaoban.office.directory.visibility import Role
from giaoban.office.registry.actions import NumberTaken, cancel_number, open_series, register_incoming, register_outgoing
from giaoban.office.registry.models import Direction, NumberSeries, RegisterEntry
from tests.at_once import at_once, database_of_its_own
from tests.papers import DAY, make_paper
from tests.people import FOUNDED

pytestmark = pytest.mark.django_db(transaction=True)
CLERKS, EACH = 4, 6


@pytest.fixture
def lan(transactional_db: None, tmp_path: Path, laid_out: Path) -> Iterator[Account]:
    """The clerk, in an office of its own."""
    with database_of_its_own(tmp_path, laid_out):
        organ = Organ.objects.create(kind="party-committee", side="party", level="commune", ours=True, valid_from=FOUNDED)
        OrganName.objects.create(organ=organ, text="Đảng ủy xã Minh Sơn", symbol="ĐU", valid_from=FOUNDED)
        Office.objects.create(organ=organ, term_start=FOUNDED)
        account = Account.objects.create_user("lan", "mật khẩu của xã")
        RoleHolding.objects.create(account=account, role=Role.CLERK)
        yield account


def test_clerks_at_once_get_different_numbers_and_none_is_left_out(lan: Account) -> None:
    papers = [make_paper().pk for _ in range(CLERKS * EACH)]

    def clerk(n: int) -> Callable[[], object]:
        return lambda: [register_incoming(lan, paper) for paper in papers[n * EACH : (n + 1) * EACH]]

    assert at_once([clerk(n) for n in range(CLERKS)]) == []

    assert sorted(RegisterEntry.objects.values_list("number", flat=True)) == list(range(1, CLERKS * EACH + 1))
    assert NumberSeries.objects.get().next == CLERKS * EACH + 1


def test_one_paper_registered_by_two_at_once_has_one_number(lan: Account) -> None:
    paper = make_paper(direction=Direction.OUT, type="KH", number="")

    assert at_once([lambda: register_outgoing(lan, paper.pk)] * 3) == []

    assert list(RegisterEntry.objects.values_list("number", flat=True)) == [1]


def test_one_number_asked_for_by_two_at_once_is_given_to_one(lan: Account) -> None:
    papers = [make_paper().pk for _ in range(3)]

    wrong = at_once([lambda paper=paper: register_incoming(lan, paper, number=7) for paper in papers])  # type: ignore[misc]

    assert ([type(error) for error in wrong], RegisterEntry.objects.count()) == ([NumberTaken, NumberTaken], 1)


def test_number_cancelled_while_another_is_given_is_not_the_one_given(lan: Account) -> None:
    paper = make_paper()
    series = open_series(lan, Direction.IN, on=DAY)

    wrong = at_once([lambda: register_incoming(lan, paper.pk), lambda: cancel_number(lan, series.pk, 1, "đóng dấu nhầm")])

    numbers = [(entry.number, entry.cancelled_at is None) for entry in RegisterEntry.objects.order_by("number")]
    # Whoever came first has number 1; a number in use is not cancelled without having been shown.
    assert numbers == ([(1, False), (2, True)] if not wrong else [(1, True)])


def test_new_year_opened_by_many_at_once_is_one_series(lan: Account) -> None:
    assert at_once([lambda: open_series(lan, Direction.IN, on=DAY)] * CLERKS) == []

    assert NumberSeries.objects.count() == 1
