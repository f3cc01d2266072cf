"""Who reads and writes what is recorded: the question for many and the rule for one agree, for every person, part and confidentiality."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

import pytest
from django.db.models import Model

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings import record_queries as queries
from giaoban.office.meetings import record_rules as rules
from giaoban.office.meetings.models import Addition, ItemNote, Meeting, Minutes, NoteAside
from tests.office.meetings.rows import BOARD_DAY, PERSONNEL, call, make_item, make_meeting
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db

AGREED: list[tuple[type[Model], Callable[[Account], Iterable[Any]], Callable[[Account, Any], bool]]] = [
    (Meeting, queries.written_by, rules.may_write),
    (Meeting, queries.read_by, rules.may_read),
    (Minutes, queries.minutes_visible_to, rules.may_see_minutes),
    (ItemNote, queries.notes_visible_to, rules.may_see_note),
    (Addition, queries.additions_visible_to, rules.may_see_addition),
    (NoteAside, queries.asides_visible_to, rules.may_see_aside),
]


@pytest.fixture
def month(people: People, organs: Organs) -> None:
    """Meetings to which people are called as this and that, each with notes on an open and a confidential matter and on the whole."""
    for n, (inside, way) in enumerate(product(Confidentiality, range(7))):
        meeting = make_meeting(BOARD_DAY + dt.timedelta(days=n), confidentiality=inside)
        match way:
            case 0 | 1 | 2:
                call(meeting, account=people.sen, part=("member", "guest", "secretary")[way])
            case 3:
                seat = call(meeting, account=people.cuong)
                seat.delegate = person_of(people.binh)
                seat.save()
            case 4:
                meeting.chair, meeting.office_lead = person_of(people.thanh), person_of(people.ha)
            case 5:
                call(meeting, organ=organs.economy)
            case _:
                call(meeting, account=people.binh, part="secretary")
        meeting.save()
        minutes = Minutes.objects.create(meeting=meeting)
        for number, item in enumerate((None, make_item(meeting), make_item(meeting, title=PERSONNEL, confidential=True)), 1):
            note = ItemNote.objects.create(minutes=minutes, item=item, text="Đã nói")
            NoteAside.objects.create(note=note, by=people.ha, text="Đã nói khác")
            Addition.objects.create(minutes=minutes, item=item, number=number, text="Thêm", reason="Thiếu", sha256="0", by=people.mai)


@pytest.mark.usefixtures("month")
@pytest.mark.parametrize(("model", "ask", "may"), AGREED, ids=[ask.__name__ for _, ask, _ in AGREED])
def test_rule_and_question_agree_for_every_person(
    model: type[Model], ask: Callable[[Account], Iterable[Any]], may: Callable[[Account, Any], bool], people: People
) -> None:
    things = list(model._default_manager.all())
    ways: set[frozenset[Any]] = set()
    for account in people.all():
        asked, ruled = {thing.pk for thing in ask(account)}, {thing.pk for thing in things if may(account, thing)}
        assert asked == ruled, account.username
        ways.add(frozenset(ruled))

    assert len(ways) > 2


@pytest.mark.usefixtures("month")
def test_unit_that_is_called_reads_no_notes(people: People, organs: Organs) -> None:
    called = Meeting.objects.filter(attendees__organ=organs.economy)

    assert [meeting.pk for meeting in called if rules.may_read(people.binh, meeting)] == []
    assert not ItemNote.objects.filter(minutes__meeting__in=called, pk__in=queries.notes_visible_to(people.binh)).exists()


def test_who_has_the_minutes_signed_and_links_the_notice(people: People) -> None:
    meeting = make_meeting()
    open_one = {account.username for account in people.all() if rules.may_sign(account, meeting)}
    make_item(meeting, confidential=True)

    assert open_one == {"lan", "ha", "mai"}
    assert {account.username for account in people.all() if rules.may_sign(account, meeting)} == {"lan", "mai"}
    assert {account.username for account in people.all() if rules.may_link_notice(account, meeting)} == {"lan", "ha", "mai"}
