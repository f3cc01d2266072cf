"""Orientations: whose line they wait for, the month's line, tasks made of them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Organ
from giaoban.office.work import actions, queries, rules
from giaoban.office.work.actions import NotNow, Ordered
from giaoban.office.work.models import Orientation, OrientationLine, Origin
from tests.office.work.story import WORDS, day, fact, led_by
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
NOVEMBER = dt.date(2026, 11, 1)


@pytest.fixture
def one(people: People, organs: Organs) -> Orientation:
    """A direction that the economy division reports on."""
    actions.open_from_facts(people.lan, [fact(make_paper(), people, kind="orientation", lead=organs.economy)])
    return Orientation.objects.get()


def test_unit_writes_its_line_of_the_month_and_changes_it(one: Orientation, people: People) -> None:
    line = actions.write_line(people.binh, one.pk, dt.date(2026, 11, 17), " Đã rà soát 5 dự án ")
    actions.write_line(people.ha, one.pk, NOVEMBER, "Đã rà soát 6 dự án", shown=1)
    with pytest.raises(Conflict):
        actions.write_line(people.binh, one.pk, NOVEMBER, "Đã rà soát 7 dự án", shown=1)
    with pytest.raises(Conflict):
        actions.write_line(people.binh, one.pk, NOVEMBER, "Đã rà soát 7 dự án")
    actions.write_line(people.binh, one.pk, dt.date(2026, 12, 1), "Tháng 12")

    line.refresh_from_db()
    assert (line.month, line.text, line.entered_for, line.by, str(line)) == (
        NOVEMBER, "Đã rà soát 6 dự án", True, people.binh, "Đã rà soát 6 dự án",
    )  # fmt: skip
    assert [row.month.month for row in one.lines.all()] == [11, 12]
    assert "Đã rà soát" not in str(list(Entry.objects.values_list("changes", flat=True)))


def test_line_has_words_and_is_written_by_whose_it_is(one: Orientation, people: People, organs: Organs) -> None:
    with pytest.raises(ValidationError):
        actions.write_line(people.binh, one.pk, NOVEMBER, " ")
    with pytest.raises(PermissionDenied):
        actions.write_line(people.hoa, one.pk, NOVEMBER, "x")
    for account in (people.cuong, people.sen, people.yen):
        with pytest.raises(Orientation.DoesNotExist):
            actions.write_line(account, one.pk, NOVEMBER, "x")
    assert OrientationLine.objects.count() == 0
    assert {a.username for a in people.all() if rules.may_write_line(a, one)} == {"lan", "ha", "mai", "binh"}


def test_orientation_is_given_to_another_unit_or_followed_no_more(one: Orientation, people: People, organs: Organs) -> None:
    actions.change_orientation(people.ha, one.pk, 1, organ=organs.police, field="Đầu tư")
    assert ([*queries.orientations_visible_to(people.binh)], [*queries.orientations_visible_to(people.cuong)]) == ([], [one])
    actions.change_orientation(people.ha, one.pk, 2, organ=None)
    actions.change_orientation(people.ha, one.pk, 3, dropped=True)

    one.refresh_from_db()
    assert (one.organ, one.field, one.dropped, str(one)) == (None, "Đầu tư", True, WORDS)
    with pytest.raises(PermissionDenied):
        actions.write_line(people.ha, one.pk, NOVEMBER, "x")
    with pytest.raises(NotNow):
        actions.make_concrete(people.ha, one.pk, Ordered("Mở lớp", Origin.PAPER))


def test_only_so_much_of_an_orientation_is_changed_by_so_many(one: Orientation, people: People, organs: Organs) -> None:
    with pytest.raises(TypeError):
        actions.change_orientation(people.ha, one.pk, 1, title="khác")
    with pytest.raises(PermissionDenied):
        actions.change_orientation(people.binh, one.pk, 1, dropped=True)
    with pytest.raises(Conflict):
        actions.change_orientation(people.ha, one.pk, 2, dropped=True)
    ended = Organ.objects.create(kind="board", side="party", level="commune", valid_to=day(-1))
    with pytest.raises(ValidationError):
        actions.change_orientation(people.ha, one.pk, 1, organ=ended)


def test_task_made_of_an_orientation_leads_back_to_it_and_its_paper(one: Orientation, people: People, organs: Organs) -> None:
    task = actions.make_concrete(people.ha, one.pk, Ordered("Mở lớp tập huấn", Origin.PAPER, (led_by(organs.economy),)))

    assert (task.orientation, task.paper, task.confidentiality) == (one, one.paper, one.paper.confidentiality)
    assert Entry.objects.filter(verb="work.make-concrete", subject_id=task.pk).exists()
    with pytest.raises(PermissionDenied):
        actions.make_concrete(people.binh, one.pk, Ordered("Mở lớp", Origin.PAPER))
