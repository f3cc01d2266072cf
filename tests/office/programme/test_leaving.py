"""A secret paper got in and was taken for a programme: everything that has its words goes with it, wherever it was carried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from giaoban.office.audit.models import EarlierState
from giaoban.office.programme import actions
from giaoban.office.programme.actions import Period, Why
from giaoban.office.programme.models import Change, Line, LineTask, Programme
from giaoban.office.registry.actions import expel_secret
from giaoban.office.work.models import Task
from tests.office.programme.rows import DECEMBER, NOVEMBER, WORDS, fresh, make_line, make_programme, programme_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
WHY = Why("Chờ số liệu")


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Any) -> None:
    """The office's files, in a folder of their own."""
    settings.FILES_DIR = tmp_path / "files"


def test_programme_goes_with_its_paper_and_so_do_lines_that_were_carried(people: People, organs: Organs) -> None:
    paper, _ = programme_paper(people, organs)
    november = actions.draw_up_from_paper(people.mai, paper.pk, Period("month", NOVEMBER, None, organs.committee.pk))
    line = Line.objects.get(text=WORDS)
    actions.move_line(people.mai, line.pk, 1, "2026-11-28", WHY)
    carried = actions.carry_line(people.mai, line.pk, 2, DECEMBER, WHY)
    typed = actions.add_line(people.mai, november.pk, text="Việc bổ sung", why=WHY)
    carried_too = actions.carry_line(people.mai, typed.pk, 1, DECEMBER, WHY)
    other = make_line(carried.programme, text="Việc khác")
    assert LineTask.objects.count() == 2

    expel_secret(people.lan, paper.pk)

    assert list(Line.objects.all()) == [other]
    assert list(Programme.objects.all()) == [carried.programme]
    assert (Change.objects.count(), LineTask.objects.count(), Task.objects.count()) == (0, 0, 0)
    assert not EarlierState.objects.filter(subject_kind__startswith="programme.line").exists()
    assert carried_too.programme == carried.programme


def test_line_that_was_carried_into_a_paper_that_goes_stays_where_it_came_from(people: People, organs: Organs) -> None:
    october = make_programme(organs.committee, NOVEMBER.replace(month=10))
    old = make_line(october, text="Việc tháng trước")
    actions.carry_line(people.mai, old.pk, 1, NOVEMBER, WHY)
    paper, _ = programme_paper(people, organs)
    actions.draw_up_from_paper(people.mai, paper.pk, Period("month", NOVEMBER, None, organs.committee.pk))

    expel_secret(people.lan, paper.pk)

    assert (list(Line.objects.all()), list(Programme.objects.all())) == ([old], [october])
    assert (fresh(old).state, old.changes.get().to) == ("carried", None)
