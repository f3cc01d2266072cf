"""Who sees which meeting, matter, conclusion: the question for many and the rule for one agree, for every person and relation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

import pytest
from django.db.models import Model

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings import dossier_queries, dossier_rules, queries, rules
from giaoban.office.meetings.models import (
    AgendaIssue,
    Attendee,
    Conclusion,
    Feed,
    Item,
    Meeting,
    MeetingChange,
    Need,
    PackFile,
    ReadingNote,
    Registration,
    Series,
)
from giaoban.office.registry.models import File
from tests.office.meetings.rows import BOARD_DAY, PERSONNEL, call, make_conclusion, make_item, make_meeting, make_series
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
LONG_AGO = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)
PAPERS = [(False, access, LONG_AGO) for access in Item.Access.values] + [(False, "stays", None), (True, "stays", LONG_AGO)]
LATER = BOARD_DAY + dt.timedelta(days=9)  # some meetings are over, some just, some are to come

AGREED: dict[type[Model], tuple[Callable[[Account], Iterable[Any]], Callable[[Account, Any], bool]]] = {
    Meeting: (queries.visible_to, rules.may_see),
    Series: (queries.series_visible_to, rules.may_see_series),
    MeetingChange: (queries.changes_visible_to, rules.may_see_change),
    Attendee: (queries.attendees_visible_to, rules.may_see_attendee),
    Item: (queries.open_items_visible_to, rules.may_see_inside),
    AgendaIssue: (queries.agendas_visible_to, rules.may_see_agenda),
    Conclusion: (queries.conclusions_visible_to, rules.may_see_conclusion),
    Registration: (queries.registrations_visible_to, rules.may_see_registration),
    ReadingNote: (
        lambda account: dossier_queries.notes_visible_to(account, LATER),
        lambda account, note: dossier_rules.may_see_note(account, note, LATER),
    ),
    Need: (lambda account: dossier_queries.needs_visible_to(account, LATER), lambda a, need: dossier_rules.may_see_need(a, need, LATER)),
    PackFile: (lambda account: dossier_queries.files_readable_by(account, LATER), lambda a, file: dossier_rules.may_read(a, file, LATER)),
    Feed: (queries.feeds_visible_to, rules.may_see_feed),
}


@pytest.fixture
def month(people: People, organs: Organs) -> None:
    """Meetings in every confidentiality and relation, each with an open and a confidential matter and what hangs on them."""
    file = File.objects.create(sha256="0" * 64, size=1, media_type="application/pdf")
    for n, (inside, way) in enumerate(product(Confidentiality, range(9))):
        meeting = make_meeting(BOARD_DAY + dt.timedelta(days=n), confidentiality=inside)
        own = make_series(confidentiality=inside)
        _stand(way, meeting, own, people, organs)
        meeting.save()
        MeetingChange.objects.create(meeting=meeting, by=people.ha)
        AgendaIssue.objects.create(meeting=meeting, stage="invited", version=1, when="")
        make_conclusion(meeting, people.ha)
        for secret, access, accepted in PAPERS:
            item = make_item(meeting, confidential=secret, title=PERSONNEL, access=access, prepared_by=organs.police if way == 8 else None)
            make_conclusion(meeting, people.ha, item)
            need = Need.objects.create(item=item, kind="draft", state="waived" if way == 1 and access == "stays" else "handed-in")
            paper = PackFile.objects.create(need=need, file=file, name="a", version=1, by=people.ha, accepted_at=accepted)
            for account in (people.sen, people.binh, people.hoa):
                ReadingNote.objects.create(file=paper, account=account, text="Hỏi lại số liệu")
    for organ in (organs.economy, organs.police, organs.office):
        Registration.objects.create(
            organ=organ, title="a", reason="b", month=dt.date(2026, 12, 1), prepared_by=organ, body="standing-board", entered_by=people.ha
        )  # fmt: skip
    for account in people.all():
        Feed.objects.create(owner=account, scope="public", token_sha256=account.username)


def _stand(way: int, meeting: Meeting, own: Series, people: People, organs: Organs) -> None:
    sen = person_of(people.sen)
    match way:
        case 0:
            call(meeting, account=people.sen)
            own.people.add(sen)
        case 1:
            call(meeting, account=people.sen, part="guest")
        case 2:
            call(meeting, organ=organs.economy)
            meeting.chair = person_of(people.thanh)
        case 3:
            meeting.prepared_by = organs.police
            own.chair = person_of(people.thanh)
            own.save()
        case 4:
            make_item(meeting, prepared_by=organs.economy)
        case 5:
            make_item(meeting, rapporteur=person_of(people.binh))
            meeting.office_lead = person_of(people.ha)
        case 6:
            seat = call(meeting, account=people.hoa)
            seat.delegate = sen
            seat.save()
        case 7:
            own.people.add(person_of(people.cuong))
            meeting.series, meeting.slot = own, meeting.day
        case _:
            pass


@pytest.mark.usefixtures("month")
@pytest.mark.parametrize("model", AGREED, ids=[model._meta.model_name for model in AGREED])
def test_rule_and_question_agree_for_every_person(model: type[Model], people: People) -> None:
    ask, may_see = AGREED[model]
    things = list(model._default_manager.all())
    ways: set[frozenset[Any]] = set()
    for account in people.all():
        asked, ruled = {thing.pk for thing in ask(account)}, {thing.pk for thing in things if may_see(account, thing)}
        assert asked == ruled, account.username
        ways.add(frozenset(ruled))

    assert len(ways) > 1  # else there was nothing to tell people apart by


@pytest.mark.usefixtures("month")
def test_auditor_and_administrator_see_no_meeting(people: People) -> None:
    assert {account.username: queries.visible_to(account).count() for account in (people.yen, people.kien)} == {"yen": 0, "kien": 0}


def test_unit_sees_the_heading_of_a_personnel_matter_and_nothing_below(people: People, organs: Organs) -> None:
    meeting = make_meeting()
    call(meeting, organ=organs.economy)
    item = make_item(meeting, title=PERSONNEL, confidential=True)
    make_conclusion(meeting, people.ha, item, text="Đồng ý giới thiệu nhân sự.")

    assert list(queries.items_visible_to(people.binh)) == [item]
    assert list(queries.conclusions_visible_to(people.binh)) == []
    assert [one.text for one in queries.conclusions_visible_to(people.hoa)] == ["Đồng ý giới thiệu nhân sự."]
