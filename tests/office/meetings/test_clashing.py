"""Clashes among the entries of a schedule: each once, and only between entries that are there."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.meetings.clashing import pairs_among
from giaoban.office.meetings.entries import entries_of
from giaoban.office.meetings.models import Meeting, Room
from tests.office.meetings.rows import TITLE, call, make_meeting
from tests.people import People, person_of

pytestmark = pytest.mark.django_db


def test_clash_is_told_once_and_names_who_and_which_room(people: People) -> None:
    room = Room.objects.create(name="Phòng họp số 1")
    one = make_meeting(chair=person_of(people.hoa), room=room)
    other = make_meeting(title="Việc khác", time=dt.time(9), chair=person_of(people.nam), room=room)
    call(one, account=people.sen)
    call(other, account=people.sen)
    make_meeting(time=dt.time(14), half="afternoon", chair=person_of(people.hoa))
    entries = entries_of(Meeting.objects.all())

    found = [(pair.what, pair.who, pair.sure, pair.first.title, pair.second.title) for pair in pairs_among(entries)]

    assert found == [("person", "Bùi Thị Sen", True, TITLE, "Việc khác"), ("room", "Phòng họp số 1", True, TITLE, "Việc khác")]


def test_what_is_not_on_the_schedule_clashes_with_nothing_there(people: People) -> None:
    shown = make_meeting(chair=person_of(people.hoa))
    make_meeting(title="Kín", chair=person_of(people.hoa))

    assert pairs_among(entries_of(Meeting.objects.filter(pk=shown.pk))) == []
    assert pairs_among([]) == []
