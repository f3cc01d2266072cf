"""A paper has to go as secret: of its meetings nothing stays, not what was handed in for them, not what was written of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from giaoban.office.audit.models import EarlierState
from giaoban.office.meetings import actions
from giaoban.office.meetings.models import Addition, ItemNote, Meeting, Minutes, Need
from giaoban.office.registry import store
from giaoban.office.registry.actions import expel_secret
from giaoban.office.registry.models import File
from tests.office.meetings.papers import completed, handed, make_need, pages_of
from tests.office.meetings.rows import make_held, make_item, make_meeting
from tests.office.meetings.test_dossiers import WORD
from tests.office.review.papers import work_through
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def test_papers_of_a_meeting_go_with_the_paper_that_called_it_but_for_those_that_stand_elsewhere_too(
    people: People, organs: Organs
) -> None:
    need = make_need(make_item(make_meeting(dt.date(2099, 11, 26)), prepared_by=organs.economy))
    shared, own = pages_of(1, "Quy che"), pages_of(2)
    stays = completed(people.binh, need, shared, people.ha)
    paper = make_paper()
    leaves = make_need(make_item(make_meeting(dt.date(2099, 12, 3), paper=paper), prepared_by=organs.economy), title="Phương án mật")
    for data in (shared, own, WORD):
        handed(people.binh, leaves, data)

    expel_secret(people.mai, paper.pk)
    work_through()

    kept = {file.sha256 for file in (stays.file, stays.pdf) if file is not None}
    assert set(store.sums()) == set(File.objects.values_list("sha256", flat=True)) == kept
    assert Need.objects.get() == need
    assert not EarlierState.objects.filter(subject_kind="meetings.need", subject_id=leaves.pk).exists()


def test_secret_paper_takes_along_what_was_written_of_its_meeting_and_added_once_it_was_signed(people: People, organs: Organs) -> None:
    paper = make_paper()
    meeting, item, _ = make_held(people, organs, paper=paper)
    actions.begin_minutes(people.mai, meeting.pk)
    actions.write_note(people.mai, meeting.pk, item.pk, "Thảo luận việc mật", shown=0)
    actions.write_note(people.mai, meeting.pk, item.pk, "Thảo luận", shown=1)
    actions.sign_minutes(people.mai, meeting.pk, 1, even_so=True)
    actions.add_to_minutes(people.mai, meeting.pk, "Bổ sung", "Ghi thiếu", item_id=item.pk)

    expel_secret(people.mai, paper.pk)

    assert [model.objects.count() for model in (Meeting, Minutes, ItemNote, Addition)] == [0] * 4
    assert "mật" not in repr(list(EarlierState.objects.values()))
